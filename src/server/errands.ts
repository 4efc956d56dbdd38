/** What the server does by itself. */
import { type WebhookNews, webhookErrand } from '../actions/webhook-news.ts'
import type { Errand } from '../jobs/jobs.ts'
import { cleanUp } from './clean-up.ts'
import type { Server } from './context.ts'
import { type OpenOrder, giveUpErrand, giveUpOrder } from '../models/give-up-order.ts'
import { deliverWebhook, webhookRetries } from './webhook-delivery.ts'

const cleanUpSeconds = 3600

/** @param server - What they are done with, once it is there. */
export function errandsOf(server: Promise<Server>): Record<string, Errand> {
  return {
    'clean-up': {
      run: async () => await cleanUp(await server),
      retries: 0,
      firstRetrySeconds: 60,
      everySeconds: cleanUpSeconds,
    },
    [webhookErrand]: {
      run: async (news) => await deliverWebhook(await server, news as WebhookNews),
      ...webhookRetries,
      concurrency: 2,
    },
    [giveUpErrand]: {
      run: async (order) => await giveUpOrder(order as OpenOrder, process.env),
      retries: 5,
      firstRetrySeconds: 2,
    },
  }
}
