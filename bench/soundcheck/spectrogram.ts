/** A picture of a sound: time to the right, pitch upward on a logarithmic scale, its waveform below. */
import { Fft } from '../../src/music/dsp/fft.ts'
import { type StereoSound, soundRateHz } from '../../src/music/stereo.ts'

export interface Picture {
  readonly width: number
  readonly height: number
  /** RGB, 8 bits each, row by row. */
  readonly pixels: Uint8Array
}

const lowestHz = 30
const highestHz = 18_000
const rangeDb = 84
const windowSamples = 4096
const waveHeight = 44

/** Black, purple, orange, white: dark to loud. */
const colours = [[2, 2, 8], [50, 16, 90], [140, 42, 110], [224, 90, 62], [250, 190, 90], [255, 252, 220]] as const

/** @param height - Of the spectrogram and the waveform together. */
export function drawSpectrogram(sound: StereoSound, width: number, height: number): Picture {
  const pixels = new Uint8Array(width * height * 3)
  const rows = height - waveHeight
  const fft = new Fft(windowSamples)
  const real = new Float64Array(windowSamples)
  const imaginary = new Float64Array(windowSamples)
  const count = sound.left.length
  const levels = new Float32Array(width * rows)
  let loudest = -Infinity
  for (let x = 0; x < width; x++) {
    const centre = Math.round(((x + 0.5) * count) / width)
    for (let i = 0; i < windowSamples; i++) {
      const at = centre - windowSamples / 2 + i
      const value = at >= 0 && at < count ? (sound.left[at]! + sound.right[at]!) / 2 : 0
      real[i] = value * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowSamples))
      imaginary[i] = 0
    }
    fft.transform(real, imaginary)
    for (let y = 0; y < rows; y++) {
      const [fromHz, toHz] = [(rows - 1 - y) / rows, (rows - y) / rows].map((part) => lowestHz * (highestHz / lowestHz) ** part) as [number, number]
      const from = Math.floor((fromHz * windowSamples) / soundRateHz)
      const to = Math.max(from + 1, Math.ceil((toHz * windowSamples) / soundRateHz))
      let power = 1e-12
      for (let bin = from; bin < to; bin++) power = Math.max(power, real[bin]! ** 2 + imaginary[bin]! ** 2)
      const level = 10 * Math.log10(power)
      levels[y * width + x] = level
      loudest = Math.max(loudest, level)
    }
  }
  for (let i = 0; i < levels.length; i++) paint(pixels, i, (levels[i]! - loudest) / rangeDb + 1)
  drawWave(pixels, sound, width, rows)
  return { width, height, pixels }
}

function paint(pixels: Uint8Array, pixel: number, level: number): void {
  const place = Math.max(0, Math.min(0.9999, level)) * (colours.length - 1)
  const [from, to] = [colours[Math.floor(place)]!, colours[Math.floor(place) + 1]!]
  for (let c = 0; c < 3; c++) pixels[pixel * 3 + c] = from[c]! + (to[c]! - from[c]!) * (place % 1)
}

function drawWave(pixels: Uint8Array, sound: StereoSound, width: number, top: number): void {
  const perColumn = sound.left.length / width
  const peaks = Array.from({ length: width }, (_, x) => {
    let most = 0
    for (let i = Math.floor(x * perColumn); i < (x + 1) * perColumn && i < sound.left.length; i++) {
      most = Math.max(most, Math.abs(sound.left[i]!), Math.abs(sound.right[i]!))
    }
    return most
  })
  const scale = 1 / Math.max(1e-6, ...peaks)
  peaks.forEach((peak, x) => {
    const reach = Math.max(0.5, peak * scale * (waveHeight / 2 - 1))
    for (let y = 0; y < waveHeight; y++) {
      const shade = Math.abs(y - waveHeight / 2) <= reach ? 210 : 24
      pixels.fill(shade, ((top + y) * width + x) * 3, ((top + y) * width + x + 1) * 3)
    }
  })
}
