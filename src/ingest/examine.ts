/** What an uploaded file is, by its content. Runs where it may crash: see examiner.ts. */
import { readFile, stat } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { ReelsmithError } from '../errors/error.ts'
import { likenessOf } from '../media/likeness.ts'
import type { MediaInfo } from '../media/media-info.ts'
import { probeMedia } from '../media/probe.ts'
import { readThumbnails } from '../media/thumbnail.ts'
import type { Likeness } from '../timeline/likeness.ts'
import { parseCube, cubeLimits } from '../compose/colour/cube.ts'
import { readCoverage } from '../compose/text/font-coverage.ts'
import { type DocumentType, type FontExtension, type MediaExtension, fontExtensions, mediaTypes } from './accepted-types.ts'
import { docxText } from './docx-text.ts'
import { pdfText } from './pdf-text.ts'
import { decodeText } from './plain-text.ts'

export type Examined =
  | { readonly kind: 'media'; readonly extension: MediaExtension; readonly info: MediaInfo; readonly likeness?: Likeness }
  | { readonly kind: 'document'; readonly extension: DocumentType; readonly text: string }
  | { readonly kind: 'font'; readonly extension: FontExtension }
  | { readonly kind: 'lut'; readonly extension: 'cube' }

const mostDocumentBytes = 50 * 1024 * 1024
const mostCharacters = 1_000_000
const mostFontBytes = 32 * 1024 * 1024

/**
 * @param name - As the client called it; asked only whether text is a script or something else.
 * @throws {ReelsmithError} `media/unreadable` with the reason, the beginning of a sentence.
 */
export async function examine(file: string, name: string): Promise<Examined> {
  const { size } = await stat(file)
  if (size === 0) throw unreadable('it is empty')
  // Hostile bytes may make the detection itself fail: it is then none of ours.
  const found = await fileTypeFromFile(file).catch(() => undefined)
  const extension = found && mediaTypes[found.ext]
  if (extension) return await examineMedia(file, extension)
  const font = fontExtensions.find((each) => each === found?.ext)
  if (font) return await examineFont(file, size, font)
  if (found === undefined && /\.cube$/i.test(name)) return await examineLut(file, size)
  const type = documentType(found?.ext, name)
  if (!type) throw unreadable(found ? `it is a file of the type ${found.ext}` : 'its content is none of the accepted types')
  if (size > mostDocumentBytes) throw unreadable(`it has more than ${mostDocumentBytes / 1024 / 1024} MB of document`)
  const text = (await readDocument(type, await readFile(file))).replaceAll('\0', '').toWellFormed()
  if (text.trim() === '') throw unreadable('it holds no words (a scan?)')
  if (text.length > mostCharacters) throw unreadable(`it holds more than ${mostCharacters.toLocaleString('en')} characters`)
  return { kind: 'document', extension: type, text }
}

async function examineMedia(file: string, extension: MediaExtension): Promise<Examined> {
  const info = await probeMedia(file)
  if (info.kind !== 'image') return { kind: 'media', extension, info }
  const [picture] = await readThumbnails(file, info, { startMs: 0, endMs: 0 })
  return { kind: 'media', extension, info, ...(picture && { likeness: likenessOf(picture) }) }
}

async function examineFont(file: string, size: number, extension: FontExtension): Promise<Examined> {
  if (size > mostFontBytes) throw unreadable(`it has more than ${mostFontBytes / 1024 / 1024} MB of font`)
  const bytes = await readFile(file)
  try {
    if (readCoverage(bytes).length > 0) return { kind: 'font', extension }
  } catch {
    throw unreadable('it is a damaged font')
  }
  throw unreadable('it is a font without characters')
}

/** A table of colours is text, known by its name and by what it says. */
async function examineLut(file: string, size: number): Promise<Examined> {
  if (size > cubeLimits.maxBytes) throw unreadable(`it has more than ${cubeLimits.maxBytes / 1024 / 1024} MB of colour table`)
  const text = decodeText(await readFile(file))
  if (text === undefined) throw unreadable('it is named like a colour table, and is none')
  parseCube(text)
  return { kind: 'lut', extension: 'cube' }
}

/** Only what has no signature is plain text, and only under a name that says so: else any file would be some script. */
function documentType(detected: string | undefined, name: string): DocumentType | undefined {
  if (detected === 'pdf' || detected === 'docx') return detected
  const ending = /\.(txt|md|markdown)$/i.exec(name)?.[1]?.toLowerCase()
  if (detected !== undefined || ending === undefined) return undefined
  return ending === 'txt' ? 'txt' : 'md'
}

async function readDocument(type: DocumentType, bytes: Uint8Array): Promise<string> {
  if (type === 'docx') return docxText(bytes)
  if (type === 'pdf') return await pdfText(bytes)
  const text = decodeText(bytes)
  if (text === undefined) throw unreadable('it is named like a text, and is none')
  return text
}

function unreadable(why: string): ReelsmithError {
  return new ReelsmithError('media/unreadable', why)
}
