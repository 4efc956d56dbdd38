/**
 * People talking, nobody to be understood: each voice is a buzz through the formants of vowels that change with its
 * syllables, with hiss between them, in phrases with pauses. Made at a third of the rate: speech has little above 8 kHz.
 */
import { smoothstep } from '../dsp/curve.ts'
import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { noiseSeed } from './effect.ts'

const divisor = 3
const rateHz = soundRateHz / divisor
/** How often formants move, in samples of the lower rate: 4 ms. */
const stepSamples = 64

/** First three formants in Hz, after Peterson and Barney 1952. */
const vowels = [
  [730, 1090, 2440], [570, 840, 2410], [270, 2290, 3010], [530, 1840, 2480], [660, 1720, 2410], [300, 870, 2240], [490, 1350, 1690],
] as const

export interface Crowd {
  readonly voices: number
  /** Nearest and farthest, 0 beside the ear, 1 across the room. */
  readonly distance: readonly [number, number]
}

/** Two-pole resonator of unit peak, for a voice at the lower rate. */
class Formant {
  private y1 = 0
  private y2 = 0
  private a1 = 0
  private a2 = 0
  private gain = 0

  tune(hz: number, bandwidthHz: number): void {
    const radius = Math.exp((-Math.PI * bandwidthHz) / rateHz)
    this.a1 = 2 * radius * Math.cos((2 * Math.PI * hz) / rateHz)
    this.a2 = -radius * radius
    this.gain = (1 - radius) * Math.sqrt(1 + radius * radius - 2 * radius * Math.cos((4 * Math.PI * hz) / rateHz))
  }

  next(input: number): number {
    const output = this.gain * input + this.a1 * this.y1 + this.a2 * this.y2
    this.y2 = this.y1
    this.y1 = output
    return output
  }
}

interface Syllable {
  readonly startS: number
  readonly endS: number
  readonly vowel: readonly [number, number, number]
  readonly pitch: number
  readonly level: number
  readonly hiss: number
}

function planSyllables(random: Random, durationS: number): Syllable[] {
  const syllables: Syllable[] = []
  for (let atS = -random.range(0, 4); atS < durationS; atS += random.range(0.4, 3.2)) {
    const count = random.integer(4, 16)
    for (let i = 0; i < count; i++) {
      const lengthS = random.range(0.11, 0.24)
      syllables.push({
        startS: atS,
        endS: atS + lengthS,
        vowel: random.pick(vowels),
        // a phrase falls, with stresses on the way
        pitch: 1.12 - (0.22 * i) / count + random.range(-0.05, 0.09),
        level: random.range(0.55, 1),
        hiss: random.chance(0.4) ? random.range(0.15, 0.5) : 0,
      })
      atS += lengthS + random.range(0, 0.05)
    }
  }
  return syllables
}

/** One voice, mono, at the lower rate. */
function speak(out: Float32Array, random: Random): void {
  const isHigh = random.chance(0.5)
  const baseHz = isHigh ? random.range(175, 240) : random.range(95, 140)
  const tract = isHigh ? 1.15 : random.range(0.95, 1.03)
  const syllables = planSyllables(random, out.length / rateHz)
  const noise = new Float32Array(4096)
  new NoiseSource(noiseSeed(random)).white(noise)
  const formants = [new Formant(), new Formant(), new Formant()] as const
  const hiss = new Formant()
  hiss.tune(4800, 2600)
  let index = 0
  let phase = 0
  let last = 0
  let lastHiss = 0
  let vowel: readonly [number, number, number] = vowels[0]
  let pitch = 1
  let chest = 0
  for (let from = 0; from < out.length; from += stepSamples) {
    const timeS = from / rateHz
    while (syllables[index] && syllables[index]!.endS < timeS) index++
    const syllable = syllables[index]
    const into = syllable ? (timeS - syllable.startS) / (syllable.endS - syllable.startS) : -1
    const isOn = syllable !== undefined && into >= 0
    const level = isOn ? syllable.level * smoothstep(into * 4) * smoothstep((1 - into) * 3) : 0
    const hissLevel = isOn && into < 0.3 ? syllable.hiss * Math.sin((Math.PI * into) / 0.3) : 0
    if (isOn) vowel = vowel.map((hz, i) => hz + (syllable.vowel[i]! - hz) * 0.25) as [number, number, number]
    formants[0].tune(vowel[0] * tract, 90)
    formants[1].tune(vowel[1] * tract, 110)
    formants[2].tune(vowel[2] * tract, 170)
    // the voice glides from syllable to syllable and falls within each
    if (isOn) pitch += (syllable.pitch * (1.05 - 0.12 * into) - pitch) * 0.12
    const step = (baseHz * pitch) / rateHz
    const to = Math.min(from + stepSamples, out.length)
    for (let i = from; i < to; i++) {
      phase += step
      if (phase >= 1) phase -= 1
      const along = (i - from) / stepSamples
      const loud = last + (level - last) * along
      // the glottis: a rounded saw, with breath
      const buzz = (phase < 0.6 ? phase / 0.6 : (1 - phase) / 0.4) - 0.5 + noise[i & 4095]! * 0.05
      // what is below the first formant stays in the chest
      chest += 0.16 * (buzz - chest)
      const bright = buzz - chest
      const voiced = formants[0].next(bright) + formants[1].next(bright) * 0.9 + formants[2].next(bright) * 0.6
      out[i] = voiced * loud * 6 + hiss.next(noise[(i * 3) & 4095]!) * (lastHiss + (hissLevel - lastHiss) * along) * 0.25
    }
    last = level
    lastHiss = hissLevel
  }
}

/** A crowd that talks; far voices are softer and duller. */
export function renderBabble({ voices, distance: [nearest, farthest] }: Crowd, random: Random, sampleCount: number): StereoSound {
  const count = Math.ceil(sampleCount / divisor) + 2
  const left = new Float32Array(count)
  const right = new Float32Array(count)
  const voice = new Float32Array(count)
  for (let index = 0; index < voices; index++) {
    const own = random.fork(`voice ${index}`)
    speak(voice, own)
    const away = nearest + (farthest - nearest) * own.next() ** 0.7
    const pan = panGains(own.range(-0.95, 0.95) * (0.4 + 0.6 * away))
    const level = 0.32 * (1 - 0.8 * away)
    // air and bodies in between take the high end
    const dull = 1 - Math.exp((-2 * Math.PI * (4200 - 2800 * away)) / rateHz)
    let smooth = 0
    for (let i = 0; i < count; i++) {
      smooth += dull * (voice[i]! - smooth)
      left[i]! += smooth * level * pan.left
      right[i]! += smooth * level * pan.right
    }
  }
  return stretched(left, right, sampleCount)
}

/** Back to the full rate, by straight lines: what they add above 8 kHz is far below the voices. */
function stretched(left: Float32Array, right: Float32Array, sampleCount: number): StereoSound {
  const sound = silence(sampleCount)
  for (let i = 0; i < sampleCount; i++) {
    const at = Math.floor(i / divisor)
    const blend = (i % divisor) / divisor
    sound.left[i] = left[at]! + (left[at + 1]! - left[at]!) * blend
    sound.right[i] = right[at]! + (right[at + 1]! - right[at]!) * blend
  }
  return sound
}
