/** For tests only: a server on loopback that speaks the audio part of the OpenAI API and checks what it is sent. */
import { once } from 'node:events'
import { type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** `POST /audio/speech`, as documented by OpenAI in November 2025. */
const speechRequest = z.strictObject({
  model: z.string().min(1),
  input: z.string().min(1).max(4096),
  voice: z.string().min(1),
  response_format: z.enum(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm']),
  speed: z.number().min(0.25).max(4).optional(),
  instructions: z.string().optional(),
})

/** `POST /audio/transcriptions`: the fields of the form beside its file. */
const transcriptionFields = z.strictObject({
  model: z.string().min(1),
  language: z.string().regex(/^[a-z]{2,3}$/).optional(),
  response_format: z.enum(['json', 'text', 'srt', 'verbose_json', 'vtt']).optional(),
  prompt: z.string().optional(),
  temperature: z.coerce.number().min(0).max(1).optional(),
  'timestamp_granularities[]': z.enum(['word', 'segment']).optional(),
})

export type SpeechMove =
  | { readonly wav: (text: string) => Promise<Buffer> }
  | { readonly text: string }
  | { readonly status: number; readonly message: string }
  | 'garbage'

export interface SpeechServer {
  readonly url: string
  /** What is answered, move by move; the last one again and again. */
  moves: SpeechMove[]
  /** Requests that were well-formed, oldest first. */
  readonly asked: readonly { readonly path: string; readonly fields: Readonly<Record<string, unknown>>; readonly file?: Buffer }[]
  /** What was wrong with the others. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

export async function openSpeechServer(key: string): Promise<SpeechServer> {
  const asked: { path: string; fields: Record<string, unknown>; file?: Buffer }[] = []
  const faults: string[] = []
  let moves: SpeechMove[] = []
  const http = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const path = `${request.method} ${request.url}`
    const fault = (reason: string): void => {
      faults.push(reason)
      json(response, 400, { error: { message: reason, type: 'invalid_request_error' } })
    }
    if (request.headers.authorization !== `Bearer ${key}`) return json(response, 401, { error: { message: 'Incorrect API key provided.' } })
    const body = new Response(Buffer.concat(parts), { headers: { 'content-type': request.headers['content-type'] ?? '' } })
    let fields: Record<string, unknown>
    let file: Buffer | undefined
    if (path === 'POST /v1/audio/speech') {
      const read = speechRequest.safeParse(await body.json())
      if (!read.success) return fault(read.error.message)
      fields = read.data
    } else if (path === 'POST /v1/audio/transcriptions') {
      const form = await body.formData()
      const sent = form.get('file')
      if (!(sent instanceof File) || !/\.(?:wav|mp3|m4a|ogg|webm|flac|mp4)$/.test(sent.name)) return fault(`file: ${sent instanceof File ? sent.name : String(sent)}`)
      file = Buffer.from(await sent.arrayBuffer())
      const read = transcriptionFields.safeParse(Object.fromEntries([...form.entries()].filter(([name]) => name !== 'file')))
      if (!read.success) return fault(read.error.message)
      fields = read.data
    } else return fault(`no such route: ${path}`)
    asked.push({ path, fields, ...(file && { file }) })
    const move = moves.length > 1 ? moves.shift()! : moves[0]!
    if (move === 'garbage') return void response.writeHead(200, { 'content-type': 'audio/wav' }).end('no sound')
    if ('status' in move) return json(response, move.status, { error: { message: move.message, type: 'error' } })
    if ('text' in move) return json(response, 200, { text: move.text })
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(await move.wav(String(fields.input)))
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    get moves() {
      return moves
    },
    set moves(next) {
      moves = next
    },
    asked,
    faults,
    async close() {
      http.close().closeAllConnections()
      await once(http, 'close').catch(() => {})
    },
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
