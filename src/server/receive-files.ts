/** Multipart uploads, streamed to disk: a file of any size takes the memory of one buffer. */
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { ReelsmithError } from '../errors/error.ts'
import { uploadFields } from '../wire/upload.ts'

export interface ReceivedFile {
  /** As the client named it; any script, no folders. */
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
}

export interface ReceiveOptions {
  readonly maxFileBytes: number
  readonly maxFiles: number
  /** Where the next file goes. */
  newPath(): string
}

/**
 * Receives all files of a multipart request, in its order. When one fails, those received are removed.
 *
 * @throws {ReelsmithError} `request/too-large` before the rest of the body is read, `request/invalid`.
 */
export async function receiveFiles(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedFile[]> {
  const paths: string[] = []
  try {
    const parser = openParser(request, options)
    const writing: Promise<ReceivedFile>[] = []
    parser.on('file', (field, stream, { filename }) => {
      if (!(uploadFields as readonly string[]).includes(field) || !filename) return void stream.resume()
      const path = options.newPath()
      paths.push(path)
      const counter = countBytes(options.maxFileBytes, filename)
      const work = pipeline(stream, counter.stream, createWriteStream(path)).then(() => ({
        name: filename.replace(/^.*[/\\]/, '').slice(0, 255),
        path,
        sizeBytes: counter.sizeBytes(),
      }))
      work.catch((error: unknown) => parser.destroy(error as Error))
      writing.push(work)
    })
    parser.on('filesLimit', () => {
      parser.destroy(new ReelsmithError('request/invalid', `files: expected at most ${options.maxFiles} in one request.`))
    })
    await pipeline(request, parser)
    const received = await Promise.all(writing)
    if (received.length === 0) {
      throw new ReelsmithError('request/invalid', 'files: expected a file in the multipart field "files", got none.')
    }
    return received
  } catch (error) {
    await Promise.all(paths.map((path) => rm(path, { force: true })))
    throw ReelsmithError.is(error) ? error : new ReelsmithError('request/invalid', 'body: the multipart body broke off or is malformed; send it again.', { cause: error })
  }
}

function openParser(request: IncomingMessage, { maxFiles }: ReceiveOptions): ReturnType<typeof busboy> {
  try {
    // Without defParamCharset, Chinese file names come out as Latin-1.
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: maxFiles, fields: 20, fieldSize: 10_000 } })
  } catch (cause) {
    throw new ReelsmithError('request/invalid', 'body: expected multipart/form-data with the field "files".', { cause })
  }
}

function countBytes(maxBytes: number, name: string): { stream: Transform; sizeBytes(): number } {
  let sizeBytes = 0
  const stream = new Transform({
    transform(part: Buffer, _encoding, done) {
      sizeBytes += part.length
      if (sizeBytes <= maxBytes) return done(null, part)
      const limit = `${Math.round(maxBytes / 1024 / 1024)} MB`
      done(new ReelsmithError('request/too-large', `files: "${name}" is larger than the limit of ${limit}; compress or trim it.`))
    },
  })
  return { stream, sizeBytes: () => sizeBytes }
}
