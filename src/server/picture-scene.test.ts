import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { probeMedia } from '../media/probe.ts'
import { falImages } from '../models/picture/testing/fal-images.ts'
import { imagesInAnswer } from '../models/picture/testing/images-api.ts'
import { type OpenProvider, openProvider, testKey } from '../models/video/testing/provider-server.ts'
import { closedAfter } from '../process/testing.ts'
import { makeTestFolder } from '../store/testing.ts'
import { type TestServer, openTestServer } from './testing.ts'

let folder: string
let queue: OpenProvider
let answering: OpenProvider
let server: TestServer
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await makeTestFolder(), async (path) => await rm(path, { recursive: true }))
  // A red stripe, by which it is seen how the camera moves.
  const stripe = { input: { create: { width: 60, height: 720, channels: 3, background: '#d02010' } }, left: 900, top: 0 } as const
  const picture = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#2040c0' } }).composite([stripe]).jpeg().toBuffer()
  queue = opened.adopt(await openProvider(falImages, picture), async (each) => await each.close())
  answering = opened.adopt(await openProvider(imagesInAnswer, picture), async (each) => await each.close())
  process.env.LOOPBACK_PICTURE_KEY = testKey // workers have the environment of their server
  const common = { keyVariable: 'LOOPBACK_PICTURE_KEY', sizes: ['1280x720', '720x1280'], pollSeconds: 0.01 }
  const flux = { ...common, ...falImages.row, url: queue.url, usdPerPicture: 0.04, instead: 'GPT Image' }
  server = opened.use(await openTestServer({
    env: {
      REELSMITH_VIDEO_MODELS: JSON.stringify([flux, { ...common, ...imagesInAnswer.row, url: answering.url }]),
      REELSMITH_VIDEO_MODEL: 'Flux',
      REELSMITH_SPEND_CAPS: 'user=0.1',
      REELSMITH_PRICES: 'model-clip=20',
    },
    handlers: { generate: new URL('../models/generate-worker.ts', import.meta.url), video: new URL('../render/video-worker.ts', import.meta.url) },
  }))
})
after(() => assert.deepEqual([...queue.problems, ...answering.problems], []))

async function newSession(isRegistered = true) {
  const { token, userId } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  const sid = json.session_id as string
  if (isRegistered) await server.call('POST', '/api/auth/register', { token, body: { name: `u-${userId.slice(5, 20)}`, password: 'correct horse' } })
  return {
    token,
    say: async (text: string) => (await server.call('POST', '/run_sse', { token, body: { session_id: sid, new_message: { parts: [{ text }] } } })).text,
    state: async () => (await server.call('GET', `/api/state/nemo_agent/me/${sid}/latest`, { token })).json.data.state,
    available: async () => ((await server.call('GET', '/api/credits/balance/simple', { token })).json.data as { available: number }).available,
    /** Columns of the red stripe in what the film shows. */
    stripeAt: async (atMs: number): Promise<{ from: number; to: number }> => {
      const response = await server.open('GET', `/api/sessions/${sid}/frame?t=${atMs}&w=640`, { token })
      const { data, info } = await sharp(Buffer.from(await response.arrayBuffer())).raw().toBuffer({ resolveWithObject: true })
      const reds = Array.from({ length: info.width }, (_, x) => x).filter((x) => data[3 * (180 * info.width + x)]! > 150 && data[3 * (180 * info.width + x) + 2]! < 100)
      return { from: Math.min(...reds), to: Math.max(...reds) }
    },
  }
}

