/** A lake's edge: small waves that slap stones and run back, one here, one there, hardly a hiss. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole } from '../dsp/filter.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence } from '../stereo.ts'
import { type EffectContext, type SoundEvent, noiseSeed } from './effect.ts'
import { GrainThrower, addRing } from './grain.ts'
import { momentsOf } from './moments.ts'
import { addNoiseBed } from './noise-bed.ts'

function addBed(sound: StereoSound, random: Random): void {
  addNoiseBed(sound, random, () => {
    const drift = new SmoothCurve(noiseSeed(random), 0.4)
    const floor = new OnePole(220)
    const air = new OnePole(1100)
    return {
      levelAt: (timeS) => 0.03 + 0.05 * drift.at(timeS) ** 2,
      hear: (pink, level) => air.lowpass(floor.highpass(pink)) * level,
    }
  })
}

/** A wavelet arrives as a handful of gulps along a stone, then drains with a few bubbles. */
function addLap(sound: StereoSound, random: Random, grains: GrainThrower, { atS, pan = 0, strength = 1 }: SoundEvent): void {
  for (let gulp = random.integer(5, 11); gulp > 0; gulp--) {
    const startS = atS + random.range(0, 0.45)
    const hz = random.range(170, 620)
    const side = pan + random.range(-0.25, 0.25)
    addRing(sound, { startS, hz, toHz: hz * random.range(1.1, 1.8), decayS: random.range(0.012, 0.045), level: strength * random.range(0.03, 0.12), pan: side, attackS: 0.006 })
    grains.add(sound, { startS, decayS: random.range(0.012, 0.06), level: strength * 0.09, pan: side, lowHz: 350, highHz: random.range(900, 2400) })
  }
  for (let bubble = random.integer(2, 7); bubble > 0; bubble--) {
    const hz = random.range(700, 1900)
    addRing(sound, { startS: atS + random.range(0.3, 1.1), hz, toHz: hz * 1.25, decayS: 0.012, level: strength * 0.025, pan, attackS: 0.002 })
  }
}

export function lapping(context: EffectContext): StereoSound {
  const { random, sampleCount } = context
  const sound = silence(sampleCount)
  addBed(sound, random.fork('bed'))
  const own = random.fork('laps')
  const grains = new GrainThrower(own)
  for (const moment of momentsOf(context, own, [0.35, 1.3])) addLap(sound, own, grains, moment)
  return sound
}
