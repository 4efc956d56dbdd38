/** Whatever is sent to whatever route, the answer is never "something went wrong on the server". */
import assert from 'node:assert/strict'
import { Agent, type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { waitFor } from '../process/testing.ts'
import { accessOf } from './access.ts'
import { type TestServer, openTestServer } from './testing.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

/** Bounded and repeatable; other seeds find other things, and every one that was found became an example below. */
const seed = Number(process.env.FUZZ_SEED ?? 20261125)
const runsPerRoute = Number(process.env.FUZZ_RUNS ?? 4)

let server: TestServer
let url: URL
let token: string
let known: readonly string[]
before(async () => {
  server = await openTestServer({
    env: { REELSMITH_ANON_CREDITS: '0', REELSMITH_UPLOAD_MB: '1' },
    handlers: {
      video: new URL('__fixtures__/film.ts', import.meta.url),
      generate: new URL('__fixtures__/small-clip.ts', import.meta.url),
      render: new URL('__fixtures__/small-film.ts', import.meta.url),
    },
  })
  url = new URL(await server.listen())
  token = (await server.newUser()).token
  const { json } = await server.call('POST', '/api/tasks/me/with-session/x', { token })
  known = ['me', json.session_id as string, json.task_id as string]
})
after(async () => await server.close())

interface Shot {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Sends it as it is; a stream that doesn't end is left after its first bytes. */
async function shoot({ method, path, headers, body }: Shot): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const sending = httpRequest({ host: url.hostname, port: url.port, method, path, headers, agent: false }, (response) => {
    let text = ''
    const done = (): void => resolve({ status: response.statusCode!, headers: response.headers, text })
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (response.headers['content-type']?.startsWith('text/event-stream') && path.includes('/operations')) {
        done()
        sending.destroy()
      }
    })
    response.once('end', done).once('close', done)
  })
  sending.once('error', reject)
  sending.end(body)
  return await promise
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const oddWords = [
  '', ' ', '0', '-1', '1e999', 'null', 'true', '../../etc/passwd', '..%2f..', '%00', '%ff', '%', '%E0%A4%A', "' or 1=1 --", '日本語', '👩‍🚀',
  '\u202e', 'a'.repeat(3000), '{}', '<script>', 'constructor', '__proto__', 'lambda', '1234567890123456789',
]
const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...oddWords) }, fc.string({ unit: 'binary', maxLength: 40 }))

/** A segment of a path as it is sent: mostly well encoded, sometimes not. */
const segment = fc.oneof(
  { weight: 3, arbitrary: fc.nat(2).map((index) => known[index]!) },
  word.map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom('%00', '%ff', '%zz', '..;', '%2e%2e', '~'),
)

const names = [
  'id', 'sessionId', 'session_id', 'new_message', 'newMessage', 'parts', 'text', 'draft', 'output', 'format', 'width', 'fps', 'crf', 'ratio', 'urls',
  'source_type', 'name', 'password', 'bind', 'scopes', 'expires_in_days', 'task_name', 'language', 'input', 'baseVersion', 'prompt', 'skill', 'url', 'events',
  'v', 'd', 'm', 't', 'sg', 'tt', 'start', 'asset', 'speed', 'credits', 'plan', 'task_id', 'streaming', '__proto__', 'constructor', 'toString',
]
const leaf = fc.oneof(
  word,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, '\0', '\ud800', 'x'.repeat(25_000)),
  fc.nat(2).map((index) => known[index]!),
)
const anyValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 })),
})).value

/** Bodies that some route takes; a member of each is replaced. */
const goodBodies = (): readonly Json[] => [
  { session_id: known[1], new_message: { parts: [{ text: 'hello' }] }, streaming: true },
  { id: 'render_1', sessionId: known[1], draft: { v: 1, d: 1000, m: {}, t: [{ id: 'a', tt: 7, d: 1000, sg: [{ id: 'b', d: 1000, m: { text: 'x', start: 0 } }] }] }, output: { format: 'mp4', quality: 'high' } },
  { urls: ['http://127.0.0.1:1/a.png'], source_type: 'url' },
  { name: 'someone', password: 'correct horse', scopes: ['read'], expires_in_days: 3 },
  { input: { ratio: '9:16' }, baseVersion: 0 },
  { skill: 'x', prompt: 'the sea', input: { prompt: 'the sea', duration: 3 } },
  { url: 'http://127.0.0.1:1/hook', events: ['render.completed'] },
  { task_name: 'project', language: 'en' },
  { credits: 10, plan: 'registered', id: known[1] },
]

