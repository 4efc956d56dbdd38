/** The HTTP surface: every route of the contract, errors in its envelope. */
import { Hono } from 'hono'
import { ReelsmithError } from '../errors/error.ts'
import { errorReply } from '../wire/errors.ts'
import { problemReply } from '../wire/problem.ts'
import type { Env, RequestContext, Server } from './context.ts'
import { authorize } from './access.ts'
import { idempotent } from './idempotency.ts'
import { observe } from './observe.ts'
import { crossOrigin } from './cross-origin.ts'
import { messagePage } from './pages/account-pages.ts'
import { renderPage } from './pages/page.ts'
import { tongueOf } from './pages/words.ts'
import { limitRates } from './rate-limit.ts'
import { accessRoutes } from './routes/access.ts'
import { adminRoutes } from './routes/admin.ts'
import { accountRoutes } from './routes/account.ts'
import { docsRoutes } from './routes/docs.ts'
import { fileRoutes } from './routes/files.ts'
import { healthRoutes } from './routes/health.ts'
import { mcpRoutes } from './routes/mcp.ts'
import { oneShotRoutes } from './routes/one-shot.ts'
import { pageRoutes } from './routes/pages.ts'
import { previewRoutes } from './routes/preview.ts'
import { projectRoutes } from './routes/project.ts'
import { renderRoutes } from './routes/render.ts'
import { runRoutes } from './routes/run.ts'
import { sessionRoutes } from './routes/session.ts'
import { uploadRoutes } from './routes/upload.ts'
import { videoRoutes } from './routes/videos.ts'
import { webhookRoutes } from './routes/webhooks.ts'

export function createApp(server: Server): Hono<Env> {
  const app = new Hono<Env>()
  app.use(observe(server))
  app.use(crossOrigin(server))
  app.use(async (context, next) => {
    // No name or id of ours has it, and no text of the database can.
    if (/%00|\0/.test(context.req.url)) throw new ReelsmithError('request/invalid', 'path: expected no NUL character.')
    await next()
  })
  app.use(authorize(server))
  app.use(limitRates(server))
  app.use(idempotent(server))
  app.route('/', healthRoutes(server))
  app.route('/', accountRoutes(server))
  app.route('/', accessRoutes(server))
  app.route('/', sessionRoutes(server))
  app.route('/', projectRoutes(server))
  app.route('/', previewRoutes(server))
  app.route('/', runRoutes(server))
  app.route('/', mcpRoutes(server, async (request, env) => await app.fetch(request, env)))
  app.route('/', oneShotRoutes(server))
  app.route('/', videoRoutes(server))
  app.route('/', uploadRoutes(server))
  app.route('/', renderRoutes(server))
  app.route('/', fileRoutes(server))
  app.route('/', webhookRoutes(server))
  app.route('/', docsRoutes(server, () => app.routes))
  app.route('/', adminRoutes(server))
  app.route('/', pageRoutes(server))
  app.notFound((context) => {
    throw new ReelsmithError('request/not-found', `There is no ${context.req.method} ${context.req.path} here.`)
  })
  app.onError(async (error, context) => await replyError(server, context, error))
  return app
}

async function replyError(server: Server, context: RequestContext, error: unknown): Promise<Response> {
  const requestId = context.get('requestId')
  if (!ReelsmithError.is(error)) {
    server.log(`failed: ${error instanceof Error ? error.stack : error}`, { id: requestId, route: context.get('route') ?? '' })
  }
  const { status, headers, body } = errorReply(error, requestId)
  // A browser that opens an address gets a page; programs that want one don't say so.
  if (context.req.header('accept')?.includes('text/html')) {
    const tongue = tongueOf(context.req.header('accept-language'))
    return await renderPage(messagePage(tongue, body.message), { status, headers })
  }
  if (context.get('isVideosApi')) {
    const { code, field } = ReelsmithError.is(error) ? { code: error.code, field: error.details.field } : { code: 'internal', field: undefined }
    const type = status < 500 ? 'invalid_request_error' : 'server_error'
    return Response.json({ ...body, error: { message: body.message, type, code, param: typeof field === 'string' ? field : null } }, { status, headers })
  }
  if (!context.get('isNative')) return Response.json(body, { status, headers })
  const problem = problemReply(error, requestId)
  return Response.json(problem.body, { status, headers: problem.headers })
}
