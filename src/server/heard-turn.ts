import { isDeepStrictEqual } from 'node:util'
import type { AdkEvent } from '../agent/adk.ts'
import type { Turn } from '../agent/turn.ts'
import { keyTaken } from '../store/idempotency.ts'
import { type TurnRecord, findTurn, findTurnOfAnyone, listTurnEvents } from '../store/turns.ts'
import type { Server } from './context.ts'

/** A turn to be listened to, whether it still runs or has ended. */
export type HeardTurn = Pick<Turn, 'id' | 'listen' | 'status' | 'progress' | 'told'>

/** A turn of the session; undefined when it has none of that id. */
export async function findTurnOf({ store, turns }: Server, sessionId: string, turnId: string): Promise<HeardTurn | undefined> {
  const running = turns.find(sessionId, turnId)
  if (running) return running
  const kept = await findTurn(store, sessionId, turnId)
  return kept && endedTurn({ store }, kept)
}

/**
 * The turn that a client heard a part of and posts the message of again. Undefined when the session has no such turn,
 * or it was asked for something else.
 */
export async function findRepeatedTurn(
  { store, turns }: Server,
  sessionId: string,
  turnId: string,
  text: string,
): Promise<HeardTurn | undefined> {
  const running = turns.find(sessionId, turnId)
  if (running) return running.text === text ? running : undefined
  const kept = await findTurn(store, sessionId, turnId)
  const isThis = kept?.endedAt && kept.request.kind === 'message' && kept.request.text === text
  return isThis ? endedTurn({ store }, kept) : undefined
}

/**
 * The turn that this key of a user began, if any.
 *
 * @throws {ReelsmithError} `request/invalid` when it was asked for something else.
 */
export async function findKeyedTurn(
  { store, turns }: Server,
  turnId: string,
  { sessionId, request }: Pick<TurnRecord, 'sessionId' | 'request'>,
): Promise<HeardTurn | undefined> {
  const kept = await findTurnOfAnyone(store, turnId)
  if (!kept) return undefined
  const asked = JSON.parse(JSON.stringify(request)) as unknown
  if (kept.sessionId !== sessionId || !isDeepStrictEqual(kept.request, asked)) throw keyTaken()
  return turns.find(sessionId, turnId) ?? endedTurn({ store }, kept)
}

function endedTurn({ store }: Pick<Server, 'store'>, { id }: TurnRecord): HeardTurn {
  const told = async (after = 0): Promise<AdkEvent[]> => (await listTurnEvents(store, id, after)) as AdkEvent[]
  return {
    id,
    status: 'ended',
    progress: undefined,
    told,
    async *listen({ after = 0 } = {}) {
      for (const [index, event] of (await told(after)).entries()) yield { kind: 'event', number: after + index + 1, event }
    },
  }
}
