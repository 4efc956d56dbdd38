import type { Random } from '../random.ts'
import type { StereoSound } from '../stereo.ts'

/** A moment at which something makes its sound: a wave breaks, a bolt strikes, a foot comes down. */
export interface SoundEvent {
  /** Seconds from the beginning of the sound; may lie before it. */
  readonly atS: number
  /** -1 left to 1 right; 0 unless told. */
  readonly pan?: number
  /** 0 to 1, how strong it is; 1 unless told. */
  readonly strength?: number
  /** How long it goes on, in seconds, where that is seen: a wave that rolls in. */
  readonly lengthS?: number
}

export interface EffectContext {
  readonly random: Random
  readonly sampleCount: number
  /** When it happens, in order; an effect that is made of moments finds its own when there are none. */
  readonly events?: readonly SoundEvent[]
}

/** Makes one kind of sound from filtered noise and small oscillators; as long as the context says. */
export type MakeSound = (context: EffectContext) => StereoSound

/** Integrated loudness of every lasting sound at 0 dB. */
export const referenceLufs = -23
/** Loudness of the loudest 400 ms of every single sound at 0 dB. */
export const oneShotLufs = -19

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
