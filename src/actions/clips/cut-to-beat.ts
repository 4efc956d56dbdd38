import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { composeScore } from '../../music/composer.ts'
import type { AudioClip } from '../../timeline/model.ts'
import { mainTrack } from '../../timeline/model.ts'
import { type Material, type SessionAsset, defineEdit } from '../action.ts'
import { soundTracks } from '../sound/sound-targets.ts'
import { cutsOnBeats } from './beat-cuts.ts'
import { longestMs } from './set-length.ts'

export const cutToBeat = defineEdit({
  name: 'cut-to-beat',
  description: 'Lay the cuts between the clips on the beats of the music (or on its bars), as near as possible to where they are; the film keeps its length.',
  input: z.strictObject({ on: z.enum(['beats', 'bars']).optional().describe('Bars are the strong beats, for slower cutting; beats unless told') }),
  plan({ on = 'beats' }, { timeline, assets }) {
    const clips = mainTrack(timeline)?.clips ?? []
    if (clips.length < 2) throw new ReelsmithError('timeline/invalid', 'There is no cut yet that could lie on a beat: the film needs two clips at least.')
    const beats = beatsOf({ timeline, assets }, on)
    const cut = cutsOnBeats(clips.map((clip) => ({ durationMs: clip.durationMs, longestMs: longestMs(clip, assets) })), beats)
    if (!cut) throw new ReelsmithError('timeline/invalid', 'No cut can be moved onto a beat: the clips have no material to spare.')
    const operations = clips.flatMap((clip, index) =>
      clip.durationMs === cut.lengths[index] ? [] : [{ type: 'set-duration', clipId: clip.id, durationMs: cut.lengths[index]! } as const],
    )
    return { operations, result: { cuts: clips.length - 1, onBeat: cut.onBeat } }
  },
})

/** When the beats of the music are heard, in the time of the film. */
function beatsOf({ timeline, assets }: Pick<Material, 'timeline' | 'assets'>, on: 'beats' | 'bars'): number[] {
  const songs = soundTracks(timeline, 'music').flatMap((track) => track.clips as readonly AudioClip[])
  if (songs.length === 0) throw new ReelsmithError('timeline/invalid', 'There is no music yet whose beat could be followed: add some first.')
  const beats = songs.flatMap((song) => {
    const own = song.music ? composedBeats(song, on) : heardBeats(song, assets, on)
    return own.filter((ms) => ms >= 0 && ms < song.durationMs).map((ms) => song.startMs + ms)
  })
  if (beats.length === 0) throw new ReelsmithError('timeline/invalid', 'No beat is heard in this music. Other music may have one: "add upbeat music".')
  return beats.toSorted((a, b) => a - b)
}

function composedBeats({ music, durationMs }: AudioClip, on: 'beats' | 'bars'): readonly number[] {
  const { beatsMs, barsMs } = composeScore(music!, durationMs)
  return on === 'bars' ? barsMs : beatsMs
}

/** As they were found in the file; four of them are taken for a bar. */
function heardBeats({ asset, inMs, speed, song }: AudioClip, assets: readonly SessionAsset[], on: 'beats' | 'bars'): number[] {
  // A song that is fitted to the film is put together anew whenever it is rendered.
  if (song) return []
  const times = assets.find(({ id }) => id === asset)?.analysis?.beats?.times_ms ?? []
  return times.filter((_, index) => on === 'beats' || index % 4 === 0).map((ms) => (ms - inMs) / speed)
}
