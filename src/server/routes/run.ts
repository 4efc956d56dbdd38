/** `POST /run_sse`: one turn of the conversation as a stream of events. */
import { Hono } from 'hono'
import { actions } from '../../actions/registry.ts'
import { sessionContext, timelineOf } from '../../actions/session-context.ts'
import { adkEncoder } from '../../agent/adk.ts'
import { directorModel } from '../../agent/director/model.ts'
import { replyLanguage } from '../../agent/director/slots.ts'
import { runTurn } from '../../agent/run-turn.ts'
import type { Turn } from '../../agent/turns.ts'
import { ReelsmithError } from '../../errors/error.ts'
import { getSession } from '../../store/sessions.ts'
import { errorReply } from '../../wire/errors.ts'
import { type RunRequest, parseRunRequest } from '../../wire/run.ts'
import { type Env, type RequestContext, type Server, linkMaker, readJson, requireAccount } from '../context.ts'
import { eventStream } from '../event-stream.ts'

export function runRoutes(server: Server): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post('/run_sse', async (context) => {
    const { userId } = await requireAccount(server, context)
    const request = parseRunRequest(await readJson(context))
    const session = await getSession(server.store, userId, request.sessionId)
    const turn = postTurn(server, context, userId, { ...request, sessionId: session.id })
    return new Response(eventStream(turn, replyLanguage(request.text, session.language)), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
        'x-accel-buffering': 'no',
      },
    })
  })
  return routes
}

function postTurn(server: Server, context: RequestContext, userId: string, request: RunRequest): Turn {
  const linkTo = linkMaker(server, context)
  const requestId = context.get('requestId')
  const describeError = (error: unknown): { code: number; message: string } => {
    if (!ReelsmithError.is(error)) server.log(`request ${requestId}: ${error instanceof Error ? error.stack : error}`)
    return errorReply(error, requestId).body
  }
  return server.turns.post(request.sessionId, request.text, async function* ({ signal, progress }) {
    try {
      // Read when the turn begins: turns before it in the queue may have changed the timeline.
      const session = await getSession(server.store, userId, request.sessionId)
      const language = replyLanguage(request.text, session.language)
      const context = sessionContext(server, session, { signal, language, progress, linkTo })
      yield* runTurn({
        text: request.text,
        model: directorModel({ before: timelineOf(session), language, uploads: (await context.uploads()).length }),
        actions,
        context,
        streaming: request.streaming,
        describeError,
      })
    } catch (error) {
      const { code, message } = describeError(error)
      yield adkEncoder().error(code, message)
    }
  })
}
