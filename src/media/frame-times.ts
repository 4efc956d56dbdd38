/** The ffmpeg filters that pick the pictures for given moments of a source. */
import type { Fps } from '../time/time.ts'

/** How far, in frames, a picture may be from its moment for the sake of a shorter filter. */
const toleranceFrames = 0.02

const earlyFrames = 0.1

/**
 * Output frame n shows what the source shows at `times[n]`, the input having been sought to the first of them.
 *
 * @param times - In ms of the source, ascending strictly, at least one.
 */
export function timingFilters(times: readonly number[], fps: Fps): string[] {
  const rate = `${fps.num}/${fps.den}`
  // Rounded up, a picture is there from its own moment on; a little earlier, because containers round their times.
  const seconds = `(${frameExpression(times, fps)}-${earlyFrames})*${fps.den}/${fps.num}`
  // Some containers count in whole frames.
  return ['settb=1/1000000', `setpts='${seconds}/TB'`, `fps=fps=${rate}:start_time=0:round=up`]
}

/** The number of the output frame as a function of `T`, the input's seconds since the first moment: straight pieces. */
function frameExpression(times: readonly number[], fps: Fps): string {
  const corners = simplify(times)
  const at = (index: number): number => (times[corners[index]!]! - times[0]!) / 1000
  if (corners.length === 1) return `${fps.num}/${fps.den}*T`
  const pieces = corners.slice(1).map((frame, piece) => {
    const slope = (frame - corners[piece]!) / (at(piece + 1) - at(piece))
    const isFirst = piece === 0
    const isLast = piece === corners.length - 2
    // The first piece goes on before the first moment, the last one beyond the last.
    const part = `clip(T-${at(piece).toFixed(6)},${isFirst ? -1e6 : 0},${isLast ? 1e6 : (at(piece + 1) - at(piece)).toFixed(6)})`
    return `${slope.toFixed(9)}*${part}`
  })
  return pieces.join('+')
}

/** Frames at which the way bends; between them the moments lie evenly. (Douglas and Peucker, on frames over time.) */
function simplify(times: readonly number[]): number[] {
  const last = times.length - 1
  if (last === 0) return [0]
  const corners = [0]
  const split = (from: number, to: number): void => {
    let worst = 0
    let at = 0
    for (let n = from + 1; n < to; n++) {
      const even = from + ((times[n]! - times[from]!) / (times[to]! - times[from]!)) * (to - from)
      const off = Math.abs(even - n)
      if (off > worst) [worst, at] = [off, n]
    }
    if (worst > toleranceFrames) {
      split(from, at)
      split(at, to)
    } else corners.push(to)
  }
  split(0, last)
  return corners
}
