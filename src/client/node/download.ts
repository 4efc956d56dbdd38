/** A film from its link into a file that appears whole or not at all. */
import { randomUUID } from 'node:crypto'
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ReelsmithError, cancelled } from '../../errors/error.ts'
import { sleep } from '../sleep.ts'
import { readError } from '../transport.ts'

export interface DownloadOptions {
  readonly url: string
  readonly fetch: typeof fetch
  /** Where it goes. Written beside it as a hidden `.partial` file first. */
  readonly file: string
  /** Whether a file that is there may be replaced. */
  readonly overwrite: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
  readonly sleep?: typeof sleep
}

const maxAttempts = 5

/**
 * Downloads and puts the file in its place; a broken connection goes on where it broke.
 *
 * @returns its size in bytes.
 * @throws {ReelsmithError} `file/unwritable` (`details.exists` when it is there and may not be replaced),
 *   `store/disk-full`, `server/unreachable`, `job/cancelled`, or what the server told.
 */
export async function downloadToFile(options: DownloadOptions): Promise<number> {
  const { file, overwrite } = options
  const partial = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomUUID().slice(0, 8)}.partial`)
  const handle = await open(partial, 'wx').catch((error) => fileFailure(error, file))
  try {
    const sizeBytes = await fetchInto(handle, options)
    await handle.sync().catch((error) => fileFailure(error, file))
    await handle.close()
    if (overwrite) await rename(partial, file).catch((error) => fileFailure(error, file))
    else await placeNew(partial, file)
    return sizeBytes
  } finally {
    await handle.close().catch(() => {}) // closed already when all went well
    await rm(partial, { force: true })
  }
}

/** Fails when the name is taken, even by somebody who took it a moment ago. */
async function placeNew(partial: string, file: string): Promise<void> {
  try {
    await link(partial, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') fileFailure(error, file)
    // a file system without hard links: reserve the name instead
    const reserved = await open(file, 'wx').catch((cause) => fileFailure(cause, file))
    await reserved.close()
    await rename(partial, file).catch((cause) => fileFailure(cause, file))
  }
}

async function fetchInto(handle: FileHandle, options: DownloadOptions): Promise<number> {
  const wait = options.sleep ?? sleep
  let doneBytes = 0
  for (let attempt = 1; ; attempt++) {
    const before = doneBytes
    try {
      const { body, totalBytes, startBytes } = await request(options, doneBytes)
      doneBytes = startBytes
      for await (const bytes of body) {
        if (options.signal?.aborted) throw cancelled('The download')
        await writeAll(handle, bytes, doneBytes, options.file)
        doneBytes += bytes.length
        if (totalBytes > 0) options.onProgress?.(doneBytes / totalBytes)
      }
      if (totalBytes > 0 && doneBytes < totalBytes) throw broken()
      await handle.truncate(doneBytes)
      return doneBytes
    } catch (error) {
      if (options.signal?.aborted) throw cancelled('The download')
      const failure = ReelsmithError.is(error) ? error : broken(error)
      if (doneBytes > before) attempt = 0
      if (!failure.retryable || attempt >= maxAttempts) throw failure
      await wait(500 * Math.max(1, attempt), options.signal)
    }
  }
}

interface Body {
  readonly body: AsyncIterable<Uint8Array>
  /** Of the whole file; 0 when the server doesn't say. */
  readonly totalBytes: number
  /** Where the body begins: 0 when the server took no notice of the range. */
  readonly startBytes: number
}

async function request({ fetch, url, signal }: DownloadOptions, fromBytes: number): Promise<Body> {
  const headers: Record<string, string> = fromBytes > 0 ? { range: `bytes=${fromBytes}-` } : {}
  const response = await fetch(url, { headers, signal }).catch((cause: unknown): never => {
    throw broken(cause)
  })
  if (!response.ok || !response.body) throw await readError(response)
  const startBytes = response.status === 206 ? fromBytes : 0
  const lengthBytes = Number(response.headers.get('content-length')) || 0
  return { body: response.body, totalBytes: lengthBytes > 0 ? startBytes + lengthBytes : 0, startBytes }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, atBytes: number, file: string): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle
      .write(bytes, written, bytes.length - written, atBytes + written)
      .catch((error) => fileFailure(error, file))
    written += bytesWritten
  }
}

function broken(cause?: unknown): ReelsmithError {
  return new ReelsmithError(
    'server/unreachable',
    'The download broke off; the film is still at the server for a day, so try again.',
    {
      retryable: true,
      cause,
    },
  )
}

function fileFailure(cause: unknown, file: string): never {
  const { code } = cause as NodeJS.ErrnoException
  const name = basename(file)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    throw new ReelsmithError(
      'store/disk-full',
      `No space is left for ${name}; free some, or choose another folder with -o.`,
      {
        details: { local: true },
        cause,
      },
    )
  }
  if (code === 'EEXIST') {
    throw new ReelsmithError(
      'file/unwritable',
      `${name} is there already; choose another name with -o, or replace it with --force.`,
      {
        details: { exists: true },
        cause,
      },
    )
  }
  throw new ReelsmithError(
    'file/unwritable',
    `${name} can't be written (${code ?? String(cause)}); choose another folder with -o.`,
    { cause },
  )
}
