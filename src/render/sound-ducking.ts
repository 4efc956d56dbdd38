import { usualDuckDb } from '../timeline/sound.ts'
import { dbToGain } from '../music/stereo.ts'
import type { RangeMs } from '../time/time.ts'

/** How far other sound steps back for a voice, when it begins to, how it returns, and which gaps it sits out. */
export const ducking = { depthDb: usualDuckDb, leadMs: 150, releaseMs: 500, holdGapMs: 900 } as const

/** Ranges of speech, in order, with short pauses closed: music that comes up between words is restless. */
export function closeGaps(voices: readonly RangeMs[]): RangeMs[] {
  const closed: { startMs: number; endMs: number }[] = []
  for (const { startMs, endMs } of voices.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = closed.at(-1)
    if (last && startMs - last.endMs <= ducking.holdGapMs) last.endMs = Math.max(last.endMs, endMs)
    else closed.push({ startMs, endMs })
  }
  return closed
}

/**
 * Linear gain, 1 or below, that makes room for speech: straight in decibels, down before it and up again after it.
 *
 * @param speech - As {@link closeGaps} gives it: farther apart than lead and release together.
 * @param depthDb - How far down, from 0.
 */
export function duckingGain(speech: readonly RangeMs[], depthDb: number, timeMs: number): number {
  const next = firstEndingAfter(speech, timeMs - ducking.releaseMs)
  const range = speech[next]
  if (!range || timeMs <= range.startMs - ducking.leadMs) return 1
  const into = Math.min(1, (timeMs - (range.startMs - ducking.leadMs)) / ducking.leadMs)
  const outOf = Math.min(1, (range.endMs + ducking.releaseMs - timeMs) / ducking.releaseMs)
  return dbToGain(-depthDb * Math.min(into, outOf))
}

/** Index of the first range that ends after a time; the number of ranges when none does. */
function firstEndingAfter(ranges: readonly RangeMs[], timeMs: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.endMs > timeMs) high = middle
    else low = middle + 1
  }
  return low
}
