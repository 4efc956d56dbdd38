/** What the operator's providers take, in US dollars and in orders, and how much of it the operator allows. */
import { ReelsmithError } from '../errors/error.ts'
import type { Queryable, Transaction } from './database.ts'
import { eq, gte, sql } from './drizzle.ts'
import { spending } from './schema.ts'
import type { Store } from './store.ts'

/** None where it isn't limited. */
export interface SpendCaps {
  /** US dollars of one user, in 24 hours. */
  readonly user?: number
  /** US dollars of all together, in 24 hours. */
  readonly day?: number
  /** US dollars of all together, ever. */
  readonly server?: number
  /** Orders of one user, in 24 hours, whatever they cost: for models whose price isn't known. */
  readonly 'user-orders'?: number
  /** Orders of all together, in 24 hours. */
  readonly orders?: number
}

const names = ['user', 'day', 'server', 'user-orders', 'orders'] as const
const dayMs = 24 * 3_600_000

/**
 * @param text - `REELSMITH_SPEND_CAPS`, e.g. `user=2,day=20,server=500,user-orders=10`.
 * @throws {ReelsmithError} `request/invalid` naming the entry that can't be read.
 */
export function readSpendCaps(text = ''): SpendCaps {
  const caps: Record<string, number> = {}
  for (const entry of text.split(/[\s,]+/).filter((word) => word !== '')) {
    const [, name, amount] = /^([\w-]+)=(\d+(?:\.\d+)?)$/.exec(entry) ?? []
    if (!names.some((known) => known === name)) {
      throw new ReelsmithError('request/invalid', `REELSMITH_SPEND_CAPS: expected entries like user=2 (of ${names.join(', ')}; US dollars, or orders), got "${entry}".`)
    }
    caps[name!] = Number(amount)
  }
  return caps
}

/**
 * Notes what a job may cost at its provider, before it is queued; a job that is noted already is let be.
 *
 * @param usd - At most; 0 where that isn't known.
 * @throws {ReelsmithError} `render/not-allowed` when that would go beyond what the operator allows.
 */
export async function reserveSpending(store: Store, tx: Transaction, job: { id: string; userId: string }, usd: number): Promise<void> {
  await takeTurns(tx)
  const added = await tx.insert(spending).values({ jobId: job.id, userId: job.userId, usd, at: store.now() }).onConflictDoNothing().returning({ id: spending.jobId })
  if (added.length > 0) await requireWithinCaps(store, tx, job.userId)
}

/**
 * Notes what a piece of work may cost beside what is noted of it already: work that orders again and again.
 *
 * @param more.usd - At most; 0 where that isn't known.
 * @param more.isOrder - Whether the work counts as an order, once.
 * @throws {ReelsmithError} `render/not-allowed` when that would go beyond what the operator allows.
 */
export async function addSpending(store: Store, tx: Transaction, work: { id: string; userId: string }, { usd, isOrder }: { usd: number; isOrder: boolean }): Promise<void> {
  await takeTurns(tx)
  const row = { jobId: work.id, userId: work.userId, usd, orders: isOrder ? 1 : 0, at: store.now() }
  await tx.insert(spending).values(row).onConflictDoUpdate({ target: spending.jobId, set: { usd: sql`${spending.usd} + ${usd}` } })
  await requireWithinCaps(store, tx, work.userId)
}

/** One after the other: two that look at once would both find room for one. */
async function takeTurns(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('reelsmith.spending'))`)
}

/** What was just added is part of the sums. */
async function requireWithinCaps({ policy, now }: Store, tx: Transaction, userId: string): Promise<void> {
  const { user, day, server, orders, 'user-orders': userOrders } = policy.spendCaps
  const since = new Date(now().getTime() - dayMs)
  const [spent] = await tx
    .select({
      ever: sql<number>`sum(${spending.usd})`,
      day: sql<number>`sum(${spending.usd}) filter (where ${gte(spending.at, since)})`,
      user: sql<number>`sum(${spending.usd}) filter (where ${gte(spending.at, since)} and ${eq(spending.userId, userId)})`,
      orders: sql<number>`coalesce(sum(${spending.orders}) filter (where ${gte(spending.at, since)}), 0)::int`,
      userOrders: sql<number>`coalesce(sum(${spending.orders}) filter (where ${gte(spending.at, since)} and ${eq(spending.userId, userId)}), 0)::int`,
    })
    .from(spending)
  if (user !== undefined && spent!.user > user + tolerance) throw beyond(`spends at most ${user} US dollars a day for one user on models`)
  if (day !== undefined && spent!.day > day + tolerance) throw beyond(`spends at most ${day} US dollars a day on models`)
  if (server !== undefined && spent!.ever > server + tolerance) throw beyond(`spends at most ${server} US dollars on models`)
  if (userOrders !== undefined && spent!.userOrders > userOrders) throw beyond(`orders from models at most ${userOrders} times a day for one user`)
  if (orders !== undefined && spent!.orders > orders) throw beyond(`orders from models at most ${orders} times a day`)
}

/** Sums of dollars are not exact. */
const tolerance = 1e-6

function beyond(cap: string): ReelsmithError {
  return new ReelsmithError('render/not-allowed', `This server ${cap}, and this would go beyond that; ask for what is built in, or come again later.`, { details: { isBeyondCap: true } })
}

/** Whether something was refused for what the operator allows alone. */
export function isBeyondCap(error: unknown): boolean {
  return ReelsmithError.is(error, 'render/not-allowed') && error.details.isBeyondCap === true
}

/** Forgets a job of which nothing was ordered. */
export async function dropSpending(tx: Queryable, jobId: string): Promise<void> {
  await tx.delete(spending).where(eq(spending.jobId, jobId))
}

/** What work that was added to cost less, or more, than was noted. */
export async function correctSpending(tx: Queryable, id: string, usd: number): Promise<void> {
  await tx.update(spending).set({ usd: sql`${spending.usd} + ${usd}` }).where(eq(spending.jobId, id))
}

/** What a job cost in the end. */
export async function settleSpending(tx: Queryable, jobId: string, usd: number): Promise<void> {
  await tx.update(spending).set({ usd }).where(eq(spending.jobId, jobId))
}
