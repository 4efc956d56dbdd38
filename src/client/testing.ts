/** For tests only: a small real HTTP server that behaves, or misbehaves, as each test says. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { NemoClient } from './client.ts'
import { createClient } from './client.ts'

export interface Received {
  readonly method: string
  /** Path with query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export type Answer = (request: Received, response: ServerResponse) => void | Promise<void>

export interface TestServer {
  readonly url: string
  /** All requests, in order. */
  readonly requests: readonly Received[]
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Answers by `METHOD /path`; the last of several answers is repeated. What isn't listed is 404.
 * Dispose it with `await using`.
 */
export async function testServer(answers: Record<string, Answer | Answer[]>): Promise<TestServer> {
  const requests: Received[] = []
  const counts = new Map<string, number>()
  const http = createServer((request, response) => {
    void (async () => {
      const { method = '', url: path = '', headers } = request
      const received: Received = { method, path, headers, body: await buffer(request) }
      requests.push(received)
      const key = `${method} ${path}`
      const listed =
        answers[key] ??
        ((_: Received, reply: ServerResponse) => sendJson(reply, { code: 404, message: 'not here' }, 404))
      const all = Array.isArray(listed) ? listed : [listed]
      const count = counts.get(key) ?? 0
      counts.set(key, count + 1)
      await all[Math.min(count, all.length - 1)]!(received, response)
    })()
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** Answers with `data` in the envelope. */
export function ok(data: object): Answer {
  return (_, response) => sendJson(response, { code: 0, message: 'ok', data })
}

/** Answers with an error of the contract. */
export function refuse(
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return (_, response) => sendJson(response, { code, message, data: null }, status, headers)
}

/** Answers with a stream of these bytes and closes. */
export function stream(text: string): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(text)
  }
}

export const tokenAnswer: Answer = ok({
  token: 'nmv_usr_first',
  user_id: 'anon_1',
  expires_at: '2999-01-01T00:00:00Z',
  credits: 100,
})

/** A client whose waits take no time; they are noted in `waitsMs`. */
export function testClient(
  url: string,
  options: { token?: string } = {},
): { client: NemoClient; waitsMs: number[] } {
  const waitsMs: number[] = []
  const client = createClient({
    baseUrl: `${url}/`,
    fetch,
    skill: { source: 'veo-3-ai', version: '1.2.3', platform: 'unknown' },
    clientId: 'test-client',
    sleep: async (ms) => void waitsMs.push(ms),
    streamsUploads: true,
    ...options,
  })
  return { client, waitsMs }
}
