/** Accounts with a name and a password. */
import { ReelsmithError } from '../errors/error.ts'
import { type IssuedToken, openAccount, originOf, refuseExhausted } from './accounts.ts'
import type { Queryable, Transaction } from './database.ts'
import { and, eq, isNull } from './drizzle.ts'
import { creditBalance, grantCredits } from './ledger.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { type Plan, users } from './schema.ts'
import type { Store } from './store.ts'
import { issueToken } from './token-records.ts'

export interface Registration {
  readonly name: string
  readonly password: string
  /** The anonymous account that becomes this one, with all it has; without one a new account is opened. */
  readonly bind?: string
  /** Network address of who asks; new accounts are counted against it. */
  readonly address: string
}

export type Login = IssuedToken & { readonly name: string }

/**
 * Registers an account, which gets its credits for that, and logs in. From then on no client id opens it; tokens that
 * it has live on.
 *
 * @throws {ReelsmithError} `request/invalid` naming `name` (taken) or `bind` (no such account, or it has a name already);
 *   `auth/rate-limited` when a new account is asked for from an address that had its share.
 */
export async function registerAccount(store: Store, registration: Registration): Promise<Login> {
  const { name, bind, address } = registration
  await refuseTaken(store, name)
  if (bind !== undefined) await findAnonymous(store.db, bind) // before work that takes a while
  const passwordHash = await hashPassword(registration.password, store.policy.passwordStrength)
  return await store.db.transaction(async (tx) => {
    const userId = bind === undefined ? await openCounted(store, tx, address) : await findAnonymous(tx, bind)
    const plan = await becomeRegistered(store, tx, { userId, name, passwordHash })
    if (plan === 'anonymous') await tx.update(users).set({ plan: 'registered' }).where(eq(users.id, userId))
    return await logInAs(store, tx, userId, name)
  })
}

/**
 * Makes a registered account for somebody else: it has the credits of one, and no token until its owner logs in.
 *
 * @returns Its id.
 * @throws {ReelsmithError} `request/invalid` naming `name` when that is taken.
 */
export async function addAccount(
  store: Store,
  { name, password, plan }: { name: string; password: string; plan: Plan },
): Promise<string> {
  await refuseTaken(store, name)
  const passwordHash = await hashPassword(password, store.policy.passwordStrength)
  return await store.db.transaction(async (tx) => {
    const userId = await openAccount(store, tx, { plan })
    await becomeRegistered(store, tx, { userId, name, passwordHash })
    return userId
  })
}

async function refuseTaken(store: Store, name: string): Promise<void> {
  const [taken] = await store.db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.nameKey, keyOf(name)))
  if (taken) throw nameTaken(name)
}

/** Gives an account its name, password and the credits for that. @returns The plan that it is on. */
async function becomeRegistered(
  store: Store,
  tx: Transaction,
  { userId, name, passwordHash }: { userId: string; name: string; passwordHash: string },
): Promise<Plan> {
  const [user] = await tx
    .update(users)
    .set({ name, nameKey: keyOf(name), passwordHash, anonymous: false, clientHash: null })
    .where(eq(users.id, userId))
    .returning({ plan: users.plan })
    .catch((error: unknown) => {
      throw isDuplicate(error) ? nameTaken(name) : error
    })
  const amount = store.policy.registeredCredits
  await grantCredits(tx, { userId, amount, reference: 'registration', at: store.now() })
  return user!.plan
}

/**
 * Logs in: a new token that lives as long as any.
 *
 * @throws {ReelsmithError} `auth/login-failed`, which doesn't tell whether there is such a name.
 */
export async function logIn(store: Store, { name, password }: { name: string; password: string }): Promise<Login> {
  const [user] = await store.db
    .select()
    .from(users)
    .where(eq(users.nameKey, keyOf(name)))
  const isRight = await verifyPassword(password, user?.passwordHash ?? null, store.policy.passwordStrength)
  if (!user || !isRight) {
    throw new ReelsmithError('auth/login-failed', 'The name or the password is wrong; check both.')
  }
  return await store.db.transaction(async (tx) => await logInAs(store, tx, user.id, user.name ?? name))
}

/** The name that a registered account has; empty for one that has none. */
export async function nameOf(store: Store, userId: string): Promise<string> {
  const [user] = await store.db.select({ name: users.name }).from(users).where(eq(users.id, userId))
  return user?.name ?? ''
}

async function logInAs(store: Store, tx: Transaction, userId: string, name: string): Promise<Login> {
  const { token, expiresAt } = await issueToken(store, tx, { userId, kind: 'login' })
  const { available } = await creditBalance({ db: tx }, userId)
  return { token, userId, expiresAt, name, credits: available }
}

async function openCounted(store: Store, tx: Transaction, address: string): Promise<string> {
  const origin = originOf(store, address)
  await refuseExhausted(store, tx, origin)
  const userId = await openAccount(store, tx, { plan: 'anonymous' })
  // The token is what is counted; nobody ever learns it.
  await issueToken(store, tx, { userId, kind: 'client', lifetimeMs: 0, origin })
  return userId
}

async function findAnonymous(db: Queryable, userId: string): Promise<string> {
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)))
    .for('update')
  if (user?.anonymous) return userId
  const problem = user ? 'the account has a name already; log in' : 'there is no such account; ask for a new link'
  throw new ReelsmithError('request/invalid', `bind: ${problem}.`, { details: { field: 'bind' } })
}

/** Names that look the same are the same: width, composition and case don't count. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

function nameTaken(name: string): ReelsmithError {
  return new ReelsmithError('request/invalid', `name: "${name}" is taken; choose another, or log in.`, {
    details: { field: 'name' },
  })
}

function isDuplicate(error: unknown): boolean {
  return ((error as Error).cause as { code?: string } | undefined)?.code === '23505'
}
