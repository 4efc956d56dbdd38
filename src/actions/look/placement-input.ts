import { z } from 'zod'
import { animationTypes, framePositions } from '../../timeline/appearance.ts'

const fraction = z.number().min(0).max(1)

/** Where an overlay lies; what is left out stays as it is. */
export const placementInput = z.strictObject({
  position: z.enum(framePositions).optional(),
  x: fraction.optional().describe('Its middle, in fractions of the frame; wins over position'),
  y: fraction.optional(),
  size: z.number().min(0.02).max(2).optional().describe("Its longer side, in fractions of the frame's shorter side"),
  rotation: z.number().min(-360).max(360).optional(),
  opacity: fraction.optional(),
  cornerRadius: z.number().min(0).max(0.5).optional().describe('0.5 makes a square a circle'),
  shadow: fraction.optional(),
  animation: z
    .strictObject({ in: z.enum(animationTypes).optional(), out: z.enum(animationTypes).optional() })
    .optional(),
})
