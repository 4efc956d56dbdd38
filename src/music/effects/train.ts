/** A train on jointed rails: two axles, two axles, over and over, above the roll of wheels and the hum of the car. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { GrainThrower, addRing } from './grain.ts'
import { addNoiseBed } from './noise-bed.ts'

/** Seconds from joint to joint: rails of 25 m at 80 km/h, a little hurried for the ear. */
const jointS = 0.98
/** Axles of a bogie, and the bogies either side of a coupling, in seconds after the joint. */
const axlesS = [0, 0.125, 0.36, 0.485] as const

function addJoint(sound: StereoSound, random: Random, grains: GrainThrower, atS: number, level: number): void {
  const pan = random.range(-0.12, 0.12)
  const tune = random.range(0.97, 1.03)
  addRing(sound, { startS: atS, hz: 96 * tune, toHz: 60, decayS: 0.03, level: level * 0.5, pan, attackS: 0.003 })
  addRing(sound, { startS: atS, hz: 310 * tune, decayS: 0.022, level: level * 0.14, pan })
  addRing(sound, { startS: atS, hz: 890 * tune, decayS: 0.03, level: level * 0.05, pan })
  grains.add(sound, { startS: atS, decayS: 0.012, level: level * 0.5, pan, lowHz: 350, highHz: 2600 })
  grains.add(sound, { startS: atS + 0.004, decayS: 0.004, level: level * 0.3, pan, lowHz: 1400, highHz: 5200 })
}

function addRoll(sound: StereoSound, random: Random): void {
  const sway = new SmoothCurve(noiseSeed(random), 0.5)
  addNoiseBed(sound, random, () => {
    const shake = new SmoothCurve(noiseSeed(random), 3.2)
    const rumble = new OnePole(150)
    const body = new StateVariableFilter(360, 0.6)
    const floor = new OnePole(1300)
    const sing = new StateVariableFilter(2100, 1.2)
    return {
      levelAt: (timeS) => 0.5 + 0.3 * sway.at(timeS) + 0.2 * shake.at(timeS),
      hear: (pink, level) =>
        (rumble.lowpass(pink) * 0.95 + body.bandpass(pink) * 0.26 + sing.bandpass(floor.highpass(pink)) * 0.1) * level,
    }
  })
}

export function train({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addRoll(sound, random.fork('roll'))
  const own = random.fork('joints')
  const grains = new GrainThrower(own)
  const durationS = sampleCount / soundRateHz
  for (let atS = -own.range(0, jointS); atS < durationS; atS += jointS * (1 + 0.006 * own.gaussian())) {
    axlesS.forEach((axleS, axle) => {
      // the bogie behind the coupling is farther away
      addJoint(sound, own, grains, atS + axleS, (axle < 2 ? 1 : 0.62) * own.range(0.8, 1))
    })
  }
  return sound
}
