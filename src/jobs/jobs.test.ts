import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { closedAfter, isRunning, waitFor } from '../process/testing.ts'
import { issueAnonymousToken } from '../store/accounts.ts'
import { type TestStore, openTestStore } from '../store/testing.ts'
import type { Orders } from './__fixtures__/obedient.ts'
import { type JobState, type Jobs, isFinished, openJobs } from './jobs.ts'

const handlers = { obey: new URL('__fixtures__/obedient.ts', import.meta.url) }

let store: TestStore
let jobs: Jobs
let userId: string
const ended: JobState[] = []
const opened = closedAfter()
before(async () => {
  store = opened.use(await openTestStore())
  jobs = opened.adopt(await openJobs(store, {
    handlers,
    concurrency: 3,
    onEnd: async (_tx, job) => void ended.push(job),
  }), async (each) => await each.close())
  userId = (await issueAnonymousToken(store, { clientId: 'me', address: '127.0.0.1' })).userId
})

const enqueue = async (orders: Orders): Promise<string> =>
  await jobs.enqueue('obey', { userId, payload: orders })
const newFile = (): string => join(tmpdir(), `reelsmith-jobs-${randomUUID()}`)

async function watchAll(id: string): Promise<JobState[]> {
  const states: JobState[] = []
  for await (const state of jobs.watch(id)) states.push(state)
  return states
}

async function finish(orders: Orders): Promise<JobState> {
  return (await watchAll(await enqueue(orders))).at(-1)!
}

/** Numbers of the worker and its child, once both run. */
async function hanging(file: string): Promise<[number, number]> {
  let pids: [number, number] | undefined
  await waitFor('the worker', async () => {
    pids = JSON.parse((await readFile(file, 'utf8').catch(() => '')) || 'null') ?? undefined
    return pids !== undefined
  })
  await rm(file)
  return pids!
}

describe('a job', () => {
  it('should run in a process of its own and complete with its result', async () => {
    const state = await finish({ echo: '你好' })
    assert.deepEqual(
      [state.status, state.progress, state.result, state.error],
      ['completed', 1, { echo: '你好' }, null],
    )
    assert.deepEqual(await jobs.get(state.id), state)
    assert.deepEqual(
      ended.find(({ id }) => id === state.id),
      state,
    )
  })

  it('should tell its progress, which never goes back', async () => {
    const states = await watchAll(await enqueue({ steps: 4 }))
    const progress = states.map((state) => state.progress)
    assert.deepEqual(progress, progress.toSorted())
    assert.ok(progress.some((fraction) => fraction > 0 && fraction < 1))
    assert.deepEqual([...new Set(states.map(({ status }) => status))], ['pending', 'processing', 'completed'])
  })

  it('should fail with the words of its worker, or neutral ones for what nobody foresaw', async () => {
    assert.deepEqual((await finish({ fail: 'no such film' })).error, {
      code: 'media/unreadable',
      message: 'no such film',
    })
    const unforeseen = await finish({ throw: 'the path /srv/secret is wrong' })
    assert.equal(unforeseen.error?.code, 'internal')
    assert.ok(!unforeseen.error.message.includes('secret'))
    assert.ok(store.lines.some((line) => line.includes('the path /srv/secret is wrong')))
  })

  it('should keep a file among the objects', async () => {
    const { result } = await finish({ keep: 'a film' })
    assert.equal(await readFile(store.objects.path((result as { key: string }).key), 'utf8'), 'a film')
  })

  it('should run again when its worker is killed once, and fail with the reason the second time', async () => {
    const file = newFile()
    assert.equal((await finish({ dieOnce: file, echo: 'x' })).status, 'completed')
    await rm(file)
    const failed = await finish({ dieAlways: true })
    assert.equal(failed.status, 'failed')
    assert.equal(failed.error?.code, 'job/failed')
    assert.match(failed.error.message, /SIGKILL/)
  })

  it('should know when it runs again what it remembered', async () => {
    assert.deepEqual((await finish({ dieUntil: 2 })).result, { attempt: 2 })
  })

  it('should leave no process and no file when its worker is killed', async () => {
    const file = newFile()
    const id = await enqueue({ hang: file })
    for (let round = 0; round < 2; round++) {
      const [worker, child] = await hanging(file)
      process.kill(worker, 'SIGKILL')
      await waitFor('the end of its child', () => !isRunning(child))
    }
    assert.equal((await watchAll(id)).at(-1)!.status, 'failed')
    assert.deepEqual(await readdir(join(store.dataDir, 'work')), [])
  })

  it('should be queued with the transaction of its caller, or not at all', async () => {
    const id = randomUUID()
    const failing = store.db.transaction(async (tx) => {
      await jobs.enqueue('obey', { id, userId, payload: {} }, tx)
      throw new Error('afterwards')
    })
    await assert.rejects(failing, /afterwards/)
    await assert.rejects(jobs.get(id), (error) => ReelsmithError.is(error, 'job/not-found'))
    await store.db.transaction(async (tx) => await jobs.enqueue('obey', { id, userId, payload: {} }, tx))
    assert.equal((await watchAll(id)).at(-1)!.status, 'completed')
  })

  it('should be queued once for an id', async () => {
    const id = randomUUID()
    const submit = async (echo: string) => await jobs.enqueue('obey', { id, userId, payload: { echo } })
    await Promise.all([submit('a'), submit('a'), submit('a')])
    const { result } = (await watchAll(id)).at(-1)!
    assert.deepEqual(result, { echo: 'a' })
    assert.equal(ended.filter((state) => state.id === id).length, 1)
  })

  it('should be one of a kind that is known', async () => {
    await assert.rejects(
      jobs.enqueue('dance', { userId, payload: {} }),
      /no handler for jobs of kind "dance"/,
    )
  })
})

