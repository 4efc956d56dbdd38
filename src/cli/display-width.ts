/** How many columns of a terminal a text takes. */

const graphemes = new Intl.Segmenter()

/** East Asian wide and fullwidth forms, and emoji shown as pictures. */
const wide = new RegExp(
  '[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f' +
    '\\uff00-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3fffd}]|\\p{Emoji_Presentation}|\\ufe0f',
  'u',
)

const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u

export function displayWidth(text: string): number {
  let columns = 0
  for (const { segment } of graphemes.segment(text)) columns += graphemeWidth(segment)
  return columns
}

/** The text cut to so many columns, with `…` where something was left out. */
export function fitWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  let fitted = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    const width = graphemeWidth(segment)
    if (used + width > columns - 1) break
    fitted += segment
    used += width
  }
  return columns <= 0 ? '' : `${fitted}…`
}

/** Without what could steer the terminal: text of others may hold escape sequences. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, '')
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0
  return wide.test(grapheme) ? 2 : 1
}

/** The text in lines of at most so many columns, broken at spaces and between wide characters. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const piece of breakable(paragraph)) {
      if (line !== '' && displayWidth(line) + displayWidth(piece.trimEnd()) > columns) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += piece
    }
    return [...lines, line.trimEnd()]
  })
}

/** The text in the pieces between which a line may end: words with the space after them, and wide characters. */
export function breakable(text: string): string[] {
  return text.split(breaks)
}

/** After a space, and after a wide character that no closing mark follows. */
const breaks = /(?<=\s)(?=\S)|(?<=[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60])(?![，。；：、！？）”’》\s])/u

/** Rows of cells as lines whose columns stand below each other. */
export function columnsOf(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))))
  return rows.map((row) =>
    row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))).join('  ').trimEnd(),
  )
}
