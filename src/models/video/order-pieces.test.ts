/** A clip that is longer than its model can make, through the whole job: each piece is ordered once, wherever it is killed. */
import assert from 'node:assert/strict'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import type { JobContext } from '../../jobs/handler.ts'
import { writeFrame } from '../../media/frame.ts'
import { probeMedia } from '../../media/probe.ts'
import { type GenerateResult, run } from '../generate-worker.ts'
import { longestShotMs, piecesFor, usdAtMost } from './pieces.ts'
import { Killed, modelOf } from './testing/order-job.ts'
import { dashscope } from './testing/protocols/dashscope.ts'
import { videosApi } from './testing/protocols/videos-api.ts'
import { type OpenProvider, fail, openProvider, testClip, testKey, testPicture } from './testing/provider-server.ts'
import { type VideoModel, builtIn, readVideoModels } from './video-models.ts'

let folder: string
let provider: OpenProvider
let other: OpenProvider
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-pieces-'))
  const clip = await testClip(folder)
  provider = await openProvider(dashscope, clip)
  other = await openProvider(videosApi, clip)
  await writeFile(join(folder, 'dog.png'), await testPicture())
  process.env.KEY = testKey
})
after(async () => {
  await provider.close()
  await other.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  provider.states = ['done']
  for (const { orders, faults, problems } of [provider, other]) orders.length = faults.length = problems.length = 0
})

const wan = (changes: object = {}): VideoModel => modelOf(dashscope, provider, { seconds: [2], usdPerSecond: 0.25, ...changes })

/** One job, whose note and objects outlive its attempts. */
function newJob(makers: readonly VideoModel[], wanted: object = {}): (killAt?: number) => Promise<GenerateResult> {
  let note: object | null = null
  let objects = 0
  return async (killAt = Number.POSITIVE_INFINITY) => {
    let step = 0
    const alive = (): void => {
      if (++step === killAt) throw new Killed()
    }
    const workDir = await mkdtemp(join(folder, 'work-'))
    const context: JobContext = {
      signal: new AbortController().signal,
      workDir,
      progress: () => {},
      note,
      async remember(kept) {
        alive()
        note = structuredClone(kept)
        alive()
      },
      objectPath: (key) => join(folder, key),
      async keepFile(file, extension) {
        alive()
        const key = `object-${++objects}.${extension}`
        await copyFile(file, join(folder, key))
        await rm(file)
        alive()
        return key
      },
    }
    const payload = { prompt: 'the sea', language: 'en', seed: 7, durationMs: 5000, width: 64, height: 36, fps: { num: 10, den: 1 }, makers, today: '2026-02-01', ...wanted }
    return await run(payload, context)
  }
}

interface Order {
  input: { media?: { type: string; url: string }[] }
}

const mediaOf = (index: number): { type: string; url: string }[] => (provider.orders[index] as Order).input.media ?? []

