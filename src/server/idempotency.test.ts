import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eq } from '../store/drizzle.ts'
import { answersKeptMs, claimKey, giveUpUnfinishedKeys, removeOldAnswers } from '../store/idempotency.ts'
import { listEntries } from '../store/ledger.ts'
import { sessions, turns } from '../store/schema.ts'
import { type TestReply, type TestServer, openTestServer } from './testing.ts'

let server: TestServer
let token: string
let userId: string
let sessionId: string
before(async () => {
  server = await openTestServer({ handlers: { generate: new URL('__fixtures__/patient.ts', import.meta.url) } })
  const user = await server.newUser()
  ;({ token, userId } = user)
  sessionId = (await newSession()).json.session_id as string
})
after(async () => await server.close())

const keyed = (key: string) => ({ 'idempotency-key': key })

async function newSession(key?: string, body: object = { task_name: 'a' }, as = token): Promise<TestReply> {
  const headers = key === undefined ? {} : keyed(key)
  return await server.call('POST', '/api/tasks/me/with-session/nemo_agent', { token: as, body, headers })
}

async function say(text: string, key: string, session = sessionId): Promise<TestReply> {
  const body = { session_id: session, new_message: { parts: [{ text }] } }
  return await server.call('POST', '/run_sse', { token, body, headers: keyed(key) })
}

async function act(name: string, input: object, key: string): Promise<TestReply> {
  const options = { token, body: { input }, headers: keyed(key) }
  return await server.call('POST', `/api/sessions/${sessionId}/actions/${name}`, options)
}

const turnsOf = async (session = sessionId): Promise<string[]> =>
  (await server.store.db.select({ id: turns.id }).from(turns).where(eq(turns.sessionId, session))).map(({ id }) => id)

describe('Idempotency-Key on a request with one answer', () => {
  it('should give the same answer, and do it once', async () => {
    const first = await newSession('one')
    const again = await newSession('one')
    assert.equal(again.text, first.text)
    assert.deepEqual([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')], [null, 'true'])
    assert.notEqual((await newSession('two')).json.session_id, first.json.session_id)
    const mine = await server.store.db.select().from(sessions).where(eq(sessions.userId, userId))
    assert.equal(mine.length, 3)
  })

  it('should be done once when it comes many times at once; those too early are told to wait', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, async () => await newSession('many')))
    const done = all.filter(({ status }) => status === 200)
    assert.ok(done.length > 0)
    assert.equal(new Set(done.map(({ json }) => json.session_id)).size, 1)
    for (const { status, json } of all) assert.ok(status === 200 || (status === 409 && json.code === 409), `${status}`)
  })

  it('should answer a refusal again', async () => {
    const bad = { task_name: 7 }
    const [first, again] = [await newSession('bad', bad), await newSession('bad', bad)]
    assert.deepEqual([first.status, again.status, again.text], [400, 400, first.text])
  })

  it('should refuse the key for another request, and keys that are none', async () => {
    await newSession('mine')
    const other = await newSession('mine', { task_name: 'b' })
    assert.equal(other.status, 400)
    assert.match(other.json.message, /^Idempotency-Key: it stands for another request/)
    for (const key of ['', 'a b', 'x'.repeat(256)]) assert.equal((await newSession(key)).status, 400)
  })

  it('should be the key of one user alone', async () => {
    const other = await server.newUser()
    const [mine, theirs] = [await newSession('shared'), await newSession('shared', undefined, other.token)]
    assert.equal(theirs.status, 200)
    assert.notEqual(theirs.json.session_id, mine.json.session_id)
  })

  it('should be free again after a day, and after a server that ended meanwhile', async () => {
    const request = { userId, key: 'left', requestHash: 'x' }
    assert.equal(await claimKey(server.store, request), undefined)
    await assert.rejects(claimKey(server.store, request), { code: 'request/conflict' })
    await giveUpUnfinishedKeys(server.store)
    assert.equal(await claimKey(server.store, request), undefined)
    const first = await newSession('aged')
    server.store.advance(answersKeptMs + 1)
    await removeOldAnswers(server.store)
    assert.notEqual((await newSession('aged')).json.session_id, first.json.session_id)
  })
})

describe('Idempotency-Key on what begins a turn', () => {
  it('should tell the same turn again, whether it runs or has ended', async () => {
    const before = (await turnsOf()).length
    const first = await say('hello', 'turn-1')
    const again = await say('hello', 'turn-1')
    assert.equal(again.text, first.text)
    assert.match(first.text, /"type":"text"/)
    assert.equal((await turnsOf()).length, before + 1)
    assert.notEqual((await say('hello', 'turn-2')).text, first.text)
  })

  it('should start, and charge, long work once, however often it comes at once', async () => {
    const spent = async (): Promise<number> => (await listEntries(server.store.db, userId)).filter(({ kind }) => kind === 'freeze').length
    const before = (await turnsOf()).length
    const input = { prompt: 'the sea', durationMs: 1000 }
    const all = await Promise.all([1, 2, 3].map(async () => await act('generate-scene', input, 'scene')))
    assert.deepEqual(all.map(({ status }) => status), [202, 202, 202])
    assert.equal(new Set(all.map(({ json }) => json.data.turn_id)).size, 1)
    assert.equal((await turnsOf()).length, before + 1)
    assert.equal(await spent(), 1)
    await server.parts.turns.cancel(sessionId)
    assert.equal((await act('generate-scene', input, 'scene')).status, 409, 'how it ended is its answer')
    assert.equal(await spent(), 1)
  })

  it('should give the result of a finished action again', async () => {
    const first = await act('set-canvas', { ratio: '9:16' }, 'canvas')
    const again = await act('set-canvas', { ratio: '9:16' }, 'canvas')
    assert.deepEqual([first.status, again.json.data.result], [200, first.json.data.result])
    assert.deepEqual(again.json.data.result.from, { width: 1920, height: 1080 })
  })

  it('should refuse the key for other words, another action or another session', async () => {
    await say('hello', 'words')
    assert.equal((await say('hello there', 'words')).status, 400)
    assert.equal((await act('set-canvas', { ratio: '1:1' }, 'words')).json.field, 'Idempotency-Key')
    const other = (await newSession()).json.session_id as string
    assert.equal((await say('hello', 'words', other)).status, 400)
  })
})
