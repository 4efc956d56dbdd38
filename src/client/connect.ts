/** The first thing that users of the library call. */
import { type ClientOptions, type NemoClient, createClient } from './client.ts'
import { randomId } from './random-id.ts'
import type { XhrLike } from './xhr-fetch.ts'

export interface ConnectOptions extends Partial<ClientOptions> {
  /** Of any server that keeps the Nemo contract, e.g. `http://127.0.0.1:8787`. */
  readonly baseUrl: string
  readonly signal?: AbortSignal
}

/**
 * A client that has its token: the given one, else an anonymous one.
 *
 * @throws {ReelsmithError} `server/unreachable`, `auth/…`; the message says what to do.
 */
export async function connect({ signal, ...options }: ConnectOptions): Promise<NemoClient> {
  const client = createClient({
    fetch: (input, init) => globalThis.fetch(input, init),
    skill: { source: 'reelsmith', version: '1.0.0', platform: 'unknown' },
    clientId: randomId(),
    // with a `fetch` of the caller's own, what is sent is the caller's affair
    ...(options.fetch === undefined && { XMLHttpRequest: (globalThis as { XMLHttpRequest?: new () => XhrLike }).XMLHttpRequest }),
    ...options,
  })
  await client.connect(signal)
  return client
}
