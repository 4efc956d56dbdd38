/** What is asked of a session as a turn of it: kept, carried out, and taken up again after a restart of the server. */
import { randomUUID } from 'node:crypto'
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

/** Posts a message, or finds the turn that it repeats. */
export async function postMessage(
  server: Server,
  { text, ...turn }: Omit<AskedTurn, 'turnId' | 'request'> & { text: string },
): Promise<Turn> {
  return (
    server.turns.repeated(turn.sessionId, text) ?? (await postTurn(server, { ...turn, request: { kind: 'message', text } }))
  )
}

/** @param onError - Told the error that the turn ends with, as it was thrown. */
export async function postTurn(
  server: Server,
  turn: Omit<AskedTurn, 'turnId'>,
  onError?: (error: unknown) => void,
): Promise<Turn> {
  const turnId = randomUUID()
  const { sessionId, baseUrl, request } = turn
  await addTurn(server.store, { id: turnId, sessionId, baseUrl, request })
  return server.turns.post(sessionId, workOf(server, { ...turn, turnId }, { onError }))
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
