/** What the rows speak with: plain HTTP to any server of the contract. */
import { randomUUID } from 'node:crypto'

export type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Empty when the body is no JSON. */
  readonly json: Json
}

export interface CallOptions {
  /** Null sends none; the user's own when left out. */
  readonly token?: string | null
  /** What is no text or form is sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export const attribution = { 'X-Skill-Source': 'conformance', 'X-Skill-Version': '1.0.0', 'X-Skill-Platform': 'unknown' }

/** One anonymous user with one session, which the rows share. */
export interface Client {
  readonly clientId: string
  readonly tokenReply: Reply
  readonly sessionReply: Reply
  readonly userId: string
  readonly sessionId: string
  call(method: string, path: string, options?: CallOptions): Promise<Reply>
}

export async function connect(base: string): Promise<Client> {
  const clientId = randomUUID()
  let token = ''
  const call: Client['call'] = async (method, path, { token: chosen = token, body, headers } = {}) => {
    const isRaw = typeof body === 'string' || body instanceof FormData || body === undefined
    const response = await fetch(new URL(path, base), {
      method,
      headers: {
        ...(chosen && { authorization: `Bearer ${chosen}` }),
        ...(!(body instanceof FormData) && body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? (body as string | FormData) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(120_000),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parse(text) }
  }
  const tokenReply = await call('POST', '/api/auth/anonymous-token', { token: null, headers: { 'X-Client-Id': clientId } })
  if (tokenReply.status !== 200) throw new Error(`no anonymous token: ${tokenReply.status} ${tokenReply.text}`)
  token = tokenReply.json.data.token as string
  const sessionReply = await call('POST', '/api/tasks/me/with-session/nemo_agent', { body: { task_name: 'project', language: 'en' } })
  if (sessionReply.status !== 200) throw new Error(`no session: ${sessionReply.status} ${sessionReply.text}`)
  const { user_id: userId } = tokenReply.json.data as Json
  return { clientId, tokenReply, sessionReply, userId, sessionId: sessionReply.json.data.session_id, call }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return {}
  }
}

/** The events of a stream that has ended; heartbeats and comments are left out. */
export function eventsOf(text: string): Json[] {
  const data = text.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim())
  return data.filter((line) => line !== '').map((line) => JSON.parse(line) as Json).filter(({ type }) => type !== 'heartbeat')
}
