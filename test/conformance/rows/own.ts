/** Our own routes. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { type Json, attribution } from '../client.ts'
import { listen } from '../listener.ts'
import { type Row, Untried, balanceOf, eventually, form, mirrored, onePixel, refused, rendered, stateOf, submitPath, succeeded } from '../row.ts'

export const ownRows: readonly Row[] = [
  ['our own routes: health, a description in OpenAPI 3.1, a page of it', async ({ call }) => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/docs']) assert.equal((await call('GET', path, { token: null })).status, 200, path)
    assert.match((await call('GET', '/openapi.json', { token: null })).json.openapi, /^3\.1/)
  }],
  ['our own routes: errors are problem details; an address that is none is 404', async ({ call }) => {
    refused(await call('GET', '/api/nothing/here'), 404, 404)
    const { status, headers, json } = await call('GET', '/api/sessions/1234567890123456789/versions')
    assert.equal(status, 404)
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
    assert.deepEqual([json.status, typeof json.title, typeof json.detail], [404, 'string', 'string'])
  }],
  ['sessions: listed, the one changed last first', async (client) => {
    const sessionId = await client.newSession()
    await client.say('make it square', { sessionId })
    const { sessions } = succeeded(await client.call('GET', '/api/sessions'))
    const ids = sessions.map(({ session_id: id }: Json) => id as string) as string[]
    assert.equal(ids[0], sessionId)
    assert.ok(ids.includes(client.sessionId))
  }],
  ['actions: done by name; a stale baseVersion is 409, a wrong input 400 with its field', async (client) => {
    const path = `/api/sessions/${await client.newSession()}/actions/set-canvas`
    const act = async (body: Json) => await client.call('POST', path, { body })
    assert.equal(succeeded(await act({ input: { ratio: '9:16' }, baseVersion: 0 })).version, 1)
    assert.equal((await act({ input: { ratio: '1:1' }, baseVersion: 0 })).status, 409)
    const wrong = await act({ input: { ratio: 'wide' } })
    assert.deepEqual([wrong.status, wrong.json.field], [400, 'input.ratio'])
  }],
  ['Idempotency-Key: the same request is done once, another one with it is 400', async ({ call }) => {
    const headers = { 'idempotency-key': `key-${Math.random()}` }
    const create = async (name: string) => await call('POST', '/api/tasks/me/with-session/x', { headers, body: { task_name: name } })
    const [first, second] = [await create('one'), await create('one')]
    assert.equal(succeeded(first).session_id, succeeded(second).session_id)
    assert.equal((await create('two')).status, 400)
  }],
  ['operations: each change under its version; Last-Event-ID; versions in words', async (client) => {
    const sessionId = await client.newSession()
    for (const words of ['make it vertical', 'make it square']) await client.say(words, { sessionId })
    const response = await fetch(new URL(`/api/sessions/${sessionId}/operations`, client.base), {
      headers: { authorization: `Bearer ${client.token}`, 'last-event-id': '1' },
    })
    let told = ''
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      told += part
      if (/^data: .*\n\n/m.test(told)) break
    }
    assert.match(told, /^id: 2\ndata: \{"version":2,"action":"set-canvas",/m)
    const { versions } = succeeded(await client.call('GET', `/api/sessions/${sessionId}/versions`))
    assert.deepEqual(versions.map(({ version, changes }: Json) => [version, changes.length]), [[2, 1], [1, 1]])
  }],
  ['frame and preview: a picture of the timeline as it is, a small film of it begun', async (client) => {
    const sessionId = await client.newSession()
    const { files } = succeeded(await client.call('POST', `/api/upload-video/nemo_agent/me/${sessionId}`, { body: form('a.png', onePixel) }))
    const input = { asset: (files[0] as Json).asset as string, durationMs: 1000 }
    succeeded(await client.call('POST', `/api/sessions/${sessionId}/actions/add-clip`, { body: { input } }))
    const frame = await fetch(new URL(`/api/sessions/${sessionId}/frame?t=500&w=320`, client.base), { headers: { authorization: `Bearer ${client.token}` } })
    assert.deepEqual([frame.status, frame.headers.get('content-type')], [200, 'image/jpeg'])
    assert.equal(Buffer.from(await frame.arrayBuffer()).toString('latin1', 0, 2), '\xff\xd8')
    const preview = await client.call('POST', `/api/sessions/${sessionId}/preview`)
    assert.equal(preview.status, 202)
    assert.equal(mirrored(await client.call('POST', `${submitPath}/${mirrored(preview).id}/cancel`)).status, 'cancelled')
  }],
  ['RateLimit-* headers tell what may still be asked', async ({ call }) => {
    const { headers } = await call('GET', '/api/sessions')
    if (headers.get('ratelimit-limit') === null) throw new Untried('its operator has no limit on requests (REELSMITH_RATE_LIMIT=0)')
    assert.ok(Number(headers.get('ratelimit-remaining')) < Number(headers.get('ratelimit-limit')))
  }],
  ['webhooks: made with a secret that is told once, listed, deleted; no private address', async ({ call }) => {
    const made = succeeded(await call('POST', '/api/webhooks', { body: { url: 'https://example.com/hook', events: ['render.failed'] } }))
    assert.match(made.secret, /^whsec_/)
    const list = await call('GET', '/api/webhooks')
    assert.ok(succeeded(list).webhooks.some(({ id }: Json) => id === made.id) && !list.text.includes(made.secret as string))
    succeeded(await call('DELETE', `/api/webhooks/${made.id}`))
    assert.equal((await call('DELETE', `/api/webhooks?id=${made.id}`)).status, 404)
    assert.equal((await call('POST', '/api/webhooks', { body: { url: 'http://169.254.169.254/hook' } })).status, 400)
  }],
  ['webhooks: told of the end of a render, signed (Standard Webhooks)', async (client) => {
    const heard: { headers: Json; body: string }[] = []
    await using receiver = await listen(async (request, response) => {
      heard.push({ headers: request.headers, body: await text(request) })
      response.writeHead(204).end()
    })
    const made = await client.call('POST', '/api/webhooks', { body: { url: `${receiver.url}/hook`, events: ['render.completed'] } })
    if (made.status === 400) throw new Untried(`the server may not send to this machine (REELSMITH_FETCH_ALLOW=${new URL(receiver.url).hostname})`)
    const { id: hookId, secret } = succeeded(made)
    const draft = { v: 1, d: 1000, m: {}, t: [{ id: 't', tt: 7, d: 1000, sg: [{ id: 'a', d: 1000, m: { text: 'Told', start: 0 } }] }] }
    const id = `webhook_${client.sessionId}`
    succeeded(await client.call('POST', submitPath, { body: { id, sessionId: client.sessionId, draft, output: { format: 'srt' } }, headers: attribution }))
    assert.equal((await rendered(client, id)).status, 'completed')
    const { headers, body } = await eventually('the message', async () => heard.find((message) => message.body.includes(id)))
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const signature = createHmac('sha256', Buffer.from((secret as string).slice('whsec_'.length), 'base64')).update(signed).digest('base64')
    assert.ok((headers['webhook-signature'] as string).split(' ').includes(`v1,${signature}`))
    succeeded(await client.call('DELETE', `/api/webhooks/${hookId}`))
  }],
  ['turns: one that runs is stopped by its id, and gives its credits back', async (client) => {
    const sessionId = await client.newSession()
    const before = await balanceOf(client)
    const scene = { input: { prompt: 'the sea', durationMs: 60_000 } }
    const begun = await client.call('POST', `/api/sessions/${sessionId}/actions/generate-scene`, { body: scene })
    assert.equal(begun.status, 202, begun.text)
    const stopped = succeeded(await client.call('POST', `/api/sessions/${sessionId}/turns/${begun.json.data.turn_id}/cancel`))
    assert.equal(stopped.status, 'ended')
    assert.deepEqual(await balanceOf(client), before)
    assert.equal((await stateOf({ ...client, sessionId })).draft, null)
  }],
]
