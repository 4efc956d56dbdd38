/** The server's secret: what tokens, client hashes and download links are derived from. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { createOnce } from './create-once.ts'

const minimumLength = 16

/**
 * @param given - `REELSMITH_SECRET`: any text of 16 characters or more; else one is made
 *   and kept in the data folder.
 * @throws {ReelsmithError} `request/invalid` when the given one is too short,
 *   `store/unavailable` when the kept one is.
 */
export async function loadSecret(dataDir: string, given?: string): Promise<Uint8Array> {
  if (given !== undefined && given !== '') {
    if (given.length >= minimumLength) return Buffer.from(given, 'utf8')
    throw new ReelsmithError(
      'request/invalid',
      `REELSMITH_SECRET: expected ${minimumLength} characters or more, got ${given.length}.`,
    )
  }
  const file = join(dataDir, 'secret')
  const text = (await createOnce(file, `${randomBytes(32).toString('base64url')}\n`)).trim()
  if (text.length < minimumLength) {
    throw new ReelsmithError(
      'store/unavailable',
      'The file `secret` in the data folder is damaged; restore it from a backup, or delete it: all tokens end then.',
    )
  }
  return Buffer.from(text, 'utf8')
}
