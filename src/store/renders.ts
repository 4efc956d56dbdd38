/** Exports as their clients name them: the key is (user, render id). */
import { ReelsmithError } from '../errors/error.ts'
import type { Transaction } from './database.ts'
import { and, desc, eq, sql } from './drizzle.ts'
import { type JobStatus, jobs, renders } from './schema.ts'
import type { Store } from './store.ts'

export interface RenderRecord {
  readonly userId: string
  readonly renderId: string
  readonly sessionId: string
  readonly contentHash: string
  /** The job that makes it; its state is that of the render. */
  readonly jobId: string
  readonly createdAt: Date
}

export interface RenderSubmission {
  readonly userId: string
  /** As the client chose it. */
  readonly renderId: string
  readonly sessionId: string
  /** Hash of all that determines the film. */
  readonly contentHash: string
}

/**
 * Submits a render, or finds the one that was submitted with the same id and content. One whose job failed or
 * was cancelled is submitted anew, with any content.
 *
 * @param enqueue - Queues the job within the transaction it is given, and returns its id. Not called for a
 *   render that is already there.
 * @throws {ReelsmithError} `request/invalid` naming `id` when it stands for other content.
 */
export async function submitRender(
  store: Store,
  submission: RenderSubmission,
  enqueue: (tx: Transaction) => Promise<string>,
): Promise<RenderRecord> {
  const { userId, renderId, sessionId, contentHash } = submission
  return await store.db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([userId, renderId])}, 3))`,
    )
    const isThis = and(eq(renders.userId, userId), eq(renders.renderId, renderId))
    const [earlier] = await tx
      .select({ render: renders, status: jobs.status })
      .from(renders)
      .innerJoin(jobs, eq(jobs.id, renders.jobId))
      .where(isThis)
    if (earlier && !canBeRepeated(earlier.status)) {
      if (earlier.render.contentHash === contentHash && earlier.render.sessionId === sessionId)
        return earlier.render
      throw new ReelsmithError(
        'request/invalid',
        `id: "${renderId}" already stands for a render of other content; choose another id.`,
        { details: { field: 'id' } },
      )
    }
    const record = { ...submission, jobId: await enqueue(tx), createdAt: store.now() }
    if (earlier) await tx.update(renders).set(record).where(isThis)
    else await tx.insert(renders).values(record)
    return record
  })
}

function canBeRepeated(status: JobStatus): boolean {
  return status === 'failed' || status === 'cancelled'
}

/**
 * A render of this user. That of another user does not exist.
 *
 * @throws {ReelsmithError} `render/not-found`
 */
export async function getRender(store: Store, userId: string, renderId: string): Promise<RenderRecord> {
  const [found] = await store.db
    .select()
    .from(renders)
    .where(and(eq(renders.userId, userId), eq(renders.renderId, renderId)))
  if (found) return found
  throw new ReelsmithError('render/not-found', 'There is no such render; submit it first.')
}

/** The render that a job makes. */
export async function findRenderOfJob({ db }: Store, jobId: string): Promise<RenderRecord | undefined> {
  const [found] = await db.select().from(renders).where(eq(renders.jobId, jobId))
  return found
}

/**
 * The user's renders, newest first.
 *
 * @param page.after - Render id of the last one of the page before.
 * @param page.sessionId - Only those of this session.
 */
export async function listRenders(
  store: Store,
  userId: string,
  { limit = 100, after, sessionId }: { limit?: number; after?: string; sessionId?: string } = {},
): Promise<RenderRecord[]> {
  const last = sql`(select created_at, render_id from ${renders} where user_id = ${userId} and render_id = ${after})`
  return await store.db
    .select()
    .from(renders)
    .where(
      and(
        eq(renders.userId, userId),
        sessionId === undefined ? undefined : eq(renders.sessionId, sessionId),
        after === undefined ? undefined : sql`(${renders.createdAt}, ${renders.renderId}) < ${last}`,
      ),
    )
    .orderBy(desc(renders.createdAt), desc(renders.renderId))
    .limit(limit)
}
