import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { describeChange } from '../../timeline/change.ts'
import { restoreOperation } from '../../timeline/restore.ts'
import { defineAction } from '../action.ts'

export const undo = defineAction({
  name: 'undo',
  description: "Take back the user's last request, or the last few; everything is then exactly as it was before.",
  input: z.strictObject({ steps: z.number().int().min(1).max(1000).optional().describe('1 unless told; more than there are takes all') }),
  async run({ steps = 1 }, context) {
    const { done } = await context.history()
    if (done.length === 0) throw new ReelsmithError('timeline/not-found', 'There is nothing to undo.')
    const taken = Math.min(steps, done.length)
    const target = await context.timelineAt(done.at(-taken)!.from)
    const before = context.timeline()
    await context.change('undo', [restoreOperation(before, target)], { undone: taken })
    return { steps: taken, changes: describeChange(before, context.timeline(), context.language) }
  },
})
