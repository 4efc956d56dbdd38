/**
 * Work that has a price. Its credits are frozen before it begins, under the id of its job, and settled or released in
 * the transaction that ends the job.
 */
import type { JobState, NewJob } from '../jobs/jobs.ts'
import { planOf } from '../store/accounts.ts'
import { findHold, freezeCredits, releaseHold, settleHold } from '../store/credit-holds.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import { creditBalance } from '../store/ledger.ts'
import { requireSpending } from '../store/plans.ts'
import { type Priced, type PricedItem, priceOf } from '../store/prices.ts'
import { dropSpending, reserveSpending, settleSpending } from '../store/spending.ts'
import type { Store } from '../store/store.ts'
import type { Services } from './services.ts'

export type { Priced, PricedItem } from '../store/prices.ts'

/** What a job's result may say of itself, when something else made it than was asked for. */
interface PricedResult {
  readonly pricedAs?: PricedItem
  /** What a provider took for it, in US dollars; null where that isn't known. */
  readonly usd?: number | null
  /** How many of it were made. */
  readonly pieces?: number
}

/**
 * What this user is to pay for something, in whole credits; 0 on a plan that doesn't pay.
 *
 * @throws {ReelsmithError} `render/not-allowed` when the plan doesn't include it.
 */
async function priceFor({ policy }: Store, db: Queryable, userId: string, { item, times = 1 }: Priced): Promise<number> {
  const terms = policy.plans[await planOf(db, userId)]
  requireSpending(terms, item)
  return terms.pays ? priceOf(policy.prices, item) * times : 0
}

/** Whether what the operator pays for, a provider's speech for one, is for this user too. */
export async function mayUsePaid({ policy, db }: Store, userId: string): Promise<boolean> {
  return policy.plans[await planOf(db, userId)].paidModels
}

/** What goes to providers that the operator pays. */
export interface ProviderOrder {
  /** What they take for it, in US dollars; 0 where that isn't known. */
  readonly usdAtMost: number
}

/**
 * Queues work that has a price: the credits are frozen and the job is queued, both or neither.
 *
 * @param priced - Undefined for work that costs no credits.
 * @param job - When credits were reserved for its id, those are meant.
 * @param order - Counts against what the operator allows.
 * @throws {ReelsmithError} `credits/insufficient`, `render/not-allowed`; no job is queued then.
 */
export async function enqueuePaid(
  { store, jobs }: Services,
  kind: string,
  priced: Priced | undefined,
  job: NewJob,
  order?: ProviderOrder,
): Promise<string> {
  return await store.db.transaction(async (tx) => {
    // The job before the balance, as at its end, so that a repeated request never waits for it crosswise.
    const id = await jobs.enqueue(kind, job, tx)
    const amount = priced === undefined ? 0 : await priceFor(store, tx, job.userId, priced)
    if (priced !== undefined && amount > 0) await freezeCredits(store, tx, [{ id, userId: job.userId, amount, item: priced.item }])
    if (order) await reserveSpending(store, tx, { id, userId: job.userId }, order.usdAtMost)
    return id
  })
}

/** Ends what was frozen for a job, in the transaction that ends the job. A fallback costs what really made it. */
export async function settleJob(store: Store, tx: Transaction, { id, status, result, startedAt }: JobState): Promise<void> {
  const { usd } = (result ?? {}) as PricedResult
  if (typeof usd === 'number') await settleSpending(tx, id, usd)
  // What was begun and came to nothing may have been ordered: it counts, since providers differ in whether they charge it.
  else if (status !== 'completed' && startedAt === null) await dropSpending(tx, id)
  const hold = await findHold(tx, id)
  if (!hold) return
  if (status !== 'completed') return await releaseHold(store, tx, id)
  const { pricedAs = hold.item, pieces = 1 } = (result ?? {}) as PricedResult
  const charge = pricedAs === hold.item ? hold.amount : priceOf(store.policy.prices, pricedAs) * pieces
  await settleHold(store, tx, id, charge)
}

export interface Quote {
  /** Whole credits of all that was asked for; 0 when it is free. */
  readonly cost: number
  /** What could be spent before. */
  readonly available: number
}

/**
 * What things would cost now; nothing is frozen.
 *
 * @throws {ReelsmithError} `render/not-allowed` when the plan doesn't include one of them.
 */
export async function quoteCredits(store: Store, userId: string, items: readonly Priced[]): Promise<Quote> {
  const { available } = await creditBalance(store, userId)
  let cost = 0
  for (const item of items) cost += await priceFor(store, store.db, userId, item)
  return { cost, available }
}

/**
 * Freezes what a turn is about to make, all of it before the first piece begins, so that a film is never left half made
 * for want of credits, whatever the user's other turns do meanwhile. Repeated with the same ids it freezes nothing more.
 *
 * @param items - With the ids of the jobs that will make them.
 * @throws {ReelsmithError} `credits/insufficient`, `render/not-allowed`; nothing is frozen then.
 */
export async function reserveCredits(
  store: Store,
  { userId, turnId }: { userId: string; turnId: string },
  items: readonly (Priced & { readonly id: string })[],
): Promise<Quote> {
  return await store.db.transaction(async (tx) => {
    const { available } = await creditBalance({ db: tx }, userId)
    const holds = []
    for (const { id, ...priced } of items) {
      const amount = await priceFor(store, tx, userId, priced)
      if (amount > 0) holds.push({ id, userId, amount, item: priced.item, turnId })
    }
    await freezeCredits(store, tx, holds)
    return { cost: holds.reduce((sum, { amount }) => sum + amount, 0), available }
  })
}
