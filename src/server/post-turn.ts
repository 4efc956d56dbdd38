/** What is asked of a session as a turn of it: kept, carried out, and taken up again after a restart of the server. */
import { randomUUID } from 'node:crypto'
import { derivedId } from '../actions/derived-id.ts'
import { suspended } from '../actions/run-job.ts'
import { type AdkEvent, adkEncoder } from '../agent/adk.ts'
import type { Turn, TurnLog, TurnWork } from '../agent/turn.ts'
import { ReelsmithError } from '../errors/error.ts'
import { releaseUnused } from '../store/credit-holds.ts'
import { addTurn, addTurnEvent, endTurn, listTurnEvents, listUnfinishedTurns } from '../store/turns.ts'
import { errorReply } from '../wire/errors.ts'
import { type AskedTurn, type DescribeError, carryOut } from './carry-out.ts'
import type { Server } from './context.ts'
import { explainCredits } from './credits-error.ts'
import { type HeardTurn, findKeyedTurn } from './heard-turn.ts'

/** Posts a message, or finds the turn that it repeats. */
export async function postMessage(
  server: Server,
  { text, skill, ...turn }: Omit<AskedTurn, 'turnId' | 'request'> & { text: string; skill?: string },
  key?: string,
): Promise<HeardTurn> {
  const repeated = key === undefined ? server.turns.repeated(turn.sessionId, text) : undefined
  return repeated ?? (await postTurn(server, { ...turn, request: { kind: 'message', text, ...(skill !== undefined && { skill }) } }, { key }))
}

export interface PostOptions {
  /** The client's `Idempotency-Key`: the same request with the same key is the same turn. */
  readonly key?: string
  /** Told the error that the turn ends with, as it was thrown. */
  readonly onError?: (error: unknown) => void
}

/** The id of the turn that a user begins with this key. */
export function keyedTurnId(userId: string, key: string): string {
  return derivedId('turn', userId, key)
}

/** By the id of the turn, while it is being posted: the same key may come twice at once. */
const posting = new Map<string, Promise<HeardTurn>>()

/** @throws {ReelsmithError} `request/invalid` when the key stands for another request. */
export async function postTurn(
  server: Server,
  turn: Omit<AskedTurn, 'turnId'>,
  { key, onError }: PostOptions = {},
): Promise<HeardTurn> {
  if (key === undefined) return await postNewTurn(server, { ...turn, turnId: randomUUID() }, onError)
  const turnId = keyedTurnId(turn.account.userId, key)
  const before = posting.get(turnId) ?? Promise.resolve()
  const post = before
    .catch(() => {}) // the one before tells its own client
    .then(async () => (await findKeyedTurn(server, turnId, turn)) ?? (await postNewTurn(server, { ...turn, turnId }, onError)))
  posting.set(turnId, post)
  try {
    return await post
  } finally {
    if (posting.get(turnId) === post) posting.delete(turnId)
  }
}

async function postNewTurn(server: Server, turn: AskedTurn, onError?: (error: unknown) => void): Promise<Turn> {
  const { turnId, sessionId, baseUrl, request } = turn
  await addTurn(server.store, { id: turnId, sessionId, baseUrl, request })
  return server.turns.post(sessionId, workOf(server, turn, { onError }))
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
    server.turns.post(sessionId, workOf(server, { turnId, account, sessionId, request, baseUrl }, { past }))
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

function workOf(
  server: Server,
  turn: AskedTurn,
  { past, onError }: { past?: readonly AdkEvent[]; onError?: (error: unknown) => void },
): TurnWork {
  const { turnId, request } = turn
  const describeError: DescribeError = (error) => {
    if (!ReelsmithError.is(error)) server.log(`turn ${turnId}: ${error instanceof Error ? error.stack : error}`)
    const explained = explainCredits(error, turn)
    onError?.(explained)
    return errorReply(explained, turnId).body
  }
  return {
    id: turnId,
    ...(request.kind === 'message' && { text: request.text }),
    ...(past && { past }),
    log: keptIn(server, turnId),
    async *events(run) {
      try {
        yield* carryOut(server, turn, { past: past ?? [], run, describeError })
      } catch (error) {
        const { code, message, data } = describeError(error)
        yield adkEncoder().error(code, message, data)
      } finally {
        // What fails here is made up for at the next start.
        const orSay = (error: Error): void => server.log(`turn ${turnId}: ${error.message}`)
        if (run.signal.reason !== suspended) await releaseUnused(server.store, { turnId }).catch(orSay)
      }
    },
  }
}

function keptIn({ store, log }: Server, turnId: string): TurnLog {
  const orSay = (what: string) => (error: Error) => log(`turn ${turnId}: ${what} was not kept: ${error.message}`)
  return {
    append: async (number, event) => await addTurnEvent(store, turnId, number, event).catch(orSay(`event ${number}`)),
    end: async () => await endTurn(store, turnId).catch(orSay('its end')),
  }
}
