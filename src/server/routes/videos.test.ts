import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { before, describe, it } from 'node:test'
import { OrderJob, modelOf } from '../../models/video/testing/order-job.ts'
import { dashscope } from '../../models/video/testing/protocols/dashscope.ts'
import { videosApi } from '../../models/video/testing/protocols/videos-api.ts'
import { type OpenProvider, openProvider, testClip, testKey } from '../../models/video/testing/provider-server.ts'
import { closedAfter } from '../../process/testing.ts'
import { giveUpKey } from '../../store/idempotency.ts'
import { listEntries } from '../../store/ledger.ts'
import { makeTestFolder } from '../../store/testing.ts'
import { videoDeletedSchema, videoListSchema, videoObjectSchema } from '../../wire/videos.ts'
import { type TestServer, openTestServer } from '../testing.ts'

let folder: string
let provider: OpenProvider
let server: TestServer
let token: string
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await makeTestFolder(), async (path) => await rm(path, { recursive: true }))
  provider = opened.adopt(await openProvider(dashscope, await testClip(folder)), async (each) => await each.close())
  process.env.LOOPBACK_VIDEOS_KEY = testKey // workers have the environment of their server
  const row = { ...dashscope.row, url: provider.url, keyVariable: 'LOOPBACK_VIDEOS_KEY', seconds: [2], sizes: ['1280x720'], pollSeconds: 0.01, usdPerSecond: 0.25 }
  server = opened.use(await openTestServer({
    env: { REELSMITH_VIDEO_MODELS: JSON.stringify([row]), REELSMITH_PLANS: '{"anonymous":{"paidModels":true}}', REELSMITH_PRICES: 'model-clip=5' },
    handlers: { video: new URL('../../render/video-worker.ts', import.meta.url) },
  }))
  token = (await server.newUser()).token
})

const order = { model: 'wan', prompt: 'the sea', seconds: '2', size: '96x64' }

async function finished(id: string): Promise<void> {
  for await (const { status } of server.jobs.watch(id)) if (status === 'completed') return
}

