/** What routes share: the server's parts, and what is known of one request. */
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { ReelsmithError } from '../errors/error.ts'
import type { Services } from '../actions/services.ts'
import type { Turns } from '../agent/turns.ts'
import type { Log } from '../process/log.ts'
import type { Framer } from '../render/framer.ts'
import type { Account } from '../store/token-records.ts'
import { wireLimits } from '../wire/limits.ts'
import type { Metrics } from './metrics.ts'
import type { Allowance } from './rate-limiter.ts'
import type { Settings } from './settings.ts'
import { signPath } from './signed-url.ts'

export interface Server extends Services {
  readonly settings: Settings
  readonly turns: Turns
  readonly framer: Framer
  readonly metrics: Metrics
  readonly log: Log
}

export interface Env {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    /** Method and path of the route, as it is registered; not set where there is none. */
    route?: string
    account: Account
    /** What the limit on requests leaves; not set where there is none. */
    rateLimit?: Allowance
    /** What was read of the request. */
    body?: Uint8Array
    /** The route is our own: its errors are problem details (RFC 9457), not envelopes. */
    isNative?: boolean
    /** The route is one of the Videos API, which has its own shape of errors. */
    isVideosApi?: boolean
  }
}

export type RequestContext = Context<Env>

/** Marks a route that no Nemo skill knows, put before its handlers: its errors are problem details. */
export const native: MiddlewareHandler<Env> = async (_context, next) => await next()

/** Marks a route of the Videos API, put before its handlers. */
export const videosApi: MiddlewareHandler<Env> = async (_context, next) => await next()

/** The account of the request's token, which was found good for this route (see access.ts). */
export async function requireAccount(_server: Server, context: RequestContext): Promise<Account> {
  return context.get('account')
}

/**
 * A path names its user as `me` or by their own id.
 *
 * @throws {ReelsmithError} `session/not-found` for anybody else's: what is theirs does not exist.
 */
export function requirePathUser(context: RequestContext): void {
  const named = context.req.param('user')
  if (named === 'me' || named === context.get('account').userId) return
  throw new ReelsmithError('session/not-found', 'There is no such session of yours; name the user as "me", or create a new one.')
}

/** Body of a JSON request; an empty one is `null`. */
export async function readJson(context: RequestContext): Promise<unknown> {
  const text = await readText(context)
  if (text.trim() === '') return null
  try {
    return unstorable.test(text) ? JSON.parse(text, (_name, value: unknown) => storable(value)) : JSON.parse(text)
  } catch (cause) {
    throw new ReelsmithError('request/invalid', 'body: expected JSON, got text that is none.', { cause })
  }
}

/** Body of a request, as text. */
export async function readText(context: RequestContext): Promise<string> {
  return new TextDecoder().decode(await readBody(context))
}

/** Escapes of what no text of a database can hold: the character NUL, and halves of surrogate pairs. */
const unstorable = /\\u(?:0000|d[89a-f])/i

function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
}

/** Body of a request; read once, however many ask. */
export async function readBody(context: RequestContext): Promise<Uint8Array> {
  const read = context.get('body') ?? (await receiveBody(context))
  context.set('body', read)
  return read
}

/** To stop reading ends the connection, also for the requests after this one: only what goes on and on is cut off. */
const mostReadBytes = 3 * wireLimits.jsonBodyBytes

async function receiveBody(context: RequestContext): Promise<Uint8Array> {
  // What says that it is too much is refused unread, and drained after the reply.
  if (Number(context.req.header('content-length')) > wireLimits.jsonBodyBytes) throw tooLarge()
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  try {
    for await (const part of context.req.raw.body ?? []) {
      sizeBytes += part.length
      if (sizeBytes > mostReadBytes) throw tooLarge()
      if (sizeBytes <= wireLimits.jsonBodyBytes) parts.push(part)
      else parts.length = 0
    }
  } catch (error) {
    if (ReelsmithError.is(error)) throw error
    throw new ReelsmithError('request/invalid', 'body: it broke off; send it again.', { cause: error })
  }
  if (sizeBytes > wireLimits.jsonBodyBytes) throw tooLarge()
  return Buffer.concat(parts)
}

function tooLarge(): ReelsmithError {
  const megabytes = wireLimits.jsonBodyBytes / 1024 / 1024
  return new ReelsmithError('request/too-large', `body: expected at most ${megabytes} MB; send less.`)
}

/** The peer's address, or the one that a trusted proxy says it forwards for. */
export function clientAddress({ settings }: Server, context: RequestContext): string {
  const peer = plainAddress(context.env.incoming.socket.remoteAddress ?? '')
  if (!settings.trustedProxies.includes(peer)) return peer
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded ? plainAddress(forwarded) : peer
}

function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}

/** What absolute URLs in replies start with; no slash at the end. */
export function baseUrl({ settings }: Server, context: RequestContext): string {
  if (settings.publicUrl) return settings.publicUrl
  const own = new URL(context.req.url)
  const peer = plainAddress(context.env.incoming.socket.remoteAddress ?? '')
  if (!settings.trustedProxies.includes(peer)) return own.origin
  const protocol = context.req.header('x-forwarded-proto') ?? own.protocol.replace(':', '')
  return `${protocol}://${context.req.header('x-forwarded-host') ?? own.host}`
}

/** A maker of download links for one request: absolute, signed, good for a day. */
export function linkMaker(server: Server, context: RequestContext): (path: string) => string {
  return linksFrom(server, baseUrl(server, context))
}

/** @param base - What the links start with, see {@link baseUrl}. */
export function linksFrom({ store }: Server, base: string): (path: string) => string {
  return (path) => base + signPath(store.secret, path, store.now().getTime())
}
