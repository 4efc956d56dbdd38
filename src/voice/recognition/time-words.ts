/** When the words of a phrase are heard in it. */
import { ReelsmithError } from '../../errors/error.ts'
import type { TimedWord } from '../../timeline/sound.ts'
import type { Recording, SpeechContext } from '../engine.ts'
import { readScript } from '../script.ts'
import type { SpokenWord } from '../spoken-word.ts'
import type { Voice } from '../voices.ts'
import { spreadByLength } from '../word-times.ts'
import { alignWords } from './align-words.ts'

/**
 * By comparing the phrase with a voice of this machine that says the same; without one, each word has time by its length.
 *
 * @param phrase - Its words, and where it begins in the file.
 */
export async function timeWords(
  heard: Recording,
  phrase: { readonly text: string; readonly language: string; readonly startMs: number },
  voice: Voice | undefined,
  context: SpeechContext,
): Promise<TimedWord[]> {
  const words = readScript(phrase.text, phrase.language)
  const times = (voice && (await byVoice(heard, words, phrase.language, voice, context))) ?? spreadByLength(heard, words.map(({ said }) => said))
  return words.flatMap(({ written }, index) => {
    const { startMs, endMs } = times[index]!
    return spread(written, phrase.startMs + startMs, phrase.startMs + endMs)
  })
}

/** @returns Undefined when the voice can't say it. */
async function byVoice(heard: Recording, words: readonly SpokenWord[], language: string, voice: Voice, context: SpeechContext): Promise<{ startMs: number; endMs: number }[] | undefined> {
  try {
    return alignWords(heard, await voice.engine.speak({ words, pace: 1, voice: voice.id, language }, context))
  } catch (error) {
    if (ReelsmithError.is(error, 'job/cancelled')) throw error
    return undefined // a word that it can't read: the phrase is shown all the same
  }
}

/** A reading may stand for several written words ("5 km"): each has its share. */
function spread(written: string, startMs: number, endMs: number): TimedWord[] {
  const pieces = written.split(/\s+/)
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0)
  let done = 0
  return pieces.map((text) => {
    const from = startMs + ((endMs - startMs) * done) / total
    done += text.length
    return { text, startMs: Math.round(from), endMs: Math.round(startMs + ((endMs - startMs) * done) / total) }
  })
}
