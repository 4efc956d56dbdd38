/**
 * The form of a piece: how many beats fit the length asked for, at which tempo, when each falls, and how the energy
 * goes. The last chord falls on the beat after the body and rings to the end.
 */
import type { MusicKind } from './kind.ts'
import type { Random } from './random.ts'
import type { Section } from './score.ts'
import type { RangeMs } from '../time/time.ts'
import type { EnergyPoint } from '../timeline/sound.ts'

export const beatsPerBar = 4
export const stepsPerBeat = 4
const barsPerPhrase = 4

export interface Bar {
  readonly index: number
  readonly startBeat: number
  /** 4, or 2 in the half bar that some lengths need before the end. */
  readonly beats: number
  readonly phrase: number
  readonly barInPhrase: number
  readonly endsPhrase: boolean
  /** 0 to 1. */
  readonly energy: number
  /** Somebody speaks over it: no tune competes. */
  readonly isSpoken: boolean
  /** Begins with a lift of the energy: what it lifts to is heard at once. */
  readonly isLift: boolean
}

export interface Form {
  readonly tempoBpm: number
  /** Beat times in seconds; the last one is where the final chord falls. */
  readonly beatsS: readonly number[]
  readonly bars: readonly Bar[]
  readonly sections: readonly Section[]
  readonly ringS: number
  readonly durationS: number
  /** Time of a sixteenth of a bar with the kind's swing, in seconds. May lie in the last chord. */
  stepS(bar: Bar, step: number): number
}

interface Fit {
  readonly beats: number
  readonly beatS: number
  readonly ringS: number
}

/**
 * Beats, tempo and ring that fill a length exactly. Whole phrases, the middle of the kind's tempo range and a ring of
 * about a bar are preferred, and bar lines at the lifts; half bars are allowed where nothing else fits.
 *
 * @param wantedBpm - Held to within 4 % where the length allows it.
 * @param liftsS - Moments that want a bar to begin.
 */
function fitLength(
  kind: MusicKind, durationS: number, wantedBpm: number | undefined, liftsS: readonly number[], random: Random,
): Fit {
  const [slow, fast] = kind.tempoBpm
  const middle = wantedBpm ?? slow + (fast - slow) * random.range(0.25, 0.75)
  const low = wantedBpm ? wantedBpm * 0.96 : slow * 0.96
  const high = wantedBpm ? wantedBpm * 1.04 : fast * 1.04
  const [leastRingS, mostRingS] = kind.ringS
  let best: Fit | null = null
  let bestCost = Infinity
  for (let ringS = leastRingS; ringS <= mostRingS + 1e-9; ringS += 0.1) {
    const bodyS = durationS - ringS
    if (bodyS <= 0) break
    const leastBeats = Math.max(2, Math.floor((bodyS * low) / 60) - 2)
    const mostBeats = Math.ceil((bodyS * high) / 60) + 2
    for (let beats = leastBeats + (leastBeats % 2); beats <= mostBeats; beats += 2) {
      const beatS = bodyS / stretchedBeats(beats, kind.ritardando)
      const bpm = 60 / beatS
      if (bpm < low || bpm > high) continue
      const odd = beats % 16 === 0 ? 0 : beats % 8 === 0 ? 0.04 : beats % 4 === 0 ? 0.07 : 0.13
      const late = liftsS.reduce((sum, liftS) => sum + offBarLine(liftS, beatS), 0)
      const cost = Math.abs(Math.log(bpm / middle)) + odd + Math.abs(ringS / (beatS * 4) - 1) * 0.06 + late
      if (cost < bestCost) {
        bestCost = cost
        best = { beats, beatS, ringS }
      }
    }
  }
  if (best) return best
  // too short for the range: two beats of whatever tempo, or nothing but the last chord
  const ringS = Math.min(leastRingS, durationS * 0.6)
  if (durationS < 1.6) return { beats: 0, beatS: 60 / middle, ringS: durationS }
  const bodyS = durationS - ringS
  const beats = Math.max(2, 2 * Math.round((bodyS * middle) / 120))
  return { beats, beatS: bodyS / stretchedBeats(beats, kind.ritardando), ringS }
}

/** How badly a moment misses the nearest bar line: 0 on it, 0.5 a beat away and further. */
function offBarLine(atS: number, beatS: number): number {
  const bars = atS / (beatS * beatsPerBar)
  return 0.5 * Math.min(1, Math.abs(bars - Math.round(bars)) * beatsPerBar)
}