describe('a scene with a picture by a model', () => {
  it('should be that picture with the camera moving over it, and be paid once', async () => {
    const session = await newSession()
    const before = answering.orders.length
    const said = await session.say('a 4-second clip of the sea with a picture by GPT Image, without music')
    assert.match(said, /Made by GPT Image\. It is a still picture, over which the camera moves\./)
    assert.deepEqual(answering.orders.slice(before), [{ model: 'gpt-image-2.6-flare', prompt: 'the sea', n: 1, size: '1280x720' }])
    const { draft, generated_media: media } = await session.state()
    assert.equal(draft.d, 4000)
    assert.deepEqual([media[0].kind, media[0].model, media[0].width, media[0].prompt], ['image', 'GPT Image', 1280, 'the sea'])
    assert.equal(await session.available(), 180)
    const [first, last] = [await session.stripeAt(0), await session.stripeAt(3900)]
    assert.ok(first.from > 300 && first.to < 620, JSON.stringify(first))
    assert.ok(last.to - last.from > first.to - first.from + 2, `the camera comes closer: ${JSON.stringify([first, last])}`)
  })

  it('should be made for every scene where the operator wants that, each seen in another way, within what is spent', async () => {
    const session = await newSession()
    const before = queue.orders.length
    assert.match(await session.say('a 3-second clip of the sea, without music'), /Made by Flux \(about \$0\.04\)\./)
    assert.match(await session.say('add a 3-second scene of a forest'), /Made by Flux \(about \$0\.04\)\./)
    const orders = queue.orders.slice(before) as { prompt: string; image_size: object }[]
    assert.deepEqual(orders.map(({ image_size }) => image_size), [{ width: 1280, height: 720 }, { width: 1280, height: 720 }])
    const widths = [await session.stripeAt(0), await session.stripeAt(2900), await session.stripeAt(3100), await session.stripeAt(5900)].map(({ from, to }) => to - from)
    assert.ok(widths[1]! > widths[0]! + 1 && Math.abs(widths[3]! - widths[2]!) <= 2, `closer, then along: ${widths.join()}`)
    assert.match(await session.say('add a 3-second scene of a lake'), /This server spends at most 0\.1 US dollars a day for one user/)
    assert.equal(queue.orders.length, before + 2)
    assert.equal(await session.available(), 160)
  })

  it('should have its price and plan told in a dry run, which orders nothing', async () => {
    const session = await newSession()
    const before = queue.orders.length
    const said = await session.say('dry run: an 8-second clip of the sea with a picture by Flux, without music')
    assert.match(said, /This would cost 20 of your 200 credits; nothing was made\. 1\. \\"the sea\\", 8 s, Flux\. The provider takes up to 0\.04 US dollars/)
    assert.equal(queue.orders.length, before)
  })

  it('should be made by the next one, which is said, when the first refuses', async () => {
    const session = await newSession()
    queue.states = [{ refused: 'Not this one.' }]
    assert.match(await session.say('用Flux的图片生成一个2秒的大海视频，不要音乐'), /原话是“Not this one”。所以改由 GPT Image 生成/)
    queue.states = ['done']
    assert.equal((await session.state()).generated_media[0].model, 'GPT Image')
  })

  it('should be made by the built-in painter for those who have no account, with nothing ordered', async () => {
    const session = await newSession(false)
    const before = queue.orders.length
    assert.match(await session.say('a 2-second clip of the sea with a picture by Flux, without music'), /"code":402/)
    assert.equal(queue.orders.length, before)
  })

  it('should be a video of its own by the Videos API, and be told of among the models', async () => {
    const { token } = await newSession()
    const { json } = await server.call('POST', '/v1/videos', { token, body: { model: 'Flux', prompt: 'the sea', seconds: '1', size: '96x64' } })
    for await (const { status, error } of server.jobs.watch(json.id as string)) {
      assert.notEqual(status, 'failed', error?.message)
      if (status === 'completed') break
    }
    const file = join(folder, 'made.mp4')
    await writeFile(file, Buffer.from(await (await server.open('GET', `/v1/videos/${json.id}/content`, { token })).arrayBuffer()))
    const info = await probeMedia(file)
    assert.deepEqual([info.kind, info.durationMs, info.width, info.height], ['video', 1000, 96, 64])
    const { data } = (await server.call('GET', '/v1/models', { token })).json
    assert.partialDeepStrictEqual(data[1], { id: 'Flux', makes: 'picture', seconds: [], usd_per_picture: 0.04, usd_per_second: null, instead: 'GPT Image' })
  })
})
