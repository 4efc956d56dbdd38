import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ErrorCode, ReelsmithError } from '../errors/error.ts'
import { smallFilm } from '../timeline/testing.ts'
import { encodeDraft } from '../wire/draft-encode.ts'
import { createClient } from './client.ts'
import { type FilmSession, type SessionEvent, openFilmSession } from './film-session.ts'
import { ok, refuse, testClient, testServer } from './testing.ts'

const film = encodeDraft(smallFilm(), 1)
const louder = structuredClone(film)!
louder.t[1]!.sg[0]!.m!.volume = 0.6
const volumeChange = 'BGM Lo-fi: volume 35% → 60%'

const event = (text: string, more: object = {}): string =>
  `data: ${JSON.stringify({ id: text, content: { role: 'model', parts: [{ text }] }, ...more })}\n\n`
const silence = 'data:\n\ndata: {"type":"heartbeat"}\n\n'

const reply = (data: unknown, status = 200, code = 0, message = 'ok', headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ code, message, data }), { status, headers: { 'content-type': 'application/json', ...headers } })
const stream = (body: string | ReadableStream<Uint8Array>): Response => new Response(body, { headers: { 'content-type': 'text/event-stream' } })

/** The first bytes, then a connection that breaks. */
function broken(bytes: Uint8Array<ArrayBuffer>): Response {
  let isSent = bytes.length === 0
  return stream(
    new ReadableStream({
      pull(controller) {
        if (isSent) controller.error(new TypeError('terminated'))
        else controller.enqueue(bytes)
        isSent = true
      },
    }),
  )
}

type Answers = Response | ((count: number) => Response)

interface Talk {
  readonly session: FilmSession
  /** Method and path of each request. */
  readonly requests: readonly string[]
  /** The words and session of each message. */
  readonly messages: readonly { session: string; text: string }[]
  readonly waitsMs: readonly number[]
}

/** A session on a server that answers messages with `run` and has these drafts, one a look, the last for ever. */
async function talk(run: Answers, drafts: readonly unknown[] = [film], language = 'en'): Promise<Talk> {
  const requests: string[] = []
  const messages: { session: string; text: string }[] = []
  const waitsMs: number[] = []
  let looks = 0
  let sessions = 0
  let tokens = 0
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(String(url))
    requests.push(`${init.method} ${pathname}`)
    init.signal?.throwIfAborted()
    if (pathname.endsWith('/anonymous-token')) return reply({ token: `nmv_usr_${++tokens}` })
    if (pathname.includes('/with-session/')) return reply({ session_id: String(++sessions) })
    if (pathname.startsWith('/api/state/')) return reply({ state: { draft: drafts[Math.min(looks++, drafts.length - 1)] } })
    if (pathname !== '/run_sse') return reply(null, 404, 404, 'There is no such route here.')
    const body = JSON.parse(String(init.body))
    messages.push({ session: body.session_id, text: body.new_message.parts[0].text })
    return typeof run === 'function' ? run(messages.length) : run.clone()
  }
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    waitsMs.push(ms)
    signal?.throwIfAborted()
  }
  const skill = { source: 'test', version: '1', platform: 'unknown' }
  const client = createClient({ baseUrl: 'http://nemo', fetch: fetch as typeof globalThis.fetch, skill, clientId: 'c', sleep })
  const session = await openFilmSession(client, { sessionId: '12', language, sleep })
  return { session, requests, messages, waitsMs }
}

async function heard(events: AsyncIterable<SessionEvent>): Promise<SessionEvent[]> {
  const all: SessionEvent[] = []
  for await (const one of events) if (one.type !== 'heartbeat') all.push(one)
  return all
}
const isError =
  (code: ErrorCode, message = /./) =>
  (error: unknown): boolean =>
    ReelsmithError.is(error, code) && message.test(error.message)

describe('a silent edit', () => {
  const rows: readonly (readonly [string, unknown[], string[]])[] = [
    ['that shows at once', [film, louder], [volumeChange]],
    ['that shows a little later', [film, film, film, louder], [volumeChange]],
    ['that changes nothing', [film], []],
    ['that empties the timeline', [film, null], ['length 10s → 0s']],
  ]
  for (const [what, drafts, changes] of rows) {
    it(`should end in what the timeline says: one ${what}`, async () => {
      const { session, messages } = await talk(stream(silence), drafts)
      const [found, ...more] = await heard(session.say('louder'))
      assert.ok(found?.type === 'changes' && more.length === 0)
      assert.deepEqual(found.changes.slice(0, 1), changes)
      assert.equal(messages.length, 1, 'a message is never sent twice')
    })
  }

  it('should be told in Chinese, and against the state after the turn before', async () => {
    const { session } = await talk((count) => stream(count === 1 ? event('好了') : silence), [film, film, louder], 'zh-CN')
    assert.deepEqual(await heard(session.say('一')), [{ type: 'text', text: '好了', isPartial: false }])
    assert.deepEqual(await heard(session.say('二')), [{ type: 'changes', changes: ['配乐 Lo-fi：音量 35% → 60%'] }])
  })
})

