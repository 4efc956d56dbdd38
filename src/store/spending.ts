/** What the operator's providers take, in US dollars, and how much of it the operator allows. */
import { ReelsmithError } from '../errors/error.ts'
import type { Queryable, Transaction } from './database.ts'
import { eq, gte, sql } from './drizzle.ts'
import { spending } from './schema.ts'
import type { Store } from './store.ts'

/** US dollars; none where it isn't limited. */
export interface SpendCaps {
  /** Of one user, in 24 hours. */
  readonly user?: number
  /** Of all together, in 24 hours. */
  readonly day?: number
  /** Of all together, ever. */
  readonly server?: number
}

const names = ['user', 'day', 'server'] as const
const dayMs = 24 * 3_600_000

/**
 * @param text - `REELSMITH_SPEND_CAPS`, e.g. `user=2,day=20,server=500`.
 * @throws {ReelsmithError} `request/invalid` naming the entry that can't be read.
 */
export function readSpendCaps(text = ''): SpendCaps {
  const caps: Record<string, number> = {}
  for (const entry of text.split(/[\s,]+/).filter((word) => word !== '')) {
    const [, name, amount] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(entry) ?? []
    if (!names.some((known) => known === name)) {
      throw new ReelsmithError('request/invalid', `REELSMITH_SPEND_CAPS: expected entries like user=2 (of ${names.join(', ')}; US dollars), got "${entry}".`)
    }
    caps[name!] = Number(amount)
  }
  return caps
}

/**
 * Notes what a job may cost at its provider, before it is queued; a job that is noted already is let be.
 *
 * @param usd - At most.
 * @throws {ReelsmithError} `render/not-allowed` when that would go beyond what the operator allows.
 */
export async function reserveSpending({ policy, now }: Store, tx: Transaction, job: { id: string; userId: string }, usd: number): Promise<void> {
  // One after the other: two that look at once would both find room for one.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('reelsmith.spending'))`)
  const added = await tx.insert(spending).values({ jobId: job.id, userId: job.userId, usd, at: now() }).onConflictDoNothing().returning({ id: spending.jobId })
  if (added.length === 0) return
  const { user, day, server } = policy.spendCaps
  const since = new Date(now().getTime() - dayMs)
  // What was just added is part of the sums.
  const [spent] = await tx
    .select({
      ever: sql<number>`sum(${spending.usd})`,
      day: sql<number>`sum(${spending.usd}) filter (where ${gte(spending.at, since)})`,
      user: sql<number>`sum(${spending.usd}) filter (where ${gte(spending.at, since)} and ${eq(spending.userId, job.userId)})`,
    })
    .from(spending)
  if (user !== undefined && spent!.user > user + tolerance) throw beyond(`${user} US dollars a day for one user`)
  if (day !== undefined && spent!.day > day + tolerance) throw beyond(`${day} US dollars a day`)
  if (server !== undefined && spent!.ever > server + tolerance) throw beyond(`${server} US dollars`)
}

/** Sums of dollars are not exact. */
const tolerance = 1e-6

function beyond(cap: string): ReelsmithError {
  return new ReelsmithError(
    'render/not-allowed',
    `This server spends at most ${cap} on models, and this clip would go beyond that; ask for one of the built-in film-maker, or come again later.`,
  )
}

/** What a job cost in the end. */
export async function settleSpending(tx: Queryable, jobId: string, usd: number): Promise<void> {
  await tx.update(spending).set({ usd }).where(eq(spending.jobId, jobId))
}
