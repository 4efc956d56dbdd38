import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { fps30 } from '../time/time.ts'
import type { Timeline } from '../timeline/model.ts'
import { issueAnonymousToken } from './accounts.ts'
import { addAsset, getAsset, listAssets } from './assets.ts'
import { eq } from './drizzle.ts'
import { getRender, listRenders, submitRender } from './renders.ts'
import { type JobStatus, jobs } from './schema.ts'
import {
  changeTimeline,
  createSession,
  getSession,
  listChanges,
  listOperations,
  listSessions,
  timelineAt,
} from './sessions.ts'
import { type TestStore, openTestStore } from './testing.ts'

let store: TestStore
let userId: string
let otherId: string
before(async () => {
  store = await openTestStore()
  userId = (await issueAnonymousToken(store, { clientId: 'one', address: '10.0.0.1' })).userId
  otherId = (await issueAnonymousToken(store, { clientId: 'two', address: '10.0.0.2' })).userId
})
after(async () => await store.close())

const titled = (title: string): Timeline => ({
  title,
  width: 1920,
  height: 1080,
  fps: fps30,
  language: 'en',
  tracks: [],
})
const newSession = async () => await createSession(store, { userId, name: 'project', language: 'zh-CN' })
const isCode = (code: Parameters<typeof ReelsmithError.is>[1]) => (error: unknown) =>
  ReelsmithError.is(error, code)

describe('createSession', () => {
  it('should make an empty session with an id of 19 digits', async () => {
    const session = await newSession()
    assert.match(session.id, /^[1-9]\d{18}$/)
    assert.ok(BigInt(session.id) < 2n ** 63n)
    assert.deepEqual([session.version, session.timeline, session.language], [0, null, 'zh-CN'])
    assert.deepEqual(await getSession(store, userId, session.id), session)
  })
})

describe('getSession', () => {
  it('should not know the session of another user', async () => {
    const { id } = await newSession()
    await assert.rejects(getSession(store, otherId, id), isCode('session/not-found'))
    await assert.rejects(getSession(store, userId, '1234567890123456789'), isCode('session/not-found'))
    assert.ok((await listSessions(store, userId)).some((session) => session.id === id))
    assert.deepEqual(await listSessions(store, otherId), [])
  })
})

describe('changeTimeline', () => {
  it('should log every change with what came of it', async () => {
    const { id } = await newSession()
    assert.equal(
      await changeTimeline(store, id, 0, { operation: { name: 'a', x: 1 }, timeline: titled('A') }),
      1,
    )
    store.advance(1000)
    assert.equal(await changeTimeline(store, id, 1, { operation: { name: 'undo' }, timeline: null }), 2)
    const session = await getSession(store, userId, id)
    assert.deepEqual([session.version, session.timeline, session.updatedAt], [2, null, store.now()])
    const log = await listOperations(store, id)
    assert.deepEqual(
      log.map(({ version, operation, timeline }) => [version, operation, timeline?.title]),
      [
        [1, { name: 'a', x: 1 }, 'A'],
        [2, { name: 'undo' }, undefined],
      ],
    )
    assert.equal((await listOperations(store, id, 1)).length, 1)
    assert.equal(await timelineAt(store, id, 0), null)
    assert.deepEqual(await timelineAt(store, id, 1), titled('A'))
    await assert.rejects(timelineAt(store, id, 3), isCode('timeline/not-found'))
  })

  it('should tell in short what was done in which turn', async () => {
    const { id } = await newSession()
    const made = [{ name: 'set-canvas', turn: 'one', operations: [] }, { name: 'undo', turn: 'two', undone: 1 }]
    for (const [index, operation] of made.entries()) {
      await changeTimeline(store, id, index, { operation, timeline: titled('x') })
    }
    assert.deepEqual(await listChanges(store, id), [
      { version: 1, name: 'set-canvas', turn: 'one' },
      { version: 2, name: 'undo', turn: 'two', undone: 1 },
    ])
  })

  it('should let one of several changes of the same version through', async () => {
    const { id } = await newSession()
    const attempts = ['A', 'B', 'C', 'D'].map(async (title) => {
      return await changeTimeline(store, id, 0, { operation: { name: title }, timeline: titled(title) })
    })
    const settled = await Promise.allSettled(attempts)
    const refused = settled.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    )
    assert.equal(refused.length, 3)
    for (const error of refused) {
      assert.ok(ReelsmithError.is(error, 'session/version-conflict'))
      assert.deepEqual(error.details, { baseVersion: 0, currentVersion: 1 })
    }
    assert.equal((await listOperations(store, id)).length, 1)
  })

  it('should be undone with the transaction it is a part of', async () => {
    const { id } = await newSession()
    const failing = store.db.transaction(async (tx) => {
      await changeTimeline(store, id, 0, { operation: { name: 'a' }, timeline: titled('A') }, tx)
      throw new Error('afterwards')
    })
    await assert.rejects(failing, /afterwards/)
    assert.equal((await getSession(store, userId, id)).version, 0)
    assert.deepEqual(await listOperations(store, id), [])
  })

  it('should not know a session that is not there', async () => {
    const change = { operation: { name: 'a' }, timeline: null }
    await assert.rejects(changeTimeline(store, '1234567890123456789', 0, change), isCode('session/not-found'))
  })
})

