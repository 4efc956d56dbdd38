/** A walker on gravel: heel, then sole, each a spill of small stones over a dull thud; never two steps alike. */
import { OnePole } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type AmbienceContext, type AmbienceFamily, noiseSeed } from './family.ts'

/** An easy hiking pace. */
export const stepsPerMinute = 104

interface Contact {
  readonly atS: number
  readonly level: number
  readonly stones: number
  readonly spreadS: number
  readonly thud: number
}

function addContact(sound: StereoSound, random: Random, noise: Float32Array, contact: Contact, pan: number): void {
  const count = sound.left.length
  for (let stone = 0; stone < contact.stones; stone++) {
    // most stones give way at once, some roll on
    const start = Math.floor((contact.atS + contact.spreadS * random.next() ** 1.7) * soundRateHz)
    const lengthS = random.range(0.0015, 0.007)
    const place = panGains(pan + random.range(-0.3, 0.3))
    const level = contact.level * (0.05 + 0.3 * random.next() ** 3)
    const floor = new OnePole(random.range(700, 2600))
    const air = new OnePole(random.range(2600, 7500))
    const offset = random.integer(0, 4095)
    const samples = Math.floor(lengthS * 5 * soundRateHz)
    const fall = Math.exp(-1 / (lengthS * soundRateHz))
    let shape = 1
    for (let i = 0; i < samples; i++) {
      const at = start + i
      if (at < 0) continue
      if (at >= count) break
      shape *= fall
      const value = air.lowpass(floor.highpass(noise[(offset + i) & 4095]!)) * shape * level * Math.min(1, i / 10)
      sound.left[at]! += value * place.left
      sound.right[at]! += value * place.right
    }
  }
  const start = Math.floor(contact.atS * soundRateHz)
  const samples = Math.floor(0.12 * soundRateHz)
  let phase = 0
  for (let i = 0; i < samples; i++) {
    const at = start + i
    if (at < 0) continue
    if (at >= count) break
    const x = i / samples
    phase += (2 * Math.PI * (105 - 45 * x)) / soundRateHz
    const value = Math.sin(phase) * Math.exp(-x * 5) * Math.min(1, i / 120) * (1 - x) * contact.thud * 0.06
    sound.left[at]! += value
    sound.right[at]! += value
  }
}

function render({ random, sampleCount }: AmbienceContext): StereoSound {
  const sound = silence(sampleCount)
  const noise = new Float32Array(4096)
  new NoiseSource(noiseSeed(random)).white(noise)
  const periodS = 60 / stepsPerMinute
  const durationS = sampleCount / soundRateHz
  let foot = random.chance(0.5) ? 1 : -1
  for (let atS = random.range(0.05, periodS); atS < durationS; atS += periodS * (1 + 0.025 * random.gaussian())) {
    const weight = random.range(0.75, 1.1)
    const pan = foot * 0.14
    addContact(sound, random, noise, { atS, level: weight, stones: random.integer(26, 40), spreadS: 0.07, thud: weight }, pan)
    const rollS = atS + random.range(0.11, 0.15)
    const stones = random.integer(34, 56)
    addContact(sound, random, noise, { atS: rollS, level: weight * 0.75, stones, spreadS: 0.15, thud: weight * 0.3 }, pan)
    foot = -foot
  }
  return sound
}

export const footsteps: AmbienceFamily = { trimDb: 6.7, render }
