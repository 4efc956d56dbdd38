/** The width of a piece of text in pixels. */
export type Measure = (text: string) => number

/** What stays whole at the end of a line: a word with the punctuation and the spaces that follow it. */
export interface Piece {
  readonly text: string
  /** Where it begins in the whole text, in UTF-16 units. */
  readonly start: number
}

/** A piece with its widths: alone, and with the spaces that part it from the next one. */
interface MeasuredPiece extends Piece {
  readonly width: number
  readonly advance: number
}

/** A text cut into paragraphs of pieces, ready to be broken into lines of any width. */
export interface Breakable {
  readonly paragraphs: readonly (readonly MeasuredPiece[])[]
  /** Width of its widest piece. */
  readonly widest: number
}

/** Cuts a text at its line breaks, and between the words that may part at the end of a line. */
export function cutText(text: string, language: string, measure: Measure): Breakable {
  const paragraphs = [...text.matchAll(/[^\n\r]+/g)].map((paragraph) => {
    const lead = paragraph[0].length - paragraph[0].trimStart().length
    let at = paragraph.index + lead
    return pieceTexts(paragraph[0].trim(), language).map((piece) => {
      at += piece.length
      return measured(piece, at - piece.length, measure)
    })
  })
  const filled = paragraphs.filter((pieces) => pieces.length > 0)
  return { paragraphs: filled, widest: Math.max(0, ...filled.flat().map(({ width }) => width)) }
}

function measured(text: string, start: number, measure: Measure): MeasuredPiece {
  const word = text.trimEnd()
  const width = measure(word)
  return { text, start, width, advance: word === text ? width : measure(text) }
}

/**
 * Breaks a text into lines no wider than `maxWidth`, as even as they can be without needing more lines. Breaks lie
 * between words, and in Chinese, Japanese and Thai between words as `Intl.Segmenter` finds them, never before closing
 * punctuation. A word that is wider than a line is broken between characters.
 *
 * @returns The pieces of each line; lines without letters are left out.
 */
export function wrapText(text: string, language: string, maxWidth: number, measure: Measure): Piece[][] {
  return breakLines(cutText(text, language, measure), language, maxWidth, measure)
}

/** As {@link wrapText}, of a text that is cut already. */
export function breakLines({ paragraphs }: Breakable, language: string, maxWidth: number, measure: Measure): Piece[][] {
  return paragraphs.flatMap((pieces) => {
    const whole = pieces.flatMap((piece) => (piece.width <= maxWidth ? [piece] : splitPiece(piece, language, measure)))
    const lines = fill(whole, maxWidth)
    if (lines.length === 1) return lines
    // The narrowest width that needs no further line makes them even.
    let low = maxWidth / lines.length
    let high = maxWidth
    for (let round = 0; round < 10; round++) {
      const middle = (low + high) / 2
      if (fill(whole, middle).length <= lines.length) high = middle
      else low = middle
    }
    return fill(whole, high)
  })
}

/** How many lines a text needs at a width. */
export function countLines({ paragraphs }: Breakable, maxWidth: number): number {
  return paragraphs.reduce((sum, pieces) => sum + fill(pieces, maxWidth).length, 0)
}

function fill(pieces: readonly MeasuredPiece[], maxWidth: number): MeasuredPiece[][] {
  const lines: MeasuredPiece[][] = []
  let line: MeasuredPiece[] = []
  let advance = 0
  for (const piece of pieces) {
    if (line.length > 0 && advance + piece.width > maxWidth) {
      lines.push(line)
      line = []
      advance = 0
    }
    line.push(piece)
    advance += piece.advance
  }
  if (line.length > 0) lines.push(line)
  return lines
}

function splitPiece(piece: MeasuredPiece, language: string, measure: Measure): MeasuredPiece[] {
  let at = piece.start
  return splitGraphemes(piece.text, language).map((text) => {
    at += text.length
    return measured(text, at - text.length, measure)
  })
}

/** The width of a line: words are set beside each other, so they are measured one by one. */
export function widthOf(pieces: readonly Piece[], measure: Measure): number {
  const last = pieces.length - 1
  return pieces.reduce((sum, { text }, index) => sum + measure(index === last ? text.trimEnd() : text), 0)
}

/** The parts of a text that stay whole, in order; together they are the text. */
export function pieceTexts(text: string, language: string): string[] {
  const pieces: string[] = []
  let opening = ''
  for (const { segment, isWordLike } of segmenter(language, 'word').segment(text)) {
    const isPicture = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment)
    const isWord = isWordLike || isPicture
    const staysWithBefore = !isWord && !/^[\p{Ps}\p{Pi}¿¡$€£¥#@]/u.test(segment)
    if (staysWithBefore && pieces.length > 0 && opening === '') pieces[pieces.length - 1] += segment
    else if (!isWord && !staysWithBefore) opening += segment
    else {
      const before = pieces.at(-1)
      // Words without a space between them (don't, 24/7) are one, where a script has spaces.
      const isOne = before !== undefined && opening === '' && !/\s$/.test(before) && !isPicture
      if (isOne && hasSpaces(before) && hasSpaces(segment)) pieces[pieces.length - 1] = before + segment
      else pieces.push(opening + segment)
      opening = ''
    }
  }
  if (opening !== '') pieces.push(opening)
  return pieces
}

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]/u

/** Whether a text is in a script that puts spaces between words. */
function hasSpaces(text: string): boolean {
  return !spaceless.test(text)
}

/** Parts that readers take for one character each. */
export function splitGraphemes(text: string, language: string): string[] {
  return [...segmenter(language, 'grapheme').segment(text)].map(({ segment }) => segment)
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${language}/${granularity}`
  let known = segmenters.get(key)
  if (!known) {
    known = newSegmenter(language, granularity)
    segmenters.set(key, known)
  }
  return known
}

function newSegmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity })
  } catch {
    return new Intl.Segmenter('en', { granularity }) // a tag that is no language: the rules are nearly the same
  }
}
