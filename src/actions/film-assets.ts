import { ReelsmithError } from '../errors/error.ts'
import type { RenderPayload } from '../render/render-worker.ts'
import { type FileRecord, listFiles } from '../store/assets.ts'
import type { Store } from '../store/store.ts'
import type { Timeline } from '../timeline/model.ts'

/**
 * The files of a session that a film plays and draws with.
 *
 * @throws {ReelsmithError} `timeline/not-found` when a clip plays an asset the session doesn't have.
 */
export async function filmAssets(store: Store, sessionId: string, timeline: Timeline): Promise<RenderPayload['assets']> {
  const played = timeline.tracks.flatMap(playedAssets)
  const used = new Set([...played, ...drawnWith(timeline)])
  const assets: Record<string, RenderPayload['assets'][string]> = {}
  for (const file of await listFiles(store, sessionId)) {
    const { id, kind, durationMs, width, height, fps, hasAudio, objectKey, fileName } = file
    if (!used.has(id) || kind === 'document') continue
    assets[id] = { id, kind, durationMs, width, height, fps, hasAudio, objectKey, fileName, ...madeBy(file) }
  }
  for (const id of played) {
    if (!assets[id]) throw new ReelsmithError('timeline/not-found', `asset: the session has no asset "${id}".`)
  }
  return assets
}

/** What the clips of a track play. */
function playedAssets(track: Timeline['tracks'][number]): string[] {
  return track.kind === 'text' ? [] : track.clips.flatMap((clip) => clip.asset ?? [])
}

/** Fonts that texts are set in, and colour tables. */
function drawnWith({ grade, tracks }: Timeline): string[] {
  const clips = tracks.flatMap((track): (string | undefined)[] => {
    if (track.kind === 'text') return track.clips.map(({ style }) => style.font)
    return track.kind === 'video' ? track.clips.map((clip) => clip.grade?.lut) : []
  })
  return [...clips, grade?.lut].flatMap((id) => id ?? [])
}

/** The built-in painter draws by rules; other makers of clips were trained. */
function madeBy({ origin, model }: FileRecord): { madeBy?: 'algorithm' | 'model' } {
  if (origin !== 'generated') return {}
  return { madeBy: model === 'built-in painter' ? 'algorithm' : 'model' }
}
