/** What to do about each error of the contract: the one place that transport, tokens, uploads and sessions ask. */
import { type ErrorCode, ReelsmithError } from '../errors/error.ts'

export type Remedy =
  /** Get a new anonymous token and try again; the server did nothing with the request. */
  | 'renew-token'
  /** Make a new session and try again there; the server did nothing with the request. */
  | 'new-session'
  /** Wait as long as the server says (30 s when it doesn't) and try once more. */
  | 'wait'
  /** Try again, if a second sending does no harm: the request may have arrived. */
  | 'retry'
  /** The user has to change the request or the account. */
  | 'tell-user'

export interface Advice {
  readonly remedy: Remedy
  readonly nextStep: string
}

const table: Partial<Record<ErrorCode, Advice>> = {
  'auth/token-invalid': {
    remedy: 'renew-token',
    nextStep: 'Get a new token and put it into NEMO_TOKEN, or unset NEMO_TOKEN to be given an anonymous one.',
  },
  'auth/rate-limited': { remedy: 'wait', nextStep: 'Wait half a minute and try again.' },
  'auth/scope-missing': { remedy: 'tell-user', nextStep: 'Use a token that has this scope.' },
  'session/not-found': { remedy: 'new-session', nextStep: 'Start a new session.' },
  'credits/insufficient': { remedy: 'tell-user', nextStep: 'Register or top up, then try again.' },
  'request/unsupported-type': {
    remedy: 'tell-user',
    nextStep: 'Use mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac, txt, md, docx or pdf.',
  },
  'request/too-large': { remedy: 'tell-user', nextStep: 'Compress or trim the file and try again.' },
  'request/invalid': { remedy: 'tell-user', nextStep: 'Change the request and try again.' },
  'render/not-allowed': { remedy: 'tell-user', nextStep: 'Register or upgrade to export.' },
  'server/unreachable': {
    remedy: 'retry',
    nextStep: 'Check that the server runs and that NEMO_API_URL is right, then try again.',
  },
  'store/unavailable': { remedy: 'retry', nextStep: 'Try again in a moment.' },
  'store/disk-full': {
    remedy: 'tell-user',
    nextStep: 'Free some disk space where the server keeps its data, then try again.',
  },
  internal: { remedy: 'retry', nextStep: 'Try again in a moment.' },
}

/** For a code that the contract does not know: the user is told. */
export function adviceFor(code: ErrorCode): Advice {
  return table[code] ?? { remedy: 'tell-user', nextStep: 'Change the request and try again.' }
}

export interface ExplainOptions {
  details?: Record<string, unknown>
  cause?: unknown
}

/**
 * The error for something a server told, with what to do next: in the server's words where it
 * has them, and ours otherwise.
 */
export function explain(
  code: ErrorCode,
  serverMessage: string,
  options: ExplainOptions = {},
): ReelsmithError {
  const { remedy, nextStep } = adviceFor(code)
  const said = serverMessage.trim()
  // our own servers say what to do; a bare phrase ("Unauthorized") doesn't
  const message =
    said === ''
      ? nextStep
      : said.split(/\s+/).length >= 6
        ? said
        : `${said.replace(/[.\s]+$/, '')}. ${nextStep}`
  const shown = withAddress(message, registrationUrl(options.details?.data))
  return new ReelsmithError(code, shown, { ...options, retryable: remedy === 'retry' || remedy === 'wait' })
}

/** Where an anonymous user registers, if the server told. */
function registrationUrl(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('registration_url' in data)) return undefined
  const { registration_url: url } = data
  return typeof url === 'string' && /^https?:\/\/\S+$/.test(url) ? url : undefined
}

function withAddress(text: string, address: string | undefined): string {
  if (address === undefined || text.includes(address)) return text
  return `${text.replace(/[.\s]+$/, '')}: ${address}`
}
