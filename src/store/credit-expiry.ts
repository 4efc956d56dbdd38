/** Grants that end. What is spent is taken from the grant that ends first, so that as little as can be is lost. */
import type { Queryable } from './database.ts'
import { and, eq, lte, sql } from './drizzle.ts'
import { type LedgerEntry, listEntries } from './ledger.ts'
import { balances, ledgerEntries } from './schema.ts'
import type { Store } from './store.ts'

/**
 * How many credits of one user's ended grants are to be taken away now. Frozen ones are let be: the work they are for
 * may still be settled; if it is released, the next run takes them. Pure.
 *
 * @param entries - All of the user's, oldest first.
 * @returns From 0 to what is available.
 */
export function expiredCredits(entries: readonly LedgerEntry[], now: Date): number {
  const lots: { left: number; endsAtMs: number }[] = []
  let frozen = 0
  for (const { kind, available, frozen: change, expiresAt } of entries) {
    frozen += change
    if (kind === 'grant') lots.push({ left: available, endsAtMs: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY })
    let taken = -Math.min(0, available + change)
    if (taken === 0) continue
    lots.sort((a, b) => a.endsAtMs - b.endsAtMs)
    for (const lot of lots) {
      const part = Math.min(lot.left, taken)
      lot.left -= part
      taken -= part
    }
  }
  const ended = lots.reduce((sum, { left, endsAtMs }) => sum + (endsAtMs <= now.getTime() ? left : 0), 0)
  return Math.max(0, ended - frozen)
}

/** Takes away what is left of every grant that has ended. */
export async function expireCredits(store: Store): Promise<void> {
  const now = store.now()
  const users = await store.db
    .selectDistinct({ userId: ledgerEntries.userId })
    .from(ledgerEntries)
    .innerJoin(balances, eq(balances.userId, ledgerEntries.userId))
    .where(and(lte(ledgerEntries.expiresAt, now), sql`${balances.available} > 0`))
  for (const { userId } of users) {
    await store.db.transaction(async (tx) => {
      await tx.select().from(balances).where(eq(balances.userId, userId)).for('update')
      const amount = expiredCredits(await listEntries(tx, userId), now)
      if (amount > 0) await takeCredits(tx, { userId, amount, reference: `grants ended by ${now.toISOString()}`, at: now })
    })
  }
}

/** Ends credits for good; idempotent by reference. */
export async function takeCredits(
  db: Queryable,
  { userId, amount, reference, at }: { userId: string; amount: number; reference: string; at: Date },
): Promise<void> {
  await db
    .insert(ledgerEntries)
    .values({ userId, kind: 'expire', available: -amount, frozen: 0, reference, createdAt: at })
    .onConflictDoNothing()
}
