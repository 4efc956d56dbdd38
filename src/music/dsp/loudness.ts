import { soundRateHz } from '../stereo.ts'

/** K-weighting at 48 kHz: ITU-R BS.1770-4, tables 1 and 2 (shelf, then high-pass). */
const shelf = { b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585 }
const highpass = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 }

/** Energy and peak are kept in steps this long. */
export const loudnessStepMs = 10
const stepSamples = (soundRateHz * loudnessStepMs) / 1000
/** Blocks of 400 ms that overlap by 75 %. */
const blockSteps = 400 / loudnessStepMs
const hopSteps = 100 / loudnessStepMs
const absoluteGateLufs = -70

/**
 * Integrated loudness of a programme that arrives in blocks; memory grows by 16 bytes per 10 ms, 6 MB an hour.
 *
 * @see ITU-R BS.1770-4, Annex 1: K-weighting; gates at -70 LUFS absolute, then -10 LU relative.
 */
export class LoudnessMeter {
  private readonly channels = [new KWeighting(), new KWeighting()]
  private readonly energies: number[] = []
  private readonly peaks: number[] = []
  private stepEnergy = 0
  private stepPeak = 0
  private stepFill = 0

  /** @param sampleCount - How many samples of both channels count, from their beginning. */
  add(left: Float32Array, right: Float32Array, sampleCount = left.length): void {
    const [first, second] = this.channels as [KWeighting, KWeighting]
    for (let i = 0; i < sampleCount; i++) {
      const weightedLeft = first.next(left[i]!)
      const weightedRight = second.next(right[i]!)
      this.stepEnergy += weightedLeft * weightedLeft + weightedRight * weightedRight
      this.stepPeak = Math.max(this.stepPeak, Math.abs(left[i]!), Math.abs(right[i]!))
      if (++this.stepFill === stepSamples) {
        this.energies.push(this.stepEnergy / stepSamples)
        this.peaks.push(this.stepPeak)
        this.stepEnergy = 0
        this.stepPeak = 0
        this.stepFill = 0
      }
    }
  }

  /** Largest sample of each step, linear. */
  stepPeaks(): readonly number[] {
    return this.peaks
  }

  /**
   * @param gains - What the loudness would be with these linear gains, one a step; as it is without.
   * @returns LUFS; `-Infinity` when every 400 ms block falls below the gates, or there is none. Never NaN.
   */
  integratedLufs(gains?: ArrayLike<number>): number {
    const energy = (step: number): number => this.energies[step]! * (gains ? gains[step]! ** 2 : 1)
    const blocks: number[] = []
    for (let from = 0; from + blockSteps <= this.energies.length; from += hopSteps) {
      let sum = 0
      for (let step = from; step < from + blockSteps; step++) sum += energy(step)
      blocks.push(sum / blockSteps)
    }
    const audible = blocks.filter((block) => toLufs(block) > absoluteGateLufs)
    if (audible.length === 0) return -Infinity
    const gate = toLufs(mean(audible)) - 10
    return toLufs(mean(audible.filter((block) => toLufs(block) > gate)))
  }
}

/** Integrated loudness in LUFS of sound that is in memory as a whole. */
export function integratedLufs(sound: { left: Float32Array; right: Float32Array }): number {
  const meter = new LoudnessMeter()
  meter.add(sound.left, sound.right)
  return meter.integratedLufs()
}

function toLufs(energy: number): number {
  return -0.691 + 10 * Math.log10(energy)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Both biquads of the K-weighting for one channel, in transposed direct form II. */
class KWeighting {
  private s1 = 0
  private s2 = 0
  private h1 = 0
  private h2 = 0

  next(input: number): number {
    const shelved = shelf.b0 * input + this.s1
    this.s1 = shelf.b1 * input - shelf.a1 * shelved + this.s2
    this.s2 = shelf.b2 * input - shelf.a2 * shelved
    const output = highpass.b0 * shelved + this.h1
    this.h1 = highpass.b1 * shelved - highpass.a1 * output + this.h2
    this.h2 = highpass.b2 * shelved - highpass.a2 * output
    return output
  }
}
