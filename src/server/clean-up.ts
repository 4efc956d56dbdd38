/** What is removed by itself, every hour: what nobody used for long, and what ended half way. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expireCredits } from '../store/credit-expiry.ts'
import { removeOldAnswers } from '../store/idempotency.ts'
import { listClosedAccounts, listIdleSessions, removeRenders, removeSessions } from '../store/removal.ts'
import type { Server } from './context.ts'
import { finishDeletion } from './delete-account.ts'

/** So many at a time, so that others get their turn at the database. */
const sessionsAtOnce = 200

export async function cleanUp(server: Server): Promise<void> {
  const { store } = server
  const { sessionsKeptMs, rendersKeptMs } = store.policy
  const nowMs = store.now().getTime()
  await expireCredits(store)
  await removeOldAnswers(store)
  for (const userId of await listClosedAccounts(store)) await finishDeletion(server, userId)
  let sessions = 0
  if (Number.isFinite(sessionsKeptMs)) {
    const before = new Date(nowMs - sessionsKeptMs)
    for (let idle = await listIdleSessions(store, before, sessionsAtOnce); idle.length > 0; ) {
      await removeSessions(store, idle)
      sessions += idle.length
      idle = idle.length < sessionsAtOnce ? [] : await listIdleSessions(store, before, sessionsAtOnce)
    }
  }
  let renders = 0
  if (Number.isFinite(rendersKeptMs)) {
    renders = await removeRenders(store, new Date(nowMs - rendersKeptMs))
    await removeOldFiles(join(store.dataDir, 'cache'), nowMs - rendersKeptMs)
  }
  if (sessions + renders > 0) server.log(`clean-up: ${sessions} sessions and ${renders} renders were removed`)
}

/** Files below a folder that nobody wrote, or marked as used, since. */
async function removeOldFiles(folder: string, beforeMs: number): Promise<void> {
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const file = join(folder, name)
    const info = await stat(file).catch(() => null) // a render may just have dropped it
    if (info?.isFile() && info.mtimeMs < beforeMs) await rm(file, { force: true })
  }
}
