import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { attributionHeaders } from '../wire/attribution.ts'
import type { Env, Server } from './context.ts'

/** Lets pages of the origins that the operator names use the API; of none unless told. */
export function crossOrigin({ settings }: Server): MiddlewareHandler<Env> {
  const { corsOrigins } = settings
  if (corsOrigins.length === 0) return async (_context, next) => await next()
  return cors({
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'Last-Event-ID',
      'MCP-Protocol-Version',
      'Mcp-Method',
      'Mcp-Name',
      'Mcp-Session-Id',
      'X-Client-Id',
      'X-Request-Id',
      ...Object.values(attributionHeaders),
    ],
    exposeHeaders: [
      'Content-Disposition',
      'Content-Range',
      'Idempotency-Replayed',
      'Mcp-Session-Id',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'RateLimit-Policy',
      'Retry-After',
      'X-Request-Id',
      'X-Turn-Id',
    ],
    maxAge: 3600,
  })
}
