/** The tempo that listeners tap: what lies between walking and running is likelier than what doesn't. */
const likelyBpm = 112
const spreadOctaves = 0.9
const loudestOnset = 6
export const slowestBpm = 50
export const fastestBpm = 200

export interface Tempo {
  readonly bpm: number
  /** How regular the sound is at this tempo, 0 (no pulse) to 1 (a metronome). */
  readonly regularity: number
}

/** Onsets above their surroundings, in units of their own spread. */
export function normalisedOnsets(flux: readonly number[], framesPerSecond: number): Float64Array {
  const reach = Math.round(framesPerSecond / 5)
  const sums = new Float64Array(flux.length + 1)
  flux.forEach((value, i) => (sums[i + 1] = sums[i]! + value))
  const onsets = Float64Array.from(flux, (value, i) => {
    const from = Math.max(0, i - reach)
    const to = Math.min(flux.length, i + reach + 1)
    return Math.max(0, value - (sums[to]! - sums[from]!) / (to - from))
  })
  const spread = Math.sqrt(onsets.reduce((sum, value) => sum + value * value, 0) / Math.max(1, onsets.length))
  // one crash, or the beginning itself, must not outweigh a hundred beats
  if (spread > 0) for (let i = 0; i < onsets.length; i++) onsets[i] = Math.min(loudestOnset, onsets[i]! / spread)
  return onsets
}

/**
 * The tempo of a series of onsets, by autocorrelation at one, two and four beats, leaning to what people tap.
 *
 * @returns null when nothing repeats.
 */
export function findTempo(onsets: Float64Array, framesPerSecond: number): Tempo | null {
  const longest = Math.min(Math.ceil((framesPerSecond * 60 * 4) / slowestBpm) + 2, onsets.length - 1)
  if (longest < 8) return null
  const repeats = new Float64Array(longest + 1)
  for (let lag = 0; lag <= longest; lag++) {
    let sum = 0
    for (let i = 0; i + lag < onsets.length; i++) sum += onsets[i]! * onsets[i + lag]!
    repeats[lag] = sum / (onsets.length - lag)
  }
  const at = (lag: number): number => {
    const below = Math.floor(lag)
    if (below + 1 > longest) return 0
    return repeats[below]! * (1 - (lag - below)) + repeats[below + 1]! * (lag - below)
  }
  const mean = repeats.reduce((sum, value) => sum + value, 0) / repeats.length
  let best: Tempo | null = null
  let bestScore = 0
  for (let bpm = slowestBpm; bpm <= fastestBpm; bpm += 0.25) {
    const lag = (framesPerSecond * 60) / bpm
    const strength = at(lag) + 0.5 * at(2 * lag) + 0.25 * at(4 * lag)
    const score = strength * Math.exp(-0.5 * (Math.log2(bpm / likelyBpm) / spreadOctaves) ** 2)
    if (score <= bestScore) continue
    bestScore = score
    const over = (strength / 1.75 - mean) / Math.max(1e-9, repeats[0]! - mean)
    best = { bpm, regularity: Math.max(0, Math.min(1, over)) }
  }
  return best
}
