/** A film from the server into the first free name of a plan. */
import { randomUUID } from 'node:crypto'
import { filmTitle } from '../client/film-words.ts'
import type { FilmSession } from '../client/film-session.ts'
import { downloadToFile } from '../client/node/download.ts'
import { ReelsmithError } from '../errors/error.ts'
import { formatOf } from './file-name.ts'
import type { LinkedFilm } from './film-link.ts'
import type { WrittenFilm } from './film-report.ts'
import { type OutputPlan, planOutput } from './output-file.ts'
import type { Progress } from './progress.ts'
import { withSignsOfLife } from './sign-of-life.ts'
import type { Words } from './words.ts'

export interface ExportToOptions {
  /** Of the request. */
  readonly output: Record<string, unknown>
  readonly plan: OutputPlan
  readonly progress: Progress
  readonly words: Words
  readonly signal: AbortSignal
}

/**
 * Exports what is on the timeline now, and saves it.
 *
 * @throws {ReelsmithError} what the export and the download throw.
 */
export async function exportTo(session: FilmSession, options: ExportToOptions): Promise<WrittenFilm> {
  const { output, plan, progress, words, signal } = options
  const exporting = {
    renderId: `render_${randomUUID()}`,
    output,
    signal,
    onProgress: (fraction: number): void => progress.update(words.rendering, fraction),
  }
  const made = await withSignsOfLife(options, () => session.export(exporting))
  const onProgress = (fraction: number): void => progress.update(words.saving, fraction)
  const written = await saveFilm(made.url, plan, { signal, onProgress })
  return { ...written, durationMs: made.durationMs, width: made.width, height: made.height }
}

export interface SaveLinkedOptions extends Omit<ExportToOptions, 'output' | 'plan'> {
  /** Where names of our own go. */
  readonly folder: string
  /** Where the user wants it. */
  readonly plan?: OutputPlan
}

/**
 * Saves a film that the agent exported, named by the film unless the user named it.
 *
 * @throws {ReelsmithError} what the look for a name and the download throw.
 */
export async function saveLinked(session: FilmSession, film: LinkedFilm, options: SaveLinkedOptions): Promise<WrittenFilm> {
  const { folder, progress, words, signal } = options
  const format = formatOf(new URL(film.url).pathname)
  const plan = options.plan ?? (await planOutput({ force: false, format, prompt: filmTitle(session.draft), folder }))
  const onProgress = (fraction: number): void => progress.update(words.saving, fraction)
  const written = await saveFilm(film.url, plan, { signal, onProgress })
  return { ...written, durationMs: film.durationMs, width: 0, height: 0 }
}

/**
 * Another run may take a name between our look and our write; then the next one is tried.
 *
 * @throws {ReelsmithError} what {@link downloadToFile} throws.
 */
export async function saveFilm(
  url: string,
  plan: OutputPlan,
  { signal, onProgress }: { signal: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<{ file: string; sizeBytes: number }> {
  let taken: unknown
  for (const file of plan.candidates()) {
    try {
      return { file, sizeBytes: await downloadToFile({ url, fetch, file, overwrite: plan.overwrite, signal, onProgress }) }
    } catch (error) {
      if (!ReelsmithError.is(error, 'file/unwritable') || error.details.exists !== true) throw error
      taken = error
    }
  }
  throw taken
}
