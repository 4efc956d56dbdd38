import { z } from 'zod'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'

export const newFilm = defineEdit({
  name: 'new-film',
  description: 'Begin a new film on an empty timeline. Shape and size stay, uploads stay, and the former film can be brought back.',
  input: z.strictObject({}),
  plan(_input, { timeline }) {
    const remove = timeline.tracks.map((track): Operation => ({ type: 'remove-track', trackId: track.id }))
    const reset: Operation = { type: 'set-canvas', title: '', grade: null }
    return { operations: remove.length === 0 ? [] : [...remove, reset] }
  },
})
