/**
 * The table of jobs, which is the truth about them; the queue only says whose turn it is. Every change names
 * the state it starts from, so that of two that meet one finds nothing to change.
 */
import type { Queryable, Transaction } from '../store/database.ts'
import { and, count, eq, inArray, sql } from '../store/drizzle.ts'
import { jobs } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { ErrorCode } from '../errors/error.ts'
import type { JobRow } from './job-state.ts'

export type JobEnd =
  | { readonly status: 'completed'; readonly result: unknown }
  | { readonly status: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly status: 'cancelled' }

export async function findJob(db: Queryable, id: string): Promise<JobRow | undefined> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id))
  return row
}

/** @returns Whether the job is new; false when there is one of that id. */
export async function insertJob(
  db: Queryable,
  job: Pick<JobRow, 'id' | 'kind' | 'userId' | 'sessionId' | 'payload' | 'createdAt' | 'instance'>,
): Promise<boolean> {
  const inserted = await db
    .insert(jobs)
    .values({ ...job, status: 'pending', progress: 0, attempts: 0 })
    .onConflictDoNothing()
    .returning({ id: jobs.id })
  return inserted.length > 0
}

/** Takes an unfinished job for this server; undefined when it was finished or cancelled. */
export async function beginAttempt(store: Store, id: string): Promise<JobRow | undefined> {
  const [row] = await store.db
    .update(jobs)
    .set({
      status: 'processing',
      progress: 0,
      instance: store.instance,
      attempts: sql`${jobs.attempts} + 1`,
      startedAt: sql`coalesce(${jobs.startedAt}, ${store.now().toISOString()})`,
    })
    .where(and(eq(jobs.id, id), inArray(jobs.status, ['pending', 'processing'])))
    .returning()
  return row
}

/** @returns Whether the job is still ours to run. */
export async function saveProgress(store: Store, id: string, progress: number): Promise<boolean> {
  const changed = await store.db
    .update(jobs)
    .set({ progress: sql`greatest(${jobs.progress}, ${progress})` })
    .where(isOurs(store, id))
    .returning({ id: jobs.id })
  return changed.length > 0
}

/** @returns Whether the job is still ours to run, and the note is kept. */
export async function saveNote(store: Store, id: string, note: object): Promise<boolean> {
  const changed = await store.db.update(jobs).set({ note }).where(isOurs(store, id)).returning({ id: jobs.id })
  return changed.length > 0
}

/** Ends a job that this server runs; undefined when it is no longer ours. */
export async function endJob(
  store: Store,
  tx: Transaction,
  id: string,
  end: JobEnd,
): Promise<JobRow | undefined> {
  const [row] = await tx
    .update(jobs)
    .set({
      status: end.status,
      finishedAt: store.now(),
      instance: null,
      ...(end.status === 'completed' ? { result: end.result, progress: 1 } : {}),
      ...(end.status === 'failed' ? { errorCode: end.code, errorMessage: end.message } : {}),
    })
    .where(isOurs(store, id))
    .returning()
  return row
}

/**
 * Puts a job back that this server gives up because it closes, for its next start; the attempt doesn't count.
 */
export async function releaseJob(store: Store, id: string): Promise<void> {
  await store.db
    .update(jobs)
    .set({ status: 'pending', progress: 0, attempts: sql`${jobs.attempts} - 1` })
    .where(isOurs(store, id))
}

/** Cancels a job that no server runs now; `alsoRunning` takes it from one that may. */
export async function cancelJob(
  store: Store,
  tx: Transaction,
  id: string,
  alsoRunning: boolean,
): Promise<JobRow | undefined> {
  const [row] = await tx
    .update(jobs)
    .set({ status: 'cancelled', finishedAt: store.now(), instance: null })
    .where(and(eq(jobs.id, id), inArray(jobs.status, alsoRunning ? ['pending', 'processing'] : ['pending'])))
    .returning()
  return row
}

/** Jobs that this server had begun, or kept for itself, when it was closed or killed. */
export async function findInterrupted(store: Store): Promise<{ id: string; kind: string }[]> {
  return await store.db
    .select({ id: jobs.id, kind: jobs.kind })
    .from(jobs)
    .where(and(inArray(jobs.status, ['pending', 'processing']), eq(jobs.instance, store.instance)))
}

/** Ids of a user's jobs that have not ended. */
export async function findUnfinished(db: Queryable, userId: string): Promise<string[]> {
  const found = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.userId, userId), inArray(jobs.status, ['pending', 'processing'])))
  return found.map(({ id }) => id)
}

export async function countJobs(db: Queryable): Promise<{ kind: string; status: JobRow['status']; count: number }[]> {
  return await db.select({ kind: jobs.kind, status: jobs.status, count: count() }).from(jobs).groupBy(jobs.kind, jobs.status)
}

function isOurs(store: Store, id: string) {
  return and(eq(jobs.id, id), eq(jobs.status, 'processing'), eq(jobs.instance, store.instance))
}
