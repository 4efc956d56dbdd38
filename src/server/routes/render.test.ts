import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { waitFor } from '../../process/testing.ts'
import { addAsset } from '../../store/assets.ts'
import { changeTimeline } from '../../store/sessions.ts'
import { emptyTimeline, textClip, videoClip } from '../../timeline/create.ts'
import { type CallOptions, type TestReply, type TestServer, openTestServer } from '../testing.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

let server: TestServer
let user: Awaited<ReturnType<TestServer['newUser']>>
before(async () => {
  server = await openTestServer({ handlers: { render: new URL('../__fixtures__/small-film.ts', import.meta.url) } })
  user = await server.newUser()
})
after(async () => await server.close())

const attribution = { 'x-skill-source': 'test', 'x-skill-version': '1.0.0', 'x-skill-platform': 'unknown' }
const get = async (path: string, as = user.token): Promise<TestReply> => await server.call('GET', path, { token: as })
const post = async (path: string, body?: unknown, options: CallOptions = {}): Promise<TestReply> =>
  await server.call('POST', path, { token: user.token, headers: attribution, ...(body !== undefined && { body }), ...options })

let renders = 0
const newId = (): string => `render_${++renders}`

/** A session with one clip of 4 s and a title, and its draft. */
async function filmSession(title = 'Film', owner = user): Promise<{ sessionId: string; draft: Json; asset: string }> {
  const created = await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token: owner.token })
  const sessionId = created.json.session_id as string
  const { id: asset } = await addAsset(server.store, {
    sessionId, userId: owner.userId, kind: 'video', origin: 'generated', objectKey: 'aa/aa', fileName: 'sea.mp4', sizeBytes: 1, durationMs: 6000,
    width: 1280, height: 720, fps: 30, hasAudio: false, handleMs: 1000, prompt: 'the sea', model: 'test', seed: 1,
  })
  const clip = videoClip({ id: 'clip', name: 'the sea', asset, durationMs: 4000, inMs: 1000 })
  const words = textClip({ id: 'words', text: 'Urban Dreams', durationMs: 2000, style: {} })
  const timeline = {
    ...emptyTimeline({ title, width: 1280, height: 720 }),
    tracks: [
      { id: 'v', kind: 'video' as const, role: 'main' as const, name: 'Video', clips: [clip] },
      { id: 't', kind: 'text' as const, role: 'title' as const, name: 'Title', clips: [words] },
    ],
  }
  await changeTimeline(server.store, sessionId, 0, { operation: { name: 'test' }, timeline })
  const state = await get(`/api/state/nemo_agent/me/${sessionId}/latest`, owner.token)
  return { sessionId, draft: state.json.data.state.draft as Json, asset }
}

async function finished(id: string): Promise<Json> {
  let reply: Json = {}
  await waitFor('the render', async () => {
    reply = (await get(`/api/render/proxy/lambda/${id}`)).json
    return !['pending', 'processing'].includes(reply.status as string)
  })
  return reply
}

