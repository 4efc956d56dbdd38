import { createHmac } from 'node:crypto'

/**
 * The headers of a message, by which its receiver knows that it is ours (the specification of Standard Webhooks).
 *
 * @param secret - `whsec_` and base64.
 * @param id - Of the message: the same in every attempt.
 */
export function signedHeaders(secret: string, id: string, body: string, now: Date): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000)
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` }
}
