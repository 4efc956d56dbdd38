/** Turns of sessions and what they said, so that a stream can be heard again and a turn outlives the server. */
import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from './drizzle.ts'
import type { Account } from './token-records.ts'
import { type TurnAsked, sessions, turnEvents, turns, users } from './schema.ts'
import type { Store } from './store.ts'

export type { TurnAsked } from './schema.ts'

export interface TurnRecord {
  readonly id: string
  readonly sessionId: string
  readonly request: TurnAsked
  readonly baseUrl: string
  /** The version of the timeline that it began with; null while it waits. */
  readonly baseVersion: number | null
  /** In how many lives of the server it was begun. */
  readonly attempts: number
  readonly createdAt: Date
  readonly endedAt: Date | null
}

export type NewTurn = Pick<TurnRecord, 'id' | 'sessionId' | 'request' | 'baseUrl'>

/** Whose a turn is, as far as turns care. */
export type TurnOwner = Pick<Account, 'userId' | 'anonymous'>

/** Keeps a turn that waits for its session. */
export async function addTurn(store: Store, turn: NewTurn): Promise<void> {
  await store.db
    .insert(turns)
    .values({ ...turn, instance: store.instance, attempts: 0, createdAt: store.now() })
}

/** A turn in a session of this user; undefined when they have none of that id. */
export async function findTurnOfUser(store: Store, userId: string, id: string): Promise<TurnRecord | undefined> {
  const [found] = await store.db
    .select({ turn: turns })
    .from(turns)
    .innerJoin(sessions, eq(sessions.id, turns.sessionId))
    .where(and(eq(turns.id, id), eq(sessions.userId, userId)))
  return found?.turn
}

/** A turn by its id, whatever session it is of: only for who made the id. */
export async function findTurnOfAnyone(store: Store, id: string): Promise<TurnRecord | undefined> {
  const [found] = await store.db.select().from(turns).where(eq(turns.id, id))
  return found
}

/**
 * Counts a beginning of the turn.
 *
 * @returns The version of the timeline that it began with at first, and how often it was begun.
 */
export async function beginTurn(
  store: Store,
  id: string,
  version: number,
): Promise<{ baseVersion: number; attempts: number }> {
  const [begun] = await store.db
    .update(turns)
    .set({ baseVersion: sql`coalesce(${turns.baseVersion}, ${version})`, attempts: sql`${turns.attempts} + 1` })
    .where(eq(turns.id, id))
    .returning({ baseVersion: turns.baseVersion, attempts: turns.attempts })
  return { baseVersion: begun?.baseVersion ?? version, attempts: begun?.attempts ?? 1 }
}

/** Keeps what a turn said; the numbers go from 1 without gaps. */
export async function addTurnEvent(store: Store, turnId: string, number: number, event: object): Promise<void> {
  await store.db.insert(turnEvents).values({ turnId, number, event })
}

export async function endTurn(store: Store, id: string): Promise<void> {
  await store.db.update(turns).set({ endedAt: store.now() }).where(eq(turns.id, id))
}

/** A turn of this session; undefined when it has none of that id. */
export async function findTurn(store: Store, sessionId: string, id: string): Promise<TurnRecord | undefined> {
  const [found] = await store.db
    .select()
    .from(turns)
    .where(and(eq(turns.id, id), eq(turns.sessionId, sessionId)))
  return found
}

/** What a turn said from after a number on, in order. */
export async function listTurnEvents(store: Store, turnId: string, afterNumber = 0): Promise<object[]> {
  const found = await store.db
    .select({ event: turnEvents.event })
    .from(turnEvents)
    .where(and(eq(turnEvents.turnId, turnId), gt(turnEvents.number, afterNumber)))
    .orderBy(asc(turnEvents.number))
  return found.map(({ event }) => event)
}

/** What was said to a session and what came of it in the turns before one, oldest first, the last `count` of them. */
export async function listPastTurns(
  store: Store,
  sessionId: string,
  beforeTurnId: string,
  count: number,
): Promise<{ request: TurnAsked; events: object[] }[]> {
  const [current] = await store.db.select({ place: turns.place }).from(turns).where(eq(turns.id, beforeTurnId))
  if (!current) return []
  const found = await store.db
    .select({ id: turns.id, request: turns.request })
    .from(turns)
    .where(and(eq(turns.sessionId, sessionId), lt(turns.place, current.place)))
    .orderBy(desc(turns.place))
    .limit(count)
  const ids = found.map(({ id }) => id)
  const events = ids.length === 0 ? [] : await store.db
    .select({ turnId: turnEvents.turnId, event: turnEvents.event })
    .from(turnEvents)
    .where(inArray(turnEvents.turnId, ids))
    .orderBy(asc(turnEvents.number))
  return found.reverse().map(({ id, request }) => ({
    request,
    events: events.filter(({ turnId }) => turnId === id).map(({ event }) => event),
  }))
}

/** Turns that this server took and has not ended, in the order they are to go on, with the user of each. */
export async function listUnfinishedTurns(store: Store): Promise<{ turn: TurnRecord; account: TurnOwner }[]> {
  return await store.db
    .select({ turn: turns, account: { userId: users.id, anonymous: users.anonymous } })
    .from(turns)
    .innerJoin(sessions, eq(sessions.id, turns.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(isNull(turns.endedAt), eq(turns.instance, store.instance)))
    .orderBy(asc(turns.place))
}
