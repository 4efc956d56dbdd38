/**
 * Lines of a PDF as their writer meant them: what was broken for the width of the page is one line again, larger
 * letters are headings (`#`), a paragraph in italics stands between asterisks, page numbers are none of the words. Pure.
 */

/** A run of letters on one line of a page. */
export interface PdfRun {
  readonly text: string
  /** Where it begins, ends and stands, in points; y grows upward. */
  readonly x: number
  readonly endX: number
  readonly y: number
  /** Of its letters, in points. */
  readonly size: number
  readonly isItalic: boolean
}

/** All that stands beside each other, from the beginning of its first run to the end of its last. */
interface Line extends PdfRun {
  readonly page: number
}

/** @param pages - Runs in reading order, page by page. */
export function pdfLines(pages: readonly (readonly PdfRun[])[]): string {
  const lines = pages.flatMap((runs, page) => withoutPageNumber(linesOf(runs, page)))
  if (lines.length === 0) return ''
  const bodySize = usual(lines, ({ size }) => size)
  const right = largest(lines.filter(({ size }) => Math.abs(size - bodySize) < 1), ({ endX }) => endX)
  const left = -largest(lines, ({ x }) => -x)
  const gaps = lines.map((line, index) => ({ ...line, gap: gapAbove(line, lines[index - 1]) })).filter(({ gap }) => gap > 0)
  const spacing = gaps.length > 0 ? usual(gaps, ({ gap }) => gap) : 0
  const isHeading = ({ size, text }: Line): boolean => size >= bodySize * 1.15 && text.length <= longestHeading
  /** The second line of a heading that is too long for one. */
  const goesOn = (line: Line, above: Line | undefined): boolean =>
    above !== undefined && above.page === line.page && isHeading(above) && above.size === line.size && gapAbove(line, above) < line.size * 1.6 && above.endX - left > (right - left) * 0.8
  const titleSize = largest(lines.filter(isHeading), ({ size }) => size)
  const titles = lines.filter((line, index) => line.size === titleSize && isHeading(line) && !goesOn(line, lines[index - 1]))
  const title = titles.length === 1 && titles[0] === lines[0] ? titles[0] : undefined
  const paragraphs: { text: string; heading: '' | '# ' | '## '; isItalic: boolean }[] = []
  lines.forEach((line, index) => {
    const above = lines[index - 1]
    const gap = gapAbove(line, above)
    const isFull = above !== undefined && above.endX > right - (right - left) * roomForAWord(line.text, bodySize, right - left)
    const isNear = above?.page === line.page ? gap <= spacing * 1.4 : startsMidSentence(line.text)
    const continues = isHeading(line) ? goesOn(line, above) : above !== undefined && !isHeading(above) && isFull && isNear && !beginsAnew.test(line.text)
    const last = paragraphs.at(-1)
    if (continues && last) {
      last.text = joined(last.text, line.text)
      last.isItalic &&= line.isItalic
      return
    }
    if (above && (above.page !== line.page || gap > spacing * 1.6)) paragraphs.push({ text: '', heading: '', isItalic: false })
    paragraphs.push({ text: line.text, heading: !isHeading(line) ? '' : line === title ? '# ' : '## ', isItalic: line.isItalic })
  })
  return paragraphs.map(({ text, heading, isItalic }) => (heading !== '' ? `${heading}${text}` : isItalic && !/[*_]/.test(text) && text !== '' ? `*${text}*` : text)).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

const longestHeading = 120

/** What never goes on with the line above it: a scene, a direction, a label, an item of a list. */
const beginsAnew = /^(?:[([（【#•▪◦*–—-]|\d+[.)]\s|(?:scene|shot|part)\s*\d|第\s*[\d一二三四五六七八九十]+\s*[场幕镜段]|[\p{L}][\p{L} .'-]{0,24}[:：])/iu

function startsMidSentence(text: string): boolean {
  return /^[\p{Ll}]/u.test(text)
}

/** The share of the width that the first word of a line would have needed on the line above it. */
function roomForAWord(text: string, size: number, width: number): number {
  const [word = ''] = text.split(/\s/)
  const length = /\p{Script=Han}/u.test(word) ? 2 : word.length + 2
  return Math.min(0.6, (length * size * 0.62) / Math.max(1, width))
}

function joined(above: string, below: string): string {
  if (/\p{Ll}-$/u.test(above) && /^\p{Ll}/u.test(below)) return `${above.slice(0, -1)}${below}`
  const isSolid = /[\p{Script=Han}，。！？；：、）】」』”]$/u.test(above) || /^[\p{Script=Han}（【「『“]/u.test(below)
  return `${above}${isSolid ? '' : ' '}${below}`
}

function linesOf(runs: readonly PdfRun[], page: number): Line[] {
  const rows: PdfRun[][] = []
  for (const run of runs) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.y - run.y) < Math.max(1, row[0]!.size * 0.4)) row.push(run)
    else rows.push([run])
  }
  return rows
    .map((row) => {
      const shown = row.filter(({ text }) => text.trim() !== '')
      const [first] = shown
      return {
        text: row.map(({ text }) => text).join('').replace(/\s+/g, ' ').trim(),
        x: first?.x ?? 0,
        endX: Math.max(...shown.map(({ endX }) => endX)),
        y: first?.y ?? 0,
        size: Math.round(Math.max(...shown.map(({ size }) => size)) * 10) / 10,
        isItalic: shown.every(({ isItalic }) => isItalic),
        page,
      }
    })
    .filter(({ text }) => text !== '')
}

const pageNumber = /^(?:[-–—]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?(?:\s*[-–—])?$|^第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?$/i

/** At the top or the foot of a page of words. */
function withoutPageNumber(lines: readonly Line[]): readonly Line[] {
  const from = lines.length > 0 && pageNumber.test(lines[0]!.text) ? 1 : 0
  const to = lines.length > from && pageNumber.test(lines.at(-1)!.text) ? lines.length - 1 : lines.length
  return lines.slice(from, to)
}

/** From the line above, on the same page; 0 for what stands beside or over it. */
function gapAbove(line: Line, above: Line | undefined): number {
  return above !== undefined && above.page === line.page && above.y > line.y ? above.y - line.y : 0
}

function largest(lines: readonly Line[], of: (line: Line) => number): number {
  return lines.reduce((most, line) => Math.max(most, of(line)), Number.NEGATIVE_INFINITY)
}

/** What most letters have, to a half. */
function usual<T extends Line>(lines: readonly T[], of: (line: T) => number): number {
  const weights = new Map<number, number>()
  for (const line of lines) {
    const value = Math.round(of(line) * 2) / 2
    weights.set(value, (weights.get(value) ?? 0) + line.text.length)
  }
  return [...weights].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0]
}
