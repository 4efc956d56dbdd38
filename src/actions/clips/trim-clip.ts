import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { formatDuration } from '../../time/time.ts'
import type { Asset } from '../../timeline/model.ts'
import { type SessionAsset, defineEdit } from '../action.ts'
import { clipRef, findRef } from '../find-clips.ts'

export const trimClip = defineEdit({
  name: 'trim-clip',
  description: 'Take time off the beginning or the end of a clip; a negative number gives time back.',
  input: z.strictObject({
    clip: clipRef,
    fromStartMs: z.number().int().optional().describe('Taken off its beginning'),
    fromEndMs: z.number().int().optional().describe('Taken off its end'),
  }),
  plan({ clip: ref, fromStartMs = 0, fromEndMs = 0 }, { timeline, assets }) {
    const { clip } = findRef(timeline, ref)
    if (fromStartMs + fromEndMs >= clip.durationMs) {
      throw new ReelsmithError(
        'timeline/invalid',
        `"${clip.name}" lasts ${formatDuration(clip.durationMs)}: nothing of it would be left.`,
      )
    }
    if (fromStartMs < 0 && 'inMs' in clip && !isStill(assets, clip.asset) && clip.inMs + fromStartMs * clip.speed < 0) {
      throw new ReelsmithError(
        'timeline/invalid',
        `"${clip.name}" has only ${formatDuration(clip.inMs / clip.speed)} before its beginning.`,
      )
    }
    return { operations: [{ type: 'trim-clip', clipId: clip.id, fromStartMs, fromEndMs }] }
  },
})

function isStill(assets: readonly SessionAsset[], id: string | undefined): boolean {
  return assets.some((asset: Asset) => asset.id === id && asset.kind === 'image')
}
