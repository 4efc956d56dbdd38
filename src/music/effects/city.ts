/** A city from a window: the hum of far traffic, cars that pass below, and once in a while a horn streets away. */
import { SmoothCurve, smoothstep } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, type MakeSound, noiseSeed } from './effect.ts'
import { addNoiseBed } from './noise-bed.ts'
import { type CarGapsS, addCars } from './traffic.ts'

interface CityCharacter {
  /** Seconds from one car to the next: least and most. */
  readonly carGapS: CarGapsS
  /** Seconds from one horn to the next: least and most. */
  readonly hornGapS: readonly [number, number]
  /** How bright the murmur of the town is: share of its upper band. */
  readonly murmur: number
}

const busyDay: CityCharacter = { carGapS: [1.4, 3.6], hornGapS: [6, 15], murmur: 0.12 }
const afterDark: CityCharacter = { carGapS: [2.2, 5.5], hornGapS: [9, 22], murmur: 0.06 }

/** The far traffic of a whole town: low, but with its murmur well up into the middle of the spectrum. */
function addHum(sound: StereoSound, random: Random, murmur: number): void {
  const tide = new SmoothCurve(noiseSeed(random), 0.18)
  addNoiseBed(sound, random, () => {
    const low = new StateVariableFilter(130, 0.6)
    const middle = new StateVariableFilter(520, 0.5)
    const high = new StateVariableFilter(1500, 0.5)
    const ripple = new SmoothCurve(noiseSeed(random), 0.8)
    return {
      levelAt: (timeS) => 0.75 + 0.35 * tide.at(timeS) + 0.12 * ripple.at(timeS),
      // signs alternate so that neighbouring bands don't cancel where they meet
      hear: (pink, level) =>
        (low.lowpass(pink) * 0.3 - middle.bandpass(pink) * 0.26 + high.bandpass(pink) * murmur) * level,
    }
  })
}

/** Horns streets away: two reeds a third apart, dull, mostly echo. */
function addHorns(sound: StereoSound, random: Random, [leastS, mostS]: readonly [number, number]): void {
  const count = sound.left.length
  const send = silence(count)
  const durationS = count / soundRateHz
  let honks = 0
  for (let startS = random.range(2, leastS); startS < durationS - 1; startS += random.range(leastS, mostS)) {
    const pan = panGains(random.range(-0.8, 0.8))
    const rootHz = random.range(330, 440)
    const calls = random.chance(0.4) ? 2 : 1
    for (let call = 0; call < calls; call++) {
      const lengthS = random.range(0.16, 0.5)
      const start = Math.floor((startS + call * random.range(0.3, 0.5)) * soundRateHz)
      const samples = Math.min(Math.floor(lengthS * soundRateHz), count - start)
      const dull = new OnePole(850)
      const level = random.range(0.05, 0.1)
      for (let i = 0; i < samples; i++) {
        const at = i / soundRateHz
        let reed = 0
        for (let harmonic = 1; harmonic <= 6; harmonic++) {
          reed += (Math.sin(2 * Math.PI * rootHz * harmonic * at) + Math.sin(2 * Math.PI * rootHz * 1.26 * harmonic * at)) / harmonic
        }
        const shape = smoothstep(i / 900) * smoothstep((samples - i) / 2400)
        const value = dull.lowpass(reed) * shape * level
        send.left[start + i]! += value * pan.left
        send.right[start + i]! += value * pan.right
      }
      honks++
    }
  }
  if (honks === 0) return
  const wet = reverberate(send, { decayS: 1.8, dampHz: 1400, preDelayMs: 90 })
  for (let i = 0; i < count; i++) {
    sound.left[i]! += send.left[i]! * 0.1 + wet.left[i]! * 0.22
    sound.right[i]! += send.right[i]! * 0.1 + wet.right[i]! * 0.22
  }
}

function renderCity(character: CityCharacter, context: EffectContext): StereoSound {
  const { random, sampleCount } = context
  const sound = silence(sampleCount)
  addHum(sound, random.fork('hum'), character.murmur)
  addCars(sound, { ...context, random: random.fork('cars') }, character.carGapS)
  addHorns(sound, random.fork('horns'), character.hornGapS)
  return sound
}

export const city: MakeSound = (context) => renderCity(busyDay, context)
export const cityNight: MakeSound = (context) => renderCity(afterDark, context)
