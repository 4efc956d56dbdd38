/** Sets the lines of a text: which words stand where. Pure; widths and heights come from whoever knows the fonts. */
import type { TextAlign } from '../../timeline/text-style.ts'
import type { LineDesign } from './design.ts'
import { type FitBox, fitLines } from './fit-lines.ts'
import { isRightToLeft, visualRuns } from './word-order.ts'
import type { Piece } from './wrap.ts'

/** How letters are set. */
export interface TypeSetting {
  readonly font: string
  /** In pixels. */
  readonly sizePx: number
  readonly weight: number
  readonly italic: boolean
  readonly letterSpacingEm: number
}

/** What is known of the fonts. All in pixels. */
export interface Typeface {
  /** Letter spacing included. */
  width(text: string, setting: TypeSetting): number
  /** How far the letters reach above and below the baseline. */
  reach(text: string, setting: TypeSetting): { ascent: number; descent: number }
}

export interface SetWord {
  /** As it is drawn. */
  readonly text: string
  /** Its place in the text, in UTF-16 units: `[start, end)`. */
  readonly start: number
  readonly end: number
  readonly isRtl: boolean
  /** Its left edge, from the block's. */
  readonly x: number
  readonly width: number
}

export interface SetLine {
  readonly part: 'head' | 'sub'
  /** In the order in which they are read. */
  readonly words: readonly SetWord[]
  readonly isRtl: boolean
  readonly setting: TypeSetting
  /** From the block's left upper corner; the corner is that of the first line's capitals. */
  readonly x: number
  readonly baseline: number
  readonly width: number
  /** How far its letters reach from the baseline. */
  readonly ascent: number
  readonly descent: number
}

export interface TextBlock {
  readonly lines: readonly SetLine[]
  readonly width: number
  /** From the top of the first line's capitals to the last baseline, or lower where letters hang far below it. */
  readonly height: number
  /** How far letters reach beyond the block's lower edge. */
  readonly hang: number
  /** Lower edge of the head and upper edge of the sub; equal when there is no sub. */
  readonly headBottom: number
  readonly subTop: number
  readonly isRtl: boolean
  readonly isCut: boolean
}

export interface BlockRequest {
  readonly text: string
  readonly head: LineDesign
  readonly sub: LineDesign | undefined
  /** Between head and sub. */
  readonly gapPx: number
  /** A design's lengths are parts of it. */
  readonly unitPx: number
  readonly box: { readonly width: number; readonly height: number }
  readonly align: TextAlign
  /** BCP 47. */
  readonly language: string
  readonly face: Typeface
}

/** Letters may hang so far below the baseline without being taken for a part of the block. */
const quietDescentEm = 0.26

/** Sets a text of one or two parts in lines that fit into a box. */
export function setBlock(request: BlockRequest): TextBlock {
  const { text, head, sub, gapPx, box, face } = request
  const cut = sub ? firstBreak(text) : text.length
  const isRtl = isRightToLeft(text)
  const below = text.slice(cut).trim() === '' ? undefined : sub
  const share = below ? 0.72 : 1
  const main = setPart(request, 'head', head, text.slice(0, cut), 0, { ...box, height: box.height * share }, isRtl)
  const rest =
    below &&
    setPart(request, 'sub', below, text.slice(cut), cut, { ...box, height: box.height * (1 - share) - gapPx }, isRtl)
  const raw = [...main.lines, ...(rest?.lines ?? [])]
  const width = Math.max(0, ...raw.map((line) => line.width))
  const lines: SetLine[] = []
  let bottom = 0
  let headBottom = 0
  let subTop = 0
  for (const [index, line] of raw.entries()) {
    const capital = capitalHeight(line, face)
    const before = lines.at(-1)
    const startsSub = line.part === 'sub' && before?.part === 'head'
    if (startsSub) {
      headBottom = bottom
      subTop = bottom + gapPx
    }
    // Letters that reach high or low never touch those of the next line.
    const free = before ? before.baseline + before.descent + line.ascent + 0.04 * line.setting.sizePx : 0
    const baseline = before ? Math.max(free, startsSub ? subTop + capital : before.baseline + line.pitch) : capital
    const { pitch: _pitch, ...set } = line
    const x = alignedX(request.align, width - line.width)
    lines.push({ ...set, x, baseline, words: line.words.map((word) => ({ ...word, x: word.x + x })) })
    bottom = baseline + Math.max(0, line.descent - quietDescentEm * line.setting.sizePx)
    if (index === raw.length - 1 && headBottom === 0) headBottom = subTop = bottom
  }
  const last = lines.at(-1)
  const hang = last ? last.baseline + last.descent - bottom : 0
  return { lines, width, height: bottom, hang, headBottom, subTop, isRtl, isCut: main.isCut || (rest?.isCut ?? false) }
}

