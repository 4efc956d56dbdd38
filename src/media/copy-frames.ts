/** Pictures taken over from a file as their encoder wrote them. */
import { rename, rm } from 'node:fs/promises'
import type { Fps } from '../time/time.ts'
import { runFfmpeg, runFfprobe, safeInput } from './ffmpeg.ts'

const timeoutMs = 5 * 60_000

/**
 * A name for what a decoder has to know before the first picture of a video (for H.264 its parameter sets): only
 * videos of the same name can follow each other in one track. Empty when the file says nothing of the kind.
 */
export async function readDecoderSetup(file: string, context: { signal?: AbortSignal } = {}): Promise<string> {
  const text = await runFfprobe(
    [
      '-select_streams', 'v:0', '-show_data_hash', 'sha256', '-show_entries', 'stream=extradata_hash', '-of', 'json',
      ...safeInput(file),
    ],
    { ...context, timeoutMs, what: 'Reading the video' },
  )
  const { streams } = JSON.parse(text.toString('utf8')) as { streams?: { extradata_hash?: string }[] }
  return streams?.[0]?.extradata_hash ?? ''
}

export interface CopyRequest {
  readonly from: string
  readonly fps: Fps
  /** In the order of display; a key frame. */
  readonly firstFrame: number
  /** Up to a key frame or the end of the file; groups are closed. */
  readonly frameCount: number
  /** MP4; it appears when it is complete. */
  readonly file: string
}

/**
 * Copies pictures without decoding them, without sound.
 *
 * @throws {ReelsmithError} `store/disk-full`, `media/tool-failed`, `job/cancelled`; nothing half-written is left.
 */
export async function copyFrames(request: CopyRequest, context: { signal?: AbortSignal } = {}): Promise<void> {
  const { from, fps, firstFrame, frameCount, file } = request
  const partial = `${file}.partial`
  // What is sought is the last key frame that is not after this: never a rounding too early.
  const seconds = Math.ceil((firstFrame * fps.den * 1e6) / fps.num) / 1e6
  try {
    await runFfmpeg(
      [
        ...(firstFrame > 0 ? ['-ss', seconds.toFixed(6)] : []), ...safeInput(from),
        '-map', '0:v:0', '-an', '-c', 'copy', '-frames:v', String(frameCount),
        '-map_metadata', '-1', '-f', 'mp4', `file:${partial}`,
      ],
      { ...context, timeoutMs, what: 'Copying the clip' },
    )
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
}

/**
 * Key frames of a short H.264 file, decoded alone: every n-th of them.
 *
 * @param size - The file's own, in pixels.
 * @returns I420, planes Y, U, V tightly packed.
 */
export async function readKeyFrames(
  file: string,
  size: { width: number; height: number },
  every: number,
  context: { signal?: AbortSignal } = {},
): Promise<Uint8Array[]> {
  const { stdout } = await runFfmpeg(
    [
      '-skip_frame', 'nokey', '-threads', '1', ...safeInput(file), '-map', '0:v:0', '-an', '-fps_mode', 'passthrough',
      '-vf', `select=not(mod(n\\,${every}))`, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1',
    ],
    { ...context, timeoutMs, what: 'Looking at the clip' },
  )
  const bytes = (size.width * size.height * 3) / 2
  return Array.from({ length: Math.floor(stdout.length / bytes) }, (_, n) => stdout.subarray(n * bytes, (n + 1) * bytes))
}
