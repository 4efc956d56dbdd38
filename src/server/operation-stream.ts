/** The changes of a session as server-sent events, each under its version: those that were missed, then live. */
import { once } from 'node:events'
import { ReelsmithError } from '../errors/error.ts'
import { type LoggedOperation, getSession, listOperations } from '../store/sessions.ts'
import { wireLimits } from '../wire/limits.ts'
import type { OperationEvent } from '../wire/session.ts'
import type { Server } from './context.ts'

/** How long news may fail to come before the table is looked at: another server may have made the change. */
const lookEveryMs = 2000

/** @param afterVersion - The last one that the client knows. */
export function operationStream(
  { store }: Server,
  { userId, sessionId, afterVersion }: { userId: string; sessionId: string; afterVersion: number },
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  const leaving = new AbortController()
  async function* lines(): AsyncGenerator<string> {
    let version = afterVersion
    let saidAtMs = performance.now()
    yield ': the changes of this session\n\n'
    while (!leaving.signal.aborted) {
      const news = waitForNews(leaving.signal)
      for (const change of await listOperations(store, sessionId, version)) {
        version = change.version
        saidAtMs = performance.now()
        yield `id: ${version}\ndata: ${JSON.stringify(eventOf(change))}\n\n`
      }
      await news
      if (performance.now() - saidAtMs < wireLimits.heartbeatMs - lookEveryMs) continue
      saidAtMs = performance.now()
      await getSession(store, userId, sessionId) // throws when it was deleted
      yield ': still here\n\n'
    }
  }
  const waitForNews = async (signal: AbortSignal): Promise<void> => {
    const stop = AbortSignal.any([signal, AbortSignal.timeout(lookEveryMs)])
    await once(store.news, sessionId, { signal: stop }).catch(() => {}) // nothing came; the table is looked at
  }
  const told = lines()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await told.next()
        if (done) controller.close()
        else controller.enqueue(bytes.encode(value))
      } catch (error) {
        if (!ReelsmithError.is(error, 'session/not-found')) throw error
        controller.close()
      }
    },
    cancel() {
      leaving.abort()
    },
  })
}

function eventOf({ version, operation, createdAt }: LoggedOperation): OperationEvent {
  const { name, turn, operations } = operation
  return {
    version,
    action: name,
    ...(typeof turn === 'string' && { turn_id: turn }),
    operations: operations ?? [],
    created_at: createdAt.toISOString(),
  }
}
