import { type Fps, fps30 } from '../time/time.ts'
import type { AudioClip, TextClip, Timeline, VideoClip } from './model.ts'

/** The id of the main track that `insert-clip` makes when a timeline has none. */
export const mainTrackId = 'main'

export interface EmptyTimelineOptions {
  title?: string
  /** Output size in pixels, even numbers; 1920×1080 unless told. */
  width?: number
  height?: number
  fps?: Fps
  language?: string
}

/** A timeline with a canvas and nothing on it. */
export function emptyTimeline(options: EmptyTimelineOptions = {}): Timeline {
  return {
    title: options.title ?? '',
    width: options.width ?? 1920,
    height: options.height ?? 1080,
    fps: options.fps ?? fps30,
    language: options.language ?? 'en',
    tracks: [],
  }
}

/** Whether there is nothing to see or hear on it (its draft is `null`). */
export function isEmpty(timeline: Timeline): boolean {
  return timeline.tracks.every((track) => track.clips.length === 0)
}

type Given<T, Required extends keyof T> = Pick<T, Required> & Partial<Omit<T, Required>>

/**
 * A clip of a video or image asset; what isn't given is neutral (natural speed and sound, cover, no motion).
 */
export function videoClip(given: Given<VideoClip, 'id' | 'name' | 'asset' | 'durationMs'>): VideoClip {
  return { startMs: 0, inMs: 0, speed: 1, volume: 1, fit: 'cover', motion: 'none', ...given }
}

/** A clip of sound; give exactly one of `asset` and `music`. */
export function audioClip(given: Given<AudioClip, 'id' | 'name' | 'durationMs'>): AudioClip {
  return { startMs: 0, inMs: 0, speed: 1, volume: 1, fadeInMs: 0, fadeOutMs: 0, ...given }
}

/** A clip of text, by default named by its words. */
export function textClip(given: Given<TextClip, 'id' | 'text' | 'durationMs'>): TextClip {
  return { name: given.text, startMs: 0, style: {}, ...given }
}
