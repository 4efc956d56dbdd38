/** Seeded randomness for plans: the same seed gives the same numbers everywhere. */

export interface Random {
  /** [0, 1) */
  next(): number
  between(low: number, high: number): number
  /** An integer in [low, high]. */
  integer(low: number, high: number): number
  pick<T>(choices: readonly T[]): T
  chance(probability: number): boolean
}

/** mulberry32 over an integer seed. */
export function createRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    integer: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (choices) => choices[Math.floor(next() * choices.length)]!,
    chance: (probability) => next() < probability,
  }
}
