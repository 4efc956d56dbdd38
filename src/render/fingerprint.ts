import { stat } from 'node:fs/promises'
import { ReelsmithError } from '../errors/error.ts'

/**
 * What an asset is known by in the keys of caches: its file's size and time beside its id, for a file that was replaced
 * is another one.
 *
 * @param path - Undefined when the film has no such asset.
 * @param what - For the message: `Clip "Sea": its file`.
 * @throws {ReelsmithError} `media/unreadable` when the file is gone.
 */
export async function fingerprint(id: string, path: string | undefined, what: string): Promise<string> {
  const gone = (cause?: unknown): ReelsmithError => new ReelsmithError('media/unreadable', `${what} is gone.`, { cause })
  if (path === undefined) throw gone()
  const file = await stat(path).catch((cause: unknown) => {
    throw gone(cause)
  })
  return `${id}:${file.size}:${Math.round(file.mtimeMs)}`
}
