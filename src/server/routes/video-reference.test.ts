import assert from 'node:assert/strict'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import sharp from 'sharp'
import { writeFrame } from '../../media/frame.ts'
import { probeMedia } from '../../media/probe.ts'
import { dashscope } from '../../models/video/testing/protocols/dashscope.ts'
import { type OpenProvider, openProvider, testClip, testKey } from '../../models/video/testing/provider-server.ts'
import { closedAfter } from '../../process/testing.ts'
import { giveUpKey } from '../../store/idempotency.ts'
import { makeTestFolder } from '../../store/testing.ts'
import { videoObjectSchema } from '../../wire/videos.ts'
import { type TestServer, openTestServer } from '../testing.ts'

let folder: string
let provider: OpenProvider
let server: TestServer
let url: string
let photo: Buffer
let clip: Buffer
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await makeTestFolder(), async (path) => await rm(path, { recursive: true }))
  clip = await testClip(folder)
  provider = opened.adopt(await openProvider(dashscope, clip), async (each) => await each.close())
  process.env.LOOPBACK_PHOTO_KEY = testKey // workers have the environment of their server
  const row = { ...dashscope.row, url: provider.url, keyVariable: 'LOOPBACK_PHOTO_KEY', seconds: [2], sizes: ['1280x720'], pollSeconds: 0.01 }
  server = opened.use(await openTestServer({
    env: {
      REELSMITH_VIDEO_MODELS: JSON.stringify([row, { ...row, name: 'Words only', firstFrame: false, lastFrame: false, references: 0 }, { ...row, name: 'Keyless', keyVariable: 'NO_SUCH_KEY', instead: 'built-in painter' }]),
      REELSMITH_PLANS: '{"anonymous":{"paidModels":true}}',
      REELSMITH_PRICES: 'model-clip=5',
      REELSMITH_FETCH_ALLOW: '127.0.0.1',
    },
    handlers: { video: new URL('../../render/video-worker.ts', import.meta.url) },
  }))
  url = await server.listen()
  // A red square off the middle: it shows every way that the camera may move, along either side, nearer or away.
  const { data, info } = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#2040c0' } })
    .composite([{ input: { create: { width: 150, height: 150, channels: 3, background: '#d02010' } }, left: 360, top: 60 }])
    .jpeg()
    .toBuffer({ resolveWithObject: true })
  assert.equal(info.format, 'jpeg')
  photo = data
})

interface Posted {
  readonly status: number
  readonly json: { id: string; error: { message: string; code: string; param: string } }
}

async function post(body: FormData | object, token: string, headers: Record<string, string> = {}): Promise<Posted> {
  const isForm = body instanceof FormData
  const sent = isForm ? { body, headers } : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
  const response = await fetch(`${url}/v1/videos`, { method: 'POST', ...sent, headers: { ...sent.headers, authorization: `Bearer ${token}` } })
  return { status: response.status, json: (await response.json()) as Posted['json'] }
}

function form(fields: Record<string, string>, reference: Blob, name = 'photo.jpg'): FormData {
  const made = new FormData()
  for (const [field, value] of Object.entries({ prompt: 'the flag in the wind', seconds: '2', size: '96x64', ...fields })) made.set(field, value)
  made.set('input_reference', reference, name)
  return made
}

const jpeg = (): Blob => new Blob([new Uint8Array(photo)], { type: 'image/jpeg' })
const dataUrl = (): string => `data:image/jpeg;base64,${photo.toString('base64')}`

async function finished(id: string): Promise<void> {
  for await (const { status, error } of server.jobs.watch(id)) {
    assert.notEqual(status, 'failed', error?.message ?? '')
    if (status === 'completed') return
  }
}

async function contentOf(id: string, token: string): Promise<string> {
  const response = await fetch(`${url}/v1/videos/${id}/content`, { headers: { authorization: `Bearer ${token}` } })
  const file = join(folder, `${id}.mp4`)
  await writeFile(file, Buffer.from(await response.arrayBuffer()))
  return file
}

interface Square {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Of the picture, 0 to 1. */
  readonly share: number
}

/** Where the red square is, in pixels. */
async function squareAt(film: string, atMs: number): Promise<Square> {
  const file = join(folder, 'frame.png')
  await writeFrame(film, { atMs, file, signal: new AbortController().signal })
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const reds = Array.from({ length: data.length / 3 }, (_, at) => at).filter((at) => data[3 * at]! > 150 && data[3 * at + 2]! < 100)
  const [columns, rows] = [reds.map((at) => at % info.width), reds.map((at) => Math.floor(at / info.width))]
  return { left: Math.min(...columns), right: Math.max(...columns), top: Math.min(...rows), bottom: Math.max(...rows), share: (reds.length * 3) / data.length }
}

/** By how many pixels its four sides moved, together. */
function movement(from: Square, to: Square): number {
  return (['left', 'right', 'top', 'bottom'] as const).reduce((sum, side) => sum + Math.abs(from[side] - to[side]), 0)
}

async function objectCount(): Promise<number> {
  const names = await readdir(server.store.objects.folder, { recursive: true })
  return names.filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{32}\.jpg$/.test(name)).length
}

