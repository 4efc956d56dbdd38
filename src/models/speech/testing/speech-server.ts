/** For tests only: a server on loopback that speaks the protocol of a provider of speech and checks what it is sent. */
import { once } from 'node:events'
import { type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type SpeechMove =
  | { readonly wav: (text: string) => Promise<Buffer> }
  | { readonly text: string }
  | { readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
  /** What is no answer of the provider's, or a sound that is none. */
  | 'garbage'
  /** The connection ends in the middle of the sound. */
  | 'broken'
  /** What is told to be there is not there any more. */
  | 'expired'
  /** Nothing is answered, ever. */
  | 'hangs'

export interface SpeechRequest {
  readonly fields: Readonly<Record<string, unknown>>
  /** What is to be spoken. */
  readonly text: string
  readonly file?: Buffer
}

export interface SpeechProtocol {
  /** Behind the address of the server. */
  readonly base: string
  /** @returns A text for what is not as it is documented. */
  read(path: string, body: Response): Promise<SpeechRequest | string>
  /** What a refusal looks like. */
  failure(status: number, message: string): object
  heard(text: string): object
  /** The answer that tells where a sound lies; undefined where the sound itself is the answer. */
  spoken?(url: string): object
}

export interface SpeechServer {
  readonly url: string
  /** What is answered, move by move; the last one again and again. */
  moves: SpeechMove[]
  /** Requests that were well-formed, oldest first. */
  readonly asked: readonly (Omit<SpeechRequest, 'text'> & { readonly path: string })[]
  /** What was wrong with the others. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

export async function openSpeechServer(key: string, protocol: SpeechProtocol): Promise<SpeechServer> {
  const asked: (Omit<SpeechRequest, 'text'> & { path: string })[] = []
  const faults: string[] = []
  const files: Buffer[] = []
  let moves: SpeechMove[] = []
  let url = ''
  const http = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const path = `${request.method} ${request.url}`
    const file = /^GET \/files\/(\d+)\.wav\?Expires=1$/.exec(path)?.[1]
    if (file !== undefined) {
      if (request.headers.authorization !== undefined) faults.push('the key was sent to where the sound lies')
      return sendSound(response, files[Number(file)]!)
    }
    if (request.headers.authorization !== `Bearer ${key}`) return json(response, 401, protocol.failure(401, 'Incorrect API key provided.'))
    const body = new Response(Buffer.concat(parts), { headers: { 'content-type': request.headers['content-type'] ?? '' } })
    const read = await protocol.read(path, body)
    if (typeof read === 'string') {
      faults.push(read)
      return json(response, 400, protocol.failure(400, read))
    }
    const { text, ...rest } = read
    asked.push({ path, ...rest })
    const move = moves.length > 1 ? moves.shift()! : moves[0]!
    if (move === 'hangs') return
    if (typeof move === 'object' && 'status' in move) return json(response, move.status, protocol.failure(move.status, move.message), move.headers)
    if (typeof move === 'object' && 'text' in move) return json(response, 200, protocol.heard(move.text))
    if (move === 'garbage' && protocol.spoken) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>no sound')
    const sound = typeof move === 'object' ? await move.wav(text) : Buffer.from(move === 'garbage' ? 'no sound' : move)
    if (!protocol.spoken) return sendSound(response, sound)
    json(response, 200, protocol.spoken(`${url}/files/${files.push(sound) - 1}.wav?Expires=1`))
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    url: `${url}${protocol.base}`,
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

function sendSound(response: ServerResponse, sound: Buffer): void {
  if (sound.equals(Buffer.from('expired'))) return json(response, 403, { code: 'AccessDenied', message: 'Request has expired.' })
  if (sound.equals(Buffer.from('broken'))) {
    response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': 100_000 }).write(Buffer.alloc(500), () => response.destroy())
    return
  }
  response.writeHead(200, { 'content-type': 'audio/wav' }).end(sound)
}

function json(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
