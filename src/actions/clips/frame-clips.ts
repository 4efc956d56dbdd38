import { z } from 'zod'
import { videoFits } from '../../timeline/appearance.ts'
import { timelineLimits } from '../../timeline/limits.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

const fraction = z.number().min(0).max(1)
const side = z.number().min(timelineLimits.minCrop).max(1)

export const frameClips = defineEdit({
  name: 'frame-clips',
  description: 'Choose which part of its picture a clip shows, and how a picture of another shape fills the frame.',
  input: z.strictObject({
    clips: clipRefs,
    crop: z
      .strictObject({ x: fraction, y: fraction, width: side, height: side })
      .nullable()
      .optional()
      .describe('Fractions of the picture from its upper left corner; null shows all of it'),
    fit: z.enum(videoFits).optional().describe('cover cuts what is too much, contain adds bars, blur-fill a blurred rim'),
  }),
  plan({ clips, crop, fit }, { timeline }) {
    return {
      operations: findRefs(timeline, clips).map(({ clip }) => ({
        type: 'set-clip',
        clipId: clip.id,
        changes: { ...(crop !== undefined && { crop }), ...(fit && { fit }) },
      })),
    }
  },
})
