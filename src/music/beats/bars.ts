import type { OnsetEnvelope } from './onset-envelope.ts'

export interface Bars {
  readonly beatsPerBar: 3 | 4
  /** Index of the first beat that begins a bar. */
  readonly firstBeat: number
}

/** A waltz has to be a good deal likelier than four in a bar before it is believed. */
const waltzMargin = 1.25
const leastBeatsForWaltz = 24
/** The chain that was found has its reasons; the other one needs better ones. */
const offBeatMargin = 1.1
const doubleMargin = 1.8

/**
 * Which beats begin bars: where the bass comes in and where the harmony changes.
 *
 * @param beats - Frames of the envelope.
 */
export function findBars(envelope: OnsetEnvelope, beats: readonly number[]): Bars {
  const change = harmonicChange(envelope, beats)
  const bass = beats.map((frame) => peakAround(envelope.bass, frame))
  const weights = standardised(change).map((value, i) => value + 0.7 * standardised(bass)[i]!)
  const four = strongestPhase(weights, 4)
  const three = strongestPhase(weights, 3)
  const isWaltz = beats.length >= leastBeatsForWaltz && three.strength > four.strength * waltzMargin
  return isWaltz ? { beatsPerBar: 3, firstBeat: three.phase } : { beatsPerBar: 4, firstBeat: four.phase }
}

/**
 * A shaker or a hat may be louder between the beats than on them: of the chain found and the one halfway between, the
 * one that bass and harmony move with.
 */
export function onTheBeat(envelope: OnsetEnvelope, beats: readonly number[]): readonly number[] {
  if (beats.length < 5) return beats
  const between = beats.slice(0, -1).map((frame, i) => highestAround(envelope.accents, Math.round((frame + beats[i + 1]!) / 2)))
  const beatWeight = mean(weightsOf(envelope, beats))
  return mean(weightsOf(envelope, between)) > beatWeight * offBeatMargin ? between : beats
}

/** Whether only every other beat carries weight: then the music was counted twice as fast as it is felt. */
export function isCountedDouble(envelope: OnsetEnvelope, beats: readonly number[]): boolean {
  const weights = weightsOf(envelope, beats)
  const [even, odd] = [0, 1].map((phase) => mean(weights.filter((_, i) => i % 2 === phase))) as [number, number]
  return beats.length >= 8 && Math.max(even, odd) > doubleMargin * Math.min(even, odd)
}

/** How much each beat is one: bass that begins, all the more where the harmony changes. */
function weightsOf(envelope: OnsetEnvelope, beats: readonly number[]): number[] {
  const change = harmonicChange(envelope, beats)
  return beats.map((frame, i) => peakAround(envelope.bass, frame) * (0.25 + change[i]!))
}

/** How far the pitch classes after a beat differ from those before it: 1 minus their cosine. */
function harmonicChange({ chroma }: OnsetEnvelope, beats: readonly number[]): number[] {
  const classesBetween = (from: number, to: number): Float64Array => {
    const sums = new Float64Array(12)
    for (let frame = Math.max(0, from); frame < to && (frame + 1) * 12 <= chroma.length; frame++) {
      for (let pitch = 0; pitch < 12; pitch++) sums[pitch]! += chroma[frame * 12 + pitch]!
    }
    return sums
  }
  const spans = beats.map((frame, i) => classesBetween(frame + 2, beats[i + 1] ?? frame + 50))
  return spans.map((after, i) => {
    const before = spans[i - 1]
    if (!before) return 0
    let product = 0
    let first = 1e-12
    let second = 1e-12
    for (let pitch = 0; pitch < 12; pitch++) {
      product += before[pitch]! * after[pitch]!
      first += before[pitch]! ** 2
      second += after[pitch]! ** 2
    }
    return 1 - product / Math.sqrt(first * second)
  })
}

function peakAround(values: readonly number[], frame: number): number {
  let most = 0
  for (let i = Math.max(0, frame - 3); i <= frame + 3 && i < values.length; i++) most = Math.max(most, values[i]!)
  return most
}

function highestAround(values: readonly number[], frame: number): number {
  let best = frame
  for (let i = Math.max(0, frame - 4); i <= frame + 4 && i < values.length; i++) if (values[i]! > (values[best] ?? 0)) best = i
  return best
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function standardised(values: readonly number[]): number[] {
  const middle = mean(values)
  const spread = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
  return values.map((value) => (spread > 0 ? (value - middle) / spread : 0))
}

function strongestPhase(weights: readonly number[], beatsPerBar: number): { phase: number; strength: number } {
  let best = { phase: 0, strength: -Infinity }
  for (let phase = 0; phase < beatsPerBar; phase++) {
    const strength = mean(weights.filter((_, i) => i % beatsPerBar === phase))
    if (strength > best.strength) best = { phase, strength }
  }
  return best
}
