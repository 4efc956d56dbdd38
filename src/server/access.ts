/** Who may call what. Every route has a row here, whose scope is checked before its handler runs. */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { ReelsmithError } from '../errors/error.ts'
import { type Account, authenticate } from '../store/token-records.ts'
import type { Scope } from '../wire/access.ts'
import type { Env, RequestContext, Server } from './context.ts'

/**
 * Scopes of which the token needs one (`*` stands for all of them), `anyone` without a token, or `any token`. What is
 * asked for in words is done: `write` covers whatever a turn does.
 */
type Access = readonly Scope[] | 'anyone' | 'any token'

/** By method and path, as the route is registered. What has no row needs a token for everything. */
export const accessOf: Readonly<Record<string, Access>> = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'POST /api/auth/anonymous-token': 'anyone',
  'POST /api/auth/register': 'anyone',
  'POST /api/auth/login': 'anyone',
  'POST /api/auth/logout': 'any token',
  'POST /api/auth/claim-token': ['read'],
  'GET /api/credits/balance/simple': ['read'],
  'GET /api/tokens': ['*'],
  'POST /api/tokens': ['*'],
  'POST /api/tokens/:id/revoke': ['*'],
  'POST /api/tasks/me/with-session/:app': ['write'],
  'GET /api/state/:app/:user/:sessionId/latest': ['read'],
  'POST /run_sse': ['write'],
  'GET /api/sessions': ['read'],
  'POST /api/sessions/:sessionId/actions/:name': ['write'],
  'GET /api/sessions/:sessionId/turns/:turnId': ['read', 'write'],
  'GET /api/sessions/:sessionId/operations': ['read'],
  'GET /api/sessions/:sessionId/versions': ['read'],
  'POST /api/upload-video/:app/:user/:sessionId': ['upload'],
  'POST /api/render/proxy/lambda': ['render'],
  'POST /api/render/proxy/draft': ['render'],
  'GET /api/render/proxy/lambda/:id': ['read', 'render'],
  'GET /api/render/proxy/:id': ['read', 'render'],
  'GET /api/render/proxy/:id/download': ['read', 'render'],
  'POST /api/render/proxy/lambda/:id/cancel': ['render'],
  // Pages: what they show depends on the cookie of a login, or on an address that can't be guessed.
  'GET /': 'anyone',
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
}

/** Finds the route of a request, and refuses it unless its token reaches it. */
export function authorize(server: Server): MiddlewareHandler<Env> {
  return async (context, next) => {
    // Middleware for all methods comes before; of several routes that match, the first one answers.
    const route = matchedRoutes(context).find(({ method }) => method !== 'ALL')
    if (route) {
      const name = `${route.method} ${route.path}`
      context.set('route', name)
      const access = accessOf[name] ?? ['*']
      if (access !== 'anyone') context.set('account', await requireAccess(server, context, access))
    }
    await next()
  }
}

/** The account of the request's token where none is needed; a token that is no good is refused all the same. */
export async function optionalAccount(server: Server, context: RequestContext): Promise<Account | undefined> {
  return context.req.header('authorization') ? await bearerAccount(server, context) : undefined
}

async function bearerAccount({ store }: Server, context: RequestContext): Promise<Account> {
  const header = context.req.header('authorization') ?? ''
  return await authenticate(store, /^bearer +(\S+)$/i.exec(header.trim())?.[1] ?? '')
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
