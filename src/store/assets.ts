/** Media files of a session, with where they came from. */
import { randomUUID } from 'node:crypto'
import { ReelsmithError } from '../errors/error.ts'
import type { Asset } from '../timeline/model.ts'
import type { Transcript } from '../timeline/sound.ts'
import type { Likeness } from '../timeline/likeness.ts'
import type { MediaAnalysis } from '../wire/analysis.ts'
import type { Queryable } from './database.ts'
import { and, asc, eq, isNotNull } from './drizzle.ts'
import { type FileKind, assets } from './schema.ts'
import type { Store } from './store.ts'

/** What describes an asset; its file is the object of that key. */
export interface AssetRecord extends Asset {
  readonly sessionId: string
  readonly userId: string
  readonly origin: 'generated' | 'uploaded'
  /** The same content uploaded by one user is one object, which several assets may name. */
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
  /** What its provider took for it, in US dollars; null where that isn't known, and for uploads. */
  readonly usd: number | null
  /** SHA-256 of an uploaded file, in hexadecimal; null for generated ones. */
  readonly hash: string | null
  /** Object of a small JPEG; null while there is none. */
  readonly thumbnailKey: string | null
  /** How an uploaded picture looks; null for all else. */
  readonly likeness: Likeness | null
  readonly createdAt: Date
}

/** A file of a session: media, or a document, a font, a colour table. */
export type FileRecord = Omit<AssetRecord, 'kind'> & { readonly kind: FileKind }

export type NewAsset = Omit<AssetRecord, 'id' | 'createdAt' | 'hash' | 'thumbnailKey' | 'likeness' | 'usd'> & Partial<Pick<AssetRecord, 'id' | 'usd'>>

/** All columns but the large ones. */
export const fileColumns = {
  id: assets.id,
  sessionId: assets.sessionId,
  userId: assets.userId,
  origin: assets.origin,
  kind: assets.kind,
  objectKey: assets.objectKey,
  fileName: assets.fileName,
  sizeBytes: assets.sizeBytes,
  durationMs: assets.durationMs,
  handleMs: assets.handleMs,
  width: assets.width,
  height: assets.height,
  fps: assets.fps,
  hasAudio: assets.hasAudio,
  prompt: assets.prompt,
  model: assets.model,
  seed: assets.seed,
  usd: assets.usd,
  hash: assets.hash,
  thumbnailKey: assets.thumbnailKey,
  likeness: assets.likeness,
  createdAt: assets.createdAt,
}

/** @param db - The caller's transaction, when the asset belongs to a larger change. */
export async function addAsset(
  store: Store,
  asset: NewAsset,
  db: Queryable = store.db,
): Promise<AssetRecord> {
  const made = { id: asset.id ?? `asset_${randomUUID()}`, createdAt: store.now(), hash: null, thumbnailKey: null, likeness: null }
  const record = { usd: null, ...asset, ...made }
  await db.insert(assets).values(record)
  return record
}

/**
 * An asset of this session.
 *
 * @throws {ReelsmithError} `timeline/not-found` when there is none of that id.
 */
export async function getAsset(store: Store, sessionId: string, assetId: string): Promise<AssetRecord> {
  const file = await findFile(store, sessionId, assetId)
  if (file && isMedia(file)) return file
  throw new ReelsmithError('timeline/not-found', `asset: the session has no asset "${assetId}".`)
}

/** A file of this session, documents too. */
export async function findFile(store: Store, sessionId: string, id: string): Promise<FileRecord | undefined> {
  const [found] = await store.db
    .select(fileColumns)
    .from(assets)
    .where(and(eq(assets.id, id), eq(assets.sessionId, sessionId)))
  return found
}

/** All files of a session, documents too, oldest first. */
export async function listFiles(store: Store, sessionId: string): Promise<FileRecord[]> {
  return await store.db
    .select(fileColumns)
    .from(assets)
    .where(eq(assets.sessionId, sessionId))
    .orderBy(asc(assets.place))
}

/** All assets of a session, oldest first. */
export async function listAssets(store: Store, sessionId: string): Promise<AssetRecord[]> {
  return (await listFiles(store, sessionId)).filter(isMedia)
}

export function isMedia(file: FileRecord): file is AssetRecord {
  return file.kind === 'video' || file.kind === 'image' || file.kind === 'audio'
}

/** What was found in the assets of a session, by their ids. */
export async function listAnalyses(store: Store, sessionId: string): Promise<Record<string, MediaAnalysis>> {
  const found = await store.db
    .select({ id: assets.id, analysis: assets.analysis })
    .from(assets)
    .where(and(eq(assets.sessionId, sessionId), isNotNull(assets.analysis)))
  return Object.fromEntries(found.map(({ id, analysis }) => [id, analysis!]))
}

/** What is said in the assets of a session, by their ids: of those that were listened to. */
export async function listTranscripts(store: Store, sessionId: string): Promise<Record<string, Transcript>> {
  const found = await store.db
    .select({ id: assets.id, transcript: assets.transcript })
    .from(assets)
    .where(and(eq(assets.sessionId, sessionId), isNotNull(assets.transcript)))
  return Object.fromEntries(found.map(({ id, transcript }) => [id, transcript!]))
}

/** The words of the documents of a session, oldest first. */
export async function listDocuments(
  store: Store,
  sessionId: string,
): Promise<{ readonly id: string; readonly name: string; readonly text: string }[]> {
  const found = await store.db
    .select({ id: assets.id, name: assets.fileName, text: assets.documentText })
    .from(assets)
    .where(and(eq(assets.sessionId, sessionId), isNotNull(assets.documentText)))
    .orderBy(asc(assets.place))
  return found.map(({ id, name, text }) => ({ id, name, text: text! }))
}
