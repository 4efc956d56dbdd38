import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { closedAfter } from '../process/testing.ts'
import { listAssets } from '../store/assets.ts'
import { makeTestFolder } from '../store/testing.ts'
import { rm } from 'node:fs/promises'
import { videosApi } from '../models/video/testing/protocols/videos-api.ts'
import { type OpenProvider, openProvider, testClip, testKey } from '../models/video/testing/provider-server.ts'
import { type TestServer, openTestServer } from './testing.ts'

let folder: string
let provider: OpenProvider
let server: TestServer
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await makeTestFolder(), async (path) => await rm(path, { recursive: true }))
  provider = opened.adopt(await openProvider(videosApi, await testClip(folder)), async (each) => await each.close())
  process.env.LOOPBACK_VIDEO_KEY = testKey // workers have the environment of their server
  const row = { name: 'Wan', words: ['通义万相'], api: 'openai-videos', url: provider.url, model: 'wan2.2', keyVariable: 'LOOPBACK_VIDEO_KEY' }
  const able = { firstFrame: true, seconds: [2], sizes: ['64x36'], pollSeconds: 0.01, usdPerSecond: 0.5 }
  server = opened.use(await openTestServer({
    env: {
      REELSMITH_VIDEO_MODELS: JSON.stringify([
        { ...able, ...row, skills: ['qwen-video-generation'] },
        { ...able, ...row, name: 'Hailuo', words: [], seconds: [3], sizes: ['1920x1080'], usdPerSecond: 0.1 },
        { ...able, ...row, name: 'Kling', words: [], keyVariable: 'NO_SUCH_KEY', instead: 'Wan' },
        { ...able, ...row, name: 'Vidu', words: [], keyVariable: 'NO_SUCH_KEY', instead: 'Wan', ask: true },
        { ...able, ...row, name: 'Pika', words: [], answerSeconds: 0.4 },
      ]),
      REELSMITH_SPEND_CAPS: 'user=2',
      REELSMITH_PRICES: 'model-clip/Kling=60, model-clip/Hailuo=10',
    },
    handlers: { generate: new URL('../models/generate-worker.ts', import.meta.url) },
  }))
})

async function newSession() {
  const { token, userId } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  const sid = json.session_id as string
  return {
    id: sid,
    register: async () => {
      const body = { name: `u-${userId.slice(5, 20)}`, password: 'correct horse' }
      await server.call('POST', '/api/auth/register', { token, body })
    },
    say: async (text: string, headers = {}) =>
      (await server.call('POST', '/run_sse', { token, headers, body: { session_id: sid, new_message: { parts: [{ text }] } } })).text,
    state: async () => (await server.call('GET', `/api/state/nemo_agent/me/${sid}/latest`, { token })).json.data.state,
    credits: async () => (await server.call('GET', '/api/credits/balance/simple', { token })).json.data as object,
  }
}

