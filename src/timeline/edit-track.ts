import { ReelsmithError } from '../errors/error.ts'
import { requireTrack, withClips } from './locate.ts'
import type { Timeline, Track } from './model.ts'

export function addTrack(timeline: Timeline, track: Track, index = timeline.tracks.length): Timeline {
  if (!Number.isInteger(index) || index < 0 || index > timeline.tracks.length) {
    throw new ReelsmithError(
      'timeline/invalid',
      `index: expected 0 to ${timeline.tracks.length} (there are ${timeline.tracks.length} tracks), got ${index}.`,
    )
  }
  return { ...timeline, tracks: timeline.tracks.toSpliced(index, 0, withClips(track, track.clips)) }
}

export function removeTrack(timeline: Timeline, trackId: string): Timeline {
  const track = requireTrack(timeline, trackId)
  return { ...timeline, tracks: timeline.tracks.filter((other) => other !== track) }
}
