/** The tokens of accounts: issued, listed, revoked, and known again. */
import { randomBytes } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import type { Scope } from '../wire/access.ts'
import { tokenLifetimeMs } from './account-policy.ts'
import type { Transaction } from './database.ts'
import { and, count, desc, eq, gt, isNull, max } from './drizzle.ts'
import { type Plan, type TokenKind, tokens, users } from './schema.ts'
import type { Store } from './store.ts'
import { deriveToken, hashToken, looksLikeToken } from './tokens.ts'

/** Who is asking, and what for. */
export interface Account {
  readonly userId: string
  readonly plan: Plan
  readonly anonymous: boolean
  /** Of the token that was shown. */
  readonly tokenId: string
  readonly scopes: readonly Scope[]
}

export interface NewToken {
  readonly userId: string
  readonly kind: TokenKind
  readonly name?: string
  readonly scopes?: readonly Scope[]
  readonly lifetimeMs?: number
  /** Keyed hashes of where a client's token goes. */
  readonly origin?: { readonly addressHash: string; readonly blockHash: string }
}

export interface TokenRecord {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revoked: boolean
}

/** Of the live named tokens of one account. */
const mostNamedTokens = 50

/** Issues the next token of a user, as a part of the transaction. */
export async function issueToken(
  store: Store,
  tx: Transaction,
  { userId, kind, name, scopes = ['*'], lifetimeMs = tokenLifetimeMs, origin }: NewToken,
): Promise<{ token: string; id: string; issuedAt: Date; expiresAt: Date }> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')
  const [last] = await tx.select({ serial: max(tokens.serial) }).from(tokens).where(eq(tokens.userId, userId))
  const serial = (last?.serial ?? 0) + 1
  const token = deriveToken(store.secret, userId, serial)
  const issuedAt = store.now()
  const record = {
    id: `tok_${randomBytes(12).toString('hex')}`,
    kind,
    name: name ?? null,
    scopes: [...scopes],
    ...origin,
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + lifetimeMs),
  }
  await tx.insert(tokens).values({ ...record, hash: hashToken(token), userId, serial })
  return { token, ...record }
}

/**
 * Whose token this is.
 *
 * @throws {ReelsmithError} `auth/token-invalid` when it is unknown, revoked or has expired.
 */
export async function authenticate(store: Store, token: string): Promise<Account> {
  const hash = looksLikeToken(token) ? hashToken(token) : null
  const [found] = hash
    ? await store.db
        .select({
          userId: users.id,
          plan: users.plan,
          anonymous: users.anonymous,
          tokenId: tokens.id,
          scopes: tokens.scopes,
        })
        .from(tokens)
        .innerJoin(users, eq(users.id, tokens.userId))
        .where(and(eq(tokens.hash, hash), gt(tokens.expiresAt, store.now()), isNull(tokens.revokedAt)))
    : []
  if (found) return found
  throw new ReelsmithError(
    'auth/token-invalid',
    'The token is missing, unknown, revoked or expired; get a new one from POST /api/auth/anonymous-token, or log in.',
  )
}

/**
 * Makes a token with a name and scopes of its own.
 *
 * @returns The token, which is told this once, and its record.
 * @throws {ReelsmithError} `request/invalid` when the account has its most.
 */
export async function createNamedToken(
  store: Store,
  request: { userId: string; name: string; scopes: readonly Scope[]; lifetimeMs: number },
): Promise<TokenRecord & { token: string }> {
  const { userId, name, scopes } = request
  return await store.db.transaction(async (tx) => {
    const { token, id, issuedAt, expiresAt } = await issueToken(store, tx, { ...request, kind: 'named' })
    const isLive = and(eq(tokens.kind, 'named'), isNull(tokens.revokedAt), gt(tokens.expiresAt, store.now()))
    const [live] = await tx.select({ count: count() }).from(tokens).where(and(eq(tokens.userId, userId), isLive))
    if (live!.count > mostNamedTokens) {
      throw new ReelsmithError('request/invalid', `name: an account has at most ${mostNamedTokens} tokens; revoke one.`)
    }
    return { token, id, name, scopes, createdAt: issuedAt, expiresAt, revoked: false }
  })
}

/** The named tokens of an account, newest first. */
export async function listNamedTokens(store: Store, userId: string): Promise<TokenRecord[]> {
  const found = await store.db
    .select()
    .from(tokens)
    .where(and(eq(tokens.userId, userId), eq(tokens.kind, 'named')))
    .orderBy(desc(tokens.serial))
  return found.map(({ id, name, scopes, issuedAt, expiresAt, revokedAt }) => {
    return { id, name: name ?? '', scopes, createdAt: issuedAt, expiresAt, revoked: revokedAt !== null }
  })
}

/**
 * Ends a token of this user, at once and for good; one that has ended stays as it is.
 *
 * @throws {ReelsmithError} `request/not-found` when the user has none of that id.
 */
export async function revokeToken(store: Store, userId: string, tokenId: string): Promise<void> {
  const isThis = and(eq(tokens.id, tokenId), eq(tokens.userId, userId))
  const [found] = await store.db.select({ revokedAt: tokens.revokedAt }).from(tokens).where(isThis)
  if (!found) throw new ReelsmithError('request/not-found', 'There is no such token; GET /api/tokens lists yours.')
  await store.db.update(tokens).set({ revokedAt: store.now() }).where(and(isThis, isNull(tokens.revokedAt)))
}

/** Ends all tokens of a user. @returns How many were live. */
export async function revokeAllTokens(store: Store, userId: string): Promise<number> {
  const ended = await store.db
    .update(tokens)
    .set({ revokedAt: store.now() })
    .where(and(eq(tokens.userId, userId), isNull(tokens.revokedAt), gt(tokens.expiresAt, store.now())))
    .returning({ id: tokens.id })
  return ended.length
}
