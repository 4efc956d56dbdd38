/**
 * HTTP requests to addresses that strangers name: uploads by URL, webhooks. Every address is checked where the
 * connection is made, so that neither a redirect nor a second DNS answer leads inside.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { isIP } from 'node:net'
import type { Agent, Dispatcher } from 'undici'
import { ReelsmithError } from '../errors/error.ts'
import { type Allowed, isAddressAllowed, isHostAllowed } from './public-address.ts'

export interface PublicRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  /** They may hold a key: where it redirects to another origin they are left behind. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** How many redirects are followed; each one is checked like the first address. */
  readonly redirects: number
  /** For connecting, for the head of the response, and between two parts of its body. */
  readonly patienceMs: number
  readonly allowed: Allowed
  readonly signal: AbortSignal
  /** Finds the addresses of a host; tests bring their own. */
  readonly resolve?: Resolve
}

export type Resolve = (host: string, options: LookupOptions & { all: true }, done: Found) => void
type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void

export interface PublicResponse {
  /** Where it came from in the end. */
  readonly url: URL
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * Sends a request and gives the response to `use`; the connection ends with it.
 *
 * @throws {ReelsmithError} `fetch/refused` for an address that is not public or no http(s), `fetch/failed` when it
 *   can't be reached, does not answer in time, or redirects too often. Neither message says where a host name leads.
 */
export async function publicRequest<T>(
  options: PublicRequest,
  use: (response: PublicResponse) => Promise<T>,
): Promise<T> {
  const { patienceMs, allowed, signal } = options
  let url = parseUrl(options.url)
  const isNamed = (): boolean => isHostAllowed(url, allowed)
  // Loaded with the first request: that keeps its 11 MB out of an idle server.
  const undici = await import('undici')
  const agent = new undici.Agent({
    connect: { timeout: patienceMs, lookup: checkedLookup(isNamed, allowed, options.resolve ?? lookup) },
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
    maxHeaderSize: 32 * 1024,
  })
  try {
    for (let left = options.redirects; ; left--) {
      requirePublic(url, allowed)
      const isThere = url.origin === parseUrl(options.url).origin
      const response = await send(undici.request, url, isThere ? options : { ...options, headers: undefined }, agent)
      const next = redirectOf(response, url)
      if (!next) {
        const { statusCode: status, headers, body } = response
        return await use({ url, status, headers, body })
      }
      response.body.on('error', () => {}) // it is not read
      response.body.destroy()
      if (left <= 0) throw new ReelsmithError('fetch/failed', `${url.host} redirects too often.`)
      url = next
    }
  } catch (error) {
    throw explain(error, signal)
  } finally {
    await agent.destroy()
  }
}

async function send(
  request: typeof import('undici').request,
  url: URL,
  options: PublicRequest,
  dispatcher: Agent,
): Promise<Dispatcher.ResponseData> {
  const { method = 'GET', headers, body, signal } = options
  return await request(url, {
    method,
    headers: { 'user-agent': 'reelsmith', accept: '*/*', 'accept-encoding': 'identity', ...headers },
    body,
    signal,
    dispatcher,
  })
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | undefined {
  const location = headers.location
  if (![301, 302, 303, 307, 308].includes(statusCode) || typeof location !== 'string') return undefined
  return parseUrl(location, from)
}

function parseUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw refused(`"${text.slice(0, 100)}" is no URL`)
  return new URL(text, base)
}

/**
 * Refuses, before anything is sent, what would be refused then for the address's own sake; where a name leads is seen
 * when it is connected to.
 *
 * @throws {ReelsmithError} `fetch/refused`
 */
export function requirePublicUrl(text: string, allowed: Allowed): void {
  requirePublic(parseUrl(text), allowed)
}

/** What can be said of an address before any name is looked up. */
function requirePublic(url: URL, allowed: Allowed): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(`expected http or https, got "${url.protocol}"`)
  if (url.username || url.password) throw refused('a URL with a name or password is not fetched')
  // Names that are addresses never reach the lookup. The URL parser has brought every spelling to the usual one.
  const address = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(address) && !isHostAllowed(url, allowed) && !isAddressAllowed(address, allowed)) throw refusedHost(url.hostname)
  // By RFC 6761 this name leads to the machine itself, whatever a resolver says.
  const isLocal = /(?:^|\.)localhost\.?$/i.test(address)
  if (isLocal && !isHostAllowed(url, allowed) && !isAddressAllowed('127.0.0.1', allowed)) throw refusedHost(url.hostname)
}

/**
 * A lookup that fails unless every address of the host may be reached; what it gives is what is connected to.
 *
 * @param isNamed - Whether the operator allowed the host that is being asked, wherever it leads.
 */
function checkedLookup(isNamed: () => boolean, allowed: Allowed, resolve: Resolve) {
  return (
    host: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const areAllowed = isNamed() || addresses.every(({ address }) => isAddressAllowed(address, allowed))
      if (!areAllowed || addresses.length === 0) return done(refusedHost(host), [])
      if (options.all) return done(null, addresses)
      done(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}

function refusedHost(host: string): ReelsmithError {
  return refused(`${host} is not an address of the public internet`)
}

function refused(why: string): ReelsmithError {
  return new ReelsmithError('fetch/refused', `The URL can't be used: ${why}.`)
}

function explain(error: unknown, signal: AbortSignal): unknown {
  if (ReelsmithError.is(error)) return error
  const { code, cause } = error as { code?: string; cause?: unknown }
  if (ReelsmithError.is(cause)) return cause
  if (signal.aborted) return new ReelsmithError('fetch/failed', 'The URL did not answer in time.', { cause: error })
  const why = reasons[code ?? ''] ?? (ofNetwork.test(code ?? '') ? 'can not be reached' : undefined)
  return why === undefined ? error : new ReelsmithError('fetch/failed', `The URL ${why}.`, { cause: error })
}

/** Codes of what can go wrong with a connection; anything else is the caller's own error. */
const ofNetwork =
  /^(?:UND_ERR_|HPE_|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|E(?:CONN|HOST|NET)[A-Z]+|EAI_AGAIN|ETIMEDOUT|EPIPE)/

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'names a host that does not exist',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'stopped sending',
  UND_ERR_SOCKET: 'broke off',
  UND_ERR_INVALID_ARG: 'can not be asked for',
}