describe('an export', () => {
  it('should be described in every shape that clients read, under every name', async () => {
    const { sessionId, draft } = await filmSession()
    const id = newId()
    const { status, json } = await post('/api/render/proxy/lambda', { id, sessionId, draft: JSON.stringify(draft), output: { format: 'mp4', quality: 'high' } })
    assert.equal(status, 200, json.message)
    const { data, code, success, message, ...top } = json
    assert.deepEqual([code, success, message, top], [0, true, 'ok', data])
    assert.deepEqual([data.id, data.taskId, data.render_id, data.output, data.completedAt, data.error], [id, id, id, null, null, null])
    assert.ok(['pending', 'processing'].includes(data.status as string))
    const done = await finished(id)
    assert.deepEqual([done.status, done.progress, done.output.duration, done.output.format], ['completed', 100, 1, 'mp4'])
    assert.deepEqual([done.output.width, done.output.height, done.outputUrl], [1280, 720, done.output.url])
    assert.ok(done.completedAt >= done.createdAt && done.createdAt > 1e12)
    for (const path of ['lambda/', '']) {
      assert.equal((await get(`/api/render/proxy/${path}${id}`)).json.status, 'completed')
      const film = await server.open('GET', `/api/render/proxy/${path}${id}/download`, { token: user.token })
      assert.deepEqual([film.status, film.headers.get('content-type'), (await film.arrayBuffer()).byteLength], [200, 'video/mp4', done.output.size])
      const kept = await post(`/api/render/proxy/${path}${id}/cancel`)
      assert.equal(kept.json.status, 'completed')
    }
    const older = await post('/api/render/proxy/draft', { id, sessionId, draft, output: { format: 'mp4', quality: 'high' } })
    assert.equal(older.json.status, 'completed', 'the same id, session, draft and output is the same job')
  })

  it('should be downloaded by its link without a token, in ranges, until it expires', async () => {
    const { sessionId, draft } = await filmSession()
    const id = newId()
    await post('/api/render/proxy/lambda', { id, sessionId, draft })
    const { output } = await finished(id)
    const link = (output.url as string).replace('http://reelsmith.test', '')
    const whole = new Uint8Array(await (await server.open('GET', link)).arrayBuffer())
    const part = await server.open('GET', link, { headers: { range: 'bytes=4-7' } })
    assert.deepEqual([part.status, part.headers.get('content-range'), await part.text()], [206, `bytes 4-7/${whole.length}`, 'ftyp'])
    const head = await server.open('HEAD', link)
    assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, String(whole.length), ''])
    const forged = [link.replace(/signature=.{4}/, 'signature=AAAA'), link.replace(/expires=\d/, 'expires=9'), link.split('?')[0]!, link.replace('film.mp4', 'captions.srt')]
    for (const path of forged) assert.equal((await server.call('GET', path)).status, 404, path)
    server.store.advance(24 * 3_600_000 + 1)
    assert.equal((await server.call('GET', link)).status, 404)
  })

  it('should be refused without attribution: it is no matter of credits', async () => {
    const { sessionId, draft } = await filmSession()
    for (const name of Object.keys(attribution)) {
      const headers = { ...attribution, [name]: ' ' }
      const { status, json } = await post('/api/render/proxy/lambda', { id: newId(), sessionId, draft }, { headers })
      assert.deepEqual([status, json.code, json.data], [402, 402, null])
      assert.match(json.message, new RegExp(name, 'i'))
    }
  })

  it('should say that there is nothing to export yet, whatever the session has', async () => {
    const { sessionId, draft } = await filmSession()
    for (const nothing of [null, undefined, '', '{}', {}, { ...draft, t: [] }, { ...draft, t: [{ ...draft.t[0], sg: [] }] }]) {
      const { status, json } = await post('/api/render/proxy/lambda', { id: newId(), sessionId, draft: nothing })
      assert.deepEqual([status, json.code], [400, 400])
      assert.match(json.message, /nothing to export yet/)
    }
  })

  it('should name the field of a draft or an output that is wrong', async () => {
    const { sessionId, draft } = await filmSession()
    const segment = draft.t[0].sg[0] as Json
    const withSegments = (...segments: Json[]): Json => ({ ...draft, t: [{ ...draft.t[0], sg: segments }, draft.t[1]] })
    const withMeta = (m: Json): Json => withSegments({ ...segment, m: { ...segment.m, ...m } })
    const cases: [body: Json, field: string][] = [
      [{ draft: withMeta({ asset: 'asset_none' }) }, 'draft.t[0].sg[0].m.asset'],
      [{ draft: withMeta({ in: -1 }) }, 'draft.t[0].sg[0].m.in'],
      [{ draft: withMeta({ speed: 100 }) }, 'draft.t[0].sg[0].m.speed'],
      [{ draft: withSegments({ ...segment, d: -5 }) }, 'draft.t[0].sg[0].d'],
      [{ draft: withSegments({ ...segment, d: 1.5 }) }, 'draft.t[0].sg[0].d'],
      [{ draft: { ...draft, t: [draft.t[0], { ...draft.t[1], sg: [0, 1000].map((start, index) => ({ id: `w${index}`, d: 2000, m: { text: 'x', start } })) }] } }, 'draft.t[1].sg[1].m.start'],
      [{ draft: withSegments(...Array.from({ length: 10_000 }, (_, index) => ({ ...segment, id: `s${index}` }))) }, 'draft.t'],
      [{ draft: { ...draft, v: 2 } }, 'draft.v'],
      [{ draft: 'no json' }, 'draft'],
      [{ output: { format: 'avi' } }, 'output.format'],
      [{ output: { quality: 'best' } }, 'output.quality'],
      [{ output: { resolution: '8k' } }, 'output.resolution'],
      [{ output: { width: 5000, height: 5000 } }, 'output.width'],
      [{ output: { fps: 0 } }, 'output.fps'],
      [{ output: { captions: 'loud' } }, 'output.captions'],
      [{ id: 'a b' }, 'id'],
      [{ id: 7 }, 'id'],
      [{ id: '' }, 'id'],
      [{ sessionId: undefined }, 'sessionId'],
    ]
    for (const [body, field] of cases) {
      const { status, json } = await post('/api/render/proxy/lambda', { id: newId(), sessionId, draft, ...body })
      assert.deepEqual([status, json.code], [400, 400], field)
      assert.ok((json.message as string).startsWith(field), `${field}: ${json.message}`)
    }
    const unknown = { id: newId(), sessionId, draft: { ...draft, x: 1 }, output: { format: 'mp4', colour: 'red' }, extra: true }
    assert.equal((await post('/api/render/proxy/lambda', unknown)).status, 200, 'unknown members are ignored')
  })

  it('should take an id for one content, until that has failed or was cancelled', async () => {
    const { sessionId, draft } = await filmSession('endless')
    const id = newId()
    const submit = async (body: object): Promise<TestReply> => await post('/api/render/proxy/lambda', { id, sessionId, draft, ...body })
    await submit({})
    const other = await submit({ draft: { ...draft, m: { ...draft.m, title: 'other' } } })
    assert.deepEqual([other.status, other.json.code], [400, 400])
    assert.match(other.json.message, /^id: /)
    assert.equal((await submit({ output: { resolution: '720p', quality: 'draft' } })).status, 400)
    assert.equal((await post(`/api/render/proxy/${id}/cancel`)).json.status, 'cancelled')
    const again = await submit({ draft: { ...draft, m: { ...draft.m, title: 'other' } } })
    assert.equal(again.status, 200)
    assert.equal((await finished(id)).status, 'completed')
  })

  it('should stop its work when it is cancelled, before the reply', async () => {
    const { sessionId, draft } = await filmSession('endless')
    const id = newId()
    await post('/api/render/proxy/lambda', { id, sessionId, draft })
    await waitFor('its beginning', async () => (await get(`/api/render/proxy/${id}`)).json.progress === 25)
    const { json } = await post(`/api/render/proxy/lambda/${id}/cancel`)
    assert.deepEqual([json.status, json.success, json.output], ['cancelled', true, null])
    assert.deepEqual(await readdir(join(server.store.dataDir, 'work')), [], 'the folder goes when the processes have ended')
    assert.equal((await get(`/api/render/proxy/${id}/download`)).status, 404)
  })

  it('should be listed with the others of its user, whatever session they are of', async () => {
    const owner = await server.newUser()
    const as = { token: owner.token, headers: attribution }
    const films = [await filmSession('endless', owner), await filmSession('endless', owner)]
    const ids: string[] = []
    for (const { sessionId, draft } of [...films, films[0]!]) {
      const id = `render_${randomUUID()}`
      await post('/api/render/proxy/lambda', { id, sessionId, draft }, as)
      ids.unshift(id)
      server.store.advance(1000)
    }
    const list = async (query: string): Promise<Json> => (await get(`/api/render/jobs?${query}`, owner.token)).json.data as Json
    const listed = (page: Json): string[] => page.renders.map(({ id }: Json) => id as string)
    const first = await list('limit=2')
    assert.deepEqual([listed(first), first.next], [ids.slice(0, 2), ids[1]])
    const second = await list(`limit=2&after=${first.next}`)
    assert.deepEqual([listed(second), second.next], [ids.slice(2), null])
    assert.deepEqual(listed(await list(`session_id=${films[1]!.sessionId}`)), [ids[1]])
    assert.equal(first.renders[1].session_id, films[1]!.sessionId)
    for (const id of ids) await post(`/api/render/proxy/${id}/cancel`, undefined, as)
  })

  it('should be out of reach of other users, who may use the same id', async () => {
    const other = await server.newUser()
    const { sessionId, draft } = await filmSession()
    const id = newId()
    await post('/api/render/proxy/lambda', { id, sessionId, draft })
    await finished(id)
    const as = { token: other.token, headers: attribution }
    assert.equal((await post('/api/render/proxy/lambda', { id, sessionId, draft }, as)).json.code, 1002)
    for (const path of [`lambda/${id}`, id, `${id}/download`]) assert.equal((await get(`/api/render/proxy/${path}`, other.token)).status, 404)
    assert.equal((await post(`/api/render/proxy/${id}/cancel`, undefined, as)).status, 404)
    assert.deepEqual((await get('/api/render/jobs', other.token)).json.data, { renders: [], next: null })
    const theirs = await filmSession('Film', other)
    const stolen = await post('/api/render/proxy/lambda', { id, sessionId: theirs.sessionId, draft }, as)
    assert.deepEqual([stolen.status, stolen.json.code], [400, 400])
    assert.match(stolen.json.message, /asset/, 'a draft with assets of another session')
    assert.equal((await post('/api/render/proxy/lambda', { id, sessionId: theirs.sessionId, draft: theirs.draft }, as)).status, 200)
  })
})
