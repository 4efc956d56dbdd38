/** Who is to hear of the end of a job: queued in the transaction that ends it, told later (see src/server). */
import type { JobState, SendErrand } from '../jobs/jobs.ts'
import type { Transaction } from '../store/database.ts'
import { listListeners } from '../store/webhooks.ts'
import { type WebhookEvent, webhookEvents } from '../wire/webhook.ts'

/** The errand's name. */
export const webhookErrand = 'webhook'

export interface WebhookNews {
  readonly webhookId: string
  /** The same in every attempt, so that the receiver can tell what it has had. */
  readonly messageId: string
  readonly jobId: string
  readonly event: WebhookEvent
}

const nouns: Readonly<Record<string, string>> = { render: 'render', generate: 'clip' }

export async function queueNews(tx: Transaction, job: JobState, send: SendErrand): Promise<void> {
  const name = `${nouns[job.kind]}.${job.status}`
  const event = webhookEvents.find((known) => known === name)
  if (!event) return
  for (const { id } of await listListeners(tx, job.userId, event)) {
    const news: WebhookNews = { webhookId: id, messageId: `msg_${job.id}_${id.replace('hook_', '')}`, jobId: job.id, event }
    await send(tx, webhookErrand, news)
  }
}
