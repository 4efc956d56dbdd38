import { z } from 'zod'
import { defineAction } from './action.ts'

const ratios = { '16:9': [16, 9], '9:16': [9, 16], '1:1': [1, 1], '4:5': [4, 5] } as const

export const setCanvas = defineAction({
  name: 'set-canvas',
  description: 'Set the shape or size of the picture: a ratio, the short side in pixels (1080 is the default), or both.',
  input: z.object({
    ratio: z.enum(['16:9', '9:16', '1:1', '4:5']).optional().describe('Width to height; unchanged when left out'),
    shortSide: z.number().int().min(144).max(1080).optional().describe('Pixels; 720 is draft quality'),
  }),
  async run({ ratio, shortSide }, context) {
    const before = context.timeline()
    const [across, down] = ratio ? ratios[ratio] : [before.width, before.height]
    const short = shortSide ?? Math.min(before.width, before.height)
    const unit = short / Math.min(across, down)
    const width = even(across * unit)
    const height = even(down * unit)
    if (width !== before.width || height !== before.height) {
      await context.change('set-canvas', [{ type: 'set-canvas', width, height }])
    }
    return { width, height, from: { width: before.width, height: before.height } }
  },
})

/** Chroma is stored for pairs of pixels, so both sides of a picture are even. */
function even(pixels: number): number {
  return Math.round(pixels / 2) * 2
}
