/** When words are heard in a recording, by comparing it with the same words spoken by a voice that tells its times. Pure. */
import type { Recording, SpokenSentence } from '../engine.ts'
import { hopMs, levelOf, speechFeatures } from './speech-features.ts'

/** No word is so short. */
const shortestWordMs = 40
/** A silence of that length lies between words, a shorter one may lie within one: before a "p" or a "t" opens. */
const shortestPauseMs = 120
/** No word has so long a silence within it. */
const shortestGapMs = 300
/** A word that would begin so little before a pause begins behind it. */
const beforePauseMs = 80
/** How many steps one recording may go on while the other waits: nobody speaks three times as fast as the voice. */
const mostWaits = 2
/** Below this share of the way from the softest rows to the loud ones, a row is silence. */
const silentShare = 0.2

/**
 * @param spoken - The words as a voice of ours speaks them, with their times.
 * @returns The times of the same words in `heard`: in order, within it, none overlapping.
 * @see Sakoe and Chiba, "Dynamic programming algorithm optimization for spoken word recognition", IEEE Trans. ASSP 26
 *   (1978).
 */
export function alignWords(heard: Recording, spoken: SpokenSentence): { startMs: number; endMs: number }[] {
  const [from, to] = [speechFeatures(spoken), speechFeatures(heard)]
  const silent = silentRows(to)
  const there = warp({ rows: from, silent: silentRows(from) }, { rows: to, silent })
  const heardMs = (heard.samples.length / heard.rateHz) * 1000
  /** A moment of the spoken words in the recording. */
  const at = (ms: number): number => {
    const row = Math.max(0, Math.min(there.length - 1, ms / hopMs - 0.5))
    const low = Math.floor(row)
    const [a, b] = [there[low]!, there[Math.min(there.length - 1, low + 1)]!]
    return (a + (b - a) * (row - low) + 0.5) * hopMs
  }
  const pauses = pausesOf(silent)
  let lastMs = 0
  return spoken.words.map(({ startMs, endMs }) => {
    const word = apartFrom(pauses, { startMs: behindPause(pauses, at(startMs)), endMs: beforePause(pauses, at(endMs)) })
    const first = Math.min(heardMs, Math.max(lastMs, word.startMs))
    lastMs = Math.min(heardMs, Math.max(first + shortestWordMs, word.endMs))
    return { startMs: Math.round(first), endMs: Math.round(lastMs) }
  })
}

interface Pause {
  readonly startMs: number
  readonly endMs: number
}

function silentRows(rows: readonly Float32Array[]): boolean[] {
  const levels = rows.map(levelOf)
  const sorted = levels.toSorted((a, b) => a - b)
  const [soft, loud] = [sorted[Math.floor(sorted.length * 0.02)]!, sorted[Math.floor(sorted.length * 0.9)]!]
  return levels.map((level) => level < soft + (loud - soft) * silentShare)
}

function pausesOf(silent: readonly boolean[]): Pause[] {
  const pauses: Pause[] = []
  for (let row = 0; row < silent.length; row++) {
    if (!silent[row]) continue
    let end = row
    while (silent[end]) end++
    if ((end - row) * hopMs >= shortestPauseMs) pauses.push({ startMs: row * hopMs, endMs: end * hopMs })
    row = end
  }
  return pauses
}

function behindPause(pauses: readonly Pause[], ms: number): number {
  return pauses.find(({ startMs, endMs }) => ms > startMs - beforePauseMs && ms < endMs)?.endMs ?? ms
}

function beforePause(pauses: readonly Pause[], ms: number): number {
  return pauses.find(({ startMs, endMs }) => ms > startMs && ms < endMs + beforePauseMs)?.startMs ?? ms
}

/** A word with a pause in it is what lies behind the pause: before one, the last word fades away. */
function apartFrom(pauses: readonly Pause[], { startMs, endMs }: Pause): Pause {
  const within = pauses.findLast((pause) => pause.startMs > startMs && pause.endMs < endMs && pause.endMs - pause.startMs >= shortestGapMs)
  if (!within) return { startMs, endMs }
  return endMs - within.endMs >= 2 * shortestWordMs ? { startMs: within.endMs, endMs } : { startMs, endMs: within.startMs }
}

interface Sound {
  readonly rows: readonly Float32Array[]
  readonly silent: readonly boolean[]
}

/**
 * For each row of `from` the row of `to` that it falls on, on the cheapest way through both from beginning to end. While
 * one waits in silence the other may go on as long as it likes: pauses differ from speaker to speaker.
 */
function warp(from: Sound, to: Sound): Float64Array {
  const [rows, columns] = [from.rows.length, to.rows.length]
  // One layer a count of waits: 0 when both went on, 1…mostWaits when `to` waited, the rest when `from` did.
  const layers = 1 + 2 * mostWaits
  const cost = new Float32Array(rows * columns * layers).fill(Number.POSITIVE_INFINITY)
  const came = new Int8Array(cost.length)
  const cell = (i: number, j: number): number => (i * columns + j) * layers
  const take = (into: number, layer: number, value: number): void => {
    if (value >= cost[into]!) return
    cost[into] = value
    came[into] = layer
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const here = distance(from.rows[i]!, to.rows[j]!)
      const own = cell(i, j)
      if (i === 0 && j === 0) {
        cost[own] = here
        continue
      }
      if (i > 0 && j > 0) {
        const before = cell(i - 1, j - 1)
        for (let layer = 0; layer < layers; layer++) take(own, layer, cost[before + layer]! + here)
      }
      for (const [isThere, before, isFree, base] of [
        [i > 0, cell(i - 1, j), from.silent[i]!, 0],
        [j > 0, cell(i, j - 1), to.silent[j]!, mostWaits],
      ] as const) {
        if (!isThere) continue
        for (let layer = 0; layer < layers; layer++) {
          const waits = layer > base && layer <= base + mostWaits ? layer - base : 0
          const next = isFree ? Math.max(1, waits) : waits + 1
          if (next <= mostWaits) take(own + base + next, layer, cost[before + layer]! + (isFree ? Math.min(here, silenceCost) : here) * sideways)
        }
      }
    }
  }
  const isThere = cost.subarray(cell(rows - 1, columns - 1)).some((value) => value < Number.POSITIVE_INFINITY)
  // One is more than three times as long as the other: nothing is known but where both begin and end.
  if (!isThere) return Float64Array.from({ length: rows }, (_, i) => (i * (columns - 1)) / Math.max(1, rows - 1))
  return wayBack(cost, came, { rows, columns, layers })
}

/** A step that stays in one recording costs a little more than half of one that goes on in both. */
const sideways = 0.6
/** What a row of silence costs at most that the other recording doesn't have. */
const silenceCost = 1

function wayBack(cost: Float32Array, came: Int8Array, { rows, columns, layers }: { rows: number; columns: number; layers: number }): Float64Array {
  const sums = new Float64Array(rows)
  const counts = new Float64Array(rows)
  let [i, j, layer] = [rows - 1, columns - 1, 0]
  for (let each = 1; each < layers; each++) if (cost[(i * columns + j) * layers + each]! < cost[(i * columns + j) * layers + layer]!) layer = each
  for (;;) {
    sums[i]! += j
    counts[i]!++
    if (i === 0 && j === 0) return sums.map((sum, row) => sum / Math.max(1, counts[row]!))
    const before = came[(i * columns + j) * layers + layer]!
    if (layer <= mostWaits) i--
    if (layer === 0 || layer > mostWaits) j--
    layer = before
  }
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let c = 0; c < a.length; c++) sum += (a[c]! - b[c]!) ** 2
  return Math.sqrt(sum)
}
