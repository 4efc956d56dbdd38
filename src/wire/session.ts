/** Our own routes of a session: its actions, turns, versions and changes. */
import { z } from 'zod'

/** `?limit=` and the id or number to go on behind. */
export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(64).optional(),
})

/** The same for versions. */
export const versionPageSchema = pageSchema.extend({ after: z.coerce.number().int().min(1).max(2 ** 31 - 1).optional() })

/** An entry of `GET /api/sessions`. */
export const sessionEntrySchema = z.object({
  session_id: z.string(),
  task_id: z.string(),
  task_name: z.string(),
  title: z.string().describe('Of the film, else the name of its first clip; empty while it has none'),
  language: z.string().describe('BCP 47'),
  version: z.int().describe('How many changes were made'),
  duration: z.number().describe('Of the film, in seconds'),
  created_at: z.string().describe('ISO 8601'),
  updated_at: z.string().describe('ISO 8601'),
})
export type SessionEntry = z.infer<typeof sessionEntrySchema>

/** An entry of `GET /api/actions`. */
export const actionEntrySchema = z.object({
  name: z.string(),
  description: z.string().describe('What it does and when to use it'),
  read_only: z.boolean().describe('Whether it only looks'),
  input: z.record(z.string(), z.unknown()).describe('JSON Schema (2020-12) of its input'),
})
export type ActionEntry = z.infer<typeof actionEntrySchema>

/** `data` of `GET /api/actions`. */
export const actionListSchema = z.object({ actions: z.array(actionEntrySchema) })

/** `data` of `GET /api/sessions`. */
export const sessionPageSchema = z.object({
  sessions: z.array(sessionEntrySchema),
  next: z.string().nullable().describe('What to pass as `after` for the next page; null at the end'),
})

/** Body of `POST /api/sessions/<sid>/actions/<name>`. */
export const actionRequestSchema = z.object({
  input: z.unknown().optional().describe("As the action's schema says"),
  baseVersion: z.int().min(0).optional().describe('Refuse with 409 if the timeline is not at this version any more'),
})

/** `data` of an action that has ended. */
export const actionReplySchema = z.object({
  turn_id: z.string(),
  version: z.int().describe('Of the timeline now'),
  result: z.record(z.string(), z.unknown()),
})

/** `data` of a turn; also of an action that has begun long work (202). */
export const turnReplySchema = z.object({
  turn_id: z.string(),
  status: z.enum(['waiting', 'running', 'ended']),
  progress: z.number().optional().describe('0 to 1, of the piece of work under way'),
  doing: z.string().optional().describe('The piece of work under way'),
  events: z.array(z.record(z.string(), z.unknown())).describe('What it has told so far, as /run_sse tells it'),
})
export type TurnReply = z.infer<typeof turnReplySchema>

/** An entry of `GET /api/sessions/<sid>/versions`, newest first. */
export const versionEntrySchema = z.object({
  version: z.int(),
  action: z.string(),
  turn_id: z.string().optional(),
  changes: z.array(z.string()).describe('In words'),
  created_at: z.string().describe('ISO 8601'),
})
export type VersionEntry = z.infer<typeof versionEntrySchema>

/** An event of `GET /api/sessions/<sid>/operations`; its SSE id is the version. */
export interface OperationEvent {
  version: number
  action: string
  turn_id?: string
  /** Applied in order they lead from the version before to this one. */
  operations: unknown
  created_at: string
}
