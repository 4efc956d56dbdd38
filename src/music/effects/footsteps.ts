/**
 * Somebody walks: heel, then sole, on a ground. Loose grounds are spills of small grains over a dull thud, hard ones a
 * knock with the resonances of what is walked on; never two steps alike.
 */
import type { Random } from '../random.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'
import type { EffectContext, MakeSound, SoundEvent } from './effect.ts'
import { GrainThrower, addRing } from './grain.ts'

/** An easy hiking pace. */
export const stepsPerMinute = 104

type Range = readonly [number, number]

interface Ground {
  /** Grains of the heel and of the sole that rolls after it. */
  readonly grains: readonly [Range, Range]
  /** How long each spills, in seconds. */
  readonly spreadS: readonly [number, number]
  readonly grainDecayS: Range
  readonly lowHz: Range
  readonly highHz: Range
  readonly grainLevel: number
  /** The blow itself: pitch and how strong. */
  readonly thudHz: number
  readonly thud: number
  /** Tones that the blow wakes, and for how long: planks, slabs. */
  readonly rings?: readonly { readonly hz: number; readonly decayS: number; readonly level: number }[]
  /** Bubbles that the foot leaves behind, in water. */
  readonly bubbles?: number
}

const grounds = {
  gravel: {
    grains: [[26, 40], [34, 56]], spreadS: [0.07, 0.15], grainDecayS: [0.0015, 0.007],
    lowHz: [700, 2600], highHz: [2600, 7500], grainLevel: 0.3, thudHz: 105, thud: 0.06,
  },
  grass: {
    grains: [[14, 20], [26, 40]], spreadS: [0.09, 0.2], grainDecayS: [0.004, 0.02],
    lowHz: [500, 1800], highHz: [2200, 5200], grainLevel: 0.1, thudHz: 82, thud: 0.09,
  },
  snow: {
    grains: [[60, 90], [90, 130]], spreadS: [0.13, 0.2], grainDecayS: [0.001, 0.005],
    lowHz: [500, 1500], highHz: [1800, 4800], grainLevel: 0.22, thudHz: 90, thud: 0.03,
  },
  sand: {
    grains: [[40, 60], [70, 100]], spreadS: [0.12, 0.24], grainDecayS: [0.004, 0.014],
    lowHz: [400, 1000], highHz: [1500, 3600], grainLevel: 0.1, thudHz: 75, thud: 0.05,
  },
  leaves: {
    grains: [[22, 34], [40, 64]], spreadS: [0.12, 0.26], grainDecayS: [0.001, 0.006],
    lowHz: [1200, 3600], highHz: [4500, 9500], grainLevel: 0.34, thudHz: 85, thud: 0.06,
  },
  wood: {
    grains: [[3, 5], [4, 8]], spreadS: [0.008, 0.05], grainDecayS: [0.001, 0.004],
    lowHz: [600, 1400], highHz: [2400, 5000], grainLevel: 0.16, thudHz: 118, thud: 0.2,
    rings: [
      { hz: 176, decayS: 0.05, level: 0.16 },
      { hz: 292, decayS: 0.035, level: 0.1 },
      { hz: 518, decayS: 0.02, level: 0.05 },
    ],
  },
  stone: {
    grains: [[5, 8], [12, 20]], spreadS: [0.006, 0.07], grainDecayS: [0.0012, 0.005],
    lowHz: [900, 2200], highHz: [3600, 7500], grainLevel: 0.3, thudHz: 140, thud: 0.12,
    rings: [{ hz: 720, decayS: 0.008, level: 0.09 }, { hz: 1460, decayS: 0.006, level: 0.06 }],
  },
  shallows: {
    grains: [[50, 70], [60, 90]], spreadS: [0.1, 0.28], grainDecayS: [0.003, 0.02],
    lowHz: [500, 1600], highHz: [2500, 7000], grainLevel: 0.14, thudHz: 95, thud: 0.05, bubbles: 14,
  },
} as const satisfies Record<string, Ground>

export type GroundName = keyof typeof grounds

interface Contact extends Required<Omit<SoundEvent, 'lengthS'>> {
  /** 0 the heel, 1 the sole. */
  readonly part: 0 | 1
}

function addContact(sound: StereoSound, random: Random, grains: GrainThrower, ground: Ground, contact: Contact): void {
  const { atS, pan, strength, part } = contact
  const [least, most] = ground.grains[part]
  for (let grain = random.integer(least, most); grain > 0; grain--) {
    grains.add(sound, {
      // most give way at once, some roll on
      startS: atS + ground.spreadS[part] * random.next() ** 1.7,
      decayS: random.range(...ground.grainDecayS),
      level: strength * (0.15 + random.next() ** 3) * ground.grainLevel,
      pan: pan + random.range(-0.2, 0.2),
      lowHz: random.range(...ground.lowHz),
      highHz: random.range(...ground.highHz),
    })
  }
  const weight = part === 0 ? strength : strength * 0.3
  const tune = random.range(0.94, 1.06)
  addRing(sound, { startS: atS, hz: ground.thudHz * tune, toHz: ground.thudHz * 0.55, decayS: 0.025, level: weight * ground.thud, pan, attackS: 0.0025 })
  for (const { hz, decayS, level } of ground.rings ?? []) {
    addRing(sound, { startS: atS, hz: hz * tune, decayS, level: weight * level * random.range(0.7, 1), pan })
  }
  for (let bubble = 0; bubble < (ground.bubbles ?? 0); bubble++) {
    const hz = random.range(450, 1700)
    addRing(sound, { startS: atS + random.range(0.02, 0.3), hz, toHz: hz * 1.3, decayS: random.range(0.006, 0.018), level: strength * 0.03 * random.next(), pan })
  }
}

function ownPace(random: Random, durationS: number): SoundEvent[] {
  const periodS = 60 / stepsPerMinute
  const steps: SoundEvent[] = []
  let foot = random.chance(0.5) ? 1 : -1
  for (let atS = random.range(0.05, periodS); atS < durationS; atS += periodS * (1 + 0.025 * random.gaussian())) {
    steps.push({ atS, pan: foot * 0.14 })
    foot = -foot
  }
  return steps
}

function renderSteps(ground: Ground, { random, sampleCount, events }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  const grains = new GrainThrower(random)
  for (const { atS, pan = 0, strength = 1 } of events ?? ownPace(random, sampleCount / soundRateHz)) {
    const weight = strength * random.range(0.75, 1.1)
    addContact(sound, random, grains, ground, { atS, pan, strength: weight, part: 0 })
    addContact(sound, random, grains, ground, { atS: atS + random.range(0.11, 0.15), pan, strength: weight * 0.75, part: 1 })
  }
  return sound
}

export function footstepsOn(ground: GroundName): MakeSound {
  return (context) => renderSteps(grounds[ground], context)
}
