import { soundRateHz } from '../stereo.ts'
import { interpolationReach, truePeakAt } from './true-peak.ts'

export const limiterReleaseMs = 60
/** How far ahead peaks are seen: the gain has arrived when they do. */
const lookaheadSamples = (soundRateHz * 2) / 1000
/** Peaks are looked for between samples only where samples come this near the ceiling. */
const nearness = 0.6
const chunkSamples = 64

/**
 * A limiter of true peaks for sound that comes in blocks: whatever lies above the ceiling, between samples too, is
 * turned down in time, smoothly, and comes back at its release. What comes out lies {@link delaySamples} later.
 */
export class TruePeakLimiter {
  static readonly delaySamples: number = lookaheadSamples + interpolationReach
  private readonly gain: number
  private readonly ceiling: number
  private readonly recovery = 1 - Math.exp(-1000 / (limiterReleaseMs * soundRateHz))
  /** What came in and is not out yet, with the samples before it that interpolation needs. */
  private left: Float32Array = new Float32Array(TruePeakLimiter.delaySamples + interpolationReach)
  private right: Float32Array = new Float32Array(TruePeakLimiter.delaySamples + interpolationReach)
  /** Gain that each sample of the look-ahead allows. */
  private needed: Float32Array = new Float32Array(lookaheadSamples).fill(1)
  private reduction = 1
  private readonly window = new Float64Array(lookaheadSamples).fill(1)
  private windowAt = 0
  private windowSum = lookaheadSamples

  /**
   * @param gain - Linear, applied before the ceiling.
   * @param ceiling - Linear.
   */
  constructor(gain: number, ceiling: number) {
    this.gain = gain
    this.ceiling = ceiling
  }

  /** Replaces the block by what comes out while it goes in. Both arrays have one length. */
  process(left: Float32Array, right: Float32Array, count = left.length): void {
    const kept = this.left.length
    const inLeft = new Float32Array(kept + count)
    const inRight = new Float32Array(kept + count)
    inLeft.set(this.left)
    inRight.set(this.right)
    for (let i = 0; i < count; i++) {
      inLeft[kept + i] = left[i]! * this.gain
      inRight[kept + i] = right[i]! * this.gain
    }
    const needed = new Float32Array(lookaheadSamples + count).fill(1)
    needed.set(this.needed)
    // the newest sample that has enough neighbours lies interpolationReach before the end of what came in
    this.findPeaks(inLeft, inRight, kept - interpolationReach, count, needed)
    for (let i = 0; i < count; i++) {
      const loudest = needed[i]!
      this.reduction = Math.min(loudest, this.reduction + (1 - this.reduction) * this.recovery)
      // the mean over the look-ahead arrives at the needed gain just in time, without a corner
      this.windowSum += this.reduction - this.window[this.windowAt]!
      this.window[this.windowAt] = this.reduction
      this.windowAt = this.windowAt + 1 === lookaheadSamples ? 0 : this.windowAt + 1
      const smooth = Math.min(1, this.windowSum / lookaheadSamples)
      left[i] = inLeft[interpolationReach + i]! * smooth
      right[i] = inRight[interpolationReach + i]! * smooth
    }
    this.left = inLeft.slice(count)
    this.right = inRight.slice(count)
    this.needed = needed.slice(count)
  }

  /** Writes into `needed`, which begins one look-ahead before the first new sample, what each peak asks of it. */
  private findPeaks(inLeft: Float32Array, inRight: Float32Array, from: number, count: number, needed: Float32Array): void {
    const near = this.ceiling * nearness
    for (let chunk = 0; chunk < count; chunk += chunkSamples) {
      const end = Math.min(chunk + chunkSamples, count)
      let most = 0
      for (let i = from + chunk - interpolationReach; i < from + end + interpolationReach; i++) {
        most = Math.max(most, Math.abs(inLeft[i]!), Math.abs(inRight[i]!))
      }
      if (most < near) continue
      for (let i = chunk; i < end; i++) {
        const peak = Math.max(truePeakAt(inLeft, from + i), truePeakAt(inRight, from + i))
        if (peak <= this.ceiling) continue
        const gain = this.ceiling / peak
        // the mean over the look-ahead that ends at this sample must be all of it
        for (let k = i + 1; k <= i + lookaheadSamples; k++) if (needed[k]! > gain) needed[k] = gain
      }
    }
  }
}
