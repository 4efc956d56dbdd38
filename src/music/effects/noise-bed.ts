import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, soundRateHz } from '../stereo.ts'
import { controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'

/** What one ear hears of a steady noise. */
export interface BedVoice {
  /** Level at a moment. In between it moves in straight lines, from silence at the start. */
  levelAt(timeS: number): number
  /** A sample of pink noise as it sounds through the filters of this voice. */
  hear(pink: number, level: number): number
}

/**
 * Lays steady noise under a sound: rain, leaves, water, the hum of a town. Each ear has noise of its own.
 *
 * @param makeVoice - Called once for each ear, after its noise has taken its seed from `random`.
 */
export function addNoiseBed(sound: StereoSound, random: Random, makeVoice: () => BedVoice): void {
  for (const out of [sound.left, sound.right]) {
    const noise = new NoiseSource(noiseSeed(random))
    const voice = makeVoice()
    const block = new Float32Array(controlSamples)
    let last = 0
    forEachControlBlock(out.length, soundRateHz, (from, to, timeS) => {
      const next = voice.levelAt(timeS)
      noise.pink(block)
      for (let i = from; i < to; i++) {
        out[i]! += voice.hear(block[i - from]!, last + ((next - last) * (i - from)) / (to - from))
      }
      last = next
    })
  }
}
