import { z } from 'zod'
import { describeChange } from '../../timeline/change.ts'
import { restoreOperation } from '../../timeline/restore.ts'
import { defineAction } from '../action.ts'

export const restoreVersion = defineAction({
  name: 'restore-version',
  description: 'Bring the timeline back to what it was at a version of the session; itself a step that can be undone.',
  input: z.strictObject({ version: z.number().int().min(0).describe('0 is the empty timeline of the beginning') }),
  async run({ version }, context) {
    const target = await context.timelineAt(version)
    const before = context.timeline()
    await context.change('restore-version', [restoreOperation(before, target)])
    return { version, changes: describeChange(before, context.timeline(), context.language) }
  },
})
