import { z } from 'zod'
import { timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'

export const keepRange = defineEdit({
  name: 'keep-range',
  description: 'Keep one stretch of the film and cut away what comes before and after it.',
  input: z.strictObject({
    startMs: z.number().int().min(0),
    endMs: z.number().int().min(1).describe('The first moment that is not kept'),
  }),
  plan({ startMs, endMs }, { timeline, newId }) {
    const filmMs = timelineDurationMs(timeline)
    const operations: Operation[] = []
    if (endMs < filmMs) operations.push({ type: 'remove-range', startMs: endMs, endMs: filmMs, newClipId: newId() })
    if (startMs > 0) operations.push({ type: 'remove-range', startMs: 0, endMs: startMs, newClipId: newId() })
    return { operations }
  },
})
