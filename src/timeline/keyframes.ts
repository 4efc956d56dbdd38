/** Values between keyframes. */
import type { Easing, Keyframe } from './appearance.ts'

/** The two keyframes around a moment, and how far on the eased way from the first to the second it is (0 to 1). */
export interface KeyframePlace<K> {
  readonly before: K
  readonly after: K
  readonly share: number
}

/**
 * Finds a moment among keyframes.
 *
 * @param keyframes - In order of time, at least one.
 */
export function placeAmong<K extends Keyframe>(keyframes: readonly K[], atMs: number): KeyframePlace<K> {
  const next = keyframes.findIndex((key) => key.atMs > atMs)
  const edge = next === 0 ? keyframes[0]! : keyframes.at(-1)!
  if (next <= 0) return { before: edge, after: edge, share: 0 }
  const [before, after] = [keyframes[next - 1]!, keyframes[next]!]
  const share = (atMs - before.atMs) / (after.atMs - before.atMs)
  return { before, after, share: ease(after.easing ?? 'ease-in-out', share) }
}

/** The eased way of `t` from 0 to 1: quadratic at one end, Hermite's cubic at both. */
export function ease(easing: Easing, t: number): number {
  switch (easing) {
    case 'linear':
      return t
    case 'ease-in':
      return t * t
    case 'ease-out':
      return t * (2 - t)
    case 'ease-in-out':
      return t * t * (3 - 2 * t)
    case 'hold':
      return 0
  }
}
