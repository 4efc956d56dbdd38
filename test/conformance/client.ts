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

export interface SayOptions {
  /** The shared one unless told. */
  readonly sessionId?: string
  readonly streaming?: boolean
  readonly lastEventId?: string
}

/** One message of a stream: an event, or a heartbeat. */
export interface Message {
  /** Of its `id:` line; empty when it has none. */
  readonly id: string
  /** Undefined for an empty `data:` line. */
  readonly data: Json | undefined
}

export const attribution = { 'X-Skill-Source': 'conformance', 'X-Skill-Version': '1.0.0', 'X-Skill-Platform': 'unknown' }

/** One anonymous user with one session, which the rows share. */
export interface Client {
  readonly base: string
  readonly clientId: string
  readonly tokenReply: Reply
  readonly sessionReply: Reply
  readonly token: string
  readonly userId: string
  readonly sessionId: string
  readonly call: Call
  /** A turn of `/run_sse`, message by message; leaving the loop leaves the connection. */
  hear(text: string, options?: SayOptions): AsyncGenerator<Message>
  /** The events of a whole turn, without heartbeats. */
  say(text: string, options?: SayOptions): Promise<Json[]>
  newSession(language?: string): Promise<string>
  /** A second user, the same at every call. */
  other(): Promise<{ token: string; userId: string }>
}

type Call = (method: string, path: string, options?: CallOptions) => Promise<Reply>

export async function connect(base: string): Promise<Client> {
  // As long as an id may be, and no UUID.
  const clientId = `conformance ${randomUUID()}`.padEnd(64, '~')
  let token = ''
  const open = async (method: string, path: string, { token: chosen = token, body, headers }: CallOptions = {}): Promise<Response> => {
    const isRaw = typeof body === 'string' || body instanceof FormData || body === undefined
    return await fetch(new URL(path, base), {
      method,
      headers: {
        ...(chosen && { authorization: `Bearer ${chosen}` }),
        ...(!(body instanceof FormData) && body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? (body as string | FormData) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(300_000),
    })
  }
  const call: Call = async (...request) => {
    const response = await open(...request)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parse(text) }
  }
  const askToken = async (id: string): Promise<Reply> => {
    const reply = await call('POST', '/api/auth/anonymous-token', { token: null, headers: { 'X-Client-Id': id } })
    if (reply.status !== 200) throw new Error(`no anonymous token: ${reply.status} ${reply.text}`)
    return reply
  }
  const askSession = async (language = 'en'): Promise<Reply> => {
    const reply = await call('POST', '/api/tasks/me/with-session/nemo_agent', { body: { task_name: 'project', language } })
    if (reply.status !== 200) throw new Error(`no session: ${reply.status} ${reply.text}`)
    return reply
  }
  const tokenReply = await askToken(clientId)
  token = tokenReply.json.data.token as string
  const sessionReply = await askSession()
  const { session_id: sessionId } = sessionReply.json.data as Json
  async function* hear(text: string, { sessionId: session = sessionId as string, streaming, lastEventId }: SayOptions = {}): AsyncGenerator<Message> {
    const message = { app_name: 'nemo_agent', user_id: 'me', session_id: session, new_message: { parts: [{ text }] } }
    const body = { ...message, ...(streaming !== undefined && { streaming }) }
    const headers = { accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) }
    const response = await open('POST', '/run_sse', { body, headers })
    if (response.status !== 200) throw new Error(`/run_sse: ${response.status} ${await response.text()}`)
    let rest = ''
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + part).split('\n\n')
      rest = messages.pop()!
      yield* messages.map(messageOf)
    }
  }
  let second: Promise<{ token: string; userId: string }> | undefined
  return {
    base, clientId, tokenReply, sessionReply, token, sessionId, call, hear,
    userId: tokenReply.json.data.user_id as string,
    say: async (text, options) => {
      const events: Json[] = []
      for await (const { data } of hear(text, options)) if (data && data.type !== 'heartbeat') events.push(data)
      return events
    },
    newSession: async (language) => (await askSession(language)).json.data.session_id as string,
    other: async () => await (second ??= askToken(randomUUID()).then(({ json }) => ({ token: json.data.token as string, userId: json.data.user_id as string }))),
  }
}

function messageOf(text: string): Message {
  const lines = text.split('\n')
  const data = lines.find((line) => line.startsWith('data:'))?.slice(5).trim()
  return { id: lines.find((line) => line.startsWith('id:'))?.slice(3).trim() ?? '', data: data ? (JSON.parse(data) as Json) : undefined }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return {}
  }
}
