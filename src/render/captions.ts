import type { Timeline } from '../timeline/model.ts'
import type { CaptionMode } from '../wire/render-output.ts'

/** A timeline with the texts that are drawn into the picture: captions only when they are burned in. */
export function burnedTimeline(timeline: Timeline, captions: CaptionMode = 'burned'): Timeline {
  if (captions === 'burned') return timeline
  const tracks = timeline.tracks.filter((track) => track.kind !== 'text' || track.role !== 'caption')
  return { ...timeline, tracks }
}
