import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { createClient } from './client.ts'
import type { XhrLike } from './xhr-fetch.ts'

const reply = JSON.stringify({ code: 0, message: 'ok', data: { files: [{ filename: 'a.mp4', file_type: 'video' }] } })

/** A browser's request, as far as it is used, that answers so after its progress; it answers nothing when that is undefined. */
function xhr(answer: { status: number; text: string } | 'breaks' | undefined) {
  const sent: { url: string; headers: Record<string, string>; bytes: number }[] = []
  class Xhr implements XhrLike {
    status = 0
    responseText = ''
    readonly #listeners = new Map<string, () => void>()
    #progress: (event: { loaded: number }) => void = () => {}
    readonly #request = { url: '', headers: {} as Record<string, string>, bytes: 0 }
    readonly upload = { addEventListener: (_: 'progress', listener: (event: { loaded: number }) => void) => void (this.#progress = listener) }
    addEventListener(type: string, listener: () => void): void {
      this.#listeners.set(type, listener)
    }
    open(method: string, url: string): void {
      this.#request.url = `${method} ${url}`
    }
    setRequestHeader(name: string, value: string): void {
      this.#request.headers[name] = value
    }
    getAllResponseHeaders(): string {
      return 'content-type: application/json\r\nretry-after: 7\r\n'
    }
    abort(): void {
      this.#listeners.get('abort')?.()
    }
    send(body: Blob): void {
      sent.push({ ...this.#request, bytes: body.size })
      for (const part of [1, 2, 4]) this.#progress({ loaded: (body.size * part) / 4 })
      if (answer === undefined) return
      if (answer !== 'breaks') Object.assign(this, { status: answer.status, responseText: answer.text })
      this.#listeners.get(answer === 'breaks' ? 'error' : 'load')?.()
    }
  }
  return { Xhr, sent }
}

async function upload(Xhr: (new () => XhrLike) | undefined, signal?: AbortSignal): Promise<{ fractions: number[]; result: unknown }> {
  const fractions: number[] = []
  const client = createClient({
    baseUrl: 'http://nemo',
    token: 't',
    clientId: 'c',
    skill: { source: 'test', version: '1', platform: 'unknown' },
    sleep: async () => {},
    fetch: async () => new Response(reply),
    XMLHttpRequest: Xhr,
  })
  const files = [{ name: 'a.mp4', content: new Blob([new Uint8Array(5_000_000)]) }]
  const result = await client.upload('12', files, { signal, onProgress: (fraction) => fractions.push(fraction) }).catch((error: unknown) => error)
  return { fractions, result }
}

describe('an upload without streamed bodies', () => {
  it('should tell how far it is where there is an XMLHttpRequest', async () => {
    const { Xhr, sent } = xhr({ status: 200, text: reply })
    const { fractions, result } = await upload(Xhr)
    assert.deepEqual(result, [{ filename: 'a.mp4', fileType: 'video' }])
    assert.deepEqual(fractions, [0.25, 0.5, 1])
    const [{ url, headers, bytes }] = sent as [(typeof sent)[0]]
    assert.equal(url, 'POST http://nemo/api/upload-video/nemo_agent/me/12')
    assert.equal(headers.authorization, 'Bearer t')
    assert.match(headers['content-type']!, /^multipart\/form-data; boundary=/)
    assert.ok(bytes > 5_000_000)
  })

  it('should tell its end alone where there is none', async () => {
    assert.deepEqual((await upload(undefined)).fractions, [1])
  })

  it('should tell what went wrong as any request does', async () => {
    const refused = await upload(xhr({ status: 413, text: '{"code":4002,"message":"No."}' }).Xhr)
    assert.ok(ReelsmithError.is(refused.result, 'request/too-large'))
    const broken = await upload(xhr('breaks').Xhr)
    assert.ok(ReelsmithError.is(broken.result, 'server/unreachable'))
    const cancel = new AbortController()
    const cancelled = upload(xhr(undefined).Xhr, cancel.signal)
    setImmediate(() => cancel.abort())
    assert.ok(ReelsmithError.is((await cancelled).result, 'job/cancelled'))
  })
})
