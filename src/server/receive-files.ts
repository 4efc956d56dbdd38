/** Multipart uploads, streamed to disk: a file of any size takes the memory of one buffer. */
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { ReelsmithError } from '../errors/error.ts'
import { uploadFields } from '../wire/upload.ts'
import { cleanFileName } from './file-name.ts'
import { tooLarge, writeUpload } from './write-upload.ts'

export interface ReceivedFile {
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
  /** SHA-256 of the content, in hexadecimal. */
  readonly hash: string
}

/** A file that came and was not taken. */
export interface RefusedFile {
  readonly name: string
  readonly error: ReelsmithError
}

export interface ReceiveOptions {
  readonly maxFileBytes: number
  readonly maxFiles: number
  /** Where the next file goes. */
  newPath(): string
}

/**
 * Receives all files of a multipart request, in its order. One that is too large among others is refused alone; as the
 * first one it refuses the request, before the rest of the body is read. When the request fails, what was received of
 * it is removed; the rest of its body is left where it is.
 *
 * @throws {ReelsmithError} `request/too-large`, `request/invalid`, `store/disk-full`.
 */
export async function receiveFiles(
  request: IncomingMessage,
  options: ReceiveOptions,
): Promise<(ReceivedFile | RefusedFile)[]> {
  const paths: string[] = []
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  failed.catch(() => {}) // who waits for it is told
  const parser = openParser(request, options)
  try {
    const all = receiveAll(parser, options, paths, fail)
    const brokeOff = (): void => fail(malformed('broke off'))
    request.once('aborted', brokeOff).once('error', brokeOff)
    request.pipe(parser)
    return await Promise.race([all, failed])
  } catch (error) {
    // Not destroyed: the reply still has to go out by the request's connection.
    request.unpipe(parser)
    request.pause()
    parser.on('error', () => {}).destroy()
    await Promise.all(paths.map((path) => rm(path, { force: true })))
    throw error
  }
}

async function receiveAll(
  parser: busboy.Busboy,
  { maxFileBytes, maxFiles, newPath }: ReceiveOptions,
  paths: string[],
  fail: (error: unknown) => void,
): Promise<(ReceivedFile | RefusedFile)[]> {
  const files: Promise<ReceivedFile | RefusedFile>[] = []
  let received = 0
  parser.on('file', (field, stream, info) => {
    if (!(uploadFields as readonly string[]).includes(field) || !info.filename) {
      return void stream.on('error', () => {}).resume() // the parser tells of it too
    }
    const name = cleanFileName(info.filename)
    const path = newPath()
    paths.push(path)
    const receive = async (): Promise<ReceivedFile | RefusedFile> => {
      const error = tooLarge(name, maxFileBytes)
      const onTooMuch = (): void => {
        if (received === 0) fail(error)
      }
      const written = await writeUpload(stream, path, { maxBytes: maxFileBytes, onTooMuch })
      if (!written) {
        await rm(path, { force: true })
        return { name, error }
      }
      received++
      return { name, path, ...written }
    }
    const file = receive()
    file.catch((error: unknown) => fail(ReelsmithError.is(error) ? error : malformed('broke off', error)))
    files.push(file)
  })
  const { promise: parsed, resolve } = Promise.withResolvers<void>()
  parser.once('close', resolve)
  parser.once('error', (error) => fail(malformed('is malformed', error)))
  parser.once('filesLimit', () => {
    fail(new ReelsmithError('request/invalid', `files: expected at most ${maxFiles} in one request.`))
  })
  await parsed
  if (files.length === 0) {
    throw new ReelsmithError('request/invalid', 'files: expected a file in the multipart field "files", got none.')
  }
  return await Promise.all(files)
}

function openParser(request: IncomingMessage, { maxFiles }: ReceiveOptions): busboy.Busboy {
  try {
    // Without defParamCharset, Chinese file names come out as Latin-1.
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: maxFiles, fields: 20, fieldSize: 10_000 } })
  } catch (cause) {
    throw new ReelsmithError('request/invalid', 'body: expected multipart/form-data with the field "files".', { cause })
  }
}

function malformed(how: string, cause?: unknown): ReelsmithError {
  return new ReelsmithError('request/invalid', `body: the multipart body ${how}; send it again.`, { cause })
}
