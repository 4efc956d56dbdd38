import { type RangeMs, frameToMs, intersectRanges } from '../time/time.ts'
import type { TextTrack, Timeline } from '../timeline/model.ts'
import type { Finding } from './finding.ts'
import type { FilmPlan } from './plan.ts'
import type { SegmentReport } from './segment.ts'

/** Letters on a plate change the luma where they lie by 20 and more, the faintest caption by some. */
const leastChange = 0.8
/** Somebody who speaks for longer than this without a caption is missed by readers. */
const longestUncaptionedMs = 2000

/**
 * Looks for captions that are not to be seen, in what was noted while the film was composed, and for speech that has
 * none though the film is captioned. Pure.
 */
export function checkCaptions(
  plan: FilmPlan,
  reports: readonly SegmentReport[],
  timeline: Timeline,
  speech: readonly RangeMs[],
): Finding[] {
  return [...unseen(plan, reports), ...uncaptioned(timeline, speech)]
}

function unseen(plan: FilmPlan, reports: readonly SegmentReport[]): Finding[] {
  return plan.segments.flatMap(({ firstFrame }, index) =>
    reports[index]!.captions
      .filter(({ change }) => change < leastChange)
      .map(({ text, frame }): Finding => {
        const startMs = frameToMs(firstFrame + frame, plan.fps)
        const message = `The caption "${short(text)}" is not to be seen at ${(startMs / 1000).toFixed(1)} s.`
        return { check: 'captions', severity: 'error', startMs, endMs: frameToMs(firstFrame + frame + 1, plan.fps), message }
      }),
  )
}

function uncaptioned(timeline: Timeline, speech: readonly RangeMs[]): Finding[] {
  const captions = timeline.tracks
    .filter((track): track is TextTrack => track.kind === 'text' && track.role === 'caption')
    .flatMap((track) => track.clips)
    .map(({ startMs, durationMs }) => ({ startMs, endMs: startMs + durationMs }))
    .sort((a, b) => a.startMs - b.startMs)
  if (captions.length === 0) return []
  return speech
    .flatMap((stretch) => without(stretch, captions))
    .filter(({ startMs, endMs }) => endMs - startMs > longestUncaptionedMs)
    .map(({ startMs, endMs }): Finding => {
      const [from, to] = [startMs, endMs].map((ms) => (ms / 1000).toFixed(1))
      return { check: 'captions', severity: 'warning', startMs, endMs, message: `What is said from ${from} s to ${to} s has no caption.` }
    })
}

/** What is left of a range outside others, which are in order. */
function without(range: RangeMs, others: readonly RangeMs[]): RangeMs[] {
  const rest: RangeMs[] = []
  let { startMs } = range
  for (const other of others) {
    const shared = intersectRanges({ startMs, endMs: range.endMs }, other)
    if (!shared) continue
    if (shared.startMs > startMs) rest.push({ startMs, endMs: shared.startMs })
    startMs = shared.endMs
  }
  return startMs < range.endMs ? [...rest, { startMs, endMs: range.endMs }] : rest
}

function short(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 40 ? `${words.slice(0, 39)}…` : words
}
