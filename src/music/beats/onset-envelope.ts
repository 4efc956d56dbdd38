import { Fft } from '../dsp/fft.ts'

const windowSize = 1024
const bandCount = 40
/** Notes below are the bass drum and the bass: where a beat is felt. */
const bassBands = 10
const trebleBand = 28
const lowestChromaHz = 180
const highestChromaHz = 2200

/** What is kept of sound to find its beats: a row every 10 ms, the first at its beginning. */
export interface OnsetEnvelope {
  readonly framesPerSecond: number
  /** How much begins to sound in a frame: all bands alike, and with the bass in front. */
  readonly flux: readonly number[]
  readonly accents: readonly number[]
  /** Energy of the bass that begins. */
  readonly bass: readonly number[]
  /** Twelve values a frame, C first: how much of each pitch class sounds. */
  readonly chroma: Float32Array
  /** Mean square of each frame. */
  readonly power: readonly number[]
}

/**
 * Listens to mono sound that arrives in blocks: spectral flux over 40 log-spaced bands and pitch classes. Memory
 * grows by some 8 kB a second of sound.
 *
 * @see Dixon, "Onset detection revisited", DAFx 2006: spectral flux on a compressed spectrum.
 */
export class OnsetListener {
  private readonly hop: number
  private readonly rateHz: number
  private readonly fft = new Fft(windowSize)
  private readonly hann = Float64Array.from({ length: windowSize }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowSize))
  private readonly real = new Float64Array(windowSize)
  private readonly imaginary = new Float64Array(windowSize)
  private readonly pending = new Float32Array(windowSize)
  /** Half a window of silence lies before the sound, so that what begins at once is an onset too. */
  private filled = windowSize / 2
  private readonly edges: readonly number[]
  private readonly classOfBin: Int8Array
  private last: Float64Array = new Float64Array(bandCount)
  private readonly flux: number[] = []
  private readonly accents: number[] = []
  private readonly bass: number[] = []
  private readonly power: number[] = []
  private chroma = new Float32Array(12 * 1024)

  /** @param rateHz - Of the sound, 8 to 48 kHz; 24 kHz is plenty. */
  constructor(rateHz: number) {
    if (!(rateHz >= 8000 && rateHz <= 48_000)) throw new RangeError(`rateHz: expected 8000 to 48000, got ${rateHz}`)
    this.rateHz = rateHz
    this.hop = Math.round(rateHz / 100)
    const bins = windowSize / 2
    this.edges = Array.from({ length: bandCount + 1 }, (_, i) => Math.max(i, Math.round((bins * (2 ** ((i / bandCount) * 6) - 1)) / 63)))
    this.classOfBin = Int8Array.from({ length: bins }, (_, bin) => {
      const hz = (bin * rateHz) / windowSize
      if (hz < lowestChromaHz || hz > highestChromaHz) return -1
      return (((Math.round(69 + 12 * Math.log2(hz / 440)) % 12) + 12) % 12)
    })
  }

  add(mono: Float32Array): void {
    for (let at = 0; at < mono.length; ) {
      const count = Math.min(windowSize - this.filled, mono.length - at)
      this.pending.set(mono.subarray(at, at + count), this.filled)
      this.filled += count
      at += count
      if (this.filled < windowSize) return
      this.hearFrame()
      this.pending.copyWithin(0, this.hop)
      this.filled = windowSize - this.hop
    }
  }

  envelope(): OnsetEnvelope {
    return {
      framesPerSecond: this.rateHz / this.hop,
      flux: this.flux,
      accents: this.accents,
      bass: this.bass,
      chroma: this.chroma.subarray(0, 12 * this.flux.length),
      power: this.power,
    }
  }

  private hearFrame(): void {
    const { real, imaginary, pending, edges } = this
    let power = 0
    for (let i = 0; i < windowSize; i++) {
      real[i] = pending[i]! * this.hann[i]!
      imaginary[i] = 0
      power += pending[i]! ** 2
    }
    this.fft.transform(real, imaginary)
    const frame = this.flux.length
    if ((frame + 1) * 12 > this.chroma.length) {
      const grown = new Float32Array(this.chroma.length * 2)
      grown.set(this.chroma)
      this.chroma = grown
    }
    const bands = new Float64Array(bandCount)
    for (let band = 0; band < bandCount; band++) {
      let energy = 0
      const to = Math.max(edges[band]! + 1, edges[band + 1]!)
      for (let bin = edges[band]!; bin < to && bin < windowSize / 2; bin++) energy += real[bin]! ** 2 + imaginary[bin]! ** 2
      bands[band] = Math.log(1 + 1000 * energy)
    }
    for (let bin = 1; bin < windowSize / 2 - 1; bin++) {
      const pitchClass = this.classOfBin[bin]!
      if (pitchClass >= 0) this.chroma[frame * 12 + pitchClass]! += Math.hypot(real[bin]!, imaginary[bin]!)
    }
    let flux = 0
    let accent = 0
    let bass = 0
    for (let band = 0; band < bandCount; band++) {
      const rise = Math.max(0, bands[band]! - this.last[band]!)
      flux += rise
      accent += rise * (band < bassBands ? 3 : band > trebleBand ? 0.5 : 1)
      if (band < bassBands) bass += rise
    }
    this.last = bands
    this.flux.push(flux)
    this.accents.push(accent)
    this.bass.push(bass)
    this.power.push(power / windowSize)
  }
}
