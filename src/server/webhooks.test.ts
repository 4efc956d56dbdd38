import assert from 'node:assert/strict'
import { type IncomingHttpHeaders, type Server as HttpServer, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { before, beforeEach, describe, it } from 'node:test'
import { webhookErrand } from '../actions/webhook-news.ts'
import { closedAfter, waitFor } from '../process/testing.ts'
import { sql } from '../store/drizzle.ts'
import { submitRender } from '../store/renders.ts'
import { removeSessions } from '../store/removal.ts'
import { addWebhook } from '../store/webhooks.ts'
import { signedHeaders } from './webhook-signature.ts'
import { deliverWebhook } from './webhook-delivery.ts'
import { type TestReply, type TestServer, openTestServer } from './testing.ts'

interface Message {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let server: TestServer
let receiver: HttpServer
let url: string
let status = 204
const heard: Message[] = []
const opened = closedAfter()
before(async () => {
  receiver = createServer(async (request, response) => {
    heard.push({ path: request.url!, headers: request.headers, body: await text(request) })
    response.writeHead(status, { location: 'http://169.254.169.254/' }).end()
  })
  opened.defer(() => void receiver.close().closeAllConnections())
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  url = `http://127.0.0.1:${port}/hook`
  const film = new URL('__fixtures__/film.ts', import.meta.url)
  server = opened.use(await openTestServer({
    env: { REELSMITH_FETCH_ALLOW: `127.0.0.1:${port}` },
    handlers: { render: film, generate: film },
  }))
})
beforeEach(() => {
  heard.length = 0
  status = 204
})

interface Owner {
  readonly token: string
  readonly userId: string
  readonly sessionId: string
}

async function newOwner(): Promise<Owner> {
  const user = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token: user.token })
  return { ...user, sessionId: json.session_id as string }
}

async function hook({ token }: Owner, body: object = {}): Promise<TestReply> {
  return await server.call('POST', '/api/webhooks', { token, body: { url, ...body } })
}

/** Renders a film that is done at once. */
async function render({ userId, sessionId }: Owner, renderId: string): Promise<string> {
  const { store, jobs } = server
  const record = await submitRender(store, { userId, sessionId, renderId, contentHash: renderId }, async (tx) => {
    return await jobs.enqueue('render', { userId, sessionId, payload: {} }, tx)
  })
  for await (const _state of jobs.watch(record.jobId));
  return record.jobId
}

async function paint({ token, sessionId }: Owner, prompt: string): Promise<void> {
  const body = { input: { prompt, durationMs: 1000 } }
  await server.call('POST', `/api/sessions/${sessionId}/actions/generate-scene`, { token, body })
}

const heardAll = async (count: number): Promise<void> => await waitFor(`${count} messages`, () => heard.length >= count)

/** Deliveries that the queue holds, waiting or under way. */
async function queued(): Promise<number> {
  const { rows } = await server.store.db.execute<{ count: number }>(
    sql`select count(*)::int from reelsmith_queue.job where name = ${`errand-${webhookErrand}`} and state in ('created', 'retry', 'active')`,
  )
  return rows[0]!.count
}

