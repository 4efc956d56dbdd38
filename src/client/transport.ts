/** One request to a Nemo server: headers, safe retries, and errors as typed ones. */
import { ReelsmithError, cancelled } from '../errors/error.ts'
import { type Attribution, attributionHeaders } from '../wire/attribution.ts'
import { envelopeSchema } from '../wire/envelope.ts'
import { errorCodeOf } from '../wire/errors.ts'
import { adviceFor, explain } from './playbook.ts'

export interface TransportSettings {
  /** Scheme, host and port, perhaps a path; no slash at the end. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  /** Who is calling: sent with every request, and demanded by exports. */
  readonly skill: Attribution
  /** Waits; tests put their own in. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

export interface Call {
  readonly method?: 'GET' | 'POST'
  readonly token?: string
  readonly headers?: Record<string, string>
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is; asked for anew when the request is repeated. */
  readonly body?: () => RequestInit['body']
  readonly signal?: AbortSignal
  /** Sends this one instead of the `fetch` of all. */
  readonly fetch?: typeof fetch
  /** That a second sending changes nothing more, as reading never does. */
  readonly isRepeatable?: boolean
}

const retryDelaysMs = [300, 1000, 3000]
const longestWaitMs = 60_000

/**
 * Sends a request and gives its successful response. Reading is repeated when the network or the
 * server fails; a 429 is waited for and repeated once. What changes something is never sent
 * twice after it may have arrived.
 *
 * @throws {ReelsmithError} what the server told, by its number or status, or `server/unreachable`.
 */
export async function send(settings: TransportSettings, path: string, call: Call): Promise<Response> {
  const isSafe = call.isRepeatable ?? (call.method ?? 'GET') === 'GET'
  let waited = false
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await sendOnce(settings, path, call)
      if (response.ok) return response
      throw await readError(response)
    } catch (error) {
      if (!ReelsmithError.is(error) || error.code === 'job/cancelled') throw error
      const { remedy } = adviceFor(error.code)
      if (remedy === 'wait' && !waited) {
        waited = true
        await settings.sleep(waitMs(error), call.signal)
        continue
      }
      const delayMs = retryDelaysMs[attempt]
      if (!isSafe || remedy !== 'retry' || delayMs === undefined) throw error
      await settings.sleep(delayMs, call.signal)
    }
  }
}

async function sendOnce(settings: TransportSettings, path: string, call: Call): Promise<Response> {
  const { source, version, platform } = attributionHeaders
  const headers: Record<string, string> = {
    [source]: settings.skill.source,
    [version]: settings.skill.version,
    [platform]: settings.skill.platform,
    ...(call.token && { authorization: `Bearer ${call.token}` }),
    ...(call.json !== undefined && { 'content-type': 'application/json' }),
    ...call.headers,
  }
  const body = call.json === undefined ? call.body?.() : JSON.stringify(call.json)
  // streamed bodies need to say that the answer comes after them
  const duplex = body instanceof ReadableStream ? { duplex: 'half' as const } : {}
  // a browser's own `fetch` refuses to be called as a method of something else
  const { baseUrl } = settings
  const fetch = call.fetch ?? settings.fetch
  try {
    return await fetch(baseUrl + path, {
      method: call.method ?? 'GET',
      headers,
      body,
      signal: call.signal,
      ...duplex,
    })
  } catch (cause) {
    if (call.signal?.aborted) throw cancelled('The request')
    if (ReelsmithError.is(cause)) throw cause // a `fetch` that knows more
    throw explain(
      'server/unreachable',
      `The server at ${originOf(settings.baseUrl)} does not answer; check that it runs and that NEMO_API_URL is right.`,
      { cause },
    )
  }
}

/** The error behind a response that isn't a success. */
export async function readError(response: Response): Promise<ReelsmithError> {
  const text = await response.text().catch(() => '')
  const body = parseJson(text)
  const { code, message, data } = envelopeSchema.safeParse(body).data ?? {}
  const detail =
    typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail) : undefined
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || undefined
  return explain(errorCodeOf(code, response.status), message ?? detail ?? `HTTP ${response.status}`, {
    details: {
      status: response.status,
      ...(data ? { data } : {}),
      ...(retryAfterSeconds && { retryAfterSeconds }),
    },
  })
}

/**
 * The JSON of a response whose envelope says success.
 *
 * @returns `data` when the envelope has one, else the whole body.
 */
export async function readData(response: Response): Promise<unknown> {
  const body = parseJson(await response.text())
  if (typeof body !== 'object' || body === null) {
    throw new ReelsmithError(
      'client/protocol',
      'The server answered with something that is no JSON; check NEMO_API_URL.',
    )
  }
  const envelope = envelopeSchema.safeParse(body).data
  if (envelope?.code !== undefined && envelope.code !== 0 && envelope.code !== 200) {
    throw explain(errorCodeOf(envelope.code, response.status), envelope.message ?? '', {
      details: envelope.data ? { data: envelope.data } : {},
    })
  }
  return envelope?.data ?? body
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function waitMs(error: ReelsmithError): number {
  const { retryAfterSeconds } = error.details
  return Math.min(longestWaitMs, typeof retryAfterSeconds === 'number' ? retryAfterSeconds * 1000 : 30_000)
}

function originOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : baseUrl
}
