import { z } from 'zod'
import { animationTypes } from '../../timeline/appearance.ts'
import { textDesigns } from '../../compose/text/designs.ts'
import { fontFamilies } from '../../compose/text/font-table.ts'
import { textAligns, textPositions, textPresets } from '../../timeline/text-style.ts'

const uses = textPresets.map((name) => `${name}: ${textDesigns[name].use}`).join(' ')
const families = fontFamilies.map(({ name }) => name).join(', ')

/** `#rrggbb`. */
export const colorInput = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'expected a colour like #ffcc00')
const fraction = z.number().min(0).max(1)

/** How a text looks; what is left out stays as it is. */
export const styleInput = z.strictObject({
  preset: z.enum(textPresets).optional().describe(`A designed style. ${uses}`),
  size: z.number().min(0.25).max(4).optional().describe('1 is as designed, 1.5 half as large again'),
  color: colorInput.optional(),
  font: z.string().min(1).max(100).optional().describe(`One of ${families}; or the id of an uploaded font`),
  weight: z.number().int().min(100).max(900).optional().describe('700 is bold'),
  position: z.enum(textPositions).optional(),
  x: fraction.optional(),
  y: fraction.optional(),
  align: z.enum(textAligns).optional(),
  plate: z
    .union([z.enum(['auto', 'none']), colorInput])
    .optional()
    .describe('What lies behind the letters: auto, none, or a colour'),
  outline: z
    .union([z.enum(['none']), colorInput])
    .optional()
    .describe('Of a contour around the letters, as designed unless told'),
  highlight: colorInput.optional().describe('Of the word that is being said'),
  animation: z
    .strictObject({ in: z.enum(animationTypes).optional(), out: z.enum(animationTypes).optional() })
    .optional(),
})
