/** Sessions: one user's project, its timeline, and the log of all that was done to it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import type { Timeline } from '../timeline/model.ts'
import type { Queryable, Transaction } from './database.ts'
import { type SQL, and, asc, desc, eq, gt, lt, sql } from './drizzle.ts'
import { type Operation, operations, sessions, users } from './schema.ts'
import type { Store } from './store.ts'

export type { Operation } from './schema.ts'

export interface Session {
  /** 19 digits, the first one not 0. */
  readonly id: string
  readonly taskId: string
  readonly userId: string
  readonly name: string
  /** BCP 47. */
  readonly language: string
  /** How many changes were made; the base of the next one. */
  readonly version: number
  /** Null until something was put on it, and again when that was undone. */
  readonly timeline: Timeline | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** One change of a session's timeline. */
export interface LoggedOperation {
  /** The version it made, from 1. */
  readonly version: number
  readonly operation: Operation
  /** What came out of it; what was before is that of the version before. */
  readonly timeline: Timeline | null
  readonly createdAt: Date
}

export async function createSession(
  store: Store,
  owner: { userId: string; name: string; language: string },
): Promise<Session> {
  const now = store.now()
  const session = {
    ...owner,
    id: newSessionId(),
    taskId: randomUUID(),
    version: 0,
    timeline: null,
    createdAt: now,
    updatedAt: now,
  }
  await store.db.insert(sessions).values(session)
  return session
}

/**
 * A session of this user. That of another user does not exist.
 *
 * @throws {ReelsmithError} `session/not-found`
 */
export async function getSession(store: Store, userId: string, sessionId: string): Promise<Session> {
  const [found] = await store.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
  return found ?? notFound()
}

/** A session whose owner showed that it is theirs in another way than by a token. */
export async function getSessionOfAnyone(store: Store, sessionId: string): Promise<OwnedSession | undefined> {
  return await findOwned(store, eq(sessions.id, sessionId))
}

/** A session by the id of its task, which nobody can guess. */
export async function findTask(store: Store, taskId: string): Promise<OwnedSession | undefined> {
  return await findOwned(store, eq(sessions.taskId, taskId))
}

export interface OwnedSession {
  readonly session: Session
  /** Whether its owner has no login. */
  readonly isAnonymous: boolean
}

async function findOwned(store: Store, isThis: SQL): Promise<OwnedSession | undefined> {
  const [found] = await store.db
    .select({ session: sessions, isAnonymous: users.anonymous })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(isThis)
  return found
}

/**
 * The user's sessions, the one changed last first.
 *
 * @param page.after - Id of the last session of the page before.
 */
export async function listSessions(
  store: Store,
  userId: string,
  { limit = 100, after }: { limit?: number; after?: string } = {},
): Promise<Session[]> {
  const isBehind = sql`(${sessions.updatedAt}, ${sessions.id}) < (select updated_at, id from ${sessions} where id = ${after})`
  return await store.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), after === undefined ? undefined : isBehind))
    .orderBy(desc(sessions.updatedAt), desc(sessions.id))
    .limit(limit)
}

export interface TimelineChange {
  readonly operation: Operation
  readonly timeline: Timeline | null
}

/**
 * Replaces the timeline and logs what was done, in one transaction (the caller's, when `tx` is given).
 *
 * @param baseVersion - The version the change was made from.
 * @returns The new version, `baseVersion + 1`.
 * @throws {ReelsmithError} `session/version-conflict` (retryable, `details.currentVersion`) when somebody
 *   else changed it since; `session/not-found`.
 */
export async function changeTimeline(
  store: Store,
  sessionId: string,
  baseVersion: number,
  change: TimelineChange,
  tx?: Transaction,
): Promise<number> {
  if (!tx) {
    const made = await store.db.transaction(
      async (own) => await changeTimeline(store, sessionId, baseVersion, change, own),
    )
    store.news.emit(sessionId)
    return made
  }
  const version = baseVersion + 1
  const { operation, timeline } = change
  const now = store.now()
  const changed = await tx
    .update(sessions)
    .set({ version, timeline, updatedAt: now })
    .where(and(eq(sessions.id, sessionId), eq(sessions.version, baseVersion)))
    .returning({ id: sessions.id })
  if (changed.length === 0) await explainConflict(tx, sessionId, baseVersion)
  await tx.insert(operations).values({ sessionId, version, operation, timeline, createdAt: now })
  return version
}