describe('/v1/videos', () => {
  it('should make a clip for our own adapter, of what it was asked for', async () => {
    const url = `${await server.listen()}/v1`
    const { store } = server
    const key = (await server.newUser()).token
    const model = { ...modelOf(videosApi, provider, { url, model: 'wan', sizes: ['96x64'], seconds: [2] }), keyVariable: 'KEY' }
    const { info } = await new OrderJob(model, folder, key).attempt()
    assert.deepEqual([info.durationMs, info.width, info.height], [2000, 96, 64])
    assert.equal(provider.orders.length, 1)
    assert.equal(store.policy.prices['model-clip'], 5)
    const { json } = await server.call('GET', '/api/credits/balance/simple', { token: key })
    assert.equal(json.data.available, 95)
  })

  it('should tell what was delivered, what made it, and what that was before it was cut and joined', async () => {
    const { token: mine } = await server.newUser()
    const post = async (change: object): Promise<object> => {
      const { json } = await server.call('POST', '/v1/videos', { token: mine, body: { ...order, ...change } })
      await finished(json.id as string)
      return videoObjectSchema.parse((await server.call('GET', `/v1/videos/${json.id}`, { token: mine })).json)
    }
    assert.partialDeepStrictEqual(await post({ seconds: '1' }), { model: 'wan', made_by: 'Wan', usd: 0.5, refusals: [], seconds: '1', size: '96x64', adapted: { seconds: '2', size: '64x36', pieces: 1 } })
    const before = provider.orders.length
    assert.partialDeepStrictEqual(await post({ seconds: '3' }), { made_by: 'Wan', usd: 1, seconds: '3', size: '96x64', adapted: { size: '64x36', pieces: 2 } })
    assert.equal(provider.orders.length, before + 2)
    const { json } = await server.call('GET', '/api/credits/balance/simple', { token: mine })
    assert.equal(json.data.available, 85)
  })

  it('should tell, list, remix and delete what is a user’s own, and nobody else’s', async () => {
    const posted = await server.call('POST', '/v1/videos', { token, body: order })
    const first = videoObjectSchema.parse(posted.json)
    assert.match(first.status, /^(?:queued|in_progress)$/)
    assert.deepEqual([first.seconds, first.size, first.model, first.error], ['2', '96x64', 'wan', null])
    await finished(first.id)
    server.store.advance(1000) // newest first: they are told apart by their times
    const remixed = videoObjectSchema.parse((await server.call('POST', `/v1/videos/${first.id}/remix`, { token, body: { prompt: 'the sea at night' } })).json)
    assert.deepEqual([remixed.prompt, remixed.remixed_from_video_id, remixed.size], ['the sea at night', first.id, '96x64'])
    await finished(remixed.id)
    const list = async (query = '') => videoListSchema.parse((await server.call('GET', `/v1/videos${query}`, { token })).json)
    assert.deepEqual((await list()).data.map(({ id, status }) => [id, status]), [[remixed.id, 'completed'], [first.id, 'completed']])
    const page = await list('?limit=1&order=asc')
    assert.deepEqual([page.first_id, page.has_more], [first.id, true])
    assert.deepEqual((await list(`?after=${first.id}&order=asc`)).data.map(({ id }) => id), [remixed.id])
    const content = await server.open('GET', `/v1/videos/${first.id}/content`, { token, headers: { range: 'bytes=4-7' } })
    assert.deepEqual([content.status, await content.text()], [206, 'ftyp'])

    const stranger = (await server.newUser()).token
    for (const [method, path] of [['GET', ''], ['GET', '/content'], ['DELETE', ''], ['POST', '/remix']] as const) {
      const body = method === 'POST' ? { prompt: 'mine' } : undefined
      const { status, json } = await server.call(method, `/v1/videos/${first.id}${path}`, { token: stranger, body })
      assert.equal(status, 404, path)
      assert.equal(json.error.code, 'request/not-found')
    }
    videoDeletedSchema.parse((await server.call('DELETE', `/v1/videos/${first.id}`, { token })).json)
    assert.equal((await server.call('GET', `/v1/videos/${first.id}/content`, { token })).status, 404)
    assert.deepEqual((await list()).data.map(({ id }) => id), [remixed.id])
  })

  it('should tell of a video again that a killed server could not tell of, and take no other for it', async () => {
    const { token: mine, userId } = await server.newUser()
    const headers = { 'idempotency-key': 'wave' }
    const post = async (change: object = {}) => await server.call('POST', '/v1/videos', { token: mine, headers, body: { ...order, ...change } })
    const first = (await post()).json
    await giveUpKey(server.store, { userId, key: 'wave', requestHash: '' }) // as the next start does
    const again = await post()
    assert.deepEqual([again.status, again.json.id], [200, first.id])
    await giveUpKey(server.store, { userId, key: 'wave', requestHash: '' })
    assert.match((await post({ prompt: 'a lake' })).json.error.message, /^Idempotency-Key: it stands for another request/)
    const frozen = (await listEntries(server.store.db, userId)).filter(({ kind }) => kind === 'freeze')
    assert.equal(frozen.length, 1)
    await finished(first.id as string)
  })

  it('should refuse in the words of the API what it can not make', async () => {
    const orders = provider.orders.length
    for (const [change, message] of [
      [{ prompt: '' }, /prompt/],
      [{ model: 'sora-2' }, /model: expected reelsmith, Wan, got "sora-2"/],
      [{ seconds: '301' }, /seconds/],
      [{ size: '63x64' }, /size: expected even sides from 64 to 1920, got "63x64"/],
      [{ size: 'wide' }, /size: expected a size like 1280x720/],
      [{ input_reference: 'x' }, /input_reference: expected a file, an address \(https:\) or a data: URL in base64/],
    ] as const) {
      const { status, json } = await server.call('POST', '/v1/videos', { token, body: { ...order, ...change } })
      assert.equal(status, 400)
      assert.match(json.error.message, message)
      assert.equal(json.error.type, 'invalid_request_error')
      if ('size' in change) assert.equal(json.error.param, 'size')
    }
    const { status, json } = await server.call('POST', '/v1/videos', { body: order })
    assert.deepEqual([status, json.error.code], [401, 'auth/token-invalid'])
    assert.equal(provider.orders.length, orders)
  })
})
