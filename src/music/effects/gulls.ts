/** Gulls over a harbour: long falling cries, and short laughs that answer, with the echo of open water. */
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import type { EffectContext } from './effect.ts'
import { momentsOf } from './moments.ts'

function addCry(sound: StereoSound, random: Random, startS: number, lengthS: number, hz: number, level: number, pan: number): void {
  const place = panGains(pan)
  const from = Math.floor(startS * soundRateHz)
  const count = Math.min(Math.floor(lengthS * soundRateHz), sound.left.length - from)
  let phase = 0
  for (let i = 0; i < count; i++) {
    const x = i / (lengthS * soundRateHz)
    // up with a break in the voice, then a long fall
    const bend = x < 0.15 ? 0.8 + 1.4 * x : 1.01 - 0.3 * (x - 0.15) ** 0.8
    phase += (2 * Math.PI * hz * bend * (1 + 0.006 * Math.sin(2 * Math.PI * 31 * (i / soundRateHz)))) / soundRateHz
    if (from + i < 0) continue
    const shape = Math.sin(Math.PI * x ** 0.6) ** 1.2
    // a harsh voice: many harmonics, the second and third as strong as the first
    const value = (Math.sin(phase) * 0.7 + Math.sin(2 * phase) * 0.6 + Math.sin(3 * phase) * 0.32 + Math.sin(4 * phase) * 0.12) * shape * level
    sound.left[from + i]! += value * place.left
    sound.right[from + i]! += value * place.right
  }
}

export function gulls(context: EffectContext): StereoSound {
  const { random, sampleCount } = context
  const sound = silence(sampleCount)
  for (const { atS, pan = 0, strength = 1 } of momentsOf(context, random, [1.2, 5])) {
    const hz = random.range(820, 1150)
    const level = 0.1 * strength * random.range(0.35, 1)
    if (random.chance(0.45)) {
      addCry(sound, random, atS, random.range(0.55, 0.95), hz, level, pan)
      continue
    }
    let startS = atS
    for (let laugh = random.integer(3, 6); laugh > 0; laugh--) {
      addCry(sound, random, startS, random.range(0.16, 0.26), hz * random.range(0.95, 1.05), level * 0.8, pan)
      startS += random.range(0.2, 0.3)
    }
  }
  const wet = reverberate(sound, { decayS: 1.8, dampHz: 2600, preDelayMs: 70 })
  for (let i = 0; i < sampleCount; i++) {
    sound.left[i]! += wet.left[i]! * 0.25
    sound.right[i]! += wet.right[i]! * 0.25
  }
  return sound
}
