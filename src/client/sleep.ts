import { cancelled } from '../errors/error.ts'

/** Waits so many milliseconds; ends at once with `job/cancelled` when the signal fires. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled('Waiting'))
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(cancelled('Waiting'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
