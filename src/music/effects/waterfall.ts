/** Falling water: a broad roar that never rests, the boom of the plunge below, spray that flies and patters. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { GrainThrower } from './grain.ts'
import { poissonTimes } from './moments.ts'
import { addNoiseBed } from './noise-bed.ts'

const splashesPerSecond = 130

function addRoar(sound: StereoSound, random: Random): void {
  const mass = new SmoothCurve(noiseSeed(random), 0.3)
  addNoiseBed(sound, random, () => {
    // sheets of water let go one after another: the roar boils some ten times a second
    const boil = new SmoothCurve(noiseSeed(random), 11)
    const sway = new SmoothCurve(noiseSeed(random), 1.1)
    const plunge = new StateVariableFilter(95, 0.7)
    const body = new StateVariableFilter(420, 0.45)
    const floor = new OnePole(700)
    const air = new OnePole(5200)
    return {
      levelAt: (timeS) => 0.72 + 0.2 * mass.at(timeS) + 0.16 * sway.at(timeS) + 0.16 * boil.at(timeS),
      hear: (pink, level) =>
        (plunge.lowpass(pink) * 0.75 - body.bandpass(pink) * 0.5 - air.lowpass(floor.highpass(pink)) * 0.85) * level,
    }
  })
}

function addSpray(sound: StereoSound, random: Random): void {
  const grains = new GrainThrower(random)
  for (const startS of poissonTimes(random, splashesPerSecond, sound.left.length / soundRateHz)) {
    const lowHz = random.range(500, 2400)
    grains.add(sound, {
      startS,
      decayS: random.range(0.004, 0.03),
      level: 0.06 + 0.34 * random.next() ** 4,
      pan: random.range(-0.9, 0.9),
      lowHz,
      highHz: lowHz * random.range(2, 3.5),
    })
  }
}

export function waterfall({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addRoar(sound, random.fork('roar'))
  addSpray(sound, random.fork('spray'))
  return sound
}
