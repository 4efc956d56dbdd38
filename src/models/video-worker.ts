/** Job worker: one video as a file of its own: a generated clip, cut to its length and size, ready to be played anywhere. */
import { join } from 'node:path'
import type { JobContext } from '../jobs/handler.ts'
import { runFfmpeg, safeInput } from '../media/ffmpeg.ts'
import { type GeneratePayload, type GenerateResult, run as generate } from './generate-worker.ts'

export interface VideoPayload extends GeneratePayload {
  /** What was asked to make it, as the request named it. */
  readonly model: string
  /** The video that this one is another take of. */
  readonly remixOf?: string
}

export type VideoResult = Omit<GenerateResult, 'notDepicted' | 'handleMs' | 'isContinued'>

/** Of the whole work. */
const generatingShare = 0.9

export async function run(payload: VideoPayload, context: JobContext): Promise<VideoResult> {
  const { signal, progress, workDir, keepFile } = context
  const clip = await generate(payload, {
    ...context,
    progress: (fraction) => progress(generatingShare * fraction),
    keepFile: async (file) => file,
  })
  const { handleMs, fps, hasAudio, model, refusals, usd, pricedAs, adapted } = clip
  const { width, height, durationMs } = payload
  const file = join(workDir, 'video.mp4')
  const seconds = (ms: number): string => (ms / 1000).toFixed(3)
  await runFfmpeg(
    [
      '-ss', seconds(handleMs), ...safeInput(clip.objectKey), '-t', seconds(durationMs),
      '-map', '0:v:0', '-map', '0:a:0?',
      '-vf', `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},setsar=1`,
      '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '192k',
      '-movflags', '+faststart', '-f', 'mp4', `file:${file}`,
    ],
    { signal, timeoutMs: 20 * 60_000, what: 'Finishing the video' },
  )
  return { fps, hasAudio, model, refusals, usd, pricedAs, ...(adapted && { adapted }), width, height, fileDurationMs: durationMs, objectKey: await keepFile(file, 'mp4') }
}
