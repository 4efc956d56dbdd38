/** What the description of the API says of one route, beside its method and path. */
import type { z } from 'zod'

export const tags = {
  accounts: 'Accounts and tokens',
  sessions: 'Sessions and turns',
  files: 'Uploads and files',
  renders: 'Exports',
  videos: 'Videos API',
  webhooks: 'Webhooks',
  admin: "The operator's",
  server: 'The server',
} as const
export type Tag = keyof typeof tags

export interface OperationDoc {
  /** Unique; what generated clients call it. */
  readonly id: string
  readonly tag: Tag
  readonly summary: string
  readonly details?: string
  readonly query?: z.ZodObject
  /** Beside `Authorization`. */
  readonly headers?: readonly HeaderName[]
  readonly body?: Body
  readonly reply: Reply
  /** Statuses of refusals, beside those that every route with a token, a body or a limit has. */
  readonly refusals?: readonly number[]
}

export type Body =
  | { readonly json: z.ZodType; readonly optional?: boolean }
  /** Multipart, or JSON instead. */
  | { readonly files: string; readonly json: z.ZodType }
  /** A form of the same fields, in which that one is a file; or JSON. */
  | { readonly file: string; readonly json: z.ZodType }

export type Reply =
  /** In the contract's envelope; `mirrored` at the top level too. */
  | { readonly data: z.ZodType; readonly mirrored?: boolean; readonly status?: 202; readonly early?: z.ZodType }
  | { readonly json: z.ZodType }
  /** Server-sent events. */
  | { readonly events: z.ZodType }
  /** Of that media type. */
  | { readonly file: string }

export const headers = {
  'X-Client-Id': { required: true, says: 'Any 1 to 64 characters that the client made up and keeps: what opens its account' },
  'X-Skill-Source': { required: true, says: 'Name of the calling skill' },
  'X-Skill-Version': { required: true, says: 'Its version' },
  'X-Skill-Platform': { required: true, says: '`clawhub`, `cursor`, `unknown` or another' },
  'Idempotency-Key': { required: false, says: 'The same request with the same key is done once, and answered alike' },
  'Last-Event-ID': { required: false, says: 'The id of the last event that was heard: the stream goes on behind it' },
} as const
export type HeaderName = keyof typeof headers

export const pathParameters: Readonly<Record<string, string>> = {
  app: 'Any name; skills say `nemo_agent`',
  user: '`me`, or the own user id',
  sessionId: '19 digits',
  turnId: 'Id of a turn',
  assetId: 'Id of a file',
  jobId: 'Id of a job',
  id: 'Its id',
  name: 'Its name',
}
