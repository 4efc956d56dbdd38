/** Cutting a stretch of time out of the whole film. */
import { ReelsmithError } from '../errors/error.ts'
import { formatDuration } from '../time/time.ts'
import { resize, stretches } from './follow.ts'
import { timelineLimits } from './limits.ts'
import { type Clip, endMs, isMain, withClips } from './locate.ts'
import { type Timeline, type Track, timelineDurationMs } from './model.ts'
import type { RemoveRange } from './operation.ts'
import { playPart } from './source-time.ts'

/**
 * Takes `[startMs, endMs)` out of the film; what comes after moves up.
 *
 * ```
 * | A | B | C |   −  from the middle of A to the middle of B  →   | A'| B'| C |
 * ```
 *
 * Pictures, voices, sounds and texts lose what lay in the stretch; a clip that goes on after it becomes two. Music goes
 * on without a jump and is only shorter. A remainder shorter than a clip may be goes too.
 */
export function removeRange(timeline: Timeline, { startMs, endMs: untilMs, newClipId }: RemoveRange): Timeline {
  const filmMs = timelineDurationMs(timeline)
  if (!Number.isInteger(startMs) || !Number.isInteger(untilMs) || startMs < 0 || startMs >= untilMs || untilMs > filmMs) {
    throw new ReelsmithError(
      'timeline/invalid',
      `The film runs from 0s to ${formatDuration(filmMs)}: ${formatDuration(startMs)} to ${formatDuration(untilMs)} can't be cut out of it.`,
    )
  }
  if (startMs === 0 && untilMs === filmMs) {
    throw new ReelsmithError('timeline/invalid', 'That is the whole film: nothing would be left of it.')
  }
  let made = 0
  const newId = (): string => (made++ === 0 ? newClipId : `${newClipId}-${made}`)
  const cut: Cut = { startMs, endMs: untilMs, filmMs, newId }
  const tracks = timeline.tracks
    .map((track) => cutTrack(track, cut))
    .filter((track, index) => isMain(track) || track.clips.length > 0 || timeline.tracks[index]!.clips.length === 0)
  return { ...timeline, tracks }
}

interface Cut {
  readonly startMs: number
  readonly endMs: number
  readonly filmMs: number
  newId(): string
}

function cutTrack(track: Track, cut: Cut): Track {
  const clips = track.clips.flatMap((clip): Clip[] => {
    // What spans the film spans what is left of it: the rule of the film's length sees to that.
    if (stretches(track) && clip.startMs === 0 && endMs(clip) === cut.filmMs && !isMain(track)) return [clip]
    if (track.role === 'bgm') return closeUp(clip, cut)
    return atEdge(track, clip, cut) ?? cutClip(clip, cut)
  })
  return withClips(track, clips)
}

/**
 * A title that opens or closes the film does so still when its first or last seconds are cut off, where no other of its
 * track has come to be there.
 */
function atEdge(track: Track, clip: Clip, cut: Cut): Clip[] | undefined {
  if (track.kind !== 'text' || track.role === 'caption' || clip.durationMs >= cut.filmMs) return undefined
  const leftMs = cut.filmMs - (cut.endMs - cut.startMs)
  const opens = cut.startMs === 0 && clip.startMs === 0
  const closes = cut.endMs === cut.filmMs && endMs(clip) === cut.filmMs
  if (!opens && !closes) return undefined
  const others = track.clips.filter((other) => other !== clip).flatMap((other) => cutClip(other, cut))
  const freeFromMs = Math.max(0, ...(opens ? [] : others.map(endMs)))
  const freeToMs = Math.min(leftMs, ...(opens ? others.map(({ startMs }) => startMs) : []))
  const durationMs = Math.min(clip.durationMs, freeToMs - freeFromMs)
  return durationMs < timelineLimits.minClipMs ? [] : [resize(clip, opens ? 0 : leftMs - durationMs, durationMs)]
}

/** The clip's place once the stretch is gone; what it plays stays whole. */
function closeUp(clip: Clip, cut: Cut): Clip[] {
  const startMs = timeAfter(clip.startMs, cut)
  const durationMs = timeAfter(endMs(clip), cut) - startMs
  return durationMs < timelineLimits.minClipMs ? [] : [resize(clip, startMs, durationMs)]
}

function timeAfter(ms: number, { startMs, endMs: untilMs }: Cut): number {
  return ms <= startMs ? ms : Math.max(startMs, ms - (untilMs - startMs))
}

function cutClip(clip: Clip, cut: Cut): Clip[] {
  const keptBeforeMs = Math.min(clip.durationMs, Math.max(0, cut.startMs - clip.startMs))
  const goneMs = Math.min(clip.durationMs, Math.max(0, cut.endMs - clip.startMs))
  const parts: Clip[] = []
  if (keptBeforeMs >= timelineLimits.minClipMs) {
    parts.push(resize(playPart(clip, 0, keptBeforeMs), clip.startMs, keptBeforeMs))
  }
  const restMs = clip.durationMs - Math.max(keptBeforeMs, goneMs)
  if (restMs >= timelineLimits.minClipMs) {
    const { transition: _, ...plain } = { transition: undefined, ...clip }
    const rest = playPart(goneMs > 0 ? (plain as Clip) : clip, clip.durationMs - restMs, clip.durationMs)
    const id = parts.length > 0 ? cut.newId() : clip.id
    parts.push({ ...resize(rest, timeAfter(clip.startMs + clip.durationMs - restMs, cut), restMs), id })
  }
  return parts
}
