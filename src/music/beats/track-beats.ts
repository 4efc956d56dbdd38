/**
 * Tempo, beats and bars of recorded music, for songs that users bring: cuts land on beats, songs are shortened at
 * bars. Pure; the composer's own pieces know theirs exactly.
 */
import { findBars, isCountedDouble, onTheBeat } from './bars.ts'
import { type OnsetEnvelope, OnsetListener } from './onset-envelope.ts'
import { type Tempo, fastestBpm, findTempo, normalisedOnsets, slowestBpm } from './tempo.ts'

export interface BarProfile {
  /** How much of each pitch class sounds, C first; the largest is 1. */
  readonly chroma: readonly number[]
  /** Mean level, in dB of full scale. */
  readonly levelDb: number
}

export interface BeatAnalysis {
  /** Mean tempo of the beats found; 0 when the sound has no pulse. */
  readonly tempoBpm: number
  /** The same music counted half and twice as fast, where that is a tempo people tap. */
  readonly tempoAlternatives: readonly number[]
  /** How regular the pulse is, 0 to 1; below some 0.1 the beats are a guess. */
  readonly regularity: number
  /** Ms from the beginning of the sound, ascending. */
  readonly beatsMs: readonly number[]
  readonly beatsPerBar: 3 | 4
  /** Beats that begin a bar. */
  readonly barsMs: readonly number[]
  /** What each bar sounds like, for finding bars that can follow each other. */
  readonly barProfiles: readonly BarProfile[]
  /** Where the sound begins and has ended: outside it is silence. */
  readonly soundStartMs: number
  readonly soundEndMs: number
}

/** How much a beat may stray from the tempo: larger is stricter. Ellis 2007 uses 100 to 400. */
const strictness = 120
const silenceDb = -50
/** Slower than this, music is hardly ever counted twice as fast as it is felt. */
const briskBpm = 118

/** Gathers mono sound that arrives in blocks of any size; {@link analyse} may be called at any time. */
export class BeatTracker {
  private readonly listener: OnsetListener

  /** @param sampleRateHz - 8 to 48 kHz; 24 kHz is plenty. */
  constructor(sampleRateHz: number) {
    this.listener = new OnsetListener(sampleRateHz)
  }

  add(mono: Float32Array): void {
    this.listener.add(mono)
  }

  /** @param bpm - Counts at this tempo instead of the likeliest, e.g. one of `tempoAlternatives`. */
  analyse(bpm?: number): BeatAnalysis {
    return analyseEnvelope(this.listener.envelope(), bpm)
  }
}

/**
 * Finds the tempo, beats and bars of mono sound in memory. 20 s of sound take some 70 ms.
 *
 * @param bpm - Counts at this tempo instead of the likeliest.
 */
export function trackBeats(mono: Float32Array, sampleRateHz: number, bpm?: number): BeatAnalysis {
  const tracker = new BeatTracker(sampleRateHz)
  tracker.add(mono)
  return tracker.analyse(bpm)
}

function analyseEnvelope(envelope: OnsetEnvelope, wantedBpm: number | undefined): BeatAnalysis {
  const { framesPerSecond } = envelope
  const onsets = normalisedOnsets(envelope.flux, framesPerSecond)
  const found = findTempo(onsets, framesPerSecond)
  const [firstFrame, lastFrame] = soundingFrames(envelope.power)
  const msOf = (frame: number): number => Math.max(0, Math.round((frame / framesPerSecond) * 1000))
  const ends = { soundStartMs: firstFrame === 0 ? 0 : msOf(firstFrame), soundEndMs: msOf(lastFrame) }
  const tempo: Tempo | null = wantedBpm === undefined ? found : { bpm: wantedBpm, regularity: found?.regularity ?? 0 }
  if (!tempo) return { tempoBpm: 0, tempoAlternatives: [], regularity: 0, beatsMs: [], beatsPerBar: 4, barsMs: [], barProfiles: [], ...ends }
  const accents = normalisedOnsets(envelope.accents, framesPerSecond)
  const countAt = (bpm: number): readonly number[] =>
    onTheBeat(envelope, beatFrames(accents, (framesPerSecond * 60) / bpm))
  let chain = countAt(tempo.bpm)
  if (wantedBpm === undefined && tempo.bpm > briskBpm && isCountedDouble(envelope, chain)) chain = countAt(tempo.bpm / 2)
  const beats = chain.filter((frame) => frame >= firstFrame - 5 && frame <= lastFrame + 5)
  const { beatsPerBar, firstBeat } = findBars(envelope, beats)
  const beginsBar = (_: number, index: number): boolean => index >= firstBeat && (index - firstBeat) % beatsPerBar === 0
  const beatsMs = beats.map((frame) => msOf(refined(accents, frame)))
  const tempoBpm = meanTempo(beatsMs) ?? tempo.bpm
  return {
    tempoBpm,
    tempoAlternatives: [tempoBpm / 2, tempoBpm * 2].filter((bpm) => bpm >= slowestBpm && bpm <= fastestBpm),
    regularity: tempo.regularity,
    beatsMs,
    beatsPerBar,
    barsMs: beatsMs.filter(beginsBar),
    barProfiles: profileBars(envelope, beats.filter(beginsBar)),
    ...ends,
  }
}

