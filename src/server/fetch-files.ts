/** Uploads by URL: fetched from public addresses, streamed to disk like any other. */
import { rm } from 'node:fs/promises'
import { ReelsmithError } from '../errors/error.ts'
import type { Allowed } from '../net/public-address.ts'
import { type PublicResponse, publicRequest } from '../net/public-request.ts'
import { cleanFileName } from './file-name.ts'
import type { ReceivedFile, RefusedFile } from './receive-files.ts'
import { tooLarge, writeUpload } from './write-upload.ts'

export interface FetchOptions {
  readonly maxFileBytes: number
  readonly allowed: Allowed
  readonly signal: AbortSignal
  /** Where the next file goes. */
  newPath(): string
}

/** For one file, however much it sends. */
const mostMs = 10 * 60_000
const patienceMs = 20_000
const mostRedirects = 5

/** Fetches the files one after another; one that can't be had is refused alone. */
export async function fetchFiles(urls: readonly string[], options: FetchOptions): Promise<(ReceivedFile | RefusedFile)[]> {
  const files: (ReceivedFile | RefusedFile)[] = []
  for (const [index, url] of urls.entries()) {
    try {
      files.push(await fetchFile(url, options))
    } catch (error) {
      if (!ReelsmithError.is(error) || error.code === 'store/disk-full') {
        await Promise.all(files.map(async (file) => 'path' in file && (await rm(file.path, { force: true }))))
        throw error
      }
      const details = { ...error.details, field: `urls[${index}]` }
      files.push({ name: nameOf(url), error: new ReelsmithError(error.code, `urls[${index}]: ${error.message}`, { details, cause: error }) })
    }
  }
  return files
}

/** @throws {ReelsmithError} `fetch/refused`, `fetch/failed`, `request/too-large`, `store/disk-full`. */
export async function fetchFile(url: string, { maxFileBytes, allowed, signal, newPath }: FetchOptions): Promise<ReceivedFile> {
  const request = { url, allowed, redirects: mostRedirects, patienceMs, signal: AbortSignal.any([signal, AbortSignal.timeout(mostMs)]) }
  const path = newPath()
  try {
    return await publicRequest(request, async (response) => {
      if (response.status !== 200) {
        throw new ReelsmithError('fetch/failed', `The URL answered with the status ${response.status}, not with a file.`)
      }
      const name = nameIn(response) ?? nameOf(response.url.href)
      const error = tooLarge(name, maxFileBytes)
      if (Number(response.headers['content-length']) > maxFileBytes) throw error
      const onTooMuch = (): never => {
        throw error
      }
      const written = await writeUpload(response.body, path, { maxBytes: maxFileBytes, onTooMuch })
      return { name, path, ...written! }
    })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** RFC 6266: the extended form wins. */
function nameIn({ headers }: PublicResponse): string | undefined {
  const disposition = headers['content-disposition']
  if (typeof disposition !== 'string') return undefined
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition)
  const name = extended === undefined ? (plain?.[1] ?? plain?.[2]) : decode(extended.trim())
  return name ? cleanFileName(name) : undefined
}

function nameOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  return cleanFileName(decode(path.replace(/\/+$/, '')))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
