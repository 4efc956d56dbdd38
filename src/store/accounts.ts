/** Anonymous accounts: what a client id opens. Times come from the store's clock. */
import { randomBytes } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import { tokenLifetimeMs } from './account-policy.ts'
import { addressScope } from './addresses.ts'
import type { Queryable, Transaction } from './database.ts'
import { and, desc, eq, gt, isNull, sql } from './drizzle.ts'
import { creditBalance, grantCredits } from './ledger.ts'
import { type Plan, tokens, users } from './schema.ts'
import type { Store } from './store.ts'
import { issueToken } from './token-records.ts'
import { deriveToken, hashPrivately } from './tokens.ts'

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

/** Keyed hashes of where a request comes from. */
export interface Origin {
  readonly addressHash: string
  readonly blockHash: string
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
  const origin = originOf(store, request.address)
  return await store.db.transaction(async (tx) => {
    // always the client before the address, so that two requests never wait for each other
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${clientHash}, 1))`)
    const now = store.now()
    const [user] = await tx
      .select()
      .from(users)
      .where(and(eq(users.clientHash, clientHash), users.anonymous))
    if (!user) {
      const { plan = 'anonymous' } = request
      if (plan !== 'unlimited') await refuseExhausted(store, tx, origin)
      const id = await openAccount(store, tx, { plan, clientHash })
      return await issueTo(store, tx, id, origin)
    }
    if (request.plan && request.plan !== user.plan) {
      await tx.update(users).set({ plan: request.plan }).where(eq(users.id, user.id))
    }
    const [live] = await tx
      .select()
      .from(tokens)
      .where(and(eq(tokens.userId, user.id), eq(tokens.kind, 'client'), gt(tokens.expiresAt, now), isNull(tokens.revokedAt)))
      .orderBy(desc(tokens.serial))
      .limit(1)
    if (!live) return await issueTo(store, tx, user.id, origin)
    if (live.blockHash !== origin.blockHash) {
      throw rateLimited(
        'This client id has a live token that was issued elsewhere; use that token',
        live.expiresAt,
        now,
      )
    }
    const { available } = await creditBalance({ db: tx }, user.id)
    const token = deriveToken(store.secret, user.id, live.serial)
    return { token, userId: user.id, expiresAt: live.expiresAt, credits: available }
  })
}

/** The plan that an account is on now. */
export async function planOf(db: Queryable, userId: string): Promise<Plan> {
  const [found] = await db.select({ plan: users.plan }).from(users).where(eq(users.id, userId))
  return found?.plan ?? 'anonymous'
}

export function originOf({ secret }: Store, address: string): Origin {
  const scope = addressScope(address)
  return {
    addressHash: hashPrivately(secret, 'address', scope.address),
    blockHash: hashPrivately(secret, 'block', scope.block),
  }
}

/** A new anonymous account with the credits it begins with. @returns its id. */
export async function openAccount(
  store: Store,
  tx: Transaction,
  { plan, clientHash = null }: { plan: Plan; clientHash?: string | null },
): Promise<string> {
  const id = `anon_${randomBytes(12).toString('hex')}`
  const at = store.now()
  await tx.insert(users).values({ id, anonymous: true, plan, clientHash, createdAt: at })
  await grantCredits(tx, { userId: id, amount: store.policy.anonymousCredits, reference: 'welcome', at })
  return id
}

async function issueTo(store: Store, tx: Transaction, userId: string, origin: Origin): Promise<IssuedToken> {
  const { token, expiresAt } = await issueToken(store, tx, { userId, kind: 'client', origin })
  const { available } = await creditBalance({ db: tx }, userId)
  return { token, userId, expiresAt, credits: available }
}

/**
 * Refuses an address that had its share of accounts. Counts under a lock on the address, so that requests side by side
 * can't exceed the limit together.
 *
 * @throws {ReelsmithError} `auth/rate-limited`
 */
export async function refuseExhausted(store: Store, tx: Transaction, { addressHash }: Origin): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${addressHash}, 2))`)
  const now = store.now()
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
