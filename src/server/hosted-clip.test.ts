/** Clips of models in turns that a hosted language model conducts: who makes them is settled as it is without one, and said. */
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, afterEach, before, describe, it } from 'node:test'
import { type LanguageServer, languageProtocols, openLanguageServer, testKey as languageKey } from '../models/language/testing/language-server.ts'
import { videosApi } from '../models/video/testing/protocols/videos-api.ts'
import { type OpenProvider, openProvider, testClip, testKey } from '../models/video/testing/provider-server.ts'
import { makeTestFolder } from '../store/testing.ts'
import { type TestServer, openTestServer } from './testing.ts'

let folder: string
let language: LanguageServer
let provider: OpenProvider
let server: TestServer
before(async () => {
  folder = await makeTestFolder()
  language = await openLanguageServer(languageProtocols[0]!)
  provider = await openProvider(videosApi, await testClip(folder))
  Object.assign(process.env, { LOOPBACK_VIDEO_KEY: testKey, OPENAI_API_KEY: languageKey })
  const row = { api: 'openai-videos', url: provider.url, model: 'wan2.2', keyVariable: 'LOOPBACK_VIDEO_KEY', seconds: [2], sizes: ['64x36'], pollSeconds: 0.01 }
  server = await openTestServer({
    env: {
      REELSMITH_LLM: 'openai:gpt-x',
      REELSMITH_LLM_URL: language.url,
      REELSMITH_VIDEO_MODELS: JSON.stringify([
        { ...row, name: 'Wan', words: ['万相'], skills: ['qwen-video-generation'] },
        { ...row, name: 'Kling', keyVariable: 'NO_SUCH_KEY', instead: 'Wan' },
        { ...row, name: 'Vidu', keyVariable: 'NO_SUCH_KEY' },
      ]),
      REELSMITH_VIDEO_MODEL: 'Kling',
      REELSMITH_ANON_CREDITS: '1000',
    },
    handlers: { generate: new URL('../models/generate-worker.ts', import.meta.url) },
  })
})
after(async () => {
  await server.close()
  await language.close()
  await provider.close()
  await rm(folder, { recursive: true })
})
afterEach(() => {
  assert.deepEqual([language.problems, language.moves.splice(0), provider.problems], [[], [], []])
  provider.states = ['done']
})

interface Told {
  readonly turnComplete?: boolean
  readonly content?: { readonly parts: readonly { readonly text?: string; readonly functionCall?: { readonly args: { readonly model?: string } } }[] }
}

/** The last words of a turn in which the model makes one scene and says so; what its call was in the end. */
async function turn(text: string, { input = {}, says = 'Here it is.', headers = {} }: { input?: object; says?: string; headers?: Record<string, string> } = {}): Promise<{ reply: string | undefined; model: string | undefined }> {
  const { token, userId } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  await server.call('POST', '/api/auth/register', { token, body: { name: `u-${userId.slice(5, 20)}`, password: 'correct horse' } })
  language.moves.push({ calls: [['generate-scene', JSON.stringify({ prompt: 'the sea', durationMs: 2000, ...input })]] }, { text: says })
  const body = { session_id: json.session_id, new_message: { parts: [{ text }] } }
  const events = (await server.call('POST', '/run_sse', { token, headers, body })).text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6)) as Told] : []))
  const parts = events.flatMap(({ content }) => content?.parts ?? [])
  return { reply: events.findLast(({ turnComplete }) => turnComplete)?.content?.parts[0]?.text, model: parts.find(({ functionCall }) => functionCall)?.functionCall?.args.model }
}

describe('a scene that a hosted model asks for', () => {
  it('should be made by what the operator prefers, and the reply name what stood in for it and why', async () => {
    const { reply, model } = await turn('make a 2-second clip of the sea')
    assert.equal(model, 'Kling')
    assert.match(reply!, /^Here it is\. Made by Wan\. Kling has no key on this server[^.]*\. So Wan made it instead\. Wan made 2 s at 64×36; scaled to 1920×1080\.$/)
  })

  it('should be made by the model of the skill', async () => {
    const { reply, model } = await turn('make a 2-second clip of the sea', { headers: { 'X-Skill-Source': 'qwen-video-generation' }, says: 'Made by Wan. Enjoy!' })
    assert.equal(model, 'Wan')
    assert.match(reply!, /^Made by Wan\. Enjoy! Wan made 2 s/)
  })

  it('should be made by what the user named, whatever the model chose, and another version be told', async () => {
    const { reply, model } = await turn('make a 2-second clip of the sea with Wan 2.1', { input: { model: 'Vidu' } })
    assert.equal(model, 'Wan')
    assert.match(reply!, /Made by Wan\..* You asked for Wan 2\.1; what this server has as Wan is wan2\.2\.$/)
  })

  it('should be made by what the model chose among several that the user named', async () => {
    const { model } = await turn('the sea with Vidu, and a forest with Wan', { input: { prompt: 'a forest', model: 'Wan' } })
    assert.equal(model, 'Wan')
  })

  it('should not be made by what the model made up, and what is not there be told', async () => {
    const { reply, model } = await turn('用 Sora 2 生成一个2秒的大海视频', { input: { model: 'Sora' }, says: '做好了。' })
    assert.equal(model, 'Kling')
    assert.match(reply!, /^做好了。画面由 Wan 生成。.*这台服务器没有配置 Sora 2，所以交给了 Kling。$/)
  })

  it('should be told when it fails, though the model keeps it to itself', async () => {
    provider.states = [{ refused: 'Not this one.' }]
    const { reply } = await turn('make a 2-second clip of the sea with Wan', { says: 'All done!' })
    assert.equal(reply, 'All done! The scene was not made: Wan did not make the clip: Not this one.')
  })
})
