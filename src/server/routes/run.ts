/** `POST /run_sse`: one turn of the conversation as a stream of events. */
import { Hono } from 'hono'
import { replyLanguage } from '../../agent/director/language.ts'
import { getSession } from '../../store/sessions.ts'
import { parseEventId } from '../../wire/event-id.ts'
import { parseRunRequest, turnIdHeader } from '../../wire/run.ts'
import { type Env, type Server, baseUrl, readJson, requireAccount } from '../context.ts'
import { eventStream, eventStreamHeaders } from '../event-stream.ts'
import { idempotencyKey } from '../idempotency.ts'
import { postMessage } from '../post-turn.ts'
import { findRepeatedTurn } from '../heard-turn.ts'
import { skillOf } from '../preferred-model.ts'

export function runRoutes(server: Server): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post('/run_sse', async (context) => {
    const account = await requireAccount(server, context)
    const { text, streaming, sessionId: asked } = parseRunRequest(await readJson(context))
    const { id: sessionId, language } = await getSession(server.store, account.userId, asked)
    const heard = parseEventId(context.req.header('last-event-id'))
    const turn =
      (heard && (await findRepeatedTurn(server, sessionId, heard.turnId, text))) ??
      (await postMessage(server, { account, sessionId, text, skill: skillOf(server, context), baseUrl: baseUrl(server, context) }, idempotencyKey(context)))
    const after = turn.id === heard?.turnId ? heard.number : 0
    const stream = eventStream((signal) => turn.listen({ after, signal }), {
      turnId: turn.id,
      streaming,
      language: replyLanguage(text, language),
    })
    return new Response(stream, { headers: { ...eventStreamHeaders, [turnIdHeader]: turn.id } })
  })
  return routes
}