async function explainConflict(db: Queryable, sessionId: string, baseVersion: number): Promise<never> {
  const [found] = await db
    .select({ version: sessions.version })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  if (!found) return notFound()
  throw versionConflict(baseVersion, found.version)
}

export function versionConflict(baseVersion: number, currentVersion: number): ReelsmithError {
  return new ReelsmithError(
    'session/version-conflict',
    `The timeline was changed meanwhile: expected version ${baseVersion}, it is at ${currentVersion}; read it again and repeat the change.`,
    { retryable: true, details: { baseVersion, currentVersion } },
  )
}

/** The log from after a version on, oldest first. */
export async function listOperations(
  store: Store,
  sessionId: string,
  afterVersion = 0,
): Promise<LoggedOperation[]> {
  return await store.db
    .select({
      version: operations.version,
      operation: operations.operation,
      timeline: operations.timeline,
      createdAt: operations.createdAt,
    })
    .from(operations)
    .where(and(eq(operations.sessionId, sessionId), gt(operations.version, afterVersion)))
    .orderBy(asc(operations.version))
}

/**
 * Changes of a session with the timelines before and after, newest first.
 *
 * @param page.before - Only those of lower versions.
 */
export async function listVersions(
  store: Store,
  sessionId: string,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<(LoggedOperation & { readonly timelineBefore: Timeline | null })[]> {
  const found = await store.db
    .select({
      version: operations.version,
      operation: operations.operation,
      timeline: operations.timeline,
      createdAt: operations.createdAt,
    })
    .from(operations)
    .where(and(eq(operations.sessionId, sessionId), before === undefined ? undefined : lt(operations.version, before)))
    .orderBy(desc(operations.version))
    .limit(limit + 1)
  return found.slice(0, limit).map((change, index) => ({ ...change, timelineBefore: found[index + 1]?.timeline ?? null }))
}

/** What the log says of a change, without what it did. */
export interface LoggedChange {
  readonly version: number
  /** Name of the action. */
  readonly name: string
  /** The turn of the conversation it was made in, if any. */
  readonly turn?: string
  /** How many steps it took back, or made again. */
  readonly undone?: number
  readonly redone?: number
}

/** The whole log in short, oldest first. */
export async function listChanges(store: Store, sessionId: string): Promise<LoggedChange[]> {
  const member = (name: string) => sql<string | null>`${operations.operation} ->> ${name}`
  const rows = await store.db
    .select({
      version: operations.version,
      name: member('name'),
      turn: member('turn'),
      undone: member('undone'),
      redone: member('redone'),
    })
    .from(operations)
    .where(eq(operations.sessionId, sessionId))
    .orderBy(asc(operations.version))
  return rows.map(({ version, name, turn, undone, redone }) => ({
    version,
    name: name ?? '',
    ...(turn !== null && { turn }),
    ...(undone !== null && { undone: Number(undone) }),
    ...(redone !== null && { redone: Number(redone) }),
  }))
}

/**
 * The timeline as a version left it; version 0 is empty.
 *
 * @throws {ReelsmithError} `timeline/not-found` when the session never had that version.
 */
export async function timelineAt(store: Store, sessionId: string, version: number): Promise<Timeline | null> {
  if (version === 0) return null
  const [found] = await store.db
    .select({ timeline: operations.timeline })
    .from(operations)
    .where(and(eq(operations.sessionId, sessionId), eq(operations.version, version)))
  if (found) return found.timeline
  throw new ReelsmithError('timeline/not-found', `version: the session has no version ${version}.`)
}

function notFound(): never {
  throw new ReelsmithError('session/not-found', 'There is no such session; create a new one.')
}

/** A random number of exactly 19 digits that also fits a signed 64-bit integer, for clients that parse it. */
function newSessionId(): string {
  const smallest = 10n ** 18n
  const count = 2n ** 63n - smallest
  return String(smallest + (BigInt(`0x${randomBytes(16).toString('hex')}`) % count))
}
