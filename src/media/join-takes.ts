import { rename, rm } from 'node:fs/promises'
import type { Fps } from '../time/time.ts'
import { runFfmpeg, safeInput } from './ffmpeg.ts'
import type { MediaInfo } from './media-info.ts'

export interface Take {
  readonly file: string
  readonly info: Pick<MediaInfo, 'durationMs' | 'hasAudio'>
}

export interface JoinTakesOptions {
  /** In order; each but the first begins with the last picture of the one before. */
  readonly takes: readonly Take[]
  /** Of the joined clip; pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** What it is to last at least: the last picture is held for what little is missing. */
  readonly leastMs: number
  /** MP4; it appears when it is complete. */
  readonly file: string
}

/** Models round lengths, and a seam takes a picture: for so much the last one is held. */
const mostHeldSeconds = 0.5
/** Of the sound at a seam, so that it does not click. */
const seamSeconds = 0.015
const timeoutMs = 30 * 60_000

/**
 * Joins clips of any encoding into one, as good as they are. The picture that both sides of a seam have is shown once.
 *
 * @throws {ReelsmithError} `media/tool-failed`, `store/disk-full`, `process/timed-out`, `job/cancelled`.
 */
export async function joinTakes({ takes, width, height, fps, leastMs, file }: JoinTakesOptions, context: { signal?: AbortSignal } = {}): Promise<void> {
  const frameSeconds = fps.den / fps.num
  const hasAudio = takes.some(({ info }) => info.hasAudio)
  const lengths = takes.map(({ info }, index) => info.durationMs / 1000 - (index > 0 ? frameSeconds : 0))
  const missing = Math.min(mostHeldSeconds, Math.max(0, leastMs / 1000 - lengths.reduce((sum, seconds) => sum + seconds, 0)))
  const pictures = takes.map((_, index) => {
    const fitted = `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},setsar=1,format=yuv420p`
    return `[${index}:v:0]fps=${fps.num}/${fps.den},${index > 0 ? 'trim=start_frame=1,' : ''}setpts=PTS-STARTPTS,${fitted}[v${index}]`
  })
  const sounds = takes.map(({ info }, index) => {
    const seconds = lengths[index]!
    const silence = `anullsrc=r=48000:cl=stereo,atrim=duration=${seconds}`
    const heard = `[${index}:a:0]aresample=48000,aformat=channel_layouts=stereo,atrim=start=${index > 0 ? frameSeconds : 0},asetpts=PTS-STARTPTS,apad,atrim=duration=${seconds}`
    return `${info.hasAudio ? heard : silence},afade=t=in:d=${seamSeconds},afade=t=out:st=${Math.max(0, seconds - seamSeconds)}:d=${seamSeconds}[a${index}]`
  })
  const inputs = takes.map((_, index) => `[v${index}]${hasAudio ? `[a${index}]` : ''}`).join('')
  const held = `[joined]tpad=stop_mode=clone:stop_duration=${missing.toFixed(3)}[v]`
  const graph = [...pictures, ...(hasAudio ? sounds : []), `${inputs}concat=n=${takes.length}:v=1:a=${hasAudio ? 1 : 0}[joined]${hasAudio ? '[a]' : ''}`, held]
  const group = String(Math.max(1, Math.round(1 / frameSeconds)))
  const partial = `${file}.partial`
  try {
    await runFfmpeg(
      [
        ...takes.flatMap((take) => safeInput(take.file)),
        '-filter_complex', graph.join(';'), '-map', '[v]', ...(hasAudio ? ['-map', '[a]', '-c:a', 'aac', '-b:a', '256k'] : []),
        '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '14', '-pix_fmt', 'yuv420p', '-g', group, '-keyint_min', group,
        '-movflags', '+faststart', '-f', 'mp4', `file:${partial}`,
      ],
      { signal: context.signal, timeoutMs, what: 'Joining the pieces of the clip' },
    )
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
}
