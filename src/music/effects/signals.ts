/** Small sounds for things that appear: a pop, a tick, a ding, a shutter, the shimmer of a title, a church bell. */
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, silence } from '../stereo.ts'
import type { MakeSound, SoundEvent } from './effect.ts'
import { GrainThrower, addRing } from './grain.ts'

type Strike = (sound: StereoSound, random: Random, moment: Required<Omit<SoundEvent, 'lengthS'>>) => void

const strikePop: Strike = (sound, random, { atS, pan, strength }) => {
  const hz = random.range(380, 520)
  addRing(sound, { startS: atS, hz, toHz: hz * 2.6, decayS: 0.022, level: 0.5 * strength, pan, attackS: 0.002 })
}

const strikeTick: Strike = (sound, random, { atS, pan, strength }) => {
  addRing(sound, { startS: atS, hz: random.range(2100, 2500), decayS: 0.006, level: 0.4 * strength, pan, attackS: 0.0004 })
  addRing(sound, { startS: atS, hz: random.range(880, 960), decayS: 0.012, level: 0.25 * strength, pan, attackS: 0.0004 })
}

/** Partials of a struck bar, after Fletcher and Rossing. */
const barPartials = [[1, 1, 1], [2.76, 0.45, 0.5], [5.4, 0.18, 0.25]] as const

const strikeDing: Strike = (sound, random, { atS, pan, strength }) => {
  const hz = random.pick([1046.5, 1174.7, 1318.5])
  for (const [ratio, level, life] of barPartials) {
    addRing(sound, { startS: atS, hz: hz * ratio, decayS: 0.42 * life, level: 0.32 * level * strength, pan })
  }
}

const strikeShutter: Strike = (sound, random, { atS, pan, strength }) => {
  const grains = new GrainThrower(random)
  for (const [afterS, level] of [[0, 0.55], [0.012, 0.3], [0.085, 0.7], [0.1, 0.35]] as const) {
    grains.add(sound, { startS: atS + afterS, decayS: 0.004, level: level * strength, pan, lowHz: 1100, highHz: 6500 })
    addRing(sound, { startS: atS + afterS, hz: random.range(300, 360), decayS: 0.008, level: level * 0.2 * strength, pan })
  }
}

/** A cloud of small bells that rises, over a title that lights up. */
const strikeShimmer: Strike = (sound, random, { atS, strength }) => {
  const scale = [1046.5, 1174.7, 1318.5, 1568, 1760, 2093, 2349.3, 2637, 3136, 3520, 4186]
  const bells = 26
  for (let i = 0; i < bells; i++) {
    const along = i / bells
    const hz = scale[Math.min(scale.length - 1, Math.floor(along * 8 + random.range(0, 3)))]!
    addRing(sound, {
      startS: atS + 0.95 * along ** 0.85 + random.range(-0.02, 0.03), hz: hz * random.range(0.999, 1.001),
      decayS: random.range(0.2, 0.6), level: strength * 0.07 * random.range(0.5, 1) * (0.5 + 0.5 * along),
      pan: random.range(-0.85, 0.85), attackS: 0.002,
    })
  }
}

/** Partials of a church bell against its strike note: hum, prime, tierce, quint, nominal and above. */
const bellPartials = [[0.5, 0.5, 4], [1, 0.8, 2.6], [1.19, 0.7, 2], [1.5, 0.3, 1.4], [2, 0.9, 1.3], [2.66, 0.35, 0.7], [3.01, 0.3, 0.6], [4.17, 0.2, 0.4]] as const

const strikeBell: Strike = (sound, random, { atS, pan, strength }) => {
  const hz = random.range(290, 350)
  for (const [ratio, level, decayS] of bellPartials) {
    for (const side of [-1, 1]) {
      // no bell is quite round: each partial is two that beat
      addRing(sound, { startS: atS, hz: hz * ratio * (1 + side * 0.0008), decayS: decayS * 0.8, level: (side < 0 ? 0.17 : 0.07) * level * strength, pan, attackS: 0.003 })
    }
  }
  new GrainThrower(random).add(sound, { startS: atS, decayS: 0.012, level: 0.12 * strength, pan, lowHz: 900, highHz: 5000 })
}

/** Something falls into water: the slap, the crown of drops, the bubble that closes. */
const strikeSplash: Strike = (sound, random, { atS, pan, strength }) => {
  const grains = new GrainThrower(random)
  for (let i = 0; i < 200; i++) {
    const after = random.next() ** 2
    grains.add(sound, {
      startS: atS + 1.1 * after, decayS: random.range(0.004, 0.035), level: strength * 0.42 * random.next() ** 2 * (1 - after) ** 2,
      pan: pan + random.range(-0.5, 0.5), lowHz: random.range(400, 1600), highHz: random.range(2200, 7500),
    })
  }
  addRing(sound, { startS: atS, hz: 130, toHz: 70, decayS: 0.05, level: strength * 0.3, pan, attackS: 0.004 })
  for (let i = 0; i < 26; i++) {
    const hz = random.range(350, 1900)
    addRing(sound, { startS: atS + random.range(0.06, 0.9), hz, toHz: hz * 1.4, decayS: random.range(0.01, 0.03), level: strength * 0.06 * random.next(), pan: pan + random.range(-0.4, 0.4), attackS: 0.002 })
  }
}

function single(strike: Strike, decayS: number, wetShare: number): MakeSound {
  return ({ random, sampleCount, events }) => {
    const sound = silence(sampleCount)
    for (const { atS, pan = 0, strength = 1 } of events ?? [{ atS: 0 }]) strike(sound, random, { atS, pan, strength })
    const wet = reverberate(sound, { decayS, dampHz: 4500, preDelayMs: 8 })
    for (let i = 0; i < sampleCount; i++) {
      sound.left[i]! += wet.left[i]! * wetShare
      sound.right[i]! += wet.right[i]! * wetShare
    }
    return sound
  }
}

export const pop = single(strikePop, 0.4, 0.1)
export const tick = single(strikeTick, 0.3, 0.3)
export const ding = single(strikeDing, 1.2, 0.2)
export const shutter = single(strikeShutter, 0.3, 0.1)
export const shimmer = single(strikeShimmer, 2.2, 0.35)
export const bell = single(strikeBell, 2.8, 0.2)
export const splash = single(strikeSplash, 0.8, 0.12)
