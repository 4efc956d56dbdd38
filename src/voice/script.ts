/** A script: its words as they are read, its sentences, and how long it will take. Pure. */
import { readChinese } from './chinese-text.ts'
import { readEnglish } from './english-text.ts'
import type { SpokenWord } from './spoken-word.ts'

/** Between two sentences. */
export const sentencePauseMs = 350
/** The slowest and fastest that a script is spoken to fit a scene, as a factor of the usual pace. */
export const slowestPace = 0.8
export const fastestPace = 1.3

/** @param language - BCP 47; one that isn't English or Chinese is left to its engine as it is written. */
export function readScript(text: string, language: string): SpokenWord[] {
  const words = /^(zh|cmn)\b/i.test(language)
    ? readChinese(text)
    : /^en\b/i.test(language)
      ? readEnglish(text)
      : (text.match(/\S+/g) ?? []).map((written) => ({ written, said: written }))
  return joinSilent(words)
}

/** What isn't said (a lone dash, an emoji) is shown with the word before it. */
function joinSilent(words: readonly SpokenWord[]): SpokenWord[] {
  const joined: SpokenWord[] = []
  let before = ''
  for (const word of words) {
    const last = joined.at(-1)
    if (/\p{L}|\p{N}/u.test(word.said)) {
      joined.push({ written: before + word.written, said: word.said })
      before = ''
    } else if (last) joined[joined.length - 1] = { written: `${last.written} ${word.written}`, said: last.said + word.said.trim() }
    else before += `${word.written} `
  }
  return joined
}

/** Never empty ones; a script without words has none. */
export function sentencesOf(words: readonly SpokenWord[]): SpokenWord[][] {
  const sentences: SpokenWord[][] = []
  let open: SpokenWord[] | undefined
  for (const word of words) {
    if (!open) sentences.push((open = []))
    open.push(word)
    if (/[.!?。！？；]["”’')）]*$/u.test(word.said)) open = undefined
  }
  return sentences
}

/** What one letter of English, one syllable of Chinese and one short pause take, as the system's voices speak them. */
const letterMs = 68
const syllableMs = 235
const commaMs = 200

/** About how long a script takes at the usual pace; between 0.7 and 1.35 of what the voices of the system take. */
export function estimateSpeechMs(words: readonly SpokenWord[]): number {
  const text = words.map(({ said }) => said).join(' ')
  const syllables = (text.match(/\p{Script=Han}/gu) ?? []).length
  const letters = (text.match(/(?!\p{Script=Han})\p{L}/gu) ?? []).length
  const commas = (text.match(/[,;:，；：、]/gu) ?? []).length
  const pauses = Math.max(0, sentencesOf(words).length - 1)
  return Math.round(letters * letterMs + syllables * syllableMs + commas * commaMs + pauses * sentencePauseMs)
}
