/** What of a film's sound an action is about. */
import { z } from 'zod'
import type { Timeline, Track } from '../../timeline/model.ts'

export const soundKinds = ['music', 'voice', 'effects', 'clips', 'all'] as const
export type SoundKind = (typeof soundKinds)[number]

export const soundKind = z
  .enum(soundKinds)
  .describe('music, voice (voice-overs), effects, clips (the own sound of pictures), or all of it')

const rolesOf: Record<Exclude<SoundKind, 'all'>, readonly Track['role'][]> = {
  music: ['bgm'],
  voice: ['voice'],
  effects: ['sfx'],
  clips: ['main', 'overlay', 'original'],
}

/** The tracks that have it, with clips. */
export function soundTracks(timeline: Timeline, kind: SoundKind): Exclude<Track, { kind: 'text' }>[] {
  return timeline.tracks.filter(
    (track): track is Exclude<Track, { kind: 'text' }> =>
      track.kind !== 'text' && track.clips.length > 0 && (kind === 'all' || rolesOf[kind].includes(track.role)),
  )
}
