import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { AudioClip } from '../../timeline/model.ts'
import { defineEdit } from '../action.ts'
import { soundTracks } from './sound-targets.ts'

export const cleanVoice = defineEdit({
  name: 'clean-voice',
  description: 'Take rumble, hiss and sharp sibilants out of recorded voice-overs and even their level, as is done when one is added; or leave them as they were recorded.',
  input: z.strictObject({ cleaned: z.boolean().optional().describe('true unless told') }),
  plan({ cleaned = true }, { timeline, assets }) {
    const isRecorded = (clip: AudioClip): boolean => assets.some(({ id, origin }) => id === clip.asset && origin === 'uploaded')
    const recordings = soundTracks(timeline, 'voice').flatMap((track) => (track.kind === 'audio' ? track.clips.filter(isRecorded) : []))
    if (recordings.length === 0) throw new ReelsmithError('timeline/not-found', 'There is no recorded voice-over that could be cleaned.')
    return {
      operations: recordings
        .filter((clip) => (clip.cleaned ?? false) !== cleaned)
        .map(({ id }) => ({ type: 'set-clip', clipId: id, changes: { cleaned } })),
    }
  },
})
