import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { videoClip } from '../timeline/create.ts'
import { type TransitionType, photoMotions, transitionTypes } from '../timeline/appearance.ts'
import { type Asset, type Timeline, type VideoClip, timelineDurationMs } from '../timeline/model.ts'
import type { Operation } from '../timeline/operation.ts'
import { type SessionAsset, defineEdit } from './action.ts'
import { assetRef, findAsset } from './find-asset.ts'

const photoMs = 4000
const shortestMs = 1000
const transitionMs = 500

export const arrangeUploads = defineEdit({
  name: 'arrange-uploads',
  description: 'Put the uploaded photos and clips that are not on the timeline yet at its end, in order, with crossfades.',
  input: z.strictObject({
    assets: z.array(assetRef).min(1).max(500).optional().describe('These, in this order; all that are not used yet unless told'),
    durationMs: z.number().int().min(1000).max(3_600_000).optional().describe('Length of all of them together'),
    eachMs: z.number().int().min(200).max(600_000).optional().describe('How long each photo is shown; 4 s unless told'),
    transition: z.enum(transitionTypes).optional().describe('crossfade unless told'),
  }),
  plan({ assets: refs, durationMs, eachMs, transition = 'crossfade' }, { timeline, assets, newId }) {
    const chosen = refs ? refs.map((ref) => findAsset(assets, ref, ['image', 'video'])) : unused(timeline, assets)
    if (chosen.length === 0) {
      throw new ReelsmithError('timeline/not-found', 'There are no uploaded photos or clips to use; upload some first.')
    }
    const lengths = shareTime(chosen, durationMs, eachMs)
    const startMs = timelineDurationMs(timeline)
    const operations = chosen.map((asset, index): Operation => {
      const isFirst = startMs === 0 && index === 0
      const clip = clipOf(asset, lengths[index]!, { index, id: newId(), transition: isFirst ? 'cut' : transition })
      return { type: 'insert-clip', clip }
    })
    const endMs = startMs + lengths.reduce((sum, length) => sum + length, 0)
    return { operations, result: { startMs, endMs, clips: chosen.map(({ name }) => name) } }
  },
})

/** Uploads that can be seen and are not on the timeline. */
function unused(timeline: Timeline, assets: readonly SessionAsset[]): SessionAsset[] {
  const used = new Set(timeline.tracks.flatMap((track) => (track.kind === 'video' ? track.clips.map(({ asset }) => asset) : [])))
  return assets.filter(({ kind, id, origin }) => origin === 'uploaded' && kind !== 'audio' && !used.has(id))
}

function clipOf(
  asset: SessionAsset,
  durationMs: number,
  { index, id, transition }: { index: number; id: string; transition: TransitionType },
): VideoClip {
  return videoClip({
    id,
    name: asset.name,
    asset: asset.id,
    durationMs,
    motion: asset.kind === 'image' ? photoMotions[index % photoMotions.length]! : 'none',
    ...(transition !== 'cut' && {
      transition: { type: transition, durationMs: Math.min(transitionMs, Math.floor(durationMs / 2)) },
    }),
  })
}

/**
 * How long each is shown, in ms. With a total, all get the same share, but a clip no more than it has; what clips
 * leave over goes to the others, and the last one takes what rounding leaves.
 */
export function shareTime(
  assets: readonly Pick<Asset, 'kind' | 'durationMs'>[],
  totalMs: number | undefined,
  eachMs = photoMs,
): number[] {
  const most = assets.map(({ kind, durationMs }) => (kind === 'image' ? Number.POSITIVE_INFINITY : durationMs))
  if (totalMs === undefined) return most.map((length) => (Number.isFinite(length) ? length : eachMs))
  if (totalMs < assets.length * shortestMs) {
    throw new ReelsmithError(
      'timeline/invalid',
      `${assets.length} pictures need at least ${assets.length} s to be seen; ask for a longer film or upload fewer.`,
    )
  }
  const lengths = assets.map(() => 0)
  let leftMs = totalMs
  let open = assets.map((_, index) => index)
  while (open.length > 0) {
    const shareMs = Math.floor(leftMs / open.length / 100) * 100
    const short = open.filter((index) => most[index]! <= shareMs)
    if (short.length === 0) {
      open.forEach((index, at) => (lengths[index] = at < open.length - 1 ? shareMs : leftMs - shareMs * (open.length - 1)))
      // The remainder of the rounding may be more than a clip at the very end has.
      const last = open.at(-1)!
      lengths[last] = Math.min(lengths[last]!, most[last]!)
      break
    }
    for (const index of short) {
      lengths[index] = most[index]!
      leftMs -= most[index]!
    }
    open = open.filter((index) => !short.includes(index))
  }
  return lengths
}
