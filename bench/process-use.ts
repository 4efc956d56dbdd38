/** What processes of this machine use. */
import { readFile, readdir, writeFile } from 'node:fs/promises'

export async function residentMegabytes(pid: number): Promise<number> {
  return await statusMegabytes(pid, 'VmRSS')
}

/** Since {@link countPeak}. */
export async function peakMegabytes(pid: number): Promise<number> {
  return await statusMegabytes(pid, 'VmHWM')
}

/** Lets the peak of resident memory count from now on (proc(5), `clear_refs`). */
export async function countPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5')
}

/** User and system time so far. */
export async function cpuSeconds(pid: number): Promise<number> {
  const [user, system] = (await statFields(pid)).slice(11, 13).map(Number)
  const ticksPerSecond = 100 // of every Linux that Node runs on
  return (user! + system!) / ticksPerSecond
}

/** Id of the process that started it. */
export async function parentOf(pid: number): Promise<number> {
  return Number((await statFields(pid))[1])
}

/** Of a process and all below it, what they share counted once. */
export async function treeMegabytes(root: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  // Any of them may end while it is looked at.
  const parents = new Map(await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid).catch(() => 0)] as const)))
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0))
  const shares = await Promise.all(
    pids.filter(isBelow).map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)
    }),
  )
  return shares.reduce((sum, share) => sum + share, 0) / 1000
}

/** Those behind the name, from the third on (proc(5), `stat`). */
async function statFields(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

async function statusMegabytes(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1000
}
