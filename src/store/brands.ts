/** The brand kits of users: they outlive the sessions that they were told in. */
import { randomUUID } from 'node:crypto'
import type { Brand } from '../timeline/brand.ts'
import { type AssetRecord, fileColumns, isMedia } from './assets.ts'
import { and, eq } from './drizzle.ts'
import { type KeptBrand, assets, brands } from './schema.ts'
import type { Store } from './store.ts'

/** Undefined while nothing is kept. */
export async function findBrand({ db }: Store, userId: string): Promise<KeptBrand | undefined> {
  const [found] = await db.select({ brand: brands.brand }).from(brands).where(eq(brands.userId, userId))
  return found?.brand
}

/** Keeps a brand in place of the one that was; an empty one is forgotten. */
export async function saveBrand(store: Store, userId: string, brand: KeptBrand): Promise<void> {
  if (Object.keys(brand).length === 0) {
    await store.db.delete(brands).where(eq(brands.userId, userId))
    return
  }
  const kept = { brand, updatedAt: store.now() }
  await store.db.insert(brands).values({ userId, ...kept }).onConflictDoUpdate({ target: brands.userId, set: kept })
}

/** What people are told of it. */
export function brandOf({ logo, ...look }: KeptBrand): Brand {
  return { ...look, ...(logo && { logo: logo.fileName }) }
}

/** A picture of a session as the logo of its user: the file stays when the session goes. */
export async function logoOf({ db }: Store, sessionId: string, assetId: string): Promise<KeptBrand['logo']> {
  const [file] = await db.select(fileColumns).from(assets).where(and(eq(assets.id, assetId), eq(assets.sessionId, sessionId)))
  if (!file || !isMedia(file)) return undefined
  const { objectKey, thumbnailKey, fileName, sizeBytes, width, height, hash } = file
  return { objectKey, thumbnailKey, fileName, sizeBytes, width, height, hash }
}

/** The logo as a file of a session; the same one when it is there already. */
export async function bringLogo(store: Store, owner: { userId: string; sessionId: string }, logo: NonNullable<KeptBrand['logo']>): Promise<AssetRecord> {
  const there = await store.db
    .select(fileColumns)
    .from(assets)
    .where(and(eq(assets.sessionId, owner.sessionId), eq(assets.objectKey, logo.objectKey)))
  const known = there.find(isMedia)
  if (known) return known
  const record = {
    ...owner, ...logo, id: `asset_${randomUUID()}`, origin: 'uploaded', kind: 'image', durationMs: 0, handleMs: 0, fps: 0, hasAudio: false, prompt: null, model: null, seed: null, usd: null, likeness: null, createdAt: store.now(),
  } as const // prettier-ignore
  await store.db.insert(assets).values(record)
  return record
}