describe('the queue', () => {
  it('should let a second user go before what the first one has piled up', async () => {
    const files = [newFile(), newFile(), newFile()]
    const busy = await Promise.all(files.map(async (hang) => await enqueue({ hang })))
    await Promise.all(files.map(hanging))
    const piled = [await enqueue({ echo: 'a' }), await enqueue({ echo: 'b' })]
    const other = (await issueAnonymousToken(store, { clientId: 'you', address: '127.0.0.2' })).userId
    const theirs = await jobs.enqueue('obey', { userId: other, payload: { echo: 'c' } })
    await jobs.cancel(busy[0]!) // one place is free for all three
    await Promise.all([theirs, ...piled].map(watchAll))
    await Promise.all(busy.map(async (id) => await jobs.cancel(id)))
    const inTurn = ended.map(({ id }) => id).filter((id) => id === theirs || piled.includes(id))
    assert.deepEqual(inTurn, [theirs, ...piled])
  })
})

describe('cancel', () => {
  for (const deaf of [false, true]) {
    it(`should end a worker that ${deaf ? 'does not listen' : 'listens'}, its children and its files`, async () => {
      const file = newFile()
      const id = await enqueue({ hang: file, deaf })
      const pids = await hanging(file)
      const state = await jobs.cancel(id)
      assert.equal(state.status, 'cancelled')
      await waitFor('the end of both', () => !pids.some(isRunning))
      assert.deepEqual(await readdir(join(store.dataDir, 'work')), [])
      assert.equal((await watchAll(id)).at(-1)!.status, 'cancelled')
      assert.equal(ended.filter((job) => job.id === id).length, 1)
    })
  }

  it('should keep a job from starting', async () => {
    const files = [newFile(), newFile(), newFile()]
    const busy = await Promise.all(files.map(async (hang) => await enqueue({ hang })))
    await Promise.all(files.map(hanging))
    const waiting = await enqueue({ echo: 'never' })
    assert.equal((await jobs.cancel(waiting)).status, 'cancelled')
    await Promise.all(busy.map(async (id) => await jobs.cancel(id)))
    assert.equal((await finish({ echo: 'next' })).status, 'completed')
    assert.equal((await jobs.get(waiting)).status, 'cancelled')
  })

  it('should leave a finished job as it is', async () => {
    const state = await finish({ echo: 'done' })
    assert.deepEqual(await jobs.cancel(state.id), state)
  })
})

describe('watch', () => {
  it('should end when its signal fires, and leave the job alone', async () => {
    const file = newFile()
    const id = await enqueue({ hang: file })
    await hanging(file)
    const abort = new AbortController()
    for await (const state of jobs.watch(id, { signal: abort.signal })) {
      assert.ok(!isFinished(state))
      abort.abort()
    }
    assert.equal((await jobs.get(id)).status, 'processing')
    await jobs.cancel(id)
  })
})
