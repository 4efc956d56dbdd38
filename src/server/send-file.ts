/** Sends a file with byte ranges (RFC 9110, section 14), so that players can seek and downloads can resume. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

export interface FileToSend {
  readonly path: string
  readonly contentType: string
  /** Offered to the browser as the file's name; any script. */
  readonly downloadName: string
}

/** The response to a GET or HEAD of a file; 416 for a range that lies outside it. */
export async function sendFile(request: Request, file: FileToSend): Promise<Response> {
  const { size, mtimeMs } = await stat(file.path)
  const headers = new Headers({
    'content-type': file.contentType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.downloadName)}`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=86400',
    'last-modified': new Date(mtimeMs).toUTCString(),
    'x-content-type-options': 'nosniff',
  })
  // RFC 9110, 13.1.5: a part of another version of the file is of no use.
  const ifRange = request.headers.get('if-range')
  const isSame = ifRange === null || ifRange === headers.get('last-modified')
  const range = isSame ? parseRange(request.headers.get('range'), size) : null
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range ?? { start: 0, end: size }
  headers.set('content-length', String(end - start))
  if (range) headers.set('content-range', `bytes ${start}-${end - 1}/${size}`)
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || end === start) return new Response(null, { status, headers })
  const stream = createReadStream(file.path, { start, end: end - 1 })
  return new Response(Readable.toWeb(stream) as unknown as ReadableStream, { status, headers })
}

/**
 * The one range a header asks for as `[start, end)` bytes; null when there is none, it is malformed, or it asks for
 * several (which a server may answer whole).
 */
export function parseRange(header: string | null, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size }
  }
  const start = Number(match[1])
  const end = match[2] === '' ? size : Math.min(Number(match[2]) + 1, size)
  if (start >= size) return 'unsatisfiable'
  return end <= start ? null : { start, end }
}
