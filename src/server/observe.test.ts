import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import { type TestServer, openTestServer } from './testing.ts'

let server: TestServer
before(async () => void (server = await openTestServer({ env: { REELSMITH_CORS_ORIGINS: 'https://films.example' } })))
after(async () => await server.close())

type Line = Record<string, string | number>
const lastLine = (): Line => JSON.parse(server.lines.at(-1)!) as Line

describe('the log', () => {
  it('should hold a line for each request, with the id that the answer has too', async () => {
    const { token, userId } = await server.newUser()
    const { headers } = await server.call('GET', '/api/credits/balance/simple', { token, headers: { 'x-skill-source': 'veo-3-ai', 'x-skill-platform': 'cursor' } })
    const { time, ms, ...line } = lastLine()
    assert.ok(Date.parse(String(time)) > 0 && typeof ms === 'number')
    const id = headers.get('x-request-id')
    assert.match(id!, /^[0-9a-f-]{36}$/)
    assert.deepEqual(line, { message: 'request', id, route: 'GET /api/credits/balance/simple', status: 200, user: userId, skill: 'veo-3-ai', platform: 'cursor' })
  })

  it('should take the id that a proxy gave, if it is one', async () => {
    const ask = async (id: string): Promise<string | null> =>
      (await server.call('GET', '/api/sessions', { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    assert.equal(await ask('trace-1.2_3'), 'trace-1.2_3')
    for (const id of ['a b', 'x'.repeat(65), 'a"b']) assert.notEqual(await ask(id), id)
  })

  it('should name routes, and neither paths, tokens, prompts nor client ids', async () => {
    const { token, clientId } = await server.newUser()
    const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token, body: { task_name: 'a secret name' } })
    const text = 'a secret prompt of the sea without credits'
    await server.call('POST', '/run_sse', { token, body: { session_id: json.session_id, new_message: { parts: [{ text }] } } })
    await server.call('GET', `/task/${json.task_id}`)
    await server.call('GET', `/api/state/nemo_agent/me/${json.session_id}/latest`, { token })
    await server.call('GET', '/nothing/secret')
    const all = server.lines.join('\n')
    for (const secret of [token, clientId, 'secret', json.session_id, json.task_id]) assert.ok(!all.includes(secret as string), secret as string)
    assert.ok(all.includes('GET /task/:taskId'))
  })

  it('should tell what nobody foresaw, without the words in it, under the id of the answer', async () => {
    const { token } = await server.newUser()
    const { db } = server.store
    const select = db.select.bind(db)
    const failure = Object.assign(new Error('Failed query: select\nparams: a secret prompt'), { query: 'select' })
    db.select = (() => {
      throw failure
    }) as unknown as typeof db.select
    const { status, json, headers } = await server.call('GET', '/api/sessions', { token }).finally(() => (db.select = select))
    assert.deepEqual([status, json.status], [500, 500])
    const id = headers.get('x-request-id')!
    assert.ok((json.detail as string).includes(id))
    assert.ok(!JSON.stringify(json).includes('select'))
    const line = server.lines.map((text) => JSON.parse(text) as Line).find(({ message }) => String(message).startsWith('failed: '))!
    assert.equal(line.id, id)
    assert.match(String(line.message), /Failed query: select[\s\S]*observe\.test/)
    assert.ok(!String(line.message).includes('secret'))
  })
})

describe('GET /metrics', () => {
  it('should count requests by route and status, in the format of Prometheus', async () => {
    const { token } = await server.newUser()
    for (let n = 0; n < 3; n++) await server.call('GET', '/api/tokens', { token })
    await server.call('GET', '/api/tokens')
    await server.call('BREW', '/nothing')
    const { text, headers } = await server.call('GET', '/metrics')
    assert.match(headers.get('content-type')!, /^text\/plain; version=0\.0\.4/)
    const value = (name: string): number => Number(text.split('\n').find((line) => line.startsWith(`${name} `))?.split(' ').at(-1))
    assert.equal(value('reelsmith_http_requests_total{method="GET",route="/api/tokens",status="200"}'), 3)
    assert.equal(value('reelsmith_http_requests_total{method="GET",route="/api/tokens",status="401"}'), 1)
    assert.equal(value('reelsmith_http_requests_total{method="OTHER",route="(none)",status="404"}'), 1)
    assert.equal(value('reelsmith_http_request_duration_seconds_count{method="GET",route="/api/tokens"}'), 4)
    assert.equal(value('reelsmith_http_request_duration_seconds_bucket{method="GET",route="/api/tokens",le="+Inf"}'), 4)
    assert.equal(value('reelsmith_http_requests_open'), 1)
    assert.ok(value('process_resident_memory_bytes') > 1e6)
    for (const line of text.trim().split('\n')) assert.match(line, /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^{}]*\})? [\d.e+-]+)$/)
  })
})

