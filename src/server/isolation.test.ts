/** Nothing of one user is reachable by another. Every route that needs a token has a row, new ones too. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { waitFor } from '../process/testing.ts'
import { accessOf } from './access.ts'
import { type TestServer, openTestServer } from './testing.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

const attribution = { 'x-skill-source': 'test', 'x-skill-version': '1.0.0', 'x-skill-platform': 'unknown' }
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** What the first user has; every value names something of theirs and is a secret to others. */
interface Belongings {
  readonly videoId: string
  readonly token: string
  readonly userId: string
  readonly sessionId: string
  readonly taskId: string
  readonly asset: string
  readonly turnId: string
  readonly renderId: string
  readonly oneShotId: string
  readonly webhookId: string
  readonly tokenId: string
  readonly draft: Json
}

let server: TestServer
let mine: Belongings
let otherToken: string
before(async () => {
  server = await openTestServer({
    env: { REELSMITH_FETCH_ALLOW: '127.0.0.1' },
    handlers: {
      video: new URL('__fixtures__/film.ts', import.meta.url),
      generate: new URL('__fixtures__/film.ts', import.meta.url),
      render: new URL('__fixtures__/film.ts', import.meta.url),
    },
  })
  mine = await gather()
  otherToken = (await server.newUser()).token
})
after(async () => await server.close())

async function gather(): Promise<Belongings> {
  const { token, userId } = await server.newUser()
  const url = await server.listen()
  const post = async (path: string, body?: object): Promise<Json> => {
    const { status, json } = await server.call('POST', path, { token, body, headers: attribution })
    assert.ok(status < 300, `${path}: ${json.message ?? json.detail}`)
    return json
  }
  const session = await post('/api/tasks/me/with-session/nemo_agent', { task_name: 'a secret name' })
  const sessionId = session.session_id as string
  const form = new FormData()
  form.append('files', new Blob([png]), 'secret.png')
  const headers = { authorization: `Bearer ${token}` }
  const uploaded = await fetch(`${url}/api/upload-video/nemo_agent/me/${sessionId}`, { method: 'POST', headers, body: form })
  const asset = ((await uploaded.json()) as Json).files[0].asset as string
  const added = await post(`/api/sessions/${sessionId}/actions/add-clip`, { input: { asset } })
  const state = await server.call('GET', `/api/state/nemo_agent/me/${sessionId}/latest`, { token })
  const { draft } = state.json.data.state as Json
  const renderId = 'render_of_the_first'
  await post('/api/render/proxy/lambda', { id: renderId, sessionId, draft })
  const oneShot = await post('/v1/run', { prompt: 'a 1-second clip of the sea' })
  const webhook = await post('/api/webhooks', { url: 'http://127.0.0.1:1/secret-hook' })
  const named = await post('/api/tokens', { name: 'a secret token' })
  const { json: video } = await server.call('POST', '/v1/videos', { token, body: { prompt: 'a secret video' } })
  await waitFor('the films', async () => {
    const [render, job] = [await server.call('GET', `/api/render/proxy/${renderId}`, { token }), await server.call('GET', `/v1/jobs/${oneShot.job_id}`, { token })]
    return render.json.status === 'completed' && job.json.status === 'completed'
  })
  return {
    token, userId, sessionId, taskId: session.task_id, asset, turnId: added.data.turn_id, renderId, oneShotId: oneShot.job_id,
    videoId: video.id as string, webhookId: webhook.data.id, tokenId: named.id, draft,
  }
}

interface Attempt {
  readonly path: (of: Belongings) => string
  readonly body?: (of: Belongings) => object
  /** `own`: it answers well, with nothing of the first user; else refused with this status. */
  readonly expect: 'own' | number
}

const own: Attempt['expect'] = 'own'
const session = (rest: string): Attempt['path'] => ({ sessionId }) => `/api/sessions/${sessionId}/${rest}`
const render = (path: string): Attempt['path'] => ({ renderId }) => `/api/render/proxy/${path.replace(':id', renderId)}`
const submit: Attempt = {
  path: () => '/api/render/proxy/lambda',
  body: ({ sessionId, draft }) => ({ id: 'mine', sessionId, draft }),
  expect: 404,
}

