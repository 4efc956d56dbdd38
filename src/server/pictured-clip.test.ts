import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { dashscope } from '../models/video/testing/protocols/dashscope.ts'
import { videosApi } from '../models/video/testing/protocols/videos-api.ts'
import { type OpenProvider, openProvider, testClip, testKey } from '../models/video/testing/provider-server.ts'
import { closedAfter } from '../process/testing.ts'
import { probeMedia } from '../media/probe.ts'
import { listAssets } from '../store/assets.ts'
import { makeTestFolder } from '../store/testing.ts'
import { type TestServer, openTestServer } from './testing.ts'

let folder: string
let provider: OpenProvider
let server: TestServer
let url: string
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await makeTestFolder(), async (path) => await rm(path, { recursive: true }))
  provider = opened.adopt(await openProvider(dashscope, await testClip(folder)), async (each) => await each.close())
  process.env.LOOPBACK_PHOTOS_KEY = testKey // workers have the environment of their server
  const common = { keyVariable: 'LOOPBACK_PHOTOS_KEY', seconds: [2], sizes: ['1280x720'], pollSeconds: 0.01, url: provider.url }
  const wan = { ...common, ...dashscope.row, words: ['万相'], usdPerSecond: 0.1 }
  const plain = { ...common, ...videosApi.row, instead: 'built-in painter' }
  server = opened.use(await openTestServer({
    env: { REELSMITH_VIDEO_MODELS: JSON.stringify([wan, plain]), REELSMITH_PRICES: 'model-clip=10', REELSMITH_PLANS: '{"anonymous":{"paidModels":true}}' },
    handlers: { generate: new URL('../models/generate-worker.ts', import.meta.url), analyse: new URL('../ingest/analyse-worker.ts', import.meta.url) },
  }))
  url = await server.listen()
})
after(() => assert.deepEqual(provider.problems, []))

const colours = { 'dog.jpg': '#d02010', 'cat.png': '#10c020' } as const

async function newSession() {
  const { token } = await server.newUser()
  const { json } = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })
  const sid = json.session_id as string
  const form = new FormData()
  for (const [name, background] of Object.entries(colours)) {
    const picture = sharp({ create: { width: 400, height: 300, channels: 3, background } })
    form.append('files', new Blob([new Uint8Array(await picture.toFormat(name.endsWith('png') ? 'png' : 'jpeg').toBuffer())]), name)
  }
  const uploaded = await fetch(`${url}/api/upload-video/nemo_agent/me/${sid}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
  assert.equal(uploaded.status, 200)
  return {
    sid,
    token,
    uploads: `${url}/api/upload-video/nemo_agent/me/${sid}`,
    say: async (text: string) => (await server.call('POST', '/run_sse', { token, body: { session_id: sid, new_message: { parts: [{ text }] } } })).text,
    run: async (input: object) => await server.call('POST', `/api/sessions/${sid}/actions/generate-scene`, { token, headers: { accept: 'text/event-stream' }, body: { input } }),
    state: async () => (await server.call('GET', `/api/state/nemo_agent/me/${sid}/latest`, { token })).json.data.state,
  }
}

/** What was sent of each picture: its part, kind, width and most of its colour. */
async function sentPictures(): Promise<unknown[]> {
  const { input } = provider.orders.at(-1) as { input: { media?: { type: string; url: string }[] } }
  return await Promise.all((input.media ?? []).map(async ({ type, url: data }) => {
    const image = sharp(Buffer.from(data.split(',')[1]!, 'base64'))
    const { format, width } = await image.metadata()
    const { dominant } = await image.stats()
    return [type, format, width, dominant.r > dominant.g ? 'red' : 'green']
  }))
}

/** The file at the end of a form. */
function fileIn(form: Buffer): Buffer {
  return form.subarray(form.indexOf('ftyp') - 4, form.lastIndexOf('\r\n--'))
}

describe('a clip of a model with uploaded photos', () => {
  it('should begin with one and end with another, in the size that is ordered', async () => {
    const session = await newSession()
    const said = await session.say('a 2-second clip of a walk on the beach with Wan that begins with dog.jpg and ends with cat.png, without music')
    assert.match(said, /Made by Wan \(2 s, about \$0\.20\)\./)
    assert.doesNotMatch(said, /in one piece/)
    assert.deepEqual(await sentPictures(), [['first_frame', 'png', 1280, 'red'], ['last_frame', 'png', 1280, 'green']])
    assert.equal((provider.orders.at(-1) as { input: { prompt: string } }).input.prompt, 'a walk on the beach')
  })

  it('should show what is on them, in their own shape', async () => {
    const session = await newSession()
    assert.match(await session.say('用万相生成一个2秒的视频：狗和猫在海边奔跑，以dog.jpg和cat.png为参考，不要音乐'), /Wan/)
    assert.deepEqual(await sentPictures(), [['reference_image', 'jpeg', 400, 'red'], ['reference_image', 'jpeg', 400, 'green']])
  })

  it('should show who is in a video of which a small beginning is uploaded for it, and count it', async () => {
    const session = await newSession()
    const form = new FormData()
    form.append('files', new Blob([new Uint8Array(await testClip(folder, 'testsrc=size=1920x1080:rate=10:duration=7'))]), 'walk.mp4')
    assert.equal((await fetch(session.uploads, { method: 'POST', headers: { authorization: `Bearer ${session.token}` }, body: form })).status, 200)
    assert.match(await session.say('a 2-second clip of a dance with Wan, with walk.mp4 and dog.jpg as references, without music'), /Made by Wan \(2 s, about \$0\.70\)\./)
    const { media } = (provider.orders.at(-1) as { input: { media: { type: string }[] } }).input
    assert.deepEqual(media.map(({ type }) => type), ['reference_image', 'reference_video'])
    const file = join(folder, 'uploaded.mp4')
    await writeFile(file, fileIn(provider.uploads.at(-1)!))
    assert.partialDeepStrictEqual(await probeMedia(file), { durationMs: 5000, width: 1280, height: 720, videoCodec: 'h264' })
    const [asset] = (await listAssets(server.store, session.sid)).filter(({ model }) => model === 'Wan')
    assert.equal(asset!.usd, 0.7, '2 s that were made and 5 s that were sent')
  })

  it('should be the photo with the camera moving over it where no model takes it, and say so', async () => {
    const session = await newSession()
    const orders = provider.orders.length
    const { text } = await session.run({ prompt: 'a walk', durationMs: 2000, model: 'Own GPU', beginsWith: 'dog.jpg' })
    assert.match(text, /Own GPU takes no picture that a clip begins with/)
    assert.equal(provider.orders.length, orders)
    const [made] = (await session.state()).generated_media
    assert.deepEqual([made.kind, made.model, made.width], ['image', 'built-in painter', 400])
  })

  it('should be refused where that can not be', async () => {
    const session = await newSession()
    for (const [input, message] of [
      [{ endsWith: 'dog.jpg' }, /endsWith: expected beginsWith beside it/],
      [{ beginsWith: 'dog.jpg', references: ['cat.png'] }, /beginsWith: expected neither references nor continues/],
      [{ beginsWith: 'cow.jpg' }, /There is no file \\"cow\.jpg\\"/],
      [{ model: 'Own GPU', references: ['dog.jpg'] }, /takes no pictures of what is to be seen/],
    ] as const) {
      assert.match((await session.run({ prompt: 'a walk', durationMs: 2000, model: 'Wan', ...input })).text, message)
    }
    assert.equal((await session.state()).draft, null)
  })
})
