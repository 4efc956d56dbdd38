/** Cuts of a film laid on the beats of its music. Pure. */

export interface CutClip {
  readonly durationMs: number
  /** How long it can be without standing still; infinite for stills. */
  readonly longestMs: number
}

/** Nobody takes in a picture in less. */
const shortestMs = 500
/** So many beats on either side of a cut are looked at. */
const reach = 3
/** What a cut beside all beats costs, as if it lay so far from its old place. */
const offBeatMs = 20_000

/**
 * Lengths of the clips, with the same sum, whose cuts lie on beats as near as possible to where they were. A cut that
 * can't be brought onto a beat, for want of material or of beats, stays where it was as far as it can.
 *
 * The best of all choices (dynamic programming over the cuts): the sum of what they move is the least.
 *
 * @param beatsMs - In the time of the film, in order.
 * @returns Nothing when not one cut can be moved onto a beat.
 */
export function cutsOnBeats(clips: readonly CutClip[], beatsMs: readonly number[]): { lengths: number[]; onBeat: number } | undefined {
  const filmMs = clips.reduce((sum, { durationMs }) => sum + durationMs, 0)
  let before: Choice[] = [{ atMs: 0, cost: 0, onBeat: 0 }]
  let endMs = 0
  clips.forEach((clip, index) => {
    endMs += clip.durationMs
    const isLast = index === clips.length - 1
    const places = isLast ? [{ atMs: filmMs, isBeat: false }] : placesFor(endMs, beatsMs)
    const least = Math.min(shortestMs, clip.durationMs)
    const most = Math.max(clip.longestMs, clip.durationMs)
    before = places.flatMap(({ atMs, isBeat }) => {
      const own = isLast ? 0 : Math.abs(atMs - endMs) + (isBeat ? 0 : offBeatMs)
      const fitting = before.filter((choice) => atMs - choice.atMs >= least && atMs - choice.atMs <= most)
      const best = fitting.reduce<Choice | undefined>((least, choice) => (least && least.cost <= choice.cost ? least : choice), undefined)
      return best ? [{ atMs, cost: best.cost + own, onBeat: best.onBeat + (isBeat ? 1 : 0), from: best }] : []
    })
  })
  const end = before[0]
  if (!end || end.onBeat === 0) return undefined
  const cuts: number[] = []
  for (let choice: Choice | undefined = end; choice; choice = choice.from) cuts.unshift(choice.atMs)
  return { lengths: cuts.slice(1).map((atMs, index) => atMs - cuts[index]!), onBeat: end.onBeat }
}

interface Choice {
  readonly atMs: number
  readonly cost: number
  readonly onBeat: number
  readonly from?: Choice
}

function placesFor(cutMs: number, beatsMs: readonly number[]): { atMs: number; isBeat: boolean }[] {
  const next = beatsMs.findIndex((beat) => beat >= cutMs)
  const from = next < 0 ? beatsMs.length : next
  const near = beatsMs.slice(Math.max(0, from - reach), from + reach).map((beat) => ({ atMs: Math.round(beat), isBeat: true }))
  return [...near, { atMs: cutMs, isBeat: false }]
}
