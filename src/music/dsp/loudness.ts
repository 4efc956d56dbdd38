import { soundRateHz } from '../stereo.ts'

/** K-weighting at 48 kHz: ITU-R BS.1770-4, tables 1 and 2 (shelf, then high-pass). */
const shelf = { b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585 }
const highpass = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 }

/** Blocks of 400 ms overlap by 75 %, so energy is kept in steps of 100 ms. */
const stepSamples = soundRateHz / 10
const absoluteGateLufs = -70

/**
 * Integrated loudness of a programme that arrives in blocks; memory grows by 8 bytes per 100 ms.
 *
 * @see ITU-R BS.1770-4, Annex 1: K-weighting; gates at -70 LUFS absolute, then -10 LU relative.
 */
export class LoudnessMeter {
  private readonly channels = [new KWeighting(), new KWeighting()]
  private readonly steps: number[] = []
  private stepEnergy = 0
  private stepFill = 0

  /** @param sampleCount - How many samples of both channels count, from their beginning. */
  add(left: Float32Array, right: Float32Array, sampleCount = left.length): void {
    const [first, second] = this.channels as [KWeighting, KWeighting]
    for (let i = 0; i < sampleCount; i++) {
      const weightedLeft = first.next(left[i]!)
      const weightedRight = second.next(right[i]!)
      this.stepEnergy += weightedLeft * weightedLeft + weightedRight * weightedRight
      if (++this.stepFill === stepSamples) {
        this.steps.push(this.stepEnergy / stepSamples)
        this.stepEnergy = 0
        this.stepFill = 0
      }
    }
  }

  /** @returns LUFS; `-Infinity` when every 400 ms block falls below the gates, or there is none. Never NaN. */
  integratedLufs(): number {
    const blocks: number[] = []
    for (let i = 3; i < this.steps.length; i++) {
      blocks.push((this.steps[i]! + this.steps[i - 1]! + this.steps[i - 2]! + this.steps[i - 3]!) / 4)
    }
    const audible = blocks.filter((energy) => toLufs(energy) > absoluteGateLufs)
    if (audible.length === 0) return -Infinity
    const gate = toLufs(mean(audible)) - 10
    return toLufs(mean(audible.filter((energy) => toLufs(energy) > gate)))
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
