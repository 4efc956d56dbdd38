import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { waitFor } from '../../process/testing.ts'
import { giveUpKey } from '../../store/idempotency.ts'
import { type TestServer, openTestServer } from '../testing.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

let server: TestServer
let token: string
before(async () => {
  server = await openTestServer({
    env: { REELSMITH_ATTRIBUTION: 'warn' },
    handlers: {
      generate: new URL('../__fixtures__/small-clip.ts', import.meta.url),
      render: new URL('../__fixtures__/small-film.ts', import.meta.url),
    },
  })
  token = (await server.newUser()).token
})
after(async () => await server.close())

async function finished(jobId: string): Promise<Json> {
  let job: Json = {}
  let progress = 0
  await waitFor('the film', async () => {
    job = (await server.call('GET', `/v1/jobs/${jobId}`, { token })).json.data as Json
    if (job.status !== 'failed') assert.ok(job.progress >= progress && job.progress <= 1, `${progress} to ${job.progress}`)
    progress = job.progress as number
    return ['completed', 'failed'].includes(job.status as string)
  })
  return job
}

describe('a one-shot film', () => {
  for (const path of ['/v1/run', '/api/v1/generate']) {
    it(`should be made of one request to ${path}, its files behind links`, async () => {
      const body = { skill: 'veo-3-ai', prompt: 'a 2-second clip of the sea' }
      const { status, json } = await server.call('POST', path, { token, body })
      assert.equal(status, 200, json.message)
      const { job_id: jobId, ...reply } = json.data as Json
      assert.deepEqual(reply, { status: 'queued', estimated_seconds: 30, poll_url: `http://reelsmith.test/v1/jobs/${jobId}` })
      assert.equal(json.job_id, jobId)
      const job = await finished(jobId as string)
      assert.deepEqual([job.status, job.progress, job.error], ['completed', 1, null], job.error)
      const film = await server.open('GET', (job.outputs.video as string).replace('http://reelsmith.test', ''))
      assert.deepEqual([film.status, film.headers.get('content-type')], [200, 'video/mp4'])
      await film.arrayBuffer()
    })
  }

  it('should be the same film for a client that a killed server could not answer', async () => {
    const { token: mine, userId } = await server.newUser()
    const headers = { 'idempotency-key': 'film' }
    const post = async (prompt: string) => await server.call('POST', '/v1/run', { token: mine, headers, body: { prompt } })
    const first = (await post('a 2-second clip of the sea')).json
    await giveUpKey(server.store, { userId, key: 'film', requestHash: '' }) // as the next start does
    assert.equal((await post('a 2-second clip of the sea')).json.job_id, first.job_id)
    await giveUpKey(server.store, { userId, key: 'film', requestHash: '' })
    assert.equal((await post('a 2-second clip of a lake')).status, 400)
    const { sessions } = (await server.call('GET', '/api/sessions', { token: mine })).json.data as Json
    assert.equal(sessions.length, 1)
    await server.parts.turns.cancel(sessions[0].session_id as string)
  })

  it('should read the fields of an input as words', async () => {
    server.store.advance(1000)
    const body = { input: { prompt: 'the sea', duration: 3, aspect_ratio: '9:16' } }
    const { json } = await server.call('POST', '/v1/run', { token, body })
    assert.equal((await finished(json.job_id as string)).status, 'completed')
    const { sessions } = (await server.call('GET', '/api/sessions', { token })).json.data as Json
    const state = await server.call('GET', `/api/state/x/me/${sessions[0].session_id}/latest`, { token })
    const { draft } = state.json.data.state
    assert.deepEqual([draft.d, draft.m.ratio], [3000, '9:16'])
  })

  it('should ask back what is missing, as the error of the job', async () => {
    const { json } = await server.call('POST', '/v1/run', { token, body: { prompt: 'generate a 10-second clip of a' } })
    const job = await finished(json.job_id as string)
    assert.deepEqual([job.status, job.outputs.video], ['failed', null])
    assert.match(job.error, /\?/)
  })

  it('should not be made when it is longer than five minutes, and cost nothing', async () => {
    const balance = async (): Promise<unknown> => (await server.call('GET', '/api/credits/balance/simple', { token })).json.data
    const before = await balance()
    const { json } = await server.call('POST', '/v1/run', { token, body: { prompt: 'a 6-minute film of the sea' } })
    const job = await finished(json.job_id as string)
    assert.deepEqual([job.status, job.outputs.video], ['failed', null])
    assert.match(job.error, /from 1 s to 5 min .* you asked for 6 min/)
    assert.deepEqual(await balance(), before)
  })

  it('should name the field that is wrong', async () => {
    const cases: [unknown, string][] = [
      [{}, 'prompt'],
      [{ prompt: ' ' }, 'prompt'],
      [{ prompt: 7 }, 'prompt'],
      [{ input: {} }, 'prompt'],
      [{ prompt: 'x'.repeat(20_001) }, 'prompt'],
      [{ input: 7 }, 'input: expected string or object'],
      [{ input: { prompt: 'the sea', duration: '9' } }, 'input.duration: expected number'],
      [{ input: { prompt: 'the sea', duration: 0 } }, 'input.duration: expected more than 0'],
      [{ input: { prompt: 'the sea', duration: 301 } }, 'input.duration: expected at most 300'],
      [undefined, 'request body'],
    ]
    for (const [body, field] of cases) {
      const { status, json } = await server.call('POST', '/v1/run', { token, ...(body !== undefined && { body }) })
      assert.equal(status, 400)
      assert.ok((json.message as string).startsWith(field), json.message)
    }
  })

  it('should be done once for one key, and be out of reach of other users', async () => {
    const ask = async (): Promise<Json> =>
      (await server.call('POST', '/v1/run', { token, headers: { 'idempotency-key': 'k' }, body: { prompt: 'a 1-second clip of the sea' } })).json
    const [one, two] = [await ask(), await ask()]
    assert.equal(one.job_id, two.job_id)
    const other = await server.newUser()
    for (const id of [one.job_id as string, 'none']) {
      assert.equal((await server.call('GET', `/v1/jobs/${id}`, { token: other.token })).status, 404)
    }
    await finished(one.job_id as string)
  })
})

describe('an export without attribution, where a warning is enough', () => {
  it('should say so and go on', async () => {
    const session = await server.call('POST', '/api/tasks/me/with-session/x', { token })
    const body = { id: 'r', sessionId: session.json.session_id as string, draft: null }
    const { status, json } = await server.call('POST', '/api/render/proxy/lambda', { token, body })
    assert.deepEqual([status, json.message.includes('nothing to export')], [400, true])
    assert.ok(server.lines.some((line) => line.includes('without attribution') && line.includes('X-Skill-Source')))
  })
})
