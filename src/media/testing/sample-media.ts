/** Synthetic media for tests, made by ffmpeg. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runFfmpeg } from '../ffmpeg.ts'

/** A folder of its own for a test file; call `dispose` after the last test. */
export async function temporaryFolder(): Promise<{ folder: string; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reelsmith-test-'))
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) }
}

export interface SampleVideo {
  file: string
  seconds: number
  width?: number
  height?: number
  /** e.g. `30`, `30000/1001`. */
  rate?: string
  /** An ffmpeg source without size and rate; default a moving test picture. */
  source?: string
  /** Filters behind the source. */
  filters?: string
  /** Adds a 440 Hz tone. */
  withSound?: boolean
  /** Encoder options; default x264 with closed groups of one second at 30 fps. */
  encoder?: readonly string[]
}

const defaultEncoder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-g', '30', '-pix_fmt', 'yuv420p']
const bt709 = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709']

export async function makeVideo(sample: SampleVideo): Promise<string> {
  const { file, seconds, width = 320, height = 180, rate = '30', source = 'testsrc2' } = sample
  const picture = `${source}${source.includes('=') ? ':' : '='}size=${width}x${height}:rate=${rate}`
  const toBt709 = 'scale=out_color_matrix=bt709:out_range=tv'
  await ffmpeg([
    '-f', 'lavfi', '-i', picture,
    ...(sample.withSound ? ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'] : []),
    '-t', String(seconds), '-vf', [sample.filters, toBt709].filter(Boolean).join(','),
    ...(sample.encoder ?? defaultEncoder), ...bt709, file,
  ])
  return file
}

export async function ffmpeg(args: readonly string[]): Promise<Buffer> {
  return (await runFfmpeg(args, { timeoutMs: 60_000, what: 'Making test media' })).stdout
}

/** One frame of a file as raw I420. */
export async function frameAt(file: string, frame: number): Promise<Buffer> {
  return await ffmpeg([
    '-i', file, '-vf', `select=eq(n\\,${frame})`, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1',
  ])
}

/** Mean of Y, U and V over a part of a frame, given in fractions of its size. */
export function meanColor(
  i420: Uint8Array,
  width: number,
  height: number,
  part: { x: number; y: number; width: number; height: number } = { x: 0, y: 0, width: 1, height: 1 },
): [y: number, u: number, v: number] {
  const luma = width * height
  const plane = (offset: number, w: number, h: number): number => {
    const [x0, x1] = [Math.floor(part.x * w), Math.ceil((part.x + part.width) * w)]
    const [y0, y1] = [Math.floor(part.y * h), Math.ceil((part.y + part.height) * h)]
    let sum = 0
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += i420[offset + y * w + x]!
    return sum / ((x1 - x0) * (y1 - y0))
  }
  return [
    plane(0, width, height),
    plane(luma, width / 2, height / 2),
    plane(luma + luma / 4, width / 2, height / 2),
  ]
}

/** A frame whose luma is all one value and whose chroma is neutral. */
export function greyFrame(width: number, height: number, luma: number): Uint8Array {
  const frame = new Uint8Array((width * height * 3) / 2).fill(128)
  return frame.fill(luma, 0, width * height)
}
