import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { daysLeft } from '../retirements.ts'
import { Killed, OrderJob, modelOf } from './testing/order-job.ts'
import { videosApi } from './testing/protocols/videos-api.ts'
import { type OpenProvider, openProvider, testClip } from './testing/provider-server.ts'
import { providerOrder, usdAtMost } from './pieces.ts'
import { builtIn, makersOf, orderFor, readVideoModels } from './video-models.ts'

let folder: string
let provider: OpenProvider
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'reelsmith-order-'))))
after(async () => await rm(folder, { recursive: true }))
beforeEach(async () => void (provider = await openProvider(videosApi, await testClip(folder))))
afterEach(async () => {
  await provider.close()
  assert.deepEqual(provider.problems, [])
})

describe('orderClip', () => {
  it('should never order twice, wherever an attempt is killed', async () => {
    for (let killAt = 1; ; killAt++) {
      const before = provider.orders.length
      const job = new OrderJob(modelOf(videosApi, provider), folder)
      const first = await job.attempt({ killAt }).catch((error: Error) => error)
      if (!(first instanceof Error)) return assert.ok(killAt > 7, 'every step was one to be killed at')
      const second = await job.attempt().catch((error: Error) => error)
      const orders = provider.orders.length - before
      assert.ok(orders <= 1, `${orders} orders when killed at step ${killAt}`)
      // Either it goes on with the clip that was ordered, or says that it can't know.
      if (second instanceof Error) assert.match(second.message, /is not ordered again; it costs no credits/)
      else assert.equal(orders, 1)
    }
  })

  it('should fetch a clip anew that stops coming, and for as long as it comes', async () => {
    const job = new OrderJob(modelOf(videosApi, provider), folder)
    await assert.rejects(job.attempt({ killAt: 7 }), Killed)
    const { clip } = provider
    const head = { 'content-type': 'video/mp4', 'content-length': clip.length }
    provider.faults.push(
      { of: /content$/, answer: (response) => void response.writeHead(200, head).write(clip.subarray(0, 500)) },
      {
        of: /content$/,
        answer: async (response) => {
          // All of it takes longer than any answer may.
          response.writeHead(200, head)
          for (let part = 0; part < 4; part++) {
            response.write(clip.subarray(Math.floor((part * clip.length) / 4), Math.floor(((part + 1) * clip.length) / 4)))
            await sleep(100)
          }
          response.end()
        },
      },
    )
    job.become(modelOf(videosApi, provider, { answerSeconds: 0.3 }))
    assert.equal((await job.attempt()).info.durationMs, 2000)
    assert.deepEqual([provider.orders.length, provider.heard.filter((what) => what.endsWith('/content')).length], [1, 2])
  })

  it('should take no file that is less than half as long as it was ordered, or no video', async () => {
    const job = (changes = {}): OrderJob => new OrderJob(modelOf(videosApi, provider, changes), folder)
    assert.equal((await job({ seconds: [4] }).attempt()).info.durationMs, 2000)
    await assert.rejects(job({ seconds: [5] }).attempt(), /Own GPU made a clip that can't be used: it has 2 s of the 5 s that were ordered/)
    for (const bytes of ['<html>', '']) {
      provider.clip = Buffer.from(bytes)
      await assert.rejects(job().attempt(), { code: 'job/failed', message: /can't be used/ })
    }
  })
})

describe('the table of models', () => {
  it('should name what it can not read', () => {
    const model = (changes: object): void => void modelOf(videosApi, provider, changes)
    assert.throws(() => readVideoModels('{'), /REELSMITH_VIDEO_MODELS: expected a JSON array/)
    assert.throws(() => readVideoModels('Sora'), /expected a known model \(Veo, Gemini Omni, Wan, Wan 2\.7, Wan 2\.6, GPT Image, Gemini Image, Qwen Image\) or a row, got "Sora"/)
    assert.throws(() => model({ sizes: ['wide'] }), /REELSMITH_VIDEO_MODELS: 0: sizes: 0: expected a size like 1280x720/)
    assert.throws(() => model({ words: ['own gpu'] }), /got "own gpu" twice/)
    assert.throws(() => model({ url: undefined }), /url: expected where its server is/)
    assert.throws(() => model({ api: 'comfyui' }), /workflow: expected the file/)
    assert.throws(() => model({ instead: 'Sora' }), /instead: expected the name of another model or "built-in painter"/)
    assert.throws(() => model({ until: 'soon' }), /until/)
    assert.throws(() => model({ seconds: [] }), /Own GPU: seconds: expected the lengths/)
    assert.throws(() => model({ usdPerPicture: 1 }), /usdPerPicture: expected none for what makes clips/)
    assert.throws(() => model({ api: 'fal-images' }), /seconds: expected none for what makes pictures/)
    assert.throws(() => model({ lastFrame: true }), /Own GPU: lastFrame: expected it beside firstFrame, for Wan 3 or 2.7/)
    assert.throws(() => model({ references: 2 }), /references: expected none but for Wan from 2.6 on/)
    assert.throws(() => model({ referenceVideos: 2 }), /referenceVideos: expected none but for Wan from 2.6 on/)
    assert.throws(() => model({ api: 'dashscope', model: 'wan2.6-i2v', references: 2 }), /references: expected none/)
    assert.throws(() => model({ api: 'dashscope', model: 'wan2.6', firstFrame: true, lastFrame: true }), /lastFrame: expected it beside firstFrame, for Wan 3 or 2.7/)
    assert.throws(() => model({ ask: true }), /ask: expected "instead" beside it/)
  })

  it('should know models by their names', () => {
    const [veo, wan] = readVideoModels('veo, Wan')
    assert.deepEqual([veo!.api, veo!.skills, wan!.api, wan!.url], ['google-vertex', ['veo-3-ai'], 'dashscope', 'https://dashscope-intl.aliyuncs.com'])
  })

  it('should take a price of one\'s own for a known model', () => {
    const [omni] = readVideoModels('[{"name":"gemini omni","usdPerSecond":0.1}]')
    assert.deepEqual([omni!.api, omni!.usdPerSecond, providerOrder({ makers: [omni!], durationMs: 3000, width: 1920, height: 1080 })], ['gemini', 0.1, { usdAtMost: 0.3 }])
    assert.deepEqual([providerOrder({ makers: [builtIn], durationMs: 3000, width: 16, height: 9 }), providerOrder({ durationMs: 3000, width: 16, height: 9 })], [undefined, undefined])
    assert.throws(() => readVideoModels('[{"name":"Sora","usdPerSecond":0.1}]'), /expected a known model/)
  })

  it('should know the last days that providers tell, unless the operator does', () => {
    const row = (changes: object): string => JSON.stringify([{ name: 'A', seconds: [4], sizes: ['1280x720'], ...changes }])
    const ends = (changes: object): unknown[] => readVideoModels(row(changes)).flatMap(({ until, untilSource }) => [until, untilSource === undefined])
    assert.deepEqual(ends({ api: 'google-vertex', model: 'veo-3.0-generate-001' }), ['2026-06-30', false])
    assert.deepEqual(ends({ api: 'google-vertex', model: 'veo-3.0-generate-001', until: '2027-01-01' }), ['2027-01-01', true])
    assert.deepEqual(ends({ api: 'openai-videos', model: 'sora-2', url: 'https://api.openai.com/v1' }), ['2026-09-23', false])
    assert.deepEqual(ends({ api: 'openai-videos', model: 'sora-2', url: 'http://127.0.0.1:8000/v1' }), [undefined, true])
    assert.deepEqual(ends({ api: 'openai-images', model: 'gpt-image-1-mini', url: 'https://api.openai.com/v1', seconds: [] }), ['2026-11-30', false])
    assert.deepEqual([daysLeft('2026-06-30', '2026-06-30'), daysLeft('2026-06-30', '2026-07-01'), daysLeft('2026-06-30', '2026-06-01'), daysLeft(undefined, '2026-07-01')], [1, 0, 30, null])
  })

  it('should say what stands in for what, each once', () => {
    const row = { api: 'openai-videos', url: 'http://127.0.0.1', model: 'm', seconds: [4], sizes: ['64x36'] }
    const models = readVideoModels(JSON.stringify([{ ...row, name: 'A', instead: 'B' }, { ...row, name: 'B', instead: 'A' }, { ...row, name: 'C', instead: builtIn.name }]))
    const names = (index: number): string[] => makersOf(models, models[index]!).map(({ name }) => name)
    const asking = readVideoModels(JSON.stringify([{ ...row, name: 'A', instead: 'B', ask: true }, { ...row, name: 'B', instead: 'A' }]))
    assert.deepEqual(asking.map((model) => makersOf(asking, model).map(({ name }) => name)), [['A'], ['B', 'A']])
    assert.deepEqual([names(0), names(1), names(2)], [['A', 'B'], ['B', 'A'], ['C', 'built-in painter']])
  })

  it('should count a picture once, however long it is shown', () => {
    const [qwen] = readVideoModels('Qwen Image')
    const wanted = { durationMs: 60_000, width: 1080, height: 1920 }
    assert.deepEqual([qwen!.makes, usdAtMost({ makers: [qwen!], ...wanted })], ['picture', 0.03])
    assert.deepEqual(orderFor(qwen!, wanted), { seconds: 60, width: 928, height: 1664 })
  })

  it('should order the nearest shape, and the shortest length that is long enough', () => {
    const model = modelOf(videosApi, provider, { sizes: ['1280x720', '720x1280', '640x360'], seconds: [8, 4] })
    assert.deepEqual(orderFor(model, { durationMs: 4001, width: 1080, height: 1920 }), { seconds: 8, width: 720, height: 1280 })
    assert.deepEqual(orderFor(model, { durationMs: 4000, width: 1920, height: 1080 }), { seconds: 4, width: 1280, height: 720 })
    assert.deepEqual(orderFor(builtIn, { durationMs: 4321, width: 64, height: 36 }), { seconds: 4.321, width: 64, height: 36 })
    assert.throws(() => orderFor(model, { durationMs: 9000, width: 16, height: 9 }), /Own GPU makes clips of up to 8 s/)
  })
})
