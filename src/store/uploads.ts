/** Files that users bring: kept once for each content, within what a user may keep. */
import { randomUUID } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import type { Likeness } from '../timeline/likeness.ts'
import type { Transcript } from '../timeline/sound.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'
import { type FileRecord, fileColumns, isMedia } from './assets.ts'
import type { Queryable } from './database.ts'
import { and, eq, sql } from './drizzle.ts'
import { assets } from './schema.ts'
import type { Store } from './store.ts'

export interface Upload {
  readonly sessionId: string
  readonly userId: string
  /** On the file system of the objects, see `Objects.temporaryPath`; taken over unless its content is there already. */
  readonly file: string
  readonly extension: string
  readonly fileName: string
  readonly sizeBytes: number
  /** SHA-256 of the content, in hexadecimal. */
  readonly hash: string
  readonly kind: FileRecord['kind']
  readonly durationMs: number
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly hasAudio: boolean
  readonly documentText: string | null
  /** How it looks, if it is a picture. */
  readonly likeness: Likeness | null
}

/**
 * Keeps an upload as a file of its session. What the session has already is found again; what the user has in another
 * session is kept as one object, and known as well as there.
 *
 * @param spaceBytes - How much the user may keep in all.
 * @returns The file, and whether nobody has looked at its content yet.
 * @throws {ReelsmithError} `request/too-large` when the user keeps too much.
 */
export async function keepUpload(
  store: Store,
  upload: Upload,
  spaceBytes: number,
): Promise<{ file: FileRecord; isUnknown: boolean }> {
  const { sessionId, userId, hash, file, extension, ...facts } = upload
  let adopted: string | undefined
  try {
    return await store.db.transaction(async (tx) => {
      // Two requests of one user with the same file, or with the last of the space, take turns.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 5))`)
      const isSame = and(eq(assets.userId, userId), eq(assets.hash, hash))
      const [here] = await tx.select(fileColumns).from(assets).where(and(isSame, eq(assets.sessionId, sessionId)))
      if (here) {
        // What its owner calls it now is what they will ask for.
        const { fileName } = facts
        if (here.fileName !== fileName) await tx.update(assets).set({ fileName }).where(eq(assets.id, here.id))
        return { file: { ...here, fileName }, isUnknown: false }
      }
      const [found] = await tx.select().from(assets).where(isSame).limit(1)
      // It may be about to be removed with its session.
      const elsewhere = found && (await store.objects.size(found.objectKey)) !== null ? found : undefined
      if (!elsewhere) {
        requireSpace(await storedBytes(tx, userId), facts.sizeBytes, spaceBytes)
        adopted = await store.objects.adopt(file, extension)
      }
      const record = {
        ...facts,
        sessionId,
        userId,
        hash,
        id: `asset_${randomUUID()}`,
        origin: 'uploaded' as const,
        objectKey: elsewhere?.objectKey ?? adopted!,
        handleMs: 0,
        prompt: null,
        model: null,
        seed: null,
        usd: null,
        thumbnailKey: elsewhere?.thumbnailKey ?? null,
        createdAt: store.now(),
      }
      await tx.insert(assets).values({ ...record, analysis: elsewhere?.analysis ?? null, transcript: elsewhere?.transcript ?? null })
      const { documentText: _text, ...kept } = record
      return { file: kept, isUnknown: isMedia(kept) && !elsewhere?.analysis }
    })
  } catch (error) {
    if (adopted) await store.objects.remove(adopted)
    throw error
  }
}

/** Keeps what was found in a file, for all assets of that content; those of another user are not touched. */
export async function setFindings(
  db: Queryable,
  userId: string,
  assetId: string,
  found: { analysis: MediaAnalysis; thumbnailKey: string | null } | { transcript: Transcript },
): Promise<void> {
  const content = sql`(select hash from ${assets} where id = ${assetId})`
  await db
    .update(assets)
    .set(found)
    .where(and(eq(assets.userId, userId), sql`${assets.hash} = ${content}`))
}

/** What a user keeps of their own files, each content once. */
export async function storedBytes(db: Queryable, userId: string): Promise<number> {
  const { rows } = await db.execute<{ bytes: string }>(sql`
    select coalesce(sum(size_bytes), 0) as bytes
    from (select distinct object_key, size_bytes from ${assets} where user_id = ${userId} and origin = 'uploaded') files`)
  return Number(rows[0]!.bytes)
}

/** @throws {ReelsmithError} `request/too-large` naming the limit. */
export function requireSpace(storedSoFar: number, moreBytes: number, spaceBytes: number): void {
  if (storedSoFar + moreBytes <= spaceBytes) return
  const gigabytes = (bytes: number): string => `${Math.round((bytes / 1024 ** 3) * 10) / 10} GB`
  throw new ReelsmithError(
    'request/too-large',
    `files: you may keep ${gigabytes(spaceBytes)} of files, and have ${gigabytes(storedSoFar)}; send smaller ones, or delete sessions that you don't need.`,
  )
}
