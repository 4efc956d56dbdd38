import { Hono } from 'hono'
import { describeRender, submitExport } from '../../actions/export.ts'
import { listAssets } from '../../store/assets.ts'
import { getRender } from '../../store/renders.ts'
import { getSession } from '../../store/sessions.ts'
import { requireAttribution } from '../../wire/attribution.ts'
import { decodeDraft } from '../../wire/draft-decode.ts'
import { parseRenderRequest, renderReply } from '../../wire/render.ts'
import { resolveOutput } from '../../wire/render-output.ts'
import { type Env, type RequestContext, type Server, linkMaker, readJson, requireAccount } from '../context.ts'
import { sendRender } from '../send-render.ts'

export function renderRoutes(server: Server): Hono<Env> {
  const { store, jobs } = server
  const routes = new Hono<Env>()

  const submit = async (context: RequestContext): Promise<Response> => {
    const { userId } = await requireAccount(server, context)
    if (server.settings.attribution === 'require') requireAttribution(context.req.raw.headers)
    const { id, sessionId, draft, output } = parseRenderRequest(await readJson(context))
    const session = await getSession(store, userId, sessionId)
    const assets = await listAssets(store, session.id)
    const { timeline } = decodeDraft(draft, { assetIds: new Set(assets.map(({ id: assetId }) => assetId)) })
    const wanted = resolveOutput(output, timeline)
    const record = await submitExport(server, { userId, sessionId: session.id, renderId: id, timeline, output: wanted })
    return context.json(renderReply(await describeRender(server, record, linkMaker(server, context))))
  }

  const poll = async (context: RequestContext, renderId: string): Promise<Response> => {
    const { userId } = await requireAccount(server, context)
    const record = await getRender(store, userId, renderId)
    return context.json(renderReply(await describeRender(server, record, linkMaker(server, context))))
  }

  routes.post('/api/render/proxy/lambda', submit)
  routes.post('/api/render/proxy/draft', submit)
  routes.get('/api/render/proxy/lambda/:id', (context) => poll(context, context.req.param('id')))

  routes.post('/api/render/proxy/lambda/:id/cancel', async (context) => {
    const { userId } = await requireAccount(server, context)
    const record = await getRender(store, userId, context.req.param('id'))
    await jobs.cancel(record.jobId)
    return context.json(renderReply(await describeRender(server, record, linkMaker(server, context))))
  })

  routes.get('/api/render/proxy/:id/download', async (context) => {
    const { userId } = await requireAccount(server, context)
    const { jobId } = await getRender(store, userId, context.req.param('id'))
    return await sendRender(server, context.req.raw, jobId)
  })

  routes.get('/api/render/proxy/:id', (context) => poll(context, context.req.param('id')))
  return routes
}
