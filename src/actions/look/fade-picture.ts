import { z } from 'zod'
import { isSameData } from '../../timeline/equal.ts'
import { defineEdit } from '../action.ts'

const length = z.number().int().min(0).max(10_000).optional()

export const fadePicture = defineEdit({
  name: 'fade-picture',
  description: 'Let the film come out of black at its beginning and go into black at its end. Sound fades by fade-sound; between clips there are transitions.',
  input: z.strictObject({
    inMs: length.describe('0 takes the fade away; as it is unless told'),
    outMs: length.describe('0 takes the fade away; as it is unless told'),
  }),
  plan(asked, { timeline }) {
    const wanted = Object.entries({ ...timeline.fades, ...asked }).filter(([, ms]) => ms !== undefined && ms > 0)
    const fades = wanted.length > 0 ? Object.fromEntries(wanted) : null
    return { operations: isSameData(fades ?? undefined, timeline.fades) ? [] : [{ type: 'set-canvas', fades }] }
  },
})
