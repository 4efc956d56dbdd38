/** Job worker: generates one clip from words and keeps it as an object. */
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import type { JobContext } from '../jobs/handler.ts'
import type { Fps } from '../time/time.ts'
import type { ProceduralClipRequest } from './procedural-clip.ts'
import { openaiVideos } from './video/openai-videos.ts'
import { orderClip } from './video/order-clip.ts'
import { type VideoModel, builtInModel, orderFor } from './video/video-models.ts'

/** The request without its files: the job brings the work folder and keeps the result. */
export type GeneratePayload = Omit<ProceduralClipRequest, 'workDir' | 'outFile'> & {
  /** What is to make it; the built-in film-maker unless told. */
  readonly model?: VideoModel
}

export interface GenerateResult {
  /** Key of the MP4 among the objects. */
  readonly objectKey: string
  /** Length of the file, handles included. */
  readonly fileDurationMs: number
  readonly width: number
  readonly height: number
  readonly fps: Fps
  readonly hasAudio: boolean
  /** Extra picture and sound before and after the requested length, for transitions and trims. */
  readonly handleMs: number
  /** What was asked for and is not in the picture, in the prompt's own words. */
  readonly notDepicted: readonly string[]
  /** What made it, for people. */
  readonly model: string
  /** The row of the price table for what made it. */
  readonly pricedAs: 'procedural-clip' | 'model-clip'
}

/** Idempotent: a repeated attempt paints the same clip, or goes on waiting for the one that was ordered. */
export async function run(payload: GeneratePayload, context: JobContext): Promise<GenerateResult> {
  const file = join(context.workDir, 'clip.mp4')
  const made = payload.model ? await order(payload, payload.model, file, context) : await paint(payload, file, context)
  return { ...made, objectKey: await context.keepFile(file, 'mp4') }
}

type MadeClip = Omit<GenerateResult, 'objectKey'>

async function paint(payload: GeneratePayload, outFile: string, { workDir, signal, progress }: JobContext): Promise<MadeClip> {
  const { generateProceduralClip } = await import('./procedural-clip.ts') // what only orders a clip needs no painter
  const request = { ...payload, outFile, workDir }
  const { durationMs, width, height, fps, hasAudio, handleMs, notDepicted } = await generateProceduralClip(request, {
    signal,
    onProgress: progress,
  })
  const what = { width, height, fps, hasAudio, handleMs, notDepicted }
  return { ...what, fileDurationMs: durationMs, model: builtInModel, pricedAs: 'procedural-clip' }
}

async function order(payload: GeneratePayload, model: VideoModel, file: string, context: JobContext): Promise<MadeClip> {
  const key = model.keyVariable === undefined ? undefined : process.env[model.keyVariable]
  if (model.keyVariable !== undefined && !key) {
    throw new ReelsmithError('job/failed', `${model.name} has no key on this server: its operator has to set ${model.keyVariable}.`)
  }
  const ordered = { prompt: payload.prompt, ...orderFor(model, payload) }
  const { durationMs, width, height, fps, hasAudio } = await orderClip(
    { backend: openaiVideos(model, key), model, order: ordered, file },
    context,
  )
  const what = { width, height, fps: fps ?? payload.fps, hasAudio, handleMs: 0, notDepicted: [] }
  return { ...what, fileDurationMs: durationMs, model: model.name, pricedAs: 'model-clip' }
}
