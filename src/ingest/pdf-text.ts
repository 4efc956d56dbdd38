/** The words of a PDF, page by page. Loaded only where one is read: pdf.js is large. */
import { fileURLToPath } from 'node:url'
import { ReelsmithError } from '../errors/error.ts'

const mostPages = 500

/** @throws {ReelsmithError} `media/unreadable` */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes), // a Buffer is refused
    cMapUrl: packageFolder('cmaps'),
    standardFontDataUrl: packageFolder('standard_fonts'),
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
      page.cleanup()
    }
    return pages.join('\n\n').replace(/\n{3,}/g, '\n\n').trim()
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    const why = isLocked ? 'the PDF is protected by a password' : 'the PDF is damaged or cut short'
    throw new ReelsmithError('media/unreadable', why, { cause })
  } finally {
    await task.destroy()
  }
}

function packageFolder(name: string): string {
  return fileURLToPath(new URL(`../${name}/`, import.meta.resolve('pdfjs-dist')))
}
