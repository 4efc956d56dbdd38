import type { Random } from '../random.ts'
import type { StereoSound } from '../stereo.ts'

/** What a family of ambience gets to work with. */
export interface AmbienceContext {
  readonly random: Random
  readonly sampleCount: number
}

/** One kind of natural or city sound, made from filtered noise and small oscillators. */
export interface AmbienceFamily {
  /**
   * Brings what `render` makes to {@link referenceLufs}: measured over 30 s and several seeds.
   * The sound as heard at a natural distance is a layer at 0 dB.
   */
  readonly trimDb: number
  render(context: AmbienceContext): StereoSound
}

/** Integrated loudness of every family at 0 dB. */
export const referenceLufs = -23

/** How often gains and cutoffs move, in samples: 2.7 ms, finer than an ear hears steps. */
export const controlSamples = 128

/** Runs over a sound in control blocks: `[from, to)` in samples and the time of the middle in seconds. */
export function forEachControlBlock(
  sampleCount: number,
  sampleRateHz: number,
  visit: (from: number, to: number, timeS: number) => void,
): void {
  for (let from = 0; from < sampleCount; from += controlSamples) {
    const to = Math.min(from + controlSamples, sampleCount)
    visit(from, to, (from + to) / 2 / sampleRateHz)
  }
}

/** A seed for a noise stream of its own. */
export function noiseSeed(random: Random): number {
  return Math.floor(random.next() * 4294967296)
}
