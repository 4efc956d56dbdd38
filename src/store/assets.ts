/** Media files of a session, with where they came from. */
import { randomUUID } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import type { Asset } from '../timeline/model.ts'
import type { Queryable } from './database.ts'
import { and, asc, eq } from './drizzle.ts'
import { assets } from './schema.ts'
import type { Store } from './store.ts'

/** What describes an asset; its file is the object of that key. */
export interface AssetRecord extends Asset {
  readonly sessionId: string
  readonly userId: string
  readonly origin: 'generated' | 'uploaded'
  readonly objectKey: string
  /** For people: the uploaded file's name, or one made from the prompt. */
  readonly fileName: string
  readonly sizeBytes: number
  /** How much at each end of the file exists only for transitions to use; 0 for uploads. */
  readonly handleMs: number
  /** What a generated asset was made from and by; null for uploads. */
  readonly prompt: string | null
  readonly model: string | null
  readonly seed: number | null
  readonly createdAt: Date
}

export type NewAsset = Omit<AssetRecord, 'id' | 'createdAt'> & { readonly id?: string }

/** @param db - The caller's transaction, when the asset belongs to a larger change. */
export async function addAsset(
  store: Store,
  asset: NewAsset,
  db: Queryable = store.db,
): Promise<AssetRecord> {
  const record = { ...asset, id: asset.id ?? `asset_${randomUUID()}`, createdAt: store.now() }
  await db.insert(assets).values(record)
  return record
}

/**
 * An asset of this session.
 *
 * @throws {ReelsmithError} `timeline/not-found` when there is none of that id.
 */
export async function getAsset(store: Store, sessionId: string, assetId: string): Promise<AssetRecord> {
  const [found] = await store.db
    .select()
    .from(assets)
    .where(and(eq(assets.id, assetId), eq(assets.sessionId, sessionId)))
  if (found) return found
  throw new ReelsmithError('timeline/not-found', `asset: the session has no asset "${assetId}".`)
}

/** All assets of a session, oldest first. */
export async function listAssets(store: Store, sessionId: string): Promise<AssetRecord[]> {
  return await store.db
    .select()
    .from(assets)
    .where(eq(assets.sessionId, sessionId))
    .orderBy(asc(assets.createdAt), asc(assets.id))
}
