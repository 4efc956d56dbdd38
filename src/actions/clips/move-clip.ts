import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { isMain } from '../../timeline/locate.ts'
import { defineEdit } from '../action.ts'
import { clipRef, findRef } from '../find-clips.ts'

export const moveClip = defineEdit({
  name: 'move-clip',
  description: 'Move a clip of the picture to another place in the order, or a text, sound or overlay to another time.',
  input: z.strictObject({
    clip: clipRef,
    position: z.number().int().min(1).optional().describe('For a clip of the picture: its new number, from 1'),
    startMs: z.number().int().min(0).optional().describe('For all others: when it begins'),
  }),
  plan({ clip: ref, position, startMs }, { timeline }) {
    const { track, clip } = findRef(timeline, ref)
    if (isMain(track)) {
      if (position === undefined) throw missing('position', `"${clip.name}" is part of the picture`)
      const index = Math.min(position, track.clips.length) - 1
      return { operations: [{ type: 'reorder-clip', clipId: clip.id, index }] }
    }
    if (startMs === undefined) throw missing('startMs', `"${clip.name}" lies freely`)
    return { operations: [{ type: 'move-clip', clipId: clip.id, startMs }] }
  },
})

function missing(member: string, why: string): ReelsmithError {
  return new ReelsmithError('timeline/invalid', `${member}: expected where to move it to (${why}).`)
}