/** How many beats of plain tempo the body lasts with its ritardando over the last bar. */
function stretchedBeats(beats: number, ritardando: number): number {
  let sum = 0
  for (let beat = 0; beat < beats; beat++) sum += beatStretch(beat, beats, ritardando)
  return sum
}

function beatStretch(beat: number, beats: number, ritardando: number): number {
  const span = Math.min(beatsPerBar, beats / 2)
  const into = beat - (beats - span)
  return into < 0 ? 1 : 1 + ritardando * ((into + 1) / span)
}

/** Energy over the piece, 0 to 1: a beginning that grows, a lift about two thirds in, and a way down. */
function energyAt(along: number, phrases: number): number {
  if (phrases <= 1) return 0.35 + 0.5 * along
  if (along < 0.62) return 0.2 + 0.8 * (along / 0.62) ** 1.2
  if (along < 0.85) return 1
  return 1 - 0.45 * ((along - 0.85) / 0.15)
}

export interface FormRequest {
  readonly durationMs: number
  readonly tempoBpm?: number
  /** Added to the energy of every bar, -1 to 1. */
  readonly energyShift: number
  /** How much happens when; the form's own growth and fall without. */
  readonly energy?: readonly EnergyPoint[]
  /** Where somebody speaks, in the time of the piece. */
  readonly quiet: readonly RangeMs[]
  readonly random: Random
}

export function planForm(kind: MusicKind, request: FormRequest): Form {
  const durationS = request.durationMs / 1000
  const lifts = liftsOf(request.energy ?? []).filter((atMs) => atMs < request.durationMs)
  const { beats, beatS, ringS } = fitLength(kind, durationS, request.tempoBpm, lifts.map((atMs) => atMs / 1000), request.random)
  const beatsS = [0]
  for (let beat = 0; beat < beats; beat++) {
    beatsS.push(beatsS[beat]! + beatS * beatStretch(beat, beats, kind.ritardando))
  }
  // rounding must not move the last chord off its place
  beatsS[beats] = beats === 0 ? 0 : durationS - ringS
  const bars = planBars(kind, beatsS, request, lifts)
  const sections = planSections(bars, beatsS, request.durationMs)
  return {
    tempoBpm: 60 / beatS,
    beatsS,
    bars,
    sections,
    ringS,
    durationS,
    stepS: (bar, step) => {
      const position = bar.startBeat + swung(step / stepsPerBeat, kind)
      const beat = Math.min(Math.floor(position), Math.max(0, beats - 1))
      const from = beatsS[beat]!
      const to = beatsS[beat + 1] ?? from + beatS
      return from + (to - from) * (position - beat)
    },
  }
}

/** Delays off-beats: at 0.6 the second of two lies at 60 % instead of halfway. */
function swung(beats: number, kind: MusicKind): number {
  if (kind.swing === 0.5) return beats
  const unit = kind.swingUnit === 'eighth' ? 1 : 0.5
  const pair = Math.floor(beats / unit) * unit
  const inside = (beats - pair) / unit
  const bent = inside < 0.5 ? inside * 2 * kind.swing : kind.swing + (inside - 0.5) * 2 * (1 - kind.swing)
  return pair + bent * unit
}

/** A rise of this much within so short a time is a lift. */
const liftLevel = 0.2
const liftMs = 1500
/** Under speech so much is left of what a kind would do. */
const spokenShare = 0.4

/** Where the energy rises at once: at the upper end of each rise. */
export function liftsOf(energy: readonly EnergyPoint[]): number[] {
  return energy.flatMap((point, i) => {
    const before = energy[i - 1]
    return before && point.level - before.level >= liftLevel && point.atMs - before.atMs <= liftMs ? [point.atMs] : []
  })
}

