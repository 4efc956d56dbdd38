/** Videos that were asked for by `/v1/videos`: each is a job, which keeps what was asked and what came of it. */
import { type SQL, and, asc, desc, eq, sql } from './drizzle.ts'
import { removeJobs } from './removal.ts'
import { jobs } from './schema.ts'
import type { Store } from './store.ts'

export const videoKind = 'video'

export type VideoRow = typeof jobs.$inferSelect

/** A user's video; undefined where there is none of that id. */
export async function findVideo({ db }: Store, userId: string, id: string): Promise<VideoRow | undefined> {
  const [found] = await db.select().from(jobs).where(and(isOf(userId), eq(jobs.id, id)))
  return found
}

/** @param after - The video behind which the page begins. */
export async function listVideos(
  { db }: Store,
  userId: string,
  { after, limit, order }: { after?: VideoRow; limit: number; order: 'asc' | 'desc' },
): Promise<VideoRow[]> {
  const isBehind = after && sql`(${jobs.createdAt}, ${jobs.id}) ${order === 'asc' ? sql`>` : sql`<`} (${after.createdAt.toISOString()}, ${after.id})`
  const by = order === 'asc' ? asc : desc
  return await db.select().from(jobs).where(and(isOf(userId), isBehind)).orderBy(by(jobs.createdAt), by(jobs.id)).limit(limit)
}

/** Deletes a video that has ended, and its file. */
export async function removeVideo(store: Store, id: string): Promise<void> {
  await removeJobs(store, [id])
}

function isOf(userId: string): SQL | undefined {
  return and(eq(jobs.userId, userId), eq(jobs.kind, videoKind))
}
