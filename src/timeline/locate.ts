/** Finding clips and tracks by id, and putting changed ones back. */
import { ReelsmithError } from '../errors/error.ts'
import {
  type AudioTrack,
  type TextTrack,
  type Timeline,
  type Track,
  type VideoTrack,
  mainTrack,
} from './model.ts'

export type Clip = Track['clips'][number]

/** A clip together with the track it lies on. */
export interface Place {
  readonly track: Track
  readonly clip: Clip
  /** Place of the clip in its track, from 0. */
  readonly index: number
}

export function endMs(clip: { readonly startMs: number; readonly durationMs: number }): number {
  return clip.startMs + clip.durationMs
}

export function isMain(track: Track): boolean {
  return track.kind === 'video' && track.role === 'main'
}

export function findClip(timeline: Timeline, clipId: string): Place | undefined {
  for (const track of timeline.tracks) {
    const index = track.clips.findIndex((clip) => clip.id === clipId)
    if (index >= 0) return { track, clip: track.clips[index]!, index }
  }
  return undefined
}

/** @throws {ReelsmithError} `timeline/not-found`, saying what is there. */
export function requireClip(timeline: Timeline, clipId: string): Place {
  const place = findClip(timeline, clipId)
  if (place) return place
  const names = (mainTrack(timeline)?.clips ?? []).slice(0, 8).map((clip) => `"${clip.name}"`)
  throw new ReelsmithError(
    'timeline/not-found',
    names.length === 0
      ? 'That clip is not on the timeline: there are no clips on it.'
      : `That clip is not on the timeline. It has ${names.join(', ')}.`,
    { details: { clipId } },
  )
}

/** @throws {ReelsmithError} `timeline/not-found`, saying what is there. */
export function requireTrack(timeline: Timeline, trackId: string): Track {
  const track = timeline.tracks.find((candidate) => candidate.id === trackId)
  if (track) return track
  const names = timeline.tracks.map((candidate) => `"${candidate.name}"`)
  throw new ReelsmithError(
    'timeline/not-found',
    names.length === 0
      ? 'That track is not there: the timeline has no tracks.'
      : `That track is not there. The timeline has ${names.join(', ')}.`,
    { details: { trackId } },
  )
}

/** Puts a changed track in the place of the one with the same id. */
export function replaceTrack(timeline: Timeline, track: Track): Timeline {
  return { ...timeline, tracks: timeline.tracks.map((other) => (other.id === track.id ? track : other)) }
}

/**
 * A track with other clips, which must be of its kind. Main clips are laid end to end
 * from 0; others are sorted by start.
 */
export function withClips(track: Track, clips: readonly Clip[]): Track {
  if (isMain(track)) return { ...(track as VideoTrack), clips: abut(clips as VideoTrack['clips']) }
  const sorted = [...clips].sort((a, b) => a.startMs - b.startMs)
  switch (track.kind) {
    case 'video':
      return { ...track, clips: sorted as VideoTrack['clips'] }
    case 'audio':
      return { ...track, clips: sorted as AudioTrack['clips'] }
    case 'text':
      return { ...track, clips: sorted as TextTrack['clips'] }
  }
}

/** Replaces one clip by others, in its place (none: removes it). */
export function replaceClip(timeline: Timeline, place: Place, ...clips: readonly Clip[]): Timeline {
  return replaceTrack(
    timeline,
    withClips(place.track, [...place.track.clips].toSpliced(place.index, 1, ...clips)),
  )
}

function abut(clips: VideoTrack['clips']): VideoTrack['clips'] {
  let startMs = 0
  return clips.map((clip) => {
    const placed = clip.startMs === startMs ? clip : { ...clip, startMs }
    startMs += clip.durationMs
    return placed
  })
}
