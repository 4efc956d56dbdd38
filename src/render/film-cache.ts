/** Finished films, kept so that a film of which nothing has changed is not made again. */
import { createHash } from 'node:crypto'
import { copyFile, link, rm, stat } from 'node:fs/promises'
import type { FilmRequest, FilmResult } from './film-request.ts'
import type { SegmentCache } from './segment-cache.ts'

/** Raised whenever the same parts would be put together in another way, or the same timeline sound otherwise. */
const filmVersion = 2

/**
 * The name of a film: a hash of all that determines it.
 *
 * @param segmentKeys - Of its pictures; its sound is determined by the timeline and the files.
 */
export async function filmKey(request: FilmRequest, segmentKeys: readonly string[]): Promise<string> {
  const { timeline, assets, format = 'mp4', maxBytes = null } = request
  const { fps, loudnessLufs = null } = request.output
  const files = await Promise.all(
    Object.values(assets).map(async ({ id, path, madeBy = null }) => {
      const file = await stat(path).catch(() => null) // told of when it is played
      return [id, file?.size ?? 0, Math.round(file?.mtimeMs ?? 0), madeBy]
    }),
  )
  const determining = { filmVersion, segmentKeys, timeline, files, format, maxBytes, fps, loudnessLufs }
  return createHash('sha256').update(JSON.stringify(determining)).digest('hex').slice(0, 40)
}

/** Puts a film that is kept where it is wanted; null when there is none. */
export async function takeFilm(films: SegmentCache<FilmResult>, key: string, file: string): Promise<FilmResult | null> {
  const result = await films.find(key)
  if (!result) return null
  const isThere = await duplicate(films.fileOf(key), file).then(
    () => true,
    () => false, // dropped just now: made again
  )
  return isThere ? result : null
}

export async function keepFilm(
  films: SegmentCache<FilmResult>,
  key: string,
  file: string,
  result: FilmResult,
): Promise<void> {
  const fresh = films.freshFile(key)
  await duplicate(file, fresh)
  await films.add(key, fresh, result)
}

/** The same bytes under another name; no second copy of them where the file system can do without. */
async function duplicate(from: string, to: string): Promise<void> {
  await rm(to, { force: true })
  await link(from, to).catch(() => copyFile(from, to))
}
