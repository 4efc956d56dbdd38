/**
 * The words of a Word document (ECMA-376) as lines, with the marks that scripts are read by: headings begin with `#`,
 * what is all in italics stands between asterisks, a table whose head names pictures and words is a scene a row.
 */
import { unzipSync } from 'fflate'
import { ReelsmithError } from '../errors/error.ts'

/** Unpacked; the words of a long novel take a tenth of it. */
const mostXmlBytes = 64 * 1024 * 1024

/** @throws {ReelsmithError} `media/unreadable` */
export function docxText(bytes: Uint8Array): string {
  const [body, styles] = ['word/document.xml', 'word/styles.xml']
  let files: Readonly<Record<string, Uint8Array>>
  try {
    files = unzipSync(bytes, { filter: ({ name, originalSize }) => (name === body || name === styles) && originalSize <= mostXmlBytes })
  } catch (cause) {
    throw new ReelsmithError('media/unreadable', 'the document is damaged or cut short', { cause })
  }
  const xml = files[body]
  if (!xml) throw new ReelsmithError('media/unreadable', 'the document holds no text, or too much of it')
  const decode = (part: Uint8Array): string => new TextDecoder().decode(part)
  return wordsOf(decode(xml), headingStyles(files[styles] ? decode(files[styles]) : ''))
}

/** How deep the headings of each style are, by the style's id: 0 is the document's title. */
type HeadingStyles = ReadonlyMap<string, number>

/** Ids differ by language ("Heading1", "1", "a3"); names don't. */
function headingStyles(xml: string): HeadingStyles {
  const levels = new Map<string, number>([['Title', 0], ...Array.from({ length: 6 }, (_, index) => [`Heading${index + 1}`, index + 1] as const)])
  for (const style of xml.split('</w:style>')) {
    const id = /w:styleId="([^"]{1,100})"/.exec(style)?.[1]
    const name = /<w:name w:val="(title|heading (\d))"/i.exec(style)
    if (id !== undefined && name) levels.set(id, name[2] === undefined ? 0 : Number(name[2]))
  }
  return levels
}

/** Elements of a name with what stands before each, and at last what stands behind them. One pass, whatever the markup. */
function elements(xml: string, name: string): { before: string; inner?: string }[] {
  const [open, close] = [`<${name}>`, `</${name}>`]
  const found: { before: string; inner?: string }[] = []
  let from = 0
  for (;;) {
    const start = xml.indexOf(open, from)
    const end = start < 0 ? -1 : xml.indexOf(close, start)
    if (end < 0) return [...found, { before: xml.slice(from) }]
    found.push({ before: xml.slice(from, start), inner: xml.slice(start + open.length, end) })
    from = end + close.length
  }
}

interface Paragraph {
  readonly text: string
  /** Of a heading. */
  readonly level?: number
}

function wordsOf(xml: string, styles: HeadingStyles): string {
  // What is drawn for programs that don't know a shape says the same once more.
  const body = elements(xml, 'mc:Fallback').map(({ before }) => before).join('')
  const paragraphs = elements(body, 'w:tbl').flatMap(({ before, inner }) => [...paragraphsOf(before, styles), ...(inner === undefined ? [] : rowsOf(inner))])
  return marked(paragraphs).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

/** Of the only heading that is above the others, and first, is the title. */
function marked(paragraphs: readonly Paragraph[]): string[] {
  const levels = paragraphs.flatMap(({ level, text }) => (level === undefined || text.trim() === '' ? [] : [level]))
  const top = Math.min(...levels)
  const first = paragraphs.find(({ text }) => text.trim() !== '')
  const isTitle = (paragraph: Paragraph): boolean => paragraph.level === 0 || (paragraph === first && paragraph.level === top && levels.length > 1 && levels.filter((level) => level === top).length === 1)
  return paragraphs.map((paragraph) => {
    const { text, level } = paragraph
    if (level === undefined || text.trim() === '' || text.startsWith('#')) return text
    return `${isTitle(paragraph) ? '#' : '##'} ${text.trim()}`
  })
}

function paragraphsOf(xml: string, styles: HeadingStyles): Paragraph[] {
  return xml.split('</w:p>').slice(0, -1).map((paragraph) => {
    const style = /<w:pStyle w:val="([^"]{1,100})"/.exec(paragraph)?.[1]
    const level = (style === undefined ? undefined : styles.get(style)) ?? outlineOf(paragraph)
    // Tab stops are set before, not typed.
    const runs = paragraph.slice(Math.max(0, paragraph.indexOf('</w:pPr>')))
    const text = textOf(runs)
    const isAside = level === undefined && /[\p{L}\p{N}]/u.test(text) && !/[*_\n]/.test(text) && isAllItalic(runs)
    return { text: isAside ? `*${text.trim()}*` : text, ...(level !== undefined && { level }) }
  })
}

