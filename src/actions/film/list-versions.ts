import { z } from 'zod'
import { defineAction } from '../action.ts'

const most = 50

export const listVersions = defineAction({
  name: 'list-versions',
  description: 'List the steps that the film was made in, newest first, with the versions before and after each. Changes nothing.',
  readOnly: true,
  input: z.strictObject({}),
  async run(_input, context) {
    const { done, undone } = await context.history()
    return {
      steps: done.toReversed().slice(0, most),
      redo: undone.toReversed().slice(0, most),
      total: done.length,
    }
  },
})
