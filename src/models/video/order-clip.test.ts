import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { ReelsmithError } from '../../errors/error.ts'
import type { MediaInfo } from '../../media/probe.ts'
import { openaiVideos } from './openai-videos.ts'
import { orderClip } from './order-clip.ts'
import { type VideosServer, fail, openVideosServer, testClip, testKey } from './testing/videos-server.ts'
import { type VideoModel, orderFor, readVideoModels } from './video-models.ts'

let folder: string
let clip: Buffer
let provider: VideosServer
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-order-'))
  clip = await testClip(folder)
})
after(async () => await rm(folder, { recursive: true }))
beforeEach(async () => void (provider = await openVideosServer(clip)))
afterEach(async () => {
  assert.deepEqual(provider.problems, [])
  await provider.close()
})

function modelOf(changes: object = {}): VideoModel {
  const row = { name: 'Wan', api: 'openai-videos', url: provider.url, model: 'wan2.2', seconds: [2, 4], sizes: ['64x36'] }
  return readVideoModels(JSON.stringify([{ ...row, pollSeconds: 0.01, ...changes }]))[0]!
}

/** One job, whose note outlives its attempts. */
function newJob(model = modelOf()) {
  let note: unknown = null
  let step = 0
  return {
    /** @param killAt - Number of the step at which the attempt ends as if its process were killed. */
    async attempt(killAt = Number.POSITIVE_INFINITY): Promise<MediaInfo> {
      step = 0
      const alive = (): void => {
        if (++step === killAt) throw new Error('killed')
      }
      const real = openaiVideos(model, testKey)
      const backend: typeof real = {
        ...real,
        async submit(order, signal) {
          alive()
          const handle = await real.submit(order, signal)
          alive()
          return handle
        },
        async status(handle, signal) {
          alive()
          return await real.status(handle, signal)
        },
        async fetch(handle, file, signal) {
          await real.fetch(handle, file, signal)
          alive()
        },
      }
      const order = { prompt: 'the sea', ...orderFor(model, { durationMs: 1500, width: 1920, height: 1080 }) }
      return await orderClip({ backend, model, order, file: join(folder, 'clip.mp4') }, {
        signal: new AbortController().signal,
        note,
        progress: () => {},
        async remember(kept) {
          alive()
          note = kept
          alive()
        },
      })
    },
  }
}

describe('orderClip', () => {
  it('should order what was asked for, wait, and look at the file', async () => {
    provider.states = [{ status: 'queued' }, { status: 'in_progress', progress: 50 }, { status: 'completed' }]
    const { durationMs, width } = await newJob().attempt()
    assert.deepEqual([durationMs, width], [2000, 64])
    assert.deepEqual(provider.orders, [{ model: 'wan2.2', prompt: 'the sea', seconds: '2', size: '64x36' }])
    assert.equal(provider.heard.filter((what) => what.startsWith('GET')).length, 4)
  })

  it('should never order twice, wherever an attempt is killed', async () => {
    for (let killAt = 1; ; killAt++) {
      const before = provider.orders.length
      const job = newJob()
      const first = await job.attempt(killAt).catch((error: Error) => error)
      if (!(first instanceof Error)) return assert.ok(killAt > 7, 'every step was one to be killed at')
      const second = await job.attempt().catch((error: Error) => error)
      const orders = provider.orders.length - before
      assert.ok(orders <= 1, `${orders} orders when killed at step ${killAt}`)
      // Either it goes on with the clip that was ordered, or says that it can't know.
      if (second instanceof Error) assert.match(second.message, /is not ordered again; it costs no credits/)
      else assert.equal(orders, 1)
    }
  })

  it('should come again when it is told to, and never after an answer that leaves it open', async () => {
    const orders = /^POST/
    provider.faults.push({ of: orders, answer: fail(429, 'busy', { 'retry-after': '0' }) }, { of: orders, answer: fail(429, 'busy') })
    await newJob().attempt()
    assert.equal(provider.orders.length, 1)
    provider.faults.push({ of: orders, answer: fail(500, 'oops') })
    await assert.rejects(newJob().attempt(), /Wan refused: oops/)
    provider.faults.push({ of: orders, answer: (response) => void response.destroy() })
    await assert.rejects(newJob().attempt(), /Wan did not answer/)
    assert.equal(provider.heard.filter((what) => what.startsWith('POST')).length, 5)
  })

  it('should ask again when a question or the download fails on the way', async () => {
    provider.faults.push(
      { of: /video_1$/, answer: fail(503, 'later') },
      { of: /video_1$/, answer: (response) => void response.destroy() },
      {
        of: /content$/,
        answer: (response) => {
          response.writeHead(200, { 'content-length': clip.length })
          response.write(clip.subarray(0, 500), () => response.destroy())
        },
      },
    )
    assert.equal((await newJob().attempt()).durationMs, 2000)
    assert.equal(provider.orders.length, 1)
  })

  it('should say why there is no clip, in the words of the provider', async () => {
    provider.states = [{ status: 'failed', error: { message: 'The prompt is against our policy.' } }]
    await assert.rejects(newJob().attempt(), /Wan did not make the clip: The prompt is against our policy\./)
    provider.faults.push({ of: /^POST/, answer: fail(400, 'unknown model') })
    await assert.rejects(newJob().attempt(), /Wan refused: unknown model/)
  })

  it('should give a job up that never ends, there too', async () => {
    provider.states = [{ status: 'in_progress' }]
    await assert.rejects(newJob(modelOf({ patienceMinutes: 0 })).attempt(), /did not finish the clip within 0 minutes/)
    assert.equal(provider.heard.at(-1), 'DELETE /v1/videos/video_1')
  })

  it('should take no file that is cut off, too short or no video', async () => {
    const isUnusable = (error: unknown): boolean => ReelsmithError.is(error, 'job/failed') && /can't be used/.test(error.message)
    for (const bytes of [clip.subarray(0, clip.length - 2000), Buffer.from('<html>'), Buffer.alloc(0)]) {
      provider.clip = bytes
      await assert.rejects(newJob().attempt(), isUnusable)
    }
    provider.clip = clip
    await assert.rejects(newJob(modelOf({ seconds: [4] })).attempt(), /it has 2 s of the 4 s/)
  })
})

describe('the table of models', () => {
  it('should name what it can not read', () => {
    assert.throws(() => readVideoModels('{'), /REELSMITH_VIDEO_MODELS: expected a JSON array/)
    assert.throws(() => modelOf({ sizes: ['wide'] }), /REELSMITH_VIDEO_MODELS: 0: sizes: 0: expected a size like 1280x720/)
    assert.throws(() => modelOf({ words: ['wan'] }), /got "wan" twice/)
  })

  it('should order the nearest shape, and the shortest length that is long enough', () => {
    const model = modelOf({ sizes: ['1280x720', '720x1280', '640x360'], seconds: [8, 4] })
    assert.deepEqual(orderFor(model, { durationMs: 4001, width: 1080, height: 1920 }), { seconds: 8, width: 720, height: 1280 })
    assert.deepEqual(orderFor(model, { durationMs: 4000, width: 1920, height: 1080 }), { seconds: 4, width: 1280, height: 720 })
    assert.throws(() => orderFor(model, { durationMs: 9000, width: 16, height: 9 }), /Wan makes clips of up to 8 s/)
  })
})
