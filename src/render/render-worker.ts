/** Job worker: renders one film and keeps it as an object. */
import { join } from 'node:path'
import type { JobContext } from '../jobs/handler.ts'
import type { Asset } from '../timeline/model.ts'
import { renderFilm } from './film.ts'
import type { FilmRequest, FilmResult } from './film-request.ts'

/** A film request without its files: the job knows the objects, brings the work folder and keeps the result. */
export interface RenderPayload extends Omit<FilmRequest, 'assets' | 'workDir' | 'outFile'> {
  /** By asset id. */
  readonly assets: Readonly<Record<string, Asset & { readonly objectKey: string }>>
}

export interface RenderResult extends FilmResult {
  /** Key of the film among the objects. */
  readonly objectKey: string
}

/** Idempotent: what an earlier run left in the cache is used. */
export async function run(payload: RenderPayload, context: JobContext): Promise<RenderResult> {
  const outFile = join(context.workDir, 'film.mp4')
  const assets = Object.fromEntries(
    Object.entries(payload.assets).map(([id, { objectKey, ...asset }]) => [id, { ...asset, path: context.objectPath(objectKey) }]),
  )
  const film = await renderFilm(
    { ...payload, assets, workDir: context.workDir, outFile },
    { signal: context.signal, onProgress: (fraction) => context.progress(fraction) },
  )
  return { ...film, objectKey: await context.keepFile(outFile, 'mp4') }
}
