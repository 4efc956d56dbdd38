/**
 * A rocket: a roar that shakes the ground and crackles. Jets at full thrust throw shocks that the ear hears as tearing:
 * noise whose peaks all go one way.
 */
import { SmoothCurve, smoothstep } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence } from '../stereo.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { addNoiseBed } from './noise-bed.ts'

/** Seconds from ignition to full thrust, when the moment of ignition is known. */
const ignitionS = 1.6

function addRoar(sound: StereoSound, random: Random, ignitesAtS: number | undefined): void {
  const surge = new SmoothCurve(noiseSeed(random), 0.6)
  const crackle = new SmoothCurve(noiseSeed(random), 24)
  addNoiseBed(sound, random, () => {
    const flutter = new SmoothCurve(noiseSeed(random), 7)
    const sub = new StateVariableFilter(70, 0.9)
    const body = new StateVariableFilter(170, 0.45)
    const floor = new OnePole(450)
    const air = new OnePole(2400)
    let tear = 0
    return {
      levelAt: (timeS) => {
        tear = 0.25 + 1.5 * crackle.at(timeS) ** 3
        const thrust = ignitesAtS === undefined ? 1 : smoothstep((timeS - ignitesAtS) / ignitionS)
        return thrust * (0.7 + 0.25 * surge.at(timeS) + 0.22 * flutter.at(timeS))
      },
      hear: (pink, level) => {
        const hard = air.lowpass(floor.highpass(pink))
        const torn = hard > 0 ? hard * hard * 9 * tear : hard * 0.35
        return (sub.lowpass(pink) * 1.6 - body.bandpass(pink) * 0.9 + torn + hard * 0.3) * level
      },
    }
  })
}

export function rocket({ random, sampleCount, events }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addRoar(sound, random, events?.[0]?.atS)
  return sound
}
