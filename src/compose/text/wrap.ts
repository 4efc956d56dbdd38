/** The width of a piece of text in pixels. */
export type Measure = (text: string) => number

/**
 * Breaks a text into lines no wider than `maxWidth`, as even as they can be without needing more lines. Breaks lie
 * between words, and in Chinese and Japanese between words as `Intl.Segmenter` finds them, never before closing
 * punctuation. A word that is wider than a line is broken between characters.
 */
export function wrapText(text: string, language: string, maxWidth: number, measure: Measure): string[] {
  return text
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => wrapParagraph(paragraph, language, maxWidth, measure))
}

function wrapParagraph(text: string, language: string, maxWidth: number, measure: Measure): string[] {
  if (measure(text) <= maxWidth) return [text]
  const pieces = breakable(text, language).flatMap((piece) =>
    measure(piece.trimEnd()) <= maxWidth ? [piece] : splitGraphemes(piece, language),
  )
  const lines = fill(pieces, maxWidth, measure)
  // The narrowest width that needs no further line makes them even.
  let low = maxWidth / lines.length
  let high = maxWidth
  for (let round = 0; round < 10; round++) {
    const middle = (low + high) / 2
    if (fill(pieces, middle, measure).length <= lines.length) high = middle
    else low = middle
  }
  return fill(pieces, high, measure)
}

function fill(pieces: readonly string[], maxWidth: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && measure((line + piece).trimEnd()) > maxWidth) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

/** Pieces that stay whole: a word with the spaces and punctuation that follow it. */
function breakable(text: string, language: string): string[] {
  const pieces: string[] = []
  let opening = ''
  for (const { segment, isWordLike } of segmenter(language, 'word').segment(text)) {
    const staysWithBefore = !isWordLike && !/^[\p{Ps}\p{Pi}]/u.test(segment)
    if (staysWithBefore && pieces.length > 0 && opening === '') pieces[pieces.length - 1] += segment
    else if (!isWordLike && !staysWithBefore) opening += segment
    else {
      const before = pieces.at(-1)
      // Latin words without a space between them (don't, 24/7) are one.
      if (before !== undefined && opening === '' && !/\s$/.test(before) && isLatin(before) && isLatin(segment)) {
        pieces[pieces.length - 1] = before + segment
      } else pieces.push(opening + segment)
      opening = ''
    }
  }
  if (opening !== '') pieces.push(opening)
  return pieces
}

function isLatin(text: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(text)
}

function splitGraphemes(text: string, language: string): string[] {
  return [...segmenter(language, 'grapheme').segment(text)].map(({ segment }) => segment)
}

function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity })
  } catch {
    return new Intl.Segmenter('en', { granularity }) // a tag that is no language: the rules are nearly the same
  }
}
