/** Quick looks at what a session's timeline is like now. */
import { Hono } from 'hono'
import { describeRender } from '../../actions/export.ts'
import { type Draft, previewFrame, submitPreview } from '../../actions/preview.ts'
import { timelineOf } from '../../actions/session-context.ts'
import { getSession } from '../../store/sessions.ts'
import { parseInput } from '../../wire/parse.ts'
import { frameQuerySchema } from '../../wire/preview.ts'
import { renderReply } from '../../wire/render.ts'
import { type Env, type RequestContext, type Server, linkMaker, native, requireAccount } from '../context.ts'

export function previewRoutes(server: Server): Hono<Env> {
  const routes = new Hono<Env>()

  const draftOf = async (context: RequestContext): Promise<Draft> => {
    const { userId } = await requireAccount(server, context)
    const session = await getSession(server.store, userId, context.req.param('sessionId') ?? '')
    return { userId, sessionId: session.id, timeline: timelineOf(session) }
  }

  routes.get('/api/sessions/:sessionId/frame', native, async (context) => {
    const { t: atMs, w: width } = parseInput(frameQuerySchema, context.req.query())
    const jpeg = await previewFrame(server, await draftOf(context), { atMs, width })
    return new Response(new Uint8Array(jpeg), {
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, no-cache' },
    })
  })

  routes.post('/api/sessions/:sessionId/preview', native, async (context) => {
    const record = await submitPreview(server, await draftOf(context))
    return context.json(renderReply(await describeRender(server, record, linkMaker(server, context))), 202)
  })

  return routes
}
