import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { mainTrack } from '../../timeline/model.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'

export const orderClips = defineEdit({
  name: 'order-clips',
  description: 'Put the clips of the picture into a new order: those named come first, the others stay behind them.',
  input: z.strictObject({ clips: clipRefs.describe('In the order in which they are to be seen') }),
  plan({ clips }, { timeline }) {
    const named = findRefs(timeline, clips)
    const stray = named.find(({ track }) => track.role !== 'main')
    if (stray) {
      throw new ReelsmithError('timeline/invalid', `"${stray.clip.name}" is not part of the picture's order: move it to a time.`)
    }
    const order = named.map(({ clip }) => clip.id)
    const current = (mainTrack(timeline)?.clips ?? []).map(({ id }) => id)
    const wanted = [...order, ...current.filter((id) => !order.includes(id))]
    if (wanted.every((id, index) => id === current[index])) return { operations: [] }
    return { operations: wanted.map((clipId, index) => ({ type: 'reorder-clip', clipId, index })) }
  },
})
