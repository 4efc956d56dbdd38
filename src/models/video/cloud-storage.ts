/** Objects of Google Cloud Storage, by its JSON API: https://cloud.google.com/storage/docs/json_api/v1/objects/get. */
import { ReelsmithError } from '../../errors/error.ts'
import type { ClipPlace } from './download.ts'

/**
 * Where an object can be fetched.
 *
 * @param url - `gs://bucket/object`.
 * @param token - Of an account that may read it.
 * @throws {ReelsmithError} `fetch/failed` for another address.
 */
export function storagePlace(url: string, token: string): ClipPlace {
  const [, bucket, object] = /^gs:\/\/([a-z\d][\w.-]{1,220})\/(.+)$/s.exec(url) ?? []
  if (bucket === undefined || object === undefined) throw new ReelsmithError('fetch/failed', `A clip lies at an address that can't be fetched: ${url.slice(0, 200)}`)
  // The variable of Google's own clients, for an emulator of theirs.
  const provider = process.env.STORAGE_EMULATOR_HOST || 'https://storage.googleapis.com'
  const path = `/storage/v1/b/${encodeURIComponent(bucket)}/o/${encodeURIComponent(object)}?alt=media`
  return { url: `${provider.replace(/\/+$/, '')}${path}`, provider, headers: { authorization: `Bearer ${token}` } }
}
