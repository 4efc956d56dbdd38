/** Numbers for how a picture moves: pops, flicker and jumps show as spikes in the differences of frames. */

/** Mean absolute difference (0…255 per channel) of each frame to the one before it; all RGBA of one size. */
export function differences(frames: readonly Uint8ClampedArray[]): number[] {
  const series: number[] = []
  for (let i = 1; i < frames.length; i++) {
    const before = frames[i - 1]!
    const now = frames[i]!
    let sum = 0
    for (let at = 0; at < now.length; at++) if ((at & 3) !== 3) sum += Math.abs(now[at]! - before[at]!)
    series.push(sum / (now.length * 0.75))
  }
  return series
}

/** Largest difference over the median one: near 1 for steady motion, far above it for a jump. */
export function spikiness(series: readonly number[]): number {
  const sorted = [...series].sort((a, b) => a - b)
  const median = sorted[sorted.length >> 1] ?? 0
  return sorted.at(-1)! / Math.max(median, 0.01)
}
