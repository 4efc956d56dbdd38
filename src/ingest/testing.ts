/** Documents for tests, made on the spot. */
import { zipSync } from 'fflate'

export interface DocxParagraph {
  readonly text: string
  /** Id of its style, one of `styles`. */
  readonly style?: string
  readonly isItalic?: boolean
}

export interface DocxOptions {
  /** Names of styles by their ids, as Word writes them: "heading 1", "Title". */
  readonly styles?: Readonly<Record<string, string>>
  /** Rows of a table behind the paragraphs. */
  readonly table?: readonly (readonly string[])[]
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A Word document of these paragraphs, each in two runs. */
export function docxOf(paragraphs: readonly (string | DocxParagraph)[], { styles = {}, table = [] }: DocxOptions = {}): Uint8Array {
  const paragraph = ({ text, style, isItalic = false }: DocxParagraph): string => {
    const [first, ...rest] = text.split(' ')
    const look = isItalic ? '<w:rPr><w:i/></w:rPr>' : ''
    return `<w:p><w:pPr>${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:jc w:val="left"/></w:pPr><w:r>${look}<w:t xml:space="preserve">${escapeXml(first!)} </w:t></w:r><w:r>${look}<w:t>${escapeXml(rest.join(' '))}</w:t></w:r></w:p>`
  }
  const body = paragraphs.map((each) => paragraph(typeof each === 'string' ? { text: each } : each))
  const rows = table.map((cells) => `<w:tr>${cells.map((text) => `<w:tc><w:tcPr/>${paragraph({ text })}</w:tc>`).join('')}</w:tr>`)
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const named = Object.entries(styles).map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  return zipSync({
    '[Content_Types].xml': encode(`<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`),
    'word/styles.xml': encode(`<?xml version="1.0"?><w:styles>${named.join('')}</w:styles>`),
    'word/document.xml': encode(`<?xml version="1.0"?><w:document><w:body>${body.join('')}${rows.length > 0 ? `<w:tbl>${rows.join('')}</w:tbl>` : ''}</w:body></w:document>`),
  })
}

export interface PdfLine {
  readonly text: string
  /** In points, 12 unless told. */
  readonly size?: number
  readonly isItalic?: boolean
}

/** A PDF of one page with these lines of ASCII, each 1.4 of its size below the one before it; an empty one is a gap. */
export function pdfOf(lines: readonly (string | PdfLine)[]): Uint8Array {
  const shown = lines
    .map((each): PdfLine => (typeof each === 'string' ? { text: each } : each))
    .map(({ text, size = 12, isItalic = false }) => `0 -${(size * 1.4).toFixed(1)} Td /${isItalic ? 'F2' : 'F1'} ${size} Tf (${text.replace(/[()\\]/g, '\\$&')}) Tj`)
    .join('\n')
  const stream = `BT 50 760 Td\n${shown}\nET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Oblique>>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 7\n0000000000 65535 f \n${offsets.join('')}trailer<</Size 7/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`
  return new TextEncoder().encode(text)
}
