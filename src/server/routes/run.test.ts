import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { isRunning, waitFor } from '../../process/testing.ts'
import { listEntries } from '../../store/ledger.ts'
import { type TestServer, openTestServer } from '../testing.ts'

type Json = Record<string, any> // eslint-disable-line typescript/no-explicit-any -- replies are checked, not typed

/** One event with the id of its stream. */
interface Heard {
  readonly id: string
  readonly event: Json
}

let server: TestServer
let token: string
let userId: string
let sessionId: string
before(async () => {
  server = await openTestServer({ handlers: { generate: new URL('../__fixtures__/patient.ts', import.meta.url) } })
  ;({ token, userId } = await server.newUser())
  sessionId = await newSession()
})
afterEach(async () => await server.parts.turns.cancel(sessionId))
after(async () => await server.close())

async function newSession(): Promise<string> {
  return (await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token })).json.session_id as string
}

async function open(text: string, { session = sessionId, lastEventId = '', streaming = false } = {}): Promise<Response> {
  const body = { session_id: session, new_message: { parts: [{ text }] }, ...(streaming && { streaming }) }
  return await server.open('POST', '/run_sse', { token, body, ...(lastEventId && { headers: { 'last-event-id': lastEventId } }) })
}

const heardIn = (text: string): Heard[] =>
  [...text.matchAll(/^(?:id: (.*)\n)?data: (.*)$/gm)]
    .map(([, id = '', data]) => ({ id, event: JSON.parse(data!) as Json }))
    .filter(({ event }) => event.type !== 'heartbeat')

async function say(...words: Parameters<typeof open>): Promise<Heard[]> {
  return heardIn(await (await open(...words)).text())
}

/** The process that works for the session, once there is one. */
async function workerPid(): Promise<number> {
  let pid = 0
  await waitFor('the worker', async () => {
    const folder = join(server.store.dataDir, 'work')
    const [job] = await readdir(folder)
    pid = job === undefined ? 0 : Number(await readFile(join(folder, job, 'pid'), 'utf8').catch(() => '0'))
    return pid > 0 && server.parts.turns.repeated(sessionId, film) !== undefined
  })
  return pid
}

const balance = async (): Promise<Json> => (await server.call('GET', '/api/credits/balance/simple', { token })).json.data as Json
const cancel = async (turn: Response): Promise<{ status: number; data: Json }> => {
  const { status, json } = await server.call('POST', `/api/sessions/${sessionId}/turns/${turn.headers.get('x-turn-id')}/cancel`, { token })
  return { status, data: json.data as Json }
}
const film = 'a 1-second clip of the sea without music'

describe('a turn', () => {
  it('should tell a tool call, its result, then in words what changed; pieces of the words to those who stream', async () => {
    for (const [words, streaming] of [['make it vertical', false], ['make it square', true]] as const) {
      const told = (await say(words, { streaming })).map(({ event }) => event)
      const whole = told.filter(({ partial }) => !partial)
      assert.deepEqual(whole.map(({ type, content }) => [type, content.role]), [['tool_call', 'model'], ['tool_result', 'user'], ['text', 'model']])
      const { functionCall } = whole[0]!.content.parts[0] as Json
      const { functionResponse } = whole[1]!.content.parts[0] as Json
      assert.deepEqual([functionCall.name, functionResponse.name, functionResponse.id], ['set-canvas', 'set-canvas', functionCall.id])
      const pieces = told.filter(({ partial }) => partial).map(({ text }) => text as string)
      assert.equal(pieces.join(''), streaming ? whole.at(-1)!.text : '')
    }
  })

  it('should be taken up behind any event that was heard, to the letter', async () => {
    const session = await newSession()
    const whole = await say('make it vertical', { session })
    for (const [index, { id }] of whole.entries()) {
      assert.deepEqual(await say('make it vertical', { session, lastEventId: id }), whole.slice(index + 1))
    }
    const { json } = await server.call('GET', `/api/sessions/${session}/versions`, { token })
    assert.equal(json.data.versions.length, 1, 'and was done once')
  })

  it('should go on without its client; the same words mean it while it works, and start and cost nothing', async () => {
    const leaving = (await open(film)).body!.getReader()
    const first = new TextDecoder().decode((await leaving.read()).value)
    await leaving.cancel()
    const pid = await workerPid()
    const again = await open(film)
    assert.deepEqual(await balance(), { available: 98, frozen: 2, total: 100 })
    assert.ok(isRunning(pid))
    await cancel(again)
    assert.deepEqual(heardIn(await again.text())[0], heardIn(first)[0])
    const frozen = (await listEntries(server.store.db, userId)).filter(({ kind }) => kind === 'freeze')
    assert.equal(frozen.length, 1)
  })

  it('should be alone in its session: later ones wait for it, those of other sessions do not', async () => {
    const first = say(film)
    await workerPid()
    const behind = say('make it 4:5')
    assert.equal((await say('hello', { session: await newSession() })).at(-1)!.event.type, 'text')
    const [job] = await readdir(join(server.store.dataDir, 'work'))
    await server.jobs.cancel(job!)
    const [end, begin] = [(await first).at(-1)!.event, (await behind)[0]!.event]
    assert.ok(begin.timestamp >= end.timestamp, `${end.timestamp} ${begin.timestamp}`)
    assert.equal((await behind).at(-1)!.event.type, 'text')
  })
})

describe('the cancel of a turn', () => {
  it('should be answered when its work has stopped and its credits are given back', async () => {
    const before = await balance()
    const running = await open(film)
    const pid = await workerPid()
    const { status, data } = await cancel(running)
    assert.ok(!isRunning(pid), 'the process has ended before the answer')
    assert.deepEqual(await readdir(join(server.store.dataDir, 'work')), [])
    assert.deepEqual(await balance(), before)
    assert.deepEqual([status, data.status, data.events.at(-1).code], [200, 'ended', 409])
    assert.equal(heardIn(await running.text()).at(-1)!.event.code, 409)
    assert.equal((await say('hello')).at(-1)!.event.type, 'text')
  })
})
