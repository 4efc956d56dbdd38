import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { formatDuration } from '../../time/time.ts'
import { endMs } from '../../timeline/locate.ts'
import { type Timeline, mainTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'
import { clipRef, findRef } from '../find-clips.ts'

export const splitClip = defineEdit({
  name: 'split-clip',
  description: 'Make two or more clips of one, at times of the film. Without a clip, the picture is split where the times lie.',
  input: z.strictObject({
    clip: clipRef.optional(),
    atMs: z.array(z.number().int().min(1)).min(1).max(200).describe('Times from the start of the film'),
    id: z.string().min(1).max(100).optional().describe('For the second part; made up unless told'),
  }),
  plan({ clip: ref, atMs, id }, { timeline, newId }) {
    const times = [...new Set(atMs)].sort((a, b) => a - b)
    // Each further cut through the same clip goes through the part that the one before it made.
    const lastPart = new Map<string, string>()
    const operations = times.map((ms, index): Operation => {
      const original = ref === undefined ? clipAt(timeline, ms) : findRef(timeline, ref).clip.id
      const newClipId = index === 0 && id ? id : newId()
      const clipId = lastPart.get(original) ?? original
      lastPart.set(original, newClipId)
      return { type: 'split-clip', clipId, atMs: ms, newClipId }
    })
    return { operations }
  },
})

function clipAt(timeline: Timeline, ms: number): string {
  const clip = mainTrack(timeline)?.clips.find((candidate) => ms >= candidate.startMs && ms < endMs(candidate))
  if (clip) return clip.id
  const filmMs = timelineDurationMs(timeline)
  throw new ReelsmithError('timeline/invalid', `There is no picture at ${formatDuration(ms)}: the film lasts ${formatDuration(filmMs)}.`)
}
