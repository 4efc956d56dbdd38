/**
 * The timeline: what a film is made of. Pure data; times are integer milliseconds.
 * Vocabulary as in OpenTimelineIO; a clip is a `segment` (`sg`) on the wire.
 */
import type { Fps } from '../time/time.ts'
import type {
  Crop,
  Fades,
  Grade,
  Motion,
  Placement,
  Point,
  SpeedRamp,
  Transition,
  VideoFit,
} from './appearance.ts'
import type { EffectRecipe, MusicRecipe, SongUse, Speech, TimedWord } from './sound.ts'
import type { TextStyle } from './text-style.ts'

export interface Timeline {
  readonly title: string
  /** Output picture size in pixels, even numbers. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** BCP 47, e.g. `en`, `zh-CN`. */
  readonly language: string
  /** Of the whole picture, over the grades of its clips. */
  readonly grade?: Grade
  /** Of all that is seen, texts and overlays too. */
  readonly fades?: Fades
  readonly tracks: readonly Track[]
}

export type Track = VideoTrack | AudioTrack | TextTrack

export interface VideoTrack {
  readonly id: string
  readonly kind: 'video'
  /** `main`: clips abut in order from 0, without gap or overlap. `overlay`: clips lie above it freely. */
  readonly role: 'main' | 'overlay'
  readonly name: string
  /** Silences the sound of its clips, whatever their volumes. */
  readonly muted?: boolean
  readonly clips: readonly VideoClip[]
}

export interface AudioTrack {
  readonly id: string
  readonly kind: 'audio'
  readonly role: 'bgm' | 'voice' | 'sfx' | 'original'
  readonly name: string
  readonly muted?: boolean
  /** When any track has it, only such tracks are heard. */
  readonly solo?: boolean
  /** How far it goes down while somebody speaks, in dB from 0 (not at all); music goes down by 8 unless told. */
  readonly duckDb?: number
  readonly clips: readonly AudioClip[]
}

export interface TextTrack {
  readonly id: string
  readonly kind: 'text'
  readonly role: 'title' | 'caption' | 'text'
  readonly name: string
  readonly clips: readonly TextClip[]
}

/** What every clip has. `[startMs, startMs + durationMs)` is its range in the time of the timeline. */
interface ClipBase {
  readonly id: string
  readonly name: string
  readonly startMs: number
  readonly durationMs: number
}

/**
 * The part of a source that a clip plays: `[inMs, inMs + durationMs × speed)` in the time of the source, unless the
 * clip has a ramp or is frozen (`source-time.ts` has the way of all of them).
 */
interface SourceUse {
  readonly inMs: number
  /** 1 is natural speed, 2 twice as fast. */
  readonly speed: number
  /** Linear gain of the source's own sound, 0 is mute, 1 unchanged. */
  readonly volume: number
}

export interface VideoClip extends ClipBase, SourceUse {
  /** Id of a video or image asset. */
  readonly asset: string
  readonly fit: VideoFit
  readonly motion: Motion
  /** What matters in the picture: crops keep it, camera moves start from it. Found by looking unless told. */
  readonly focus?: Point
  /** The part of the source that is shown, before it is fitted into the frame; all of it unless told. */
  readonly crop?: Crop
  /** Plays its part of the source from the end to the beginning. */
  readonly reversed?: boolean
  /** Holds the picture at `inMs` for the whole clip, without sound. */
  readonly frozen?: boolean
  /** Wins over `speed`. */
  readonly ramp?: SpeedRamp
  readonly grade?: Grade
  /**
   * How this clip comes in. Fills its first `durationMs` while the outgoing clip goes on beyond its end, so
   * it never changes a length. Without an outgoing clip (the first one) it has no effect.
   */
  readonly transition?: Transition
  /** Where it lies in the frame, for a clip of an overlay track; the whole frame unless told. */
  readonly placement?: Placement
  /** The words it was generated from. */
  readonly prompt?: string
}

export interface AudioClip extends ClipBase, SourceUse {
  /** Exactly one of `asset`, `music` and `effect` is set. */
  readonly asset?: string
  /** Music that is composed for this clip's exact length whenever it is rendered. */
  readonly music?: MusicRecipe
  /** A sound that is made for this clip's length whenever it is rendered. */
  readonly effect?: EffectRecipe
  /** The asset is a song that is fitted to the clip's length. */
  readonly song?: SongUse
  /** The asset is a recording of a voice that is heard cleaned, and as loud as voices are. */
  readonly cleaned?: boolean
  /** What is said in the asset, when it was made from words or was listened to. */
  readonly speech?: Speech
  readonly fadeInMs: number
  readonly fadeOutMs: number
}

export interface TextClip extends ClipBase {
  readonly text: string
  readonly style: TextStyle
  /** When each word of a caption is said, from the clip's start, in order; they are the words of `text`. */
  readonly words?: readonly TimedWord[]
}

/** A media file that clips can play. */
export interface Asset {
  readonly id: string
  readonly kind: 'video' | 'image' | 'audio'
  /** Length of the file; 0 for an image. */
  readonly durationMs: number
  /** 0 for audio. */
  readonly width: number
  readonly height: number
  /** 0 when it has no moving picture. */
  readonly fps: number
  readonly hasAudio: boolean
}

/** Length of the main picture in ms, or of whatever lies on the other tracks when there is no picture. */
export function timelineDurationMs(timeline: Timeline): number {
  const main = mainTrack(timeline)
  const tracks: readonly Track[] = main && main.clips.length > 0 ? [main] : timeline.tracks
  let end = 0
  for (const track of tracks)
    for (const clip of track.clips) end = Math.max(end, clip.startMs + clip.durationMs)
  return end
}

export function mainTrack(timeline: Timeline): VideoTrack | undefined {
  return timeline.tracks.find((track): track is VideoTrack => track.kind === 'video' && track.role === 'main')
}
