/** Job worker: generates one clip from words and keeps it as an object. */
import { join } from 'node:path'
import type { JobContext } from '../jobs/handler.ts'
import { type ProceduralClip, type ProceduralClipRequest, generateProceduralClip } from './procedural-clip.ts'

/** The request without its files: the job brings the work folder and keeps the result. */
export type GeneratePayload = Omit<ProceduralClipRequest, 'workDir' | 'outFile'>

export interface GenerateResult extends Omit<ProceduralClip, 'durationMs'> {
  /** Key of the MP4 among the objects. */
  readonly objectKey: string
  /** Length of the file, handles included. */
  readonly fileDurationMs: number
  /** What made it, for people. */
  readonly model: string
  /** The row of the price table for what made it. */
  readonly pricedAs: 'procedural-clip'
}

/** Idempotent: a repeated attempt paints the same clip. */
export async function run(payload: GeneratePayload, context: JobContext): Promise<GenerateResult> {
  const outFile = join(context.workDir, 'clip.mp4')
  const { durationMs: fileDurationMs, ...clip } = await generateProceduralClip(
    { ...payload, outFile, workDir: context.workDir },
    { signal: context.signal, onProgress: (fraction) => context.progress(fraction) },
  )
  return { ...clip, fileDurationMs, model: 'built-in painter', pricedAs: 'procedural-clip', objectKey: await context.keepFile(outFile, 'mp4') }
}
