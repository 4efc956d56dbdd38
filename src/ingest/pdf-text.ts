/** The words of a PDF. Loaded only where one is read: pdf.js is large. */
import { fileURLToPath } from 'node:url'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ReelsmithError } from '../errors/error.ts'
import { type PdfRun, pdfLines } from './pdf-lines.ts'

const mostPages = 500

/** @throws {ReelsmithError} `media/unreadable` */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes), // a Buffer is refused
    cMapUrl: packageFolder('cmaps'),
    standardFontDataUrl: packageFolder('standard_fonts'),
    fontExtraProperties: true, // their names, which say what is in italics
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    const pages: PdfRun[][] = []
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const page = await document.getPage(number)
      // Names of fonts are known once the page's commands are.
      await page.getOperatorList()
      const { items } = await page.getTextContent()
      pages.push(items.flatMap((item) => ('str' in item && item.str !== '' ? [runOf(item, isItalicFont(page, item.fontName))] : [])))
      page.cleanup()
    }
    return pdfLines(pages)
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    const why = isLocked ? 'the PDF is protected by a password' : 'the PDF is damaged or cut short'
    throw new ReelsmithError('media/unreadable', why, { cause })
  } finally {
    await task.destroy()
  }
}

interface Item {
  readonly str: string
  /** Of the letters' space to the page's: the last two are where they begin. */
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

function runOf({ str, transform, width, height }: Item, isItalic: boolean): PdfRun {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform
  return { text: str, x, endX: x + width, y, size: height || Math.hypot(a, b), isItalic }
}

function isItalicFont(page: PDFPageProxy, fontName: string): boolean {
  if (!page.commonObjs.has(fontName)) return false
  const font = page.commonObjs.get(fontName) as { name?: string; italic?: boolean }
  return font.italic === true || /ital|obliq/i.test(font.name ?? '')
}

function packageFolder(name: string): string {
  return fileURLToPath(new URL(`../${name}/`, import.meta.resolve('pdfjs-dist')))
}
