/** A wood fire: a low breath of flames, sparks that crackle in bursts, and logs that pop. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole } from '../dsp/filter.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { GrainThrower, addRing } from './grain.ts'
import { poissonTimes } from './moments.ts'
import { addNoiseBed } from './noise-bed.ts'

const sparksPerSecond = 38
const popsPerSecond = 0.9

function addFlames(sound: StereoSound, random: Random): void {
  const breath = new SmoothCurve(noiseSeed(random), 0.5)
  addNoiseBed(sound, random, () => {
    const flicker = new SmoothCurve(noiseSeed(random), 9)
    const lick = new SmoothCurve(noiseSeed(random), 2.6)
    const floor = new OnePole(60)
    const body = new OnePole(310)
    const hissFloor = new OnePole(1800)
    const hiss = new OnePole(6500)
    return {
      levelAt: (timeS) => (0.45 + 0.5 * breath.at(timeS)) * (0.55 + 0.3 * lick.at(timeS) + 0.35 * flicker.at(timeS)),
      hear: (pink, level) =>
        (body.lowpass(floor.highpass(pink)) * 1.5 + hiss.lowpass(hissFloor.highpass(pink)) * 0.16) * level,
    }
  })
}

function addSparks(sound: StereoSound, random: Random): void {
  const grains = new GrainThrower(random)
  // sparks come in bursts: where the wood is damp
  const activity = new SmoothCurve(noiseSeed(random), 1.4)
  for (const startS of poissonTimes(random, sparksPerSecond, sound.left.length / soundRateHz)) {
    if (random.next() > activity.at(startS) ** 1.5 * 1.3) continue
    const lowHz = random.range(600, 3500)
    grains.add(sound, {
      startS,
      decayS: random.range(0.0004, 0.003),
      level: 0.08 + 1.1 * random.next() ** 6,
      pan: random.range(-0.7, 0.7),
      lowHz,
      highHz: lowHz * random.range(2, 4),
    })
  }
}

function addPops(sound: StereoSound, random: Random): void {
  const grains = new GrainThrower(random)
  for (const startS of poissonTimes(random, popsPerSecond, sound.left.length / soundRateHz)) {
    const pan = random.range(-0.5, 0.5)
    const level = random.range(0.25, 0.8)
    grains.add(sound, { startS, decayS: 0.006, level, pan, lowHz: 300, highHz: 3200 })
    // the log itself, hollow
    addRing(sound, { startS, hz: random.range(210, 420), decayS: 0.018, level: level * 0.16, pan })
    for (let after = random.integer(2, 6); after > 0; after--) {
      grains.add(sound, { startS: startS + random.range(0.01, 0.16), decayS: 0.0012, level: level * 0.5, pan, lowHz: 1800, highHz: 7000 })
    }
  }
}

export function fire({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addFlames(sound, random.fork('flames'))
  addSparks(sound, random.fork('sparks'))
  addPops(sound, random.fork('pops'))
  return sound
}
