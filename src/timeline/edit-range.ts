/** Edits of how long clips are, and which part of their source they play. */
import { ReelsmithError } from '../errors/error.ts'
import { formatDuration } from '../time/time.ts'
import { isSameData } from './equal.ts'
import { resize } from './follow.ts'
import { timelineLimits } from './limits.ts'
import { type Clip, endMs, replaceClip, replaceTrack, requireClip, withClips } from './locate.ts'
import type { Timeline } from './model.ts'
import type { TrimClip } from './operation.ts'

export function trimClip(timeline: Timeline, operation: TrimClip): Timeline {
  const place = requireClip(timeline, operation.clipId)
  const { fromStartMs = 0, fromEndMs = 0 } = operation
  const { clip } = place
  const durationMs = clip.durationMs - fromStartMs - fromEndMs
  requireLength(clip, durationMs)
  const trimmed = resize(clip, clip.startMs + fromStartMs, durationMs)
  return replaceClip(timeline, place, advanceSource(trimmed, fromStartMs))
}

export function setDuration(timeline: Timeline, clipId: string, durationMs: number): Timeline {
  const place = requireClip(timeline, clipId)
  requireLength(place.clip, durationMs)
  return replaceClip(timeline, place, resize(place.clip, place.clip.startMs, durationMs))
}

export function setSpeed(timeline: Timeline, clipId: string, speed: number): Timeline {
  const place = requireClip(timeline, clipId)
  const { clip } = place
  if (!('speed' in clip))
    throw new ReelsmithError('timeline/invalid', `"${clip.name}" is text and has no speed.`)
  if (!(speed >= timelineLimits.minSpeed && speed <= timelineLimits.maxSpeed)) {
    throw new ReelsmithError(
      'timeline/invalid',
      `speed: expected ${timelineLimits.minSpeed} to ${timelineLimits.maxSpeed} (1 is natural), got ${speed}.`,
    )
  }
  if ('music' in clip && clip.music) {
    throw new ReelsmithError(
      'timeline/invalid',
      `"${clip.name}" is composed music: change its tempo instead of its speed.`,
    )
  }
  const durationMs = Math.round((clip.durationMs * clip.speed) / speed)
  requireLength(clip, durationMs)
  return replaceClip(timeline, place, resize({ ...clip, speed }, clip.startMs, durationMs))
}

export function splitClip(timeline: Timeline, clipId: string, atMs: number, newClipId: string): Timeline {
  const place = requireClip(timeline, clipId)
  const { clip } = place
  const { minClipMs } = timelineLimits
  if (!Number.isInteger(atMs) || atMs < clip.startMs + minClipMs || atMs > endMs(clip) - minClipMs) {
    throw new ReelsmithError(
      'timeline/invalid',
      `"${clip.name}" runs from ${formatDuration(clip.startMs)} to ${formatDuration(endMs(clip))}: it can't be split at ${formatDuration(atMs)}.`,
    )
  }
  if ('music' in clip && clip.music) {
    throw new ReelsmithError(
      'timeline/invalid',
      `"${clip.name}" is composed for its length and can't be split.`,
    )
  }
  const firstMs = atMs - clip.startMs
  const { transition: _, ...plain } = { transition: undefined, ...clip }
  const second = advanceSource(
    { ...plain, id: newClipId, startMs: atMs, durationMs: clip.durationMs - firstMs },
    firstMs,
  )
  return replaceClip(timeline, place, resize(closeFade(clip), clip.startMs, firstMs), openFade(second))
}

export function joinClip(timeline: Timeline, clipId: string): Timeline {
  const { track, clip, index } = requireClip(timeline, clipId)
  const next = track.clips[index + 1]
  if (!next) throw new ReelsmithError('timeline/not-found', `No clip follows "${clip.name}" on its track.`)
  const joined = { ...clip, durationMs: clip.durationMs + next.durationMs }
  if ('fadeOutMs' in joined && 'fadeOutMs' in next) Object.assign(joined, { fadeOutMs: next.fadeOutMs })
  if (!continues(clip, next)) {
    throw new ReelsmithError(
      'timeline/invalid',
      `"${next.name}" doesn't go on where "${clip.name}" ends, so the two can't become one clip.`,
    )
  }
  return replaceTrack(timeline, withClips(track, [...track.clips].toSpliced(index, 2, joined)))
}

/** Whether the two play on without a seam: all the same but what a split changes. */
function continues(clip: Clip, next: Clip): boolean {
  if (next.startMs !== endMs(clip)) return false
  if ('transition' in next && next.transition) return false
  const expected: Record<string, unknown> = {
    ...advanceSource({ ...clip }, clip.durationMs),
    transition: undefined,
  }
  const found: Record<string, unknown> = { ...next }
  for (const given of ['id', 'startMs', 'durationMs', 'fadeInMs', 'fadeOutMs']) found[given] = expected[given]
  // the start in the source was rounded once by the split
  if (Math.abs(Number(found.inMs ?? 0) - Number(expected.inMs ?? 0)) <= 1) found.inMs = expected.inMs
  return isSameData(found, expected)
}

function advanceSource<T extends Clip>(clip: T, byMs: number): T {
  if (!('inMs' in clip) || ('music' in clip && clip.music) || byMs === 0) return clip
  return { ...clip, inMs: clip.inMs + Math.round(byMs * clip.speed) }
}

/** The fade of the first half ends at the split: it goes on at full level there. */
function closeFade<T extends Clip>(clip: T): T {
  return 'fadeOutMs' in clip ? { ...clip, fadeOutMs: 0 } : clip
}

function openFade<T extends Clip>(clip: T): T {
  return 'fadeInMs' in clip
    ? { ...clip, fadeInMs: 0, fadeOutMs: Math.min(clip.fadeOutMs, clip.durationMs) }
    : clip
}

function requireLength(clip: Clip, durationMs: number): void {
  const { minClipMs, maxFilmMs } = timelineLimits
  if (Number.isInteger(durationMs) && durationMs >= minClipMs && durationMs <= maxFilmMs) return
  throw new ReelsmithError(
    'timeline/invalid',
    `"${clip.name}" would last ${durationMs} ms; a clip lasts ${minClipMs} ms to ${maxFilmMs / 60_000} minutes.`,
  )
}
