/** The rows of the contract, each as a test by name; they run in this order, on one user and one session. */
import assert from 'node:assert/strict'
import { type Client, type Json, type Reply, attribution, eventsOf } from './client.ts'

export type Row = readonly [name: string, holds: (client: Client) => Promise<void>]

const state = ({ sessionId }: Client): string => `/api/state/nemo_agent/me/${sessionId}/latest`
const credits = '/api/credits/balance/simple'
const submit = '/api/render/proxy/lambda'
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A refusal of the table: status, number, a message that helps, and nothing in `data` unless it is said. */
function refused(reply: Reply, status: number, code: number): void {
  assert.deepEqual([reply.status, reply.json.code], [status, code], reply.text.slice(0, 500))
  assert.ok(typeof reply.json.message === 'string' && reply.json.message.length > 5, 'a message that says what to do')
  assert.ok('data' in reply.json, 'data')
}

/** The members of `data` are at the top level too. */
function mirrored({ status, json, text }: Reply): Json {
  assert.deepEqual([status, json.code], [200, 0], text.slice(0, 500))
  const data = json.data as Json
  for (const [name, value] of Object.entries(data)) assert.deepEqual(json[name], value, `${name} at the top level`)
  return data
}

function message(client: Client, text: string): Json {
  return { app_name: 'nemo_agent', user_id: 'me', session_id: client.sessionId, new_message: { parts: [{ text }] } }
}

function form(name: string, content: Buffer, field = 'files'): FormData {
  const files = new FormData()
  files.append(field, new Blob([new Uint8Array(content)]), name)
  return files
}

/** A second of a title: the smallest film there is. */
const draft = {
  v: 1,
  d: 1000,
  m: { title: 'Small', width: 320, height: 180, fps: 10 },
  t: [{ id: 'title', tt: 7, d: 1000, m: { role: 'title' }, sg: [{ id: 'words', d: 1000, m: { text: 'Small', start: 0 } }] }],
}
const film = ({ sessionId }: Client): Json => ({
  id: `render_${sessionId}`,
  sessionId,
  draft,
  output: { format: 'mp4', quality: 'draft', width: 320, height: 180, unknown: 'ignored' },
})

