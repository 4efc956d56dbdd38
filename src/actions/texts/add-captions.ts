import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { textClip } from '../../timeline/create.ts'
import { timelineLimits } from '../../timeline/limits.ts'
import { type TextClip, type TextTrack, type Timeline, timelineDurationMs } from '../../timeline/model.ts'
import type { Operation } from '../../timeline/operation.ts'
import { defaultTrackName } from '../../timeline/words.ts'
import { describeChange } from '../../timeline/change.ts'
import { type Edit, type Material, defineAction } from '../action.ts'
import { hear, spokenLanguage } from '../sound/hear.ts'
import { recordings, unheard } from '../sound/recordings.ts'
import { splitIntoLines } from './caption-lines.ts'
import { type SpokenLine, spokenLines } from './spoken-lines.ts'
import { styleInput } from './style-input.ts'

const input = z.strictObject({
  text: z.string().trim().min(1).max(20_000).optional().describe('What to show; what is said unless told'),
  language: spokenLanguage,
  style: styleInput.optional(),
})
type Input = z.infer<typeof input>

export const addCaptions = defineAction({
  name: 'add-captions',
  description:
    'Show captions of what is said in the film, word by word as it is said: of its voice-over, else of its recordings, which are listened to; or of the words given, spread evenly over the film. They replace the captions that are there.',
  input,
  plan(asked: Input, material) {
    const isKnown = asked.text !== undefined || unheard(material.timeline, material.assets).length === 0
    return isKnown ? captioning(asked, material) : captioning({ ...asked, text: '…' }, material)
  },
  async run(asked: Input, context) {
    if (asked.text === undefined && spokenLines(context.timeline(), []).length === 0) await hear(context, asked.language)
    const before = context.timeline()
    const { operations, result } = captioning(asked, { timeline: before, assets: await context.assets(), newId: randomUUID })
    await context.change('add-captions', operations)
    return { changes: describeChange(before, context.timeline(), context.language), ...result }
  },
})

/** @throws {ReelsmithError} `timeline/not-found` when no word is known, `timeline/invalid` without a picture. */
export function captioning({ text, style = {} }: Input, { timeline, assets, newId }: Material): Edit {
  const filmMs = timelineDurationMs(timeline)
  if (filmMs === 0) throw new ReelsmithError('timeline/invalid', 'There is no picture yet that captions could lie on.')
  const lines = text === undefined ? spokenLines(timeline, assets) : spread(splitIntoLines(text), filmMs)
  if (lines.length === 0) {
    throw new ReelsmithError(
      'timeline/not-found',
      recordings(timeline, assets).length > 0
        ? 'No words are heard in the recordings of the film; give the words to show.'
        : 'Nothing is said in the film that is known in words; add a voice-over, or give the words to show.',
    )
  }
  const clips = captionClips(lines, filmMs, style, newId)
  const track: TextTrack = { id: newId(), kind: 'text', role: 'caption', name: defaultTrackName('caption'), clips }
  return { operations: [...removeCaptions(timeline), { type: 'add-track', track }], result: { lines: clips.length } }
}

/** One caption for each line, none beyond the film's end. */
export function captionClips(lines: readonly SpokenLine[], filmMs: number, style: TextClip['style'], newId: () => string): TextClip[] {
  return lines.map((line) => {
    const lasting = Math.max(timelineLimits.minClipMs, Math.min(line.endMs, filmMs) - line.startMs)
    return textClip({
      id: newId(),
      text: line.text,
      startMs: line.startMs,
      durationMs: lasting,
      style: { preset: 'caption', ...style },
      ...(line.words && { words: line.words }),
    })
  })
}

function removeCaptions(timeline: Timeline): Operation[] {
  return timeline.tracks
    .filter(({ role }) => role === 'caption')
    .map((track) => ({ type: 'remove-track', trackId: track.id }))
}

/** Each line gets time by its length. */
function spread(lines: readonly string[], filmMs: number): { text: string; startMs: number; endMs: number; words?: undefined }[] {
  const total = lines.reduce((sum, line) => sum + line.length, 0)
  let done = 0
  return lines.map((text) => {
    const startMs = Math.round((filmMs * done) / total)
    done += text.length
    return { text, startMs, endMs: Math.round((filmMs * done) / total) }
  })
}
