import { limiterReleaseMs } from '../music/dsp/limiter.ts'
import { type LoudnessMeter, loudnessStepMs } from '../music/dsp/loudness.ts'
import { dbToGain } from '../music/stereo.ts'

export interface LevelAim {
  readonly targetLufs: number
  /** Where the limiter stands, in dB. */
  readonly ceilingDb: number
  readonly mostGainDb: number
}

/**
 * The gain in dB that brings a mix to its loudness behind a limiter which lowers every peak above the ceiling: found
 * on the meter's peaks and energies, without another pass over the sound. Right to some tenths of an LU.
 */
export function gainForLoudness(meter: LoudnessMeter, { targetLufs, ceilingDb, mostGainDb }: LevelAim): number {
  const ceiling = dbToGain(ceilingDb)
  const peaks = meter.stepPeaks()
  const loudnessAt = (gainDb: number): number => meter.integratedLufs(limitedGains(peaks, dbToGain(gainDb), ceiling))
  const plainDb = targetLufs - meter.integratedLufs()
  if (plainDb >= mostGainDb) return mostGainDb
  let low = plainDb
  let high = mostGainDb
  if (loudnessAt(high) < targetLufs) return high
  while (high - low > 0.02) {
    const middle = (low + high) / 2
    if (loudnessAt(middle) < targetLufs) low = middle
    else high = middle
  }
  return high
}

/** Gain of each step behind a limiter: down at once where a peak needs it, back up at its release. */
export function limitedGains(peaks: readonly number[], gain: number, ceiling: number): Float64Array {
  const gains = new Float64Array(peaks.length)
  const recovery = 1 - Math.exp(-loudnessStepMs / limiterReleaseMs)
  let reduction = 1
  peaks.forEach((peak, step) => {
    const needed = peak * gain > ceiling ? ceiling / (peak * gain) : 1
    reduction = Math.min(needed, reduction + (1 - reduction) * recovery)
    gains[step] = gain * reduction
  })
  return gains
}
