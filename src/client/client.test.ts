import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ErrorCode, ReelsmithError } from '../errors/error.ts'
import { type Answer, ok, refuse, sendJson, stream, testClient, testServer, tokenAnswer } from './testing.ts'
import type { TurnEvent } from './turn-event.ts'

const tokenPath = 'POST /api/auth/anonymous-token'
const sessionPath = 'POST /api/tasks/me/with-session/nemo_agent'
const sessionAnswer = ok({ task_id: 't', session_id: '1234567890123456789', user_id: 'anon_1' })
const isError =
  (code: ErrorCode, message = /./) =>
  (error: unknown): boolean =>
    ReelsmithError.is(error, code) && message.test(error.message)

async function collect(events: AsyncIterable<TurnEvent>): Promise<TurnEvent[]> {
  const all: TurnEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

describe('createClient', () => {
  it('should ask once for an anonymous token and send it with the attribution everywhere', async () => {
    await using server = await testServer({ [tokenPath]: tokenAnswer, [sessionPath]: sessionAnswer })
    const { client } = testClient(server.url)
    await client.connect()
    assert.equal(await client.createSession({ language: 'zh-CN' }), '1234567890123456789')
    const [token, session] = server.requests
    assert.equal(server.requests.length, 2)
    assert.equal(token!.headers['x-client-id'], 'test-client')
    assert.equal(token!.body.length, 0)
    assert.equal(session!.headers.authorization, 'Bearer nmv_usr_first')
    assert.equal(session!.headers['x-skill-source'], 'veo-3-ai')
    assert.equal(session!.headers['x-skill-version'], '1.2.3')
    assert.equal(session!.headers['x-skill-platform'], 'unknown')
    assert.equal(session!.body.toString(), '{"task_name":"project","language":"zh-CN"}')
  })

  it('should get a new token when the old one expired in mid-session, and repeat the request', async () => {
    await using server = await testServer({
      [tokenPath]: [tokenAnswer, ok({ token: 'nmv_usr_second' })],
      [sessionPath]: [refuse(401, 1001, 'expired'), sessionAnswer],
    })
    await testClient(server.url).client.createSession()
    assert.equal(server.requests.at(-1)!.headers.authorization, 'Bearer nmv_usr_second')
    assert.equal(server.requests.length, 4)
  })

  it('should ask again with a new id of its own, once, when the server takes the client id for malformed', async () => {
    const malformed = refuse(400, 400, 'Missing or malformed X-Client-Id.')
    await using server = await testServer({ [tokenPath]: [malformed, tokenAnswer], [sessionPath]: sessionAnswer })
    await testClient(server.url).client.createSession()
    const [first, second, session] = server.requests.map(({ headers }) => headers)
    assert.equal(first!['x-client-id'], 'test-client')
    assert.match(String(second!['x-client-id']), /^(?!test-client$)[\w-]{8,64}$/)
    assert.equal(session!.authorization, 'Bearer nmv_usr_first')
    await using strict = await testServer({ [tokenPath]: malformed })
    await assert.rejects(testClient(strict.url).client.connect(), isError('request/invalid'))
    assert.equal(strict.requests.length, 2)
  })

  it('should never replace a token that the user gave', async () => {
    await using server = await testServer({ [sessionPath]: refuse(401, 1001, 'The token is missing, unknown, revoked or expired; get a new one from POST /api/auth/anonymous-token.') })
    const { client } = testClient(server.url, { token: 'mine' })
    await assert.rejects(client.createSession(), isError('auth/token-invalid', /^The server refuses the token\. Get a new token and put it into NEMO_TOKEN, /))
    assert.equal(server.requests.length, 1)
  })

  it('should wait as long as a rate limit says, and try once more', async () => {
    await using server = await testServer({
      [tokenPath]: [refuse(429, 429, 'slow down', { 'retry-after': '7' }), tokenAnswer],
    })
    const { client, waitsMs } = testClient(server.url)
    await client.connect()
    assert.deepEqual(waitsMs, [7000])
    await using strict = await testServer({ [tokenPath]: refuse(429, 429, 'slow down') })
    const limited = testClient(strict.url)
    await assert.rejects(limited.client.connect(), isError('auth/rate-limited'))
    assert.deepEqual(limited.waitsMs, [30_000])
  })

  it('should repeat reading when the server fails, but never what changes something', async () => {
    const broken = refuse(500, 500, 'oops')
    const balance = ok({ available: 90, frozen: 10, total: 100 })
    await using server = await testServer({
      'GET /api/credits/balance/simple': [broken, (_, response) => void response.destroy(), balance],
      [sessionPath]: broken,
    })
    const { client, waitsMs } = testClient(server.url, { token: 'mine' })
    assert.equal((await client.credits()).available, 90)
    assert.deepEqual(waitsMs, [300, 1000])
    await assert.rejects(client.createSession(), isError('internal'))
    assert.equal(server.requests.filter(({ method }) => method === 'POST').length, 1)
  })

  const rows: [number, number, ErrorCode, RegExp][] = [
    [404, 1002, 'session/not-found', /new session/],
    [403, 2001, 'credits/insufficient', /top up/],
    [415, 4001, 'request/unsupported-type', /mp4, mov/],
    [413, 4002, 'request/too-large', /Compress or trim/],
    [402, 402, 'render/not-allowed', /Register or upgrade/],
    [403, 403, 'auth/scope-missing', /scope/],
    [400, 400, 'request/invalid', /Change the request/],
    [507, 507, 'store/disk-full', /disk space/],
  ]
  for (const [status, code, expected, nextStep] of rows) {
    it(`should tell ${code} as ${expected}, with what to do next`, async () => {
      await using server = await testServer({ [sessionPath]: refuse(status, code, 'No.') })
      await assert.rejects(
        testClient(server.url, { token: 't' }).client.createSession(),
        isError(expected, nextStep),
      )
    })
    it(`should keep the words of a server that says what to do (${code})`, async () => {
      const said = 'Your film is too long: shorten it to one minute.'
      await using server = await testServer({ [sessionPath]: refuse(status, code, said) })
      await assert.rejects(
        testClient(server.url, { token: 't' }).client.createSession(),
        (error: Error) => error.message === said,
      )
    })
  }

  it('should name the address where an anonymous user registers', async () => {
    const data = { registration_url: 'http://host/register?bind=anon_1' }
    const answer: Answer = (_, response) => sendJson(response, { code: 2001, message: 'Not enough credits.', data }, 403)
    await using server = await testServer({ [sessionPath]: answer })
    await assert.rejects(
      testClient(server.url, { token: 't' }).client.createSession(),
      isError('credits/insufficient', /Register or top up, then try again: http:\/\/host\/register\?bind=anon_1$/),
    )
  })

  it('should see an error in an envelope that came with HTTP 200', async () => {
    await using server = await testServer({ [sessionPath]: refuse(200, 2001, 'not enough') })
    await assert.rejects(
      testClient(server.url, { token: 't' }).client.createSession(),
      isError('credits/insufficient'),
    )
  })

  it('should say so when there is no server, or something else answers', async () => {
    const { client } = testClient('http://127.0.0.1:9', { token: 't' })
    await assert.rejects(
      client.createSession(),
      isError('server/unreachable', /127\.0\.0\.1:9.*NEMO_API_URL/),
    )
    await using server = await testServer({
      [sessionPath]: [
        (_, response) => void response.end('<html>'),
        (_, response) => sendJson(response, { hello: 'world' }),
      ],
    })
    const other = testClient(server.url, { token: 't' })
    await assert.rejects(other.client.createSession(), isError('client/protocol', /no JSON/))
    await assert.rejects(other.client.createSession(), isError('client/protocol', /session_id/))
  })

  it('should cancel a request', async () => {
    await using server = await testServer({ [sessionPath]: () => {} })
    const cancel = new AbortController()
    const asked = testClient(server.url, { token: 't' }).client.createSession({ signal: cancel.signal })
    cancel.abort()
    await assert.rejects(asked, isError('job/cancelled'))
  })
})

describe('say', () => {
  const event = (words: string, id: string): string =>
    `data: {"id":"${id}","content":{"role":"model","parts":[{"text":"${words}"}]}}\n\n`
  const heard = async (text: string): Promise<TurnEvent[]> => {
    await using server = await testServer({ 'POST /run_sse': stream(text) })
    return await collect(testClient(server.url, { token: 't' }).client.say('12', 'hello'))
  }

  it('should post the request of the contract', async () => {
    await using server = await testServer({ 'POST /run_sse': stream('') })
    await collect(testClient(server.url, { token: 't' }).client.say('12', '日落'))
    assert.equal(server.requests[0]!.headers.accept, 'text/event-stream')
    assert.deepEqual(JSON.parse(server.requests[0]!.body.toString()), {
      app_name: 'nemo_agent',
      user_id: 'me',
      session_id: '12',
      new_message: { role: 'user', parts: [{ text: '日落' }] },
    })
  })

  it('should hear each event once, though it was sent twice', async () => {
    assert.deepEqual(await heard(event('one', 'a') + event('one', 'a') + event('two', 'b')), [
      { type: 'text', text: 'one', isPartial: false },
      { type: 'text', text: 'two', isPartial: false },
    ])
  })

  it('should end without text when only heartbeats came', async () => {
    assert.deepEqual(await heard('data:\n\ndata: {"type":"heartbeat"}\n\n'), [
      { type: 'heartbeat' },
      { type: 'heartbeat' },
    ])
  })

  it('should hear the same when the stream is cut into pieces at every byte', async () => {
    const bytes = Buffer.from(event('日落🌅', 'a') + event('done', 'b'))
    await using server = await testServer({
      'POST /run_sse': async (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        for (const byte of bytes) await new Promise((resolve) => response.write(Buffer.of(byte), resolve))
        response.end()
      },
    })
    const events = await collect(testClient(server.url, { token: 't' }).client.say('12', 'x'))
    assert.deepEqual(
      events.map((one) => one.type === 'text' && one.text),
      ['日落🌅', 'done'],
    )
  })

  it('should tell a connection that broke from one that ended, wherever it broke', async () => {
    const bytes = Buffer.from(event('one', 'a') + event('two', 'b'))
    for (let place = 0; place < bytes.length; place += 7) {
      await using server = await testServer({
        'POST /run_sse': (_, response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream', 'content-length': bytes.length })
          response.write(bytes.subarray(0, place), () => response.destroy())
        },
      })
      const events = await collect(testClient(server.url, { token: 't' }).client.say('12', 'x'))
      assert.deepEqual(events.at(-1), { type: 'interrupted', reason: 'connection-lost' }, `cut at ${place}`)
      assert.equal(server.requests.length, 1, 'a message is never sent twice')
    }
  })

  it('should give up on a connection that is silent, and on a turn that takes too long', async () => {
    const silent: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
    }
    await using server = await testServer({ 'POST /run_sse': silent })
    const { client } = testClient(server.url, { token: 't' })
    assert.deepEqual(await collect(client.say('12', 'x', { idleMs: 20 })), [
      { type: 'interrupted', reason: 'silent' },
    ])
    assert.deepEqual(await collect(client.say('12', 'x', { totalMs: 20 })), [
      { type: 'interrupted', reason: 'too-long' },
    ])
  })

  it('should throw an error that comes inside the stream, and one that comes instead of it', async () => {
    await assert.rejects(
      heard(`${event('one', 'a')}data: {"type":"error","code":2001,"errorMessage":"no"}\n\n`),
      isError('credits/insufficient'),
    )
    await using server = await testServer({ 'POST /run_sse': refuse(404, 1002, 'gone') })
    await assert.rejects(
      collect(testClient(server.url, { token: 't' }).client.say('12', 'x')),
      isError('session/not-found'),
    )
    await using polite = await testServer({ 'POST /run_sse': refuse(200, 1002, 'gone') })
    await assert.rejects(
      collect(testClient(polite.url, { token: 't' }).client.say('12', 'x')),
      isError('session/not-found'),
    )
  })

  it('should stop listening when it is cancelled', async () => {
    await using server = await testServer({
      'POST /run_sse': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(event('one', 'a'))
      },
    })
    const cancel = new AbortController()
    const events = testClient(server.url, { token: 't' }).client.say('12', 'x', { signal: cancel.signal })
    await events.next()
    cancel.abort()
    await assert.rejects(events.next(), isError('job/cancelled'))
  })
})

