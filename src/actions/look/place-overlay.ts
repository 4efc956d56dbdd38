import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { VideoClip } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'
import { placementInput } from './placement-input.ts'

export const placeOverlay = defineEdit({
  name: 'place-overlay',
  description: 'Change where a logo or another overlay lies, how large and how see-through it is, or when it is seen.',
  input: z.strictObject({
    clips: clipRefs,
    placement: placementInput.optional(),
    startMs: z.number().int().min(0).optional(),
    durationMs: z.number().int().min(40).max(3_600_000).optional(),
  }),
  plan({ clips, placement, startMs, durationMs }, { timeline }) {
    return {
      operations: findRefs(timeline, clips).flatMap(({ track, clip }): Operation[] => {
        if (track.role !== 'overlay') throw new ReelsmithError('timeline/invalid', `"${clip.name}" is no overlay.`)
        const was = (clip as VideoClip).placement ?? {}
        const { x: _, y: __, ...free } = { x: undefined, y: undefined, ...was }
        const base = placement?.position && placement.x === undefined && placement.y === undefined ? free : was
        return [
          ...(durationMs !== undefined ? [{ type: 'set-duration', clipId: clip.id, durationMs } as const] : []),
          ...(startMs !== undefined ? [{ type: 'move-clip', clipId: clip.id, startMs } as const] : []),
          ...(placement ? [{ type: 'set-clip', clipId: clip.id, changes: { placement: { ...base, ...placement } } } as const] : []),
        ]
      }),
    }
  },
})
