/**
 * The tables as drizzle sees them. The truth is in `migrations/*.sql`; a test
 * compares the two column by column.
 */
import type { Brand } from '../timeline/brand.ts'
import type { Timeline } from '../timeline/model.ts'
import type { Scope } from '../wire/access.ts'
import { planNames } from '../wire/admin.ts'
import type { Transcript } from '../timeline/sound.ts'
import type { Likeness } from '../timeline/likeness.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'
import type { WebhookEvent } from '../wire/webhook.ts'
import type { PricedItem } from './prices.ts'
import { bigint, boolean, doublePrecision, integer, json, jsonb, pgSchema, text, timestamp } from './drizzle.ts'

/** Our tables live in a schema of their own, so that a given database may be shared. */
export const schemaName = 'reelsmith'
const schema = pgSchema(schemaName)

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const plans = planNames
export type Plan = (typeof plans)[number]

export const users = schema.table('users', {
  id: text().primaryKey(),
  anonymous: boolean().notNull(),
  plan: text().$type<Plan>().notNull(),
  /** Keyed hash of the client id that opens this account; null once a client id no longer does. */
  clientHash: text('client_hash'),
  /** What a registered account logs in with; null for anonymous and deleted ones. */
  name: text(),
  /** The name as it is compared: no two accounts have one that looks the same. */
  nameKey: text('name_key'),
  /** See passwords.ts; null without a login. */
  passwordHash: text('password_hash'),
  createdAt: instant('created_at').notNull(),
  /** What remains of a deleted account is its ledger. */
  deletedAt: instant('deleted_at'),
})

/** Given to a client id, to a login, or made by name. */
export type TokenKind = 'client' | 'login' | 'named'

export const tokens = schema.table('tokens', {
  /** SHA-256 of the token; the token itself is derived, never stored. */
  hash: text().primaryKey(),
  /** What lists call it; opens nothing. */
  id: text().notNull(),
  userId: text('user_id').notNull(),
  kind: text().$type<TokenKind>().notNull(),
  /** What its owner called a named one. */
  name: text(),
  scopes: text().array().$type<Scope[]>().notNull(),
  /** Counts the tokens of one user from 1; a part of what the token is derived from. */
  serial: integer().notNull(),
  /** Keyed hashes of the address a client's token was issued to, and of the block that address is in. */
  addressHash: text('address_hash'),
  blockHash: text('block_hash'),
  issuedAt: instant('issued_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
})

export type LedgerKind = 'grant' | 'freeze' | 'settle' | 'release' | 'expire'

/** Append-only; a balance is the sum of a user's entries. Amounts are whole credits. */
export const ledgerEntries = schema.table('ledger_entries', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  userId: text('user_id').notNull(),
  kind: text().$type<LedgerKind>().notNull(),
  /** What the entry adds to each of the two parts of the balance; may be negative. */
  available: integer().notNull(),
  frozen: integer().notNull(),
  /** What it was for; the same kind and reference is entered once for a user, whatever is retried. */
  reference: text().notNull(),
  createdAt: instant('created_at').notNull(),
  /** When what is left of a grant ends; null for never. */
  expiresAt: instant('expires_at'),
})

/** The sum of each user's entries; a trigger keeps it, and refuses what would make a part of it negative. */
export const balances = schema.table('balances', {
  userId: text('user_id').primaryKey(),
  available: integer().notNull(),
  frozen: integer().notNull(),
})

/** Credits set aside for one piece of work. */
export const creditHolds = schema.table('credit_holds', {
  /** That of the job which does the work; also the reference of the hold's entries. */
  id: text().primaryKey(),
  userId: text('user_id').notNull(),
  amount: integer().notNull(),
  item: text().$type<PricedItem>().notNull(),
  state: text().$type<'frozen' | 'settled' | 'released'>().notNull(),
  /** What was taken of the amount in the end; null unless settled. */
  charged: integer(),
  /** The data folder whose server froze it. */
  instance: text().notNull(),
  /** The turn that reserved it before its job was queued; null when both were one. */
  turnId: text('turn_id'),
  createdAt: instant('created_at').notNull(),
  endedAt: instant('ended_at'),
})

