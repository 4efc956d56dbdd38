/** Turns over HTTP, with a hosted model that the operator named. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { type LanguageServer, languageProtocols, openLanguageServer, testKey } from '../models/language/testing/language-server.ts'
import { closedAfter } from '../process/testing.ts'
import { type TestServer, openTestServer } from './testing.ts'

let model: LanguageServer
let server: TestServer
const opened = closedAfter()
before(async () => {
  model = opened.adopt(await openLanguageServer(languageProtocols[0]!), async (each) => await each.close())
  process.env.OPENAI_API_KEY = testKey
  server = opened.use(await openTestServer({ env: { REELSMITH_LLM: 'openai:gpt-x', REELSMITH_LLM_URL: model.url } }))
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

  it('should keep it from those who have none, where somebody takes money for it', async () => {
    const { say } = await newSession()
    assert.match(await say('hello'), /turnComplete/)
    assert.equal(model.asked.length, 3)
  })
})
