import { z } from 'zod'
import { defineAction } from '../action.ts'

export const showBrand = defineAction({
  name: 'show-brand',
  description: "The user's brand kit: colours, font, logo. Changes nothing.",
  readOnly: true,
  input: z.strictObject({}),
  async run(_, context) {
    return { brand: (await context.brand()) ?? {} }
  },
})
