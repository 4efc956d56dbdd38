/** Edits of how long clips are, and which part of their source they play. */
import { ReelsmithError } from '../errors/error.ts'
import { formatDuration } from '../time/time.ts'
import { isSameData } from './equal.ts'
import { resize } from './follow.ts'
import { timelineLimits } from './limits.ts'
import { type Clip, endMs, replaceClip, replaceTrack, requireClip, withClips } from './locate.ts'
import type { Timeline } from './model.ts'
import type { TrimClip } from './operation.ts'
import { playPart, playedMs } from './source-time.ts'

export function trimClip(timeline: Timeline, operation: TrimClip): Timeline {
  const place = requireClip(timeline, operation.clipId)
  const { fromStartMs = 0, fromEndMs = 0 } = operation
  const { clip } = place
  const durationMs = clip.durationMs - fromStartMs - fromEndMs
  requireLength(clip, durationMs)
  const part = playPart(clip, fromStartMs, clip.durationMs - fromEndMs)
  return replaceClip(timeline, place, resize(part, clip.startMs + fromStartMs, durationMs))
}

export function setDuration(timeline: Timeline, clipId: string, durationMs: number): Timeline {
  const place = requireClip(timeline, clipId)
  requireLength(place.clip, durationMs)
  const part = playPart(place.clip, 0, durationMs)
  // Backwards, a longer clip needs what lies earlier in its source; where nothing does it begins later in it instead.
  const playable = 'inMs' in part ? { ...part, inMs: Math.max(0, part.inMs) } : part
  return replaceClip(timeline, place, resize(playable, place.clip.startMs, durationMs))
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
  if (isMade(clip)) {
    throw new ReelsmithError(
      'timeline/invalid',
      `"${clip.name}" is made for its length: its speed can't be changed (composed music has a tempo).`,
    )
  }
  if ('frozen' in clip && clip.frozen) {
    throw new ReelsmithError('timeline/invalid', `"${clip.name}" holds one picture and has no speed.`)
  }
  const durationMs = Math.round(playedMs(clip, clip.durationMs) / speed)
  requireLength(clip, durationMs)
  const { ramp: _, ...even } = { ramp: undefined, ...clip }
  return replaceClip(timeline, place, resize({ ...even, speed }, clip.startMs, durationMs))
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
  if (isMade(clip)) {
    throw new ReelsmithError('timeline/invalid', `"${clip.name}" is made for its length and can't be split.`)
  }
  const firstMs = atMs - clip.startMs
  const { transition: _, ...plain } = { transition: undefined, ...clip }
  const second = {
    ...playPart(plain as Clip, firstMs, clip.durationMs),
    id: newClipId,
    startMs: atMs,
    durationMs: clip.durationMs - firstMs,
  }
  const first = resize(playPart(closeFade(clip), 0, firstMs), clip.startMs, firstMs)
  return replaceClip(timeline, place, first, openFade(second))
}

export function joinClip(timeline: Timeline, clipId: string): Timeline {
  const { track, clip, index } = requireClip(timeline, clipId)
  const next = track.clips[index + 1]
  if (!next) throw new ReelsmithError('timeline/not-found', `No clip follows "${clip.name}" on its track.`)
  const joined = { ...clip, durationMs: clip.durationMs + next.durationMs }
  if ('inMs' in joined && 'reversed' in joined && joined.reversed && 'inMs' in next) joined.inMs = next.inMs
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
  const isReversed = 'reversed' in clip && clip.reversed === true
  // Of the whole, the second part: played backwards the whole begins in the source where the second part does.
  const whole = {
    ...clip,
    durationMs: clip.durationMs + next.durationMs,
    ...(isReversed && 'inMs' in next && { inMs: next.inMs }),
  }
  const expected: Record<string, unknown> = {
    ...playPart(whole as Clip, clip.durationMs, whole.durationMs),
    transition: undefined,
  }
  if (isReversed && 'inMs' in clip) {
    const first = playPart(whole as Clip, 0, clip.durationMs)
    if (!('inMs' in first) || Math.abs(first.inMs - clip.inMs) > 1) return false
  }
  const found: Record<string, unknown> = { ...next }
  for (const given of ['id', 'startMs', 'durationMs', 'fadeInMs', 'fadeOutMs']) found[given] = expected[given]
  // the start in the source was rounded once by the split
  if (Math.abs(Number(found.inMs ?? 0) - Number(expected.inMs ?? 0)) <= 1) found.inMs = expected.inMs
  return isSameData(found, expected)
}

/** Composed music and made sounds are rendered for the length they have. */
function isMade(clip: Clip): boolean {
  return ('music' in clip && clip.music !== undefined) || ('effect' in clip && clip.effect !== undefined)
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
