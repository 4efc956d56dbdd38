/** Turns over HTTP, with a hosted model that the operator named. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { type LanguageServer, languageProtocols, openLanguageServer, testKey } from '../models/language/testing/language-server.ts'
import { closedAfter } from '../process/testing.ts'
import { spending } from '../store/schema.ts'
import { type TestServer, openTestServer } from './testing.ts'

let model: LanguageServer
let server: TestServer
const opened = closedAfter()
before(async () => {
  model = opened.adopt(await openLanguageServer(languageProtocols[0]!), async (each) => await each.close())
  process.env.OPENAI_API_KEY = testKey
  server = opened.use(await openTestServer({ env: { REELSMITH_LLM: 'openai:gpt-x', REELSMITH_LLM_URL: model.url, REELSMITH_LLM_USD: '10,100', REELSMITH_SPEND_CAPS: 'user=1' } }))
})

async function newSession() {
  const { token, userId } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  const say = async (text: string): Promise<string> =>
    (await server.call('POST', '/run_sse', { token, body: { session_id: json.session_id, new_message: { parts: [{ text }] } } })).text
  return { token, userId, say }
}

describe('a server with a hosted language model', () => {
  it('should let it conduct the turns of those who have an account', async () => {
    const { token, userId, say } = await newSession()
    await server.call('POST', '/api/auth/register', { token, body: { name: `u-${userId.slice(5, 20)}`, password: 'correct horse' } })
    model.moves.push({ calls: [['set-canvas', '{"width":1080,"height":1920}']] }, { text: 'It is upright now.' })
    assert.match(await say('upright please'), /It is upright now\./)
    model.moves.push({ status: 400 })
    assert.match(await say('make it 16:9'), /gpt-x gave no usable answer, so the built-in director answered\./)
    assert.ok(model.asked.at(-1)!.includes('It is upright now.'), 'it should remember')
    assert.ok(server.lines.some((line) => /gpt-x was given up \(failed\): not now/.test(line)))
    assert.deepEqual([model.problems, model.moves, model.asked.length], [[], [], 3])
  })

  it('should count what it takes, and let the director answer where it would go beyond what the operator allows, which is said', async () => {
    const { token, userId, say } = await newSession()
    await server.call('POST', '/api/auth/register', { token, body: { name: `u-${userId.slice(5, 20)}`, password: 'correct horse' } })
    const spent = async () => (await server.store.db.select().from(spending)).filter((row) => row.userId === userId)
    const asked = model.asked.length
    model.moves.push({ text: 'Hello!' })
    assert.match(await say('hello'), /Hello!/)
    const [turn] = await spent()
    // 900 tokens at 10 dollars a million, 100 at 100.
    assert.deepEqual([Math.round(turn!.usd * 1e6), turn!.orders], [19_000, 0])
    // What was refused costs nothing.
    model.moves.push({ status: 400 })
    await say('make it 16:9')
    assert.deepEqual((await spent()).map(({ usd }) => Math.round(usd * 1e6)).toSorted((a, b) => a - b), [0, 19_000])
    await server.store.db.insert(spending).values({ jobId: userId, userId, usd: 0.9, at: server.store.now() })
    assert.match(await say('make it square'), /gpt-x would go beyond what this server spends on models, so the built-in director answered\./)
    assert.match(await say('改成竖屏'), /gpt-x 会超出这台服务器用在模型上的开支，所以这次由内置导演完成。/)
    assert.deepEqual([model.asked.length - asked, (await spent()).length], [2, 3])
  })

  it('should keep it from those who have none, where somebody takes money for it', async () => {
    const { say } = await newSession()
    const asked = model.asked.length
    assert.match(await say('hello'), /turnComplete/)
    assert.equal(model.asked.length, asked)
  })
})
