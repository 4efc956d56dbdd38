import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { endMs } from '../../timeline/locate.ts'
import { type TextClip, type Timeline, type TextTrack, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defineEdit } from '../action.ts'
import { clipRefs, findRefs } from '../find-clips.ts'
import { isApart, placeText } from './place-text.ts'
import { styleInput } from './style-input.ts'

export const changeText = defineEdit({
  name: 'change-text',
  description: 'Change the words, the look or the time of texts that are there.',
  input: z.strictObject({
    clips: clipRefs.describe('Ids of texts'),
    text: z.string().trim().min(1).max(2000).optional(),
    style: styleInput.optional().describe('Merged over the style that is there'),
    startMs: z.number().int().min(0).optional(),
    durationMs: z.number().int().min(200).max(3_600_000).optional(),
  }),
  plan({ clips, text, style, startMs, durationMs }, { timeline, newId }) {
    const operations = findRefs(timeline, clips).flatMap(({ track, clip }): Operation[] => {
      if (track.kind !== 'text') throw new ReelsmithError('timeline/invalid', `"${clip.name}" is no text.`)
      const words: Operation[] =
        text !== undefined || style
          ? [{ type: 'set-clip', clipId: clip.id, changes: { ...(text !== undefined && { text }), ...(style && { style }) } }]
          : []
      const timed = { ...(clip as TextClip), startMs: startMs ?? clip.startMs, durationMs: durationMs ?? clip.durationMs }
      const inFilm = { ...timed, durationMs: Math.min(timed.durationMs, timelineDurationMs(timeline) - timed.startMs) }
      return [...retime(timeline, track, clip as TextClip, inFilm, newId()), ...words]
    })
    return { operations }
  },
})

/** On its own track where that is free then, else on another one of its role. */
function retime(timeline: Timeline, track: TextTrack, was: TextClip, is: TextClip, newTrackId: string): Operation[] {
  if (was.startMs === is.startMs && endMs(was) === endMs(is)) return []
  const isFree = track.clips.every((other) => other.id === was.id || isApart(other, is))
  if (!isFree || is.durationMs <= 0) {
    return [{ type: 'remove-clip', clipId: was.id }, placeText(timeline, track.role, is, newTrackId)]
  }
  const move: Operation = { type: 'move-clip', clipId: was.id, startMs: is.startMs }
  const resize: Operation = { type: 'set-duration', clipId: was.id, durationMs: is.durationMs }
  const steps = [...(was.startMs === is.startMs ? [] : [move]), ...(was.durationMs === is.durationMs ? [] : [resize])]
  // Shorter before it moves back, longer after: on the way it must not reach over the end of the film.
  return is.durationMs < was.durationMs ? steps.reverse() : steps
}
