import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { RangeMs } from '../../time/time.ts'
import { endMs } from '../../timeline/locate.ts'
import { type SessionAsset, defineEdit } from '../action.ts'
import { type RecordedClip, filmMsOf, recordings } from './recordings.ts'

/** What is left of a pause before and after it, so that words do not run into each other. */
const breathMs = 150
/** A shorter stretch is not worth a cut. */
const shortestCutMs = 200

export const removePauses = defineEdit({
  name: 'remove-pauses',
  description: 'Cut the pauses out of what is said in recordings: stretches without sound, on all tracks; what comes after moves up.',
  input: z.strictObject({
    shortestMs: z.number().int().min(500).max(60_000).optional().describe('Pauses shorter than this stay; 500 unless told'),
  }),
  plan({ shortestMs = 500 }, { timeline, assets, newId }) {
    const clips = recordings(timeline, assets).filter(({ asset }) => asset.analysis?.silence)
    if (clips.length === 0) {
      throw new ReelsmithError('timeline/not-found', 'No recording with sound is in the film, or none was listened to yet; try again in a moment.')
    }
    const pauses = clips.flatMap(({ clip, asset }) => pausesOf(clip, asset, shortestMs))
    if (pauses.length === 0) throw new ReelsmithError('timeline/not-found', 'No pause that long is heard in the film.')
    // the last first: what is cut later moves nothing that is still to be cut
    const operations = pauses.toSorted((a, b) => b.startMs - a.startMs).map((range) => ({ type: 'remove-range', ...range, newClipId: newId() }) as const)
    return { operations, result: { pauses: pauses.length, removedMs: pauses.reduce((sum, { startMs, endMs: end }) => sum + end - startMs, 0) } }
  },
})

/** In the time of the film. A clip in which nothing is heard at all has none: it is there for its picture. */
function pausesOf(clip: RecordedClip, { analysis }: SessionAsset, shortestMs: number): RangeMs[] {
  const silences = analysis!.silence!.map(({ start_ms: from, end_ms: to }) => ({ startMs: filmMsOf(clip, from), endMs: filmMsOf(clip, to) }))
  if (silences.some(({ startMs, endMs: end }) => startMs === clip.startMs && end === endMs(clip))) return []
  return silences
    .filter(({ startMs, endMs: end }) => end - startMs >= shortestMs)
    .map(({ startMs, endMs: end }) => ({
      startMs: startMs === clip.startMs ? startMs : startMs + breathMs,
      endMs: end === endMs(clip) ? end : end - breathMs,
    }))
    .filter(({ startMs, endMs: end }) => end - startMs >= shortestCutMs)
}
