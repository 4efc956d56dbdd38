/** The contract as a skill's `curl` lines speak it: plain HTTP, nothing of our own client. */

export interface Nemo {
  readonly token: string
  readonly sessionId: string
  get(path: string): Promise<Response>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** One turn: every event of the stream, in order. */
  say(text: string): AsyncGenerator<Record<string, unknown>>
}

export const attribution = { 'x-skill-source': 'test', 'x-skill-version': '1.0.0', 'x-skill-platform': 'unknown' }

export async function connectNemo(url: string, clientId: string): Promise<Nemo> {
  const auth = await fetch(`${url}/api/auth/anonymous-token`, { method: 'POST', headers: { 'x-client-id': clientId } })
  const { token } = ((await auth.json()) as { data: { token: string } }).data
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post: Nemo['post'] = (path, body, more = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const created = await post('/api/tasks/me/with-session/nemo_agent', { task_name: 'project', language: 'en' })
  const { session_id: sessionId } = ((await created.json()) as { data: { session_id: string } }).data
  return {
    token,
    sessionId,
    post,
    get: (path) => fetch(url + path, { headers }),
    async *say(text) {
      const response = await post('/run_sse', {
        app_name: 'nemo_agent',
        user_id: 'me',
        session_id: sessionId,
        new_message: { parts: [{ text }] },
      })
      let rest = ''
      for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
        rest += part
        const messages = rest.split('\n\n')
        rest = messages.pop()!
        for (const message of messages) {
          const data = message.replace(/^data: ?/, '')
          if (data !== '') yield JSON.parse(data) as Record<string, unknown>
        }
      }
    },
  }
}
