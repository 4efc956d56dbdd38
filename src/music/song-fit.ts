/**
 * A song of the user's, fitted to a length: its bars in an order that ends with its own ending. What is too long loses
 * bars in the middle, what is too short repeats some; joints lie on bar lines where what follows sounds like what
 * would have followed.
 */
import type { BarProfile, BeatAnalysis } from './beats/track-beats.ts'

export interface SongPiece {
  /** Where it begins in the song, in ms. */
  readonly inMs: number
  /** Where it begins in the result, and how long it is there, in ms; pieces lie end to end. */
  readonly startMs: number
  readonly durationMs: number
}

export interface SongFit {
  readonly pieces: readonly SongPiece[]
  /** How fast the song is played so that it comes out, near 1; the pitch stays. */
  readonly speed: number
  /** The end is cut off: how long it should fade, in ms. 0 when the song comes to its own end. */
  readonly fadeOutMs: number
}

/** Nobody hears a song that runs by so much faster or slower. */
const mostStretch = 0.025
/** So much of the last notes may be faded away, and so early may the song be over. */
const mostCutMs = 1500
const mostSilenceMs = 350
/** A song is not left before it has begun, nor repeated in circles smaller than this. */
const leastHeadBars = 2
const cutFadeMs = 1500
/** As good as exact: nothing needs to be cut or repeated. */
const sameLengthMs = 40

interface Plan {
  /** `[fromMs, toMs)` of the song. */
  readonly ranges: readonly { readonly fromMs: number; readonly toMs: number }[]
  readonly cost: number
}

/**
 * @param fromMs - Where in the song to begin; what lies before it is never heard.
 * @param durationMs - Length of the result, above 0.
 */
export function fitSong(song: BeatAnalysis, fromMs: number, durationMs: number): SongFit {
  const startMs = Math.max(fromMs, song.soundStartMs)
  const endMs = song.soundEndMs
  const wholeMs = endMs - startMs
  if (wholeMs <= 0) return { pieces: [], speed: 1, fadeOutMs: 0 }
  if (Math.abs(wholeMs - durationMs) <= sameLengthMs) return finish([{ fromMs: startMs, toMs: endMs }], durationMs)
  const bars = inside(song, startMs, endMs)
  const plan = wholeMs > durationMs ? shortened : repeated
  let best: Plan | null = null
  for (const each of plan(bars, startMs, endMs, durationMs)) if (!best || each.cost < best.cost) best = each
  if (best) return finish(best.ranges, durationMs)
  return wholeMs > durationMs ? faded(startMs, durationMs) : roundAndRound(startMs, endMs, durationMs)
}

interface Bars {
  readonly atMs: readonly number[]
  readonly profiles: readonly BarProfile[]
}

function inside({ barsMs, barProfiles }: BeatAnalysis, startMs: number, endMs: number): Bars {
  const kept = barsMs.map((_, i) => i).filter((i) => barsMs[i]! > startMs + 200 && barsMs[i]! < endMs - 400)
  return { atMs: kept.map((i) => barsMs[i]!), profiles: kept.map((i) => barProfiles[i]!) }
}

/** The beginning to one bar line, the ending from a later one. */
function* shortened({ atMs, profiles }: Bars, startMs: number, endMs: number, durationMs: number): Generator<Plan> {
  for (let out = leastHeadBars - 1; out < atMs.length; out++) {
    const headMs = atMs[out]! - startMs
    if (headMs > durationMs) break
    for (let back = out + 1; back < atMs.length; back++) {
      const tailMs = endMs - atMs[back]!
      const cost = costOf(headMs + tailMs, durationMs)
      if (cost === null) continue
      const ranges = [{ fromMs: startMs, toMs: atMs[out]! }, { fromMs: atMs[back]!, toMs: endMs }]
      yield { ranges, cost: cost + jointCost(back - out, profiles[out]!, profiles[back]!) }
    }
  }
}

