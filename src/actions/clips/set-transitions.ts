import { z } from 'zod'
import { transitionTypes } from '../../timeline/appearance.ts'
import { type VideoClip, mainTrack } from '../../timeline/model.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

const usualMs = 600

export const setTransitions = defineEdit({
  name: 'set-transitions',
  description: 'Set how clips of the picture come in after the clip before them: all of them, or those named. It never changes a length.',
  input: z.strictObject({
    clips: clipRefs.optional().describe('The clips that come in; all but the first unless told'),
    type: z.enum(transitionTypes).optional().describe('As it is unless told, crossfade where there is none'),
    durationMs: z.number().int().min(0).max(10_000).optional(),
  }),
  plan({ clips, type, durationMs }, { timeline }) {
    const main = mainTrack(timeline)?.clips ?? []
    const named = clips ? findRefs(timeline, clips).map(({ clip }) => clip as VideoClip) : main.slice(1)
    return {
      operations: named
        .filter(({ id }) => id !== main[0]?.id)
        .map((clip) => {
          const was = clip.transition
          const kind = type ?? was?.type ?? 'crossfade'
          const askedMs = durationMs ?? (was && was.durationMs > 0 ? was.durationMs : usualMs)
          return {
            type: 'set-clip',
            clipId: clip.id,
            changes: {
              transition:
                kind === 'cut' ? null : { type: kind, durationMs: Math.min(askedMs, Math.floor(clip.durationMs / 2)) },
            },
          }
        }),
    }
  },
})