const attempts: Readonly<Record<string, readonly Attempt[]>> = {
  'POST /api/auth/logout': [], // ends the own token alone
  'DELETE /api/me': [], // names nobody
  'POST /api/auth/claim-token': [
    { path: () => '/api/auth/claim-token', body: ({ sessionId, taskId }) => ({ session_id: sessionId, task_id: taskId }), expect: 404 },
  ],
  'GET /api/webhooks': [{ path: () => '/api/webhooks', expect: own }],
  'POST /api/webhooks': [{ path: () => '/api/webhooks', body: () => ({ url: 'http://127.0.0.1:1/own' }), expect: own }],
  'DELETE /api/webhooks': [{ path: ({ webhookId }) => `/api/webhooks?id=${webhookId}`, expect: 404 }],
  'DELETE /api/webhooks/:id': [{ path: ({ webhookId }) => `/api/webhooks/${webhookId}`, expect: 404 }],
  'GET /api/credits/balance/simple': [{ path: () => '/api/credits/balance/simple', expect: own }],
  'GET /api/tokens': [{ path: () => '/api/tokens', expect: own }],
  'POST /api/tokens': [{ path: () => '/api/tokens', body: () => ({ name: 'own' }), expect: own }],
  'POST /api/tokens/:id/revoke': [{ path: ({ tokenId }) => `/api/tokens/${tokenId}/revoke`, expect: 404 }],
  'POST /api/tasks/:user/with-session/:app': [
    { path: () => '/api/tasks/me/with-session/x', body: () => ({}), expect: own },
    { path: ({ userId }) => `/api/tasks/${userId}/with-session/x`, body: () => ({}), expect: 404 },
  ],
  'GET /api/state/:app/:user/:sessionId/latest': [
    { path: ({ sessionId }) => `/api/state/x/me/${sessionId}/latest`, expect: 404 },
    { path: ({ sessionId, userId }) => `/api/state/x/${userId}/${sessionId}/latest`, expect: 404 },
  ],
  'POST /run_sse': [
    { path: () => '/run_sse', body: ({ sessionId }) => ({ session_id: sessionId, new_message: { parts: [{ text: 'status' }] } }), expect: 404 },
    {
      path: () => '/run_sse',
      body: ({ sessionId, userId }) => ({ user_id: userId, session_id: sessionId, new_message: { parts: [{ text: 'status' }] } }),
      expect: 404,
    },
  ],
  'GET /api/sessions': [
    { path: () => '/api/sessions', expect: own },
    { path: ({ sessionId }) => `/api/sessions?after=${sessionId}`, expect: own },
  ],
  'GET /api/actions': [{ path: () => '/api/actions', expect: own }],
  'POST /api/sessions/:sessionId/actions/:name': [
    { path: session('actions/set-canvas'), body: () => ({ input: { ratio: '1:1' } }), expect: 404 },
    { path: session('actions/show-timeline'), body: () => ({}), expect: 404 },
  ],
  'GET /api/sessions/:sessionId/turns/:turnId': [{ path: ({ sessionId, turnId }) => `/api/sessions/${sessionId}/turns/${turnId}`, expect: 404 }],
  'POST /api/sessions/:sessionId/turns/:turnId/cancel': [{ path: ({ sessionId, turnId }) => `/api/sessions/${sessionId}/turns/${turnId}/cancel`, expect: 404 }],
  'GET /api/sessions/:sessionId/operations': [{ path: session('operations?after=0'), expect: 404 }],
  'GET /api/sessions/:sessionId/versions': [{ path: session('versions'), expect: 404 }],
  'GET /api/sessions/:sessionId/frame': [{ path: session('frame'), expect: 404 }],
  'POST /api/sessions/:sessionId/preview': [{ path: session('preview'), expect: 404 }],
  'POST /mcp': [], // has nothing of its own; src/server/routes/mcp.test.ts
  'POST /v1/run': [], // begins a session of its own
  'POST /api/v1/generate': [],
  'GET /v1/jobs/:id': [
    { path: ({ oneShotId }) => `/v1/jobs/${oneShotId}`, expect: 404 },
    { path: ({ turnId }) => `/v1/jobs/${turnId}`, expect: 404 },
  ],
  'GET /v1/models': [], // the same for all
  'POST /v1/models/test': [], // names nobody
  'POST /v1/videos': [{ path: () => '/v1/videos', body: () => ({ prompt: 'my own' }), expect: own }],
  'GET /v1/videos': [{ path: () => '/v1/videos', expect: own }, { path: ({ videoId }) => `/v1/videos?after=${videoId}`, expect: 404 }],
  'GET /v1/videos/:id': [{ path: ({ videoId }) => `/v1/videos/${videoId}`, expect: 404 }, { path: ({ renderId }) => `/v1/videos/${renderId}`, expect: 404 }],
  'GET /v1/videos/:id/content': [{ path: ({ videoId }) => `/v1/videos/${videoId}/content`, expect: 404 }],
  'DELETE /v1/videos/:id': [{ path: ({ videoId }) => `/v1/videos/${videoId}`, expect: 404 }],
  'POST /v1/videos/:id/remix': [{ path: ({ videoId }) => `/v1/videos/${videoId}/remix`, body: () => ({ prompt: 'my own' }), expect: 404 }],
  'POST /api/upload-video/:app/:user/:sessionId': [
    { path: ({ sessionId }) => `/api/upload-video/x/me/${sessionId}`, body: () => ({ urls: ['http://127.0.0.1:1/x.png'] }), expect: 404 },
    { path: ({ sessionId, userId }) => `/api/upload-video/x/${userId}/${sessionId}`, body: () => ({ urls: ['http://127.0.0.1:1/x.png'] }), expect: 404 },
  ],
  'POST /api/render/proxy/lambda': [submit],
  'POST /api/render/proxy/draft': [{ ...submit, path: () => '/api/render/proxy/draft' }],
  'GET /api/render/proxy/lambda/:id': [{ path: render('lambda/:id'), expect: 404 }],
  'GET /api/render/proxy/:id': [{ path: render(':id'), expect: 404 }],
  'GET /api/render/proxy/:id/download': [{ path: render(':id/download'), expect: 404 }],
  'GET /api/render/proxy/lambda/:id/download': [{ path: render('lambda/:id/download'), expect: 404 }],
  'POST /api/render/proxy/lambda/:id/cancel': [{ path: render('lambda/:id/cancel'), expect: 404 }],
  'POST /api/render/proxy/:id/cancel': [{ path: render(':id/cancel'), expect: 404 }],
  'GET /api/render/jobs': [
    { path: () => '/api/render/jobs', expect: own },
    { path: ({ sessionId }) => `/api/render/jobs?session_id=${sessionId}`, expect: own },
    { path: ({ renderId }) => `/api/render/jobs?after=${renderId}`, expect: own },
  ],
}

