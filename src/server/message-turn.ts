/** A user's message as a turn of its session: kept, carried out, and taken up again after a restart of the server. */
import { randomUUID } from 'node:crypto'
import { derivedId } from '../actions/derived-id.ts'
import { type Quote, reserveCredits } from '../actions/pay.ts'
import { actions } from '../actions/registry.ts'
import { suspended } from '../actions/run-job.ts'
import { sessionContext, timelineOf } from '../actions/session-context.ts'
import { type AdkEvent, adkEncoder } from '../agent/adk.ts'
import { directorModel } from '../agent/director/model.ts'
import { replies } from '../agent/director/replies.ts'
import { replyLanguage } from '../agent/director/slots.ts'
import { type PricedCall, answeredCalls, runTurn } from '../agent/run-turn.ts'
import type { Turn, TurnLog, TurnRun, TurnWork } from '../agent/turn.ts'
import { ReelsmithError } from '../errors/error.ts'
import { releaseUnused } from '../store/credit-holds.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { getSession, timelineAt } from '../store/sessions.ts'
import {
  type TurnOwner,
  addTurn,
  addTurnEvent,
  beginTurn,
  endTurn,
  listTurnEvents,
  listUnfinishedTurns,
} from '../store/turns.ts'
import { errorReply } from '../wire/errors.ts'
import { type Server, linksFrom } from './context.ts'
import { explainCredits } from './credits-error.ts'

interface Message {
  readonly turnId: string
  readonly account: TurnOwner
  readonly sessionId: string
  readonly text: string
  /** What links in the replies start with. */
  readonly baseUrl: string
}

/** A turn that ends the server whenever it runs is given up after so many lives. */
const mostAttempts = 3

/** Posts a message, or finds the turn that it repeats. */
export async function postMessage(server: Server, message: Omit<Message, 'turnId'>): Promise<Turn> {
  const { sessionId, text, baseUrl } = message
  const running = server.turns.repeated(sessionId, text)
  if (running) return running
  const turnId = randomUUID()
  await addTurn(server.store, { id: turnId, sessionId, baseUrl, request: { kind: 'message', text } })
  return server.turns.post(sessionId, workOf(server, { ...message, turnId }))
}

/**
 * Takes up what the last life of the server left unfinished, in order.
 *
 * @returns The ids of those turns.
 */
export async function resumeTurns(server: Server): Promise<string[]> {
  const unfinished = await listUnfinishedTurns(server.store)
  for (const { turn, account } of unfinished) {
    const { id: turnId, sessionId, baseUrl, request } = turn
    const past = (await listTurnEvents(server.store, turnId)) as AdkEvent[]
    server.turns.post(sessionId, { ...workOf(server, { turnId, account, sessionId, text: request.text, baseUrl }, past), past })
  }
  return unfinished.map(({ turn }) => turn.id)
}

/**
 * Ends what the last life of the server left unfinished.
 *
 * @returns The ids of turns that go on: none.
 */
export async function endTurns({ store }: Server): Promise<[]> {
  for (const { turn } of await listUnfinishedTurns(store)) {
    const told = await listTurnEvents(store, turn.id)
    const { code, message } = errorReply(new ReelsmithError('job/cancelled', 'The server was stopped; say it again.')).body
    await addTurnEvent(store, turn.id, told.length + 1, adkEncoder().error(code, message))
    await endTurn(store, turn.id)
  }
  return []
}

type DescribeError = (error: unknown) => { code: number; message: string; data: unknown }

function workOf(server: Server, message: Message, past: readonly AdkEvent[] = []): TurnWork {
  const { turnId } = message
  const describeError: DescribeError = (error) => {
    if (!ReelsmithError.is(error)) server.log(`turn ${turnId}: ${error instanceof Error ? error.stack : error}`)
    return errorReply(explainCredits(error, message), turnId).body
  }
  return {
    id: turnId,
    text: message.text,
    log: keptIn(server, turnId),
    async *events(run) {
      try {
        yield* carryOut(server, message, { past, run, describeError })
      } catch (error) {
        const { code, message: words, data } = describeError(error)
        yield adkEncoder().error(code, words, data)
      } finally {
        // What fails here is made up for at the next start.
        const orSay = (error: Error): void => server.log(`turn ${turnId}: ${error.message}`)
        if (run.signal.reason !== suspended) await releaseUnused(server.store, { turnId }).catch(orSay)
      }
    },
  }
}

async function* carryOut(
  server: Server,
  { turnId, account: { userId }, sessionId, text, baseUrl }: Message,
  options: { past: readonly AdkEvent[]; run: TurnRun; describeError: DescribeError },
): AsyncGenerator<AdkEvent> {
  const { past, run, describeError } = options
  // Read when the turn begins: turns before it in the queue may have changed the timeline.
  const session = await getSession(server.store, userId, sessionId)
  const { baseVersion, attempts } = await beginTurn(server.store, turnId, session.version)
  if (attempts > mostAttempts) {
    throw new ReelsmithError('job/failed', 'The server ended each time this was tried; ask for something smaller.')
  }
  const language = replyLanguage(text, session.language)
  let call = 0
  let jobsOfCall = 0
  let calls: readonly string[] = []
  const waiting = (): number => calls.slice(call + 1).filter((name) => name === calls[call]).length
  const context = sessionContext(server, session, {
    turnId,
    signal: run.signal,
    progress: (fraction, what) => run.progress(fraction, what, waiting()),
    language,
    linkTo: linksFrom(server, baseUrl),
    nextJobId: () => derivedId(turnId, call, jobsOfCall++),
  })
  // What is decided again after a restart is decided from what there was at first.
  const before = baseVersion === session.version ? timelineOf(session) : await timelineAt(server.store, sessionId, baseVersion)
  yield* runTurn({
    text,
    model: directorModel({
      before: before ?? emptyTimeline({ language: session.language }),
      language,
      uploads: (await context.assets()).filter(({ origin }) => origin === 'uploaded').length,
    }),
    actions,
    context,
    answered: answeredCalls(past),
    onCall: (number, names) => {
      call = number
      calls = names
      jobsOfCall = 0
    },
    reserve: (items) => reserveForTurn(server, { userId, turnId }, items),
    announce: (quote) => replies.cost(language, quote),
    describeError,
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

function keptIn({ store, log }: Server, turnId: string): TurnLog {
  const orSay = (what: string) => (error: Error) => log(`turn ${turnId}: ${what} was not kept: ${error.message}`)
  return {
    append: async (number, event) => await addTurnEvent(store, turnId, number, event).catch(orSay(`event ${number}`)),
    end: async () => await endTurn(store, turnId).catch(orSay('its end')),
  }
}
