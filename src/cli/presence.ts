/**
 * Who uses a server that was started for a command. Each command leaves a mark in the data folder while it
 * runs; the server ends when the command that started it has ended and no other mark is left. Marks of
 * processes that are gone don't count.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processStartTime } from '../store/process-identity.ts'

function marksFolder(dataDir: string): string {
  return join(dataDir, 'clients')
}

/** Leaves the mark of this process; the returned function takes it away. */
export async function markPresence(dataDir: string): Promise<() => Promise<void>> {
  const folder = marksFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const mark = join(folder, String(process.pid))
  await writeFile(mark, processStartTime(process.pid) ?? '', { mode: 0o600 })
  return () => rm(mark, { force: true })
}

/** Whether any marked process is alive; marks of others are removed. */
export async function isAnybodyPresent(dataDir: string): Promise<boolean> {
  const folder = marksFolder(dataDir)
  const names = await readdir(folder).catch(() => [])
  let isPresent = false
  for (const name of names) {
    const startTime = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (startTime !== null && startTime !== '' && processStartTime(Number(name)) === startTime)
      isPresent = true
    else await rm(join(folder, name), { force: true })
  }
  return isPresent
}
