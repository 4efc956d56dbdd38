/** Long captions in parts, and which words are said when. Pure. */
import type { TimedWord } from '../../timeline/sound.ts'
import { pieceTexts } from './wrap.ts'

/** A part of a text and when it is seen. */
export interface Page {
  /** Place in the whole text, in UTF-16 units: `[start, end)`. */
  readonly start: number
  readonly end: number
  /** Since the text came up: `[fromSeconds, toSeconds)`. */
  readonly fromSeconds: number
  readonly toSeconds: number
}

/** A word of the text and when it is marked as being said: from its beginning until the next one's. */
export interface SpokenWord {
  readonly start: number
  readonly end: number
  readonly fromSeconds: number
  readonly toSeconds: number
}

/** A pause between words that is no longer than this is none: the word before it stays marked. */
const longestPauseSeconds = 0.5
const markedAfterSeconds = 0.2

/** Finds timed words in the text they are the words of. One that is not there has no place and is left out. */
export function placeWords(text: string, words: readonly TimedWord[]): SpokenWord[] {
  const haystack = text.toLowerCase()
  let from = 0
  const placed = words.flatMap((word): SpokenWord[] => {
    const needle = word.text.trim().toLowerCase()
    const start = needle === '' ? -1 : haystack.indexOf(needle, from)
    if (start < 0) return []
    from = start + needle.length
    return [{ start, end: from, fromSeconds: word.startMs / 1000, toSeconds: word.endMs / 1000 }]
  })
  return placed.map((word, index) => {
    const next = placed[index + 1]
    const isClose = next !== undefined && next.fromSeconds - word.toSeconds <= longestPauseSeconds
    return { ...word, toSeconds: isClose ? next.fromSeconds : word.toSeconds + markedAfterSeconds }
  })
}

/**
 * Cuts a text into pages of about equal length, at the ends of sentences where there is a choice. A page is turned
 * when its first word is said; without the times of words each page has the time that its letters deserve.
 */
export function paginate(
  text: string,
  language: string,
  mostWords: number,
  spoken: readonly SpokenWord[],
  totalSeconds: number,
): Page[] {
  const starts = pageStarts(text, language, mostWords)
  const letters = (from: number, to: number): number => Math.max(1, text.slice(from, to).trim().length)
  const all = letters(0, text.length)
  let timeSeconds = 0
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length
    const first = spoken.find((word) => word.end > start && word.start < end)
    const fromSeconds = index === 0 ? 0 : (first?.fromSeconds ?? timeSeconds)
    timeSeconds = spoken.length > 0 ? fromSeconds : fromSeconds + (totalSeconds * letters(start, end)) / all
    const next = starts[index + 1]
    const nextWord = next === undefined ? undefined : spoken.find((word) => word.end > next)
    const toSeconds = next === undefined ? totalSeconds : (nextWord?.fromSeconds ?? timeSeconds)
    return { start, end, fromSeconds, toSeconds }
  })
}

function pageStarts(text: string, language: string, mostWords: number): number[] {
  const lead = text.length - text.trimStart().length
  const pieces = pieceTexts(text.trimStart(), language)
  const pageCount = Math.ceil(pieces.length / mostWords)
  const even = pieces.length / pageCount
  const starts = [lead]
  let at = lead
  let inPage = 0
  for (const [index, piece] of pieces.entries()) {
    at += piece.length
    inPage++
    const endsSentence = /[.!?;:。！？；：，,]["'”’）)]?\s*$/u.test(piece)
    const isFull = inPage >= Math.round(even) || (endsSentence && inPage >= Math.max(2, even * 0.5))
    const isLastAlone = pieces.length - index - 1 < 2 && inPage < mostWords
    if (index < pieces.length - 1 && isFull && !isLastAlone) {
      starts.push(at)
      inPage = 0
    }
  }
  return starts
}
