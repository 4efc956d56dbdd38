/** A city from a window: the hum of far traffic, cars that pass below, and once in a while a horn streets away. */
import { SmoothCurve, smoothstep } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type AmbienceContext, type AmbienceFamily, controlSamples, forEachControlBlock, noiseSeed } from './family.ts'
import { addNoiseBed } from './noise-bed.ts'

interface CityCharacter {
  /** Seconds from one car to the next: least and most. */
  readonly carGapS: readonly [number, number]
  /** Seconds from one horn to the next: least and most. */
  readonly hornGapS: readonly [number, number]
  /** How bright the murmur of the town is: share of its upper band. */
  readonly murmur: number
}

const busyDay: CityCharacter = { carGapS: [1.4, 3.6], hornGapS: [6, 15], murmur: 0.12 }
const afterDark: CityCharacter = { carGapS: [2.2, 5.5], hornGapS: [9, 22], murmur: 0.06 }

interface Car {
  readonly passS: number
  /** Seconds from the first that is heard of it to its nearest point. */
  readonly approachS: number
  readonly fromPan: number
  readonly level: number
  readonly engineHz: number
  readonly tyreHz: number
}

function planCars(random: Random, durationS: number, [leastS, mostS]: readonly [number, number]): Car[] {
  const cars: Car[] = []
  for (let passS = -random.range(0, 3); passS < durationS + 4; passS += random.range(leastS, mostS)) {
    cars.push({
      passS,
      approachS: random.range(1.8, 3.4),
      fromPan: random.range(0.6, 0.95) * (random.chance(0.5) ? 1 : -1),
      level: 0.2 + 0.8 * random.next() ** 2,
      engineHz: random.range(58, 92),
      tyreHz: random.range(750, 1250),
    })
  }
  return cars
}

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

function addCars(sound: StereoSound, random: Random, carGapS: readonly [number, number]): void {
  const cars = planCars(random, sound.left.length / soundRateHz, carGapS)
  const noise = [new NoiseSource(noiseSeed(random)), new NoiseSource(noiseSeed(random))] as const
  const block = new Float32Array(controlSamples)
  const tyres = [new StateVariableFilter(), new StateVariableFilter()] as const
  const air = [new OnePole(2600), new OnePole(2600)] as const
  const phases = new Float64Array(cars.length)
  const last = [0, 0]
  forEachControlBlock(sound.left.length, soundRateHz, (from, to, timeS) => {
    const gains = [0, 0]
    let tyreHz = 950
    let loudest = 0
    cars.forEach((car, index) => {
      const x = (timeS - car.passS) / car.approachS
      if (Math.abs(x) > 2.2) return
      // inverse-square law past a point some way off the road, silent at both ends
      const level = (car.level / (1 + 13 * x * x)) * smoothstep((2.2 - Math.abs(x)) / 0.9)
      const pan = panGains(car.fromPan * Math.max(-1, Math.min(1, -x)))
      gains[0]! += level * pan.left
      gains[1]! += level * pan.right
      const doppler = 1 - 0.035 * Math.tanh(x * 2.2)
      if (level > loudest) {
        loudest = level
        tyreHz = car.tyreHz * doppler * (0.9 + 0.25 * level)
      }
      let phase = phases[index]!
      for (let i = from; i < to; i++) {
        phase += (2 * Math.PI * car.engineHz * doppler) / soundRateHz
        // three harmonics of one sine, by the double and triple angle
        const sine = Math.sin(phase)
        const engine = (sine + 1.2 * sine * Math.cos(phase) + 0.25 * (3 * sine - 4 * sine ** 3)) * level * 0.02
        sound.left[i]! += engine * pan.left
        sound.right[i]! += engine * pan.right
      }
      phases[index] = phase
    })
    for (const channel of [0, 1] as const) {
      const out = channel === 0 ? sound.left : sound.right
      noise[channel].pink(block)
      tyres[channel].tune(tyreHz, 0.5)
      const before = last[channel]!
      const gain = gains[channel]!
      for (let i = from; i < to; i++) {
        const level = before + ((gain - before) * (i - from)) / (to - from)
        out[i]! += air[channel].lowpass(tyres[channel].bandpass(block[i - from]!)) * level * 1.9
      }
      last[channel] = gain
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

function renderCity(character: CityCharacter, { random, sampleCount }: AmbienceContext): StereoSound {
  const sound = silence(sampleCount)
  addHum(sound, random.fork('hum'), character.murmur)
  addCars(sound, random.fork('cars'), character.carGapS)
  addHorns(sound, random.fork('horns'), character.hornGapS)
  return sound
}

export const city: AmbienceFamily = { trimDb: 2, render: (context) => renderCity(busyDay, context) }
export const cityNight: AmbienceFamily = { trimDb: 4.1, render: (context) => renderCity(afterDark, context) }
