import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { isMain } from '../../timeline/locate.ts'
import { defineEdit } from '../action.ts'
import { clipRef, findRef } from '../find-clips.ts'

export const swapClips = defineEdit({
  name: 'swap-clips',
  description: 'Let two clips of the picture change places.',
  input: z.strictObject({ first: clipRef, second: clipRef }),
  plan({ first, second }, { timeline }) {
    const [a, b] = [findRef(timeline, first), findRef(timeline, second)].sort((one, other) => one.index - other.index)
    if (!isMain(a!.track) || !isMain(b!.track)) {
      throw new ReelsmithError('timeline/invalid', 'Only clips of the picture change places: texts and sounds are moved to a time.')
    }
    if (a!.clip.id === b!.clip.id) return { operations: [] }
    return {
      operations: [
        { type: 'reorder-clip', clipId: b!.clip.id, index: a!.index },
        { type: 'reorder-clip', clipId: a!.clip.id, index: b!.index },
      ],
    }
  },
})
