import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { timelineLimits } from '../../timeline/limits.ts'
import type { Clip } from '../../timeline/locate.ts'
import type { Track } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'
import { soundKind, soundTracks } from './sound-targets.ts'

export const setVolume = defineEdit({
  name: 'set-volume',
  description: 'Set how loud the music, voices, effects, the sound of clips, or some clips are. 1 is as recorded, 0 is silent.',
  input: z.strictObject({
    of: soundKind.optional(),
    clips: clipRefs.optional().describe('Instead of a kind of sound'),
    volume: z.number().min(0).max(timelineLimits.maxVolume).optional(),
    factor: z.number().min(0).max(16).optional().describe('Multiplies what is there; instead of volume'),
  }),
  plan({ of: kind = 'all', clips, volume, factor = 1 }, { timeline }) {
    const targets: { track: Track; clip: Clip }[] = clips
      ? findRefs(timeline, clips)
      : soundTracks(timeline, kind).flatMap((track) => track.clips.map((clip) => ({ track, clip })))
    if (targets.length === 0) throw new ReelsmithError('timeline/not-found', `There is no sound of that kind: ${kind}.`)
    const operations = targets.map(({ clip }): Operation => {
      if (!('volume' in clip)) throw new ReelsmithError('timeline/invalid', `"${clip.name}" is text and has no sound.`)
      const wanted = volume ?? Math.min(timelineLimits.maxVolume, Math.round(clip.volume * factor * 1000) / 1000)
      return { type: 'set-clip', clipId: clip.id, changes: { volume: wanted } }
    })
    const muted = new Set(targets.filter(({ track }) => 'muted' in track && track.muted).map(({ track }) => track.id))
    const unmute = (trackId: string): Operation => ({ type: 'set-track', trackId, changes: { muted: false } })
    return { operations: [...operations, ...(volume === 0 ? [] : [...muted].map(unmute))] }
  },
})
