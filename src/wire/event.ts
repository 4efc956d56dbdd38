/** The stream of `/run_sse`: Google ADK events in camel case, with `type` and `text` added. */
import { z } from 'zod'

const functionCall = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  args: z.unknown().optional(),
})
const functionResponse = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  response: z.unknown().optional(),
})

const part = z.looseObject({
  text: z.string().optional(),
  functionCall: functionCall.optional(),
  functionResponse: functionResponse.optional(),
})

/** An event as a client meets it: of any server that keeps the contract, so read leniently. */
export const adkEventSchema = z.looseObject({
  id: z.string().optional(),
  invocationId: z.string().optional(),
  author: z.string().optional(),
  /** Seconds since 1970. */
  timestamp: z.number().optional(),
  content: z.looseObject({ role: z.string().optional(), parts: z.array(part).default([]) }).nullish(),
  partial: z.boolean().nullish(),
  turnComplete: z.boolean().nullish(),
  errorCode: z.union([z.string(), z.number()]).nullish(),
  errorMessage: z.string().nullish(),
  actions: z.looseObject({ stateDelta: z.record(z.string(), z.unknown()).optional() }).nullish(),
  type: z.string().optional(),
  text: z.string().nullish(),
  code: z.number().optional(),
})

export type ReceivedAdkEvent = z.infer<typeof adkEventSchema>

/** What keeps the connection alive while nothing else is said; an empty `data:` line means the same. */
export interface Heartbeat {
  type: 'heartbeat'
  /** Our addition: 0 to 1, how far the long work is. */
  progress?: number
  /** Our addition: what the long work is, in the user's language. */
  doing?: string
}

export function heartbeat(work?: { fraction: number; what: string }): Heartbeat {
  if (!work) return { type: 'heartbeat' }
  return { type: 'heartbeat', progress: Math.round(work.fraction * 1000) / 1000, doing: work.what }
}

export const heartbeatSchema = z.looseObject({
  type: z.literal('heartbeat'),
  progress: z.number().min(0).max(1).optional().catch(undefined),
  doing: z.string().optional().catch(undefined),
})
