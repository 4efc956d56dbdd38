import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { audioClip } from '../../timeline/create.ts'
import { timelineLimits } from '../../timeline/limits.ts'
import { type AudioTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defaultTrackName } from '../../timeline/words.ts'
import { defineEdit } from '../action.ts'
import { assetRef, findAsset } from '../find-asset.ts'
import { isApart } from '../texts/place-text.ts'
import { soundTracks } from './sound-targets.ts'

const usualVolume = { bgm: 0.7, voice: 1, sfx: 1 } as const

export const addAudio = defineEdit({
  name: 'add-audio',
  description: 'Play an uploaded sound: as the music (it replaces the music that is there), as a voice-over, or as an effect.',
  input: z.strictObject({
    asset: assetRef,
    role: z.enum(['bgm', 'voice', 'sfx']),
    startMs: z.number().int().min(0).optional().describe('The start of the film unless told'),
    durationMs: z.number().int().min(40).max(3_600_000).optional().describe('All of it, as far as the film goes, unless told'),
    volume: z.number().min(0).max(timelineLimits.maxVolume).optional(),
    id: z.string().min(1).max(100).optional().describe('For the sound; made up unless told'),
  }),
  plan({ asset: ref, role, startMs = 0, durationMs, volume, id }, { timeline, assets, newId }) {
    const asset = findAsset(assets, ref, ['audio', 'video'])
    const filmMs = timelineDurationMs(timeline)
    if (filmMs > 0 && startMs >= filmMs) {
      throw new ReelsmithError('timeline/invalid', `"${asset.name}" would begin after the end of the film.`)
    }
    const mostMs = Math.min(asset.durationMs, filmMs > 0 ? filmMs - startMs : asset.durationMs)
    const clip = audioClip({
      id: id ?? newId(),
      name: asset.name,
      asset: asset.id,
      startMs,
      durationMs: Math.min(durationMs ?? mostMs, mostMs),
      volume: volume ?? usualVolume[role],
      ...(role === 'voice' && asset.origin === 'uploaded' && { cleaned: true }),
      ...(role === 'bgm' && { fadeOutMs: Math.min(1500, mostMs) }),
    })
    const replaced = role === 'bgm' ? soundTracks(timeline, 'music') : []
    const track = timeline.tracks.find(
      (candidate): candidate is AudioTrack =>
        candidate.kind === 'audio' &&
        candidate.role === role &&
        role !== 'bgm' &&
        candidate.clips.every((other) => isApart(other, clip)),
    )
    const add: Operation = track
      ? { type: 'add-clip', trackId: track.id, clip }
      : { type: 'add-track', track: { id: newId(), kind: 'audio', role, name: defaultTrackName(role), clips: [clip] } }
    return { operations: [...replaced.map(({ id: trackId }): Operation => ({ type: 'remove-track', trackId })), add] }
  },
})