describe('a clip that is longer than its model can make', () => {
  it('should be one file of pieces, each of which begins with the last picture of the one before', async () => {
    const made = await newJob([wan()])()
    assert.deepEqual([made.pieces, made.usd, made.pricedAs, made.fileDurationMs], [3, 1.5, 'model-clip/Wan', 5800])
    assert.deepEqual([0, 1, 2].map((index) => mediaOf(index).map(({ type }) => type)), [[], ['first_frame'], ['first_frame']])
    // What the provider was sent is the last picture of its clip, to the pixel.
    const last = join(folder, 'last.png')
    await writeFrame(join(folder, 'provider.mp4'), { atMs: 1900, file: last, signal: new AbortController().signal })
    assert.ok(Buffer.from(mediaOf(1)[0]!.url.split(',')[1]!, 'base64').equals(await readFile(last)))
    const info = await probeMedia(join(folder, made.objectKey))
    assert.deepEqual([info.width, info.height, info.durationMs], [64, 36, 5800])
    assert.deepEqual(provider.problems, [])
  })

  it('should be takes, cut together, where its model takes no first frame', async () => {
    const made = await newJob([wan({ firstFrame: false, lastFrame: false })], { references: [{ objectKey: 'dog.png' }] })()
    assert.deepEqual([made.pieces, made.areTakes, made.usd, made.fileDurationMs, made.seed], [3, true, 1.5, 5800, 7])
    assert.deepEqual([0, 1, 2].map((index) => mediaOf(index).map(({ type }) => type)), [['reference_image'], ['reference_image'], ['reference_image']])
    assert.deepEqual(provider.orders.map((order) => (order as { parameters: { seed: number } }).parameters.seed), [7, 8, 9])
  })

  it('should show the picture at a seam once', async () => {
    const { objectKey } = await newJob([wan()], { durationMs: 3500 })()
    const at = async (file: string, atMs: number): Promise<Uint8Array> => {
      const to = join(folder, `at-${atMs}.png`)
      await writeFrame(join(folder, file), { atMs, file: to, signal: new AbortController().signal })
      return await readFile(to)
    }
    const pixels = async (png: Uint8Array): Promise<Buffer> => await sharp(png).removeAlpha().raw().toBuffer()
    const apart = (a: Buffer, b: Buffer): number => a.reduce((sum, value, index) => sum + Math.abs(value - b[index]!), 0) / a.length
    // Behind the seam at 2 s comes the second picture of the next piece.
    const behind = await pixels(await at(objectKey, 2000))
    const distances = []
    for (const ms of [0, 100, 200, 1900]) distances.push(apart(behind, await pixels(await at('provider.mp4', ms))))
    assert.equal(distances.indexOf(Math.min(...distances)), 1, String(distances))
  })

  it('should never be ordered twice, piece by piece, wherever an attempt is killed', async () => {
    // Before it is kept that the first piece was taken: before and behind what is kept of it, and of the second one.
    for (let killAt = 3; killAt <= 14; killAt++) {
      provider.orders.length = 0
      const attempt = newJob([wan()], { durationMs: 3500 })
      assert.ok((await attempt(killAt).catch((error: Error) => error)) instanceof Killed)
      const second = await attempt().catch((error: Error) => error)
      const orders = provider.orders.length
      if (second instanceof Error) {
        assert.match(second.message, /is not ordered again; it costs no credits/)
        assert.ok(orders <= 2)
      } else assert.deepEqual([orders, second.pieces], [2, 2], `killed at step ${killAt}`)
    }
  })

  it('should be handed on to nothing that costs once a piece is paid for, and what it took be told', async () => {
    provider.states = ['done', 'done', 'done', 'done', { refused: 'Not this piece.' }]
    const makers = [wan(), modelOf(videosApi, other, { seconds: [8] })]
    await assert.rejects(newJob(makers)(), /Wan did not make the clip: Not this piece/)
    assert.deepEqual([provider.orders.length, other.orders.length], [3, 0])
    provider.states = ['done', 'done', { refused: 'Not this piece.' }]
    const photo = join(folder, 'photo.png')
    await writeFile(photo, await testPicture())
    const { model, usd, refusals } = await newJob([...makers, builtIn], { photo: { objectKey: 'photo.png' } })()
    assert.deepEqual([model, refusals.length, other.orders.length], [builtIn.name, 1, 0])
    assert.equal(usd, 0.5)
  })

  it('should begin and end with the photos that are named, at its two ends alone', async () => {
    await writeFile(join(folder, 'photo.png'), await testPicture())
    await newJob([wan()], { photo: { objectKey: 'photo.png' }, lastPhoto: { objectKey: 'photo.png' } })()
    assert.deepEqual([0, 1, 2].map((index) => mediaOf(index).map(({ type }) => type)), [['first_frame'], ['first_frame'], ['first_frame', 'last_frame']])
  })

  it('should fail in words when one piece can not be had, and the pieces before it be ordered no more', async () => {
    provider.faults.push({ of: /^GET .*task-2$/, answer: fail(dashscope, 404, 'no such task') })
    const attempt = newJob([wan()])
    await assert.rejects(attempt(), /Wan refused: no such task/)
    assert.equal(provider.orders.length, 2)
  })
})

describe('the pieces of a clip', () => {
  const [veo, wan3, still] = readVideoModels('Veo, Wan, Qwen Image')
  const seconds = (model: VideoModel, durationMs: number): number[] => piecesFor(model, { durationMs, width: 1920, height: 1080 }).map((piece) => piece.seconds)

  it('should be as few as can be, and the last one as short as will do', () => {
    assert.deepEqual([seconds(veo!, 8000), seconds(veo!, 8001), seconds(veo!, 14_000), seconds(veo!, 24_000)], [[8], [8, 4], [8, 6], [8, 8, 8]])
    assert.deepEqual([seconds(wan3!, 31_000), seconds(wan3!, 60_000), seconds(still!, 60_000)], [[30, 2], [30, 30], [60]])
    assert.equal(seconds(veo!, 300_000).length, 38)
    assert.deepEqual([longestShotMs(veo!), longestShotMs(still!), longestShotMs({ ...veo!, firstFrame: false })], [Infinity, Infinity, 8000])
    assert.deepEqual(seconds({ ...veo!, firstFrame: false }, 8001), [8, 4])
  })

  it('should all be counted against what the operator spends', () => {
    assert.equal(usdAtMost({ makers: [veo!], durationMs: 14_000, width: 1920, height: 1080 }), 5.6)
    assert.equal(usdAtMost({ makers: [{ ...veo!, firstFrame: false }], durationMs: 14_000, width: 1920, height: 1080 }), 5.6)
  })
})
