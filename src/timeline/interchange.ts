/** What files for other editing programs need to know beside the timeline. */
import type { Clip } from './locate.ts'
import type { AudioClip, Timeline, Track, VideoClip } from './model.ts'

/** The file of an asset as another program finds it. */
export interface InterchangeMedia {
  /** The name of the file; the user puts it beside the document, or shows the program where it is. */
  readonly fileName: string
  readonly durationMs: number
  readonly hasAudio: boolean
}

/** By asset id. */
export type InterchangeMediaById = Readonly<Record<string, InterchangeMedia>>

/** A track of sound as other programs know it: its clips in order of time. */
export interface SoundLane {
  readonly name: string
  readonly clips: readonly (AudioClip | VideoClip)[]
}

/** What is heard, lane by lane: the sound of the pictures, then the tracks of sound. */
export function soundLanes(timeline: Timeline, media: InterchangeMediaById): SoundLane[] {
  const isHeard = (clip: AudioClip | VideoClip): boolean => clip.volume > 0
  const isSolo = timeline.tracks.some((track) => track.kind === 'audio' && track.solo)
  return timeline.tracks
    .filter((track): track is Exclude<Track, { kind: 'text' }> => track.kind !== 'text' && !track.muted)
    .filter((track) => !isSolo || (track.kind === 'audio' && track.solo))
    .map((track): SoundLane => {
      const clips = track.kind === 'audio' ? track.clips : track.clips.filter((clip) => media[clip.asset]?.hasAudio)
      return {
        name: track.kind === 'audio' ? track.name : `${track.name} (sound)`,
        clips: inOrder(clips.filter(isHeard)),
      }
    })
    .filter(({ clips }) => clips.length > 0)
}

export function inOrder<T extends Clip>(clips: readonly T[]): T[] {
  return clips.toSorted((a, b) => a.startMs - b.startMs)
}
