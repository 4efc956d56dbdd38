/** Cars that pass: tyres on asphalt that swell and sink, a motor below, the pitch that falls as they go by. */
import { SmoothCurve, smoothstep } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'
import { addNoiseBed } from './noise-bed.ts'

interface Car {
  readonly passS: number
  /** Seconds from the first that is heard of it to its nearest point. */
  readonly approachS: number
  readonly fromPan: number
  readonly level: number
  readonly engineHz: number
  readonly tyreHz: number
}

export type CarGapsS = readonly [least: number, most: number]

/** Cars at random, or those that pass the listener at the moments given; `pan` is the side they come from. */
function planCars({ random, sampleCount, events }: EffectContext, [leastS, mostS]: CarGapsS, approachS: readonly [number, number]): Car[] {
  const passes: { atS: number; pan?: number; strength?: number }[] = [...(events ?? [])]
  const untilS = events ? 0 : sampleCount / soundRateHz + 4
  for (let atS = -random.range(0, 3); atS < untilS; atS += random.range(leastS, mostS)) passes.push({ atS })
  return passes.map(({ atS, pan, strength }) => ({
    passS: atS,
    approachS: random.range(...approachS),
    fromPan: pan ?? random.range(0.6, 0.95) * (random.chance(0.5) ? 1 : -1),
    level: strength ?? 0.2 + 0.8 * random.next() ** 2,
    engineHz: random.range(58, 92),
    tyreHz: random.range(750, 1250),
  }))
}

const motorSamples = 2048
/** One turn of a motor: three harmonics. */
const motorCycle = Float32Array.from({ length: motorSamples }, (_, i) => {
  const angle = (2 * Math.PI * i) / motorSamples
  return Math.sin(angle) + 0.6 * Math.sin(2 * angle) + 0.25 * Math.sin(3 * angle)
})

/**
 * @param gapsS - Seconds from one car to the next, where the context names no moments.
 * @param approachS - How long each is on its way to the listener: least and most.
 */
export function addCars(
  sound: StereoSound, context: EffectContext, gapsS: CarGapsS, approachS: readonly [number, number] = [1.8, 3.4],
): void {
  const { random } = context
  const cars = planCars(context, gapsS, approachS)
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
      const step = (motorSamples * car.engineHz * doppler) / soundRateHz
      for (let i = from; i < to; i++) {
        phase += step
        const engine = motorCycle[phase & (motorSamples - 1)]! * level * 0.02
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


/** A street with much traffic, near by. */
export function traffic(context: EffectContext): StereoSound {
  const sound = silence(context.sampleCount)
  addCars(sound, context, [0.7, 2.6], [0.9, 2])
  addDin(sound, context.random.fork('din'))
  return sound
}

/** One car that passes. */
export function carPass(context: EffectContext): StereoSound {
  const sound = silence(context.sampleCount)
  addCars(sound, { ...context, events: context.events ?? [{ atS: 2.6, strength: 1 }] }, [1, 1], [1.05, 1.25])
  return sound
}

/** All the cars farther down the street. */
function addDin(sound: StereoSound, random: Random): void {
  const flow = new SmoothCurve(noiseSeed(random), 0.4)
  addNoiseBed(sound, random, () => {
    const low = new StateVariableFilter(120, 0.6)
    const body = new StateVariableFilter(640, 0.5)
    return {
      levelAt: (timeS) => 0.12 + 0.14 * flow.at(timeS),
      hear: (pink, level) => (low.lowpass(pink) * 0.6 - body.bandpass(pink) * 0.3) * level,
    }
  })
}
