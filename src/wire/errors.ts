/** The contract's error table: our codes as its numbers and HTTP statuses, and back. */
import { type ErrorCode, ReelsmithError } from '../errors/error.ts'
import type { Envelope } from './envelope.ts'

interface Row {
  /** `code` of the envelope. */
  readonly code: number
  readonly status: number
}

const rows: Record<ErrorCode, Row> = {
  'request/invalid': { code: 400, status: 400 },
  'request/too-large': { code: 4002, status: 413 },
  'request/unsupported-type': { code: 4001, status: 415 },
  'request/not-found': { code: 404, status: 404 },
  'request/conflict': { code: 409, status: 409 },
  'auth/token-invalid': { code: 1001, status: 401 },
  'auth/login-failed': { code: 401, status: 401 },
  'auth/rate-limited': { code: 429, status: 429 },
  'auth/scope-missing': { code: 403, status: 403 },
  'fetch/refused': { code: 400, status: 400 },
  'fetch/failed': { code: 400, status: 400 },
  'session/not-found': { code: 1002, status: 404 },
  'session/version-conflict': { code: 409, status: 409 },
  'render/not-found': { code: 404, status: 404 },
  'render/nothing-to-export': { code: 400, status: 400 },
  'render/not-allowed': { code: 402, status: 402 },
  'render/quality': { code: 500, status: 500 },
  'credits/insufficient': { code: 2001, status: 403 },
  'timeline/invalid': { code: 400, status: 400 },
  'timeline/not-found': { code: 400, status: 400 },
  'timeline/overlap': { code: 400, status: 400 },
  'media/unreadable': { code: 4001, status: 415 },
  'media/unsupported-codec': { code: 4001, status: 415 },
  'media/tool-missing': { code: 500, status: 500 },
  'media/tool-failed': { code: 500, status: 500 },
  'paint/no-driver': { code: 500, status: 500 },
  'paint/failed': { code: 500, status: 500 },
  'music/failed': { code: 500, status: 500 },
  'store/unavailable': { code: 503, status: 503 },
  'store/owned': { code: 503, status: 503 },
  'store/disk-full': { code: 507, status: 507 },
  'job/cancelled': { code: 409, status: 409 },
  'job/not-found': { code: 404, status: 404 },
  'job/failed': { code: 500, status: 500 },
  'process/failed': { code: 500, status: 500 },
  'process/timed-out': { code: 500, status: 500 },
  'server/port-in-use': { code: 500, status: 500 },
  'server/unreachable': { code: 502, status: 502 },
  'client/protocol': { code: 502, status: 502 },
  'file/unwritable': { code: 500, status: 500 },
  internal: { code: 500, status: 500 },
}

export interface ErrorReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Envelope<unknown>
}

/**
 * The reply for anything that was thrown. What isn't a {@link ReelsmithError} says nothing of itself: its
 * message may name paths or tokens, and belongs into the log.
 *
 * `details.data` becomes `data` (e.g. `registration_url` of 2001), `details.retryAfterSeconds` the header.
 */
export function errorReply(error: unknown, requestId?: string): ErrorReply {
  if (!ReelsmithError.is(error)) {
    const reference = requestId ? ` (reference ${requestId})` : ''
    return reply(
      rows.internal,
      `Something went wrong on the server${reference}. Try again in a moment.`,
      null,
      {},
    )
  }
  const { data = null, retryAfterSeconds } = error.details
  const row = rows[error.code]
  const wait = typeof retryAfterSeconds === 'number' ? Math.ceil(retryAfterSeconds) : 30
  return reply(row, error.message, data, row.status === 429 ? { 'retry-after': String(wait) } : {})
}

function reply(row: Row, message: string, data: unknown, headers: Record<string, string>): ErrorReply {
  return { status: row.status, headers, body: { code: row.code, message, data } }
}

/** Our code for an error that a server told, by the envelope's number, else by the HTTP status. */
export function errorCodeOf(code: number | undefined, status: number): ErrorCode {
  return (code === undefined ? undefined : byNumber[code]) ?? byNumber[status] ?? byStatus(status >= 400 ? status : (code ?? status))
}

const byNumber: Partial<Record<number, ErrorCode>> = {
  400: 'request/invalid',
  401: 'auth/token-invalid',
  402: 'render/not-allowed',
  403: 'auth/scope-missing',
  404: 'session/not-found',
  409: 'session/version-conflict',
  413: 'request/too-large',
  415: 'request/unsupported-type',
  429: 'auth/rate-limited',
  503: 'store/unavailable',
  507: 'store/disk-full',
  1001: 'auth/token-invalid',
  1002: 'session/not-found',
  2001: 'credits/insufficient',
  4001: 'request/unsupported-type',
  4002: 'request/too-large',
}

function byStatus(status: number): ErrorCode {
  if (status >= 500) return 'internal'
  return status >= 400 ? 'request/invalid' : 'client/protocol'
}
