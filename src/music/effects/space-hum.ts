/** A ship between the stars: a deep chord of slowly beating tones, air that streams, a far shimmer now and then. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, forEachControlBlock, noiseSeed } from './effect.ts'
import { addRing } from './grain.ts'
import { momentsOf } from './moments.ts'
import { addNoiseBed } from './noise-bed.ts'

/** Partials of the drone over its root, and how strong they are. */
const partials = [[1, 1], [1.5, 0.5], [2, 0.6], [3, 0.22], [4.02, 0.12]] as const

function addDrone(sound: StereoSound, random: Random): void {
  const rootHz = random.range(46, 58)
  for (const [ratio, strength] of partials) {
    for (const side of [-1, 1]) {
      const swell = new SmoothCurve(noiseSeed(random), random.range(0.08, 0.2))
      const pan = panGains(side * random.range(0.3, 0.8))
      // the two of a pair are apart by a fraction of a hertz: they beat
      const step = (2 * Math.PI * (rootHz * ratio + side * random.range(0.08, 0.3))) / soundRateHz
      // a tone as a turning pointer: cheaper than a sine, and it keeps its length for hours
      const start = random.range(0, 2 * Math.PI)
      const [turnX, turnY] = [Math.cos(step), Math.sin(step)]
      let x = Math.cos(start)
      let y = Math.sin(start)
      let last = 0
      forEachControlBlock(sound.left.length, soundRateHz, (from, to, timeS) => {
        const next = 0.05 * strength * (0.3 + 0.9 * swell.at(timeS))
        for (let i = from; i < to; i++) {
          const turned = x * turnX - y * turnY
          y = x * turnY + y * turnX
          x = turned
          const value = y * (last + ((next - last) * (i - from)) / (to - from))
          sound.left[i]! += value * pan.left
          sound.right[i]! += value * pan.right
        }
        last = next
      })
    }
  }
}

function addAir(sound: StereoSound, random: Random): void {
  const sweep = new SmoothCurve(noiseSeed(random), 0.12)
  addNoiseBed(sound, random, () => {
    const drift = new SmoothCurve(noiseSeed(random), 0.2)
    const duct = new StateVariableFilter(340, 1.2)
    const floor = new OnePole(900)
    const air = new OnePole(2600)
    return {
      levelAt: (timeS) => {
        duct.tune(240 + 300 * sweep.at(timeS), 1.2)
        return 0.35 + 0.4 * drift.at(timeS)
      },
      hear: (pink, level) => (duct.bandpass(pink) * 0.2 + air.lowpass(floor.highpass(pink)) * 0.1) * level,
    }
  })
}

export function spaceHum(context: EffectContext): StereoSound {
  const { random, sampleCount } = context
  const sound = silence(sampleCount)
  addDrone(sound, random.fork('drone'))
  addAir(sound, random.fork('air'))
  const own = random.fork('shimmer')
  const send = silence(sampleCount)
  for (const { atS, pan = 0, strength = 1 } of momentsOf(context, own, [3.5, 8])) {
    const hz = own.pick([1174.7, 1318.5, 1568, 1760, 2093])
    for (const ratio of [1, 1.498, 2.003]) {
      addRing(send, { startS: atS + own.range(0, 0.2), hz: hz * ratio, decayS: 0.5, level: (0.02 * strength) / ratio, pan, attackS: 0.15 })
    }
  }
  const wet = reverberate(send, { decayS: 6, dampHz: 3500, preDelayMs: 40 })
  for (let i = 0; i < sampleCount; i++) {
    sound.left[i]! += wet.left[i]! * 0.5
    sound.right[i]! += wet.right[i]! * 0.5
  }
  return sound
}
