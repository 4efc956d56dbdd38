/** Steady rain: a far veil of countless drops with gentle slopes, near drops one by one, and now and then a drip. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { addNoiseBed } from './noise-bed.ts'

const nearDropsPerSecond = 260
const dripsPerSecond = 9

function addVeil(sound: StereoSound, random: Random): void {
  const density = new SmoothCurve(noiseSeed(random), 0.25)
  addNoiseBed(sound, random, () => {
    const local = new SmoothCurve(noiseSeed(random), 0.6)
    const floor = new OnePole(260)
    const air = new OnePole(5200)
    const far = new OnePole(700)
    return {
      levelAt: (timeS) => 0.75 + 0.3 * density.at(timeS) + 0.15 * local.at(timeS),
      hear: (pink, level) => (air.lowpass(floor.highpass(pink)) + far.lowpass(pink) * 0.35) * level,
    }
  })
}

/** Near drops are ticks of noise a few milliseconds long, each with its own colour: leaves, stone, cloth. */
function addNearDrops(sound: StereoSound, random: Random): void {
  const count = sound.left.length
  const drops = Math.round((count / soundRateHz) * nearDropsPerSecond)
  const noise = new Float32Array(8192)
  new NoiseSource(noiseSeed(random)).white(noise)
  for (let drop = 0; drop < drops; drop++) {
    const start = Math.floor(random.next() * count)
    const level = 0.012 + 0.11 * random.next() ** 5
    const pan = panGains(random.range(-0.95, 0.95))
    const lengthS = random.range(0.0012, 0.006)
    const colour = 1 - Math.exp((-2 * Math.PI * random.range(1200, 7500)) / soundRateHz)
    const offset = random.integer(0, 4096)
    const samples = Math.min(Math.floor(lengthS * 5 * soundRateHz), count - start)
    let filtered = 0
    for (let i = 0; i < samples; i++) {
      filtered += colour * (noise[(offset + i) & 8191]! - filtered)
      const value = filtered * level * Math.exp(-i / (lengthS * soundRateHz)) * Math.min(1, i / 12)
      sound.left[start + i]! += value * pan.left
      sound.right[start + i]! += value * pan.right
    }
  }
}

/** A drop into water traps a bubble that rings and rises. */
function addDrips(sound: StereoSound, random: Random): void {
  const count = sound.left.length
  const drips = Math.round((count / soundRateHz) * dripsPerSecond)
  for (let drip = 0; drip < drips; drip++) {
    const start = Math.floor(random.next() * count)
    const pitchHz = random.range(900, 3600)
    const lengthS = random.range(0.008, 0.03)
    const level = 0.004 + 0.02 * random.next() ** 3
    const pan = panGains(random.range(-0.8, 0.8))
    const samples = Math.min(Math.floor(lengthS * 5 * soundRateHz), count - start)
    let phase = 0
    for (let i = 0; i < samples; i++) {
      phase += (2 * Math.PI * pitchHz * (1 + (0.25 * i) / samples)) / soundRateHz
      const value = Math.sin(phase) * level * Math.exp(-i / (lengthS * soundRateHz)) * Math.min(1, i / 40)
      sound.left[start + i]! += value * pan.left
      sound.right[start + i]! += value * pan.right
    }
  }
}

export function rain({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addVeil(sound, random.fork('veil'))
  addNearDrops(sound, random.fork('near'))
  addDrips(sound, random.fork('drips'))
  return sound
}