describe('a stream that breaks', () => {
  it('should, wherever it is cut, be followed by what the timeline says, with one message sent', async () => {
    const bytes = new TextEncoder().encode(`data:\n\n${event('日落🌅')}`)
    for (let place = 0; place <= bytes.length; place++) {
      const { session, messages } = await talk(() => broken(bytes.slice(0, place)), [film, louder])
      const events = await heard(session.say('x'))
      assert.deepEqual(events.slice(-2), [
        { type: 'interrupted', reason: 'connection-lost' },
        { type: 'changes', changes: [volumeChange] },
      ])
      const texts = events.filter(({ type }) => type === 'text')
      assert.deepEqual(texts, place === bytes.length ? [{ type: 'text', text: '日落🌅', isPartial: false }] : [], `cut at ${place}`)
      assert.equal(messages.length, 1)
    }
  })

  it('should wait until a film that is still growing stands still', async () => {
    const grown = [1, 2, 3, 4].map((version) => ({ ...film, d: 10_000 + version }))
    const { session, waitsMs } = await talk(() => broken(new Uint8Array()), [null, null, ...grown])
    assert.equal((await heard(session.say('x'))).at(-1)?.type, 'changes')
    assert.deepEqual(waitsMs, Array(5 + 40).fill(3000))
  })

  it('should end after five minutes on a film that stays as it was', async () => {
    const { session, waitsMs } = await talk(() => broken(new Uint8Array()), [film])
    assert.deepEqual((await heard(session.say('x'))).at(-1), { type: 'changes', changes: [] })
    assert.deepEqual(waitsMs, Array(100).fill(3000))
  })
})

describe('say', () => {
  it('should hear events that come twice once', async () => {
    const { session } = await talk(stream(event('one') + event('one') + silence + event('two') + event('one')))
    assert.deepEqual((await heard(session.say('x'))).map((one) => one.type === 'text' && one.text), ['one', 'two'])
  })

  it('should begin a new session when the server has lost this one, and send the message there', async () => {
    const { session, messages } = await talk((count) => (count === 1 ? reply(null, 404, 1002, 'gone') : stream(event('done'))))
    assert.deepEqual(await heard(session.say('x')), [{ type: 'new-session' }, { type: 'text', text: 'done', isPartial: false }])
    assert.deepEqual(messages, [{ session: '12', text: 'x' }, { session: '1', text: 'x' }])
    assert.equal(session.id, '1')
    const lost = await talk(reply(null, 404, 1002, 'gone'))
    await assert.rejects(heard(lost.session.say('x')), isError('session/not-found'))
    assert.equal(lost.messages.length, 2)
  })

  it('should get a new token when the old one expires in mid-session', async () => {
    const { session, messages, requests } = await talk((count) => (count === 1 ? reply(null, 401, 1001, 'expired') : stream(event('done'))))
    assert.equal((await heard(session.say('x'))).length, 1)
    assert.deepEqual(messages.map((one) => one.session), ['12', '12'])
    assert.equal(requests.filter((request) => request.endsWith('/anonymous-token')).length, 2)
  })

  it('should wait as long as a rate limit says, and send once more', async () => {
    const { session, waitsMs } = await talk((count) => (count === 1 ? reply(null, 429, 429, 'slow', { 'retry-after': '7' }) : stream(event('done'))))
    assert.equal((await heard(session.say('x'))).length, 1)
    assert.deepEqual(waitsMs, [7000])
  })

  const codes: [number, ErrorCode, RegExp][] = [
    [1001, 'auth/token-invalid', /new token/],
    [1002, 'session/not-found', /new session/],
    [2001, 'credits/insufficient', /top up/],
    [4001, 'request/unsupported-type', /mp4, mov/],
    [4002, 'request/too-large', /Compress or trim/],
    [400, 'request/invalid', /Change the request/],
    [402, 'render/not-allowed', /Register or upgrade/],
    [403, 'auth/scope-missing', /scope/],
    [429, 'auth/rate-limited', /half a minute/],
    [500, 'internal', /Try again/],
  ]
  for (const [code, expected, nextStep] of codes) {
    it(`should throw ${code} from inside a stream with what to do next, and send nothing again`, async () => {
      const error = JSON.stringify({ type: 'error', code, errorCode: String(code), errorMessage: 'No.' })
      const { session, messages } = await talk(stream(`${event('one')}data: ${error}\n\n`))
      await assert.rejects(heard(session.say('x')), isError(expected, nextStep))
      assert.equal(messages.length, 1)
    })
  }

  it('should do what a reply wants done on a screen, once', async () => {
    const { session, messages } = await talk(stream(event('The clip is ready. Drag the clip to the end.')))
    assert.deepEqual(await heard(session.say('x')), Array(2).fill({ type: 'text', text: 'The clip is ready.', isPartial: false }))
    assert.deepEqual(messages.map(({ text }) => text), ['x', 'There is no screen here; do this for me: Drag the clip to the end.'])
    const exported = await talk(stream(event('All set! Click the Export button to save it.')))
    assert.deepEqual(await heard(exported.session.say('x')), [
      { type: 'text', text: 'All set!', isPartial: false },
      { type: 'gui', step: 'export' },
    ])
    assert.equal(exported.messages.length, 1)
  })

  it('should stop the turn at the server when it is cancelled, where the server names it', async () => {
    for (const named of [true, false]) {
      const cancel = new AbortController()
      const { session, requests } = await talk(() => {
        const response = stream(new ReadableStream({ pull: () => cancel.abort() }))
        if (named) response.headers.set('x-turn-id', 'turn-1')
        return response
      })
      await assert.rejects(heard(session.say('x', { signal: cancel.signal })), isError('job/cancelled'))
      assert.equal(requests.at(-1), named ? 'POST /api/sessions/12/turns/turn-1/cancel' : 'POST /run_sse')
    }
  })
})

