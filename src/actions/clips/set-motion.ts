import { z } from 'zod'
import { namedMotions } from '../../timeline/appearance.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

const fraction = z.number().min(0).max(1)

export const setMotion = defineEdit({
  name: 'set-motion',
  description: 'Let the view move slowly over clips of the picture (Ken Burns), or keep it still.',
  input: z.strictObject({
    clips: clipRefs,
    motion: z.enum(namedMotions).optional(),
    focus: z.strictObject({ x: fraction, y: fraction }).nullable().optional().describe('What matters in the picture'),
  }),
  plan({ clips, motion, focus }, { timeline }) {
    return {
      operations: findRefs(timeline, clips).map(({ clip }) => ({
        type: 'set-clip',
        clipId: clip.id,
        changes: { ...(motion && { motion }), ...(focus !== undefined && { focus }) },
      })),
    }
  },
})
