/**
 * Players made of oscillators, as in consoles of the eighties: two pulses, a triangle in sixteen steps, and noise for
 * drums. No sample comes near them.
 */
import { msToSample } from '../time/time.ts'
import { type ChipInstrumentName, chipInstruments, drumVoices } from './instruments.ts'
import { createRandom } from './random.ts'
import type { Note, Player, Score } from './score.ts'
import { dbToGain, panGains, soundRateHz } from './stereo.ts'

export function isChip(player: Player): boolean {
  return player.instrument === 'chip-drums' || (chipInstruments as readonly string[]).includes(player.instrument)
}

/** Vibrato sets in when a note is held, as the hand of a lead player does. */
const vibrato = { afterS: 0.28, hz: 5.6, cents: 16 } as const
const attackS = 0.002
const releaseS = 0.03
/** Level of a full pulse among sampled instruments. */
const fullLevel = 0.16

interface Voice {
  readonly note: Note
  readonly startSample: number
  readonly left: number
  readonly right: number
  /** The next sample of its sound, given the seconds since it began; null once it is over. */
  next(timeS: number): number | null
}

/** Plays the chip players of a score into blocks, in order. */
export class ChipPlayer {
  private readonly waiting: Voice[]
  private playing: Voice[] = []

  constructor(score: Score) {
    const players = new Map(score.players.filter(isChip).map((player) => [player.channel, player]))
    this.waiting = score.notes
      .flatMap((note) => {
        const player = players.get(note.channel)
        return player ? [voiceOf(note, player, score.seed)] : []
      })
      .sort((a, b) => b.startSample - a.startSample)
  }

  /** @param from - Place of the block in the piece, in samples. */
  add(left: Float32Array, right: Float32Array, count: number, from: number): void {
    while (this.waiting.length > 0 && this.waiting.at(-1)!.startSample < from + count) this.playing.push(this.waiting.pop()!)
    this.playing = this.playing.filter((voice) => {
      for (let i = Math.max(0, voice.startSample - from); i < count; i++) {
        const value = voice.next((from + i - voice.startSample) / soundRateHz)
        if (value === null) return false
        left[i]! += value * voice.left
        right[i]! += value * voice.right
      }
      return true
    })
  }
}

function voiceOf(note: Note, player: Player, seed: number): Voice {
  const pan = panGains(player.pan)
  const level = fullLevel * dbToGain(player.levelDb) * (note.velocity / 100) ** 1.5
  const next = player.instrument === 'chip-drums' ? drum(note, seed) : tone(player.instrument as ChipInstrumentName, note)
  const startSample = msToSample(note.atS * 1000, soundRateHz)
  return { note, startSample, left: level * pan.left, right: level * pan.right, next }
}

const duties: Readonly<Record<ChipInstrumentName, number>> = { 'chip-pulse': 0.5, 'chip-thin-pulse': 0.25, 'chip-triangle': 0 }

function tone(instrument: ChipInstrumentName, { pitch, lengthS }: Note): Voice['next'] {
  const hz = 440 * 2 ** ((pitch - 69) / 12)
  const duty = duties[instrument]
  const isTriangle = instrument === 'chip-triangle'
  let phase = 0
  return (timeS) => {
    if (timeS > lengthS + releaseS) return null
    const swing = timeS > vibrato.afterS && !isTriangle ? vibrato.cents * Math.min(1, (timeS - vibrato.afterS) * 4) : 0
    const bend = swing > 0 ? 2 ** ((swing * Math.sin(2 * Math.PI * vibrato.hz * timeS)) / 1200) : 1
    const step = (hz * bend) / soundRateHz
    phase += step
    if (phase >= 1) phase -= 1
    const fade = timeS > lengthS ? 1 - (timeS - lengthS) / releaseS : 1
    const shape = Math.min(1, timeS / attackS) * fade * (isTriangle ? 1 : 0.62 + 0.38 * Math.exp(-timeS / 0.12))
    return (isTriangle ? steppedTriangle(phase) * 1.5 : pulse(phase, step, duty)) * shape
  }
}

/** Sixteen steps up, sixteen down. */
function steppedTriangle(phase: number): number {
  const along = phase < 0.5 ? phase * 4 - 1 : 3 - phase * 4
  return Math.round((along + 1) * 7.5) / 7.5 - 1
}

/** A pulse whose edges are rounded over one sample, against aliases (polyBLEP, Välimäki and Huovilainen 2007). */
function pulse(phase: number, step: number, duty: number): number {
  const level = (phase < duty ? 1 : -1) + edge(phase, step)
  const second = phase - duty < 0 ? phase - duty + 1 : phase - duty
  return level - edge(second, step) - (2 * duty - 1)
}

function edge(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step
    return t + t - t * t - 1
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step
    return t * t + t + t + 1
  }
  return 0
}

interface ChipDrum {
  /** How fast the noise is clocked: slow is low. */
  readonly clockHz: number
  readonly decayS: number
  readonly noise: number
  /** A falling tone below it. */
  readonly toneHz?: number
}

const drumSounds: Readonly<Record<number, ChipDrum>> = {
  [drumVoices.kick]: { clockHz: 2500, decayS: 0.02, noise: 0.35, toneHz: 150 },
  [drumVoices.snare]: { clockHz: 9000, decayS: 0.075, noise: 0.85, toneHz: 210 },
  [drumVoices.hat]: { clockHz: 24_000, decayS: 0.018, noise: 0.42 },
  [drumVoices['open-hat']]: { clockHz: 24_000, decayS: 0.09, noise: 0.42 },
  [drumVoices.crash]: { clockHz: 16_000, decayS: 0.45, noise: 0.6 },
  [drumVoices['low-tom']]: { clockHz: 1200, decayS: 0.05, noise: 0.2, toneHz: 120 },
  [drumVoices['high-tom']]: { clockHz: 1800, decayS: 0.04, noise: 0.2, toneHz: 190 },
}
const otherDrum: ChipDrum = { clockHz: 12_000, decayS: 0.03, noise: 0.5 }

function drum({ pitch, atS }: Note, seed: number): Voice['next'] {
  const { clockHz, decayS, noise, toneHz } = drumSounds[pitch] ?? otherDrum
  const random = createRandom(seed, `${pitch} ${atS}`)
  let clock = 0
  let held = 0
  let phase = 0
  return (timeS) => {
    const toneShape = toneHz ? Math.exp(-timeS / 0.07) : 0
    const noiseShape = Math.exp(-timeS / decayS)
    if (timeS > 0.02 && toneShape < 0.003 && noiseShape < 0.003) return null
    clock += clockHz / soundRateHz
    if (clock >= 1) {
      clock %= 1
      held = random.next() < 0.5 ? -1 : 1
    }
    phase += ((toneHz ?? 0) * (0.35 + 0.9 * Math.exp(-timeS / 0.03))) / soundRateHz
    const body = toneShape * Math.sin(2 * Math.PI * phase) * 2
    return (body + held * noise * noiseShape) * Math.min(1, timeS / 0.0008)
  }
}
