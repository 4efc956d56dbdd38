/** The words of a Word document (ECMA-376): paragraphs become lines, everything else is left behind. */
import { unzipSync } from 'fflate'
import { ReelsmithError } from '../errors/error.ts'

/** Unpacked; the words of a long novel take a tenth of it. */
const mostXmlBytes = 64 * 1024 * 1024

/** @throws {ReelsmithError} `media/unreadable` */
export function docxText(bytes: Uint8Array): string {
  const body = 'word/document.xml'
  let xml: Uint8Array | undefined
  try {
    xml = unzipSync(bytes, { filter: ({ name, originalSize }) => name === body && originalSize <= mostXmlBytes })[body]
  } catch (cause) {
    throw new ReelsmithError('media/unreadable', 'the document is damaged or cut short', { cause })
  }
  if (!xml) throw new ReelsmithError('media/unreadable', 'the document holds no text, or too much of it')
  return wordsOf(new TextDecoder().decode(xml))
}

/** Markup of WordprocessingML that is text: runs, tabs, breaks, ends of paragraphs. */
const pieces = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)(?:\s[^>]*)?\/>|(<\/w:p>)/g

function wordsOf(xml: string): string {
  let text = ''
  for (const [, words, mark, paragraph] of xml.matchAll(pieces)) {
    if (words !== undefined) text += unescapeXml(words)
    else if (mark === 'tab') text += '\t'
    else if (mark !== undefined || paragraph !== undefined) text += '\n'
  }
  return text.replace(/\n{3,}/g, '\n\n').trim()
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? all
    const codePoint = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : ''
  })
}
