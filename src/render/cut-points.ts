import type { Fps } from '../time/time.ts'

export interface CutPointOptions {
  readonly frameCount: number
  /** First frames of the clips: cuts, unless they follow each other within a second. */
  readonly clipStarts: readonly number[]
  /** Where overlays and texts begin and end: cuts where that leaves no sliver. */
  readonly edges: readonly number[]
  readonly fps: Fps
}

/**
 * Length of a piece, counted from the cut before, so that a change at the end moves no earlier cut. Each piece begins
 * with its only key frame: shorter ones cost bits, longer ones leave a core idle at the end of a short film.
 */
const stepSeconds = 2.5
/** A shorter rest joins its neighbour: each piece costs the start of an encoder and of a decoder. */
const leastSeconds = 1
/** The encoder's reordering settles only over some frames: shorter pieces could not be joined. */
const leastFrames = 12

/** Where a film is cut into segments: ascending, from 0 to `frameCount`, both included. */
export function cutPoints({ frameCount, clipStarts, edges, fps }: CutPointOptions): number[] {
  const step = Math.max(leastFrames, Math.round((stepSeconds * fps.num) / fps.den))
  const least = Math.max(leastFrames, Math.round((leastSeconds * fps.num) / fps.den))
  const hard = ascending([0, ...clipStarts, frameCount]).filter((frame) => frame >= 0 && frame <= frameCount)
  const soft = ascending(edges)
  const cuts = [0]
  for (const end of hard.slice(1)) {
    // Quick cuts share a piece.
    if (end < frameCount && (end - cuts.at(-1)! < least || frameCount - end < least)) continue
    for (const edge of soft) {
      if (edge - cuts.at(-1)! >= least && end - edge >= least) grid(cuts, edge, step, least)
    }
    grid(cuts, end, step, least)
  }
  return cuts
}

/** Goes on from the last cut in equal steps to `end`. */
function grid(cuts: number[], end: number, step: number, least: number): void {
  let last = cuts.at(-1)!
  while (end - last >= step + least) {
    last += step
    cuts.push(last)
  }
  cuts.push(end)
}

function ascending(frames: readonly number[]): number[] {
  return [...new Set(frames)].sort((a, b) => a - b)
}