export const sessions = schema.table('sessions', {
  /** 19 digits. */
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  userId: text('user_id').notNull(),
  name: text().notNull(),
  /** BCP 47. */
  language: text().notNull(),
  /** Number of changes so far; 0 has no timeline. */
  version: integer().notNull(),
  timeline: jsonb().$type<Timeline>(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** The log of a session: one row per change, with the timeline that came out of it. */
export const operations = schema.table('operations', {
  sessionId: text('session_id').notNull(),
  /** The version this change made, from 1. */
  version: integer().notNull(),
  operation: jsonb().$type<Operation>().notNull(),
  timeline: jsonb().$type<Timeline>(),
  createdAt: instant('created_at').notNull(),
})

/** What was done, as the action that did it describes it. */
export type Operation = { readonly name: string } & Readonly<Record<string, unknown>>

/** What was asked of a session, whoever is still listening: see `src/agent/turns.ts`. */
export const turns = schema.table('turns', {
  id: text().primaryKey(),
  sessionId: text('session_id').notNull(),
  /** Turns of a session run in the order of their places. */
  place: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  /** The data folder whose server runs it. */
  instance: text().notNull(),
  request: json().$type<TurnAsked>().notNull(),
  /** What links in its replies start with. */
  baseUrl: text('base_url').notNull(),
  /** The version of the timeline that it began with; null while it waits. */
  baseVersion: integer('base_version'),
  /** In how many lives of the server it was begun. */
  attempts: integer().notNull(),
  createdAt: instant('created_at').notNull(),
  endedAt: instant('ended_at'),
})

/** `skill` is the one that asked, where that makes a difference. */
export type TurnAsked =
  | { readonly kind: 'message'; readonly text: string; readonly skill?: string }
  /** A message whose film is exported at the end. */
  | { readonly kind: 'one-shot'; readonly text: string; readonly skill?: string }
  /** One action by its name; with a base version, only if nobody changed the timeline since. */
  | { readonly kind: 'action'; readonly name: string; readonly input: unknown; readonly baseVersion?: number; readonly skill?: string }

/** What a turn has said, as it was sent: `json`, not `jsonb`, keeps every byte for those who hear it again. */
export const turnEvents = schema.table('turn_events', {
  turnId: text('turn_id').notNull(),
  /** From 1, without gaps. */
  number: integer().notNull(),
  event: json().$type<object>().notNull(),
})

/** Media that clips play, documents that are read, fonts that texts are set in, colour tables that grades apply. */
export type FileKind = 'video' | 'image' | 'audio' | 'document' | 'font' | 'lut'

export const assets = schema.table('assets', {
  id: text().primaryKey(),
  sessionId: text('session_id').notNull(),
  userId: text('user_id').notNull(),
  origin: text().$type<'generated' | 'uploaded'>().notNull(),
  kind: text().$type<FileKind>().notNull(),
  objectKey: text('object_key').notNull(),
  fileName: text('file_name').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  durationMs: integer('duration_ms').notNull(),
  /** Of the duration, how much at each end is only there for transitions. */
  handleMs: integer('handle_ms').notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  fps: doublePrecision().notNull(),
  hasAudio: boolean('has_audio').notNull(),
  /** What it was generated from and by; null for uploads. */
  prompt: text(),
  model: text(),
  seed: bigint({ mode: 'number' }),
  /** What its provider took for it, in US dollars; null where that isn't known, and for uploads. */
  usd: doublePrecision(),
  /** The words of a document; null for media. */
  documentText: text('document_text'),
  /** SHA-256 of an uploaded file, in hexadecimal; null for generated ones. */
  hash: text(),
  /** Null until the job that looks at uploads has done so. */
  analysis: jsonb().$type<MediaAnalysis>(),
  thumbnailKey: text('thumbnail_key'),
  /** Of an uploaded picture, known as soon as it is there; null for all else. */
  likeness: jsonb().$type<Likeness>(),
  /** Null until somebody wanted to know what is said in it. */
  transcript: jsonb().$type<Transcript>(),
  /** Files are listed in the order of their places: those of one request have one time. */
  place: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  createdAt: instant('created_at').notNull(),
})

export const renders = schema.table('renders', {
  userId: text('user_id').notNull(),
  /** As the client chose it; unique for the user. */
  renderId: text('render_id').notNull(),
  sessionId: text('session_id').notNull(),
  /** Of all that determines the film: session, draft and output. */
  contentHash: text('content_hash').notNull(),
  jobId: text('job_id').notNull(),
  createdAt: instant('created_at').notNull(),
})

export const webhooks = schema.table('webhooks', {
  id: text().primaryKey(),
  userId: text('user_id').notNull(),
  url: text().notNull(),
  events: text().array().$type<WebhookEvent[]>().notNull(),
  /** What links in its messages start with. */
  baseUrl: text('base_url').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** A brand with the file of its logo, which belongs to no session. */
export interface KeptBrand extends Omit<Brand, 'logo'> {
  readonly logo?: {
    readonly objectKey: string
    readonly thumbnailKey: string | null
    readonly fileName: string
    readonly sizeBytes: number
    readonly width: number
    readonly height: number
    readonly hash: string | null
  }
}

export const brands = schema.table('brands', {
  userId: text('user_id').primaryKey(),
  brand: jsonb().$type<KeptBrand>().notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** Answers to requests that named a key. */
export const idempotencyKeys = schema.table('idempotency_keys', {
  userId: text('user_id').notNull(),
  key: text().notNull(),
  requestHash: text('request_hash').notNull(),
  /** The data folder whose server does it. */
  instance: text().notNull(),
  /** Null, as the body, while it is being done. */
  status: integer(),
  body: text(),
  createdAt: instant('created_at').notNull(),
})

export const jobStatuses = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

export const jobs = schema.table('jobs', {
  id: text().primaryKey(),
  kind: text().notNull(),
  userId: text('user_id').notNull(),
  sessionId: text('session_id'),
  payload: jsonb().notNull(),
  status: text().$type<JobStatus>().notNull(),
  /** From 0 to 1. */
  progress: doublePrecision().notNull(),
  result: jsonb(),
  /** What its worker has to know when it is begun anew. */
  note: jsonb(),
  errorCode: text('error_code'),
  errorMessage: text('error_message'),
  /** How many workers were started for it. */
  attempts: integer().notNull(),
  /** The data folder whose server runs it; null while it waits. */
  instance: text(),
  createdAt: instant('created_at').notNull(),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
})

/** What providers take for jobs and turns: at most while one runs, then what it was. It outlives them. */
export const spending = schema.table('spending', {
  /** Of a job, or of a turn that a language model conducts. */
  jobId: text('job_id').primaryKey(),
  userId: text('user_id').notNull(),
  /** US dollars. */
  usd: doublePrecision().notNull(),
  /** As how many orders it counts. */
  orders: integer().notNull().default(1),
  at: instant('at').notNull(),
})
