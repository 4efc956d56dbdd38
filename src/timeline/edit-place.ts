/** Edits of which clips there are and where they lie. */
import { ReelsmithError } from '../errors/error.ts'
import { mainTrackId } from './create.ts'
import { isMain, replaceClip, replaceTrack, requireClip, requireTrack, withClips } from './locate.ts'
import {
  type AudioClip,
  type TextClip,
  type Timeline,
  type VideoClip,
  type VideoTrack,
  mainTrack,
} from './model.ts'

export function insertClip(timeline: Timeline, clip: VideoClip, index?: number): Timeline {
  const main = mainTrack(timeline)
  const at = index ?? main?.clips.length ?? 0
  requireIndex(at, main?.clips.length ?? 0)
  if (main) return replaceTrack(timeline, withClips(main, main.clips.toSpliced(at, 0, clip)))
  const made: VideoTrack = { id: mainTrackId, kind: 'video', role: 'main', name: 'Video', clips: [] }
  return { ...timeline, tracks: [withClips(made, [clip]), ...timeline.tracks] }
}

export function addClip(
  timeline: Timeline,
  trackId: string,
  clip: VideoClip | AudioClip | TextClip,
): Timeline {
  const track = requireTrack(timeline, trackId)
  if (isMain(track)) {
    throw new ReelsmithError(
      'timeline/invalid',
      'Clips of the main track lie end to end: insert the clip at a place in its order.',
    )
  }
  const kind = 'text' in clip ? 'text' : 'fadeInMs' in clip ? 'audio' : 'video'
  if (kind !== track.kind) {
    throw new ReelsmithError(
      'timeline/invalid',
      `The track "${track.name}" takes ${track.kind} clips, not ${kind}.`,
    )
  }
  return replaceTrack(timeline, withClips(track, [...track.clips, clip]))
}

export function removeClip(timeline: Timeline, clipId: string): Timeline {
  const place = requireClip(timeline, clipId)
  if (place.track.clips.length > 1 || isMain(place.track)) return replaceClip(timeline, place)
  return { ...timeline, tracks: timeline.tracks.filter((track) => track !== place.track) }
}

export function reorderClip(timeline: Timeline, clipId: string, index: number): Timeline {
  const { track, clip, index: from } = requireClip(timeline, clipId)
  if (!isMain(track)) {
    throw new ReelsmithError(
      'timeline/invalid',
      `"${clip.name}" lies freely on "${track.name}": move it to a time.`,
    )
  }
  requireIndex(index, track.clips.length - 1)
  const moved = [...track.clips].toSpliced(from, 1).toSpliced(index, 0, clip)
  return replaceTrack(timeline, withClips(track, moved))
}

export function moveClip(timeline: Timeline, clipId: string, startMs: number): Timeline {
  const place = requireClip(timeline, clipId)
  if (isMain(place.track)) {
    throw new ReelsmithError(
      'timeline/invalid',
      `"${place.clip.name}" is part of the main picture: move it to a place in its order.`,
    )
  }
  return replaceClip(timeline, place, { ...place.clip, startMs })
}

function requireIndex(index: number, last: number): void {
  if (Number.isInteger(index) && index >= 0 && index <= last) return
  throw new ReelsmithError('timeline/not-found', `index: expected 0 to ${last}, got ${index}.`)
}
