/** Ears for tests: spectra, pitch classes and onsets of sound in memory. */
import { readFileSync } from 'node:fs'
import { Fft } from './dsp/fft.ts'
import { type StereoSound, soundRateHz } from './stereo.ts'
import { pitchClass } from './theory/scale.ts'

/** The bundled soundfont's bytes. */
export function soundfontBytes(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('../../assets/fluidr3-subset.sf3', import.meta.url)))
}

const windowSamples = 8192
const fft = new Fft(windowSamples)

/** Power spectrum of the middle of both channels, averaged over Hann windows half overlapping; bin width 5.86 Hz. */
export function powerSpectrum(sound: StereoSound, fromSample = 0, toSample = sound.left.length): Float64Array {
  const power = new Float64Array(windowSamples / 2)
  const real = new Float64Array(windowSamples)
  const imaginary = new Float64Array(windowSamples)
  for (let start = fromSample; start + windowSamples <= toSample; start += windowSamples / 2) {
    for (let i = 0; i < windowSamples; i++) {
      const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowSamples)
      real[i] = (sound.left[start + i]! + sound.right[start + i]!) * 0.5 * hann
      imaginary[i] = 0
    }
    fft.transform(real, imaginary)
    for (let bin = 0; bin < power.length; bin++) power[bin]! += real[bin]! ** 2 + imaginary[bin]! ** 2
  }
  return power
}

/** Power between two frequencies, in dB of any scale. */
export function bandDb(power: Float64Array, lowHz: number, highHz: number): number {
  let sum = 1e-20
  for (let bin = Math.ceil(binOf(lowHz)); bin < binOf(highHz) && bin < power.length; bin++) sum += power[bin]!
  return 10 * Math.log10(sum)
}

/** Share of the power between two frequencies, 0 to 1. */
export function bandShare(power: Float64Array, lowHz: number, highHz: number): number {
  return 10 ** ((bandDb(power, lowHz, highHz) - bandDb(power, 20, 24_000)) / 10)
}

/** How much of each pitch class sounds, C first, from 55 Hz to 1.8 kHz; compressed so that no one note decides. */
export function chroma(power: Float64Array): number[] {
  const classes = Array.from({ length: 12 }, () => 0)
  for (let bin = Math.ceil(binOf(55)); bin < binOf(1800); bin++) {
    // tones are peaks; the noise of drums lies between them
    if (!(power[bin]! > power[bin - 1]! && power[bin]! > power[bin + 1]!)) continue
    const pitch = 69 + 12 * Math.log2((bin * soundRateHz) / windowSamples / 440)
    const distance = Math.abs(pitch - Math.round(pitch))
    if (distance < 0.3) classes[pitchClass(Math.round(pitch))]! += Math.sqrt(power[bin]!)
  }
  return classes
}

/** Loudness rises in steps of 10 ms: where sounds begin. Positive parts only, any scale. */
export function onsetStrength(sound: StereoSound): Float64Array {
  const hop = soundRateHz / 100
  const count = Math.floor(sound.left.length / hop)
  const rises = new Float64Array(count)
  let last = -10
  for (let step = 0; step < count; step++) {
    let energy = 0
    for (let i = step * hop + 1; i < (step + 1) * hop; i++) {
      // the difference weighs high frequencies, where attacks are
      const rise = sound.left[i]! - sound.left[i - 1]! + sound.right[i]! - sound.right[i - 1]!
      energy += rise * rise
    }
    const level = Math.log10(energy + 1e-10)
    rises[step] = Math.max(0, level - last)
    last = level
  }
  return rises
}

/** Level of a stretch in dB of full scale; its bounds may lie between samples. */
export function rmsDb(channel: Float32Array, from = 0, to = channel.length): number {
  let sum = 0
  for (let i = Math.round(from); i < Math.round(to); i++) sum += channel[i]! ** 2
  return 10 * Math.log10(sum / Math.max(1, to - from) + 1e-20)
}

/**
 * The largest step between neighbouring samples, relative to the usual one around it: a click stands out by ten
 * times and more.
 */
export function worstClick(channel: Float32Array, from: number, to: number): number {
  const span = 480
  let worst = 0
  for (let at = Math.max(from, span); at < Math.min(to, channel.length - span); at++) {
    const step = Math.abs(channel[at]! - channel[at - 1]!)
    if (step < 1e-4 || step < worst * 1e-3) continue
    let sum = 0
    for (let i = at - span; i < at + span; i++) sum += Math.abs(channel[i + 1]! - channel[i]!)
    worst = Math.max(worst, step / (sum / (2 * span) + 1e-5))
  }
  return worst
}

function binOf(hz: number): number {
  return (hz * windowSamples) / soundRateHz
}
