import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { audioClip } from '../../timeline/create.ts'
import { effects } from '../../music/effects.ts'
import { effectName, findEffect } from '../../music/find-effect.ts'
import { timelineLimits } from '../../timeline/limits.ts'
import { type AudioTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defaultTrackName } from '../../timeline/words.ts'
import { defineEdit } from '../action.ts'
import { isApart } from '../texts/place-text.ts'

export const addSoundEffect = defineEdit({
  name: 'add-sound-effect',
  description: 'Let a made sound be heard for a while, such as rain, waves, birds, a crowd, a train or footsteps, or once: a whoosh, an impact, a bell.',
  input: z.strictObject({
    words: z.string().trim().min(1).max(200).describe('Which sound, e.g. "rain"'),
    startMs: z.number().int().min(0).optional().describe('The start of the film unless told'),
    durationMs: z.number().int().min(200).max(3_600_000).optional().describe('Its own length for a single sound, else to the end of the film, unless told'),
    volume: z.number().min(0).max(timelineLimits.maxVolume).optional().describe('1 unless told'),
    seed: z.number().int().min(0).max(4_294_967_295).optional(),
    id: z.string().min(1).max(100).optional().describe('For the sound; made up unless told'),
  }),
  plan({ words, startMs = 0, durationMs, volume = 1, seed = randomInt(2 ** 31), id }, { timeline, newId }) {
    const kind = findEffect(words)
    if (!kind) {
      throw new ReelsmithError('timeline/not-found', `There is no sound "${words}"; there are rain, waves, birds, wind, traffic, a crowd, footsteps, a whoosh and more.`)
    }
    const filmMs = timelineDurationMs(timeline)
    if (startMs >= filmMs) throw new ReelsmithError('timeline/invalid', 'The sound would begin after the end of the film.')
    const clip = audioClip({
      id: id ?? newId(),
      name: effectName(kind, timeline.language.startsWith('zh') ? 'zh' : 'en'),
      startMs,
      durationMs: Math.min(durationMs ?? effects[kind].oneShotMs ?? filmMs, filmMs - startMs),
      effect: { kind, seed },
      volume,
    })
    const track = timeline.tracks.find(
      (candidate): candidate is AudioTrack =>
        candidate.kind === 'audio' && candidate.role === 'sfx' && candidate.clips.every((other) => isApart(other, clip)),
    )
    const add: Operation = track
      ? { type: 'add-clip', trackId: track.id, clip }
      : { type: 'add-track', track: { id: newId(), kind: 'audio', role: 'sfx', name: defaultTrackName('sfx'), clips: [clip] } }
    return { operations: [add], result: { kind } }
  },
})