/** What must not be in anything that the other user is told. */
function secretsOf({ token, userId, taskId, asset, turnId, renderId, webhookId, tokenId }: Belongings): string[] {
  return [token, userId, taskId, asset, turnId, renderId, webhookId, tokenId, 'a secret name', 'a secret token', 'secret.png', 'secret-hook']
}

describe('two users', () => {
  it('should have every route looked at that one of them could reach into the other with', () => {
    const guarded = Object.entries(accessOf).filter(([, access]) => access !== 'anyone' && access !== 'operator')
    assert.deepEqual(Object.keys(attempts).toSorted(), guarded.map(([route]) => route).toSorted())
  })

  for (const [route, rows] of Object.entries(attempts)) {
    for (const [index, { path, body, expect }] of rows.entries()) {
      it(`should be kept apart by ${route}${index > 0 ? ` (${index + 1})` : ''}`, async () => {
        const method = route.split(' ')[0]!
        const target = path(mine)
        const sent = { ...(body && { body: body(mine) }), headers: attribution }
        const { status, text } = await server.call(method, target, { token: otherToken, ...sent })
        assert.equal(status, expect === 'own' ? 200 : expect, text)
        const told = secretsOf(mine).filter((secret) => !target.includes(secret) && text.includes(secret))
        assert.deepEqual(told, [], text)
      })
    }
  }

  it('should find all that is theirs as it was, after the other has tried', async () => {
    const { token, sessionId, renderId, webhookId, tokenId } = mine
    const get = async (path: string): Promise<Json> => (await server.call('GET', path, { token })).json
    const { state } = (await get(`/api/state/x/me/${sessionId}/latest`)).data as Json
    assert.deepEqual([state.draft, state.video_infos.length], [mine.draft, 1])
    assert.equal((await get(`/api/render/proxy/${renderId}`)).status, 'completed')
    assert.equal((await get('/api/webhooks')).data.webhooks[0].id, webhookId)
    assert.equal((await get('/api/tokens')).data.tokens.find(({ id }: Json) => id === tokenId).revoked, false)
  })

  it('should not export the files of the other, by a draft that names them', async () => {
    const theirs = await server.call('POST', '/api/tasks/me/with-session/x', { token: otherToken })
    const body = { id: 'stolen', sessionId: theirs.json.session_id as string, draft: mine.draft }
    const { status, text } = await server.call('POST', '/api/render/proxy/lambda', { token: otherToken, body, headers: attribution })
    assert.equal(status, 400, text)
    assert.match(text, /asset/)
  })

  it('should not open the files of the other by a link that was not made for them', async () => {
    const { sessionId, asset, renderId, token } = mine
    const { json } = await server.call('GET', `/api/render/proxy/${renderId}`, { token })
    const film = new URL(json.output.url as string)
    const link = `${film.pathname}${film.search}`
    assert.equal((await server.call('GET', link)).status, 200)
    const files = [`/api/files/${sessionId}/${asset}`, `/api/files/${sessionId}/${asset}/thumbnail.jpg`]
    for (const path of [...files, film.pathname, ...files.map((file) => file + film.search), film.pathname.replace(/[^/]+$/, `thumbnail.jpg${film.search}`)]) {
      const { status, text } = await server.call('GET', path, { token: otherToken })
      assert.equal(status, 404, `${path}: ${text}`)
    }
  })

  it('should not hear the stream of the other by the id of an event', async () => {
    const { sessionId, turnId } = mine
    const theirs = await server.call('POST', '/api/tasks/me/with-session/x', { token: otherToken })
    const body = { session_id: theirs.json.session_id as string, new_message: { parts: [{ text: 'status' }] } }
    const { text } = await server.call('POST', '/run_sse', { token: otherToken, body, headers: { 'last-event-id': `${turnId}:0` } })
    assert.ok(!text.includes(turnId) && !text.includes(sessionId))
    assert.match(text, /"type":"text"/)
  })
})
