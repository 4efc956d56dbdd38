/** Answers kept under the key that a client named, so that a request repeated with it is answered, not done, again. */
import { ReelsmithError } from '../errors/error.ts'
import { and, eq, isNull, lt } from './drizzle.ts'
import { idempotencyKeys } from './schema.ts'
import type { Store } from './store.ts'

/** How long an answer is kept. */
export const answersKeptMs = 24 * 3_600_000

export interface KeyedRequest {
  readonly userId: string
  readonly key: string
  /** Hash of all that was asked. */
  readonly requestHash: string
}

export interface KeptAnswer {
  readonly status: number
  readonly body: string
}

const isThis = ({ userId, key }: KeyedRequest) => and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key))

/**
 * Claims a key for a request that is about to be done; undefined when it is the first with it, else the answer.
 *
 * @throws {ReelsmithError} `request/invalid` when the key stands for another request, `request/conflict` while the first
 *   one is still being done.
 */
export async function claimKey(store: Store, request: KeyedRequest): Promise<KeptAnswer | undefined> {
  const { instance, now } = store
  const claimed = await store.db
    .insert(idempotencyKeys)
    .values({ ...request, instance, createdAt: now() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (claimed.length > 0) return undefined
  const [earlier] = await store.db.select().from(idempotencyKeys).where(isThis(request))
  if (!earlier) return await claimKey(store, request) // given up in this moment
  if (earlier.requestHash !== request.requestHash) throw keyTaken()
  if (earlier.status === null) {
    throw new ReelsmithError('request/conflict', 'The same request is still being done; ask again in a moment.', {
      retryable: true,
    })
  }
  return { status: earlier.status, body: earlier.body! }
}

/** What a key says that stands for another request. */
export function keyTaken(): ReelsmithError {
  return new ReelsmithError('request/invalid', 'Idempotency-Key: it stands for another request; choose a new one.', {
    details: { field: 'Idempotency-Key' },
  })
}

export async function keepAnswer(store: Store, request: KeyedRequest, answer: KeptAnswer): Promise<void> {
  await store.db.update(idempotencyKeys).set(answer).where(isThis(request))
}

/** Lets go of a key whose request failed in a way that may pass: it can be done again. */
export async function giveUpKey(store: Store, request: KeyedRequest): Promise<void> {
  await store.db.delete(idempotencyKeys).where(isThis(request))
}

/** At the start of a server: what was being done when the last one ended can be done again. */
export async function giveUpUnfinishedKeys({ db, instance }: Store): Promise<void> {
  await db
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.instance, instance), isNull(idempotencyKeys.status)))
}

export async function removeOldAnswers({ db, now }: Store): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now().getTime() - answersKeptMs)))
}
