import { z } from 'zod'
import { timelineLimits } from '../../timeline/limits.ts'
import { playedMs } from '../../timeline/source-time.ts'
import { type Edit, defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

const speed = z.number().min(timelineLimits.minSpeed).max(timelineLimits.maxSpeed)

export const setSpeed = defineEdit({
  name: 'set-speed',
  description: 'Play clips faster or slower: 2 is twice as fast and half as long, 0.5 is slow motion. Or let the speed change on the way.',
  input: z.strictObject({
    clips: clipRefs,
    speed: speed.optional().describe('1 is natural'),
    ramp: z.tuple([speed, speed]).optional().describe('Speed at the beginning and at the end of each clip; wins over speed'),
  }),
  plan({ clips, speed: even = 1, ramp }, { timeline }): Edit {
    const places = findRefs(timeline, clips)
    if (!ramp) return { operations: places.map(({ clip }) => ({ type: 'set-speed', clipId: clip.id, speed: even })) }
    return {
      operations: places.flatMap(({ clip }) => {
        const sourceMs = 'speed' in clip ? playedMs(clip, clip.durationMs) : 0
        const durationMs = Math.round((sourceMs * 2) / (ramp[0] + ramp[1]))
        return [
          { type: 'set-duration', clipId: clip.id, durationMs },
          {
            type: 'set-clip',
            clipId: clip.id,
            changes: { ramp: [{ atMs: 0, speed: ramp[0] }, { atMs: durationMs, speed: ramp[1] }] },
          },
        ]
      }),
    }
  },
})
