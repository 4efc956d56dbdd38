import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import type { RangeMs } from '../../time/time.ts'
import { describeChange } from '../../timeline/change.ts'
import { endMs } from '../../timeline/locate.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import { type Edit, type Material, defineAction } from '../action.ts'
import { spokenClips } from '../texts/spoken-lines.ts'
import { fillers, plainWord } from './fillers.ts'
import { hear, spokenLanguage } from './hear.ts'
import { type RecordedClip, filmMsOf, unheard } from './recordings.ts'

/** A cut keeps that far from its neighbours: words begin and end softly. */
const breathMs = 40
/** Of the silence around a word, all but this goes with it. */
const keptPauseMs = 120

const input = z.strictObject({
  words: z.string().trim().min(1).max(200).optional().describe('What is said there, word for word; fillers such as "um" unless told'),
  language: spokenLanguage,
})
type Input = z.infer<typeof input>

export const removeWords = defineAction({
  name: 'remove-words',
  description: 'Cut words out of what is said in recordings, wherever they are said: "um", "uh" and other fillers, or the words given; on all tracks, what comes after moves up.',
  input,
  plan(asked: Input, material) {
    return unheard(material.timeline, material.assets).length > 0 ? { operations: [] } : cutting(asked, material)
  },
  async run(asked: Input, context) {
    await hear(context, asked.language)
    const before = context.timeline()
    const { operations, result } = cutting(asked, { timeline: before, assets: await context.assets(), newId: randomUUID })
    await context.change('remove-words', operations)
    return { changes: describeChange(before, context.timeline(), context.language), ...result }
  },
})

/** @throws {ReelsmithError} `timeline/not-found` when they are not heard. */
function cutting({ words: wanted }: Input, { timeline, assets, newId }: Material): Edit {
  const spoken = spokenClips(timeline, assets).filter(({ clip, speech }) => speech.voice === undefined && clip.asset !== undefined)
  if (spoken.length === 0) throw new ReelsmithError('timeline/not-found', 'No words are heard in recordings of the film.')
  const found = spoken.flatMap(({ clip, speech: { words = [] } }) => {
    const heard = words.filter((word) => word.endMs > clip.inMs && filmMsOf(clip, word.startMs) < endMs(clip))
    return (wanted === undefined ? fillersIn(heard) : phraseIn(heard, wanted)).map((range) => around(clip, heard, range))
  })
  const ranges = joined(found.map(({ range }) => range).filter(({ startMs, endMs: to }) => to - startMs >= breathMs))
  if (ranges.length === 0) {
    throw new ReelsmithError('timeline/not-found', wanted === undefined ? 'No "um" and no other filler is heard in the film.' : `"${wanted}" is not heard in the film.`)
  }
  // the last first: what is cut later moves nothing that is still to be cut
  const operations = ranges.toReversed().map((range) => ({ type: 'remove-range', ...range, newClipId: newId() }) as const)
  return { operations, result: { cut: found.map(({ text }) => text), removedMs: ranges.reduce((sum, { startMs, endMs: to }) => sum + to - startMs, 0) } }
}

/** In order, those that touch as one. */
function joined(ranges: readonly RangeMs[]): RangeMs[] {
  const whole: { startMs: number; endMs: number }[] = []
  for (const { startMs, endMs: to } of ranges.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = whole.at(-1)
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, to)
    else whole.push({ startMs, endMs: to })
  }
  return whole
}

/** `[first, last]` of words, by their places. */
interface WordRange {
  readonly first: number
  readonly last: number
}

function fillersIn(words: readonly TimedWord[]): WordRange[] {
  return words.flatMap(({ text }, index) => (fillers.has(plainWord(text)) ? [{ first: index, last: index }] : []))
}

/** Wherever the words are said one after another, whatever their case and punctuation. */
function phraseIn(words: readonly TimedWord[], phrase: string): WordRange[] {
  const plain = words.map(({ text }) => plainWord(text))
  const wanted = plainWord(phrase.replace(/\s+/g, ''))
  const found: WordRange[] = []
  for (let first = 0; first < plain.length; first++) {
    let said = ''
    for (let last = first; last < plain.length && said.length < wanted.length; last++) {
      said += plain[last]
      if (said !== wanted || plain[first] === '') continue
      found.push({ first, last })
      first = last
    }
  }
  return found
}

/** In the time of the film: the words, and most of the silence on both sides of them. */
function around(clip: RecordedClip, words: readonly TimedWord[], { first, last }: WordRange): { range: RangeMs; text: string } {
  const [before, after] = [words[first - 1], words[last + 1]]
  const from = before ? Math.min(words[first]!.startMs, before.endMs + keptPauseMs) : words[first]!.startMs - breathMs
  const to = after ? Math.max(words[last]!.endMs, after.startMs - breathMs) : words[last]!.endMs + breathMs
  const text = words.slice(first, last + 1).map((word) => word.text).join(' ')
  return { range: { startMs: filmMsOf(clip, from), endMs: filmMsOf(clip, to) }, text }
}
