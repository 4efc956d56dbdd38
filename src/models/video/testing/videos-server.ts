/** For tests only: a server of the Videos API on loopback that checks what it is sent and answers as it is told. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runFfmpeg } from '../../../media/ffmpeg.ts'

export interface VideosServer {
  readonly url: string
  /** Fields of the orders that were taken. */
  readonly orders: Record<string, string>[]
  /** What was wrong with requests; to be empty. */
  readonly problems: string[]
  /** Paths of all requests, with their methods. */
  readonly heard: string[]
  /** What the next requests whose method and path match get instead of an answer, in order. */
  readonly faults: { readonly of: RegExp; answer(response: ServerResponse): void }[]
  /** What `GET /videos/{id}` says, one after the other; the last one stays. */
  states: object[]
  clip: Buffer
  close(): Promise<void>
}

export const testKey = 'loopback-key'

/** A clip of 2 s, 64×36. */
export async function testClip(folder: string): Promise<Buffer> {
  const file = join(folder, 'provider.mp4')
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x36:rate=10:duration=2', '-c:v', 'libx264', '-preset', 'ultrafast']
  await runFfmpeg([...source, '-movflags', '+faststart', file], { timeoutMs: 30_000, what: 'making a clip' })
  return await readFile(file)
}

export async function openVideosServer(clip: Buffer): Promise<VideosServer> {
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const state: VideosServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    orders: [],
    problems: [],
    heard: [],
    faults: [],
    states: [{ status: 'completed', progress: 100 }],
    clip,
    async close() {
      server.close().closeAllConnections()
      await once(server, 'close')
    },
  }
  const json = (response: ServerResponse, body: object): void => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(body))
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const what = `${request.method} ${request.url}`
    state.heard.push(what)
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (request.headers.authorization !== `Bearer ${testKey}`) state.problems.push(`${what}: authorization`)
    const fault = state.faults.findIndex(({ of }) => of.test(what))
    if (fault >= 0) return state.faults.splice(fault, 1)[0]!.answer(response)
    const [, id, rest] = /^\/v1\/videos(?:\/(video_\d+))?(\/content)?$/.exec(request.url ?? '') ?? []
    if (what === 'POST /v1/videos') {
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const form = await new Response(Buffer.concat(parts), { headers }).formData()
      const fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
      const names = Object.keys(fields).toSorted().join(' ')
      if (names !== 'model prompt seconds size' || !/^\d+x\d+$/.test(fields.size!)) state.problems.push(`order: ${names}`)
      state.orders.push(fields)
      return json(response, { id: `video_${state.orders.length}`, object: 'video', status: 'queued', progress: 0 })
    }
    if (id === undefined || Number(id.slice(6)) > state.orders.length) return fail(404, 'no such video')(response)
    if (request.method === 'GET' && rest) {
      response.setHeader('content-type', 'video/mp4')
      return void response.end(state.clip)
    }
    if (request.method === 'DELETE' && !rest) return json(response, { id, object: 'video.deleted', deleted: true })
    if (request.method !== 'GET') return void state.problems.push(what)
    const said = state.states.length > 1 ? state.states.shift()! : state.states[0]!
    json(response, { id, object: 'video', ...said })
  }
  return state
}

/** An answer of the API that says what went wrong. */
export function fail(status: number, message: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ error: { message } }))
  }
}
