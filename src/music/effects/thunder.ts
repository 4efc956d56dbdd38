/** Far thunder: a crack dulled by distance, then rolls that answer from other places and sink into the low end. */
import { smoothstep, swell } from '../dsp/curve.ts'
import { StateVariableFilter } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type EffectContext, type SoundEvent, controlSamples, forEachControlBlock, noiseSeed } from './effect.ts'
import { momentsOf } from './moments.ts'

interface Roll {
  readonly startS: number
  readonly attackS: number
  readonly decayS: number
  readonly level: number
  readonly pan: number
}

function planStrike(random: Random, { atS: strikeS, pan: side = 0, strength: nearness = 1 }: SoundEvent): Roll[] {
  const rolls: Roll[] = []
  const cracks = random.integer(2, 4)
  for (let i = 0; i < cracks; i++) {
    rolls.push({
      startS: strikeS + i * random.range(0.08, 0.3),
      attackS: 0.03 + 0.12 * (1 - nearness),
      decayS: random.range(0.2, 0.5),
      level: nearness * random.range(0.6, 1),
      pan: side + random.range(-0.2, 0.2),
    })
  }
  const echoes = random.integer(6, 10)
  for (let i = 0; i < echoes; i++) {
    const along = i / echoes
    rolls.push({
      startS: strikeS + 0.4 + along * random.range(3, 5) + random.range(-0.2, 0.2),
      attackS: random.range(0.15, 0.5),
      decayS: random.range(0.5, 1.2),
      level: (1 - along) * random.range(0.35, 0.8),
      pan: side * (1 - along) + random.range(-0.6, 0.6),
    })
  }
  return rolls
}

export function thunder(context: EffectContext): StereoSound {
  const { random, sampleCount } = context
  const strikes = momentsOf(context, random, [8, 15]).map((event) => ({
    startS: event.atS,
    rolls: planStrike(random, event),
  }))
  const dry = silence(sampleCount)
  ;[dry.left, dry.right].forEach((out, channel) => {
    const noise = new NoiseSource(noiseSeed(random))
    const block = new Float32Array(controlSamples)
    const deep = new StateVariableFilter()
    const grit = new StateVariableFilter()
    let last = 0
    forEachControlBlock(sampleCount, soundRateHz, (from, to, timeS) => {
      let gain = 0
      let bright = 0
      for (const strike of strikes) {
        if (timeS < strike.startS || timeS > strike.startS + 12) continue
        for (const roll of strike.rolls) {
          const level = swell(timeS - roll.startS, roll.attackS, roll.decayS) * roll.level
          const { left, right } = panGains(roll.pan)
          gain += level * (channel === 0 ? left : right)
        }
        // air swallows the high end of what comes from further along the bolt, so each roll is darker
        bright = Math.max(bright, Math.exp(-(timeS - strike.startS) / 0.9) * smoothstep((timeS - strike.startS) / 0.04))
      }
      deep.tune(95 + 420 * bright, 0.6)
      grit.tune(260 + 1500 * bright, 0.6)
      noise.brownian(block)
      for (let i = from; i < to; i++) {
        const brown = block[i - from]!
        const level = last + ((gain - last) * (i - from)) / (to - from)
        out[i] = (deep.lowpass(brown) * 1.2 + grit.lowpass(brown) * (0.25 + 1.6 * bright)) * level
      }
      last = gain
    })
  })
  const wet = reverberate(dry, { decayS: 3.2, dampHz: 900, preDelayMs: 60 })
  for (let i = 0; i < sampleCount; i++) {
    dry.left[i]! += wet.left[i]! * 0.3
    dry.right[i]! += wet.right[i]! * 0.3
  }
  return dry
}
