/** `POST /run_sse`: one turn of the conversation as a stream of events. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { actions } from '../../actions/registry.ts'
import { derivedId } from '../../actions/derived-id.ts'
import { type Quote, reserveCredits } from '../../actions/pay.ts'
import { sessionContext, timelineOf } from '../../actions/session-context.ts'
import { adkEncoder } from '../../agent/adk.ts'
import { directorModel } from '../../agent/director/model.ts'
import { replies } from '../../agent/director/replies.ts'
import { replyLanguage } from '../../agent/director/slots.ts'
import { type PricedCall, runTurn } from '../../agent/run-turn.ts'
import type { Turn } from '../../agent/turns.ts'
import { ReelsmithError } from '../../errors/error.ts'
import { releaseUnused } from '../../store/credit-holds.ts'
import type { Account } from '../../store/token-records.ts'
import { getSession } from '../../store/sessions.ts'
import { errorReply } from '../../wire/errors.ts'
import { type RunRequest, parseRunRequest } from '../../wire/run.ts'
import { type Env, type RequestContext, type Server, baseUrl, linkMaker, readJson, requireAccount } from '../context.ts'
import { explainCredits } from '../credits-error.ts'
import { eventStream } from '../event-stream.ts'

export function runRoutes(server: Server): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post('/run_sse', async (context) => {
    const account = await requireAccount(server, context)
    const request = parseRunRequest(await readJson(context))
    const session = await getSession(server.store, account.userId, request.sessionId)
    const turn = postTurn(server, context, account, { ...request, sessionId: session.id })
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

function postTurn(server: Server, context: RequestContext, account: Account, request: RunRequest): Turn {
  const { userId } = account
  const base = baseUrl(server, context)
  const turnId = randomUUID()
  const linkTo = linkMaker(server, context)
  const requestId = context.get('requestId')
  const describeError = (error: unknown): { code: number; message: string; data: unknown } => {
    if (!ReelsmithError.is(error)) server.log(`request ${requestId}: ${error instanceof Error ? error.stack : error}`)
    return errorReply(explainCredits(error, { account, baseUrl: base }), requestId).body
  }
  return server.turns.post(request.sessionId, request.text, async function* ({ signal, progress }) {
    try {
      // Read when the turn begins: turns before it in the queue may have changed the timeline.
      const session = await getSession(server.store, userId, request.sessionId)
      const language = replyLanguage(request.text, session.language)
      let call = 0
      let jobsOfCall = 0
      const nextJobId = (): string => derivedId(turnId, call, jobsOfCall++)
      const context = sessionContext(server, session, { turnId, signal, language, progress, linkTo, nextJobId })
      const uploads = (await context.assets()).filter(({ origin }) => origin === 'uploaded').length
      yield* runTurn({
        text: request.text,
        model: directorModel({ before: timelineOf(session), language, uploads }),
        actions,
        context,
        onCall: (number) => {
          call = number
          jobsOfCall = 0
        },
        reserve: (items) => reserveForTurn(server, { userId, turnId }, items),
        announce: (quote) => replies.cost(language, quote),
        streaming: request.streaming,
        describeError,
      })
    } catch (error) {
      const { code, message, data } = describeError(error)
      yield adkEncoder().error(code, message, data)
    } finally {
      // What fails here is made up for at the next start.
      await releaseUnused(server.store, { turnId }).catch((error: Error) => server.log(`turn ${turnId}: ${error.message}`))
    }
  })
}

/** Each priced thing under the id that its job will have. */
async function reserveForTurn(
  { store }: Server,
  turn: { userId: string; turnId: string },
  calls: readonly PricedCall[],
): Promise<Quote> {
  const numbers = new Map<number, number>()
  const items = calls.map(({ call, item }) => {
    const number = numbers.get(call) ?? 0
    numbers.set(call, number + 1)
    return { id: derivedId(turn.turnId, call, number), item }
  })
  return await reserveCredits(store, turn, items)
}
