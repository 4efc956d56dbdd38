/** Where a text lies: on a track of its role that is free at its time. */
import { ReelsmithError } from '../../errors/error.ts'
import { type Clip, endMs } from '../../timeline/locate.ts'
import { type TextClip, type TextTrack, type Timeline, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defaultTrackName } from '../../timeline/words.ts'

/** Least time that a text is worth showing. */
const shortestMs = 200

/**
 * The operation that puts a text onto the timeline, its end cut at the film's.
 *
 * @throws {ReelsmithError} `timeline/invalid` when there is no picture at its time.
 */
export function placeText(timeline: Timeline, role: TextTrack['role'], text: TextClip, newTrackId: string): Operation {
  const clip = withinFilm(timeline, text)
  const track = timeline.tracks.find(
    (candidate): candidate is TextTrack =>
      candidate.kind === 'text' && candidate.role === role && candidate.clips.every((other) => isApart(other, clip)),
  )
  if (track) return { type: 'add-clip', trackId: track.id, clip }
  return { type: 'add-track', track: { id: newTrackId, kind: 'text', role, name: defaultTrackName(role), clips: [clip] } }
}

function withinFilm(timeline: Timeline, clip: TextClip): TextClip {
  const filmMs = timelineDurationMs(timeline)
  if (filmMs === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet that words could lie on.')
  if (clip.startMs + shortestMs > filmMs) {
    const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`
    throw new ReelsmithError(
      'timeline/invalid',
      `"${clip.text}" would begin at ${seconds(clip.startMs)}, but the film ends at ${seconds(filmMs)}.`,
    )
  }
  return endMs(clip) > filmMs ? { ...clip, durationMs: filmMs - clip.startMs } : clip
}

/** Whether two clips are never seen together. */
export function isApart(a: Pick<Clip, 'startMs' | 'durationMs'>, b: Pick<Clip, 'startMs' | 'durationMs'>): boolean {
  return endMs(a) <= b.startMs || endMs(b) <= a.startMs
}
