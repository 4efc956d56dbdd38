/** For tests only: a provider on loopback that speaks its protocol, checks what it is sent, and answers as it is told. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import type { z } from 'zod'
import { runFfmpeg } from '../../../media/ffmpeg.ts'

/** What a provider says of a job: `refused` and `failed` are told in its own way. */
export type JobState = 'waiting' | 'working' | 'done' | { readonly refused: string }

export interface Asked {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What to answer; undefined for a path that the provider does not have. */
export type Answer = { readonly status?: number; readonly json: unknown } | { readonly file: Buffer } | undefined

export interface Protocol {
  /** The row of the table of models, without its address. */
  readonly row: Record<string, unknown> & { readonly name: string; readonly api: string }
  /** Whether a request has the key in the provider's way. */
  isAuthorised(headers: IncomingHttpHeaders): boolean
  /** Whether a request has no key because it goes elsewhere. */
  isKeyless?(what: string): boolean
  /** Method and path of each kind of request. */
  readonly paths: { readonly order: RegExp; /** Where it is asked how far a job is. */ readonly question?: RegExp; readonly clip: RegExp; readonly cancel?: RegExp }
  answer(asked: Asked, provider: Provider): Answer | Promise<Answer>
  /** An error as the provider tells it. */
  failure(status: number, message: string): unknown
  /** What an order is to look like for `order` of the suite. */
  readonly ordered: unknown
}

export class Provider {
  /** What was ordered, as it was sent. */
  readonly orders: unknown[] = []
  /** Files that were uploaded for orders, as they were sent. */
  readonly uploads: Buffer[] = []
  /** What was wrong with requests; to be empty. */
  readonly problems: string[] = []
  /** Method and path of all requests. */
  readonly heard: string[] = []
  /** How many requests were waiting for their answers at once, at most. */
  mostAtOnce = 0
  /** What the next requests that match get instead of an answer, in order. */
  readonly faults: { readonly of: RegExp; answer(response: ServerResponse): void }[] = []
  /** Called when a request was acted on, before it is answered; and when it was answered. */
  acted?: (what: string) => void | Promise<void>
  answered?: (what: string) => void
  /** How long it thinks about each. */
  answerAfterMs = 0
  /** What is said of a job, one after the other; the last one stays. */
  states: JobState[] = ['done']
  clip: Buffer
  url = ''

  constructor(clip: Buffer) {
    this.clip = clip
  }

  state(): JobState {
    return this.states.length > 1 ? this.states.shift()! : this.states[0]!
  }

  /** Keeps an order that is as the provider documents it. @returns Its number, from 1. */
  order(schema: z.ZodType, sent: unknown): number {
    const read = schema.safeParse(sent)
    if (!read.success) this.problems.push(`order: ${read.error.message}`)
    return this.orders.push(sent)
  }
}

export interface OpenProvider extends Provider {
  close(): Promise<void>
}

export const testKey = 'loopback-key'

/**
 * A clip of 2 s, 64×36.
 *
 * @param picture - A source of ffmpeg's.
 */
export async function testClip(folder: string, picture = 'testsrc=size=64x36:rate=10:duration=2'): Promise<Buffer> {
  const file = join(folder, 'provider.mp4')
  const source = ['-f', 'lavfi', '-i', picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
  await runFfmpeg([...source, '-movflags', '+faststart', file], { timeoutMs: 30_000, what: 'making a clip' })
  return await readFile(file)
}

/** A picture of 64×36 that takes some kilobytes. */
export async function testPicture(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  return await sharp({ create: { width: 64, height: 36, channels: 3, background: '#204080', noise } }).png().toBuffer()
}

export async function openProvider(protocol: Protocol, clip: Buffer): Promise<OpenProvider> {
  const provider = new Provider(clip)
  let waiting = 0
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const asked = { method: request.method!, path: request.url!, headers: request.headers, body: Buffer.concat(parts) }
      const what = `${asked.method} ${asked.path}`
      provider.heard.push(what)
      provider.mostAtOnce = Math.max(provider.mostAtOnce, ++waiting)
      response.once('close', () => waiting--)
      const isFile = protocol.paths.clip.test(what) && asked.path.startsWith('/files/')
      if (!isFile && !protocol.isKeyless?.(what) && !protocol.isAuthorised(asked.headers)) provider.problems.push(`${what}: no key`)
      if (provider.answerAfterMs > 0) await sleep(provider.answerAfterMs)
      const fault = provider.faults.findIndex(({ of }) => of.test(what))
      if (fault >= 0) return provider.faults.splice(fault, 1)[0]!.answer(response)
      const answer = isFile ? { file: provider.clip } : await protocol.answer(asked, provider)
      await provider.acted?.(what)
      response.once('finish', () => provider.answered?.(what))
      if (!answer) {
        provider.problems.push(`${what}: no such request`)
        return void response.writeHead(404).end()
      }
      if ('file' in answer) return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(answer.file)
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.json))
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(provider, {
    async close() {
      server.close().closeAllConnections()
      await once(server, 'close')
    },
  })
}

/** An answer that says what went wrong. */
export function fail(protocol: Protocol, status: number, message: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(protocol.failure(status, message)))
  }
}

/** The fields of a multipart body; files as the text `file`. */
export async function formFields({ headers, body }: Asked): Promise<Record<string, string>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } }).formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : 'file']))
}

export function jsonOf({ body }: Asked): unknown {
  return JSON.parse(body.toString() || 'null')
}
