import { z } from 'zod'
import { defineEdit } from '../action.ts'

export const removeRange = defineEdit({
  name: 'remove-range',
  description: 'Cut a stretch of time out of the whole film, on all tracks; what comes after moves up.',
  input: z.strictObject({
    startMs: z.number().int().min(0),
    endMs: z.number().int().min(1).describe('The first moment that is kept'),
    id: z.string().min(1).max(100).optional().describe('For the second part of a clip that becomes two'),
  }),
  plan({ startMs, endMs, id }, { newId }) {
    return { operations: [{ type: 'remove-range', startMs, endMs, newClipId: id ?? newId() }] }
  },
})