function planBars(kind: MusicKind, beatsS: readonly number[], request: FormRequest, lifts: readonly number[]): Bar[] {
  const beats = beatsS.length - 1
  const count = Math.ceil(beats / beatsPerBar)
  const startMs = (index: number): number => beatsS[Math.min(index * beatsPerBar, beats)]! * 1000
  const liftBars = new Set(lifts.map((atMs) => nearestBar(atMs, count, startMs)))
  const [least, most] = kind.dynamics
  const bars: Bar[] = []
  const places = placeInPhrases(count, liftBars)
  const phrases = (places.at(-1)?.phrase ?? 0) + 1
  places.forEach((place, index) => {
    const along = count > 1 ? index / (count - 1) : 0.5
    const middleMs = (startMs(index) + startMs(index + 1)) / 2
    const level = request.energy && request.energy.length > 0 ? levelAt(request.energy, middleMs) : energyAt(along, phrases)
    const isSpoken = spokenPart(request.quiet, startMs(index), startMs(index + 1)) > 0.25
    const energy = least + (most - least) * level * (isSpoken ? spokenShare : 1) + request.energyShift
    bars.push({
      index,
      startBeat: index * beatsPerBar,
      beats: Math.min(beatsPerBar, beats - index * beatsPerBar),
      ...place,
      energy: Math.max(0, Math.min(1, energy)),
      isSpoken,
      isLift: liftBars.has(index),
    })
  })
  return bars
}

function nearestBar(atMs: number, count: number, startMs: (index: number) => number): number {
  let best = 0
  for (let index = 1; index < count; index++) {
    if (Math.abs(startMs(index) - atMs) < Math.abs(startMs(best) - atMs)) best = index
  }
  return best
}

/** Phrases of four bars, begun anew where the piece lifts; what is left over belongs to the last before it. */
function placeInPhrases(count: number, liftBars: ReadonlySet<number>): Pick<Bar, 'phrase' | 'barInPhrase' | 'endsPhrase'>[] {
  const starts = [0, ...[...liftBars].filter((index) => index > 0).sort((a, b) => a - b), count]
  const places: Pick<Bar, 'phrase' | 'barInPhrase' | 'endsPhrase'>[] = []
  let phrase = 0
  for (let part = 1; part < starts.length; part++) {
    const length = starts[part]! - starts[part - 1]!
    const phrases = Math.max(1, Math.round(length / barsPerPhrase))
    for (let index = 0; index < length; index++) {
      const own = Math.min(Math.floor(index / barsPerPhrase), phrases - 1)
      const barInPhrase = index - own * barsPerPhrase
      const endsPhrase = index === length - 1 || (barInPhrase === barsPerPhrase - 1 && own < phrases - 1)
      places.push({ phrase: phrase + own, barInPhrase, endsPhrase })
    }
    phrase += length > 0 ? phrases : 0
  }
  return places
}

/** Straight lines between the points, level before the first and after the last. */
function levelAt(energy: readonly EnergyPoint[], atMs: number): number {
  const next = energy.findIndex((point) => point.atMs > atMs)
  if (next === 0) return energy[0]!.level
  if (next === -1) return energy.at(-1)!.level
  const [before, after] = [energy[next - 1]!, energy[next]!]
  return before.level + ((after.level - before.level) * (atMs - before.atMs)) / (after.atMs - before.atMs)
}

function spokenPart(quiet: readonly RangeMs[], startMs: number, endMs: number): number {
  const spoken = quiet.reduce((sum, range) => {
    return sum + Math.max(0, Math.min(range.endMs, endMs) - Math.max(range.startMs, startMs))
  }, 0)
  return spoken / Math.max(1, endMs - startMs)
}

function planSections(bars: readonly Bar[], beatsS: readonly number[], durationMs: number): Section[] {
  const sections: Section[] = []
  const ms = (beat: number): number => Math.round(beatsS[beat]! * 1000)
  const phrases = bars.length > 0 ? bars.at(-1)!.phrase + 1 : 0
  for (let phrase = 0; phrase < phrases; phrase++) {
    const own = bars.filter((bar) => bar.phrase === phrase)
    const last = own.at(-1)!
    sections.push({
      name: phraseName(phrase, phrases),
      startMs: ms(own[0]!.startBeat),
      endMs: ms(last.startBeat + last.beats),
      energy: own.reduce((sum, bar) => sum + bar.energy, 0) / own.length,
    })
  }
  sections.push({ name: 'ending', startMs: ms(beatsS.length - 1), endMs: durationMs, energy: bars.at(-1)?.energy ?? 0.5 })
  return sections
}

/** Short pieces are one verse; longer ones begin thin, alternate, and thin out again. */
export function phraseName(phrase: number, phrases: number): Section['name'] {
  if (phrases <= 2) return phrase === 0 ? 'verse' : 'chorus'
  if (phrase === 0) return 'intro'
  if (phrase === phrases - 1 && phrases > 4) return 'outro'
  return Math.floor((phrase - 1) / 2) % 2 === 0 ? 'verse' : 'chorus'
}