describe('assets', () => {
  it('should keep what was added, with its session only', async () => {
    const [mine, other] = [await newSession(), await newSession()]
    const asset = await addAsset(store, {
      sessionId: mine.id,
      userId,
      origin: 'generated',
      kind: 'video',
      objectKey: `ab/${'0'.repeat(32)}.mp4`,
      fileName: '日落.mp4',
      sizeBytes: 3_000_000_000,
      durationMs: 12_000,
      handleMs: 1000,
      width: 1920,
      height: 1080,
      fps: 29.97,
      hasAudio: true,
      prompt: 'a sunset',
      model: 'procedural',
      seed: 2 ** 40,
    })
    assert.deepEqual(await getAsset(store, mine.id, asset.id), asset)
    assert.deepEqual(await listAssets(store, mine.id), [asset])
    await assert.rejects(getAsset(store, other.id, asset.id), isCode('timeline/not-found'))
  })
})

describe('submitRender', () => {
  const enqueue = async (sessionId: string, status: JobStatus = 'pending'): Promise<string> => {
    const id = randomUUID()
    const createdAt = store.now()
    const job = {
      id,
      kind: 'render',
      userId,
      sessionId,
      payload: {},
      status,
      progress: 0,
      attempts: 0,
      createdAt,
    }
    await store.db.insert(jobs).values(job)
    return id
  }

  it('should be the same job for the same id and content, however often and at once', async () => {
    const { id: sessionId } = await newSession()
    const submission = { userId, renderId: 'render_1', sessionId, contentHash: 'x' }
    const jobId = await enqueue(sessionId)
    let queued = 0
    const submit = async () =>
      await submitRender(store, submission, async () => {
        queued++
        return jobId
      })
    const all = await Promise.all([submit(), submit(), submit()])
    assert.equal(queued, 1)
    assert.deepEqual(new Set(all.map((render) => render.jobId)), new Set([jobId]))
    assert.deepEqual(await getRender(store, userId, 'render_1'), all[0])
    const changed = submitRender(store, { ...submission, contentHash: 'y' }, async () => jobId)
    await assert.rejects(
      changed,
      (error) => ReelsmithError.is(error, 'request/invalid') && error.message.startsWith('id:'),
    )
  })

  it('should be submitted anew after it failed or was cancelled', async () => {
    const { id: sessionId } = await newSession()
    for (const status of ['failed', 'cancelled', 'completed'] as const) {
      const submission = { userId, renderId: `render_${status}`, sessionId, contentHash: 'x' }
      const [first, second] = [await enqueue(sessionId, status), await enqueue(sessionId)]
      await submitRender(store, submission, async () => first)
      const again = await submitRender(store, submission, async () => second)
      assert.equal(again.jobId, status === 'completed' ? first : second)
      assert.equal((await getRender(store, userId, submission.renderId)).jobId, again.jobId)
    }
  })

  it('should leave nothing behind when its job cannot be queued', async () => {
    const { id: sessionId } = await newSession()
    const submission = { userId, renderId: 'render_none', sessionId, contentHash: 'x' }
    await assert.rejects(
      submitRender(store, submission, async () => await Promise.reject(new Error('queue'))),
      /queue/,
    )
    await assert.rejects(getRender(store, userId, 'render_none'), isCode('render/not-found'))
  })

  it('should belong to its user alone', async () => {
    const { id: sessionId } = await newSession()
    const jobId = await enqueue(sessionId)
    await submitRender(store, { userId, renderId: 'mine', sessionId, contentHash: 'x' }, async () => jobId)
    await assert.rejects(getRender(store, otherId, 'mine'), isCode('render/not-found'))
    assert.deepEqual(await listRenders(store, otherId), [])
    assert.ok((await listRenders(store, userId)).some((render) => render.renderId === 'mine'))
    await store.db.delete(jobs).where(eq(jobs.id, jobId))
    assert.ok(!(await listRenders(store, userId)).some((render) => render.renderId === 'mine'))
  })
})
