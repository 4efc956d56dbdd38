/** One turn of the conversation, heard as it happens. */
import { cancelled } from '../errors/error.ts'
import { wireLimits } from '../wire/limits.ts'
import { SseParser } from './sse.ts'
import { type TurnEvent, eventId, isTurnComplete, readTurnEvents } from './turn-event.ts'

export interface ListenOptions {
  readonly signal?: AbortSignal
  /** Silence after which the connection counts as lost; servers send a heartbeat every 10 s. */
  readonly idleMs?: number
  /** After this a connection is left alone: the turn goes on without it. */
  readonly totalMs?: number
}

/** How a connection ended. */
export interface Ending {
  readonly how: 'closed' | 'connection-lost' | 'silent' | 'too-long'
  /** Of the last event that came whole; undefined where the server gives none. */
  readonly lastEventId: string | undefined
  /** Whether the turn said that it is done. */
  readonly isComplete: boolean
}

/**
 * The events of a response to `/run_sse`, in order, each once.
 *
 * @param seen - Ids of events heard before, on other connections to the same turn; new ones are added.
 * @returns how the connection ended.
 * @throws {ReelsmithError} the error that the server told, or `job/cancelled` when the signal fired.
 */
export async function* listen(
  body: ReadableStream<Uint8Array>,
  { signal, idleMs = 60_000, totalMs = wireLimits.streamMs }: ListenOptions = {},
  seen = new Set<string>(),
): AsyncGenerator<TurnEvent, Ending> {
  const reader = body.getReader()
  const parser = new SseParser()
  const deadline = performance.now() + totalMs
  let isComplete = false
  const ending = (how: Ending['how']): Ending => ({ how, lastEventId: parser.lastEventId, isComplete })
  try {
    for (;;) {
      const leftMs = Math.max(0, deadline - performance.now())
      const read = await readWithin(reader, Math.min(idleMs, leftMs), signal)
      if (read === 'late') return ending(leftMs <= idleMs ? 'too-long' : 'silent')
      if (read === 'broken') return ending('connection-lost')
      const events = read.done ? parser.end() : parser.push(read.value)
      for (const data of events) {
        const id = eventId(data)
        if (id !== undefined && seen.has(id)) continue
        const understood = readTurnEvents(data)
        if (understood.length === 0) continue // cut off in its middle: it will come again
        if (id !== undefined) seen.add(id)
        isComplete ||= isTurnComplete(data)
        yield* understood
      }
      if (read.done) return ending('closed')
    }
  } finally {
    reader.cancel().catch(() => {}) // the server may be gone already
  }
}

type Read = { done: false; value: Uint8Array } | { done: true; value?: undefined } | 'late' | 'broken'

async function readWithin(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  ms: number,
  signal?: AbortSignal,
): Promise<Read> {
  if (signal?.aborted) throw cancelled('The turn')
  const { promise: late, resolve } = Promise.withResolvers<Read>()
  const timer = setTimeout(() => resolve('late'), ms)
  const onAbort = (): void => resolve('broken')
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    const read = await Promise.race([reader.read().catch((): Read => 'broken'), late])
    if (signal?.aborted) throw cancelled('The turn')
    return read as Read
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
