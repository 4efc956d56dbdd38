/** What is deleted for good: sessions, renders and accounts, with the files that nothing else names. */
import type { Database, Queryable } from './database.ts'
import { type SQL, and, eq, inArray, isNotNull, lt, or, sql } from './drizzle.ts'
import { takeCredits } from './credit-expiry.ts'
import { releaseHold } from './credit-holds.ts'
import { creditBalance } from './ledger.ts'
import { keyPatternSource } from './objects.ts'
import { assets, balances, brands, creditHolds, idempotencyKeys, jobs, renders, sessions, tokens, turns, users, webhooks } from './schema.ts'
import type { Store } from './store.ts'

/**
 * Keys of all objects that rows name, wherever in the row.
 *
 * @param of - Narrows the rows to those of some sessions or one user.
 */
export async function namedObjects(
  db: Queryable,
  of: { readonly sessionIds?: readonly string[]; readonly jobIds?: readonly string[]; readonly userId?: string } = {},
): Promise<Set<string>> {
  const { sessionIds, jobIds, userId } = of
  const isOf = (table: typeof assets | typeof jobs): SQL | undefined =>
    and(
      sessionIds && inArray(table.sessionId, [...sessionIds]),
      jobIds && (table === jobs ? inArray(jobs.id, [...jobIds]) : sql`false`),
      userId !== undefined ? eq(table.userId, userId) : undefined,
    )
  const keysIn = (text: SQL): SQL<string> => sql<string>`(regexp_matches(${text}, ${keyPatternSource}, 'g'))[1]`
  const found = await db
    .select({ key: keysIn(sql`concat_ws(' ', ${assets.objectKey}, ${assets.thumbnailKey})`) })
    .from(assets)
    .where(isOf(assets))
    .union(
      db
        .select({ key: keysIn(sql`${jobs.result}::text`) })
        .from(jobs)
        .where(and(isNotNull(jobs.result), isOf(jobs))),
    )
    .union(
      // What an order was answered with, before its job is done.
      db
        .select({ key: keysIn(sql`${jobs.note}::text`) })
        .from(jobs)
        .where(and(isNotNull(jobs.note), isOf(jobs))),
    )
    .union(
      // The pictures that they begin with are theirs alone; files of other jobs have rows of their own.
      db
        .select({ key: keysIn(sql`${jobs.payload}::text`) })
        .from(jobs)
        .where(and(eq(jobs.kind, 'video'), isOf(jobs))),
    )
    .union(
      db
        .select({ key: keysIn(sql`${brands.brand}::text`) })
        .from(brands)
        .where(sessionIds || jobIds ? sql`false` : userId !== undefined ? eq(brands.userId, userId) : undefined),
    )
  return new Set(found.map(({ key }) => key))
}

/** Sessions that nobody used since, and nothing works on. */
export async function listIdleSessions(store: Store, before: Date, limit: number): Promise<string[]> {
  const noneOf = (table: typeof jobs | typeof turns, isMeant: SQL): SQL =>
    sql`not exists (select from ${table} where ${table.sessionId} = ${sessions.id} and ${isMeant})`
  const since = (table: typeof assets | typeof turns | typeof renders): SQL =>
    sql`not exists (select from ${table} where ${table.sessionId} = ${sessions.id} and ${table.createdAt} >= ${before.toISOString()})`
  const found = await store.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        lt(sessions.updatedAt, before),
        since(assets),
        since(turns),
        since(renders),
        noneOf(jobs, inArray(jobs.status, ['pending', 'processing'])),
        noneOf(turns, sql`${turns.endedAt} is null`),
      ),
    )
    .limit(limit)
  return found.map(({ id }) => id)
}

/** Deletes sessions with their timelines, turns, uploads, clips and renders. */
export async function removeSessions(store: Store, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  const keys = await namedObjects(store.db, { sessionIds })
  await store.db.delete(sessions).where(inArray(sessions.id, [...sessionIds]))
  await removeUnnamed(store, keys)
}

/** Deletes the films, and all record, of renders and videos that ended before. @returns How many. */
export async function removeRenders(store: Store, before: Date): Promise<number> {
  const old = await store.db
    .select({ jobId: jobs.id })
    .from(jobs)
    .where(and(inArray(jobs.kind, ['render', 'video']), lt(jobs.finishedAt, before)))
  await removeJobs(store, old.map(({ jobId }) => jobId))
  return old.length
}

/** Deletes jobs that have ended, with the files that came of them. */
export async function removeJobs(store: Store, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return
  const keys = await namedObjects(store.db, { jobIds })
  await store.db.delete(jobs).where(inArray(jobs.id, [...jobIds]))
  await removeUnnamed(store, keys)
}

/** Closes an account: nothing opens it any more, and its name is free. What it has is still there. */
export async function closeAccount(store: Store, userId: string): Promise<void> {
  await store.db.transaction(async (tx) => {
    await tx
      .update(users)
      .set({ deletedAt: store.now(), name: null, nameKey: null, passwordHash: null, clientHash: null })
      .where(eq(users.id, userId))
    await tx.delete(tokens).where(eq(tokens.userId, userId))
    await tx.delete(webhooks).where(eq(webhooks.userId, userId))
    await tx.delete(idempotencyKeys).where(eq(idempotencyKeys.userId, userId))
  })
}

/** Accounts that were closed, but not removed: the server ended meanwhile. */
export async function listClosedAccounts({ db }: Store): Promise<string[]> {
  const has = (table: typeof sessions | typeof jobs): SQL =>
    sql`exists (select from ${table} where ${table.userId} = ${users.id})`
  const found = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(balances, eq(balances.userId, users.id))
    .where(and(isNotNull(users.deletedAt), or(has(sessions), has(jobs), sql`${balances.available} + ${balances.frozen} > 0`)))
  return found.map(({ id }) => id)
}

/** Deletes all that a closed account has; its ledger alone stays, under an id that names nobody. */
export async function removeAccount(store: Store, userId: string): Promise<void> {
  const keys = await namedObjects(store.db, { userId })
  await store.db.transaction(async (tx) => {
    await tx.delete(sessions).where(eq(sessions.userId, userId))
    await tx.delete(jobs).where(eq(jobs.userId, userId))
    await tx.delete(brands).where(eq(brands.userId, userId))
    const isOpen = and(eq(creditHolds.userId, userId), eq(creditHolds.state, 'frozen'))
    for (const { id } of await tx.select({ id: creditHolds.id }).from(creditHolds).where(isOpen)) {
      await releaseHold(store, tx, id)
    }
    const { available } = await creditBalance({ db: tx }, userId)
    if (available > 0) await takeCredits(tx, { userId, amount: available, reference: 'account deleted', at: store.now() })
  })
  await removeUnnamed(store, keys)
}

/** Removes the files of objects that no row names any more. */
async function removeUnnamed({ db, objects }: Store, keys: ReadonlySet<string>): Promise<void> {
  if (keys.size === 0) return
  const stillNamed = await namedObjects(db)
  for (const key of keys) if (!stillNamed.has(key)) await objects.remove(key)
}

/** Removes the files of objects whose row never came to be, or went. Only while nothing else runs. */
export async function sweepObjects(db: Database, objects: Store['objects']): Promise<number> {
  const named = await namedObjects(db)
  return await objects.sweep((key) => named.has(key))
}
