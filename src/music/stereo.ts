/** Planar stereo sound, nominal range [-1, 1]; both channels have the same length. */
export interface StereoSound {
  readonly sampleRateHz: number
  readonly left: Float32Array
  readonly right: Float32Array
}

/** All sound of the project is made and mixed at this rate; AAC and video want it. */
export const soundRateHz = 48_000

export function silence(sampleCount: number): StereoSound {
  return { sampleRateHz: soundRateHz, left: new Float32Array(sampleCount), right: new Float32Array(sampleCount) }
}

export function dbToGain(db: number): number {
  return 10 ** (db / 20)
}

export function gainToDb(gain: number): number {
  return 20 * Math.log10(gain)
}

/**
 * Gains of equal power for a place between the speakers.
 *
 * @param pan - -1 is left, 0 the middle, 1 right. The middle gives 1 on both sides.
 */
export function panGains(pan: number): { left: number; right: number } {
  const angle = ((Math.max(-1, Math.min(1, pan)) + 1) * Math.PI) / 4
  return { left: Math.cos(angle) * Math.SQRT2, right: Math.sin(angle) * Math.SQRT2 }
}
