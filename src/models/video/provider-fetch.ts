/** Requests to providers: one time limit, and one reading of what went wrong, whatever the provider speaks. */
import { ReelsmithError } from '../../errors/error.ts'

/** Longer than that no provider takes to answer, unless told; a clip is waited for by asking again. */
const usualAnswerMs = 60_000
const longestReason = 300

export type ProviderFetch = (url: string, init: RequestInit & { signal: AbortSignal }) => Promise<Response>

export interface ProviderFetchOptions {
  /** What the provider is called in messages. */
  readonly name: string
  readonly answerMs?: number
  /** Whether what is no JSON can't be the provider's answer. */
  readonly wantsJson?: boolean
  /** Whether an answer that looks like a refusal is none. */
  readonly isUsual?: (status: number, body: unknown) => boolean
  /** What an answer that looks well says went wrong. */
  readonly refusalIn?: (body: unknown) => string | undefined
}

/**
 * A `fetch` that gives only answers that can be used.
 *
 * @throws {ReelsmithError} `fetch/failed`; retryable after a 429, a 5xx or no answer, with `details.retryAfterMs` where
 *   the provider told it. `details.accepted` is false where it is certain that the request was not acted on.
 */
export function providerFetch({ name, answerMs = usualAnswerMs, wantsJson = false, isUsual, refusalIn }: ProviderFetchOptions): ProviderFetch {
  return async (url, init) => {
    const signal = AbortSignal.any([init.signal, AbortSignal.timeout(answerMs)])
    const response = await fetch(url, { ...init, signal }).catch((error: unknown) => {
      init.signal.throwIfAborted()
      const accepted = neverSent.has(String((error as { cause?: { code?: unknown } }).cause?.code)) ? false : undefined
      throw new ReelsmithError('fetch/failed', `${name} did not answer.`, { retryable: true, details: { accepted } })
    })
    if (response.ok && !refusalIn && !wantsJson) return response
    if (response.ok) {
      const body = await jsonOf(response.clone())
      if (wantsJson && body === undefined) throw unreadable(name, "an answer that can't be read")
      const reason = refusalIn?.(body)
      if (reason === undefined) return response
      throw new ReelsmithError('fetch/failed', `${name} refused: ${reason.slice(0, longestReason)}`)
    }
    const text = await response.text().catch(() => '')
    const body = parsed(text)
    if (isUsual?.(response.status, body)) return new Response(text, response)
    throw refusal(name, response, body)
  }
}

/**
 * An answer that is none of the provider's: what was asked for may have been done.
 *
 * @param what - "gave an answer that …", for people.
 */
export function unreadable(name: string, what: string, cause?: unknown): ReelsmithError {
  return new ReelsmithError('fetch/failed', `${name} gave ${what}.`, { cause, details: { unreadable: true } })
}

/** With these no connection came about, so nothing was asked for. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

function refusal(name: string, { status, headers }: Response, body: unknown): ReelsmithError {
  const afterMs = retryAfterMs(headers.get('retry-after'))
  return new ReelsmithError('fetch/failed', `${name} refused: ${(reasonIn(body) ?? `HTTP ${status}`).slice(0, longestReason)}`, {
    retryable: status === 429 || status >= 500,
    details: { status, ...(status === 429 && { accepted: false }), ...(afterMs !== undefined && { retryAfterMs: afterMs }) },
  })
}

/** Seconds or a date (RFC 9110, section 10.2.3). */
export function retryAfterMs(text: string | null): number | undefined {
  if (text === null) return undefined
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

/** The words for people, wherever the providers put them: `error.message`, `message`, `detail`, `detail[].msg`, `error`. */
function reasonIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { error, message, detail } = body as Record<string, unknown>
  const first = Array.isArray(detail) ? (detail[0] as { msg?: unknown } | undefined)?.msg : detail
  const told = [(error as { message?: unknown } | null | undefined)?.message, message, first, error]
  return told.find((words): words is string => typeof words === 'string' && words.trim() !== '')
}

async function jsonOf(response: Response): Promise<unknown> {
  return parsed(await response.text().catch(() => ''))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
