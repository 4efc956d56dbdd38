/** A worker for clips: a real, tiny one, whatever was asked for; of what it says only what is kept. */
import { join } from 'node:path'
import type { JobContext } from '../../jobs/handler.ts'
import { runFfmpeg } from '../../media/ffmpeg.ts'
import type { GeneratePayload, GenerateResult } from '../../models/generate-worker.ts'

export async function run({ durationMs }: GeneratePayload, context: JobContext): Promise<Partial<GenerateResult>> {
  const file = join(context.workDir, 'clip.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=64x36:rate=10:duration=1', '-c:v', 'mpeg4', file]
  await runFfmpeg(picture, { timeoutMs: 30_000, what: 'making a clip' })
  const shape = { width: 64, height: 36, fps: { num: 10, den: 1 } }
  const clip = { ...shape, handleMs: 1000, hasAudio: false, notDepicted: [], refusals: [], model: 'test', pricedAs: 'procedural-clip' as const }
  return { ...clip, fileDurationMs: durationMs + 2000, objectKey: await context.keepFile(file, 'mp4') }
}
