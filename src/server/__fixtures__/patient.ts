/** A worker that is never done: it waits to be cancelled. */
import { once } from 'node:events'
import type { JobContext } from '../../jobs/handler.ts'

export async function run(_payload: unknown, { signal }: JobContext): Promise<void> {
  const alive = setInterval(() => {}, 1000)
  await once(signal, 'abort')
  clearInterval(alive)
}
