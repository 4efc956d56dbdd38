import { type Measure, type Piece, breakLines, countLines, cutText, widthOf } from './wrap.ts'

export interface FittedLines {
  readonly lines: readonly (readonly Piece[])[]
  /** Of the size that was wished. */
  readonly scale: number
  /** The text did not fit even at the least size: its end is left out. */
  readonly isCut: boolean
}

export interface FitBox {
  readonly width: number
  readonly height: number
  readonly maxLines: number
}

/** The smallest size a text is shrunk to, as a part of its style's size. */
const leastScale = 0.4

/**
 * Finds the largest size, up to the one wished, at which a text fits into a box; at the least size it may take more
 * lines, and what is then still too much is left out.
 *
 * @param measure - Width at the wished size; it grows in proportion.
 * @param lineHeightPx - At the wished size.
 */
export function fitLines(
  text: string,
  language: string,
  measure: Measure,
  lineHeightPx: number,
  box: FitBox,
): FittedLines {
  const cut = cutText(text, language, measure)
  // A word is rather set smaller than broken.
  const most = Math.min(1, box.width / Math.max(1, cut.widest))
  for (let wish = most; ; wish *= 0.94) {
    const scale = Math.max(wish, leastScale)
    const width = box.width / scale
    const mostLines = Math.max(1, Math.floor(box.height / (lineHeightPx * scale) + 1e-6))
    const fits = countLines(cut, width) <= Math.min(box.maxLines, mostLines) && cut.widest <= width
    if (!fits && scale > leastScale) continue
    const lines = breakLines(cut, language, width, measure)
    if (fits) return { lines, scale, isCut: false }
    return { lines: cutShort(lines, mostLines, width, measure), scale, isCut: lines.length > mostLines }
  }
}

function cutShort(lines: readonly Piece[][], count: number, width: number, measure: Measure): readonly Piece[][] {
  if (lines.length <= count) return lines
  const last = lines[count - 1]!.slice()
  for (;;) {
    const piece = last.pop()!
    const shortened = [...last, { ...piece, text: `${piece.text.trimEnd()}…` }]
    if (last.length === 0 || widthOf(shortened, measure) <= width) return [...lines.slice(0, count - 1), shortened]
  }
}
