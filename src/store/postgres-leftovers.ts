/** Servers that a kill left behind on a cluster of ours. */
import { readFile, readdir, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processStartTime } from './process-identity.ts'

/**
 * Ends every PostgreSQL process that still works on this cluster, and removes the pid file that no process
 * stands behind (in a container its number is soon somebody else's, and PostgreSQL would refuse to start). To
 * be called only by the owner of the data folder.
 */
export async function stopLeftovers(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8').catch(() => null)
  if (text === null) return
  const postmaster = Number(text.split('\n', 1)[0])
  for (let tenths = 0; tenths < 50; tenths++) {
    const alive = await processesIn(cluster, postmaster)
    if (alive.length === 0) break
    // the postmaster passes an immediate shutdown on to its children; what hasn't ended after 3 s is killed
    if (tenths === 0 && alive.includes(postmaster)) signal(postmaster, 'SIGQUIT')
    if (tenths >= 30) for (const pid of alive) signal(pid, 'SIGKILL')
    await sleep(100)
  }
  await rm(pidFile, { force: true })
}

/**
 * PostgreSQL processes stand in their cluster's folder; elsewhere than on Linux only the pid file can tell.
 */
async function processesIn(cluster: string, postmaster: number): Promise<number[]> {
  if (process.platform !== 'linux') return processStartTime(postmaster) === null ? [] : [postmaster]
  const folder = await realpath(cluster)
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(numbers.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => null)))
  return numbers.filter((_, index) => places[index] === folder).map(Number)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
