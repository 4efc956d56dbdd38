import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { describeChange } from '../../timeline/change.ts'
import { restoreOperation } from '../../timeline/restore.ts'
import { defineAction } from '../action.ts'

export const redo = defineAction({
  name: 'redo',
  description: 'Make again what was undone last, as long as nothing else was changed since.',
  input: z.strictObject({ steps: z.number().int().min(1).max(1000).optional().describe('1 unless told') }),
  async run({ steps = 1 }, context) {
    const { undone } = await context.history()
    if (undone.length === 0) throw new ReelsmithError('timeline/not-found', 'There is nothing to redo.')
    const taken = Math.min(steps, undone.length)
    const target = await context.timelineAt(undone.at(-taken)!.to)
    const before = context.timeline()
    await context.change('redo', [restoreOperation(before, target)], { redone: taken })
    return { steps: taken, changes: describeChange(before, context.timeline(), context.language) }
  },
})
