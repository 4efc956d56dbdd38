import { z } from 'zod'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

export const reverseClips = defineEdit({
  name: 'reverse-clips',
  description: 'Play clips of the picture backwards, or forwards again.',
  input: z.strictObject({ clips: clipRefs, reversed: z.boolean().optional().describe('true unless told') }),
  plan({ clips, reversed = true }, { timeline }) {
    return {
      operations: findRefs(timeline, clips).map(({ clip }) => ({
        type: 'set-clip',
        clipId: clip.id,
        changes: { reversed },
      })),
    }
  },
})
