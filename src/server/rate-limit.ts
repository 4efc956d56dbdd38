/** Limits on how often somebody asks, told in `RateLimit-*` headers (draft-ietf-httpapi-ratelimit-headers, version 07). */
import type { MiddlewareHandler } from 'hono'
import { ReelsmithError } from '../errors/error.ts'
import { addressScope } from '../store/addresses.ts'
import { type Env, type Server, clientAddress } from './context.ts'
import { type Allowance, RateLimiter } from './rate-limiter.ts'

const minuteMs = 60_000
/** Requests without a token, for one address: this part of what an account may make. */
const anonymousShare = 1 / 5
/** Where passwords are tried, for one address. */
const loginsPerMinute = 10

const loginRoutes = new Set(['POST /api/auth/login', 'POST /login', 'POST /api/auth/register', 'POST /register'])
/** A player asks for a file in many pieces, whoever watches a server asks it again and again. */
const freeRoutes = /^GET \/(?:healthz|readyz|metrics|api\/files\/|api\/render\/files\/)/

export function limitRates(server: Server): MiddlewareHandler<Env> {
  const { requestsPerMinute } = server.settings
  if (requestsPerMinute === 0) return async (_context, next) => await next()
  const accounts = new RateLimiter({ limit: requestsPerMinute, windowMs: minuteMs })
  const addresses = new RateLimiter({ limit: Math.ceil(requestsPerMinute * anonymousShare), windowMs: minuteMs })
  const logins = new RateLimiter({ limit: loginsPerMinute, windowMs: minuteMs })
  return async (context, next) => {
    const route = context.get('route') ?? ''
    if (freeRoutes.test(route)) return await next()
    // The clock of the machine, not of the store: what is limited is what the machine does.
    const nowMs = performance.now()
    const account = context.get('account') as Env['Variables']['account'] | undefined
    const address = addressScope(clientAddress(server, context)).address
    const [limiter, key] = account ? [accounts, account.userId] : [loginRoutes.has(route) ? logins : addresses, address]
    if (account?.plan === 'unlimited') return await next()
    const allowance = limiter.take(key, nowMs)
    context.set('rateLimit', allowance)
    if (!allowance.isAllowed) throw tooOften(allowance)
    await next()
  }
}

function tooOften({ limit, retryMs }: Allowance): ReelsmithError {
  const retryAfterSeconds = Math.max(1, Math.ceil(retryMs / 1000))
  return new ReelsmithError(
    'auth/rate-limited',
    `More than ${limit} requests in a minute; try again in ${retryAfterSeconds} s.`,
    { retryable: true, details: { retryAfterSeconds } },
  )
}

/** What an allowance is told by; nothing where there is no limit. */
export function rateLimitHeaders(allowance: Allowance | undefined): [string, string][] {
  if (!allowance) return []
  const { limit, remaining, resetMs } = allowance
  return [
    ['ratelimit-limit', String(limit)],
    ['ratelimit-remaining', String(remaining)],
    ['ratelimit-reset', String(Math.ceil(resetMs / 1000))],
    ['ratelimit-policy', `${limit};w=${minuteMs / 1000}`],
  ]
}