describe('CORS', () => {
  it('should let pages of the named origins use the API, and no others', async () => {
    const ask = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,idempotency-key,mcp-protocol-version' }
      return (await server.call('OPTIONS', '/run_sse', { headers })).headers
    }
    const allowed = await ask('https://films.example')
    assert.equal(allowed.get('access-control-allow-origin'), 'https://films.example')
    assert.match(allowed.get('access-control-allow-headers')!, /Authorization.*Idempotency-Key.*MCP-Protocol-Version/)
    assert.equal((await ask('https://elsewhere.example')).get('access-control-allow-origin'), null)
    const { headers } = await server.call('GET', '/healthz', { headers: { origin: 'https://films.example' } })
    assert.match(headers.get('access-control-expose-headers')!, /RateLimit-Remaining/)
    assert.equal(headers.get('access-control-allow-credentials'), null)
  })
})

describe('limits on requests', () => {
  let limited: TestServer
  before(async () => {
    limited = await openTestServer({ env: { REELSMITH_RATE_LIMIT: '20' } })
    // Allowances come back with time: where it stands still, a slow machine counts as a fast one does.
    const nowMs = performance.now()
    mock.method(performance, 'now', () => nowMs)
  })
  after(async () => {
    mock.restoreAll()
    await limited.close()
  })

  const told = (headers: Headers) => ['limit', 'remaining'].map((name) => headers.get(`ratelimit-${name}`))

  it('should be told in every answer, and be those of one account', async () => {
    const [one, two] = [await limited.newUser(), await limited.newUser()]
    const ask = async (token: string) => await limited.call('GET', '/api/credits/balance/simple', { token })
    const { headers } = await ask(one.token)
    assert.deepEqual(told(headers), ['20', '19'])
    assert.equal(headers.get('ratelimit-policy'), '20;w=60')
    assert.equal(headers.get('ratelimit-reset'), '3')
    for (let n = 0; n < 19; n++) assert.equal((await ask(one.token)).status, 200)
    const refused = await ask(one.token)
    assert.deepEqual([refused.status, refused.json.code, refused.json.data], [429, 429, null])
    assert.ok(Number(refused.headers.get('retry-after')) >= 1)
    assert.deepEqual(told(refused.headers), ['20', '0'])
    assert.deepEqual(told((await ask(two.token)).headers), ['20', '19'])
  })

  it('should be those of an address where there is no token', async () => {
    const ask = async (address: string) => await limited.call('GET', '/register', { address })
    for (let n = 0; n < 4; n++) assert.equal((await ask('198.51.100.1')).status, 200)
    assert.equal((await ask('198.51.100.1')).status, 429)
    assert.equal((await ask('198.51.100.2')).status, 200)
  })

  it('should be tighter where passwords are tried', async () => {
    const ask = async () => await limited.call('POST', '/api/auth/login', { body: { name: 'x', password: 'y' }, address: '198.51.100.3' })
    for (let n = 0; n < 10; n++) assert.equal((await ask()).status, 401)
    assert.equal((await ask()).status, 429)
  })

  it('should not be there for health, and for who runs the server for themselves', async () => {
    for (let n = 0; n < 30; n++) assert.equal((await limited.call('GET', '/healthz', { address: '198.51.100.4' })).headers.get('ratelimit-limit'), null)
    const { token, userId } = await limited.newUser()
    await limited.store.db.execute(`update reelsmith.users set plan = 'unlimited' where id = '${userId}'`)
    for (let n = 0; n < 25; n++) assert.equal((await limited.call('GET', '/api/tokens', { token })).status, 200)
  })
})

describe('an error in a browser', () => {
  it('should be a page', async () => {
    const { status, headers, text } = await server.call('GET', '/nothing', { headers: { accept: 'text/html,*/*' } })
    assert.equal(status, 404)
    assert.match(headers.get('content-type')!, /^text\/html/)
    assert.match(text, /There is no GET \/nothing here/)
  })
})
