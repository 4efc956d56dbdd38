import { renderFilm } from './film.ts'
import type { FilmRequest, FilmResult } from './film-request.ts'

/** What the job's payload holds: a film request without its folder for temporary files, which the job gives. */
export type RenderPayload = Omit<FilmRequest, 'workDir'>

/** Job handler: renders a film in a process of its own. Idempotent: what an earlier run left in the cache is used. */
export async function run(
  payload: RenderPayload,
  context: { signal: AbortSignal; progress: (fraction: number) => void; workDir: string },
): Promise<FilmResult> {
  const { signal, progress, workDir } = context
  return await renderFilm({ ...payload, workDir }, { signal, onProgress: progress })
}
