/** Sharing a film's length among its clips. Pure. */

export interface Stretchable {
  readonly durationMs: number
  /** How long it can be without standing still; infinite for stills. */
  readonly longestMs: number
}

/** Nobody takes in a picture in less. */
const shortestMs = 1000
/** The least that is still a picture, for films that are too short for all of theirs. */
const glimpseMs = 200

/**
 * Lengths in whole ms that add up to `totalMs`: all clips become longer or shorter by the same factor, none longer
 * than it can be, none shorter than a second unless it was.
 *
 * @returns Nothing when there is too little material, or too many clips for so short a film.
 */
export function fitLengths(clips: readonly Stretchable[], totalMs: number): number[] | undefined {
  const most = clips.map(({ durationMs, longestMs }) => Math.max(durationMs, longestMs))
  if (sum(most) < totalMs) return undefined
  const usual = clips.map(({ durationMs }) => Math.min(durationMs, shortestMs))
  const least = sum(usual) <= totalMs ? usual : clips.map(({ durationMs }) => Math.min(durationMs, glimpseMs))
  if (sum(least) > totalMs) return undefined
  const at = (factor: number): number[] =>
    clips.map(({ durationMs }, index) => Math.min(most[index]!, Math.max(least[index]!, durationMs * factor)))
  let [low, high] = [0, 1]
  while (sum(at(high)) < totalMs) high *= 2
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2
    if (sum(at(middle)) < totalMs) low = middle
    else high = middle
  }
  return wholeNumbers(at(high), totalMs, { least, most })
}

/** Rounded so that the sum is exact: what is left over goes, 1 ms each, to those that still can take it. */
function wholeNumbers(
  lengths: readonly number[],
  total: number,
  { least, most }: { least: readonly number[]; most: readonly number[] },
): number[] {
  const rounded = lengths.map(Math.floor)
  let left = total - sum(rounded)
  for (let index = 0; left !== 0; index = (index + 1) % rounded.length) {
    const step = Math.sign(left)
    const next = rounded[index]! + step
    if (next > most[index]! || next < Math.floor(least[index]!)) continue
    rounded[index] = next
    left -= step
  }
  return rounded
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
