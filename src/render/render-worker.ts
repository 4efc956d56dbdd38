/** Job worker: renders one film and keeps it as an object. */
import { join } from 'node:path'
import type { JobContext } from '../jobs/handler.ts'
import { renderFilm } from './film.ts'
import type { FilmRequest, FilmResult } from './film-request.ts'

/** A film request without its files: the job brings the work folder and keeps the result. */
export type RenderPayload = Omit<FilmRequest, 'workDir' | 'outFile'>

export interface RenderResult extends FilmResult {
  /** Key of the film among the objects. */
  readonly objectKey: string
}

/** Idempotent: what an earlier run left in the cache is used. */
export async function run(payload: RenderPayload, context: JobContext): Promise<RenderResult> {
  const outFile = join(context.workDir, 'film.mp4')
  const film = await renderFilm(
    { ...payload, workDir: context.workDir, outFile },
    { signal: context.signal, onProgress: (fraction) => context.progress(fraction) },
  )
  return { ...film, objectKey: await context.keepFile(outFile, 'mp4') }
}
