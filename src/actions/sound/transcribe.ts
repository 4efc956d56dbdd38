import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { defineAction } from '../action.ts'
import { spokenClips, spokenLines, textOf } from '../texts/spoken-lines.ts'
import { hear, spokenLanguage } from './hear.ts'

/** Of a longer transcript the beginning is told; captions and their files have all of it. */
const mostLines = 400

export const transcribe = defineAction({
  name: 'transcribe',
  description: 'Write down what is said in the film: in its voice-over, else in its recordings, which are listened to. Changes nothing; tells the words and their times.',
  input: z.strictObject({ language: spokenLanguage }),
  async run({ language }: { language?: string }, context) {
    await hear(context, language)
    const [timeline, assets] = [context.timeline(), await context.assets()]
    const lines = spokenLines(timeline, assets)
    if (lines.length === 0) throw new ReelsmithError('timeline/not-found', 'No words are heard in the film.')
    const recognisers = new Set(assets.flatMap(({ transcript }) => (transcript ? [transcript.recogniser] : [])))
    return {
      text: textOf(spokenClips(timeline, assets).flatMap(({ speech }) => speech.words ?? [{ text: speech.text, startMs: 0, endMs: 0 }])).slice(0, 20_000),
      lines: lines.slice(0, mostLines).map(({ text, startMs, endMs }) => ({ text, startMs, endMs })),
      ...(recognisers.size > 0 && { recogniser: [...recognisers].join(', ') }),
    }
  },
})
