/** Every request gets an id, a line in the log and its place in the metrics. */
import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { attributionHeaders } from '../wire/attribution.ts'
import type { Env, RequestContext, Server } from './context.ts'
import { rateLimitHeaders } from './rate-limit.ts'

/** Asked for again and again by machines; not worth a line while they go well. */
const quiet = new Set(['GET /healthz', 'GET /readyz', 'GET /metrics'])

export function observe({ log, metrics, settings }: Server): MiddlewareHandler<Env> {
  return async (context, next) => {
    const startedMs = performance.now()
    const given = context.req.header('x-request-id') ?? ''
    const requestId = /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
    context.set('requestId', requestId)
    metrics.open++
    // Without a connection (in tests) a request is over when it is answered.
    const { outgoing } = context.env as { outgoing?: Env['Bindings']['outgoing'] }
    outgoing?.once('close', () => void metrics.open--)
    try {
      await next()
    } finally {
      if (!outgoing) metrics.open--
    }
    const { headers, status } = context.res
    headers.set('x-request-id', requestId)
    for (const [name, value] of rateLimitHeaders(context.get('rateLimit'))) headers.set(name, value)
    const ms = performance.now() - startedMs
    const route = context.get('route') ?? `${methodOf(context)} (none)`
    metrics.count(route, status, ms)
    // A server that somebody runs for themselves has no need to tell what went well.
    if (status < 400 && (settings.personal || quiet.has(route))) return
    const account = context.get('account') as Env['Variables']['account'] | undefined
    const skill = context.req.header(attributionHeaders.source)
    const platform = context.req.header(attributionHeaders.platform)
    log('request', {
      id: requestId,
      route,
      status,
      ms: Math.round(ms),
      ...(account && { user: account.userId }),
      ...(skill && { skill: skill.slice(0, 64) }),
      ...(platform && { platform: platform.slice(0, 64) }),
    })
  }
}

/** What is no method of HTTP is not counted by its name: there could be any number. */
function methodOf({ req }: RequestContext): string {
  return /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(req.method) ? req.method : 'OTHER'
}
