/** Seeded randomness: the only kind of chance that sound here may use, so that a seed always gives the same bytes. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform in [low, high). */
  range(low: number, high: number): number
  /** A whole number in [low, high], both inside. */
  integer(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** About normal with standard deviation 1, never beyond ±3.5. */
  gaussian(): number
  /** An independent generator for one part of the work: drawing more from one never shifts another. */
  fork(label: string): Random
}

/** FNV-1a over the text, mixed with the seed: close seeds and close labels give unrelated streams. */
export function hashSeed(seed: number, label: string): number {
  let hash = (2166136261 ^ seed) >>> 0
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 16777619) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** @param seed - Any finite number; its low 32 bits and its upper part both count. */
export function createRandom(seed: number, label = ''): Random {
  const whole = Math.floor(Math.abs(seed))
  const root = hashSeed((whole ^ Math.floor(whole / 2 ** 32)) >>> 0, label)
  let state = root
  // mulberry32 (Tommy Ettinger, public domain)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    range: (low, high) => low + next() * (high - low),
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick: expected at least one item, got none')
      return items[Math.floor(next() * items.length)]!
    },
    gaussian: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    fork: (inner) => createRandom(root, inner),
  }
}
