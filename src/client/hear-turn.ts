/** A turn heard to its end, over as many connections as it takes. */
import { ReelsmithError } from '../errors/error.ts'
import { parseEventId } from '../wire/event-id.ts'
import { type Ending, type ListenOptions, listen } from './say.ts'
import type { TransportSettings } from './transport.ts'
import type { TurnEvent } from './turn-event.ts'

/** Where a stream is taken up again. */
export interface TurnPlace {
  readonly turnId: string
  /** Undefined before the first event came whole: the turn is then heard from its beginning. */
  readonly lastEventId: string | undefined
}

export interface HearTurn extends ListenOptions {
  /** The response to the message. */
  readonly first: ReadableStream<Uint8Array>
  /** By which the server named the turn beside its response; without it the ids of events name it. */
  readonly turnId?: string
  /** Asks for what comes after a place; it starts nothing. Null when the server knows no such turn. */
  readonly reopen: (place: TurnPlace) => Promise<ReadableStream<Uint8Array> | null>
  readonly sleep: TransportSettings['sleep']
}

/** How often in a row a connection may bring nothing before the turn is left alone. */
const maxFruitless = 4

/**
 * The events of a turn, in order, each once. A connection that breaks is replaced by one to the same turn, where
 * the server names the turn or numbers its events; else the last event is `interrupted`. A message is never sent twice.
 *
 * @throws {ReelsmithError} the error that the server told, `job/cancelled` when the signal fired, or `process/failed` when
 *   `reopen` says that the server has ended.
 */
export async function* hearTurn({ first, turnId: named, reopen, sleep, ...listening }: HearTurn): AsyncGenerator<TurnEvent> {
  const seen = new Set<string>()
  let ending = yield* counted(listen(first, listening, seen))
  let lastEventId = ending.lastEventId
  for (let fruitless = 0; !ending.isComplete && fruitless < maxFruitless; ) {
    const turnId = parseEventId(lastEventId)?.turnId ?? named
    if (turnId === undefined) break
    if (fruitless > 0) await sleep(500 * 2 ** fruitless, listening.signal)
    const body = await unlessGone(reopen({ turnId, lastEventId }))
    if (body === null) break
    const next: Ending & { heard: number } =
      body === 'unreachable' ? { ...ending, how: 'connection-lost', heard: 0 } : yield* counted(listen(body, listening, seen))
    // a turn that has ended has nothing more to tell
    if (next.how === 'closed' && next.heard === 0) return
    fruitless = next.heard > 0 ? 0 : fruitless + 1
    lastEventId = next.lastEventId ?? lastEventId
    ending = next
  }
  if (ending.how !== 'closed' && !ending.isComplete) yield { type: 'interrupted', reason: ending.how }
}

async function* counted(
  events: AsyncGenerator<TurnEvent, Ending>,
): AsyncGenerator<TurnEvent, Ending & { heard: number }> {
  let heard = 0
  for (;;) {
    const next = await events.next()
    if (next.done) return { ...next.value, heard }
    heard++
    yield next.value
  }
}

async function unlessGone(
  opening: Promise<ReadableStream<Uint8Array> | null>,
): Promise<ReadableStream<Uint8Array> | null | 'unreachable'> {
  try {
    return await opening
  } catch (error) {
    if (ReelsmithError.is(error, 'server/unreachable')) return 'unreachable'
    if (ReelsmithError.is(error, 'job/cancelled') || ReelsmithError.is(error, 'process/failed')) throw error
    return null // a server without this route, or a session that is gone
  }
}
