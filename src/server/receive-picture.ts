/** One picture that comes with a request: as a file of its form, within its JSON, or by its address. */
import { rm } from 'node:fs/promises'
import { ReelsmithError } from '../errors/error.ts'
import { type Examined } from '../ingest/examine.ts'
import { openExaminer } from '../ingest/examiner.ts'
import { wireLimits } from '../wire/limits.ts'
import { invalidField } from '../wire/parse.ts'
import type { RequestContext, Server } from './context.ts'
import { fetchFile } from './fetch-files.ts'
import { cleanFileName } from './file-name.ts'
import { writeUpload } from './write-upload.ts'

export interface ReceivedPicture {
  /** SHA-256 of the content, in hexadecimal. */
  readonly hash: string
  /** Makes an object of it. @returns Its key. */
  keep(): Promise<string>
}

/** A request with a picture in it has no more either. */
const maxFileBytes = wireLimits.jsonBodyBytes

/**
 * Receives a picture, gives it to `use`, and removes what was not kept of it.
 *
 * @param picture.field - Its name in the request, for messages.
 * @param picture.from - A file, the address of one (`https:`), or one within its address (`data:`, in base64).
 * @throws {ReelsmithError} `request/invalid`, `request/too-large`, `request/unsupported-type` for what is no still picture
 *   by its content, `fetch/failed`, `fetch/refused`; the message begins with the field.
 */
export async function withPicture<T>(
  server: Server,
  context: RequestContext,
  { field, from }: { field: string; from: File | string },
  use: (picture: ReceivedPicture) => Promise<T>,
): Promise<T> {
  const { objects } = server.store
  const path = objects.temporaryPath('upload')
  try {
    const { hash, extension } = await naming(field, async () => {
      const written = await write(server, context, { field, from, path })
      return { hash: written.hash, extension: await extensionOf(server, context, { field, path, name: written.name }) }
    })
    return await use({ hash, keep: async () => await objects.adopt(path, extension) })
  } finally {
    await rm(path, { force: true })
  }
}

async function write(
  { settings }: Server,
  context: RequestContext,
  { field, from, path }: { field: string; from: File | string; path: string },
): Promise<{ hash: string; name: string }> {
  if (typeof from === 'string' && /^https?:/i.test(from)) {
    return await fetchFile(from, { maxFileBytes, allowed: settings.fetchAllowed, signal: context.req.raw.signal, newPath: () => path })
  }
  const bytes = typeof from === 'string' ? bytesIn(field, from) : new Uint8Array(await from.arrayBuffer())
  const written = await writeUpload((async function* () { yield bytes })(), path, { maxBytes: maxFileBytes, onTooMuch: () => {} })
  return { hash: written!.hash, name: typeof from === 'string' ? field : cleanFileName(from.name) }
}

function bytesIn(field: string, url: string): Uint8Array {
  const [, base64] = /^data:[^,]*;base64,([A-Za-z0-9+/=\s]*)$/i.exec(url) ?? []
  if (base64 === undefined) throw invalidField(field, 'expected a file, an address (https:) or a data: URL in base64')
  return Buffer.from(base64, 'base64')
}

async function extensionOf(
  { log }: Server,
  context: RequestContext,
  { field, path, name }: { field: string; path: string; name: string },
): Promise<string> {
  await using examiner = openExaminer({ signal: context.req.raw.signal, log })
  const examined: Examined = await examiner.examine(path, name)
  if (examined.kind === 'media' && examined.info.kind === 'image') return examined.extension
  const kind = examined.kind === 'media' ? examined.info.kind : examined.kind
  throw new ReelsmithError('request/unsupported-type', `${field}: expected a still picture (jpg, png, webp), got a file of the kind ${kind}.`)
}

async function naming<T>(field: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!ReelsmithError.is(error) || !/^(?:request|fetch)\//.test(error.code)) throw error
    const message = error.message.replace(/^files: /, '')
    const { code, retryable, details } = error
    throw new ReelsmithError(code, message.startsWith(field) ? message : `${field}: ${message}`, { cause: error, retryable, details: { ...details, field } })
  }
}
