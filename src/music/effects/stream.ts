/** A brook over stones: thousands of bubbles that ring as they close, over a soft rush of water. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole, StateVariableFilter } from '../dsp/filter.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { addNoiseBed } from './noise-bed.ts'

const bubblesPerSecond = 150

/**
 * A bubble rings at 3.26 m/s over its radius and rises in pitch as it nears the surface.
 * Minnaert 1933; van den Doel, "Physically-based models for liquid sounds", 2005.
 */
function addBubbles(sound: StereoSound, random: Random): void {
  const count = sound.left.length
  const bubbles = Math.round((count / soundRateHz) * bubblesPerSecond)
  // a few stones, each with its own gurgle and place
  const stones = Array.from({ length: 7 }, () => ({
    pan: random.range(-0.9, 0.9),
    pitchHz: random.range(380, 1300),
    flow: new SmoothCurve(noiseSeed(random), random.range(0.8, 2.2)),
  }))
  for (let index = 0; index < bubbles; index++) {
    const start = Math.floor(random.next() * count)
    const stone = random.pick(stones)
    if (random.next() > 0.15 + 0.85 * stone.flow.at(start / soundRateHz)) continue
    const pitchHz = stone.pitchHz * 2 ** random.range(-0.6, 1.1)
    const decayS = random.range(7, 17) / pitchHz + 0.004
    const rise = random.range(0, 0.35)
    const level = (0.006 + 0.05 * random.next() ** 4) * Math.sqrt(600 / pitchHz)
    const { left, right } = panGains(stone.pan + random.range(-0.15, 0.15))
    const samples = Math.min(Math.floor(decayS * 5 * soundRateHz), count - start)
    const attack = 0.0015 * soundRateHz
    const fall = Math.exp(-1 / (decayS * soundRateHz))
    let phase = 0
    let shape = 1
    for (let i = 0; i < samples; i++) {
      phase += (2 * Math.PI * pitchHz * (1 + (rise * i) / samples)) / soundRateHz
      shape *= fall
      const value = Math.sin(phase) * shape * level * (i < attack ? i / attack : 1)
      sound.left[start + i]! += value * left
      sound.right[start + i]! += value * right
    }
  }
}

function addRush(sound: StereoSound, random: Random): void {
  const flow = new SmoothCurve(noiseSeed(random), 0.4)
  addNoiseBed(sound, random, () => {
    const ripple = new SmoothCurve(noiseSeed(random), 5)
    const body = new StateVariableFilter(520, 0.5)
    const splash = new StateVariableFilter(1900, 0.45)
    const air = new OnePole(4500)
    return {
      levelAt: (timeS) => 0.09 * (0.65 + 0.3 * flow.at(timeS) + 0.4 * ripple.at(timeS)),
      hear: (pink, level) => (body.bandpass(pink) + air.lowpass(splash.bandpass(pink)) * 0.8) * level,
    }
  })
}

export function stream({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addRush(sound, random.fork('rush'))
  addBubbles(sound, random.fork('bubbles'))
  return sound
}
