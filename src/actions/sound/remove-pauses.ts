import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { RangeMs } from '../../time/time.ts'
import { endMs } from '../../timeline/locate.ts'
import { type AudioClip, type Timeline, type VideoClip, mainTrack } from '../../timeline/model.ts'
import { type SessionAsset, defineEdit } from '../action.ts'

/** What is left of a pause before and after it, so that words do not run into each other. */
const breathMs = 150
/** A shorter stretch is not worth a cut. */
const shortestCutMs = 200

type Recorded = AudioClip | VideoClip

export const removePauses = defineEdit({
  name: 'remove-pauses',
  description: 'Cut the pauses out of what is said in recordings: stretches without sound, on all tracks; what comes after moves up.',
  input: z.strictObject({
    shortestMs: z.number().int().min(500).max(60_000).optional().describe('Pauses shorter than this stay; 500 unless told'),
  }),
  plan({ shortestMs = 500 }, { timeline, assets, newId }) {
    const clips = recordings(timeline, assets)
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

/** Where people speak: a voice-over that was recorded, else the sound of the picture; only what was listened to. */
function recordings(timeline: Timeline, assets: readonly SessionAsset[]): { clip: Recorded; asset: SessionAsset }[] {
  const heard = (clips: readonly Recorded[]): { clip: Recorded; asset: SessionAsset }[] =>
    clips.flatMap((clip) => {
      const asset = assets.find(({ id }) => id === clip.asset)
      const isPlain = !('reversed' in clip && clip.reversed) && !('ramp' in clip && clip.ramp) && !('frozen' in clip && clip.frozen)
      return asset?.origin === 'uploaded' && asset.hasAudio && asset.analysis?.silence && isPlain && clip.volume > 0 ? [{ clip, asset }] : []
    })
  const voices = heard(timeline.tracks.flatMap((track) => (track.kind === 'audio' && track.role === 'voice' && !track.muted ? track.clips : [])))
  return voices.length > 0 ? voices : heard(mainTrack(timeline)?.clips ?? [])
}

/** In the time of the film. A clip in which nothing is heard at all has none: it is there for its picture. */
function pausesOf(clip: Recorded, { analysis }: SessionAsset, shortestMs: number): RangeMs[] {
  const filmMs = (ms: number): number => Math.max(clip.startMs, Math.min(endMs(clip), clip.startMs + Math.round((ms - clip.inMs) / clip.speed)))
  const silences = analysis!.silence!.map(({ start_ms: from, end_ms: to }) => ({ startMs: filmMs(from), endMs: filmMs(to) }))
  if (silences.some(({ startMs, endMs: end }) => startMs === clip.startMs && end === endMs(clip))) return []
  return silences
    .filter(({ startMs, endMs: end }) => end - startMs >= shortestMs)
    .map(({ startMs, endMs: end }) => ({
      startMs: startMs === clip.startMs ? startMs : startMs + breathMs,
      endMs: end === endMs(clip) ? end : end - breathMs,
    }))
    .filter(({ startMs, endMs: end }) => end - startMs >= shortestCutMs)
}
