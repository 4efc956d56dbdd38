import type { RangeMs } from '../time/time.ts'

/** How far other sound steps back for a voice, when it begins to, how it returns, and which gaps it sits out. */
export const ducking = { depthDb: -8, leadMs: 150, releaseMs: 500, holdGapMs: 900 } as const

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
 * Gain in dB, 0 or below, that makes room for speech.
 *
 * @param speech - As {@link closeGaps} gives it.
 */
export function duckingDb(speech: readonly RangeMs[], timeMs: number): number {
  let deepest = 0
  for (const { startMs, endMs } of speech) {
    if (timeMs <= startMs - ducking.leadMs || timeMs >= endMs + ducking.releaseMs) continue
    const into = Math.min(1, (timeMs - (startMs - ducking.leadMs)) / ducking.leadMs)
    const outOf = Math.min(1, (endMs + ducking.releaseMs - timeMs) / ducking.releaseMs)
    deepest = Math.min(deepest, ducking.depthDb * Math.min(into, outOf))
  }
  return deepest
}
