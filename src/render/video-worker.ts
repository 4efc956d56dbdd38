/** Job worker: one video as a file of its own, cut to its length and size, ready to be played anywhere. */
import { join } from 'node:path'
import type { JobContext } from '../jobs/handler.ts'
import { runFfmpeg, safeInput } from '../media/ffmpeg.ts'
import { probeMedia } from '../media/probe.ts'
import { type GeneratePayload, type GenerateResult, generate } from '../models/generate-worker.ts'
import { builtIn } from '../models/video/video-models.ts'
import { renderMovingPhoto } from './moving-photo.ts'

export interface VideoPayload extends GeneratePayload {
  /** What was asked to make it, as the request named it. */
  readonly model: string
  /** The video that this one is another take of. */
  readonly remixOf?: string
  /** With the SHA-256 of its content, in hexadecimal. */
  readonly photo?: { readonly objectKey: string; readonly hash: string }
}

export type VideoResult = Omit<GenerateResult, 'notDepicted' | 'handleMs' | 'isContinued' | 'isStill'>

/** Of the whole work. */
const generatingShare = 0.9

export async function run(payload: VideoPayload, context: JobContext): Promise<VideoResult> {
  // The clip is finished before it is kept.
  const made = await generate(payload, { ...context, progress: (fraction) => context.progress(generatingShare * fraction) }, async (file) => file)
  const { fps, hasAudio, model, refusals, usd, seed, pricedAs, pieces, areTakes, adapted } = made
  const file = await (made.isStill ? movedPhoto(made, payload, context) : finishedClip(made, payload, context))
  const info = await probeMedia(file, { signal: context.signal })
  const told = { fps, hasAudio, model, refusals, usd, seed, pricedAs, pieces, ...(areTakes && { areTakes }), ...(adapted && { adapted }) }
  return { ...told, width: info.width, height: info.height, fileDurationMs: info.durationMs, objectKey: await context.keepFile(file, 'mp4') }
}

async function movedPhoto(
  { objectKey, model, ...size }: GenerateResult,
  { width, height, durationMs, fps, seed }: VideoPayload,
  { workDir, signal, progress, objectPath }: JobContext,
): Promise<string> {
  const outFile = join(workDir, 'video.mp4')
  const photo = { file: objectPath(objectKey), size, isMadeByModel: model !== builtIn.name }
  await renderMovingPhoto({ ...photo, durationMs, width, height, fps, seed, outFile, workDir }, { signal, onProgress: progress })
  return outFile
}

async function finishedClip({ objectKey: clip, handleMs }: GenerateResult, { width, height, durationMs }: VideoPayload, { workDir, signal }: JobContext): Promise<string> {
  const file = join(workDir, 'video.mp4')
  const seconds = (ms: number): string => (ms / 1000).toFixed(3)
  await runFfmpeg(
    [
      '-ss', seconds(handleMs), ...safeInput(clip), '-t', seconds(durationMs),
      '-map', '0:v:0', '-map', '0:a:0?',
      '-vf', `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},setsar=1`,
      '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '192k',
      '-movflags', '+faststart', '-f', 'mp4', `file:${file}`,
    ],
    { signal, timeoutMs: 20 * 60_000, what: 'Finishing the video' },
  )
  return file
}
