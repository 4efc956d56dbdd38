import type { AdkEvent } from '../agent/adk.ts'
import type { Turn } from '../agent/turn.ts'
import { findTurn, listTurnEvents } from '../store/turns.ts'
import type { Server } from './context.ts'

/**
 * The turn that a client heard a part of and posts the message of again, whether it still runs or has ended.
 * Undefined when the session has no such turn, or it was asked for something else.
 */
export async function findHeardTurn(
  { store, turns }: Server,
  sessionId: string,
  turnId: string,
  text: string,
): Promise<Pick<Turn, 'id' | 'listen'> | undefined> {
  const running = turns.find(sessionId, turnId)
  if (running) return running.text === text ? running : undefined
  const kept = await findTurn(store, sessionId, turnId)
  if (!kept?.endedAt || kept.request.text !== text) return undefined
  return {
    id: turnId,
    async *listen({ after = 0 } = {}) {
      const events = (await listTurnEvents(store, turnId, after)) as AdkEvent[]
      for (const [index, event] of events.entries()) yield { kind: 'event', number: after + index + 1, event }
    },
  }
}
