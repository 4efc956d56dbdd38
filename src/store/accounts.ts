/** Anonymous accounts and their tokens. Times come from the store's clock. */
import { randomBytes } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import { tokenLifetimeMs } from './account-policy.ts'
import { addressScope } from './addresses.ts'
import type { Queryable, Transaction } from './database.ts'
import { and, desc, eq, gt, sql } from './drizzle.ts'
import { creditBalance, grantCredits } from './ledger.ts'
import { type Plan, tokens, users } from './schema.ts'
import type { Store } from './store.ts'
import { deriveToken, hashPrivately, hashToken, looksLikeToken } from './tokens.ts'

export { creditBalance } from './ledger.ts'

export interface TokenRequest {
  /** As the client made it up: 1 to 64 characters. */
  clientId: string
  /** Network address of the client. */
  address: string
  /**
   * The plan this account is put on; `unlimited` (the owner of the machine) isn't
   * counted against the address.
   */
  plan?: Plan
}

export interface IssuedToken {
  readonly token: string
  readonly userId: string
  readonly expiresAt: Date
  /** Credits the account can spend now. */
  readonly credits: number
}

export interface Account {
  readonly userId: string
  readonly plan: Plan
  readonly anonymous: boolean
}

/**
 * The token of a client id: the live one if there is one, else a new one of the same
 * account, else a new account.
 *
 * @throws {ReelsmithError} `request/invalid` for a client id of the wrong length; `auth/rate-limited` with
 *   `details.retryAfterSeconds` when the live token was issued in another address block, or a new account is
 *   asked for from an address that had its share.
 */
export async function issueAnonymousToken(store: Store, request: TokenRequest): Promise<IssuedToken> {
  const length = [...request.clientId].length
  if (length < 1 || length > 64) {
    throw new ReelsmithError('request/invalid', `X-Client-Id: expected 1 to 64 characters, got ${length}.`, {
      details: { field: 'X-Client-Id' },
    })
  }
  const clientHash = hashPrivately(store.secret, 'client', request.clientId)
  const scope = addressScope(request.address)
  const origin = {
    addressHash: hashPrivately(store.secret, 'address', scope.address),
    blockHash: hashPrivately(store.secret, 'block', scope.block),
  }
  return await store.db.transaction(async (tx) => {
    // always the client before the address, so that two requests never wait for each other
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${clientHash}, 1))`)
    const now = store.now()
    const [user] = await tx
      .select()
      .from(users)
      .where(and(eq(users.clientHash, clientHash), users.anonymous))
    if (!user) {
      const plan = request.plan ?? 'anonymous'
      if (plan !== 'unlimited') await refuseExhausted(store, tx, origin.addressHash, now)
      const id = `anon_${randomBytes(12).toString('hex')}`
      await tx.insert(users).values({ id, anonymous: true, plan, clientHash, createdAt: now })
      await grantCredits(tx, {
        userId: id,
        amount: store.policy.anonymousCredits,
        reference: 'welcome',
        at: now,
      })
      return await issue(store, tx, id, 1, origin, now)
    }
    if (request.plan && request.plan !== user.plan) {
      await tx.update(users).set({ plan: request.plan }).where(eq(users.id, user.id))
    }
    const [last] = await tx
      .select()
      .from(tokens)
      .where(eq(tokens.userId, user.id))
      .orderBy(desc(tokens.serial))
      .limit(1)
    if (!last || last.expiresAt <= now)
      return await issue(store, tx, user.id, (last?.serial ?? 0) + 1, origin, now)
    if (last.blockHash !== origin.blockHash) {
      throw rateLimited(
        'This client id has a live token that was issued elsewhere; use that token',
        last.expiresAt,
        now,
      )
    }
    const { available } = await creditBalance({ db: tx }, user.id)
    const token = deriveToken(store.secret, user.id, last.serial)
    return { token, userId: user.id, expiresAt: last.expiresAt, credits: available }
  })
}

/**
 * Whose token this is.
 *
 * @throws {ReelsmithError} `auth/token-invalid` when it is unknown or has expired.
 */
export async function authenticate(store: Store, token: string): Promise<Account> {
  const hash = looksLikeToken(token) ? hashToken(token) : null
  const [found] = hash
    ? await store.db
        .select({ userId: users.id, plan: users.plan, anonymous: users.anonymous })
        .from(tokens)
        .innerJoin(users, eq(users.id, tokens.userId))
        .where(and(eq(tokens.hash, hash), gt(tokens.expiresAt, store.now())))
    : []
  if (found) return found
  throw new ReelsmithError(
    'auth/token-invalid',
    'The token is missing, unknown or expired; get a new one from POST /api/auth/anonymous-token.',
  )
}

/** The plan that an account is on now. */
export async function planOf(db: Queryable, userId: string): Promise<Plan> {
  const [found] = await db.select({ plan: users.plan }).from(users).where(eq(users.id, userId))
  return found?.plan ?? 'anonymous'
}

interface Origin {
  readonly addressHash: string
  readonly blockHash: string
}

async function issue(
  store: Store,
  tx: Transaction,
  userId: string,
  serial: number,
  origin: Origin,
  now: Date,
): Promise<IssuedToken> {
  const token = deriveToken(store.secret, userId, serial)
  const expiresAt = new Date(now.getTime() + tokenLifetimeMs)
  await tx
    .insert(tokens)
    .values({ hash: hashToken(token), userId, serial, ...origin, issuedAt: now, expiresAt })
  const { available } = await creditBalance({ db: tx }, userId)
  return { token, userId, expiresAt, credits: available }
}

/** Counts under a lock on the address, so that requests side by side can't exceed the limit together. */
async function refuseExhausted(store: Store, tx: Transaction, addressHash: string, now: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${addressHash}, 2))`)
  const windowStart = new Date(now.getTime() - tokenLifetimeMs)
  const { tokensPerAddress } = store.policy
  const issued = await tx
    .select({ at: tokens.issuedAt })
    .from(tokens)
    .where(and(eq(tokens.addressHash, addressHash), gt(tokens.issuedAt, windowStart)))
    .orderBy(desc(tokens.issuedAt))
    .limit(tokensPerAddress)
  if (issued.length < tokensPerAddress) return
  // the oldest of the newest ones is the one that has to leave the window
  const freeAt = new Date((issued.at(-1)?.at ?? now).getTime() + tokenLifetimeMs)
  throw rateLimited(`This address already got ${tokensPerAddress} tokens in 7 days`, freeAt, now)
}

function rateLimited(why: string, freeAt: Date, now: Date): ReelsmithError {
  const retryAfterSeconds = Math.max(1, Math.ceil((freeAt.getTime() - now.getTime()) / 1000))
  return new ReelsmithError(
    'auth/rate-limited',
    `${why}, or try again in ${waitInWords(retryAfterSeconds)}.`,
    {
      retryable: true,
      details: { retryAfterSeconds },
    },
  )
}

function waitInWords(seconds: number): string {
  if (seconds >= 2 * 86_400) return `${Math.ceil(seconds / 86_400)} days`
  if (seconds >= 2 * 3600) return `${Math.ceil(seconds / 3600)} hours`
  return `${Math.max(1, Math.ceil(seconds / 60))} minutes`
}
