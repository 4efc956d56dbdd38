/** Addresses that want to hear of the end of a user's jobs. */
import { createHmac, randomBytes } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import type { WebhookEvent } from '../wire/webhook.ts'
import type { Queryable } from './database.ts'
import { and, asc, count, eq, sql } from './drizzle.ts'
import { webhooks } from './schema.ts'
import type { Store } from './store.ts'

export type Webhook = typeof webhooks.$inferSelect

const mostWebhooks = 20

/** @throws {ReelsmithError} `request/invalid` when the user has as many as there may be. */
export async function addWebhook(
  store: Store,
  webhook: Pick<Webhook, 'userId' | 'url' | 'events' | 'baseUrl'>,
): Promise<Webhook> {
  const record = { ...webhook, id: `hook_${randomBytes(12).toString('hex')}`, createdAt: store.now() }
  return await store.db.transaction(async (tx) => {
    await tx.insert(webhooks).values(record)
    const [all] = await tx.select({ count: count() }).from(webhooks).where(eq(webhooks.userId, webhook.userId))
    if (all!.count > mostWebhooks) {
      throw new ReelsmithError('request/invalid', `url: there can be ${mostWebhooks} webhooks; delete one first.`)
    }
    return record
  })
}

/** The user's webhooks, oldest first. */
export async function listWebhooks({ db }: Store, userId: string): Promise<Webhook[]> {
  return await db.select().from(webhooks).where(eq(webhooks.userId, userId)).orderBy(asc(webhooks.createdAt), asc(webhooks.id))
}

/** Those of the user that want to hear of this. */
export async function listListeners(db: Queryable, userId: string, event: WebhookEvent): Promise<Webhook[]> {
  return await db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.userId, userId), sql`${event} = any(${webhooks.events})`))
}

export async function findWebhook({ db }: Store, id: string): Promise<Webhook | undefined> {
  const [found] = await db.select().from(webhooks).where(eq(webhooks.id, id))
  return found
}

/** @throws {ReelsmithError} `request/not-found` when the user has none of that id. */
export async function removeWebhook({ db }: Store, userId: string, id: string): Promise<void> {
  const removed = await db
    .delete(webhooks)
    .where(and(eq(webhooks.id, id), eq(webhooks.userId, userId)))
    .returning({ id: webhooks.id })
  if (removed.length === 0) throw new ReelsmithError('request/not-found', 'There is no such webhook; GET /api/webhooks lists yours.')
}

/** What the messages of a webhook are signed with, as its owner is told it: derived, so that it is stored nowhere. */
export function webhookSecret({ secret }: Pick<Store, 'secret'>, id: string): string {
  return `whsec_${createHmac('sha256', secret).update(`webhook\n${id}`).digest('base64')}`
}
