import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { videoClip } from '../timeline/create.ts'
import type { Motion } from '../timeline/appearance.ts'
import { type Asset, type VideoClip, mainTrack, timelineDurationMs } from '../timeline/model.ts'
import type { Operation } from '../timeline/operation.ts'
import { defineAction } from './action.ts'

const photoMs = 4000
const shortestMs = 1000
const transitionMs = 500
const photoMotions: readonly Motion[] = ['zoom-in', 'pan-right', 'zoom-out', 'pan-left']

export const arrangeUploads = defineAction({
  name: 'arrange-uploads',
  description: 'Put the uploaded photos and clips that are not on the timeline yet at its end, in order, with crossfades.',
  input: z.object({
    durationMs: z.number().int().min(1000).max(3_600_000).optional().describe('Length of all of them together'),
  }),
  async run({ durationMs }, context) {
    const before = context.timeline()
    const used = new Set(mainTrack(before)?.clips.map(({ asset }) => asset))
    const uploads = (await context.uploads()).filter(({ kind, id }) => kind !== 'audio' && !used.has(id))
    if (uploads.length === 0) {
      throw new ReelsmithError('timeline/not-found', 'There are no uploaded photos or clips to use; upload some first.')
    }
    const lengths = shareTime(uploads, durationMs)
    const startMs = timelineDurationMs(before)
    const operations = uploads.map((asset, index): Operation => {
      const isFirst = startMs === 0 && index === 0
      return { type: 'insert-clip', clip: clipOf(asset, lengths[index]!, index, isFirst) }
    })
    await context.change('arrange-uploads', operations)
    const endMs = startMs + lengths.reduce((sum, length) => sum + length, 0)
    return { startMs, endMs, clips: uploads.map(({ name }) => name) }
  },
})

function clipOf(asset: Asset & { name: string }, durationMs: number, index: number, isFirst: boolean): VideoClip {
  return videoClip({
    id: randomUUID(),
    name: asset.name,
    asset: asset.id,
    durationMs,
    motion: asset.kind === 'image' ? photoMotions[index % photoMotions.length]! : 'none',
    ...(isFirst
      ? {}
      : { transition: { type: 'crossfade', durationMs: Math.min(transitionMs, Math.floor(durationMs / 2)) } }),
  })
}

/**
 * How long each is shown, in ms. With a total, all get the same share, but a clip no more than it has; what clips
 * leave over goes to the others, and the last one takes what rounding leaves.
 */
export function shareTime(
  assets: readonly Pick<Asset, 'kind' | 'durationMs'>[],
  totalMs: number | undefined,
): number[] {
  const most = assets.map(({ kind, durationMs }) => (kind === 'image' ? Number.POSITIVE_INFINITY : durationMs))
  if (totalMs === undefined) return most.map((length) => (Number.isFinite(length) ? length : photoMs))
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
