/** Clips are written to disk as they come, however large they are. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReelsmithError } from '../../errors/error.ts'
import { parseAllowed } from '../../net/public-address.ts'
import { publicRequest } from '../../net/public-request.ts'

const mostBytes = 2 * 1024 ** 3
const usualPatienceMs = 60_000

/**
 * Writes what is read to a file.
 *
 * @param name - What the provider is called in messages.
 * @throws {ReelsmithError} `fetch/failed` when it is too large, or breaks off (then retryable).
 */
export async function writeClip(name: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, file: string, signal: AbortSignal): Promise<void> {
  await pipeline(Readable.from(source), atMost(name), createWriteStream(file), { signal }).catch((cause: unknown) => {
    if (signal.aborted || ReelsmithError.is(cause)) throw cause
    throw new ReelsmithError('fetch/failed', `The clip of ${name} broke off.`, { retryable: true, cause })
  })
}

export interface ClipPlace {
  /** As the provider told it: an address from outside. */
  readonly url: string
  /** Where the operator said that the provider is. */
  readonly provider: string
  /** Sent to the provider's own server only. */
  readonly headers?: Readonly<Record<string, string>>
  /** So long it may stand still. */
  readonly answerMs?: number
}

/**
 * Fetches a clip from where its provider says it lies: a place of the public internet, the provider's own server, or
 * what `REELSMITH_FETCH_ALLOW` names.
 *
 * @throws {ReelsmithError} `fetch/refused`, `fetch/failed`; retryable when asking the provider again may help.
 */
export async function downloadClip(
  name: string,
  from: ClipPlace,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const { host, origin } = new URL(from.provider)
  const allowed = parseAllowed(`${process.env.REELSMITH_FETCH_ALLOW ?? ''} ${host}`)
  const isOwn = URL.canParse(from.url) && new URL(from.url).origin === origin
  const request = { url: from.url, headers: isOwn ? from.headers : undefined, redirects: 3, patienceMs: from.answerMs ?? usualPatienceMs, allowed, signal }
  await publicRequest(request, async ({ status, body }) => {
    if (status === 200) return await writeClip(name, body, file, signal)
    const isGone = status === 401 || status === 403 || status === 404 || status === 410
    const why = isGone ? 'can not be fetched any more: its address has expired' : `could not be fetched: HTTP ${status}`
    throw new ReelsmithError('fetch/failed', `The clip of ${name} ${why}.`, { retryable: true })
  }).catch((error: unknown) => {
    if (!ReelsmithError.is(error, 'fetch/failed') || error.retryable || signal.aborted) throw error
    throw new ReelsmithError('fetch/failed', `The clip of ${name} could not be fetched.`, { retryable: true, cause: error })
  })
}

function atMost(name: string) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0
    for await (const part of source) {
      bytes += part.length
      if (bytes > mostBytes) throw new ReelsmithError('fetch/failed', `The clip of ${name} has more than 2 GB.`)
      yield part
    }
  }
}
