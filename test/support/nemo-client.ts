/** The contract as a skill's `curl` lines speak it: plain HTTP, nothing of our own client. */

export interface Nemo {
  readonly token: string
  readonly sessionId: string
  get(path: string): Promise<Response>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** One turn: every event of the stream, in order; after `lastEventId`, the rest of one that was heard in part. */
  say(text: string, options?: { lastEventId?: string }): AsyncGenerator<Record<string, unknown>>
  /** The id of the event that `say` gave last. */
  lastEventId(): string | undefined
}

export const attribution = { 'x-skill-source': 'test', 'x-skill-version': '1.0.0', 'x-skill-platform': 'unknown' }

/** @param earlier - Whose session to go on with, instead of a new one. */
export async function connectNemo(url: string, clientId: string, earlier?: Nemo): Promise<Nemo> {
  const auth = await fetch(`${url}/api/auth/anonymous-token`, { method: 'POST', headers: { 'x-client-id': clientId } })
  const { token } = ((await auth.json()) as { data: { token: string } }).data
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post: Nemo['post'] = (path, body, more = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const createSession = async (): Promise<string> => {
    const created = await post('/api/tasks/me/with-session/nemo_agent', { task_name: 'project', language: 'en' })
    return ((await created.json()) as { data: { session_id: string } }).data.session_id
  }
  const sessionId = earlier?.sessionId ?? (await createSession())
  let lastEventId: string | undefined
  return {
    token,
    sessionId,
    post,
    lastEventId: () => lastEventId,
    get: (path) => fetch(url + path, { headers }),
    async *say(text, options = {}) {
      const body = { app_name: 'nemo_agent', user_id: 'me', session_id: sessionId, new_message: { parts: [{ text }] } }
      const resuming: Record<string, string> = options.lastEventId ? { 'last-event-id': options.lastEventId } : {}
      const response = await post('/run_sse', body, resuming)
      let rest = ''
      for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
        rest += part
        const messages = rest.split('\n\n')
        rest = messages.pop()!
        for (const lines of messages.map((message) => message.split('\n'))) {
          const data = lines.find((line) => line.startsWith('data:'))?.slice(5).trim()
          lastEventId = lines.find((line) => line.startsWith('id:'))?.slice(3).trim() ?? lastEventId
          if (data) yield JSON.parse(data) as Record<string, unknown>
        }
      }
    },
  }
}
