import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, beforeEach, describe, it } from 'node:test'
import type { JobContext } from '../jobs/handler.ts'
import { closedAfter } from '../process/testing.ts'
import { type GenerateResult, run } from './generate-worker.ts'
import { modelOf } from './video/testing/order-job.ts'
import { dashscope } from './video/testing/protocols/dashscope.ts'
import { videosApi } from './video/testing/protocols/videos-api.ts'
import { type OpenProvider, fail, openProvider, testClip, testKey, testPicture } from './video/testing/provider-server.ts'
import { type VideoModel, builtIn } from './video/video-models.ts'

let folder: string
let first: OpenProvider
let second: OpenProvider
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await mkdtemp(join(tmpdir(), 'reelsmith-generate-')), async (path) => await rm(path, { recursive: true }))
  const clip = await testClip(folder)
  first = opened.adopt(await openProvider(dashscope, clip), async (each) => await each.close())
  second = opened.adopt(await openProvider(videosApi, clip), async (each) => await each.close())
  process.env.KEY = testKey
})
beforeEach(() => {
  first.states = second.states = ['done']
  first.orders.length = second.orders.length = 0
})

/** One job, whose note outlives its attempts. */
function newJob(changes: object = {}, last: readonly VideoModel[] = [], wanted: object = {}, kept: object | null = null): () => Promise<GenerateResult> {
  const makers: VideoModel[] = [modelOf(dashscope, first, { usdPerSecond: 0.25, ...changes }), modelOf(videosApi, second), ...last]
  let note = kept
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
    return await run({ prompt: 'the sea', language: 'en', seed: 7, durationMs: 1500, width: 1920, height: 1080, ...wanted, fps: { num: 10, den: 1 }, makers, today: '2026-02-01' }, context)
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

  for (const [what, { path, times, answer }, changes] of [
    ['whose state is not told for long', { path: /^GET .*tasks/, times: 5, answer: fail(dashscope, 503, 'later') }, {}],
    ['that is not found once', { path: /^GET .*tasks/, times: 1, answer: fail(dashscope, 404, 'no such task') }, {}],
    ['whose key is not taken any more', { path: /^GET .*tasks/, times: 1, answer: fail(dashscope, 401, 'bad key') }, {}],
    ['whose clip can not be downloaded', { path: /^GET .files/, times: 5, answer: fail(dashscope, 403, 'expired') }, {}],
    ['that is not done in time', { path: /^never/, times: 0, answer: fail(dashscope, 500, '') }, { patienceMinutes: 0 }],
  ] as const) {
    it(`should not be handed on to another one that is paid after an order ${what}`, async () => {
      first.states = ['working']
      if (what.includes('downloaded')) first.states = ['done']
      for (let time = 0; time < times; time++) first.faults.push({ of: path, answer })
      await assert.rejects(newJob(changes)(), { name: 'ReelsmithError', message: /^(?:The clip of )?Wan / })
      assert.deepEqual([first.orders.length, second.orders.length, first.faults.length], [1, 0, 0])
    })
  }

  it('should be handed on to the built-in painter after such an order', async () => {
    first.faults.push({ of: /^GET .*tasks/, answer: fail(dashscope, 404, 'no such task') })
    const photo = { objectKey: join(folder, 'photo.png') }
    await writeFile(photo.objectKey, await testPicture())
    const { model, refusals } = await newJob({ firstFrame: true }, [builtIn], { photo })()
    assert.deepEqual([model, refusals.map((refusal) => refusal.model), second.orders.length], [builtIn.name, ['Wan'], 0])
  })

  it('should not be handed on to another one that is paid when a restart has no key for what was ordered', async () => {
    const note = { maker: 0, refusals: [], order: { handle: 'task-1', orderedAt: Date.now() } }
    const attempt = newJob({ keyVariable: 'NO_SUCH_KEY' }, [], {}, note)
    await assert.rejects(attempt(), /Wan has no key/)
    assert.deepEqual([first.orders.length, second.orders.length], [0, 0])
  })
})
