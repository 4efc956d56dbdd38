/**
 * The timeline: what a film is made of. Pure data; times are integer milliseconds.
 * Vocabulary as in OpenTimelineIO; a clip is a `segment` (`sg`) on the wire.
 */
import type { Fps } from '../time/time.ts'

export interface Timeline {
  readonly title: string
  /** Output picture size in pixels, even numbers. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** BCP 47, e.g. `en`, `zh-CN`. */
  readonly language: string
  readonly tracks: readonly Track[]
}

export type Track = VideoTrack | AudioTrack | TextTrack

export interface VideoTrack {
  readonly id: string
  readonly kind: 'video'
  /** `main`: clips abut in order from 0, without gap or overlap. `overlay`: clips lie above it freely. */
  readonly role: 'main' | 'overlay'
  readonly name: string
  readonly clips: readonly VideoClip[]
}

export interface AudioTrack {
  readonly id: string
  readonly kind: 'audio'
  readonly role: 'bgm' | 'voice' | 'sfx' | 'original'
  readonly name: string
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

/** The part of a source that a clip plays: `[inMs, inMs + durationMs × speed)` in the time of the source. */
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
  /**
   * How this clip comes in. Fills its first `durationMs` while the outgoing clip goes on beyond its end, so
   * it never changes a length. Without an outgoing clip (the first one) it has no effect.
   */
  readonly transition?: Transition
  /** The words it was generated from. */
  readonly prompt?: string
}

/** How a picture of another ratio fills the frame. */
export const videoFits = ['cover', 'contain', 'blur-fill'] as const
export type VideoFit = (typeof videoFits)[number]

export const motions = ['none', 'zoom-in', 'zoom-out', 'pan-left', 'pan-right', 'pan-up', 'pan-down'] as const
export type Motion = (typeof motions)[number]

export const transitionTypes = ['cut', 'crossfade', 'dip-to-black', 'dip-to-white'] as const
export type TransitionType = (typeof transitionTypes)[number]

export interface Transition {
  readonly type: TransitionType
  readonly durationMs: number
}

export interface AudioClip extends ClipBase, SourceUse {
  /** Exactly one of `asset` and `music` is set. */
  readonly asset?: string
  /** Music that is composed for this clip's exact length whenever it is rendered. */
  readonly music?: MusicRecipe
  readonly fadeInMs: number
  readonly fadeOutMs: number
}

/** All that determines a piece of composed music besides its length. */
export interface MusicRecipe {
  /** A kind that the composer knows, e.g. `ambient`, `lo-fi`. */
  readonly kind: string
  readonly seed: number
  readonly mood?: string
  /** Beats per minute. */
  readonly tempo?: number
}

export interface TextClip extends ClipBase {
  readonly text: string
  readonly style: TextStyle
}

export interface TextStyle {
  readonly preset?: string
  /** Multiplies the preset's size; 1 is as designed. */
  readonly size?: number
  /** `#rrggbb`. */
  readonly color?: string
  readonly position?: TextPosition
}

export const textPositions = ['top', 'center', 'bottom', 'lower-third'] as const
export type TextPosition = (typeof textPositions)[number]

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