/** All of it but its ending, then from an earlier bar line again, as often as it takes, and the ending at last. */
function* repeated({ atMs, profiles }: Bars, startMs: number, endMs: number, durationMs: number): Generator<Plan> {
  for (let back = 0; back < atMs.length; back++) {
    for (let out = back + leastHeadBars; out < atMs.length; out++) {
      const roundMs = atMs[out]! - atMs[back]!
      const onceMs = atMs[out]! - startMs + (endMs - atMs[back]!)
      for (const extra of [0, 1]) {
        const times = Math.floor((durationMs - onceMs) / roundMs) + extra
        if (times < 0) continue
        const cost = costOf(onceMs + times * roundMs, durationMs)
        if (cost === null) continue
        const round = { fromMs: atMs[back]!, toMs: atMs[out]! }
        const ranges = [
          { fromMs: startMs, toMs: atMs[out]! },
          ...Array.from({ length: times }, () => round),
          { fromMs: atMs[back]!, toMs: endMs },
        ]
        // a long round tires less than a short one
        const joint = jointCost(out - back, profiles[out]!, profiles[back]!)
        yield { ranges, cost: cost + (times + 1) * joint + 0.04 * times }
      }
    }
  }
}

/** How far a length is from the one wanted, beyond what tempo and the last notes can give; null when too far. */
function costOf(lengthMs: number, durationMs: number): number | null {
  const missingMs = durationMs - lengthMs
  const stretchMs = mostStretch * durationMs
  const left = Math.sign(missingMs) * Math.max(0, Math.abs(missingMs) - stretchMs)
  if (left > mostSilenceMs || left < -mostCutMs) return null
  return 0.25 * Math.min(1, Math.abs(missingMs) / stretchMs) + (0.5 * Math.abs(left)) / 500
}

/** Phrases are of four bars: what jumps by whole phrases lands where it would have been. */
function jointCost(bars: number, before: BarProfile, after: BarProfile): number {
  const phrase = bars % 4 === 0 ? 0 : bars % 2 === 0 ? 0.25 : 0.6
  return phrase + 1.5 * unlikeness(before, after) + 0.05 * Math.abs(before.levelDb - after.levelDb)
}

/** 1 minus the cosine of what sounds in two bars. */
function unlikeness(one: BarProfile, other: BarProfile): number {
  let product = 0
  let first = 1e-9
  let second = 1e-9
  one.chroma.forEach((value, i) => {
    product += value * other.chroma[i]!
    first += value * value
    second += other.chroma[i]! ** 2
  })
  return 1 - product / Math.sqrt(first * second)
}

function finish(ranges: Plan['ranges'], durationMs: number): SongFit {
  const lengthMs = ranges.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  const speed = Math.max(1 - mostStretch, Math.min(1 + mostStretch, lengthMs / durationMs))
  const pieces = laid(ranges, speed, durationMs)
  const overMs = lengthMs / speed - durationMs
  return { pieces, speed, fadeOutMs: overMs > 1 ? Math.min(durationMs / 2, overMs + 500) : 0 }
}

/** Lays ranges of the song end to end; the last one stops where the result does. */
function laid(ranges: Plan['ranges'], speed: number, durationMs: number): SongPiece[] {
  let startMs = 0
  return ranges.flatMap(({ fromMs, toMs }) => {
    const piece = { inMs: fromMs, startMs, durationMs: Math.min((toMs - fromMs) / speed, durationMs - startMs) }
    startMs += piece.durationMs
    return piece.durationMs > 0 ? [piece] : []
  })
}

/** The beginning alone, faded: for lengths that hold no two bars and an ending. */
function faded(startMs: number, durationMs: number): SongFit {
  const pieces = [{ inMs: startMs, startMs: 0, durationMs }]
  return { pieces, speed: 1, fadeOutMs: Math.min(cutFadeMs, durationMs / 2) }
}

/** Without bars to go by, the whole again and again, so that its end is the end. */
function roundAndRound(startMs: number, endMs: number, durationMs: number): SongFit {
  const wholeMs = endMs - startMs
  const restMs = durationMs % wholeMs
  const whole = { fromMs: startMs, toMs: endMs }
  const ranges = Array.from({ length: Math.floor(durationMs / wholeMs) }, () => whole)
  const first = restMs > 1 ? [{ fromMs: endMs - restMs, toMs: endMs }] : []
  return { pieces: laid([...first, ...ranges], 1, durationMs), speed: 1, fadeOutMs: 0 }
}
