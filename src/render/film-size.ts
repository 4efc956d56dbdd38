/** How to keep a film below a size in bytes. Pure. */

/** What a quality came to. */
export interface SizeTrial {
  /** x264's constant rate factor. */
  readonly crf: number
  readonly bytes: number
}

/** Six steps of the rate factor halve the bytes, roughly; two trials know better. */
const stepsPerHalf = 6
/** Worse than this a smaller picture looks better. */
const worstCrf = 38
/** A film that uses so much of what it may is as good as it can be. */
const nearEnough = 0.88

/**
 * The quality to try next so that the bytes come below a limit but not far below it.
 *
 * @param trials - What was tried, in order; at least one.
 * @param wishedCrf - No better quality is tried than what was wished.
 * @returns null when the best trial that fits is good enough, or nothing better can be tried.
 */
export function nextQuality(trials: readonly SizeTrial[], maxBytes: number, wishedCrf: number): number | null {
  const last = trials.at(-1)!
  const fitting = trials.filter(({ bytes }) => bytes <= maxBytes)
  const best = fitting.reduce<SizeTrial | null>((a, b) => (a && a.crf <= b.crf ? a : b), null)
  if (best && (best.crf <= wishedCrf || best.bytes >= maxBytes * nearEnough)) return null
  const slope = slopeOf(trials)
  const aimed = maxBytes * (best ? 0.95 : 0.93)
  const crf = Math.ceil(last.crf + Math.log2(last.bytes / aimed) * slope)
  const tooGood = Math.max(...trials.filter(({ bytes }) => bytes > maxBytes).map((trial) => trial.crf), wishedCrf - 1)
  const least = tooGood + 1
  const most = best ? best.crf - 1 : worstCrf
  if (least > most) return null
  const next = Math.min(most, Math.max(least, crf))
  return trials.some((trial) => trial.crf === next) ? null : next
}

/** How many steps halve the bytes, from the two trials that are furthest apart. */
function slopeOf(trials: readonly SizeTrial[]): number {
  const sorted = trials.toSorted((a, b) => a.crf - b.crf)
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const halves = Math.log2(first.bytes / last.bytes)
  if (last.crf - first.crf < 2 || halves <= 0.05) return stepsPerHalf
  return Math.min(12, Math.max(3, (last.crf - first.crf) / halves))
}

/**
 * How much smaller the sides of a picture must be when even the worst quality is too large, as a factor.
 *
 * @param bytes - At the worst quality.
 */
export function smallerSides(bytes: number, maxBytes: number): number {
  return Math.max(0.25, Math.min(0.85, Math.sqrt(maxBytes / bytes) * 0.95))
}

/** So much of the bytes of a film may be its sound, and what a sound has at least and at most, in kbit/s. */
const soundShare = 0.15

/** The bit rate of a film's sound when its size is limited. */
export function soundKbps(maxBytes: number | undefined, durationMs: number): number {
  if (maxBytes === undefined) return 256
  const fair = (maxBytes * 8 * soundShare) / durationMs
  return Math.round(Math.min(256, Math.max(48, fair)))
}
