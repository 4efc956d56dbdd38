import { z } from 'zod'
import { defineEdit } from '../action.ts'
import { clipRef, findRef } from '../find-clips.ts'

export const joinClips = defineEdit({
  name: 'join-clips',
  description: 'Make one clip of a clip and the one after it, when that goes on where it ends, as after a split.',
  input: z.strictObject({ clip: clipRef.describe('The first of the two') }),
  plan({ clip: ref }, { timeline }) {
    return { operations: [{ type: 'join-clip', clipId: findRef(timeline, ref).clip.id }] }
  },
})
