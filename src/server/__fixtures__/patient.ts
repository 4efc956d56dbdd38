/** A worker that is never done: it leaves its process id in its folder and waits to be cancelled. */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobContext } from '../../jobs/handler.ts'

export async function run(_payload: unknown, { signal, workDir }: JobContext): Promise<void> {
  const alive = setInterval(() => {}, 1000)
  await writeFile(join(workDir, 'pid'), String(process.pid))
  if (!signal.aborted) await once(signal, 'abort')
  clearInterval(alive)
}
