/** Which way words run. */
import * as bidiModule from 'bidi-js'

// A CommonJS package whose types describe an ES module.
const bidi = (bidiModule.default as unknown as typeof bidiModule.default.default)()

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** The direction of a text: that of its first letter (rules P2 and P3 of the bidirectional algorithm). */
export function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter !== undefined && rightToLeft.test(letter)
}

/** A part of a line that runs one way, within one piece of it; or the spaces behind a piece. */
export interface Run {
  /** Of the pieces. */
  readonly piece: number
  /** Place within the piece, in UTF-16 units: `[from, to)`. */
  readonly from: number
  readonly to: number
  readonly isSpace: boolean
  readonly isRtl: boolean
}

/**
 * Cuts a line at the borders of its pieces and where the direction changes.
 *
 * @param pieces - In the order in which they are read; together they are the line.
 * @param isRtl - The direction of the whole text.
 * @returns Runs in the order in which they are seen from left to right.
 * @see https://unicode.org/reports/tr9/
 */
export function visualRuns(pieces: readonly string[], isRtl: boolean): Run[] {
  const line = pieces.join('')
  const embedding = bidi.getEmbeddingLevels(line, isRtl ? 'rtl' : 'ltr')
  const { levels } = embedding
  const places = new Uint32Array(line.length)
  for (const [place, index] of bidi.getReorderedIndices(line, embedding).entries()) places[index] = place
  const runs: (Run & { place: number })[] = []
  let start = 0
  for (const [piece, text] of pieces.entries()) {
    const wordLength = text.trimEnd().length
    let from = 0
    for (let at = 1; at <= text.length; at++) {
      const isEdge = at === text.length || at === wordLength || levels[start + at] !== levels[start + at - 1]
      if (!isEdge) continue
      const seen = places.subarray(start + from, start + at)
      const isSpace = from >= wordLength
      runs.push({ piece, from, to: at, isSpace, isRtl: levels[start + from]! % 2 === 1, place: Math.min(...seen) })
      from = at
    }
    start += text.length
  }
  return runs.sort((a, b) => a.place - b.place).map(({ place: _place, ...run }) => run)
}
