import { closeAccount, removeAccount } from '../store/removal.ts'
import { listSessions } from '../store/sessions.ts'
import type { Server } from './context.ts'

/** Deletes an account: it is closed at once, what it has under way is stopped, what it has is removed. */
export async function deleteAccount(server: Server, userId: string): Promise<void> {
  await closeAccount(server.store, userId)
  await finishDeletion(server, userId)
}

/** The rest of it, once it is closed; may be begun again. */
export async function finishDeletion({ store, turns, jobs }: Server, userId: string): Promise<void> {
  for (const { id } of await listSessions(store, userId)) await turns.cancel(id)
  await jobs.cancelAllOf(userId)
  await removeAccount(store, userId)
}
