import { z } from 'zod'
import { type Timeline, timelineDurationMs } from '../timeline/model.ts'
import { summarize } from '../timeline/summary.ts'
import { type ActionResult, defineAction } from './action.ts'

export const showTimeline = defineAction({
  name: 'show-timeline',
  description: 'Say what is on the timeline, with the id of every clip. Changes nothing.',
  readOnly: true,
  input: z.object({}),
  run: async (_input, context) => timelineFacts(context.timeline(), context.language),
})

/** A timeline for people, and for models that are to name its clips. */
export function timelineFacts(timeline: Timeline, language: string): ActionResult {
  return {
    summary: summarize(timeline, language),
    durationMs: timelineDurationMs(timeline),
    width: timeline.width,
    height: timeline.height,
    tracks: timeline.tracks.map(trackFacts),
  }
}

/** Enough for a model to name any clip; long lists are cut. */
function trackFacts({ role, clips }: Timeline['tracks'][number]): object {
  const listed = (clips as readonly { id: string; name: string; startMs: number; durationMs: number }[]).slice(0, 100)
  return { role, clips: listed.map(({ id, name, startMs, durationMs }) => ({ id, name, startMs, durationMs })) }
}
