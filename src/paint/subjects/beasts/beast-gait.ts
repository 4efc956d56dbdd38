/** How four feet go: walk, trot and gallop, each planted foot on its spot of the ground. */

export interface BeastGait {
  readonly name: 'walk' | 'trot' | 'gallop'
  /** Phases of the left hind, left fore, right hind, right fore foot. */
  readonly phases: readonly [number, number, number, number]
  /** Part of the cycle in which a foot is planted. */
  readonly duty: number
  /** Way of one cycle, metres. */
  readonly cycleM: number
  /** Height of the swing, metres. */
  readonly liftM: number
}

/**
 * The gait an animal takes at a speed: by the Froude number of its legs, as all running animals do (Alexander &
 * Jayes 1983); the length of a cycle grows with it.
 *
 * @param legM - Height of the hip.
 */
export function beastGait(speed: number, legM: number, gallops = true): BeastGait {
  const froude = speed / Math.sqrt(9.81 * legM)
  if (froude < 0.62 || (!gallops && froude < 1.1)) {
    const cycleM = legM * (1.0 + 0.75 * froude)
    return { name: 'walk', phases: [0, 0.25, 0.5, 0.75], duty: 0.66 - 0.06 * froude, cycleM, liftM: legM * 0.09 }
  }
  if (froude < 1.35 || !gallops) {
    return { name: 'trot', phases: [0, 0.5, 0.5, 0], duty: 0.46, cycleM: legM * (1.15 + 0.75 * froude), liftM: legM * 0.17 }
  }
  return { name: 'gallop', phases: [0, 0.5, 0.1, 0.62], duty: 0.27, cycleM: legM * (1.7 + 0.95 * Math.min(froude, 3)), liftM: legM * 0.24 }
}

export interface HoofPlace {
  /** Along the way and height above the ground, metres. */
  readonly x: number
  readonly lift: number
  /** −1 … 1 over a stance, front to back; over a swing 0 … 1 in `swing`. */
  readonly stance: number
  readonly swing: number
}

/**
 * @param phase - Cycles of this foot; not wrapped, so that every step knows its own place.
 * @param firstX - Where it is planted in step 0.
 */
export function hoofAt({ duty, cycleM, liftM }: BeastGait, phase: number, firstX: number): HoofPlace {
  const step = Math.floor(phase)
  const part = phase - step
  const x = firstX + step * cycleM
  if (part < duty) return { x, lift: 0, stance: 1 - (2 * part) / duty, swing: 0 }
  const t = (part - duty) / (1 - duty)
  const eased = t * t * t * (t * (6 * t - 15) + 10)
  return { x: x + cycleM * eased, lift: liftM * Math.sin(Math.PI * t) ** 1.4, stance: 2 * t - 1, swing: Math.sin(Math.PI * t) }
}
