/**
 * Time in three forms: integer milliseconds in documents (the wire says so), frame indices at the edge of
 * rendering, and samples in sound. This module is the only place that converts between them.
 * Ranges are `[start, end)`: the start is inside, the end is not.
 */

/** A frame rate as an exact fraction, e.g. 30000/1001. Never a float. */
export interface Fps {
  readonly num: number
  readonly den: number
}

/** `[startMs, endMs)` in milliseconds; the coordinate system is said where it is used. */
export interface RangeMs {
  readonly startMs: number
  readonly endMs: number
}

export const fps30: Fps = { num: 30, den: 1 }

/** NTSC rates are written with two or three decimals by everybody and mean n×1000/1001. */
const ntsc: readonly [number, Fps][] = [
  [23.976, { num: 24000, den: 1001 }],
  [29.97, { num: 30000, den: 1001 }],
  [47.952, { num: 48000, den: 1001 }],
  [59.94, { num: 60000, den: 1001 }],
]

/**
 * The exact rate behind a number as people and drafts write it (`30`, `29.97`).
 *
 * @throws RangeError when the rate isn't within [1, 240].
 */
export function fpsFromNumber(rate: number): Fps {
  if (!(rate >= 1 && rate <= 240)) throw new RangeError(`fps: expected 1 to 240, got ${rate}`)
  for (const [decimal, fraction] of ntsc) if (Math.abs(rate - decimal) < 0.005) return fraction
  if (Number.isInteger(rate)) return { num: rate, den: 1 }
  return { num: Math.round(rate * 1000), den: 1000 }
}

export function fpsToNumber(fps: Fps): number {
  return fps.den === 1 ? fps.num : Math.round((fps.num / fps.den) * 1000) / 1000
}

/** The frame that begins nearest to a time. Inverse of {@link frameToMs} for every rate up to 240 fps. */
export function msToFrame(ms: number, fps: Fps): number {
  return Math.round((ms * fps.num) / (1000 * fps.den))
}

/** When a frame begins, rounded to the millisecond. */
export function frameToMs(frame: number, fps: Fps): number {
  return Math.round((frame * 1000 * fps.den) / fps.num)
}

/** How many samples lie before a time; exact for whole milliseconds at 48 kHz. */
export function msToSample(ms: number, sampleRateHz: number): number {
  return Math.round((ms * sampleRateHz) / 1000)
}

/** The part two ranges share, or null when they only touch or are apart. */
export function intersectRanges(a: RangeMs, b: RangeMs): RangeMs | null {
  const startMs = Math.max(a.startMs, b.startMs)
  const endMs = Math.min(a.endMs, b.endMs)
  return startMs < endMs ? { startMs, endMs } : null
}

/** A duration for people: `10s`, `2.5s`, `1m 05s`. */
export function formatDuration(ms: number): string {
  const tenths = Math.round(ms / 100)
  if (tenths < 600) return tenths % 10 === 0 ? `${tenths / 10}s` : `${(tenths / 10).toFixed(1)}s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, '0')}s`
}
