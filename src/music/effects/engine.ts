/** A motor heard from inside or beside: firing strokes with their harmonics, the rattle around them, the road below. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'
import { addNoiseBed } from './noise-bed.ts'

/** Strokes a second at an easy cruise: four cylinders at 2100 turns a minute. */
const cruiseHz = 70

function addStrokes(sound: StereoSound, random: Random): void {
  const gas = new SmoothCurve(noiseSeed(random), 0.25)
  const unsteady = new SmoothCurve(noiseSeed(random), 5)
  const noise = new NoiseSource(noiseSeed(random))
  const block = new Float32Array(controlSamples)
  const pipe = new StateVariableFilter(185, 2.2)
  const block2 = new StateVariableFilter(520, 1.4)
  const dull = new OnePole(1500)
  let phase = 0
  let stroke = 1
  forEachControlBlock(sound.left.length, soundRateHz, (from, to, timeS) => {
    const load = gas.at(timeS)
    const hz = cruiseHz * (0.9 + 0.2 * load + 0.012 * unsteady.at(timeS))
    noise.white(block)
    for (let i = from; i < to; i++) {
      phase += hz / soundRateHz
      if (phase >= 1) {
        phase -= 1
        // no cylinder fires like its neighbour
        stroke = 0.82 + 0.18 * Math.abs(block[i - from]!)
      }
      // one stroke: a sharp rise of pressure that blows off, with hiss in it
      const blow = Math.exp(-phase * 9) * (1 - Math.exp(-phase * 90))
      const pulse = blow * stroke * (1 + 0.35 * block[i - from]!) - 0.085
      const value = dull.lowpass(pulse * 0.35 + pipe.bandpass(pulse) * 0.7 + block2.bandpass(pulse) * 0.25) * (0.5 + 0.35 * load)
      sound.left[i]! += value
      sound.right[i]! += value
    }
  })
}

function addRoad(sound: StereoSound, random: Random): void {
  addNoiseBed(sound, random, () => {
    const rough = new SmoothCurve(noiseSeed(random), 1.6)
    const hum = new OnePole(260)
    const floor = new OnePole(700)
    const air = new OnePole(2600)
    return {
      levelAt: (timeS) => 0.5 + 0.35 * rough.at(timeS),
      hear: (pink, level) => (hum.lowpass(pink) * 0.55 + air.lowpass(floor.highpass(pink)) * 0.16) * level,
    }
  })
}

export function engine({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addStrokes(sound, random.fork('strokes'))
  addRoad(sound, random.fork('road'))
  return sound
}
