import { z } from 'zod'
import { summarize } from '../timeline/summary.ts'
import { defineAction } from './action.ts'

export const showTimeline = defineAction({
  name: 'show-timeline',
  description: 'Say what is on the timeline. Changes nothing.',
  input: z.object({}),
  async run(_input, context) {
    const timeline = context.timeline()
    return { summary: summarize(timeline) }
  },
})
