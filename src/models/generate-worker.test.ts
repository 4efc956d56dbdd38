import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { JobContext } from '../jobs/handler.ts'
import { type GenerateResult, run } from './generate-worker.ts'
import { modelOf } from './video/testing/order-job.ts'
import { dashscope } from './video/testing/protocols/dashscope.ts'
import { videosApi } from './video/testing/protocols/videos-api.ts'
import { type OpenProvider, fail, openProvider, testClip, testKey } from './video/testing/provider-server.ts'
import type { VideoModel } from './video/video-models.ts'

let folder: string
let first: OpenProvider
let second: OpenProvider
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-generate-'))
  const clip = await testClip(folder)
  first = await openProvider(dashscope, clip)
  second = await openProvider(videosApi, clip)
  process.env.KEY = testKey
})
after(async () => {
  await first.close()
  await second.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  first.states = second.states = ['done']
  first.orders.length = second.orders.length = 0
})

/** One job, whose note outlives its attempts. */
function newJob(changes: object = {}): () => Promise<GenerateResult> {
  const makers: VideoModel[] = [modelOf(dashscope, first, { usdPerSecond: 0.25, ...changes }), modelOf(videosApi, second)]
  let note: object | null = null
  return async () => {
    const context: JobContext = {
      signal: new AbortController().signal,
      workDir: folder,
      progress: () => {},
      note,
      remember: async (kept) => void (note = kept),
      objectPath: (key) => key,
      keepFile: async () => 'kept',
    }
    return await run({ prompt: 'the sea', language: 'en', seed: 7, durationMs: 1500, width: 1920, height: 1080, fps: { num: 10, den: 1 }, makers, today: '2026-02-01' }, context)
  }
}

describe('generating a clip', () => {
  it('should say what made it and what that cost', async () => {
    const { model, usd, refusals, pricedAs, fileDurationMs, adapted } = await newJob()()
    assert.deepEqual({ model, usd, refusals, pricedAs, fileDurationMs }, { model: 'Wan', usd: 0.5, refusals: [], pricedAs: 'model-clip/Wan', fileDurationMs: 2000 })
    assert.partialDeepStrictEqual(adapted, { model: 'Wan', madeMs: 2000, usedMs: 1500, shownWidth: 1920 })
  })

  for (const [why, changes, reason] of [
    ['has no key', { keyVariable: 'NO_SUCH_KEY' }, /Wan has no key on this server/],
    ['is not served any more', { until: '2026-01-31' }, /Wan is not served any more: its last day was 2026-01-31/],
  ] as const) {
    it(`should be handed on, and say so, when a model ${why}`, async () => {
      const { model, refusals } = await newJob(changes)()
      assert.equal(model, 'Own GPU')
      assert.deepEqual([refusals.map((refusal) => refusal.model), first.orders.length, second.orders.length], [['Wan'], 0, 1])
      assert.match(refusals[0]!.reason, reason)
    })
  }

  it('should still be ordered on the last day of a model', async () => {
    const { model, refusals } = await newJob({ until: '2026-02-01' })()
    assert.deepEqual([model, refusals], ['Wan', []])
  })

  it('should be handed on when a safety filter refuses it, and fail in words when everybody does', async () => {
    first.states = [{ refused: 'Inappropriate content.' }]
    const { model, refusals } = await newJob()()
    assert.deepEqual([model, refusals.length], ['Own GPU', 1])
    second.states = [{ refused: 'Not here either.' }]
    await assert.rejects(newJob()(), /Own GPU did not make the clip: Not here either/)
  })

  it('should not be handed on to another one that is paid after an order that may have been taken', async () => {
    first.faults.push({ of: /^POST/, answer: fail(dashscope, 500, 'oops') })
    const attempt = newJob()
    await assert.rejects(attempt(), /Wan refused: oops/)
    await assert.rejects(attempt(), /is not ordered again/)
    assert.deepEqual([first.orders.length, second.orders.length], [0, 0])
  })
})
