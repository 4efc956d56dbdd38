/** What the operator sees and does of accounts. */
import { ReelsmithError } from '../errors/error.ts'
import { type SQL, and, count, desc, eq, gt, isNull, or, sql } from './drizzle.ts'
import { grantCredits } from './ledger.ts'
import { type Plan, balances, sessions, tokens, users } from './schema.ts'
import type { Store } from './store.ts'

export interface UserRecord {
  readonly userId: string
  /** Null for an anonymous account. */
  readonly name: string | null
  readonly plan: Plan
  readonly createdAt: Date
  readonly available: number
  readonly frozen: number
  readonly sessions: number
  readonly liveTokens: number
}

/**
 * Accounts, newest first; deleted ones are not among them.
 *
 * @param search - A part of the name or the id.
 */
export async function listUsers(
  store: Store,
  { search, limit }: { search?: string; limit: number },
): Promise<{ users: UserRecord[]; total: number }> {
  const part = `%${(search ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const isMeant = search ? or(sql`lower(${users.name}) like ${part}`, sql`${users.id} like ${part}`) : undefined
  const [all] = await store.db
    .select({ count: count() })
    .from(users)
    .where(and(isNull(users.deletedAt), isMeant))
  return { users: await selectUsers(store, isMeant, limit), total: all!.count }
}

/**
 * An account by its id or its name.
 *
 * @throws {ReelsmithError} `request/not-found`
 */
export async function findUser(store: Store, idOrName: string): Promise<UserRecord> {
  const isThis = or(eq(users.id, idOrName), eq(users.nameKey, idOrName.normalize('NFKC').toLowerCase()))
  const [found] = await selectUsers(store, isThis, 1)
  if (found) return found
  throw new ReelsmithError('request/not-found', `There is no account "${idOrName}"; "admin users" lists them.`)
}

async function selectUsers(store: Store, isMeant: SQL | undefined, limit: number): Promise<UserRecord[]> {
  const isLive = and(eq(tokens.userId, users.id), isNull(tokens.revokedAt), gt(tokens.expiresAt, store.now()))
  return await store.db
    .select({
      userId: users.id,
      name: users.name,
      plan: users.plan,
      createdAt: users.createdAt,
      available: balances.available,
      frozen: balances.frozen,
      sessions: sql<number>`(select count(*)::int from ${sessions} where ${eq(sessions.userId, users.id)})`,
      liveTokens: sql<number>`(select count(*)::int from ${tokens} where ${isLive})`,
    })
    .from(users)
    .innerJoin(balances, eq(balances.userId, users.id))
    .where(and(isNull(users.deletedAt), isMeant))
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(limit)
}

export async function setPlan(store: Store, userId: string, plan: Plan): Promise<void> {
  await store.db.update(users).set({ plan }).where(eq(users.id, userId))
}

/**
 * Gives credits.
 *
 * @param reference - Of this gift; the same one gives nothing more.
 */
export async function giveCredits(
  store: Store,
  userId: string,
  gift: { amount: number; reference: string; lifetimeMs?: number },
): Promise<void> {
  const at = store.now()
  const { amount, reference, lifetimeMs } = gift
  await grantCredits(store.db, {
    userId,
    amount,
    reference,
    at,
    ...(lifetimeMs !== undefined && { expiresAt: new Date(at.getTime() + lifetimeMs) }),
  })
}
