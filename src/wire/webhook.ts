/** Webhooks: what is sent to an address of the user's choice when a job ends (https://www.standardwebhooks.com). */
import { z } from 'zod'

export const webhookEvents = [
  'render.completed',
  'render.failed',
  'render.cancelled',
  'clip.completed',
  'clip.failed',
  'clip.cancelled',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** Body of `POST /api/webhooks`. */
export const newWebhookSchema = z.object({
  url: z.string().max(2000).describe('http(s), on the public internet'),
  events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length).default([...webhookEvents]),
})

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  created_at: z.string().describe('ISO 8601'),
})

/** `data` of `POST /api/webhooks`: the only time that the secret is told. */
export const newWebhookReplySchema = webhookSchema.extend({
  secret: z.string().describe('`whsec_…`: checks the signature of each message'),
})

/** `data` of `GET /api/webhooks`. */
export const webhookListSchema = z.object({ webhooks: z.array(webhookSchema) })
