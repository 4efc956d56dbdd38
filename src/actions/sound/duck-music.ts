import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { defineEdit } from '../action.ts'
import { soundTracks } from './sound-targets.ts'

export const duckMusic = defineEdit({
  name: 'duck-music',
  description: 'Set how far the music goes down while somebody speaks; 8 dB unless it was set, 0 keeps it as it is.',
  input: z.strictObject({ db: z.number().min(0).max(60) }),
  plan({ db }, { timeline }) {
    const tracks = soundTracks(timeline, 'music')
    if (tracks.length === 0) throw new ReelsmithError('timeline/not-found', 'There is no music that could go down.')
    return { operations: tracks.map(({ id }) => ({ type: 'set-track', trackId: id, changes: { duckDb: db } })) }
  },
})
