import { z } from 'zod'
import { type Grade, looks } from '../../timeline/appearance.ts'
import { isSameData } from '../../timeline/equal.ts'
import type { VideoClip } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

const amount = z.number().min(-1).max(1).optional()
const share = z.number().min(-1).max(1).optional()

const amounts = {
  exposure: amount.describe('1 is one stop brighter'),
  contrast: amount,
  saturation: amount.describe('-1 is black and white'),
  temperature: amount.describe('Positive is warmer'),
  tint: amount.describe('Positive leans to magenta, negative to green'),
  vignette: share,
  grain: share,
}

export const setColour = defineEdit({
  name: 'set-colour',
  description: 'Grade the whole film or some clips: a named look, and how bright, contrasty, colourful or warm it is. 0 is neutral.',
  input: z.strictObject({
    clips: clipRefs.optional().describe('The whole film unless told'),
    look: z.enum(looks).nullable().optional().describe('null takes the look away'),
    ...amounts,
    relative: z.boolean().optional().describe('Add the numbers to those that are there'),
    reset: z.boolean().optional().describe('Take all grading away first'),
  }),
  plan({ clips, look, relative = false, reset = false, ...numbers }, { timeline }) {
    const graded = (was: Grade | undefined): Grade | null => {
      const base: Record<string, unknown> = reset ? {} : { ...was }
      if (look !== undefined) base.look = look ?? undefined
      for (const [name, value] of Object.entries(numbers)) {
        if (value === undefined) continue
        const before = relative ? Number(base[name] ?? 0) : 0
        const least = name === 'vignette' || name === 'grain' ? 0 : -1
        base[name] = Math.round(Math.max(least, Math.min(1, before + value)) * 100) / 100
      }
      const kept = Object.entries(base).filter(([, value]) => value !== undefined && value !== 0)
      return kept.length > 0 ? Object.fromEntries(kept) : null
    }
    if (!clips) {
      const grade = graded(timeline.grade)
      return { operations: isSameData(grade ?? undefined, timeline.grade) ? [] : [{ type: 'set-canvas', grade }] }
    }
    return {
      operations: findRefs(timeline, clips).map(
        ({ clip }): Operation => ({
          type: 'set-clip',
          clipId: clip.id,
          changes: { grade: graded((clip as VideoClip).grade) },
        }),
      ),
    }
  },
})
