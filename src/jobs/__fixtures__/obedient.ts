/** A worker that does as its payload says. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReelsmithError } from '../../errors/error.ts'
import { startChild } from '../../process/child.ts'
import type { JobContext } from '../handler.ts'

export interface Orders {
  readonly echo?: string
  readonly fail?: string
  readonly throw?: string
  /** Kills itself when this file isn't there yet, and makes the file. */
  readonly dieOnce?: string
  readonly dieAlways?: boolean
  /** Starts a child that would run for an hour, says the numbers of both in this file, and waits. */
  readonly hang?: string
  /** Doesn't end when asked to. */
  readonly deaf?: boolean
  /** Remembers the number of its attempt and kills itself, until it is this one; then says the number. */
  readonly dieUntil?: number
  readonly keep?: string
  readonly steps?: number
}

export async function run(orders: Orders, context: JobContext): Promise<unknown> {
  if (orders.fail) throw new ReelsmithError('media/unreadable', orders.fail)
  if (orders.throw) throw new Error(orders.throw)
  if (orders.dieAlways) process.kill(process.pid, 'SIGKILL')
  if (orders.dieOnce) {
    const first = await writeFile(orders.dieOnce, '', { flag: 'wx' }).then(
      () => true,
      () => false,
    )
    if (first) process.kill(process.pid, 'SIGKILL')
  }
  if (orders.dieUntil) {
    const attempt = ((context.note as { attempt: number } | null)?.attempt ?? 0) + 1
    if (attempt === orders.dieUntil) return { attempt }
    await context.remember({ attempt })
    process.kill(process.pid, 'SIGKILL')
  }
  for (let step = 1; step <= (orders.steps ?? 0); step++) {
    context.progress(step / orders.steps!)
    await sleep(120)
  }
  if (orders.hang) {
    const child = startChild('sleep', ['3600'], { stdio: 'inherit' })
    await writeFile(join(context.workDir, 'half-done'), 'x')
    await writeFile(orders.hang, JSON.stringify([process.pid, child.pid]))
    await sleep(3_600_000, undefined, orders.deaf ? {} : { signal: context.signal })
  }
  if (orders.keep) {
    const file = join(context.workDir, 'out.bin')
    await writeFile(file, orders.keep)
    return { key: await context.keepFile(file, 'bin') }
  }
  return { echo: orders.echo ?? null }
}
