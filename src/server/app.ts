/** The HTTP surface: every route of the contract, errors in its envelope. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { ReelsmithError } from '../errors/error.ts'
import { errorReply } from '../wire/errors.ts'
import { problemReply } from '../wire/problem.ts'
import type { Env, RequestContext, Server } from './context.ts'
import { authorize } from './access.ts'
import { idempotent } from './idempotency.ts'
import { accessRoutes } from './routes/access.ts'
import { adminRoutes } from './routes/admin.ts'
import { accountRoutes } from './routes/account.ts'
import { fileRoutes } from './routes/files.ts'
import { healthRoutes } from './routes/health.ts'
import { pageRoutes } from './routes/pages.ts'
import { projectRoutes } from './routes/project.ts'
import { renderRoutes } from './routes/render.ts'
import { runRoutes } from './routes/run.ts'
import { sessionRoutes } from './routes/session.ts'
import { uploadRoutes } from './routes/upload.ts'

export function createApp(server: Server): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (context, next) => {
    context.set('requestId', randomUUID())
    // No name or id of ours has it, and no text of the database can.
    if (/%00|\0/.test(context.req.url)) throw new ReelsmithError('request/invalid', 'path: expected no NUL character.')
    await next()
    context.res.headers.set('x-request-id', context.get('requestId'))
  })
  app.use(authorize(server))
  app.use(idempotent(server))
  app.route('/', healthRoutes(server))
  app.route('/', accountRoutes(server))
  app.route('/', accessRoutes(server))
  app.route('/', sessionRoutes(server))
  app.route('/', projectRoutes(server))
  app.route('/', runRoutes(server))
  app.route('/', uploadRoutes(server))
  app.route('/', renderRoutes(server))
  app.route('/', fileRoutes(server))
  app.route('/', adminRoutes(server))
  app.route('/', pageRoutes(server))
  app.notFound((context) =>
    context.json({ code: 404, message: `There is no ${context.req.method} ${context.req.path} here.`, data: null }, 404),
  )
  app.onError((error, context) => replyError(server, context, error))
  return app
}

function replyError(server: Server, context: RequestContext, error: unknown): Response {
  const requestId = context.get('requestId')
  if (!ReelsmithError.is(error)) {
    server.log(`request ${requestId}: ${context.req.method} ${context.req.path}: ${error instanceof Error ? error.stack : error}`)
  }
  const describe = context.get('isNative') ? problemReply : errorReply
  const { status, headers, body } = describe(error, requestId)
  return Response.json(body, { status, headers })
}
