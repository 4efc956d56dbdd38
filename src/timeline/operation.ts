import type { Fps } from '../time/time.ts'
import type { Crop, Fades, Grade, Placement, Point, SpeedRamp, Transition } from './appearance.ts'
import type { AudioClip, TextClip, Timeline, Track, VideoClip } from './model.ts'
import type { EffectRecipe, MusicRecipe, SongUse, Speech, TimedWord } from './sound.ts'
import type { TextStyle } from './text-style.ts'

/**
 * An edit as data. Times are in the time of the timeline unless said otherwise. Clips of the main track
 * ripple: what comes after a change moves along, so the track stays without gap or overlap.
 */
export type Operation =
  | SetCanvas
  | {
      readonly type: 'add-track'
      readonly track: Track
      /** From 0; last unless told. */ readonly index?: number
    }
  | { readonly type: 'remove-track'; readonly trackId: string }
  | { readonly type: 'set-track-volume'; readonly trackId: string; readonly volume: number }
  | { readonly type: 'set-track'; readonly trackId: string; readonly changes: TrackChanges }
  /** Into the main track (made when there is none) before the clip at `index`, at the end unless told. */
  | { readonly type: 'insert-clip'; readonly clip: VideoClip; readonly index?: number }
  /** Onto any other track, at the clip's own `startMs`, which must be free. */
  | { readonly type: 'add-clip'; readonly trackId: string; readonly clip: VideoClip | AudioClip | TextClip }
  /** A track other than the main one goes with its last clip. */
  | { readonly type: 'remove-clip'; readonly clipId: string }
  /** To a place in the order of the main track. */
  | { readonly type: 'reorder-clip'; readonly clipId: string; readonly index: number }
  /** To another time on a track other than the main one. */
  | { readonly type: 'move-clip'; readonly clipId: string; readonly startMs: number }
  | TrimClip
  /** Moves the clip's end. */
  | { readonly type: 'set-duration'; readonly clipId: string; readonly durationMs: number }
  /** Keeps the part of the source, so the duration changes: twice as fast is half as long. */
  | { readonly type: 'set-speed'; readonly clipId: string; readonly speed: number }
  /** The first part keeps the id and the transition; the second gets `newClipId`. */
  | {
      readonly type: 'split-clip'
      readonly clipId: string
      readonly atMs: number
      readonly newClipId: string
    }
  /** With the clip that follows it, when that goes on where it ends in the same source. */
  | { readonly type: 'join-clip'; readonly clipId: string }
  | RemoveRange
  | { readonly type: 'set-clip'; readonly clipId: string; readonly changes: ClipChanges }
  /** Several edits that are one step for undo. */
  | { readonly type: 'batch'; readonly operations: readonly Operation[] }
  | Restore

export interface SetCanvas {
  readonly type: 'set-canvas'
  readonly title?: string
  /** Pixels, even. */
  readonly width?: number
  readonly height?: number
  readonly fps?: Fps
  readonly language?: string
  /** `null` takes it away. */
  readonly grade?: Grade | null
  readonly fades?: Fades | null
}

/** What `set-track` may change; a member that the track's kind doesn't have is `timeline/invalid`. */
export interface TrackChanges {
  readonly name?: string
  // video and audio
  readonly muted?: boolean
  // audio
  readonly solo?: boolean
  readonly duckDb?: number
}

/** Takes time off the clip's ends; a negative number gives time back, as far as the source reaches. */
export interface TrimClip {
  readonly type: 'trim-clip'
  readonly clipId: string
  readonly fromStartMs?: number
  readonly fromEndMs?: number
}

/** Takes `[startMs, endMs)` out of the whole film, on all tracks. */
export interface RemoveRange {
  readonly type: 'remove-range'
  readonly startMs: number
  readonly endMs: number
  /** For the second part of a clip that becomes two; further ones get it with a number. */
  readonly newClipId: string
}

/**
 * What `set-clip` may change; a member that the clip's kind doesn't have is `timeline/invalid`. `null` takes a
 * member away where it may be absent.
 */
export interface ClipChanges {
  readonly name?: string
  // video and audio
  readonly volume?: number
  readonly asset?: string
  readonly inMs?: number
  // video
  readonly fit?: VideoClip['fit']
  readonly motion?: VideoClip['motion']
  readonly focus?: Point | null
  readonly crop?: Crop | null
  readonly reversed?: boolean
  readonly frozen?: boolean
  readonly ramp?: SpeedRamp | null
  readonly grade?: Grade | null
  /** `null` makes it a plain cut. */
  readonly transition?: Transition | null
  readonly placement?: Placement | null
  readonly prompt?: string
  // audio
  readonly music?: MusicRecipe
  readonly effect?: EffectRecipe
  readonly song?: SongUse | null
  readonly cleaned?: boolean
  readonly speech?: Speech | null
  readonly fadeInMs?: number
  readonly fadeOutMs?: number
  // text
  readonly text?: string
  /** Merged over the style that is there. */
  readonly style?: TextStyle
  readonly words?: readonly TimedWord[] | null
}

/** Puts back what another operation changed: the inverse of all operations, and of itself. */
export interface Restore {
  readonly type: 'restore'
  readonly canvas: Omit<Timeline, 'tracks'>
  /** The tracks that differ, whole. */
  readonly tracks: readonly Track[]
  /** Ids of all tracks, in order; those that aren't among `tracks` stay as they are. */
  readonly order: readonly string[]
}
