/** Which parts of a film are worth keeping, by what was found in its files. Pure. */

/** A stretch of one clip that is kept whole or in part, from its beginning. */
export interface Part {
  readonly clipId: string
  /** `[startMs, endMs)` in the time of the film. */
  readonly startMs: number
  readonly endMs: number
  /** Share of it in which something is heard, from 0 to 1; 1 where nothing is known of it. */
  readonly heard: number
}

/** Long enough to take something in, and no longer than the eye stays. */
const leastMs = 1000
const mostMs = 6000

/**
 * Parts that last `totalMs` together, in the order of the film. Every clip is in it while there is a second for each;
 * what is silent goes first, then what goes on longest without a cut.
 *
 * @param parts - In order, without overlap.
 * @returns Nothing when the parts are no longer than that.
 */
export function bestParts(parts: readonly Part[], totalMs: number): Part[] | undefined {
  const lengthOf = ({ startMs, endMs }: Pick<Part, 'startMs' | 'endMs'>): number => endMs - startMs
  if (parts.reduce((sum, part) => sum + lengthOf(part), 0) <= totalMs) return undefined
  const ranked = parts.toSorted((a, b) => b.heard - a.heard || Number(lengthOf(b) >= leastMs) - Number(lengthOf(a) >= leastMs) || a.startMs - b.startMs)
  // The best of every clip first, then the second best, and so on: variety counts as much as quality.
  const rank = new Map<Part, number>()
  const seen = new Map<string, number>()
  for (const part of ranked) {
    const place = seen.get(part.clipId) ?? 0
    seen.set(part.clipId, place + 1)
    rank.set(part, place)
  }
  const order = ranked.toSorted((a, b) => rank.get(a)! - rank.get(b)!)
  const share = Math.max(leastMs, Math.floor(totalMs / Math.max(1, seen.size)))
  const kept = new Map<Part, number>()
  let left = totalMs
  // First as much of each as its share, then more of what is there already; a glimpse only where nothing else is left.
  for (const { limit, least } of [{ limit: Math.min(share, mostMs), least: leastMs }, { limit: Number.POSITIVE_INFINITY, least: leastMs }, { limit: Number.POSITIVE_INFINITY, least: 0 }]) {
    for (const part of order) {
      if (left < Math.min(least, lengthOf(part)) && !kept.has(part)) continue
      const has = kept.get(part) ?? 0
      const more = Math.min(left, Math.min(lengthOf(part), limit) - has)
      if (more <= 0) continue
      kept.set(part, has + more)
      left -= more
    }
  }
  return parts.flatMap((part) => (kept.has(part) ? [{ ...part, endMs: part.startMs + kept.get(part)! }] : []))
}