export const rows: readonly Row[] = [
  ['envelope: compact JSON of code, message, data', async ({ tokenReply }) => {
    assert.match(tokenReply.text, /"code":0,"message":"ok","data":\{"/)
  }],
  ['anonymous-token: token, user_id, expires_at in 7 days, credits', async ({ tokenReply }) => {
    const { token, user_id: userId, expires_at: expiresAt, credits: given } = mirrored(tokenReply)
    assert.match(token, /^nmv_usr_/)
    assert.match(userId, /^anon_/)
    assert.equal(typeof given, 'number')
    assert.ok(Math.abs(Date.parse(expiresAt) - Date.now() - 7 * 86_400_000) < 3_600_000, expiresAt)
  }],
  ['anonymous-token: the same client id gets the same token', async ({ call, clientId, tokenReply }) => {
    const again = await call('POST', '/api/auth/anonymous-token', { token: null, headers: { 'X-Client-Id': clientId } })
    assert.equal(again.json.data.token, tokenReply.json.data.token)
  }],
  ['error 400: X-Client-Id is missing, empty or longer than 64 characters', async ({ call }) => {
    const wrong: Readonly<Record<string, string>>[] = [{}, { 'X-Client-Id': '' }, { 'X-Client-Id': 'x'.repeat(65) }]
    for (const headers of wrong) {
      const reply = await call('POST', '/api/auth/anonymous-token', { token: null, headers })
      refused(reply, 400, 400)
      assert.match(reply.json.message, /X-Client-Id/)
    }
  }],
  ['with-session: task_id, session_id of 19 digits, user_id, mirrored', async ({ sessionReply, userId }) => {
    const data = mirrored(sessionReply)
    assert.match(data.session_id, /^\d{19}$/)
    assert.ok(data.task_id)
    assert.equal(data.user_id, userId)
  }],
  ['with-session: any app name, no language, no body', async ({ call }) => {
    mirrored(await call('POST', '/api/tasks/me/with-session/another_app'))
  }],
  ['error 1001: no token, an unknown one', async ({ call }) => {
    for (const token of [null, 'nmv_usr_unknown']) refused(await call('GET', credits, { token }), 401, 1001)
  }],
  ['credits: available, frozen, total, mirrored', async ({ call }) => {
    const { available, frozen, total } = mirrored(await call('GET', credits))
    assert.equal(total, available + frozen)
  }],
  ['state: ids, and a draft that is null at first', async (client) => {
    const { data } = (await client.call('GET', state(client))).json
    assert.deepEqual([data.session_id, data.user_id, data.task_name, data.state.draft], [client.sessionId, client.userId, 'project', null])
    assert.deepEqual([data.state.video_infos, data.state.generated_media], [[], []])
    assert.ok(data.state.canvas_config.width > 0 && data.state.video_analyses)
  }],
  ['state: the path may name the user by id', async ({ call, userId, sessionId }) => {
    assert.equal((await call('GET', `/api/state/nemo_agent/${userId}/${sessionId}/latest`)).status, 200)
  }],
  ['error 1002: no such session', async ({ call }) => {
    refused(await call('GET', '/api/state/nemo_agent/me/1234567890123456789/latest'), 404, 1002)
    refused(await call('POST', '/run_sse', { body: { session_id: '1234567890123456789', new_message: { parts: [{ text: 'status' }] } } }), 404, 1002)
  }],
  ['run_sse: ADK events in camel case, a text last, then the close', async (client) => {
    const { status, headers, text } = await client.call('POST', '/run_sse', { body: message(client, 'hello') })
    assert.equal(status, 200)
    assert.match(headers.get('content-type') ?? '', /^text\/event-stream/)
    assert.doesNotMatch(text, /\[DONE\]/)
    const last = eventsOf(text).at(-1)!
    assert.equal(last.type, 'text')
    assert.equal(last.text, last.content.parts[0].text)
    assert.equal(last.content.role, 'model')
    assert.match(last.invocationId, /^e-/)
    assert.ok(last.id && last.author && Math.abs(last.timestamp - Date.now() / 1000) < 600)
    assert.deepEqual(Object.keys(last.actions).toSorted(), ['artifactDelta', 'stateDelta'])
  }],
  ['run_sse: camel case, without user and role', async ({ call, sessionId }) => {
    const body = { appName: 'x', sessionId, newMessage: { parts: [{ text: 'credits' }] } }
    assert.equal(eventsOf((await call('POST', '/run_sse', { body })).text).at(-1)!.type, 'text')
  }],
  ['limit: a prompt of more than 20,000 characters', async (client) => {
    const reply = await client.call('POST', '/run_sse', { body: message(client, 'x'.repeat(20_001)) })
    refused(reply, 400, 400)
    assert.match(reply.json.message, /20,?000/)
  }],
  ['error 400: a body that is no JSON, a message without words', async (client) => {
    refused(await client.call('POST', '/run_sse', { body: '{"session_id":' }), 400, 400)
    refused(await client.call('POST', '/run_sse', { body: message(client, ' ') }), 400, 400)
  }],
  ...(['files', 'files[]', 'file'] as const).map((field): Row => [
    `upload: multipart field ${field}, type by content, url of the first mirrored`,
    async ({ call, sessionId }) => {
      const body = form('图片.png', Buffer.from(onePixel, 'base64'), field)
      const reply = await call('POST', `/api/upload-video/nemo_agent/me/${sessionId}`, { body })
      const data = mirrored(reply)
      const [file] = data.files as Json[]
      assert.deepEqual([file!.filename, file!.file_type, file!.width, file!.height, file!.duration], ['图片.png', 'image', 1, 1, 0])
      assert.equal(typeof file!.fps, 'number')
      assert.ok(file!.hash)
      assert.equal(data.session_state_applied, true)
      assert.equal(reply.json.url, file!.cdn_url)
    },
  ]),
  ['upload: video_infos lists what came', async (client) => {
    const { state: now } = (await client.call('GET', state(client))).json.data
    assert.equal(now.video_infos[0].filename, '图片.png')
    assert.ok(now.video_infos[0].asset)
  }],
  ['error 4001: no media, an empty file', async ({ call, sessionId }) => {
    for (const content of ['no film', '']) {
      const body = form('broken.mp4', Buffer.from(content))
      refused(await call('POST', `/api/upload-video/nemo_agent/me/${sessionId}`, { body }), 415, 4001)
    }
  }],
  ['upload: one bad file among good ones is told in its entry', async ({ call, sessionId }) => {
    const body = form('good.png', Buffer.from(onePixel, 'base64'))
    body.append('files', new Blob(['no film']), 'broken.mp4')
    const { files } = mirrored(await call('POST', `/api/upload-video/nemo_agent/me/${sessionId}`, { body }))
    assert.deepEqual(files.map(({ error }: Json) => typeof error), ['undefined', 'string'])
  }],
  ['upload: an address that is not public is refused', async ({ call, sessionId }) => {
    const body = { urls: ['http://169.254.169.254/latest/meta-data'], source_type: 'url' }
    refused(await call('POST', `/api/upload-video/nemo_agent/me/${sessionId}`, { body }), 400, 400)
  }],
  ['error 402: an export without each of the attribution headers', async (client) => {
    for (const missing of Object.keys(attribution)) {
      const headers = { ...attribution, [missing]: '' }
      refused(await client.call('POST', submit, { body: film(client), headers }), 402, 402)
    }
  }],
  ['export: a draft that is null, absent or without segments is 400', async (client) => {
    for (const nothing of [null, undefined, { ...draft, t: [] }]) {
      const reply = await client.call('POST', submit, { body: { ...film(client), draft: nothing }, headers: attribution })
      refused(reply, 400, 400)
      assert.match(reply.json.message, /nothing to export yet/i)
    }
  }],
  ['export: unknown values of output are 400', async (client) => {
    const body = { ...film(client), output: { format: 'avi' } }
    refused(await client.call('POST', submit, { body, headers: attribution }), 400, 400)
  }],
  ['export: a draft of an unknown version is 400', async (client) => {
    refused(await client.call('POST', submit, { body: { ...film(client), draft: { ...draft, v: 99 } }, headers: attribution }), 400, 400)
  }],
  ['export: the render object, mirrored, until it is completed; older names; unknown members of output are ignored', async (client) => {
    const { call } = client
    const id = film(client).id as string
    // The same draft as text is the same job.
    const texted = { ...film(client), draft: JSON.stringify(draft) }
    const first = await call('POST', submit, { body: film(client), headers: attribution })
    const second = await call('POST', '/api/render/proxy/draft', { body: texted, headers: attribution })
    for (const reply of [first, second]) {
      const data = mirrored(reply)
      assert.deepEqual([reply.json.success, data.id, data.taskId, data.render_id], [true, id, id, id])
      assert.equal(typeof data.createdAt, 'number')
    }
    refused(await call('POST', submit, { body: { ...film(client), draft: { ...draft, m: { ...draft.m, title: 'other' } } }, headers: attribution }), 400, 400)
    const deadlineMs = performance.now() + 300_000
    let render = first.json
    while (render.status === 'pending' || render.status === 'processing') {
      assert.ok(performance.now() < deadlineMs, 'a second of a title within five minutes')
      await new Promise((resolve) => setTimeout(resolve, 250))
      render = mirrored(await call('GET', `/api/render/proxy/${id}`))
    }
    assert.equal(render.status, 'completed', render.error)
    assert.deepEqual([render.progress, render.output.format, render.output.width, render.output.height, render.output.duration], [100, 'mp4', 320, 180, 1])
    assert.equal(render.outputUrl, render.output.url)
    assert.equal(typeof render.completedAt, 'number')
  }],
  ['export: the link needs no token and supports ranges; MP4', async (client) => {
    const { output } = mirrored(await client.call('GET', `${submit}/${film(client).id}`))
    const part = await fetch(output.url as string, { headers: { range: 'bytes=4-7' } })
    assert.deepEqual([part.status, await part.text()], [206, 'ftyp'])
  }],
  ['download: with the token', async (client) => {
    const { status, text } = await client.call('GET', `/api/render/proxy/${film(client).id}/download`)
    assert.equal(status, 200)
    assert.equal(text.slice(4, 8), 'ftyp')
  }],
  ['cancel: what is completed stays so', async (client) => {
    assert.equal(mirrored(await client.call('POST', `${submit}/${film(client).id}/cancel`)).status, 'completed')
  }],
  ['render jobs: listed for their user', async (client) => {
    const { json } = await client.call('GET', '/api/render/jobs')
    assert.ok(json.data.renders.some(({ id }: Json) => id === film(client).id))
  }],
  ['our own routes: sessions, description, health', async ({ call, sessionId }) => {
    const { sessions } = (await call('GET', '/api/sessions')).json.data as Json
    assert.ok(sessions.some((each: Json) => each.session_id === sessionId))
    assert.match((await call('GET', '/openapi.json')).json.openapi, /^3\.1/)
    for (const path of ['/healthz', '/readyz']) assert.equal((await call('GET', path, { token: null })).status, 200)
  }],
  ['our own routes: errors are problem details', async ({ call }) => {
    const { status, headers, json } = await call('GET', '/api/sessions/1234567890123456789/versions')
    assert.equal(status, 404)
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
    assert.deepEqual([json.status, typeof json.title, typeof json.detail], [404, 'string', 'string'])
  }],
  ['export costs no credits', async ({ call, tokenReply }) => {
    assert.equal(mirrored(await call('GET', credits)).total, tokenReply.json.data.credits)
  }],
  ['limit: more than 5 minutes of generated picture in a turn, named and not charged', async (client) => {
    const asked = message(client, 'make a 20-minute film about the history of the sea')
    const { text, errorMessage } = eventsOf((await client.call('POST', '/run_sse', { body: asked })).text).at(-1)!
    assert.match(errorMessage ?? text, /5 min/)
    const { available, frozen } = mirrored(await client.call('GET', credits))
    assert.deepEqual([available, frozen], [client.tokenReply.json.data.credits, 0])
  }],
  ['claim-token: clm_…, a week, no API access', async ({ call, sessionId, sessionReply }) => {
    const body = { session_id: sessionId, task_id: sessionReply.json.data.task_id as string }
    const { claim_token: token, expires_in: seconds } = mirrored(await call('POST', '/api/auth/claim-token', { body }))
    assert.match(token, /^clm_/)
    assert.equal(seconds, 604_800)
    refused(await call('GET', credits, { token }), 401, 1001)
    assert.equal((await call('GET', `/workspace/claim?ct=${token}`, { token: null })).status, 200)
  }],
  ['error 403: a named token without the scope; 1001 once it is revoked', async ({ call }) => {
    const { id, token } = mirrored(await call('POST', '/api/tokens', { body: { name: 'reader', scopes: ['read'], expires_in_days: 1 } }))
    assert.equal((await call('GET', credits, { token })).status, 200)
    refused(await call('POST', '/api/tasks/me/with-session/nemo_agent', { token }), 403, 403)
    assert.ok(mirrored(await call('GET', '/api/tokens')).tokens.some((each: Json) => each.id === id))
    mirrored(await call('POST', `/api/tokens/${id}/revoke`))
    refused(await call('GET', credits, { token }), 401, 1001)
  }],
  ['v1/run, v1/generate: an empty request is 400; an unknown job 404', async ({ call }) => {
    refused(await call('POST', '/v1/run', { body: { skill: 'x' } }), 400, 400)
    refused(await call('POST', '/api/v1/generate', { body: { skill: 'x' } }), 400, 400)
    assert.equal((await call('GET', '/v1/jobs/unknown')).status, 404)
  }],
]