describe('a session that the server has lost', () => {
  const sessionPath = 'POST /api/tasks/me/with-session/nemo_agent'
  const state = (id: string) => `GET /api/state/nemo_agent/me/${id}/latest`
  const upload = (id: string) => `POST /api/upload-video/nemo_agent/me/${id}`
  const gone = refuse(404, 1002, 'gone')
  const taken = ok({ files: [{ filename: 'a.txt', file_type: 'document' }] })
  const file = (name: string) => ({ name, content: new Blob(['words']) })

  it('should be replaced for an upload, and all files go to the new one, though some had gone to the old', async () => {
    await using server = await testServer({
      [sessionPath]: ok({ session_id: '13' }),
      [state('12')]: ok({ state: { draft: film } }),
      [upload('12')]: [taken, gone],
      [state('13')]: ok({ state: { draft: null } }),
      [upload('13')]: taken,
    })
    const session = await openFilmSession(testClient(server.url, { token: 't' }).client, { sessionId: '12' })
    let begun = 0
    const uploaded = await session.upload([file('a.txt'), file('b.txt')], { onNewSession: () => void begun++ })
    assert.equal(uploaded.length, 2)
    assert.deepEqual([session.id, session.draft, begun], ['13', null, 1])
    assert.equal(server.requests.filter(({ path }) => path === upload('13').split(' ')[1]).length, 2)
    await using strict = await testServer({ [sessionPath]: ok({ session_id: '13' }), [state('13')]: gone })
    const lost = await openFilmSession(testClient(strict.url, { token: 't' }).client)
    await assert.rejects(lost.upload([file('a.txt')]), isError('session/not-found'))
    assert.equal(strict.requests.filter(({ method }) => method === 'POST').length, 2, 'a new session is tried once')
  })

  for (const call of ['state', 'summary', 'export'] as const) {
    it(`should be told by ${call}, whose film is gone, and replaced for what comes after`, async () => {
      await using server = await testServer({
        [sessionPath]: ok({ session_id: '13' }),
        [state('12')]: [ok({ state: { draft: film } }), gone],
        [state('13')]: ok({ state: { draft: null } }),
      })
      const session = await openFilmSession(testClient(server.url, { token: 't' }).client, { sessionId: '12' })
      const asked = call === 'export' ? session.export({ renderId: 'r', output: {} }) : session[call]()
      await assert.rejects(asked, isError('session/not-found', /a new one was begun/))
      assert.deepEqual([session.id, session.draft], ['13', null])
      assert.equal((await session.state()).draft, null)
    })
  }
})

describe('summary', () => {
  it('should be what is on the timeline', async () => {
    const { session } = await talk(stream(''), [null, film])
    assert.match(await session.summary(), /^Timeline \(3 tracks\): 1\. Video: city timelapse/)
  })
})
