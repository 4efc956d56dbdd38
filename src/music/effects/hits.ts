/** Blows for titles and cuts: an impact, a deep boom, an explosion. */
import { smoothstep } from '../dsp/curve.ts'
import { OnePole } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, type MakeSound, noiseSeed } from './effect.ts'
import { GrainThrower } from './grain.ts'

interface Blow {
  /** The low end: falls from one pitch to the other while it dies away. */
  readonly subFromHz: number
  readonly subToHz: number
  readonly subDecayS: number
  readonly sub: number
  /** The body: noise that closes down. */
  readonly noiseHz: number
  readonly noiseDecayS: number
  readonly noise: number
  /** The attack that a small speaker hears. */
  readonly click: number
  readonly roomS: number
  readonly roomHz: number
  readonly wet: number
  /** Pieces that fall afterwards. */
  readonly debris: number
}

const impactBlow: Blow = {
  subFromHz: 118, subToHz: 42, subDecayS: 0.34, sub: 0.75, noiseHz: 1500, noiseDecayS: 0.12, noise: 0.8, click: 0.5,
  roomS: 2.4, roomHz: 2400, wet: 0.4, debris: 0,
}
const boomBlow: Blow = {
  subFromHz: 74, subToHz: 31, subDecayS: 0.9, sub: 0.95, noiseHz: 340, noiseDecayS: 0.4, noise: 0.5, click: 0.12,
  roomS: 3.8, roomHz: 900, wet: 0.45, debris: 0,
}
const explosionBlow: Blow = {
  subFromHz: 95, subToHz: 34, subDecayS: 0.55, sub: 0.6, noiseHz: 2600, noiseDecayS: 0.5, noise: 1.3, click: 0.5,
  roomS: 2.8, roomHz: 1300, wet: 0.5, debris: 150,
}

function addBlow(sound: StereoSound, random: Random, blow: Blow, atS: number): void {
  const count = sound.left.length
  const from = Math.floor(atS * soundRateHz)
  const tune = random.range(0.94, 1.06)
  let phase = 0
  for (let i = 0; from + i < count; i++) {
    const t = i / soundRateHz
    const shape = Math.exp(-t / blow.subDecayS) * Math.min(1, i / 90)
    if (shape < 1e-4 && i > 200) break
    phase += (2 * Math.PI * tune * (blow.subToHz + (blow.subFromHz - blow.subToHz) * Math.exp(-t / 0.07))) / soundRateHz
    // driven a little: its overtones are what is left of it on a phone
    const value = Math.tanh(Math.sin(phase) * shape * 1.7) * blow.sub * 0.6
    if (from + i < 0) continue
    sound.left[from + i]! += value
    sound.right[from + i]! += value
  }
  for (const out of [sound.left, sound.right]) {
    const noise = new Float32Array(Math.min(count, Math.ceil(blow.noiseDecayS * 6 * soundRateHz)))
    new NoiseSource(noiseSeed(random)).pink(noise)
    let low = 0
    for (let i = 0; i < noise.length && from + i < count; i++) {
      const t = i / soundRateHz
      // closes from bright to dark
      const hz = 140 + blow.noiseHz * 3 * Math.exp(-t / (blow.noiseDecayS * 0.6))
      low += (1 - Math.exp((-2 * Math.PI * hz) / soundRateHz)) * (noise[i]! - low)
      if (from + i >= 0) out[from + i]! += low * Math.exp(-t / blow.noiseDecayS) * smoothstep(i / 60) * blow.noise * 2.2
    }
  }
  const grains = new GrainThrower(random)
  grains.add(sound, { startS: atS, decayS: 0.006, level: blow.click, pan: 0, lowHz: 900, highHz: 5000 })
  for (let piece = 0; piece < blow.debris; piece++) {
    const after = random.next() ** 1.5
    const afterS = 0.15 + 1.9 * after
    grains.add(sound, {
      startS: atS + afterS, decayS: random.range(0.004, 0.03), level: 0.2 * random.next() ** 2 * (1 - after) ** 2,
      pan: random.range(-0.9, 0.9), lowHz: random.range(300, 1500), highHz: random.range(1500, 6000),
    })
  }
}

function renderBlow(blow: Blow, { random, sampleCount, events }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  for (const { atS } of events ?? [{ atS: 0 }]) addBlow(sound, random, blow, atS)
  const wet = reverberate(sound, { decayS: blow.roomS, dampHz: blow.roomHz, preDelayMs: 20 })
  const warm = [new OnePole(blow.roomHz * 2), new OnePole(blow.roomHz * 2)] as const
  for (let i = 0; i < sampleCount; i++) {
    sound.left[i]! += warm[0].lowpass(wet.left[i]!) * blow.wet
    sound.right[i]! += warm[1].lowpass(wet.right[i]!) * blow.wet
  }
  return sound
}

export const impact: MakeSound = (context) => renderBlow(impactBlow, context)
export const boom: MakeSound = (context) => renderBlow(boomBlow, context)
export const explosion: MakeSound = (context) => renderBlow(explosionBlow, context)