describe('upload', () => {
  it('should send the files as a form, with progress, names of any script and quotes in them', async () => {
    const taken = {
      files: [
        { filename: 'a', file_type: 'image' },
        { filename: 'b', file_type: '', error: 'broken' },
      ],
    }
    await using server = await testServer({ 'POST /api/upload-video/nemo_agent/me/12': ok(taken) })
    const fractions: number[] = []
    const large = new Uint8Array(300_000).fill(7)
    const uploaded = await testClient(server.url, { token: 't' }).client.upload(
      '12',
      [
        { name: '照片 "1".jpg', content: new Blob(['first']) },
        { name: 'b.png', content: new Blob([large]) },
      ],
      { onProgress: (fraction) => fractions.push(fraction) },
    )
    assert.deepEqual(uploaded, [
      { filename: 'a', fileType: 'image' },
      { filename: 'b', fileType: '', error: 'broken' },
    ])
    const { headers, body } = server.requests[0]!
    const form = await new Response(body, {
      headers: { 'content-type': headers['content-type']! },
    }).formData()
    const files = form.getAll('files') as File[]
    assert.deepEqual(
      files.map(({ size }) => size),
      [5, 300_000],
    )
    assert.match(body.toString('utf8', 0, 300), /filename="照片 %221%22\.jpg"/)
    assert.ok(
      fractions.length >= 2 && fractions.every((fraction, index) => fraction > (fractions[index - 1] ?? 0)),
    )
    assert.ok(fractions.at(-1)! >= 1)
  })

  it('should send the files again whole after a new token', async () => {
    await using server = await testServer({
      [tokenPath]: tokenAnswer,
      'POST /api/upload-video/nemo_agent/me/12': [refuse(401, 1001, 'expired'), ok({ files: [] })],
    })
    await testClient(server.url).client.upload('12', [{ name: 'a.txt', content: new Blob(['whole']) }])
    const sent = server.requests.filter(({ path }) => path.startsWith('/api/upload'))
    assert.deepEqual(
      sent.map(({ body }) => body.includes('whole')),
      [true, true],
    )
  })
})

describe('state', () => {
  it('should give the draft as it came, and null where there is none', async () => {
    const draft = { v: 9, d: 5, extra: [1] }
    const path = 'GET /api/state/nemo_agent/me/12/latest'
    await using server = await testServer({
      [path]: [ok({ session_id: '12', state: { draft } }), ok({ state: {} })],
    })
    const { client } = testClient(server.url, { token: 't' })
    assert.deepEqual((await client.state('12')).draft, draft)
    assert.equal((await client.state('12')).draft, null)
  })
})
