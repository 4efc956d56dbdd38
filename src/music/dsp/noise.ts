/** Noise in three colours, seeded; each instance is one independent stream. */
export class NoiseSource {
  private state: number
  private readonly rows = new Float64Array(7)
  private brown = 0

  constructor(seed: number) {
    this.state = seed >>> 0 || 0x9e3779b9
  }

  /** Fills with white noise, uniform in [-1, 1). */
  white(out: Float32Array): void {
    let state = this.state
    for (let i = 0; i < out.length; i++) {
      // xorshift32 (Marsaglia 2003)
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      out[i] = state / 2147483648
    }
    this.state = state
  }

  /** Fills with pink noise (-3 dB per octave), RMS about 0.1. Filter: Paul Kellet's, exact to ±0.05 dB above 9 Hz. */
  pink(out: Float32Array): void {
    this.white(out)
    const rows = this.rows
    let b0 = rows[0]!
    let b1 = rows[1]!
    let b2 = rows[2]!
    let b3 = rows[3]!
    let b4 = rows[4]!
    let b5 = rows[5]!
    let b6 = rows[6]!
    for (let i = 0; i < out.length; i++) {
      const white = out[i]!
      b0 = 0.99886 * b0 + white * 0.0555179
      b1 = 0.99332 * b1 + white * 0.0750759
      b2 = 0.969 * b2 + white * 0.153852
      b3 = 0.8665 * b3 + white * 0.3104856
      b4 = 0.55 * b4 + white * 0.5329522
      b5 = -0.7616 * b5 - white * 0.016898
      out[i] = (b0 + b1 + b2 + b3 + b4 + b5 + b6 + white * 0.5362) * 0.11
      b6 = white * 0.115926
    }
    rows[0] = b0
    rows[1] = b1
    rows[2] = b2
    rows[3] = b3
    rows[4] = b4
    rows[5] = b5
    rows[6] = b6
  }

  /** Fills with brown noise (-6 dB per octave above 30 Hz), RMS about 0.15. */
  brownian(out: Float32Array): void {
    this.white(out)
    let level = this.brown
    for (let i = 0; i < out.length; i++) {
      level = level * 0.996 + out[i]! * 0.023
      out[i] = level
    }
    this.brown = level
  }
}
