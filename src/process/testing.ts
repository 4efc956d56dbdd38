/** Waiting for other processes, in tests. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something holds; generous, because it says that it happens at all, not how fast. */
export async function waitFor(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await sleep(10)
  }
}

/** Whether a process still runs; one that has ended but wasn't waited for doesn't. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const stat = process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'latin1') : ') R'
    return !/\) [ZX]/.test(stat)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EPERM') return true
    if (code === 'ESRCH' || code === 'ENOENT') return false
    throw error
  }
}
