/**
 * Credits: an append-only list of entries; a balance is their sum. Its parts never are negative: the database
 * refuses the entry that would make one so.
 */
import type { Queryable } from './database.ts'
import { asc, eq } from './drizzle.ts'
import { type LedgerKind, balances, ledgerEntries } from './schema.ts'

/** In whole credits; `total = available + frozen`. */
export interface CreditBalance {
  /** Can be spent. */
  readonly available: number
  /** Set aside for work that is under way. */
  readonly frozen: number
  readonly total: number
}

export interface LedgerEntry {
  readonly id: number
  readonly kind: LedgerKind
  /** What the entry adds to each part of the balance; may be negative. */
  readonly available: number
  readonly frozen: number
  readonly reference: string
  readonly createdAt: Date
  /** When what is left of a grant ends; null for never. */
  readonly expiresAt: Date | null
}

export interface Grant {
  readonly userId: string
  readonly amount: number
  /** What it is for, e.g. `welcome`; a user gets each only once. */
  readonly reference: string
  readonly at: Date
  /** When what is left of it ends; never when left out. */
  readonly expiresAt?: Date
}

/** Gives credits; idempotent by reference. */
export async function grantCredits(db: Queryable, grant: Grant): Promise<void> {
  const { userId, amount, reference, at, expiresAt = null } = grant
  await db
    .insert(ledgerEntries)
    .values({ userId, kind: 'grant', available: amount, frozen: 0, reference, createdAt: at, expiresAt })
    .onConflictDoNothing()
}

/** The balance of a user; zero for one who does not exist. */
export async function creditBalance(
  store: { readonly db: Queryable },
  userId: string,
): Promise<CreditBalance> {
  const [row] = await store.db.select().from(balances).where(eq(balances.userId, userId))
  const { available, frozen } = row ?? { available: 0, frozen: 0 }
  return { available, frozen, total: available + frozen }
}

/** All entries of a user, oldest first. */
export async function listEntries(db: Queryable, userId: string): Promise<LedgerEntry[]> {
  return await db
    .select()
    .from(ledgerEntries)
    .where(eq(ledgerEntries.userId, userId))
    .orderBy(asc(ledgerEntries.id))
}
