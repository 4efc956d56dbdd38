import { fpsToNumber } from '../time/time.ts'
import { isEmpty } from '../timeline/create.ts'
import type { Clip } from '../timeline/locate.ts'
import {
  type AudioClip,
  type TextClip,
  type Timeline,
  type Track,
  type VideoClip,
  timelineDurationMs,
} from '../timeline/model.ts'
import { ratioText } from '../timeline/words.ts'
import { type Draft, type DraftSegmentMetadata, type DraftTrack, draftVersion, trackTypes } from './draft-schema.ts'

/**
 * The draft of a timeline, or `null` when nothing is on it.
 *
 * @param version - How often the session's timeline was changed.
 */
export function encodeDraft(timeline: Timeline, version: number): Draft | null {
  if (isEmpty(timeline)) return null
  const filmMs = timelineDurationMs(timeline)
  return {
    v: draftVersion,
    d: filmMs,
    m: {
      title: timeline.title,
      width: timeline.width,
      height: timeline.height,
      ratio: ratioText(timeline.width, timeline.height),
      fps: fpsToNumber(timeline.fps),
      language: timeline.language,
      ...(timeline.grade && { grade: timeline.grade }),
      ...(timeline.fades && { fades: timeline.fades }),
      version,
    },
    t: timeline.tracks.map((track) => ({
      id: track.id,
      tt: trackTypes[track.kind],
      d: filmMs,
      m: trackMetadata(track),
      sg: track.clips.map((clip) => ({ id: clip.id, d: clip.durationMs, m: segmentMetadata(track, clip) })),
    })),
  }
}

function trackMetadata(track: Track): DraftTrack['m'] {
  const { id: _, kind: __, clips: ___, ...rest } = track
  return rest
}

function segmentMetadata(track: Track, clip: Clip): DraftSegmentMetadata {
  switch (track.kind) {
    case 'video': {
      const { id: _, startMs, durationMs: __, inMs, transition, ...rest } = clip as VideoClip
      return {
        ...rest,
        start: startMs,
        in: inMs,
        ...(transition && { transition: { type: transition.type, d: transition.durationMs } }),
      }
    }
    case 'audio': {
      const { id: _, startMs, durationMs: __, inMs, fadeInMs, fadeOutMs, ...rest } = clip as AudioClip
      return { ...rest, start: startMs, in: inMs, fadeIn: fadeInMs, fadeOut: fadeOutMs }
    }
    case 'text': {
      const { id: _, startMs, durationMs: __, ...rest } = clip as TextClip
      return { ...rest, start: startMs }
    }
  }
}
