import { z } from 'zod'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

export const removeClips = defineEdit({
  name: 'remove-clips',
  description: 'Take clips, texts, sounds or overlays off the timeline. What follows in the picture moves up.',
  input: z.strictObject({ clips: clipRefs }),
  plan({ clips }, { timeline }) {
    return { operations: findRefs(timeline, clips).map(({ clip }) => ({ type: 'remove-clip', clipId: clip.id })) }
  },
})