describe('a clip of a configured model', () => {
  it('should be on the timeline, with who made it, and be paid once', async () => {
    const session = await newSession()
    await session.register()
    const said = await session.say('a 2-second clip of the sea with Wan, without music')
    assert.match(said, /This costs 100 of your 200 credits\./)
    assert.match(said, /Made by Wan \(2 s, about \$1\.00\)\. Wan made 2 s at 64×36; scaled to 1920×1080\./)
    const { draft, generated_media: media } = await session.state()
    assert.equal(draft.d, 2000)
    // The provider was told no seed, so there is none to be kept.
    assert.deepEqual([media[0].model, media[0].width, media[0].duration, media[0].seed], ['Wan', 64, 2, null])
    const [asset] = await listAssets(server.store, session.id)
    assert.deepEqual([asset!.prompt, asset!.model, asset!.seed, asset!.usd], ['the sea', 'Wan', null, 1])
    assert.deepEqual(provider.orders, [{ model: 'wan2.2', prompt: 'the sea', seconds: '2', size: '64x36' }])
    assert.deepEqual(await session.credits(), { available: 100, frozen: 0, total: 100 })
  })

  it('should have its price and plan told in a dry run, which orders nothing', async () => {
    const session = await newSession()
    await session.register()
    const before = provider.orders.length
    const said = await session.say('dry run: a 2-second clip of the sea with Kling, without music')
    assert.match(said, /This would cost 60 of your 200 credits; nothing was made\. 1\. \\"the sea\\", 2 s, Kling\. The provider takes up to 1 US dollars/)
    assert.deepEqual([provider.orders.length, (await session.state()).draft], [before, null])
    assert.deepEqual(await session.credits(), { available: 200, frozen: 0, total: 200 })
  })

  it('should be as long as what came, when the model made less and smaller than was ordered, and say so', async () => {
    const session = await newSession()
    await session.register()
    const said = await session.say('a 3-second clip of the sea with Hailuo, without music')
    assert.match(said, /Made by Hailuo \(2 s, about \$0\.30\)\. Hailuo made 2 s at 64×36, less than the 3 s that were asked for, so this part is 2 s long; scaled to 1920×1080\./)
    assert.equal((await session.state()).draft.d, 2000)
    assert.match(await session.say('用Hailuo生成一个3秒的湖边视频，放在最后'), /Hailuo 生成的是 2 秒、64×36，不到要求的 3 秒，这一段就只有 2 秒，已缩放到 1920×1080。/)
  })

  it('should be made by each of several models that are named for its scenes, and the reply name them all', async () => {
    const session = await newSession()
    await session.register()
    const before = provider.orders.length
    const said = await session.say('scene 1: the sea with Wan, scene 2: a forest with Hailuo, no music, 2 seconds each')
    assert.match(said, /Made by Wan \(2 s, about \$1\.00\) and Hailuo \(2 s, about \$0\.30\)\./)
    const orders = provider.orders.slice(before) as { prompt: string; seconds: string }[]
    assert.deepEqual(orders.map(({ prompt, seconds }) => [prompt, seconds]), [['the sea', '2'], ['a forest', '3']])
    const { generated_media: media } = await session.state()
    assert.deepEqual((media as { model: string }[]).map(({ model }) => model), ['Wan', 'Hailuo'])
    assert.deepEqual(await session.credits(), { available: 90, frozen: 0, total: 90 })
    assert.match(await session.say('第一段用Hailuo重做'), /画面由 Hailuo（2 秒，约 0.30 美元）生成。/)
  })

  it('should be made for the users of a skill that is named after it', async () => {
    const session = await newSession()
    await session.register()
    const skill = { 'X-Skill-Source': 'qwen-video-generation' }
    assert.match(await session.say('a 2-second clip of the sea, without music', skill), /Made by Wan \(/)
  })

  it('should go on with the last picture of the piece before it, when it is longer than the model can make', async () => {
    const session = await newSession()
    await session.register()
    const before = provider.orders.length
    assert.match(await session.say('a 4-second clip of the sea with Wan, without music'), /Wan can't make that in one piece: it is 2, each beginning with the last picture/)
    const references = (provider.orders.slice(before) as { input_reference?: string }[]).map((order) => order.input_reference)
    assert.deepEqual(references, [undefined, 'file'])
    const { draft, generated_media: media } = await session.state()
    assert.deepEqual([draft.d, media.length], [4000, 1])
    assert.deepEqual(await session.credits(), { available: 0, frozen: 0, total: 0 })
  })

  it('should be refused, and nothing be ordered, when it goes beyond what the operator spends', async () => {
    const session = await newSession()
    await session.register()
    const before = provider.orders.length
    const said = await session.say('a 6-second clip of the sea with Kling, without music')
    assert.match(said, /The scene was not made: This server spends at most 2 US dollars a day for one user/)
    assert.deepEqual([provider.orders.length, await session.credits()], [before, { available: 200, frozen: 0, total: 200 }])
    assert.match(await session.say('a 4-second clip of the sea with Kling, without music'), /Made by Wan \(4 s, about \$2\.00\)\. Kling has no key on this server[^.]*\. So Wan made it instead\. Wan made/)
    // At the price of the one that was asked for, once for each of two pieces.
    assert.deepEqual([provider.orders.length, await session.credits()], [before + 2, { available: 80, frozen: 0, total: 80 }])
  })

  for (const [asked, offer, answer, made] of [
    ['a 2-second clip of the sea with Vidu, without music', /The scene was not made: Vidu has no key on this server[^"]* Say \\"with Wan\\" and Wan makes it instead\./, 'with Wan', /Made by Wan \(2 s/],
    ['用Vidu生成一个2秒的大海视频，不要音乐', /说“用Wan”，就改由 Wan 生成。/, '好的，用Wan', /Wan/],
  ] as const) {
    it(`should be offered by the next model where the operator wants the user to be asked: "${answer}"`, async () => {
      const session = await newSession()
      await session.register()
      const before = provider.orders.length
      assert.match(await session.say(asked), offer)
      assert.deepEqual([provider.orders.length, await session.credits()], [before, { available: 200, frozen: 0, total: 200 }])
      assert.match(await session.say(answer), made)
      assert.deepEqual(provider.orders.slice(before).map((order) => (order as { seconds: string }).seconds), ['2'])
      assert.deepEqual(await session.credits(), { available: 100, frozen: 0, total: 100 })
      assert.equal((await session.state()).generated_media[0].model, 'Wan')
    })
  }

  it('should cost nothing when the provider does not make it, and say why', async () => {
    const session = await newSession()
    await session.register()
    provider.states = [{ refused: 'Not this one.' }]
    assert.match(await session.say('用通义万相生成一个2秒的大海视频，不要音乐'), /Not this one\./)
    assert.deepEqual(await session.credits(), { available: 200, frozen: 0, total: 200 })
    assert.equal((await session.state()).draft, null)
  })

  it('should cost nothing when the provider never answers, and be given up', async () => {
    const session = await newSession()
    await session.register()
    for (let time = 0; time < 5; time++) provider.faults.push({ of: /^GET/, answer: () => {} })
    assert.match(await session.say('a 2-second clip of the sea with Pika, without music'), /The scene was not made: Pika did not answer\./)
    assert.equal(provider.faults.splice(0).length, 0)
    assert.match(provider.heard.at(-1)!, /^DELETE/)
    assert.deepEqual(await session.credits(), { available: 200, frozen: 0, total: 200 })
  })

  it('should not be made for those who have no account, and nothing be ordered', async () => {
    const session = await newSession()
    const before = provider.orders.length
    assert.match(await session.say('a 2-second clip of the sea with Wan, without music'), /"code":402/)
    assert.equal(provider.orders.length, before)
    assert.deepEqual(await session.credits(), { available: 100, frozen: 0, total: 100 })
  })

  it('should be that of the skill for an action too, and be refused by a name that is not configured', async () => {
    const { token } = await server.newUser()
    const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
    await server.call('POST', '/api/auth/register', { token, body: { name: 'other-model', password: 'correct horse' } })
    provider.states = ['done']
    const act = async (input: object, headers = {}) =>
      await server.call('POST', `/api/sessions/${json.session_id}/actions/generate-scene`, { token, headers, body: { input: { prompt: 'the sea', ...input } } })
    const made = await act({ durationMs: 2000 }, { 'X-Skill-Source': 'qwen-video-generation', accept: 'text/event-stream' })
    assert.match(made.text, /"model":"Wan"/)
    assert.equal((await server.call('GET', '/api/credits/balance/simple', { token })).json.data.available, 100)
    const reply = await act({ model: 'Sora' })
    assert.match(reply.text, /model: expected Wan, Hailuo, Kling, Vidu, Pika, built-in painter, got \\"Sora\\"/)
  })
})
