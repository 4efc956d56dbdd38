/** For tests only: what they wait for, and what they leave open. */
import { readFileSync } from 'node:fs'
import { after } from 'node:test'
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

/**
 * What the tests of a file, or of a suite, open: closed after them, the last first. When a `before` fails half-way, what it
 * had opened is closed too; a server left open would keep the file running until its time is up.
 */
export function closedAfter(): AsyncDisposableStack {
  const opened = new AsyncDisposableStack()
  after(async () => await opened.disposeAsync())
  return opened
}
