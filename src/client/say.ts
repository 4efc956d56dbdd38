/** One turn of the conversation, heard as it happens. */
import { cancelled } from '../errors/error.ts'
import { wireLimits } from '../wire/limits.ts'
import { SseParser } from './sse.ts'
import { type TurnEvent, eventId, readTurnEvents } from './turn-event.ts'

export interface ListenOptions {
  readonly signal?: AbortSignal
  /** Silence after which the connection counts as lost; servers send a heartbeat every 10 s. */
  readonly idleMs?: number
  /** After this the turn is left alone; its result is found in the state. */
  readonly totalMs?: number
}

/**
 * The events of a response to `/run_sse`, in order, each once. Ends when the server closes; when the
 * connection breaks or stays silent instead, the last event is `interrupted`.
 *
 * @throws {ReelsmithError} the error that the server told, or `job/cancelled` when the signal fired.
 */
export async function* listen(
  body: ReadableStream<Uint8Array>,
  options: ListenOptions = {},
): AsyncGenerator<TurnEvent> {
  const { signal, idleMs = 60_000, totalMs = wireLimits.streamMs } = options
  const reader = body.getReader()
  const parser = new SseParser()
  const seen = new Set<string>()
  const deadline = performance.now() + totalMs
  try {
    for (;;) {
      const leftMs = Math.max(0, deadline - performance.now())
      const read = await readWithin(reader, Math.min(idleMs, leftMs), signal)
      if (read === 'late') {
        yield { type: 'interrupted', reason: leftMs <= idleMs ? 'too-long' : 'silent' }
        return
      }
      if (read === 'broken') {
        yield { type: 'interrupted', reason: 'connection-lost' }
        return
      }
      const events = read.done ? parser.end() : parser.push(read.value)
      for (const data of events) {
        const id = eventId(data)
        if (id !== undefined && seen.has(id)) continue
        if (id !== undefined) seen.add(id)
        yield* readTurnEvents(data)
      }
      if (read.done) return
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
