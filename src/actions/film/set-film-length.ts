import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { formatDuration } from '../../time/time.ts'
import { type VideoClip, mainTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { type Edit, type Material, defineEdit } from '../action.ts'
import { longestMs } from '../clips/set-length.ts'
import { fitLengths } from './fit-length.ts'

export const setFilmLength = defineEdit({
  name: 'set-film-length',
  description: 'Make the whole film exactly so long: all clips longer or shorter by the same factor, or the end cut off.',
  input: z.strictObject({
    durationMs: z.number().int().min(200).max(3_600_000),
    by: z.enum(['all-clips', 'end']).optional().describe('all-clips unless told; end cuts the end off'),
  }),
  plan({ durationMs, by = 'all-clips' }, { timeline, assets, newId }): Edit {
    const filmMs = timelineDurationMs(timeline)
    const clips = mainTrack(timeline)?.clips ?? []
    if (clips.length === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet whose length could be set.')
    if (durationMs === filmMs) return { operations: [] }
    if (by === 'end' && durationMs < filmMs) {
      return { operations: [{ type: 'remove-range', startMs: durationMs, endMs: filmMs, newClipId: newId() }] }
    }
    const lengths = fitLengths(
      clips.map((clip) => ({ durationMs: clip.durationMs, longestMs: longestMs(clip, assets) })),
      durationMs,
    )
    if (!lengths) throw cannotFit(clips, durationMs, assets)
    return { operations: setLengths(clips, lengths) }
  },
})

function setLengths(clips: readonly VideoClip[], lengths: readonly number[]): Operation[] {
  return clips.map((clip, index) => ({ type: 'set-duration', clipId: clip.id, durationMs: lengths[index]! }))
}

function cannotFit(clips: readonly VideoClip[], durationMs: number, assets: Material['assets']): ReelsmithError {
  const mostMs = clips.reduce((sum, clip) => sum + Math.max(clip.durationMs, longestMs(clip, assets)), 0)
  const message =
    mostMs < durationMs
      ? `There is material for ${formatDuration(mostMs)}: for ${formatDuration(durationMs)} add a scene, or play it slower.`
      : `${clips.length} pictures are too many for ${formatDuration(durationMs)}: remove some, or make it longer.`
  return new ReelsmithError('timeline/invalid', message, { details: { mostMs } })
}
