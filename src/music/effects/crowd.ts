/** Many people in a large place, and a few around a café's tables with cups, spoons and the machine behind the bar. */
import { SmoothCurve, smoothstep } from '../dsp/curve.ts'
import { OnePole } from '../dsp/filter.ts'
import { NoiseSource } from '../dsp/noise.ts'
import { type Room, reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { renderBabble } from './babble.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { addRing } from './grain.ts'
import { poissonTimes } from './moments.ts'
import { addNoiseBed } from './noise-bed.ts'

const hall: Room = { decayS: 1.6, dampHz: 2400, preDelayMs: 25 }
const cafeRoom: Room = { decayS: 0.7, dampHz: 3200, preDelayMs: 9 }

function addRoom(sound: StereoSound, room: Room, dry: number, wet: number): void {
  const echo = reverberate(sound, room)
  for (let i = 0; i < sound.left.length; i++) {
    sound.left[i] = sound.left[i]! * dry + echo.left[i]! * wet
    sound.right[i] = sound.right[i]! * dry + echo.right[i]! * wet
  }
}

/** The murmur of all those who are too far to be voices. */
function addMurmur(sound: StereoSound, random: Random, level: number): void {
  addNoiseBed(sound, random, () => {
    const chatter = new SmoothCurve(noiseSeed(random), 4.2)
    const tide = new SmoothCurve(noiseSeed(random), 0.5)
    const floor = new OnePole(230)
    const air = new OnePole(850)
    return {
      levelAt: (timeS) => level * (0.5 + 0.35 * tide.at(timeS) + 0.5 * chatter.at(timeS)),
      hear: (pink, loud) => air.lowpass(floor.highpass(pink)) * loud,
    }
  })
}

/** China and glass: a handful of partials that belong to no chord. */
function addClinks(sound: StereoSound, random: Random): void {
  for (const startS of poissonTimes(random, 0.75, sound.left.length / soundRateHz)) {
    const pan = random.range(-0.85, 0.85)
    const hz = random.range(1900, 4200)
    const level = random.range(0.015, 0.06)
    const taps = random.chance(0.3) ? random.integer(2, 4) : 1
    for (let tap = 0; tap < taps; tap++) {
      for (const [ratio, strength] of [[1, 1], [1.58, 0.6], [2.24, 0.45], [2.92, 0.2]] as const) {
        addRing(sound, {
          startS: startS + tap * random.range(0.07, 0.16), hz: hz * ratio * random.range(0.995, 1.005),
          decayS: random.range(0.02, 0.09) / ratio, level: level * strength * (1 - tap * 0.2), pan, attackS: 0.0005,
        })
      }
    }
  }
}

/** Steam from the espresso machine: rises, gurgles, stops. */
function addSteam(sound: StereoSound, random: Random): void {
  const durationS = sound.left.length / soundRateHz
  const pan = panGains(random.range(0.4, 0.8) * (random.chance(0.5) ? 1 : -1))
  for (let startS = random.range(2, 9); startS < durationS; startS += random.range(14, 26)) {
    const lengthS = random.range(1.5, 3.2)
    const from = Math.floor(startS * soundRateHz)
    const count = Math.min(Math.floor(lengthS * soundRateHz), sound.left.length - from)
    const noise = new Float32Array(Math.max(0, count))
    new NoiseSource(noiseSeed(random)).white(noise)
    const floor = new OnePole(1700)
    const air = new OnePole(5200)
    const gurgle = new SmoothCurve(noiseSeed(random), 17)
    for (let i = 0; i < count; i++) {
      const x = i / soundRateHz
      const value = air.lowpass(floor.highpass(noise[i]!)) * smoothstep(x / 0.35) * smoothstep((lengthS - x) / 0.25) * (0.5 + 0.5 * gurgle.at(x)) * 0.05
      sound.left[from + i]! += value * pan.left
      sound.right[from + i]! += value * pan.right
    }
  }
}

export function crowd({ random, sampleCount }: EffectContext): StereoSound {
  const sound = renderBabble({ voices: 18, distance: [0.25, 1] }, random.fork('voices'), sampleCount)
  addMurmur(sound, random.fork('murmur'), 0.34)
  addRoom(sound, hall, 0.7, 0.3)
  return sound
}

export function cafe({ random, sampleCount }: EffectContext): StereoSound {
  const sound = renderBabble({ voices: 8, distance: [0.15, 0.9] }, random.fork('voices'), sampleCount)
  addMurmur(sound, random.fork('murmur'), 0.1)
  addClinks(sound, random.fork('clinks'))
  addSteam(sound, random.fork('steam'))
  addRoom(sound, cafeRoom, 0.8, 0.22)
  return sound
}

/** Clapping: hands that each keep their own time, from near to far. */
export function applause({ random, sampleCount }: EffectContext): StereoSound {
  const durationS = sampleCount / soundRateHz
  const sound = silence(sampleCount)
  const hands = 26
  const noise = new Float32Array(4096)
  new NoiseSource(noiseSeed(random)).white(noise)
  for (let hand = 0; hand < hands; hand++) {
    const own = random.fork(`hands ${hand}`)
    const pan = panGains(own.range(-0.95, 0.95))
    const level = 0.05 + 0.3 * own.next() ** 2.5
    const periodS = own.range(0.2, 0.3)
    const palm = new OnePole(own.range(500, 1100))
    const air = new OnePole(own.range(2000, 4200))
    for (let startS = -own.range(0, periodS); startS < durationS; startS += periodS * (1 + 0.05 * own.gaussian())) {
      const from = Math.floor(startS * soundRateHz)
      const loud = level * own.range(0.7, 1)
      for (let i = 0; i < 700; i++) {
        const at = from + i
        if (at < 0) continue
        if (at >= sampleCount) break
        const value = air.lowpass(palm.highpass(noise[(at * 7 + hand * 131) & 4095]!)) * Math.exp(-i / 150) * Math.min(1, i / 12) * loud
        sound.left[at]! += value * pan.left
        sound.right[at]! += value * pan.right
      }
    }
  }
  addRoom(sound, hall, 0.75, 0.25)
  return sound
}