function outlineOf(xml: string): number | undefined {
  const level = /<w:outlineLvl w:val="(\d)"/.exec(xml)?.[1]
  return level === undefined || Number(level) > 5 ? undefined : Number(level) + 1
}

/** Stage directions are often set like this. */
function isAllItalic(xml: string): boolean {
  const runs = xml.split('</w:r>').filter((run) => textOf(run).trim() !== '')
  return runs.length > 0 && runs.every((run) => /<w:i(?:\/>| w:val="(?:1|true|on)"\/>)/.test(run))
}

/** Heads of columns, and what their cells are in a script. */
const columns: readonly (readonly [RegExp, string])[] = [
  [/^(?:visuals?|video|pictures?|images?|shots?|scene|what we see|画面|镜头|视频|视觉)/i, 'Visual'],
  [/^(?:audio|narration|narrator|voice[- ]?over|v\.?o\.?|spoken|dialogue|script|words|what we hear|旁白|解说|配音|台词|声音|音频|口播)/i, 'Narrator'],
  [/^(?:text|on[- ]?screen|captions?|supers?|titles?|graphics|字幕|文字|屏幕文字)/i, 'Text'],
]

/** A row is a scene where the head says what the columns are, else its cells are lines. */
function rowsOf(xml: string): Paragraph[] {
  const rows = xml.split('</w:tr>').slice(0, -1).map((row) =>
    row.split('</w:tc>').slice(0, -1).map((cell) => paragraphsOf(cell, new Map()).map(({ text }) => text.trim()).filter((text) => text !== '')),
  )
  const labels = (rows[0] ?? []).map((cell) => columns.find(([words]) => words.test(cell.join(' ')))?.[1])
  if (!labels.includes('Visual') || !labels.some((label) => label === 'Narrator' || label === 'Text')) {
    return [...rows.flatMap((cells) => cells.flat()), ''].map((text) => ({ text }))
  }
  const told = rows.slice(1).filter((cells) => cells.some((cell, index) => labels[index] !== undefined && cell.length > 0))
  return told.flatMap((cells, number) => [`Scene ${number + 1}`, ...cells.flatMap((cell, index) => (labels[index] === undefined ? [] : cell.map((text) => `${labels[index]}: ${text}`))), '']).map((text) => ({ text }))
}

/** Markup of WordprocessingML that is text: runs, tabs, breaks. */
const pieces = /<w:t(?:\s[^>]{0,200})?>([^<]*)<\/w:t>|<w:(tab|br|cr|noBreakHyphen)(?:\s[^>]{0,200})?\/>/g

function textOf(xml: string): string {
  let text = ''
  for (const [, words, mark] of xml.matchAll(pieces)) {
    if (words !== undefined) text += unescapeXml(words)
    else text += mark === 'tab' ? '\t' : mark === 'noBreakHyphen' ? '-' : '\n'
  }
  return text
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? all
    const codePoint = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : ''
  })
}
