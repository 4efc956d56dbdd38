/**
 * Credits set aside for one piece of work before it begins. A hold ends once, by being settled (the work was done) or
 * released (it was not), whatever is retried or killed: its state is changed only from `frozen`, in the transaction
 * that writes the entry.
 */
import { ReelsmithError } from '../errors/error.ts'
import type { Transaction } from './database.ts'
import { type SQL, and, eq, isNotNull, notInArray, sql } from './drizzle.ts'
import type { PricedItem } from './prices.ts'
import { type LedgerKind, balances, creditHolds, jobs, ledgerEntries } from './schema.ts'
import type { Store } from './store.ts'

export interface NewHold {
  /** Id of the job that will do the work. */
  readonly id: string
  readonly userId: string
  /** Whole credits, from 1 on. */
  readonly amount: number
  readonly item: PricedItem
  /** The turn that reserves it, before the job is queued. */
  readonly turnId?: string
}

export type Hold = typeof creditHolds.$inferSelect

/**
 * Freezes credits, each hold once. A transaction that queues the job as well makes the two one.
 *
 * @throws {ReelsmithError} `credits/insufficient` with `details.required` and `details.available` when all of the new
 *   ones together can't be paid; nothing is frozen then.
 */
export async function freezeCredits(store: Store, tx: Transaction, holds: readonly NewHold[]): Promise<void> {
  if (holds.length === 0) return
  const { userId } = holds[0]!
  // The row is the user's lock: whoever else freezes for the same user waits here.
  const [balance] = await tx.select().from(balances).where(eq(balances.userId, userId)).for('update')
  const createdAt = store.now()
  const fresh = await tx
    .insert(creditHolds)
    .values(holds.map((hold) => ({ ...hold, state: 'frozen' as const, instance: store.instance, createdAt })))
    .onConflictDoNothing()
    .returning()
  const required = fresh.reduce((sum, { amount }) => sum + amount, 0)
  const available = balance?.available ?? 0
  if (required > available) {
    throw new ReelsmithError('credits/insufficient', `This costs ${required} credits, and there are ${available}.`, {
      details: { required, available },
    })
  }
  for (const hold of fresh) await enter(tx, hold, 'freeze', { available: -hold.amount, frozen: hold.amount })
}

/** The hold of a job, if there is one. */
export async function findHold(tx: Transaction, id: string): Promise<Hold | undefined> {
  const [hold] = await tx.select().from(creditHolds).where(eq(creditHolds.id, id))
  return hold
}

/**
 * Takes what the work cost and gives the rest back; does nothing when the hold has ended.
 *
 * @param charge - Whole credits. More than was frozen is never taken.
 */
export async function settleHold(store: Store, tx: Transaction, id: string, charge: number): Promise<void> {
  if (charge <= 0) return await releaseHold(store, tx, id)
  const charged = sql`least(${creditHolds.amount}, ${charge}::integer)`
  const hold = await endHold(store, tx, id, { state: 'settled', charged })
  if (hold) await enter(tx, hold, 'settle', { available: hold.amount - hold.charged!, frozen: -hold.amount })
}

/** Gives all of it back; does nothing when the hold has ended. */
export async function releaseHold(store: Store, tx: Transaction, id: string): Promise<void> {
  const hold = await endHold(store, tx, id, { state: 'released' })
  if (hold) await enter(tx, hold, 'release', { available: hold.amount, frozen: -hold.amount })
}

async function endHold(
  { now }: Store,
  tx: Transaction,
  id: string,
  how: { state: 'settled'; charged: SQL } | { state: 'released' },
): Promise<Hold | undefined> {
  // The balance before the hold, as when freezing, so that two never wait for each other.
  const owner = sql`(select user_id from ${creditHolds} where id = ${id})`
  const locked = await tx.select().from(balances).where(eq(balances.userId, owner)).for('update')
  if (locked.length === 0) return undefined
  const [ended] = await tx
    .update(creditHolds)
    .set({ ...how, endedAt: now() })
    .where(and(eq(creditHolds.id, id), eq(creditHolds.state, 'frozen')))
    .returning()
  return ended
}

async function enter(
  tx: Transaction,
  { id, userId, endedAt, createdAt }: Hold,
  kind: LedgerKind,
  change: { available: number; frozen: number },
): Promise<void> {
  await tx.insert(ledgerEntries).values({ userId, kind, ...change, reference: id, createdAt: endedAt ?? createdAt })
}

/**
 * Releases holds that no job came to: a turn freezes for all it announced, and may end, or be killed, before it queued
 * the work.
 *
 * @param whose - Of one turn that has ended; or, at the start of a server, of all its turns but those that go on.
 */
export async function releaseUnused(
  store: Store,
  whose: { readonly turnId: string } | { readonly butTurns: readonly string[] },
): Promise<void> {
  const isMeant =
    'turnId' in whose
      ? eq(creditHolds.turnId, whose.turnId)
      : and(eq(creditHolds.instance, store.instance), notInArray(creditHolds.turnId, [...whose.butTurns]))
  const isUnused = sql`not exists (select from ${jobs} where ${jobs.id} = ${creditHolds.id})`
  await store.db.transaction(async (tx) => {
    const unused = await tx
      .select({ id: creditHolds.id })
      .from(creditHolds)
      .where(and(eq(creditHolds.state, 'frozen'), isNotNull(creditHolds.turnId), isMeant, isUnused))
    for (const { id } of unused) await releaseHold(store, tx, id)
  })
}
