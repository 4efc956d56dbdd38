/** Smooth value noise over time: the same time always gives the same value, in any order. */
export class SmoothCurve {
  private readonly seed: number
  private readonly ratePerSecond: number

  /** @param ratePerSecond - How many new values it heads for each second. */
  constructor(seed: number, ratePerSecond: number) {
    this.seed = seed >>> 0
    this.ratePerSecond = ratePerSecond
  }

  /** @returns In [0, 1], mean 0.5. */
  at(timeS: number): number {
    const position = timeS * this.ratePerSecond
    const index = Math.floor(position)
    const blend = smoothstep(position - index)
    const from = this.lattice(index)
    return from + (this.lattice(index + 1) - from) * blend
  }

  private lattice(index: number): number {
    let mixed = Math.imul(index ^ this.seed, 0x9e3779b1)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
  }
}


/** 0 below 0, 1 above 1, with level ends. */
export function smoothstep(x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return x * x * (3 - 2 * x)
}

/**
 * A bump that rises without a corner and falls off exponentially: the loudness of one event.
 *
 * @param sinceS - Seconds since it began; 0 before.
 * @param attackS - Until its peak of 1.
 * @param decayS - From the peak to 1/e.
 */
export function swell(sinceS: number, attackS: number, decayS: number): number {
  if (sinceS <= 0) return 0
  if (sinceS < attackS) return smoothstep(sinceS / attackS)
  return Math.exp(-(sinceS - attackS) / decayS)
}
