import { type Fps, frameToMs } from '../time/time.ts'
import type { Finding } from './finding.ts'
import { type FrameSample, cellsOf } from './frame-probe.ts'
import type { FilmPlan, PictureUse, SegmentPlan } from './plan.ts'
import type { SegmentReport } from './segment.ts'

/** A sample at its place in the film, with the picture that was to be seen there. */
interface PlacedSample {
  readonly frame: number
  readonly sample: FrameSample
  /** Null where the timeline asks for black or for a picture that does not move. */
  readonly moving: PictureUse | null
  readonly isBlackAsked: boolean
}

/** No cell of a black picture is brighter than this (16 is black). */
const blackLuma = 22

/** So many samples in a row, about a second apart, make a stretch. */
const blackSamples = 2
const frozenSamples = 3

/** Looks for black and frozen stretches that the timeline did not ask for, in what was seen while composing. Pure. */
export function checkComposed(plan: FilmPlan, reports: readonly SegmentReport[]): Finding[] {
  const samples = plan.segments.flatMap((segment, index) =>
    reports[index]!.samples.map((sample) => place(segment, sample)),
  )
  // A film of one or two looks has no longer stretches.
  const needed = Math.min(blackSamples, samples.length)
  const black = stretches(samples, (at) => !at.isBlackAsked && isBlack(at.sample))
    .filter((stretch) => stretch.length >= needed)
    .map((stretch) => finding('black', stretch, plan.fps, 'The picture is black'))
  const frozen = stretches(samples, (at, before) => before !== undefined && isSamePicture(before, at))
    .filter((stretch) => stretch.length >= frozenSamples - 1)
    .map((stretch) => finding('frozen', stretch, plan.fps, 'The picture stands still'))
  return [...black, ...frozen]
}

function place(segment: SegmentPlan, sample: FrameSample): PlacedSample {
  const { frame } = sample
  const shown = segment.pictures.filter((use) => frame >= use.fromFrame && frame < use.toFrame)
  const use = shown.at(-1)
  const moves = use?.kind === 'video' && frame - use.fromFrame < use.availableFrames
  const dips = segment.transitions.some(
    (dip) => dip.type === 'dip-to-black' && frame >= dip.fromFrame && frame < dip.toFrame,
  )
  const fades = (segment.fades ?? []).some((fade) => frame >= fade.fromFrame && frame < fade.toFrame)
  return {
    frame: segment.firstFrame + frame,
    sample,
    moving: use && moves ? use : null,
    isBlackAsked: use === undefined || dips || fades,
  }
}

function isBlack(sample: FrameSample): boolean {
  return cellsOf(sample).every((cell) => cell <= blackLuma)
}

function isSamePicture(before: PlacedSample, at: PlacedSample): boolean {
  return at.moving !== null && before.moving?.asset === at.moving.asset && before.sample.hash === at.sample.hash
}

/** Runs of samples for which a test holds. */
function stretches(
  samples: readonly PlacedSample[],
  holds: (at: PlacedSample, before: PlacedSample | undefined) => boolean,
): PlacedSample[][] {
  const runs: PlacedSample[][] = []
  let run: PlacedSample[] = []
  for (const [index, at] of samples.entries()) {
    if (holds(at, samples[index - 1])) run.push(at)
    else if (run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/** In pictures that we made it is a fault; in a user's footage it may be meant, so it is only told. */
function finding(check: 'black' | 'frozen', stretch: PlacedSample[], fps: Fps, what: string): Finding {
  const startMs = frameToMs(stretch[0]!.frame, fps)
  const endMs = frameToMs(stretch.at(-1)!.frame + 1, fps)
  const isOurs = stretch.some((at) => at.moving?.isGenerated)
  return {
    check,
    severity: isOurs ? 'error' : 'warning',
    startMs,
    endMs,
    message: `${what} from ${(startMs / 1000).toFixed(1)} s to ${(endMs / 1000).toFixed(1)} s.`,
  }
}
