/** Credits: an append-only list of entries; a balance is their sum. */
import type { Queryable } from './database.ts'
import { eq, sql } from './drizzle.ts'
import { ledgerEntries } from './schema.ts'

/** In whole credits; `total = available + frozen`. */
export interface CreditBalance {
  readonly available: number
  readonly frozen: number
  readonly total: number
}

export interface Grant {
  readonly userId: string
  readonly amount: number
  /** What it is for, e.g. `welcome`; a user gets each only once. */
  readonly reference: string
  readonly at: Date
}

/** Gives credits; idempotent by reference. */
export async function grantCredits(db: Queryable, grant: Grant): Promise<void> {
  const { userId, amount, reference, at } = grant
  await db
    .insert(ledgerEntries)
    .values({ userId, kind: 'grant', available: amount, frozen: 0, reference, createdAt: at })
    .onConflictDoNothing()
}

/** The balance of a user; zero for one who has no entry. */
export async function creditBalance(
  store: { readonly db: Queryable },
  userId: string,
): Promise<CreditBalance> {
  const [row] = await store.db
    .select({
      available: sql<number>`coalesce(sum(${ledgerEntries.available}), 0)::int`,
      frozen: sql<number>`coalesce(sum(${ledgerEntries.frozen}), 0)::int`,
    })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.userId, userId))
  const { available, frozen } = row!
  return { available, frozen, total: available + frozen }
}
