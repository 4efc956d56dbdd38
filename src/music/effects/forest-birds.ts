/** A wood by day: leaves in light air, and birds of several species that call from their own places and answer. */
import { SmoothCurve } from '../dsp/curve.ts'
import { OnePole } from '../dsp/filter.ts'
import { reverberate } from '../dsp/room.ts'
import type { Random } from '../random.ts'
import { type StereoSound, panGains, silence, soundRateHz } from '../stereo.ts'
import { type BirdSyllable, birdSpecies } from './bird-species.ts'
import { type EffectContext, noiseSeed } from './effect.ts'
import { addNoiseBed } from './noise-bed.ts'

interface Singer {
  readonly left: number
  readonly right: number
  /** 0 is near, 1 far: quieter, duller and more echo. */
  readonly distance: number
  readonly pitch: number
}

function sing(dry: StereoSound, wet: StereoSound, syllable: BirdSyllable, startS: number, singer: Singer): void {
  const start = Math.floor((startS + syllable.atS) * soundRateHz)
  const length = Math.floor(syllable.lengthS * soundRateHz)
  const level = 0.16 * syllable.level * (1 - 0.75 * singer.distance)
  const echo = 0.35 + 0.65 * singer.distance
  const overtone = (syllable.overtone ?? 0.08) * (1 - singer.distance)
  let phase = 0
  for (let i = 0; i < length; i++) {
    const at = start + i
    if (at < 0) continue
    if (at >= dry.left.length) return
    const x = i / length
    const glide = syllable.fromHz + (syllable.toHz - syllable.fromHz) * x
    const bend = (syllable.bendHz ?? 0) * Math.sin(Math.PI * x)
    const warble = (syllable.warbleHz ?? 0) * Math.sin(2 * Math.PI * (syllable.warbleRateHz ?? 30) * (i / soundRateHz))
    phase += (2 * Math.PI * (glide + bend + warble) * singer.pitch) / soundRateHz
    const shape = Math.sin(Math.PI * x ** 0.8) ** 1.4
    const value = (Math.sin(phase) + overtone * Math.sin(2 * phase)) * shape * level
    dry.left[at]! += value * singer.left
    dry.right[at]! += value * singer.right
    wet.left[at]! += value * echo
    wet.right[at]! += value * echo
  }
}

function addBirds(sound: StereoSound, random: Random): void {
  const durationS = sound.left.length / soundRateHz
  const send = silence(sound.left.length)
  const species = [...birdSpecies]
  const singers = 5
  for (let i = 0; i < singers && species.length > 0; i++) {
    const own = random.fork(`singer ${i}`)
    const [bird] = species.splice(own.integer(0, species.length - 1), 1)
    // the first two are near and on opposite sides, so that every seed has width and presence
    const side = i < 2 ? (i === 0 ? -1 : 1) * own.range(0.35, 0.8) : own.range(-0.9, 0.9)
    const pan = panGains(side)
    const distance = bird!.far ? own.range(0.75, 0.95) : i < 2 ? own.range(0.05, 0.35) : own.range(0.3, 0.85)
    const singer: Singer = { ...pan, distance, pitch: own.range(0.94, 1.07) }
    const phrase = bird!.phrase
    for (let startS = own.range(0, 2.5 + i) - 0.8; startS < durationS; ) {
      const song = phrase(own)
      const gain = own.range(0.7, 1.05)
      for (const syllable of song.syllables) sing(sound, send, { ...syllable, level: syllable.level * gain }, startS, singer)
      startS += song.lengthS + own.range(bird!.restS[0], bird!.restS[1])
    }
  }
  const wet = reverberate(send, { decayS: 1.5, dampHz: 3800, preDelayMs: 35 })
  for (let i = 0; i < sound.left.length; i++) {
    sound.left[i]! += wet.left[i]! * 0.11
    sound.right[i]! += wet.right[i]! * 0.11
  }
}

function addLeaves(sound: StereoSound, random: Random): void {
  const breeze = new SmoothCurve(noiseSeed(random), 0.35)
  addNoiseBed(sound, random, () => {
    const flutter = new SmoothCurve(noiseSeed(random), 3)
    const floor = new OnePole(350)
    const air = new OnePole(2800)
    const low = new OnePole(240)
    return {
      levelAt: (timeS) => 0.012 + 0.1 * breeze.at(timeS) ** 2 * (0.7 + 0.6 * flutter.at(timeS)),
      hear: (pink, level) => air.lowpass(floor.highpass(pink)) * level + low.lowpass(pink) * 0.022,
    }
  })
}

export function forestBirds({ random, sampleCount }: EffectContext): StereoSound {
  const sound = silence(sampleCount)
  addLeaves(sound, random.fork('leaves'))
  addBirds(sound, random.fork('birds'))
  return sound
}
