import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { defineEdit } from '../action.ts'
import { soundKind, soundTracks } from './sound-targets.ts'

export const muteSound = defineEdit({
  name: 'mute-sound',
  description: 'Silence a kind of sound without losing its volumes, or let it be heard again.',
  input: z.strictObject({
    of: soundKind,
    muted: z.boolean().optional().describe('true unless told'),
  }),
  plan({ of: kind, muted = true }, { timeline }) {
    const tracks = soundTracks(timeline, kind)
    if (tracks.length === 0) throw new ReelsmithError('timeline/not-found', `There is no sound of that kind: ${kind}.`)
    return {
      operations: tracks
        .filter((track) => (track.muted ?? false) !== muted)
        .map((track) => ({ type: 'set-track', trackId: track.id, changes: { muted } })),
    }
  },
})
