import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { endMs } from '../../timeline/locate.ts'
import { type VideoClip, mainTrack } from '../../timeline/model.ts'
import { sourceMsAt } from '../../timeline/source-time.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'

/** A frame at 30 fps: the last one that a clip shows lies this far before its end. */
const frameMs = 34

export const freezeFrame = defineEdit({
  name: 'freeze-frame',
  description: 'Let the picture stand still for a while at a time of the film; what follows comes later.',
  input: z.strictObject({
    atMs: z.number().int().min(0).describe('From the start of the film; its end holds the last frame'),
    durationMs: z.number().int().min(40).max(600_000),
    id: z.string().min(1).max(100).optional().describe('For the still; made up unless told'),
  }),
  plan({ atMs, durationMs, id }, { timeline, newId }) {
    const clips = mainTrack(timeline)?.clips ?? []
    const index = clips.findIndex((clip) => atMs <= endMs(clip))
    const shown = clips[index]
    if (!shown) throw new ReelsmithError('timeline/invalid', 'There is no picture at that time.')
    const inside = atMs > shown.startMs && atMs < endMs(shown)
    const momentMs = Math.min(atMs, endMs(shown) - frameMs) - shown.startMs
    const { reversed: _, ramp: __, transition: ___, ...plain } = shown
    const still: VideoClip = {
      ...plain,
      id: id ?? newId(),
      inMs: Math.max(0, Math.round(sourceMsAt(shown, momentMs))),
      durationMs,
      frozen: true,
    }
    const at = atMs === shown.startMs ? index : index + 1
    const split: Operation = { type: 'split-clip', clipId: shown.id, atMs, newClipId: newId() }
    return { operations: [...(inside ? [split] : []), { type: 'insert-clip', clip: still, index: at }] }
  },
})