/** Where the first line ends that has something in it. */
function firstBreak(text: string): number {
  const lead = text.length - text.trimStart().length
  const at = text.indexOf('\n', lead)
  return at < 0 ? text.length : at
}

function alignedX(align: TextAlign, spare: number): number {
  return align === 'left' ? 0 : align === 'right' ? spare : spare / 2
}

/** Of Latin; scripts whose signs stand higher are measured by themselves. */
function capitalHeight(line: RawLine, face: Typeface): number {
  const { ascent } = face.reach('H', line.setting)
  return Math.max(ascent, line.ascent - 0.06 * line.setting.sizePx)
}

type RawLine = Omit<SetLine, 'baseline' | 'x'> & { readonly pitch: number }

function setPart(
  { unitPx, language, face }: BlockRequest,
  part: 'head' | 'sub',
  design: LineDesign,
  text: string,
  offset: number,
  box: Omit<FitBox, 'maxLines'>,
  isRtl: boolean,
): { lines: RawLine[]; isCut: boolean } {
  const shown = (word: string): string => (design.isUpperCase ? upperCase(word, language) : word)
  const wished: TypeSetting = {
    font: design.font,
    sizePx: unitPx * design.size,
    weight: design.weight,
    italic: design.italic ?? false,
    letterSpacingEm: isJoined(text) ? 0 : (design.letterSpacingEm ?? 0),
  }
  const spacingPx = wished.letterSpacingEm * wished.sizePx
  const measure = (word: string): number => face.width(shown(word), wished)
  const lineHeightPx = wished.sizePx * lineHeightEm(text, design.lineHeightEm ?? 1.14)
  const maxLines = Math.max(design.maxLines, text.trim().split(/\n+/).length)
  const fitted = fitLines(text, language, measure, lineHeightPx, { ...box, maxLines })
  const setting = { ...wished, sizePx: wished.sizePx * fitted.scale }
  const lines = fitted.lines.map((pieces): RawLine => {
    const { words, width } = setWords(pieces, (word) => measure(word) * fitted.scale, shown, offset, isRtl)
    const { ascent, descent } = face.reach(words.map((word) => word.text).join(' '), setting)
    const trailing = spacingPx * fitted.scale
    return { part, words, isRtl, setting, width: width - trailing, ascent, descent, pitch: lineHeightPx * fitted.scale }
  })
  return { lines, isCut: fitted.isCut }
}

/** Sets words beside each other. A word in which the direction changes becomes two. */
function setWords(
  pieces: readonly Piece[],
  measure: (text: string) => number,
  shown: (text: string) => string,
  offset: number,
  isRtl: boolean,
): { words: SetWord[]; width: number } {
  const texts = pieces.map(({ text }, index) => (index === pieces.length - 1 ? text.trimEnd() : text))
  const words: SetWord[] = []
  let x = 0
  for (const run of visualRuns(texts, isRtl)) {
    const piece = pieces[run.piece]!
    const part = texts[run.piece]!.slice(run.from, run.to)
    // Spaces are measured behind a letter: alone they may lose their spacing.
    const width = run.isSpace ? measure(`n${part}`) - measure('n') : measure(part)
    if (!run.isSpace) {
      const start = offset + piece.start + run.from
      words.push({ text: shown(part), start, end: start + part.length, isRtl: run.isRtl, x, width })
    }
    x += width
  }
  return { words: words.sort((a, b) => a.start - b.start), width: x }
}

/** Chinese characters fill their square, Arabic and Indic letters reach high and low: such lines stand further apart. */
function lineHeightEm(text: string, latin: number): number {
  if (/[\p{Script=Thai}\p{Script=Devanagari}\p{Script=Arabic}]/u.test(text)) return Math.max(latin, 1.5)
  return isEastAsian(text) ? Math.max(latin, 1.32) : latin
}

function isEastAsian(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
}

/** Scripts whose letters join or carry signs: spacing would tear them apart. */
function isJoined(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Syriac}\p{Script=Mongolian}]/u.test(text)
}

function upperCase(text: string, language: string): string {
  try {
    return text.toLocaleUpperCase(language)
  } catch {
    return text.toUpperCase()
  }
}
