import assert from 'node:assert/strict'
import { readFile, rm } from 'node:fs/promises'
import { after, before, beforeEach, describe, it } from 'node:test'
import { videosApi } from '../models/video/testing/protocols/videos-api.ts'
import { type OpenProvider, fail, openProvider, testClip, testKey } from '../models/video/testing/provider-server.ts'
import { waitFor } from '../process/testing.ts'
import { makeTestFolder } from '../store/testing.ts'
import { type TestServer, openTestServer } from './testing.ts'

let folder: string
let provider: OpenProvider
let server: TestServer
before(async () => {
  folder = await makeTestFolder()
  provider = await openProvider(videosApi, await testClip(folder))
  process.env.LOOPBACK_ABANDONED_KEY = testKey // workers have the environment of their server
  const row = { name: 'Wan', api: 'openai-videos', url: provider.url, model: 'wan2.2', keyVariable: 'LOOPBACK_ABANDONED_KEY' }
  server = await openTestServer({
    env: {
      REELSMITH_VIDEO_MODELS: JSON.stringify([{ ...row, seconds: [2], sizes: ['64x36'], pollSeconds: 0.01 }]),
      REELSMITH_PLANS: '{"anonymous":{"paidModels":true}}',
    },
    handlers: { generate: new URL('../models/generate-worker.ts', import.meta.url), video: new URL('../render/video-worker.ts', import.meta.url) },
  })
})
after(async () => {
  await server.close()
  await provider.close()
  assert.deepEqual(provider.problems, [])
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  provider.states = ['working']
  provider.heard.length = provider.orders.length = 0
})

const heard = (of: RegExp): number => provider.heard.filter((what) => of.test(what)).length
const followed = async (): Promise<void> => await waitFor('the order to be followed', () => heard(/^GET/) > 0)

/** A turn that waits for a clip which is never done. */
async function waitingTurn() {
  const { token, userId } = await server.newUser()
  const sessionId = (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })).json.session_id as string
  const body = { session_id: sessionId, new_message: { parts: [{ text: 'a 2-second clip of the sea with Wan, without music' }] } }
  const response = await server.open('POST', '/run_sse', { token, body })
  const said = response.text()
  await followed()
  const credits = async () => (await server.call('GET', '/api/credits/balance/simple', { token })).json.data as object
  assert.deepEqual(await credits(), { available: 0, frozen: 100, total: 100 })
  return { token, userId, sessionId, turnId: response.headers.get('x-turn-id')!, said, credits }
}

const whole = { available: 100, frozen: 0, total: 100 }

describe('an order that nobody waits for any more', () => {
  it('should be given up at the provider, once, when its turn is cancelled, and cost nothing', async () => {
    const { token, sessionId, turnId, credits, said } = await waitingTurn()
    await server.call('POST', `/api/sessions/${sessionId}/turns/${turnId}/cancel`, { token })
    await said
    await waitFor('the order to be given up', () => heard(/^DELETE/) > 0)
    assert.deepEqual(await credits(), whole)
    assert.deepEqual([heard(/^DELETE/), provider.orders.length], [1, 1])
  })

  it('should be given up, once, when its account is deleted', async () => {
    const { token, said } = await waitingTurn()
    assert.equal((await server.call('DELETE', '/api/me', { token })).status, 200)
    await said
    await waitFor('the order to be given up', () => heard(/^DELETE/) > 0)
    assert.deepEqual([heard(/^DELETE/), provider.orders.length], [1, 1])
  })

  it('should be given up, once, when its video is deleted', async () => {
    const { token } = await server.newUser()
    const { json } = await server.call('POST', '/v1/videos', { token, body: { model: 'Wan', prompt: 'the sea', seconds: '2', size: '64x64' } })
    await followed()
    await server.call('DELETE', `/v1/videos/${json.id}`, { token })
    await waitFor('the order to be given up', () => heard(/^DELETE/) > 0)
    assert.deepEqual((await server.call('GET', '/api/credits/balance/simple', { token })).json.data, whole)
    assert.deepEqual([heard(/^DELETE/), provider.orders.length], [1, 1])
  })

  it('should be given up later when the provider does not take it at once', async () => {
    for (let time = 0; time < 2; time++) provider.faults.push({ of: /^DELETE/, answer: fail(videosApi, 503, 'later') })
    const { token, sessionId, turnId, credits } = await waitingTurn()
    await server.call('POST', `/api/sessions/${sessionId}/turns/${turnId}/cancel`, { token })
    await waitFor('the order to be given up', () => heard(/^DELETE/) === 3)
    assert.deepEqual([await credits(), provider.faults.length], [whole, 0])
  })

  it('should be given up, once, when its workers are killed, and nothing be ordered again', async () => {
    const { credits, said } = await waitingTurn()
    for (let death = 0; death < 2; death++) {
      const [worker] = await workers()
      const asked = heard(/^GET/)
      process.kill(worker!, 'SIGKILL')
      if (death === 0) await waitFor('the next worker to follow it', async () => heard(/^GET/) > asked && (await workers())[0] !== worker)
    }
    assert.match(await said, /ended from outside more than once/)
    await waitFor('the order to be given up', () => heard(/^DELETE/) > 0)
    assert.deepEqual(await credits(), whole)
    assert.deepEqual([heard(/^DELETE/), provider.orders.length], [1, 1])
  })
})

/** Ids of the worker processes of this one. */
async function workers(): Promise<number[]> {
  const children = (await readFile(`/proc/self/task/${process.pid}/children`, 'utf8')).trim().split(' ').filter(Boolean).map(Number)
  const commands = await Promise.all(children.map(async (pid) => [pid, await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const))
  return commands.filter(([, command]) => command.includes('worker-main')).map(([pid]) => pid)
}