/** @param starts - Frames that begin bars; the last bar is as long as the one before it. */
function profileBars({ chroma, power }: OnsetEnvelope, starts: readonly number[]): BarProfile[] {
  return starts.map((start, i) => {
    const length = (starts[i + 1] ?? start) - start || start - (starts[i - 1] ?? start - 200)
    const end = Math.min(start + length, power.length)
    const sums = Array.from({ length: 12 }, () => 0)
    let energy = 0
    for (let frame = start; frame < end; frame++) {
      energy += power[frame]!
      for (let pitch = 0; pitch < 12; pitch++) sums[pitch]! += chroma[frame * 12 + pitch]!
    }
    const most = Math.max(1e-9, ...sums)
    return {
      chroma: sums.map((value) => Math.round((value / most) * 1000) / 1000),
      levelDb: Math.round(100 * Math.log10(energy / Math.max(1, end - start) + 1e-12)) / 10,
    }
  })
}

/**
 * The chain of frames that lies best on the onsets while keeping the tempo.
 *
 * @see Ellis, "Beat tracking by dynamic programming", 2007.
 */
function beatFrames(onsets: Float64Array, period: number): number[] {
  const count = onsets.length
  const scores = new Float64Array(count)
  const previous = new Int32Array(count).fill(-1)
  const nearest = Math.max(1, Math.round(period * 0.5))
  const furthest = Math.round(period * 2)
  const penalties = Float64Array.from({ length: furthest + 1 }, (_, gap) => (gap < nearest ? 0 : strictness * Math.log(gap / period) ** 2))
  for (let i = 0; i < count; i++) {
    let best = 0
    for (let gap = nearest; gap <= furthest && gap <= i; gap++) {
      const score = scores[i - gap]! - penalties[gap]!
      if (score > best) {
        best = score
        previous[i] = i - gap
      }
    }
    scores[i] = onsets[i]! + best
  }
  let last = count - 1
  for (let i = Math.max(0, count - Math.round(period)); i < count; i++) if (scores[i]! > scores[last]!) last = i
  const frames: number[] = []
  for (let frame = last; frame >= 0; frame = previous[frame]!) frames.push(frame)
  return frames.reverse()
}

/** The place of an onset between frames, by a parabola through its neighbours. */
function refined(onsets: Float64Array, frame: number): number {
  const before = onsets[frame - 1] ?? 0
  const here = onsets[frame] ?? 0
  const after = onsets[frame + 1] ?? 0
  if (here < before || here < after || here === 0) return frame
  return frame + (0.5 * (before - after)) / (before - 2 * here + after || 1)
}

/** Slope of a straight line through the beats: what single beats stray evens out. */
function meanTempo(beatsMs: readonly number[]): number | undefined {
  const count = beatsMs.length
  if (count < 4) return undefined
  const middle = (count - 1) / 2
  const mean = beatsMs.reduce((sum, beat) => sum + beat, 0) / count
  let product = 0
  let square = 0
  beatsMs.forEach((beat, i) => {
    product += (i - middle) * (beat - mean)
    square += (i - middle) ** 2
  })
  return Math.round((60_000 * square * 10) / product) / 10
}

/** First and last frame that are not silent against the loudest. */
function soundingFrames(power: readonly number[]): [number, number] {
  const threshold = power.reduce((most, value) => Math.max(most, value), 0) * 10 ** (silenceDb / 10)
  const first = power.findIndex((value) => value > threshold)
  return [Math.max(0, first), power.findLastIndex((value) => value > threshold)]
}
