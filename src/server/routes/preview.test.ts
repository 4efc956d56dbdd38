import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { changeTimeline } from '../../store/sessions.ts'
import { emptyTimeline, textClip } from '../../timeline/create.ts'
import type { Timeline } from '../../timeline/model.ts'
import { type TestServer, openTestServer } from '../testing.ts'

let server: TestServer
let token: string
let sessionId: string
before(async () => {
  server = await openTestServer({ handlers: { render: new URL('../../render/render-worker.ts', import.meta.url) } })
  token = (await server.newUser()).token
  sessionId = await newSession()
  const clip = textClip({
    id: 'a',
    text: 'Hello',
    startMs: 0,
    durationMs: 1000,
    style: { preset: 'impact', color: '#ff0000' },
  })
  const timeline: Timeline = {
    ...emptyTimeline(),
    tracks: [{ id: 't', kind: 'text', role: 'title', name: 'Title', clips: [clip] }],
  }
  await changeTimeline(server.store, sessionId, 0, { operation: { name: 'test' }, timeline })
})
after(async () => await server.close())

async function newSession(): Promise<string> {
  const body = { task_name: 'project', language: 'en' }
  return (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token, body })).json.session_id as string
}

describe('GET /api/sessions/:id/frame', () => {
  const frame = async (query: string, of = sessionId): Promise<Response> =>
    await server.open('GET', `/api/sessions/${of}/frame${query}`, { token })

  it('should show the draft at a time, at the width asked for', async () => {
    const response = await frame('?t=500&w=320')
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'image/jpeg'])
    const { data, info } = await sharp(Buffer.from(await response.arrayBuffer()))
      .raw()
      .toBuffer({ resolveWithObject: true })
    assert.deepEqual([info.width, info.height], [320, 180])
    const middle = (90 * 320 + 160) * 3
    const reddest = Math.max(...Array.from({ length: 200 }, (_, index) => data[middle - 300 + 3 * index]!))
    assert.ok(reddest > 200, `the text is to be seen: ${reddest}`)
  })

  it('should say what is wrong', async () => {
    assert.equal((await frame('?t=-1')).status, 400)
    assert.equal((await frame('?w=9999')).status, 400)
    assert.equal((await frame('', await newSession())).status, 400, 'there is nothing to show yet')
    assert.equal((await frame('', '1')).status, 404)
  })
})

describe('POST /api/sessions/:id/preview', () => {
  it('should refuse a draft without anything in it', async () => {
    const { status } = await server.call('POST', `/api/sessions/${await newSession()}/preview`, { token })
    assert.equal(status, 400)
  })

  it('should make a small film of the draft, once for one draft', async () => {
    const submit = async (): Promise<{ id: string }> =>
      (await server.call('POST', `/api/sessions/${sessionId}/preview`, { token })).json as { id: string }
    const { id } = await submit()
    assert.equal((await submit()).id, id)
    let state: {
      status: string
      output: { width: number; height: number; duration: number } | null
      error: string | null
    }
    do {
      state = (await server.call('GET', `/api/render/proxy/lambda/${id}`, { token })).json as typeof state
    } while (state.status === 'pending' || state.status === 'processing')
    assert.equal(state.error, null)
    assert.partialDeepStrictEqual(state.output, { width: 640, height: 360, duration: 1 })
  })
})
