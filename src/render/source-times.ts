/** Which moments of its source each frame of a clip shows. Pure. */
import type { Fps } from '../time/time.ts'
import type { VideoClip } from '../timeline/model.ts'
import { sourceMsAt } from '../timeline/source-time.ts'

/** Moments of a source in ms, frame after frame: evenly spaced, or one by one. */
export type SourceTimes = { readonly startMs: number; readonly stepMs: number } | readonly number[]

export interface TimedSource {
  readonly durationMs: number
  /** Begins again where it ends. */
  readonly loops: boolean
}

export interface PlayedFrames {
  readonly times: SourceTimes
  /** So many frames show moving pictures; all after them show what the last of them shows. At least 1. */
  readonly availableFrames: number
}

/** Sums of fractions are not exact. */
const roundingMs = 0.001

/**
 * The moments for `count` frames of a clip from its frame `first` on (which may lie beyond the clip's end).
 * What lies outside the source shows its first or last picture.
 */
export function playedFrames(
  clip: VideoClip,
  source: TimedSource,
  { first, count, fps }: { first: number; count: number; fps: Fps },
): PlayedFrames {
  const frameMs = (1000 * fps.den) / fps.num
  const wanted = Array.from({ length: count }, (_, n) => sourceMsAt(clip, (first + n) * frameMs))
  // Half a frame before its end a source still shows its last picture.
  const lastMs = Math.max(0, source.durationMs - frameMs / 2)
  const isLooping = source.loops && source.durationMs > 0
  const shown: number[] = []
  for (const ms of wanted) {
    if (isLooping) shown.push(modulo(ms, source.durationMs))
    else if (ms >= -roundingMs && ms <= lastMs) shown.push(Math.max(0, ms))
    else shown.push(shown.at(-1) ?? (ms < 0 ? 0 : lastMs))
  }
  let available = count
  while (available > 1 && Math.abs(shown[available - 1]! - shown[available - 2]!) < 1e-6) available--
  return { times: evenly(shown, available), availableFrames: available }
}

function modulo(ms: number, durationMs: number): number {
  return ((ms % durationMs) + durationMs) % durationMs
}

/** Two numbers where the moving frames are evenly spaced: a clip that plays on is then the same wherever it is cut. */
function evenly(shown: readonly number[], available: number): SourceTimes {
  const startMs = shown[0]!
  const stepMs = available > 1 ? (shown[available - 1]! - startMs) / (available - 1) : 0
  const isEven = shown.slice(0, available).every((ms, n) => Math.abs(ms - (startMs + n * stepMs)) < 0.01)
  return isEven ? { startMs: round(startMs), stepMs: round(stepMs) } : shown.slice(0, available).map(round)
}

/** To the microsecond. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000
}

/** The moment that frame `n` of those with moving pictures shows. */
export function sourceTime(times: SourceTimes, n: number): number {
  return 'startMs' in times ? times.startMs + n * times.stepMs : times[n]!
}
