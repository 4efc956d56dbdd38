import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { issueAnonymousToken } from './accounts.ts'
import { createSession } from './sessions.ts'
import { type TestStore, openTestStore } from './testing.ts'
import {
  addTurn,
  addTurnEvent,
  beginTurn,
  endTurn,
  findTurn,
  listPastTurns,
  listTurnEvents,
  listUnfinishedTurns,
} from './turns.ts'

let store: TestStore
let userId: string
let sessionId: string
before(async () => {
  store = await openTestStore()
  userId = (await issueAnonymousToken(store, { clientId: 'one', address: '10.0.0.1' })).userId
  sessionId = (await createSession(store, { userId, name: 'project', language: 'en' })).id
})
after(async () => await store.close())

const newTurn = async (text: string): Promise<string> => {
  const id = randomUUID()
  await addTurn(store, { id, sessionId, request: { kind: 'message', text }, baseUrl: 'http://here' })
  return id
}

describe('turns', () => {
  it('should be found in their own session alone', async () => {
    const id = await newTurn('the sea')
    const found = await findTurn(store, sessionId, id)
    assert.deepEqual([found?.request, found?.baseUrl, found?.attempts], [{ kind: 'message', text: 'the sea' }, 'http://here', 0])
    const other = await createSession(store, { userId, name: 'project', language: 'en' })
    assert.equal(await findTurn(store, other.id, id), undefined)
    await endTurn(store, id)
  })

  it('should remember the version that they began with, however often they begin', async () => {
    const id = await newTurn('the sea')
    assert.deepEqual(await beginTurn(store, id, 4), { baseVersion: 4, attempts: 1 })
    assert.deepEqual(await beginTurn(store, id, 6), { baseVersion: 4, attempts: 2 })
    await endTurn(store, id)
  })

  it('should keep what was said byte by byte, in order', async () => {
    const id = await newTurn('the sea')
    const events = [{ b: 1, a: '海' }, { text: 'line\n"quoted"', none: null }, { number: 1.5e-7 }]
    for (const [index, event] of events.entries()) await addTurnEvent(store, id, index + 1, event)
    assert.equal(JSON.stringify(await listTurnEvents(store, id)), JSON.stringify(events))
    assert.deepEqual(await listTurnEvents(store, id, 2), events.slice(2))
    await endTurn(store, id)
  })

  it('should be remembered by those after them, with what they said', async () => {
    const { id: own } = await createSession(store, { userId, name: 'project', language: 'en' })
    const ids: string[] = []
    for (const text of ['one', 'two', 'three', 'now', 'later']) {
      const id = randomUUID()
      await addTurn(store, { id, sessionId: own, request: { kind: 'message', text }, baseUrl: 'http://here' })
      await addTurnEvent(store, id, 1, { text: `said ${text}` })
      await endTurn(store, id)
      ids.push(id)
    }
    const past = await listPastTurns(store, own, ids[3]!, 2)
    assert.deepEqual(past, [
      { request: { kind: 'message', text: 'two' }, events: [{ text: 'said two' }] },
      { request: { kind: 'message', text: 'three' }, events: [{ text: 'said three' }] },
    ])
    assert.deepEqual(await listPastTurns(store, own, ids[0]!, 2), [])
  })

  it('should be listed in their order until they have ended', async () => {
    const ids = [await newTurn('one'), await newTurn('two'), await newTurn('three')]
    await endTurn(store, ids[1]!)
    const unfinished = await listUnfinishedTurns(store)
    assert.deepEqual(unfinished.map(({ turn, account }) => [turn.id, account.userId]), [[ids[0], userId], [ids[2], userId]])
    const elsewhere = { ...store, instance: 'another data folder' }
    assert.deepEqual(await listUnfinishedTurns(elsewhere), [])
  })
})