function mutate(body: Json, at: number, value: unknown): Json {
  const copy = structuredClone(body)
  const places: (() => void)[] = []
  const visit = (object: Json): void => {
    for (const key of Object.keys(object)) {
      places.push(() => void (object[key] = value), () => void delete object[key])
      if (typeof object[key] === 'object' && object[key] !== null) visit(object[key] as Json)
    }
  }
  visit(copy)
  places[at % places.length]!()
  return copy
}

const jsonBody = fc.oneof(
  fc.tuple(fc.nat(8), fc.nat(60), anyValue).map(([which, at, value]) => utf8(JSON.stringify(mutate(goodBodies()[which]!, at, value)))),
  anyValue.map((value) => utf8(JSON.stringify(value) ?? '')),
)
const brokenBody = fc.oneof(
  jsonBody.chain((bytes) => fc.nat(Math.max(0, bytes.length - 1)).map((length) => bytes.subarray(0, length))),
  fc.uint8Array({ maxLength: 200 }),
  fc.constantFrom(utf8('['.repeat(50_000)), utf8('\ufeff{}'), Buffer.from('{"text":"x"}', 'utf16le'), utf8('a=1&b=2'), utf8(`{"prompt":"${'\\u0000'.repeat(100)}"}`)),
)
const multipart = fc.tuple(word, fc.uint8Array({ maxLength: 300 }), fc.constantFrom('files', 'files[]', 'x', ''), fc.boolean()).map(([name, content, field, isWhole]) => {
  const head = `--b\r\nContent-Disposition: form-data; name="${field}"; filename="${name.replace(/[\r\n"]/g, '')}"\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from(isWhole ? '\r\n--b--\r\n' : '\r\n--')])
})
const body = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(jsonBody, fc.constantFrom('application/json', 'application/json', 'text/plain', 'application/x-www-form-urlencoded')) },
  { weight: 2, arbitrary: fc.tuple(brokenBody, fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'image/png', 'x')) },
  { weight: 1, arbitrary: fc.tuple(multipart, fc.constant('multipart/form-data; boundary=b')) },
  { weight: 1, arbitrary: fc.constant([undefined, 'application/json'] as const) },
)

/** What a header can hold at all. */
const headerWord = fc.oneof(fc.constantFrom('bytes=0-1', 'bytes=9-1', 'bytes=-', 'x:1', 'e:999999999', 'a'.repeat(2000), '*/*', 'text/event-stream', '-1'), fc.string({ maxLength: 60 })).map((text) => text.replace(/[^\x20-\x7e]/g, '?'))
const oddHeaders = fc.dictionary(
  fc.constantFrom('last-event-id', 'idempotency-key', 'range', 'accept', 'x-client-id', 'cookie', 'origin', 'x-forwarded-for', 'accept-language', 'if-none-match'),
  headerWord,
  { maxKeys: 3 },
)
const query = fc.dictionary(fc.constantFrom('limit', 'after', 't', 'w', 'session_id', 'id', 'bind', 'ct', 'next', 'expires', 'signature'), word, { maxKeys: 3 })
const authorization = fc.oneof({ weight: 6, arbitrary: fc.constant('own') }, fc.constantFrom('none', 'Bearer', 'Bearer nmv_usr_x', 'Basic eDp4', 'Bearer a b'))

/** Routes whose success takes the token away from the ones after it. */
const endsToken = new Set(['POST /api/auth/logout', 'DELETE /api/me'])

async function look(route: string, path: string, shot: Omit<Shot, 'path' | 'method'>, who: string): Promise<void> {
  const authorized = who === 'own' && !endsToken.has(route) ? `Bearer ${token}` : who === 'own' || who === 'none' ? undefined : who
  const headers = { 'x-skill-source': 's', 'x-skill-version': '1', 'x-skill-platform': 'p', ...shot.headers, ...(authorized && { authorization: authorized }) }
  const logged = server.lines.length
  const answer = await shoot({ method: route.split(' ')[0]!, path, headers, body: shot.body })
  const said = `${route} ${path.slice(0, 300)}: ${answer.status} ${answer.text.slice(0, 500)}`
  assert.ok(answer.status < 500, `${said}\n${server.lines.slice(logged).join('\n')}`)
  assert.doesNotMatch(answer.text, /\n\s+at .*:\d+:\d+|node_modules|\/src\//, said)
  if (answer.status >= 400 && answer.headers['content-type']?.includes('json')) {
    const reply = JSON.parse(answer.text) as Json
    assert.equal(typeof (reply.message ?? reply.detail ?? reply.error?.message), 'string', said)
  }
}

describe('a request that makes no sense', () => {
  for (const route of Object.keys(accessOf)) {
    it(`should be answered by ${route} with what is wrong with it`, async () => {
      const pattern = route.split(' ')[1]!
      const segments = fc.tuple(...pattern.split('/').filter((part) => part.startsWith(':')).map(() => segment))
      const shots = fc.record({ segments, query, headers: oddHeaders, body, who: authorization })
      await fc.assert(
        fc.asyncProperty(shots, async ({ segments: values, query: asked, headers, body: [content, type], who }) => {
          let next = 0
          const path = pattern.replace(/:\w+/g, () => values[next++]!)
          const search = new URLSearchParams(Object.entries(asked).map(([name, value]): [string, string] => [name, value.toWellFormed()])).toString()
          const hasBody = route.startsWith('POST') && content !== undefined
          const shot = { headers: { ...headers, ...(hasBody && { 'content-type': type }) }, body: hasBody ? content : undefined }
          await look(route, search ? `${path}?${search}` : path, shot, who)
        }),
        { seed, numRuns: runsPerRoute, endOnFailure: true },
      )
    })
  }

  it('should be refused when it is too large, before all of it is read', async () => {
    const attribution = { 'x-skill-source': 's', 'x-skill-version': '1', 'x-skill-platform': 'p' }
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...attribution }
    const huge = utf8(JSON.stringify({ session_id: known[1], new_message: { parts: [{ text: 'x'.repeat(9 * 1024 * 1024) }] } }))
    for (const path of ['/run_sse', '/api/render/proxy/lambda', '/v1/run']) {
      const { status, text } = await shoot({ method: 'POST', path, headers, body: huge })
      assert.deepEqual([status, (JSON.parse(text) as Json).code], [413, 4002], path)
    }
  })

  it('should be no failure of the server when it breaks off', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': '100' }
    const sending = httpRequest({ host: url.hostname, port: url.port, method: 'POST', path: '/run_sse', headers, agent: false }).on('error', () => {})
    const before = server.lines.length
    sending.write('{"session_id"')
    await waitFor('the request', () => server.parts.metrics.open > 0)
    sending.destroy()
    await waitFor('its line in the log', () => server.lines.length > before)
    assert.match(server.lines.slice(before).join('\n'), /^[^\n]*POST \/run_sse","status":400/)
  })

  it('should leave its connection to the requests after it, however large it was', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = async (method: string, path: string, headers: Record<string, string>, content?: Uint8Array): Promise<number | undefined> => {
      const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
      const sending = httpRequest({ host: url.hostname, port: url.port, agent, method, path, headers }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode))
      })
      sending.once('error', reject).end(content)
      return await promise
    }
    const huge = new Uint8Array(9 * 1024 * 1024)
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    for (const [name, value] of [['content-length', String(huge.length)], ['transfer-encoding', 'chunked']] as const) {
      assert.equal(await ask('POST', '/v1/run', { ...headers, [name]: value }, huge), 413)
      assert.equal(await ask('GET', '/healthz', {}), 200)
    }
    agent.destroy()
  })

  it('should be refused when a part that nobody asked for breaks off', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', authorization: `Bearer ${token}` }
    const content = utf8('--b\r\nContent-Disposition: form-data; name="x"; filename="a.png"\r\n\r\nabc\r\n--')
    const { status } = await shoot({ method: 'POST', path: `/api/upload-video/x/me/${known[1]}`, headers, body: content })
    assert.equal(status, 400)
  })

  it('should leave the server well', async () => {
    assert.equal((await shoot({ method: 'GET', path: '/readyz', headers: {}, body: undefined })).status, 200)
    const { status } = await server.call('GET', '/api/credits/balance/simple', { token })
    assert.equal(status, 200)
  })
})
