import { z } from 'zod'
import { fontFamilies } from '../../compose/text/font-table.ts'
import type { Brand } from '../../timeline/brand.ts'
import { defineAction } from '../action.ts'
import { assetRef, findAsset } from '../find-asset.ts'
import { colorInput } from '../texts/style-input.ts'

const names = fontFamilies.map(({ name }) => name)

export const setBrand = defineAction({
  name: 'set-brand',
  description: "Remember the user's brand for all their films, those of other sessions too: colours, font, logo. What is left out stays; null forgets. Changes nothing on the timeline: apply-brand does.",
  input: z.strictObject({
    color: colorInput.nullable().optional().describe('Of titles'),
    accent: colorInput.nullable().optional().describe('Of what a design accents'),
    font: z.enum(names).nullable().optional(),
    logo: assetRef.nullable().optional(),
  }),
  async run({ logo, ...asked }, context) {
    const { logo: _, ...was } = (await context.brand()) ?? {}
    const look = Object.fromEntries(Object.entries({ ...was, ...asked }).filter(([, value]) => value !== undefined && value !== null)) as Omit<Brand, 'logo'>
    const file = typeof logo === 'string' ? findAsset(await context.assets(), logo, ['image']).id : logo
    return { brand: await context.saveBrand(look, file), changes: [] }
  },
})
