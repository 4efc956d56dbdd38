import { soundRateHz } from '../stereo.ts'

/**
 * Two-pole state-variable filter whose cutoff may move at any time without a click.
 * Topology-preserving form: Andrew Simper, "Linear Trapezoidal Integrated SVF", 2013.
 */
export class StateVariableFilter {
  private ic1 = 0
  private ic2 = 0
  private k = 1
  private a1 = 1
  private a2 = 0
  private a3 = 0
  private band = 0
  private low = 0

  constructor(cutoffHz = 1000, q = Math.SQRT1_2) {
    this.tune(cutoffHz, q)
  }

  /** @param q - 0.707 is flat at the corner; higher rings. */
  tune(cutoffHz: number, q: number): void {
    const g = Math.tan((Math.PI * Math.min(Math.max(cutoffHz, 5), soundRateHz * 0.45)) / soundRateHz)
    this.k = 1 / q
    this.a1 = 1 / (1 + g * (g + this.k))
    this.a2 = g * this.a1
    this.a3 = g * this.a2
  }

  lowpass(input: number): number {
    this.advance(input)
    return this.low
  }

  /** Peak gain equals q; multiply by 1/q for a peak of 1. */
  bandpass(input: number): number {
    this.advance(input)
    return this.band
  }

  highpass(input: number): number {
    this.advance(input)
    return input - this.k * this.band - this.low
  }

  private advance(input: number): void {
    const v3 = input - this.ic2
    this.band = this.a1 * this.ic1 + this.a2 * v3
    this.low = this.ic2 + this.a2 * this.ic1 + this.a3 * v3
    this.ic1 = 2 * this.band - this.ic1
    this.ic2 = 2 * this.low - this.ic2
  }
}

/** One-pole filter, 6 dB per octave: the gentle slope of distance and air. */
export class OnePole {
  private level = 0
  private readonly coefficient: number

  constructor(cutoffHz: number) {
    this.coefficient = 1 - Math.exp((-2 * Math.PI * cutoffHz) / soundRateHz)
  }

  lowpass(input: number): number {
    this.level += this.coefficient * (input - this.level)
    return this.level
  }

  highpass(input: number): number {
    this.level += this.coefficient * (input - this.level)
    return input - this.level
  }
}
