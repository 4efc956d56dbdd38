/** Air that moves: whooshes for transitions, and risers that lead to a cut. */
import { smoothstep } from '../dsp/curve.ts'
import { StateVariableFilter } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import { reverberate } from '../dsp/room.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, type MakeSound, controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'

interface Sweep {
  readonly lengthS: number
  /** Where the peak lies, 0 to 1. */
  readonly peak: number
  readonly fromHz: number
  readonly peakHz: number
  readonly toHz: number
  /** How steeply it comes and goes: 1 is a straight line. */
  readonly rise: number
  readonly fall: number
  /** How far it crosses the stage, -1 to 1 to either side; 0 stays in the middle. */
  readonly travel: number
  readonly wet: number
  /** Share of a tone that climbs along. */
  readonly tone: number
}

const whooshSweep: Sweep = {
  lengthS: 0.95, peak: 0.52, fromHz: 220, peakHz: 2600, toHz: 500, rise: 2.4, fall: 1.8, travel: 0.8, wet: 0.2, tone: 0,
}
const swishSweep: Sweep = {
  lengthS: 0.38, peak: 0.45, fromHz: 700, peakHz: 5200, toHz: 1500, rise: 1.8, fall: 1.8, travel: 0.7, wet: 0.12, tone: 0,
}
const riserSweep: Sweep = {
  lengthS: 2.6, peak: 0.965, fromHz: 180, peakHz: 5200, toHz: 3000, rise: 2.6, fall: 1, travel: 0, wet: 0.3, tone: 0.28,
}

function shapeOf({ peak, rise, fall }: Sweep, x: number): number {
  if (x <= 0 || x >= 1) return 0
  return x < peak ? (x / peak) ** rise : ((1 - x) / (1 - peak)) ** fall
}

function hzOf({ peak, fromHz, peakHz, toHz }: Sweep, x: number): number {
  return x < peak ? fromHz * (peakHz / fromHz) ** (x / peak) : peakHz * (toHz / peakHz) ** ((x - peak) / (1 - peak))
}

function renderSweep(sweep: Sweep, { random, sampleCount, events }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  const startS = events?.[0]?.atS ?? 0
  const side = random.chance(0.5) ? 1 : -1
  const breath = random.range(0.9, 1.1)
  const toneHz = random.range(110, 140)
  const noises = [new NoiseSource(noiseSeed(random)), new NoiseSource(noiseSeed(random))] as const
  const block = new Float32Array(controlSamples)
  const filters = [new StateVariableFilter(), new StateVariableFilter()] as const
  const tops = [new StateVariableFilter(), new StateVariableFilter()] as const
  let phase = 0
  let last = 0
  forEachControlBlock(Math.min(sampleCount, Math.ceil((startS + sweep.lengthS) * soundRateHz)), soundRateHz, (from, to, timeS) => {
    const x = (timeS - startS) / sweep.lengthS
    const level = shapeOf(sweep, x)
    const hz = hzOf(sweep, Math.max(0, Math.min(1, x))) * breath
    const place = panGains(side * sweep.travel * (2 * x - 1))
    const climb = toneHz * 2 ** (2.5 * Math.max(0, Math.min(1, x)))
    ;[sound.left, sound.right].forEach((out, ear) => {
      noises[ear]!.pink(block)
      filters[ear]!.tune(hz, 1.1)
      tops[ear]!.tune(hz * 2.3, 0.6)
      const gain = ear === 0 ? place.left : place.right
      for (let i = from; i < to; i++) {
        const pink = block[i - from]!
        const loud = last + ((level - last) * (i - from)) / (to - from)
        out[i]! += (filters[ear]!.bandpass(pink) * 1.3 + tops[ear]!.bandpass(pink) * 0.5) * loud * gain
      }
    })
    for (let i = from; sweep.tone > 0 && i < to; i++) {
      phase += climb / soundRateHz
      const saw = 2 * (phase - Math.floor(phase)) - 1
      const value = saw * smoothstep(level) * sweep.tone * 0.06
      sound.left[i]! += value
      sound.right[i]! += value
    }
    last = level
  })
  const wet = reverberate(sound, { decayS: 1.3, dampHz: 4200, preDelayMs: 15 })
  for (let i = 0; i < sampleCount; i++) {
    sound.left[i]! += wet.left[i]! * sweep.wet
    sound.right[i]! += wet.right[i]! * sweep.wet
  }
  return sound
}

export const whoosh: MakeSound = (context) => renderSweep(whooshSweep, context)
export const swish: MakeSound = (context) => renderSweep(swishSweep, context)
export const riser: MakeSound = (context) => renderSweep(riserSweep, context)