describe('/v1/videos with an input_reference', () => {
  it('should bring a photo alive without any model, and keep it for as long as a video of it is there', async () => {
    const { token } = await server.newUser()
    const before = await objectCount()
    const { status, json } = await post(form({}, jpeg()), token)
    assert.equal(status, 200)
    await finished(json.id)
    const file = await contentOf(json.id, token)
    const info = await probeMedia(file)
    assert.deepEqual([info.kind, info.durationMs, info.width, info.height], ['video', 2000, 96, 64])
    const [first, last] = [await squareAt(file, 0), await squareAt(file, 1900)]
    assert.ok(first.share > 0.05 && first.share < 0.2, `it begins with what the photo shows: ${JSON.stringify(first)}`)
    assert.ok(movement(first, last) > 2, `the camera moves: ${JSON.stringify([first, last])}`)
    const again = await server.call('POST', `/v1/videos/${json.id}/remix`, { token, body: { prompt: 'slower' } })
    assert.equal(again.status, 200)
    await finished(again.json.id as string)
    await server.call('DELETE', `/v1/videos/${json.id}`, { token })
    assert.equal(await objectCount(), before + 1, 'the other take has the same photo')
    await server.call('DELETE', `/v1/videos/${again.json.id}`, { token })
    assert.equal(await objectCount(), before)
  })

  it('should order it of a model as its first frame, in the size that is ordered', async () => {
    const { token } = await server.newUser()
    const orders = provider.orders.length
    const { json } = await post({ prompt: 'the flag', model: 'wan', seconds: '2', size: '96x64', input_reference: { image_url: dataUrl() } }, token)
    await finished(json.id)
    const [order] = provider.orders.slice(orders) as { input: { media: { type: string; url: string }[] } }[]
    const [sent] = order!.input.media
    assert.equal(sent!.type, 'first_frame')
    const { format, width, height } = await sharp(Buffer.from(sent!.url.split(',')[1]!, 'base64')).metadata()
    assert.deepEqual([format, width, height], ['png', 1280, 720])
    assert.deepEqual(provider.problems, [])
  })

  it('should bring it alive where the model makes nothing, and say why', async () => {
    const { token } = await server.newUser()
    const { json } = await post(form({ model: 'Keyless' }, jpeg()), token)
    await finished(json.id)
    const video = videoObjectSchema.parse((await server.call('GET', `/v1/videos/${json.id}`, { token })).json)
    assert.deepEqual([video.made_by, video.model], ['built-in painter', 'Keyless'])
    assert.match(video.refusals[0]!, /Keyless has no key/)
  })

  it('should fetch it from its address', async () => {
    const { token } = await server.newUser()
    const files = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end(photo)).listen(0, '127.0.0.1')
    await new Promise((resolve) => files.once('listening', resolve))
    const address = `http://127.0.0.1:${(files.address() as AddressInfo).port}/photo`
    const { status, json } = await post({ prompt: 'the flag', seconds: '1', size: '96x64', input_reference: { image_url: address } }, token)
    assert.equal(status, 200, JSON.stringify(json))
    await finished(json.id)
    files.close()
    const refused = await post({ prompt: 'the flag', input_reference: { image_url: 'http://169.254.169.254/photo' } }, token)
    assert.match(`${refused.status} ${refused.json.error.message}`, /^4\d\d input_reference: /)
  })

  it('should refuse by its content and its size what is no still picture, naming the field', async () => {
    const { token } = await server.newUser()
    const before = await objectCount()
    for (const [reference, name, expected] of [
      [new Blob([new Uint8Array(clip)], { type: 'image/png' }), 'photo.png', /^415 input_reference: expected a still picture \(jpg, png, webp\), got a file of the kind video/],
      [new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }), 'photo.svg', /^415 input_reference: /],
      [new Blob([new Uint8Array(photo.subarray(0, 200))]), 'photo.jpg', /^415 input_reference: /],
      [new Blob([new Uint8Array(9 * 1024 * 1024)]), 'photo.jpg', /^413 /],
    ] as const) {
      const { status, json } = await post(form({}, reference, name), token)
      assert.match(`${status} ${json.error.message}`, expected)
    }
    const wordsOnly = await post(form({ model: 'Words only' }, jpeg()), token)
    assert.match(wordsOnly.json.error.message, /^input_reference: expected none: Words only takes no picture/)
    assert.equal(wordsOnly.json.error.param, 'input_reference')
    assert.equal(await objectCount(), before)
    assert.deepEqual(await readdir(join(server.store.objects.folder, 'incoming')), [])
  })

  it('should tell of a video again by its key, and take no other picture for it', async () => {
    const { token, userId } = await server.newUser()
    const key = { 'idempotency-key': 'flag' }
    const request = { prompt: 'the flag', seconds: '1', size: '96x64', input_reference: dataUrl() }
    const first = await post(request, token, key)
    await giveUpKey(server.store, { userId, key: 'flag', requestHash: '' })
    assert.equal((await post(request, token, key)).json.id, first.json.id)
    await giveUpKey(server.store, { userId, key: 'flag', requestHash: '' })
    const { input_reference: _none, ...without } = request
    assert.match((await post(without, token, key)).json.error.message, /^Idempotency-Key: it stands for another request/)
  })
})
