/** Below the surface: the sea as pressure on the ears, slow and dark, and bubbles that rise past. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence } from '../stereo.ts'
import { type EffectContext, type SoundEvent, noiseSeed } from './effect.ts'
import { addRing } from './grain.ts'
import { momentsOf } from './moments.ts'
import { addNoiseBed } from './noise-bed.ts'

function addPressure(sound: StereoSound, random: Random): void {
  const swell = new SmoothCurve(noiseSeed(random), 0.22)
  addNoiseBed(sound, random, () => {
    const drift = new SmoothCurve(noiseSeed(random), 0.5)
    const floor = new OnePole(40)
    const low = new OnePole(170)
    const dark = new OnePole(260)
    const moan = new StateVariableFilter(210, 3)
    return {
      levelAt: (timeS) => 0.5 + 0.7 * swell.at(timeS) + 0.25 * drift.at(timeS),
      hear: (pink, level) => {
        const deep = floor.highpass(pink)
        return (dark.lowpass(low.lowpass(deep)) * 2.2 + moan.bandpass(deep) * 0.09) * level
      },
    }
  })
}

/** A train of bubbles: large ones first, each rising in pitch as it nears the surface. */
function addTrain(sound: StereoSound, random: Random, { atS, pan = 0, strength = 1 }: SoundEvent): void {
  const count = random.integer(6, 22)
  const baseHz = random.range(190, 460)
  let startS = atS
  for (let i = 0; i < count; i++) {
    const hz = baseHz * 2 ** random.range(-0.3, 1.6)
    addRing(sound, {
      startS,
      hz,
      toHz: hz * random.range(1.15, 1.7),
      decayS: 5 / hz + random.range(0.008, 0.02),
      level: strength * 0.22 * random.range(0.2, 1) * Math.sqrt(250 / hz),
      pan: pan + random.range(-0.15, 0.15),
      attackS: 0.003,
    })
    startS += random.range(0.02, 0.09) * (1 + i * 0.05)
  }
}

export function underwater(context: EffectContext): StereoSound {
  const { random, sampleCount } = context
  const sound = silence(sampleCount)
  const bubbles = silence(sampleCount)
  addPressure(sound, random.fork('pressure'))
  const own = random.fork('bubbles')
  for (const moment of momentsOf(context, own, [0.7, 2.6])) addTrain(bubbles, own, moment)
  const wet = reverberate(bubbles, { decayS: 2.2, dampHz: 700, preDelayMs: 12 })
  for (let i = 0; i < sampleCount; i++) {
    sound.left[i]! += bubbles.left[i]! * 0.6 + wet.left[i]! * 0.35
    sound.right[i]! += bubbles.right[i]! * 0.6 + wet.right[i]! * 0.35
  }
  return sound
}
