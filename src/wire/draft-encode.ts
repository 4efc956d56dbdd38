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
import { type Draft, type DraftSegmentMetadata, draftVersion, trackTypes } from './draft-schema.ts'

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
      version,
    },
    t: timeline.tracks.map((track) => ({
      id: track.id,
      tt: trackTypes[track.kind],
      d: filmMs,
      m: { name: track.name, role: track.role },
      sg: track.clips.map((clip) => ({ id: clip.id, d: clip.durationMs, m: segmentMetadata(track, clip) })),
    })),
  }
}

function segmentMetadata(track: Track, clip: Clip): DraftSegmentMetadata {
  switch (track.kind) {
    case 'video': {
      const { name, startMs, asset, inMs, speed, volume, fit, motion, transition, prompt } = clip as VideoClip
      return {
        name,
        start: startMs,
        asset,
        in: inMs,
        speed,
        volume,
        fit,
        motion,
        ...(transition && { transition: { type: transition.type, d: transition.durationMs } }),
        ...(prompt !== undefined && { prompt }),
      }
    }
    case 'audio': {
      const { name, startMs, asset, music, inMs, speed, volume, fadeInMs, fadeOutMs } = clip as AudioClip
      return {
        name,
        start: startMs,
        in: inMs,
        speed,
        volume,
        fadeIn: fadeInMs,
        fadeOut: fadeOutMs,
        ...(asset !== undefined && { asset }),
        ...(music && { music: { ...music } }),
      }
    }
    case 'text': {
      const { name, startMs, text, style } = clip as TextClip
      return { name, text, start: startMs, style: { ...style } }
    }
  }
}
