/**
 * How alike two pictures are. SSIM sees structure and is blind to a flat shift;
 * the mean error sees the shift.
 */

export interface Picture {
  readonly width: number
  readonly height: number
  /** Packed RGBA rows. */
  readonly rgba: Uint8Array | Uint8ClampedArray
}

export interface Likeness {
  /** Mean structural similarity of luma, 1 = equal. */
  readonly ssim: number
  /** Largest of the three channels' mean absolute differences, 0…255. */
  readonly meanError: number
}

const windowSize = 8
const step = 4

/**
 * @see Wang et al., "Image quality assessment: from error visibility to structural similarity" (2004);
 *   uniform windows of 8 × 8 every 4 pixels.
 * @throws RangeError when the sizes differ.
 */
export function likeness(a: Picture, b: Picture): Likeness {
  if (a.width !== b.width || a.height !== b.height) {
    throw new RangeError(`pictures of ${a.width}x${a.height} and ${b.width}x${b.height} cannot be compared`)
  }
  return { ssim: meanSsim(luma(a), luma(b), a.width, a.height), meanError: meanError(a.rgba, b.rgba) }
}

/** Standard deviation of luma: near 0 for a blank picture. */
export function contrast(picture: Picture): number {
  const values = luma(picture)
  let sum = 0
  let squares = 0
  for (const value of values) {
    sum += value
    squares += value * value
  }
  return Math.sqrt(Math.max(0, squares / values.length - (sum / values.length) ** 2))
}

function luma({ rgba }: Picture): Float32Array {
  const values = new Float32Array(rgba.length / 4)
  for (let i = 0; i < values.length; i++) {
    values[i] = 0.2126 * rgba[i * 4]! + 0.7152 * rgba[i * 4 + 1]! + 0.0722 * rgba[i * 4 + 2]!
  }
  return values
}

function meanSsim(a: Float32Array, b: Float32Array, width: number, height: number): number {
  let sum = 0
  let count = 0
  for (let y = 0; y + windowSize <= height; y += step) {
    for (let x = 0; x + windowSize <= width; x += step) {
      sum += windowSsim(a, b, y * width + x, width)
      count++
    }
  }
  return sum / count
}

function windowSsim(a: Float32Array, b: Float32Array, start: number, width: number): number {
  let sumA = 0
  let sumB = 0
  let squaresA = 0
  let squaresB = 0
  let products = 0
  for (let y = 0; y < windowSize; y++) {
    for (let at = start + y * width, end = at + windowSize; at < end; at++) {
      const p = a[at]!
      const q = b[at]!
      sumA += p
      sumB += q
      squaresA += p * p
      squaresB += q * q
      products += p * q
    }
  }
  const n = windowSize * windowSize
  const meanA = sumA / n
  const meanB = sumB / n
  const varianceA = squaresA / n - meanA * meanA
  const varianceB = squaresB / n - meanB * meanB
  const covariance = products / n - meanA * meanB
  const c1 = (0.01 * 255) ** 2
  const c2 = (0.03 * 255) ** 2
  return (
    ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
    ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2))
  )
}

function meanError(a: Picture['rgba'], b: Picture['rgba']): number {
  const sums = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const channel = i & 3
    if (channel !== 3) sums[channel]! += Math.abs(a[i]! - b[i]!)
  }
  return Math.max(...sums) / (a.length / 4)
}
