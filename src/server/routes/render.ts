import { Hono } from 'hono'
import { describeRender, submitExport } from '../../actions/export.ts'
import { listFiles } from '../../store/assets.ts'
import { type RenderRecord, getRender, listRenders } from '../../store/renders.ts'
import { getSession } from '../../store/sessions.ts'
import { readAttribution, requireAttribution } from '../../wire/attribution.ts'
import { decodeDraft } from '../../wire/draft-decode.ts'
import { success } from '../../wire/envelope.ts'
import { parseInput } from '../../wire/parse.ts'
import { parseRenderRequest, renderObject, renderPageSchema, renderReply } from '../../wire/render.ts'
import { resolveOutput } from '../../wire/render-output.ts'
import { type Env, type RequestContext, type Server, linkMaker, native, readJson, requireAccount } from '../context.ts'
import { sendRender } from '../send-render.ts'

export function renderRoutes(server: Server): Hono<Env> {
  const { store, jobs } = server
  const routes = new Hono<Env>()

  const reply = async (context: RequestContext, record: RenderRecord): Promise<Response> =>
    context.json(renderReply(await describeRender(server, record, linkMaker(server, context))))

  const recordOf = async (context: RequestContext): Promise<RenderRecord> => {
    const { userId } = await requireAccount(server, context)
    return await getRender(store, userId, context.req.param('id') ?? '')
  }

  const submit = async (context: RequestContext): Promise<Response> => {
    const { userId } = await requireAccount(server, context)
    checkAttribution(server, context)
    const { id, sessionId, draft, output } = parseRenderRequest(await readJson(context))
    const session = await getSession(store, userId, sessionId)
    const files = await listFiles(store, session.id)
    const { timeline } = decodeDraft(draft, { files: new Map(files.map((file) => [file.id, file.kind])) })
    const wanted = resolveOutput(output, timeline)
    return await reply(context, await submitExport(server, { userId, sessionId: session.id, renderId: id, timeline, output: wanted }))
  }

  const poll = async (context: RequestContext): Promise<Response> => await reply(context, await recordOf(context))

  const cancel = async (context: RequestContext): Promise<Response> => {
    const record = await recordOf(context)
    await jobs.cancel(record.jobId)
    return await reply(context, record)
  }

  const download = async (context: RequestContext): Promise<Response> =>
    await sendRender(server, context.req.raw, (await recordOf(context)).jobId)

  // Each has an older name that some clients still use.
  routes.post('/api/render/proxy/lambda', submit)
  routes.post('/api/render/proxy/draft', submit)
  routes.get('/api/render/proxy/lambda/:id', poll)
  routes.post('/api/render/proxy/lambda/:id/cancel', cancel)
  routes.get('/api/render/proxy/lambda/:id/download', download)
  routes.post('/api/render/proxy/:id/cancel', cancel)
  routes.get('/api/render/proxy/:id/download', download)
  routes.get('/api/render/proxy/:id', poll)

  routes.get('/api/render/jobs', native, async (context) => {
    const { userId } = await requireAccount(server, context)
    const { limit, after, session_id: sessionId } = parseInput(renderPageSchema, context.req.query())
    const found = await listRenders(store, userId, { limit, after, sessionId })
    const linkTo = linkMaker(server, context)
    const renders = []
    for (const record of found) {
      renders.push({ ...renderObject(await describeRender(server, record, linkTo)), session_id: record.sessionId })
    }
    return context.json(success({ renders, next: found.length === limit ? found.at(-1)!.renderId : null }))
  })

  return routes
}

/** An operator may be content with a warning. */
function checkAttribution({ settings, log }: Server, context: RequestContext): void {
  const { headers } = context.req.raw
  if (settings.attribution === 'require') return void requireAttribution(headers)
  const attribution = readAttribution(headers)
  if (!('missing' in attribution)) return
  const missing = attribution.missing.join(', ')
  log('an export without attribution', { id: context.get('requestId'), missing })
  context.header('warning', `299 - "missing headers: ${missing}"`)
}
