/** What is compared of two recordings to find the same words in both. Pure. */
import { Fft } from '../../music/dsp/fft.ts'
import type { Recording } from '../engine.ts'

/** Between two rows of features. */
export const hopMs = 10
const windowMs = 25
const bandCount = 26
const coefficientCount = 12
const [lowestHz, highestHz] = [80, 7600]

/**
 * Mel-frequency cepstral coefficients 1 to 12 and the level, one row every 10 ms, each coefficient brought to mean 0
 * and deviation 1 over the recording: what is left is what is said, less who says it and into what microphone.
 *
 * @see Davis and Mermelstein, "Comparison of parametric representations for monosyllabic word recognition", IEEE
 *   Trans. ASSP 28 (1980).
 */
export function speechFeatures({ samples, rateHz }: Recording): Float32Array[] {
  const size = Math.round((rateHz * windowMs) / 1000)
  const fft = new Fft(2 ** Math.ceil(Math.log2(size)))
  const bands = melBands(fft.size, rateHz)
  const hann = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size))
  const [real, imaginary] = [new Float64Array(fft.size), new Float64Array(fft.size)]
  const rows = Array.from({ length: Math.max(1, Math.ceil(((samples.length / rateHz) * 1000) / hopMs)) }, (_, row) => {
    const from = Math.round(((row + 0.5) * hopMs * rateHz) / 1000 - size / 2)
    real.fill(0)
    imaginary.fill(0)
    for (let i = 0; i < size; i++) real[i] = (samples[from + i] ?? 0) * hann[i]!
    fft.transform(real, imaginary)
    const levels = bands.map(({ from: first, weights }) => {
      let sum = 1e-9
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * (real[first + k]! ** 2 + imaginary[first + k]! ** 2)
      return Math.log(sum)
    })
    return cepstrum(levels)
  })
  return normalized(rows)
}

interface Band {
  /** The first bin of the spectrum that counts. */
  readonly from: number
  readonly weights: readonly number[]
}

/** Triangles, evenly on the mel scale. */
function melBands(fftSize: number, rateHz: number): Band[] {
  const mel = (hz: number): number => 2595 * Math.log10(1 + hz / 700)
  const top = Math.min(highestHz, rateHz / 2)
  const edges = Array.from({ length: bandCount + 2 }, (_, i) => {
    const at = mel(lowestHz) + ((mel(top) - mel(lowestHz)) * i) / (bandCount + 1)
    return ((700 * (10 ** (at / 2595) - 1)) / rateHz) * fftSize
  })
  return Array.from({ length: bandCount }, (_, band) => {
    const [low, peak, high] = [edges[band]!, edges[band + 1]!, edges[band + 2]!]
    const from = Math.ceil(low)
    const weights = Array.from({ length: Math.max(1, Math.floor(high) - from + 1) }, (_, k) => {
      const bin = from + k
      return Math.max(1e-3, bin <= peak ? (bin - low) / (peak - low) : (high - bin) / (high - peak))
    })
    return { from, weights }
  })
}

/** Coefficients 1 to 12 of the cosine transform, and the mean level. */
function cepstrum(levels: readonly number[]): Float32Array {
  const row = new Float32Array(coefficientCount + 1)
  for (let c = 1; c <= coefficientCount; c++) {
    let sum = 0
    for (let i = 0; i < levels.length; i++) sum += levels[i]! * Math.cos((Math.PI * c * (i + 0.5)) / levels.length)
    row[c - 1] = sum
  }
  row[coefficientCount] = levels.reduce((sum, level) => sum + level, 0) / levels.length
  return row
}

function normalized(rows: readonly Float32Array[]): Float32Array[] {
  const width = coefficientCount + 1
  const mean = new Float64Array(width)
  const square = new Float64Array(width)
  for (const row of rows) {
    for (let c = 0; c < width; c++) {
      mean[c]! += row[c]! / rows.length
      square[c]! += row[c]! ** 2 / rows.length
    }
  }
  return rows.map((row) => row.map((value, c) => (value - mean[c]!) / Math.sqrt(Math.max(1e-9, square[c]! - mean[c]! ** 2))))
}

/** How loud a row is, beside the others of its recording. */
export function levelOf(row: Float32Array): number {
  return row[coefficientCount]!
}
