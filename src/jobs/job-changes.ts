/**
 * News of jobs within this process. News is only a hint: whoever waits also looks at the table now and then.
 */
import { EventEmitter } from 'node:events'
import { type JobState, isFinished } from './job-state.ts'

export interface JobChanges {
  publish(state: JobState): void
  /**
   * The state now and after each change, until the job has finished or the signal fires. Changes that come
   * faster than they are taken are skipped, the last one never.
   *
   * @param read - Reads the state from the table.
   */
  watch(id: string, read: () => Promise<JobState>, signal?: AbortSignal): AsyncGenerator<JobState, void>
}

/** How long news may fail to come before the table is looked at: the job may run in another server. */
const lookEveryMs = 2000

export function createJobChanges(): JobChanges {
  const news = new EventEmitter().setMaxListeners(0)
  return {
    publish: (state) => {
      news.emit(state.id, state)
    },
    watch: async function* watch(id, read, signal) {
      let latest: JobState | undefined
      let wake = Promise.withResolvers<void>()
      const onNews = (state: JobState): void => {
        latest = state
        wake.resolve()
      }
      const onAbort = (): void => wake.resolve()
      news.on(id, onNews)
      signal?.addEventListener('abort', onAbort)
      try {
        let state = await read()
        while (!signal?.aborted) {
          yield state
          if (isFinished(state)) return
          const seen = state
          while (!signal?.aborted && isSame(state, seen)) {
            const timer = setTimeout(wake.resolve, lookEveryMs)
            await wake.promise
            clearTimeout(timer)
            wake = Promise.withResolvers()
            const told = latest
            latest = undefined
            state = told ?? (signal?.aborted ? state : await read())
          }
        }
      } finally {
        news.off(id, onNews)
        signal?.removeEventListener('abort', onAbort)
      }
    },
  }
}

function isSame(a: JobState, b: JobState): boolean {
  return a.status === b.status && a.progress === b.progress
}
