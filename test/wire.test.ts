/** The contract as published skills rely on it, spoken to the real server with plain HTTP. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { systemPaths } from '../src/process/system.ts'
import { type Nemo, attribution, connectNemo } from './support/nemo-client.ts'
import { type RunningReelsmith, startReelsmith, temporaryFolder } from './support/reelsmith.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

describe('the wire contract', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let server: RunningReelsmith
  let url: string
  let nemo: Nemo

  before(async () => {
    folder = await temporaryFolder()
    server = startReelsmith(['serve', '--port', '0'], { dataDir: join(folder.path, 'data') })
    url = await server.url
    nemo = await connectNemo(url, 'contract')
  })
  after(async () => {
    await server.stop()
    await folder[Symbol.asyncDispose]()
  })

  const json = async (response: Response): Promise<Json> => (await response.json()) as Json
  const draftOf = async (client: Nemo): Promise<Json | null> =>
    (await json(await client.get(`/api/state/nemo_agent/me/${client.sessionId}/latest`))).data.state.draft

  it('should be healthy and ready', async () => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    assert.equal((await fetch(`${url}/readyz`)).status, 200)
  })

  it('should give a token in compact JSON, mirrored, and the same one to the same client', async () => {
    const ask = (): Promise<Response> => fetch(`${url}/api/auth/anonymous-token`, { method: 'POST', headers: { 'x-client-id': 'someone' } })
    const text = await (await ask()).text()
    assert.match(text, /"code":0,"message":"ok","data":\{/)
    const reply = JSON.parse(text) as Json
    assert.match(reply.data.token, /^nmv_usr_[\w-]{43}$/)
    assert.match(reply.data.user_id, /^anon_/)
    assert.equal(reply.data.credits, 100)
    assert.ok(Date.parse(reply.data.expires_at) > Date.now() + 6.9 * 86_400_000)
    assert.equal(reply.token, reply.data.token)
    assert.equal((await json(await ask())).data.token, reply.data.token)
  })

  it('should name the header that a token call lacks', async () => {
    const response = await fetch(`${url}/api/auth/anonymous-token`, { method: 'POST' })
    assert.equal(response.status, 400)
    const reply = await json(response)
    assert.equal(reply.code, 400)
    assert.match(reply.message, /X-Client-Id/)
    assert.equal(reply.data, null)
  })

  it('should number its sessions with 19 digits', () => assert.match(nemo.sessionId, /^[1-9]\d{18}$/))

  it('should know the balance', async () => {
    const { data } = await json(await nemo.get('/api/credits/balance/simple'))
    assert.deepEqual(data, { available: 100, frozen: 0, total: 100 })
  })

  it('should refuse by the error table', async () => {
    const rows: [Response, number, number][] = [
      [await fetch(`${url}/api/credits/balance/simple`), 401, 1001],
      [await fetch(`${url}/api/credits/balance/simple`, { headers: { authorization: 'Bearer nmv_usr_x' } }), 401, 1001],
      [await nemo.get('/api/state/nemo_agent/me/1234567890123456789/latest'), 404, 1002],
      [await nemo.post('/run_sse', { session_id: nemo.sessionId, new_message: { parts: [{ text: '' }] } }), 400, 400],
      [await nemo.post('/run_sse', { session_id: nemo.sessionId, new_message: { parts: [{ text: 'x'.repeat(20_001) }] } }), 400, 400],
      [await nemo.post('/run_sse', '{"session_id":'), 400, 400],
      [await nemo.post('/api/render/proxy/lambda', { id: 'render_1', sessionId: nemo.sessionId, draft: null }), 402, 402],
      [await nemo.post('/api/render/proxy/lambda', { id: 'render_1', sessionId: nemo.sessionId, draft: null }, attribution), 400, 400],
      [await nemo.get('/api/render/proxy/lambda/render_none'), 404, 404],
      [await nemo.get('/api/nothing/here'), 404, 404],
    ]
    for (const [response, status, code] of rows) {
      const reply = await json(response)
      assert.deepEqual([response.status, reply.code, reply.data], [status, code, null], JSON.stringify(reply))
      assert.ok(reply.message.length > 10, 'a message that helps')
    }
  })

  it('should not let one user see the session of another', async () => {
    const other = await connectNemo(url, 'another')
    const response = await other.get(`/api/state/nemo_agent/me/${nemo.sessionId}/latest`)
    assert.equal((await json(response)).code, 1002)
  })

  it('should stream a turn in the shape of the contract, and end it by closing', async () => {
    const events: Json[] = []
    for await (const event of nemo.say('hello')) events.push(event)
    const last = events.at(-1)!
    assert.equal(last.type, 'text')
    assert.equal(last.text, last.content.parts[0].text)
    assert.equal(last.content.role, 'model')
    assert.match(last.invocationId, /^e-/)
    assert.ok(Math.abs(last.timestamp - Date.now() / 1000) < 60)
    assert.deepEqual(last.actions, { stateDelta: {}, artifactDelta: {} })
  })

  it('should have no draft until there is something on the timeline', async () => assert.equal(await draftOf(nemo), null))

  it('should take uploads by what they are, and refuse what is no media', async () => {
    const picture = join(folder.path, '照片.png')
    execFileSync(systemPaths().ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x240', '-frames:v', '1', picture])
    const upload = async (files: [string, Blob][]): Promise<Response> => {
      const form = new FormData()
      for (const [name, content] of files) form.append('files', content, name)
      return await fetch(`${url}/api/upload-video/nemo_agent/me/${nemo.sessionId}`, { method: 'POST', headers: { authorization: `Bearer ${nemo.token}` }, body: form })
    }
    const good = new Blob([await readFile(picture)])
    const { data } = await json(await upload([['照片.png', good], ['broken.mp4', new Blob(['no film'])]]))
    assert.equal(data.session_state_applied, true)
    assert.deepEqual(
      data.files.map((file: Json) => [file.filename, file.file_type, file.width, file.height]),
      [['照片.png', 'image', 320, 240], ['broken.mp4', 'document', 0, 0]],
    )
    assert.match(data.files[1].error, /broken\.mp4/)
    assert.deepEqual(Buffer.from(await (await fetch(data.files[0].cdn_url)).arrayBuffer()), await readFile(picture))
    const refused = await upload([['empty.mp4', new Blob([])]])
    assert.equal(refused.status, 415)
    assert.equal((await json(refused)).code, 4001)
    const { state } = (await json(await nemo.get(`/api/state/nemo_agent/me/${nemo.sessionId}/latest`))).data
    assert.equal(state.video_infos.length, 1)
  })

  it('should make a film, export its draft unchanged, and serve the file by a link that can be cut into ranges', async () => {
    const events: Json[] = []
    for await (const event of nemo.say('a 1-second clip of the sea, 720p')) events.push(event)
    assert.ok(events.some(({ type, progress }) => type === 'heartbeat' && progress > 0), 'a sign of life while it works')
    assert.match(events.at(-1)!.text, /1 s, 1280×720/)
    assert.equal(events.find(({ type }) => type === 'text')!.text, 'This costs 2 of your 100 credits.')
    const { data: credits } = await json(await nemo.get('/api/credits/balance/simple'))
    assert.deepEqual(credits, { available: 98, frozen: 0, total: 98 })
    const draft = await draftOf(nemo)
    assert.deepEqual([draft!.v, draft!.d, draft!.t[0].tt, draft!.t[0].sg.length], [1, 1000, 0, 1])

    const submit = (draftToSend: unknown, id: string): Promise<Response> =>
      nemo.post('/api/render/proxy/lambda', { id, sessionId: nemo.sessionId, draft: draftToSend, output: { format: 'mp4', quality: 'high' } }, attribution)
    let render = await json(await submit(JSON.stringify(draft), 'render_7'))
    assert.equal((await json(await submit(draft, 'render_7'))).id, 'render_7', 'the same id and content is the same job')
    assert.equal((await submit({ ...draft, m: { ...draft!.m, title: 'other' } }, 'render_7')).status, 400)
    while (render.status === 'pending' || render.status === 'processing') {
      await new Promise((resolve) => setTimeout(resolve, 100))
      render = await json(await nemo.get('/api/render/proxy/lambda/render_7'))
    }
    assert.equal(render.status, 'completed', render.error)
    assert.equal(render.data.output.url, render.outputUrl)
    assert.deepEqual([render.progress, render.output.duration, render.output.width, render.output.height], [100, 1, 1280, 720])
    const whole = new Uint8Array(await (await fetch(render.output.url)).arrayBuffer())
    assert.equal(whole.length, render.output.size)
    const part = await fetch(render.output.url, { headers: { range: 'bytes=4-7' } })
    assert.equal(part.status, 206)
    assert.equal(await part.text(), 'ftyp')
    assert.equal((await fetch(render.output.url.replace(/signature=.{3}/, 'signature=AAA'))).status, 404)
  })

  it('should cancel an export that is not done, and keep one that is', async () => {
    const draft = await draftOf(nemo)
    const body = { id: 'render_8', sessionId: nemo.sessionId, draft: { ...draft, m: { ...draft!.m, title: 'again' } } }
    await nemo.post('/api/render/proxy/lambda', body, attribution)
    const cancelled = await json(await nemo.post('/api/render/proxy/lambda/render_8/cancel'))
    assert.ok(['cancelled', 'completed'].includes(cancelled.status), cancelled.status)
    const kept = await json(await nemo.post('/api/render/proxy/lambda/render_7/cancel'))
    assert.equal(kept.status, 'completed')
  })
})
