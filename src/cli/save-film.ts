/** A film from its link into the first free name of a plan. */
import { downloadToFile } from '../client/node/download.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { OutputPlan } from './output-file.ts'

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
