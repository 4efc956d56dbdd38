/** Files of this machine into a session. */
import { openAsBlob, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Uploaded } from '../client/client.ts'
import type { FilmSession } from '../client/film-session.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { Progress } from './progress.ts'
import { withSignsOfLife } from './sign-of-life.ts'
import type { Words } from './words.ts'

/** The largest file that servers take by default. */
const maxUploadBytes = 500 * 1024 * 1024

/** @throws {ReelsmithError} `request/invalid` for a file that can't be uploaded, before any work. */
export function requireUploads(files: readonly string[]): void {
  for (const file of files) {
    const found = statSync(file, { throwIfNoEntry: false })
    const problem = !found
      ? "isn't there"
      : !found.isFile()
        ? 'is no file'
        : found.size === 0
          ? 'is empty'
          : found.size > maxUploadBytes
            ? 'is larger than 500 MB; compress or trim it'
            : undefined
    if (problem) throw new ReelsmithError('request/invalid', `"${basename(file)}" ${problem}.`)
  }
}

/** Says of each file that was not taken why. */
export async function uploadFiles(
  session: FilmSession,
  paths: readonly string[],
  { progress, words, signal }: { progress: Progress; words: Words; signal: AbortSignal },
): Promise<Uploaded[]> {
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), content: await openAsBlob(path) })))
  const what = words.uploading(files.length)
  progress.update(what, 0)
  const uploading = {
    signal,
    onProgress: (fraction: number): void => progress.update(what, fraction),
    onNewSession: (): void => progress.say(words.newSession),
  }
  const uploaded = await withSignsOfLife({ progress, words }, () => session.upload(files, uploading))
  for (const { filename, error } of uploaded) if (error !== undefined) progress.say(`${filename}: ${error}`)
  return uploaded
}
