/** A worker for renders: a real, tiny film, whatever was asked for; a film called "endless" is never done. */
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobContext } from '../../jobs/handler.ts'
import { runFfmpeg } from '../../media/ffmpeg.ts'
import type { RenderPayload, RenderResult } from '../../render/render-worker.ts'

export async function run({ timeline, output }: RenderPayload, context: JobContext): Promise<RenderResult> {
  context.progress(0.25)
  if (timeline.title === 'endless') {
    const alive = setInterval(() => {}, 1000)
    await once(context.signal, 'abort')
    clearInterval(alive)
  }
  const file = join(context.workDir, 'film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=64x36:rate=10:duration=1', '-c:v', 'mpeg4', file]
  await runFfmpeg(picture, { timeoutMs: 30_000, what: 'making a film' })
  const sizeBytes = (await stat(file)).size
  const quality = { findings: [], integratedLufs: null, truePeakDbtp: null }
  if (!('picture' in output)) throw new Error('this worker makes pictures')
  const { width, height } = output.picture
  const facts = { durationMs: 1000, sizeBytes, width, height, posterMs: 0, quality, notes: [] }
  return { ...facts, format: output.format, objectKey: await context.keepFile(file, 'mp4') }
}
