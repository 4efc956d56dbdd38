import { OnePole, StateVariableFilter } from './dsp/filter.ts'
import { msToSample } from '../time/time.ts'
import { createRandom } from './random.ts'
import type { Score } from './score.ts'
import { dbToGain, panGains, soundRateHz } from './stereo.ts'

/** Pads of the soundfont carry an offset that eats headroom; no instrument plays this low. */
const offsetHz = 24

/** Tape and vinyl ticks a second. */
const ticksPerSecond = 7

/** What happens to a piece behind the synthesiser: its level, its patina, its fade to exactly nothing. */
export class MusicFinish {
  private readonly gain: number
  private readonly offset = [new StateVariableFilter(offsetHz), new StateVariableFilter(offsetHz)] as const
  private readonly lowpass: readonly (readonly [OnePole, OnePole])[] | null
  private readonly crackle: Crackle | null
  private readonly fadeFrom: number
  private readonly sampleCount: number

  constructor(score: Score, sampleCount: number) {
    const { gainDb, lowpassHz, crackleDb } = score.finish
    this.gain = dbToGain(gainDb)
    const pole = (): readonly [OnePole, OnePole] => [new OnePole(lowpassHz!), new OnePole(lowpassHz!)]
    this.lowpass = lowpassHz ? [pole(), pole()] : null
    this.crackle = crackleDb === undefined ? null : new Crackle(score.seed, sampleCount, dbToGain(crackleDb))
    this.fadeFrom = msToSample(score.fadeStartMs, soundRateHz)
    this.sampleCount = sampleCount
  }

  /** @param from - Place of the block in the piece, in samples. */
  apply(left: Float32Array, right: Float32Array, count: number, from: number): void {
    const span = this.sampleCount - this.fadeFrom
    const [offsetLeft, offsetRight] = this.offset
    for (let i = 0; i < count; i++) {
      left[i] = offsetLeft.highpass(left[i]!)
      right[i] = offsetRight.highpass(right[i]!)
      let gain = this.gain
      const into = from + i - this.fadeFrom
      if (into > 0) gain *= 0.5 + 0.5 * Math.cos((Math.PI * into) / span)
      if (this.lowpass) {
        const [ofLeft, ofRight] = this.lowpass as [readonly [OnePole, OnePole], readonly [OnePole, OnePole]]
        left[i] = ofLeft[1].lowpass(ofLeft[0].lowpass(left[i]!))
        right[i] = ofRight[1].lowpass(ofRight[0].lowpass(right[i]!))
      }
      left[i]! *= gain
      right[i]! *= gain
    }
    this.crackle?.add(left, right, count, from)
  }
}

/** A worn record: ticks at random, each a millisecond of decay. Swells in and out with the music's edges. */
class Crackle {
  private readonly ticks: readonly { sample: number; left: number; right: number; fall: number }[]

  constructor(seed: number, sampleCount: number, level: number) {
    const random = createRandom(seed, 'crackle')
    const count = Math.round((sampleCount / soundRateHz) * ticksPerSecond)
    this.ticks = Array.from({ length: count }, () => {
      const sample = Math.floor(random.next() * sampleCount)
      const edge = Math.min(1, (sampleCount - sample) / (1.5 * soundRateHz))
      const loud = level * (0.3 + 3.5 * random.next() ** 4) * (random.chance(0.5) ? 1 : -1) * edge
      const { left, right } = panGains(random.range(-0.7, 0.7))
      return { sample, left: loud * left, right: loud * right, fall: Math.exp(-1 / (random.range(0.0002, 0.0009) * soundRateHz)) }
    }).sort((a, b) => a.sample - b.sample)
  }

  add(left: Float32Array, right: Float32Array, count: number, from: number): void {
    for (const tick of this.ticks) {
      if (tick.sample >= from + count) break
      const start = Math.max(0, tick.sample - from)
      let shape = tick.fall ** (from + start - tick.sample)
      for (let i = start; i < count && shape > 0.001; i++) {
        left[i]! += tick.left * shape
        right[i]! += tick.right * shape
        shape *= tick.fall
      }
    }
  }
}
