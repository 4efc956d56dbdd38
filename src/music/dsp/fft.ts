/** Fourier transforms of one size, in place; the tables are computed once. Radix 2, Cooley and Tukey 1965. */
export class Fft {
  readonly size: number
  private readonly cosines: Float64Array
  private readonly sines: Float64Array
  private readonly reversed: Uint32Array

  /** @param size - A power of two. */
  constructor(size: number) {
    if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError(`fft: expected a power of two, got ${size}`)
    this.size = size
    this.cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.sines = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size))
    this.reversed = new Uint32Array(size)
    for (let i = 1; i < size; i++) this.reversed[i] = (this.reversed[i >> 1]! >> 1) | (i & 1 ? size >> 1 : 0)
  }

  /** Both arrays have `size` values; afterwards they hold the spectrum, unscaled. */
  transform(real: Float64Array, imaginary: Float64Array): void {
    const { size, cosines, sines, reversed } = this
    for (let i = 0; i < size; i++) {
      const j = reversed[i]!
      if (i >= j) continue
      const swappedReal = real[i]!
      real[i] = real[j]!
      real[j] = swappedReal
      const swappedImaginary = imaginary[i]!
      imaginary[i] = imaginary[j]!
      imaginary[j] = swappedImaginary
    }
    for (let span = 2; span <= size; span <<= 1) {
      const half = span >> 1
      const stride = size / span
      for (let from = 0; from < size; from += span) {
        for (let k = 0; k < half; k++) {
          const cosine = cosines[k * stride]!
          const sine = sines[k * stride]!
          const a = from + k
          const b = a + half
          const turnedReal = real[b]! * cosine - imaginary[b]! * sine
          const turnedImaginary = real[b]! * sine + imaginary[b]! * cosine
          real[b] = real[a]! - turnedReal
          imaginary[b] = imaginary[a]! - turnedImaginary
          real[a]! += turnedReal
          imaginary[a]! += turnedImaginary
        }
      }
    }
  }
}
