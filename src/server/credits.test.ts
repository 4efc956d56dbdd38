import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eq } from '../store/drizzle.ts'
import { jobs } from '../store/schema.ts'
import { type TestServer, openTestServer } from './testing.ts'

let server: TestServer
before(async () => {
  const film = new URL('__fixtures__/film.ts', import.meta.url)
  const env = { REELSMITH_ANON_CREDITS: '5', REELSMITH_REGISTERED_CREDITS: '0', REELSMITH_PLANS: '{"anonymous":{"exportMinutes":1}}' }
  server = await openTestServer({ env, handlers: { generate: film } })
})
after(async () => await server.close())

interface Event {
  readonly type: string
  readonly text?: string
  readonly code?: number
  readonly errorMessage?: string
  readonly data?: unknown
}

async function newFilm(): Promise<{ say(text: string): Promise<Event[]>; credits(): Promise<object>; token: string; userId: string }> {
  const { token, userId } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  return {
    token,
    userId,
    say: async (text) => {
      const body = { session_id: json.session_id, new_message: { parts: [{ text }] } }
      const reply = await server.call('POST', '/run_sse', { token, body })
      const events = [...reply.text.matchAll(/^data: (\{.*\})$/gm)].map(([, data]) => JSON.parse(data!) as Event)
      return events.filter(({ type }) => type !== 'heartbeat')
    },
    credits: async () => (await server.call('GET', '/api/credits/balance/simple', { token })).json.data as object,
  }
}

describe('a turn that costs credits', () => {
  it('should say what it costs before it works, and be paid when the clips are made', async () => {
    const { say, credits } = await newFilm()
    const events = await say('a 16-second film of the sea without music')
    assert.deepEqual(events[0]!.text, 'This costs 4 of your 5 credits.')
    assert.equal(events[1]!.type, 'tool_call')
    assert.deepEqual(await credits(), { available: 1, frozen: 0, total: 1 })
  })

  it('should say so in the language of the user', async () => {
    const { say } = await newFilm()
    assert.equal((await say('生成一个 16 秒的大海视频，不要音乐'))[0]!.text, '这次要花 4 积分（共有 5）。')
  })

  it('should be refused before any work when it can not be paid, with the address to register at', async () => {
    const { say, credits, userId } = await newFilm()
    const events = await say('a 40-second film of the sea')
    const url = `http://reelsmith.test/register?bind=${userId}`
    assert.deepEqual(events.map(({ type, code, data }) => ({ type, code, data })), [
      { type: 'error', code: 2001, data: { registration_url: url } },
    ])
    assert.equal(events[0]!.errorMessage, `This costs 10 credits, and there are 5. Register to get more: ${url}`)
    assert.deepEqual(await credits(), { available: 5, frozen: 0, total: 5 })
    assert.deepEqual(await server.store.db.select().from(jobs).where(eq(jobs.userId, userId)), [])
  })

  it('should tell a registered user whom to ask instead', async () => {
    const { say, userId, token } = await newFilm()
    await server.call('POST', '/api/auth/register', { token, body: { name: `u-${userId.slice(5, 20)}`, password: 'correct horse' } })
    const [refused] = await say('a 40-second film of the sea')
    assert.deepEqual([refused!.code, refused!.data], [2001, undefined])
    assert.match(refused!.errorMessage!, /Ask this server's operator for more/)
  })

  it('should cost nothing where nothing is made', async () => {
    const { say, credits } = await newFilm()
    for (const words of ['hello', 'credits', 'status', 'make it vertical']) await say(words)
    assert.deepEqual(await credits(), { available: 5, frozen: 0, total: 5 })
  })
})

describe('a plan', () => {
  it('should keep an export that goes beyond it from being made: 402, with what it allows', async () => {
    const { token } = await server.newUser()
    const session = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
    const words = { id: 'a', d: 61_000, m: { text: 'Long', start: 0 } }
    const body = { id: 'r', sessionId: session.json.session_id as string, draft: { v: 1, d: 61_000, m: {}, t: [{ id: 't', tt: 7, d: 61_000, sg: [words] }] } }
    const headers = { 'x-skill-source': 'test', 'x-skill-version': '1.0.0', 'x-skill-platform': 'unknown' }
    const { status, json } = await server.call('POST', '/api/render/proxy/lambda', { token, body, headers })
    assert.deepEqual([status, json.code, json.data], [402, 402, null])
    assert.match(json.message, /up to 1 minutes.*register or upgrade/)
  })
})
