/** Where a client's token comes from, and how it is renewed. */
import { ReelsmithError } from '../errors/error.ts'
import { type TokenReply, tokenReplySchema } from '../wire/account.ts'
import { parseInput } from '../wire/parse.ts'
import { randomId } from './random-id.ts'
import { type TransportSettings, readData, send } from './transport.ts'

/** Keeps anonymous tokens between runs, by base URL. */
export interface TokenStore {
  load(baseUrl: string): Promise<string | null>
  save(baseUrl: string, reply: TokenReply): Promise<void>
}

export interface TokenSource {
  current(signal?: AbortSignal): Promise<string>
  /**
   * Another one after the server refused the current one.
   *
   * @returns null when there is nothing else to try: the token was given by the user.
   */
  renew(signal?: AbortSignal): Promise<string | null>
}

/** A token that the user gave: it is used as it is, and never replaced. */
export function givenToken(token: string): TokenSource {
  return { current: async () => token, renew: async () => null }
}

/** Anonymous tokens for a client id, kept in a store when there is one. */
export function anonymousToken(
  settings: TransportSettings,
  clientId: string,
  store?: TokenStore,
): TokenSource {
  let token: string | undefined
  const ask = async (id: string, signal?: AbortSignal): Promise<Response> =>
    await send(settings, '/api/auth/anonymous-token', { method: 'POST', headers: { 'X-Client-Id': id }, signal })
  const fetchToken = async (signal?: AbortSignal): Promise<string> => {
    const response = await ask(clientId, signal).catch(async (error: unknown) => {
      // all that the request holds is the id: one of the usual form will do
      if (ReelsmithError.is(error, 'request/invalid')) return await ask(randomId(), signal)
      throw error
    })
    const reply = readReply(await readData(response))
    await store?.save(settings.baseUrl, reply)
    return reply.token
  }
  return {
    async current(signal) {
      token ??= (await store?.load(settings.baseUrl)) ?? (await fetchToken(signal))
      return token
    },
    async renew(signal) {
      token = await fetchToken(signal)
      return token
    },
  }
}

function readReply(data: unknown): TokenReply {
  try {
    return parseInput(tokenReplySchema, data)
  } catch (cause) {
    throw new ReelsmithError(
      'client/protocol',
      'The server gave no token where the contract promises one; check NEMO_API_URL.',
      { cause },
    )
  }
}
