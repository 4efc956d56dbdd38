/** When words are heard in a recording of them, where whoever spoke or wrote them down doesn't tell. */
import { ReelsmithError } from '../../errors/error.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import type { Recording, SpeechContext } from '../engine.ts'
import { readScript } from '../script.ts'
import type { SpokenWord } from '../spoken-word.ts'
import type { Voice } from '../voices.ts'
import { heardRange, shareByLength, spreadWritten } from '../word-times.ts'
import { alignWords } from './align-words.ts'

/**
 * By comparing the recording with a voice of this machine that says the same; without one, each word has time by its
 * length.
 *
 * @param voice - One that tells the times of its words.
 * @throws {ReelsmithError} what the voice throws when it can't say the words.
 */
export async function timesOfWords(
  heard: Recording,
  words: readonly SpokenWord[],
  language: string,
  voice: Voice | undefined,
  context: SpeechContext,
): Promise<{ startMs: number; endMs: number }[]> {
  if (voice) return alignWords(heard, await voice.engine.speak({ words, pace: 1, voice: voice.id, language }, context))
  const shares = shareByLength(words.map(({ said }) => said), heardRange(heard))
  return shares.map(({ startMs, endMs }) => ({ startMs: Math.round(startMs), endMs: Math.round(endMs) }))
}

/** The same for a phrase as it is written; a word that the voice can't say is no reason not to show it. */
export async function timeWords(
  heard: Recording,
  phrase: { readonly text: string; readonly language: string; /** Where it begins in the file. */ readonly startMs: number },
  voice: Voice | undefined,
  context: SpeechContext,
): Promise<TimedWord[]> {
  const { language } = phrase
  const words = readScript(phrase.text, language)
  const times = await timesOfWords(heard, words, language, voice, context).catch(async (error: unknown) => {
    if (ReelsmithError.is(error, 'job/cancelled')) throw error
    return await timesOfWords(heard, words, language, undefined, context)
  })
  return words.flatMap(({ written }, index) => {
    const { startMs, endMs } = times[index]!
    const spread = spreadWritten(written, phrase.startMs + startMs, phrase.startMs + endMs)
    return spread.map((word) => ({ ...word, startMs: Math.round(word.startMs), endMs: Math.round(word.endMs) }))
  })
}
