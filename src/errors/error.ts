/**
 * Every error that a user, a client or an operator may meet carries a code from this closed list.
 * `area/what`: the area is the folder that raises it, the second part says what was wrong.
 */
export const errorCodes = [
  'request/invalid', // malformed input: the message names the field, what was expected and what arrived
  'request/too-large',
  'request/unsupported-type',
  'request/not-found', // no such route or thing, where no other code says it better
  'request/conflict', // the same request is still being answered
  'auth/token-invalid',
  'auth/login-failed',
  'auth/rate-limited',
  'auth/scope-missing',
  'fetch/refused', // an address from outside that we don't connect to
  'fetch/failed',
  'session/not-found',
  'session/version-conflict', // the timeline was changed since the caller read it
  'render/not-found',
  'render/nothing-to-export',
  'render/not-allowed',
  'render/quality', // the finished film failed its inspection, after one repair
  'credits/insufficient',
  'timeline/invalid',
  'timeline/not-found',
  'timeline/overlap',
  'media/unreadable',
  'media/unsupported-codec',
  'media/tool-missing',
  'media/tool-failed',
  'paint/no-driver',
  'paint/failed',
  'music/failed',
  'store/unavailable',
  'store/owned', // another server owns the data folder
  'store/disk-full',
  'job/not-found',
  'job/cancelled',
  'job/failed',
  'process/failed',
  'process/timed-out',
  'server/port-in-use',
  'server/unreachable',
  'client/protocol',
  'file/unwritable',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface ErrorOptions {
  /** Whether the same call may succeed later without any change by the caller. */
  retryable?: boolean
  /** Machine-readable facts for programs, never shown as prose. */
  details?: Record<string, unknown>
  cause?: unknown
}

/**
 * The one error class of the project. The message is written for the person who has to act on it:
 * what was expected, what was found, what to do next; never a path of the server, a token or a prompt.
 */
export class ReelsmithError extends Error {
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ReelsmithError'
    this.code = code
    this.retryable = options.retryable ?? false
    this.details = options.details ?? {}
  }

  static is(error: unknown, code?: ErrorCode): error is ReelsmithError {
    return error instanceof ReelsmithError && (code === undefined || error.code === code)
  }
}

/** Cancellation is an outcome of its own, not a failure. */
export function cancelled(what: string): ReelsmithError {
  return new ReelsmithError('job/cancelled', `${what} was cancelled.`)
}

/** Throws `job/cancelled` when the signal has fired; call it between the steps of slow work. */
export function throwIfCancelled(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted) throw cancelled(what)
}
