/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a request repeated with it is answered as the first one
 * was. What begins a turn finds its turn by the key instead (see post-turn.ts), streams included.
 */
import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import {
  type KeyedRequest,
  claimKey,
  giveUpKey,
  keepAnswer,
} from '../store/idempotency.ts'
import { invalidField } from '../wire/parse.ts'
import { type Env, type RequestContext, type Server, readBody } from './context.ts'

/** Routes whose whole answer is kept: none that tells a token. */
const kept = new Set([
  'POST /api/tasks/:user/with-session/:app',
  'POST /api/render/proxy/lambda',
  'POST /api/render/proxy/draft',
  'POST /v1/run',
  'POST /api/v1/generate',
  'POST /v1/videos',
  'POST /v1/videos/:id/remix',
])

/** An answer larger than this is not kept; none of these routes has one. */
const largestAnswer = 256 * 1024

/**
 * The key of a request; undefined when it names none.
 *
 * @throws {ReelsmithError} `request/invalid` for one that is none.
 */
export function idempotencyKey(context: RequestContext): string | undefined {
  const key = context.req.header('idempotency-key')?.trim()
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw invalidField('Idempotency-Key', 'expected 1 to 255 visible ASCII characters, e.g. a UUID')
}

export function idempotent({ store }: Server): MiddlewareHandler<Env> {
  return async (context, next) => {
    if (!kept.has(context.get('route') ?? '')) return await next()
    const key = idempotencyKey(context)
    if (key === undefined) return await next()
    const body = await readBody(context)
    const { method, path } = context.req
    const requestHash = createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex')
    const request: KeyedRequest = { userId: context.get('account').userId, key, requestHash }
    const earlier = await claimKey(store, request)
    if (earlier) {
      const headers = { 'content-type': 'application/json', 'idempotency-replayed': 'true' }
      return new Response(earlier.body, { status: earlier.status, headers })
    }
    await next()
    // A refusal is an answer; what may pass by itself is none.
    const { status } = context.res
    const text = status < 500 && status !== 429 ? await context.res.clone().text() : undefined
    if (text === undefined || text.length > largestAnswer) await giveUpKey(store, request)
    else await keepAnswer(store, request, { status, body: text })
  }
}
