/** Who may call what. Every route has a row here, whose scope is checked before its handler runs. */
import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { ReelsmithError } from '../errors/error.ts'
import { type Account, authenticate } from '../store/token-records.ts'
import { hashToken } from '../store/tokens.ts'
import type { Scope } from '../wire/access.ts'
import { type Env, type RequestContext, type Server, native, videosApi } from './context.ts'

/**
 * Scopes of which the token needs one (`*` stands for all of them), `anyone` without a token, `any token`, or the
 * `operator`'s token. What is asked for in words is done: `write` covers whatever a turn does.
 */
type Access = readonly Scope[] | 'anyone' | 'any token' | 'operator'

/** By method and path, as the route is registered. What has no row needs a token for everything. */
export const accessOf: Readonly<Record<string, Access>> = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'anyone',
  'GET /openapi.json': 'anyone',
  'POST /api/auth/anonymous-token': 'anyone',
  'POST /api/auth/register': 'anyone',
  'POST /api/auth/login': 'anyone',
  'POST /api/auth/logout': 'any token',
  'POST /api/auth/claim-token': ['read'],
  'DELETE /api/me': ['*'],
  'GET /api/webhooks': ['*'],
  'POST /api/webhooks': ['*'],
  'DELETE /api/webhooks': ['*'],
  'DELETE /api/webhooks/:id': ['*'],
  'GET /api/credits/balance/simple': ['read'],
  'GET /api/tokens': ['*'],
  'POST /api/tokens': ['*'],
  'POST /api/tokens/:id/revoke': ['*'],
  'POST /api/tasks/:user/with-session/:app': ['write'],
  'GET /api/state/:app/:user/:sessionId/latest': ['read'],
  'POST /run_sse': ['write'],
  'GET /api/sessions': ['read'],
  'GET /api/actions': 'any token',
  'POST /api/sessions/:sessionId/actions/:name': ['write'],
  'GET /api/sessions/:sessionId/turns/:turnId': ['read', 'write'],
  'POST /api/sessions/:sessionId/turns/:turnId/cancel': ['write'],
  'GET /api/sessions/:sessionId/operations': ['read'],
  'GET /api/sessions/:sessionId/versions': ['read'],
  'GET /api/sessions/:sessionId/frame': ['read'],
  'POST /api/sessions/:sessionId/preview': ['read', 'render'],
  // What a call there does is asked of the routes here, with the same token.
  'POST /mcp': 'any token',
  'POST /v1/run': ['write'],
  'POST /api/v1/generate': ['write'],
  'GET /v1/jobs/:id': ['read', 'write'],
  'GET /v1/models': ['read', 'write'],
  'POST /v1/models/test': ['write'],
  'POST /v1/videos': ['write'],
  'GET /v1/videos': ['read', 'write'],
  'GET /v1/videos/:id': ['read', 'write'],
  'GET /v1/videos/:id/content': ['read', 'write'],
  'DELETE /v1/videos/:id': ['write'],
  'POST /v1/videos/:id/remix': ['write'],
  'POST /api/upload-video/:app/:user/:sessionId': ['upload'],
  'POST /api/render/proxy/lambda': ['render'],
  'POST /api/render/proxy/draft': ['render'],
  'GET /api/render/proxy/lambda/:id': ['read', 'render'],
  'GET /api/render/proxy/:id': ['read', 'render'],
  'GET /api/render/proxy/:id/download': ['read', 'render'],
  'GET /api/render/proxy/lambda/:id/download': ['read', 'render'],
  'POST /api/render/proxy/lambda/:id/cancel': ['render'],
  'POST /api/render/proxy/:id/cancel': ['render'],
  'GET /api/render/jobs': ['read', 'render'],
  'GET /api/admin/users': 'operator',
  'POST /api/admin/users': 'operator',
  'POST /api/admin/users/:user/credits': 'operator',
  'POST /api/admin/users/:user/plan': 'operator',
  'POST /api/admin/users/:user/revoke': 'operator',
  // Pages: what they show depends on the cookie of a login, or on an address that can't be guessed.
  'GET /': 'anyone',
  'GET /docs': 'anyone',
  'GET /register': 'anyone',
  'POST /register': 'anyone',
  'GET /login': 'anyone',
  'POST /login': 'anyone',
  'POST /logout': 'anyone',
  'GET /account': 'anyone',
  'POST /account/tokens': 'anyone',
  'POST /account/revoke': 'anyone',
  'GET /workspace/claim': 'anyone',
  'GET /task/:taskId': 'anyone',
  // Behind signed links.
  'GET /api/render/files/:jobId/:name': 'anyone',
  'GET /api/files/:sessionId/:assetId': 'anyone',
  'GET /api/files/:sessionId/:assetId/thumbnail.jpg': 'anyone',
}

/** Finds the route of a request, and refuses it unless its token reaches it. */
export function authorize(server: Server): MiddlewareHandler<Env> {
  return async (context, next) => {
    // Middleware for all methods comes before; of several routes that match, the first one answers.
    const matched = matchedRoutes(context)
    const route = matched.find(({ method }) => method !== 'ALL')
    if (route) {
      // Known before the handlers run, so that a refusal speaks the route's language.
      if (matched.some(({ handler }) => handler === native)) context.set('isNative', true)
      if (matched.some(({ handler }) => handler === videosApi)) context.set('isVideosApi', true)
      const name = `${route.method} ${route.path}`
      context.set('route', name)
      const access = accessOf[name] ?? ['*']
      if (access === 'operator') requireOperator(server, context)
      else if (access !== 'anyone') context.set('account', await requireAccess(server, context, access))
    }
    await next()
  }
}

/** The account of the request's token where none is needed; a token that is no good is refused all the same. */
export async function optionalAccount(server: Server, context: RequestContext): Promise<Account | undefined> {
  return context.req.header('authorization') ? await bearerAccount(server, context) : undefined
}

async function bearerAccount({ store }: Server, context: RequestContext): Promise<Account> {
  return await authenticate(store, bearerToken(context))
}

function bearerToken(context: RequestContext): string {
  const header = context.req.header('authorization') ?? ''
  return /^bearer +(\S+)$/i.exec(header.trim())?.[1] ?? ''
}

function requireOperator({ store }: Server, context: RequestContext): void {
  const [given, expected] = [bearerToken(context), store.operatorToken].map((token) => Buffer.from(hashToken(token)))
  if (timingSafeEqual(given!, expected!)) return
  throw new ReelsmithError('auth/token-invalid', "This is the operator's; use \"reelsmith admin\" where the data folder is.")
}

async function requireAccess(server: Server, context: RequestContext, access: Access): Promise<Account> {
  const account = await bearerAccount(server, context)
  if (typeof access === 'string' || account.scopes.includes('*')) return account
  if (access.some((scope) => account.scopes.includes(scope))) return account
  throw new ReelsmithError(
    'auth/scope-missing',
    `This needs a token with the scope ${access.map((scope) => `"${scope}"`).join(' or ')}; this one has ${account.scopes.join(', ')}.`,
  )
}