describe('signedHeaders', () => {
  it('should be those of the specification', () => {
    // The example of the specification's own libraries.
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const at = new Date(1614265330_000)
    assert.deepEqual(signedHeaders(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', at), {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })
})

describe('/api/webhooks', () => {
  it('should tell the secret once, list and delete', async () => {
    const owner = await newOwner()
    const made = (await hook(owner, { events: ['render.completed'] })).json.data
    assert.match(made.secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    const { secret: _secret, ...shown } = made
    assert.deepEqual(shown.events, ['render.completed'])
    const list = async (): Promise<object[]> => (await server.call('GET', '/api/webhooks', { token: owner.token })).json.data.webhooks
    assert.deepEqual(await list(), [shown])
    const second = (await hook(owner)).json.data
    assert.equal(second.events.length, 6)
    assert.equal((await server.call('DELETE', `/api/webhooks/${made.id}`, { token: owner.token })).status, 200)
    assert.equal((await server.call('DELETE', `/api/webhooks?id=${second.id}`, { token: owner.token })).status, 200)
    assert.deepEqual(await list(), [])
    assert.equal((await server.call('DELETE', `/api/webhooks/${made.id}`, { token: owner.token })).status, 404)
  })

  it('should take no address inside, nor what is none', async () => {
    const owner = await newOwner()
    for (const bad of ['http://10.0.0.1/', 'http://127.0.0.1:1/', 'http://[::1]/', 'http://localhost:8787/', 'ftp://example.com/', 'http://a:b@example.com/', 'x', '']) {
      const { status: refused, json } = await hook(owner, { url: bad })
      assert.deepEqual([refused, json.field], [400, 'url'], bad)
    }
    assert.equal((await hook(owner, { events: [] })).json.field, 'events')
    assert.equal((await hook(owner, { events: ['film.made'] })).json.field, 'events[0]')
  })

  it('should hold twenty of a user', async () => {
    const owner = await newOwner()
    for (let n = 0; n < 20; n++) assert.equal((await hook(owner)).status, 200)
    assert.equal((await hook(owner)).status, 400)
  })

  it('should be out of reach of other users', async () => {
    const [owner, other] = [await newOwner(), await newOwner()]
    const { id } = (await hook(owner)).json.data
    assert.equal((await server.call('DELETE', `/api/webhooks/${id}`, { token: other.token })).status, 404)
    assert.deepEqual((await server.call('GET', '/api/webhooks', { token: other.token })).json.data.webhooks, [])
    await render(other, 'render_other')
    assert.equal(await queued(), 0)
    assert.deepEqual(heard, [])
  })
})

describe('a webhook', () => {
  it('should hear of the end of a render, signed, with a link to the film', async () => {
    const owner = await newOwner()
    const { id, secret } = (await hook(owner)).json.data
    const jobId = await render(owner, 'render_1')
    await heardAll(1)
    const [{ path, headers, body }] = heard as [Message]
    assert.equal(path, '/hook')
    const messageId = headers['webhook-id'] as string
    assert.equal(messageId, `msg_${jobId}_${id.replace('hook_', '')}`)
    const expected = signedHeaders(secret, messageId, body, new Date(Number(headers['webhook-timestamp']) * 1000))
    assert.equal(headers['webhook-signature'], expected['webhook-signature'])
    const message = JSON.parse(body)
    assert.equal(message.type, 'render.completed')
    assert.equal(message.timestamp, server.store.now().toISOString())
    const { id: renderId, status: state, session_id: session } = message.data
    assert.deepEqual([renderId, state, session], ['render_1', 'completed', owner.sessionId])
    const link = new URL(message.data.output.url)
    assert.equal(link.origin, 'http://reelsmith.test')
    assert.equal((await server.call('GET', link.pathname + link.search)).text, 'film')
  })

  it('should hear of clips, made and failed, when it asked for that', async () => {
    const owner = await newOwner()
    await hook(owner, { events: ['clip.completed', 'clip.failed'] })
    await paint(owner, 'the sea')
    await paint(owner, 'fail')
    await render(owner, 'render_quiet')
    await heardAll(2)
    await waitFor('the queue', async () => (await queued()) === 0)
    const messages = heard.map(({ body }) => JSON.parse(body)).toSorted((a, b) => (a.type < b.type ? -1 : 1))
    assert.deepEqual(messages.map(({ type }) => type), ['clip.completed', 'clip.failed'])
    assert.deepEqual([messages[0].data.media.prompt, messages[0].data.error], ['the sea', null])
    assert.deepEqual([messages[1].data.media, messages[1].data.error], [null, 'It could not be painted.'])
  })

  it('should be told again when it does not take it, the same message under the same id', async () => {
    const owner = await newOwner()
    const { id } = (await hook(owner)).json.data
    const jobId = await render(owner, 'render_again')
    await heardAll(1)
    await waitFor('the queue', async () => (await queued()) === 0)
    const news = { webhookId: id, messageId: 'msg_1', jobId, event: 'render.completed' } as const
    for (status of [500, 404]) await assert.rejects(deliverWebhook(server.parts, news), new RegExp(`status ${status}`))
    status = 302
    await assert.rejects(deliverWebhook(server.parts, news), /redirects/)
    status = 200
    await deliverWebhook(server.parts, news)
    assert.deepEqual(new Set(heard.slice(1).map(({ headers }) => headers['webhook-id'])), new Set(['msg_1']))
  })

  it('should be removed when it says that it is gone, and not be told once deleted', async () => {
    const owner = await newOwner()
    const { id } = (await hook(owner)).json.data
    status = 410
    const jobId = await render(owner, 'render_gone')
    const list = async (): Promise<object[]> => (await server.call('GET', '/api/webhooks', { token: owner.token })).json.data.webhooks
    await waitFor('its removal', async () => (await list()).length === 0)
    heard.length = 0
    await deliverWebhook(server.parts, { webhookId: id, messageId: 'msg_1', jobId, event: 'render.completed' })
    assert.deepEqual(heard, [])
  })

  it('should not be told of what was removed meanwhile', async () => {
    const owner = await newOwner()
    const { id } = (await hook(owner, { events: ['clip.failed'] })).json.data
    const jobId = await render(owner, 'render_removed')
    await removeSessions(server.store, [owner.sessionId])
    await deliverWebhook(server.parts, { webhookId: id, messageId: 'msg_1', jobId, event: 'render.completed' })
    assert.deepEqual(heard, [])
  })

  it('should lead nowhere inside, whatever its name resolves to now', async () => {
    const owner = await newOwner()
    const { userId } = owner
    const { id } = await addWebhook(server.store, { userId, url: 'http://localhost:1/', events: ['render.completed'], baseUrl: 'http://reelsmith.test' })
    const jobId = await render(owner, 'render_inside')
    const news = { webhookId: id, messageId: 'msg_1', jobId, event: 'render.completed' } as const
    await assert.rejects(deliverWebhook(server.parts, news), { code: 'fetch/refused' })
  })
})
