/** A worker that makes a small file at once, of a render or a clip, or fails when it is asked to. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReelsmithError } from '../../errors/error.ts'
import type { JobContext } from '../../jobs/handler.ts'

export async function run(payload: { prompt?: string }, context: JobContext): Promise<object> {
  if (payload.prompt === 'fail') throw new ReelsmithError('paint/failed', 'It could not be painted.')
  const file = join(context.workDir, 'film.mp4')
  await writeFile(file, 'film')
  const objectKey = await context.keepFile(file, 'mp4')
  const clip = { fps: { num: 30, den: 1 }, hasAudio: false, fileDurationMs: 3000, handleMs: 1000, model: 'test', seed: 7, notDepicted: [], refusals: [] }
  return { objectKey, durationMs: 1000, sizeBytes: 4, width: 2, height: 2, ...clip }
}
