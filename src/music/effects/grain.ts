import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, soundRateHz } from '../stereo.ts'
import { noiseSeed } from './effect.ts'

const noiseSamples = 16_384

/** A short burst of noise: a drop, a stone, a spark. */
export interface Grain {
  readonly startS: number
  /** Until it has fallen to 1/e. */
  readonly decayS: number
  readonly level: number
  readonly pan: number
  /** Its colour: what lies between. */
  readonly lowHz: number
  readonly highHz: number
}

/** Throws grains into a sound; all are cut from one stretch of noise, which is what makes them cheap. */
export class GrainThrower {
  private readonly noise = new Float32Array(noiseSamples)
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
    new NoiseSource(noiseSeed(random)).white(this.noise)
  }

  add(sound: StereoSound, { startS, decayS, level, pan, lowHz, highHz }: Grain): void {
    const { left, right } = sound
    const place = panGains(pan)
    const from = Math.floor(startS * soundRateHz)
    const offset = Math.floor(this.random.next() * noiseSamples)
    const count = Math.min(Math.floor(decayS * 5 * soundRateHz), left.length - from)
    const fall = Math.exp(-1 / (decayS * soundRateHz))
    const floor = 1 - Math.exp((-2 * Math.PI * lowHz) / soundRateHz)
    const air = 1 - Math.exp((-2 * Math.PI * highHz) / soundRateHz)
    // no grain begins on a step
    const attack = Math.max(8, Math.min(96, decayS * 0.2 * soundRateHz))
    let low = 0
    let high = 0
    let shape = level
    for (let i = 0; i < count; i++) {
      const white = this.noise[(offset + i) & (noiseSamples - 1)]!
      low += floor * (white - low)
      high += air * (white - low - high)
      shape *= fall
      if (from + i < 0) continue
      const value = high * (i < attack ? (shape * i) / attack : shape)
      left[from + i]! += value * place.left
      right[from + i]! += value * place.right
    }
  }
}

/** A tone that is struck and dies away: a bubble, a plank, a glass. */
export interface Ring {
  readonly startS: number
  readonly hz: number
  /** Where its pitch has gone to after five decays; stays unless told. */
  readonly toHz?: number
  readonly decayS: number
  readonly level: number
  readonly pan: number
  /** Until its peak; 1 ms unless told. */
  readonly attackS?: number
}

export function addRing(sound: StereoSound, { startS, hz, toHz = hz, decayS, level, pan, attackS = 0.001 }: Ring): void {
  const { left, right } = sound
  const place = panGains(pan)
  const from = Math.floor(startS * soundRateHz)
  const whole = Math.floor(decayS * 5 * soundRateHz)
  const count = Math.min(whole, left.length - from)
  const fall = Math.exp(-1 / (decayS * soundRateHz))
  const attack = Math.max(1, attackS * soundRateHz)
  const bend = (toHz / hz - 1) / Math.max(1, whole)
  const step = (2 * Math.PI * hz) / soundRateHz
  let phase = 0
  let shape = level
  for (let i = 0; i < count; i++) {
    phase += step * (1 + bend * i)
    shape *= fall
    if (from + i < 0) continue
    // the last fifth goes to nothing, so that no ring ends on a step
    const tail = i > whole * 0.8 ? (whole - i) / (whole * 0.2) : 1
    const value = Math.sin(phase) * shape * tail * (i < attack ? i / attack : 1)
    left[from + i]! += value * place.left
    right[from + i]! += value * place.right
  }
}
