import { z } from 'zod'
import { defineAction } from './action.ts'

export const showCredits = defineAction({
  name: 'show-credits',
  description: 'Say how many credits the user has. Changes nothing.',
  readOnly: true,
  input: z.object({}),
  async run(_input, context) {
    return { ...(await context.credits()) }
  },
})
