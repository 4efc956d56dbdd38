import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../errors/error.ts'
import { beginAttempt, cancelJob, endJob, findJob, insertJob } from '../jobs/job-records.ts'
import { type JobRow, stateOfRow } from '../jobs/job-state.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { issueAnonymousToken } from '../store/accounts.ts'
import { releaseUnused } from '../store/credit-holds.ts'
import type { Transaction } from '../store/database.ts'
import { creditBalance, listEntries } from '../store/ledger.ts'
import type { Plan } from '../store/schema.ts'
import { type TestStore, openTestStore } from '../store/testing.ts'
import { enqueuePaid, reserveCredits, settleJob } from './pay.ts'
import type { Services } from './services.ts'

let store: TestStore
let services: Services
before(async () => {
  store = await openTestStore({ REELSMITH_TOKENS_PER_IP: '1000000' })
  // The table of jobs is the truth about them, and is the real one; no worker runs.
  const enqueue: Jobs['enqueue'] = async (kind, { id = randomUUID(), userId, sessionId = null, payload }, tx) => {
    await insertJob(tx!, { id, kind, userId, sessionId, payload, instance: null, createdAt: store.now() })
    return id
  }
  services = { store, jobs: { enqueue } as Jobs }
})
after(async () => await store.close())

async function newUser(plan: Plan = 'registered'): Promise<string> {
  return (await issueAnonymousToken(store, { clientId: randomUUID(), address: '10.0.0.1', plan })).userId
}
const paint = async (userId: string, id: string = randomUUID()): Promise<string> =>
  await enqueuePaid(services, 'generate', { item: 'procedural-clip' }, { userId, id, payload: {} })

async function end(how: (tx: Transaction) => Promise<JobRow | undefined>, killed = false): Promise<void> {
  await store.db.transaction(async (tx) => {
    const row = await how(tx)
    if (row) await settleJob(store, tx, stateOfRow(row))
    if (killed) throw new Error('killed')
  })
}
const complete = async (id: string, result: object = {}, killed = false): Promise<void> => {
  await beginAttempt(store, id)
  await end((tx) => endJob(store, tx, id, { status: 'completed', result }), killed)
}

describe('enqueuePaid', () => {
  it('should freeze the price with the job, and take it when the job completes', async () => {
    const userId = await newUser()
    const id = await paint(userId)
    assert.deepEqual(await creditBalance(store, userId), { available: 98, frozen: 2, total: 100 })
    await complete(id)
    assert.deepEqual(await creditBalance(store, userId), { available: 98, frozen: 0, total: 98 })
  })

  it('should give it back when the job fails or is cancelled', async () => {
    const userId = await newUser()
    const [failing, cancelled] = [await paint(userId), await paint(userId)]
    await beginAttempt(store, failing)
    await end((tx) => endJob(store, tx, failing, { status: 'failed', code: 'paint/failed', message: '' }))
    await end((tx) => cancelJob(store, tx, cancelled, false))
    assert.deepEqual(await creditBalance(store, userId), { available: 100, frozen: 0, total: 100 })
  })

  it('should queue nothing that can not be paid', async () => {
    const userId = await newUser()
    const film = async (): Promise<string> =>
      await enqueuePaid(services, 'generate', { item: 'model-clip' }, { userId, id: randomUUID(), payload: {} })
    await film()
    const id = randomUUID()
    await assert.rejects(enqueuePaid(services, 'generate', { item: 'voice-over' }, { userId, id, payload: {} }), (error) =>
      ReelsmithError.is(error, 'credits/insufficient'),
    )
    assert.equal(await findJob(store.db, id), undefined)
  })

  it('should cost nothing on a plan that does not pay', async () => {
    const userId = await newUser('unlimited')
    await complete(await paint(userId))
    assert.equal((await listEntries(store.db, userId)).length, 1)
  })
})

describe('a plan', () => {
  it('should keep clips of paid models from those who do not have them, before any work', async () => {
    const userId = await newUser('anonymous')
    const item = 'model-clip'
    const notAllowed = (error: unknown): boolean => ReelsmithError.is(error, 'render/not-allowed')
    await assert.rejects(enqueuePaid(services, 'generate', { item }, { userId, payload: {} }), notAllowed)
    await assert.rejects(reserveCredits(store, { userId, turnId: 'x' }, [{ id: 'x', item }]), notAllowed)
    assert.equal((await listEntries(store.db, userId)).length, 1)
  })
})

describe('settleJob', () => {
  it('should take the price of what really made it', async () => {
    const userId = await newUser()
    const job = { userId, id: randomUUID(), payload: {} }
    await enqueuePaid(services, 'generate', { item: 'model-clip' }, job)
    await complete(job.id, { pricedAs: 'procedural-clip' })
    assert.deepEqual(await creditBalance(store, userId), { available: 98, frozen: 0, total: 98 })
  })
})

describe('reserveCredits', () => {
  const clips = (...ids: string[]) => ids.map((id) => ({ id, item: 'procedural-clip' as const }))

  it('should freeze all of it once, for jobs that come later, and give back what none came to', async () => {
    const userId = await newUser()
    const turn = { userId, turnId: randomUUID() }
    const [one, two, voice] = [randomUUID(), randomUUID(), randomUUID()]
    const items = [...clips(one, two), { id: voice, item: 'voice-over' as const }]
    assert.deepEqual(await reserveCredits(store, turn, items), { cost: 5, available: 100 })
    assert.deepEqual(await reserveCredits(store, turn, items), { cost: 5, available: 95 })
    await paint(userId, one)
    assert.deepEqual(await creditBalance(store, userId), { available: 95, frozen: 5, total: 100 })
    await complete(one)
    await releaseUnused(store, { turnId: turn.turnId })
    assert.deepEqual(await creditBalance(store, userId), { available: 98, frozen: 0, total: 98 })
  })

  it('should keep at a start what turns that go on have reserved', async () => {
    const userId = await newUser()
    const [going, gone] = [randomUUID(), randomUUID()]
    await reserveCredits(store, { userId, turnId: going }, clips(randomUUID()))
    await reserveCredits(store, { userId, turnId: gone }, clips(randomUUID(), randomUUID()))
    await releaseUnused(store, { butTurns: [going] })
    assert.deepEqual(await creditBalance(store, userId), { available: 98, frozen: 2, total: 100 })
    await releaseUnused(store, { butTurns: [] })
    assert.equal((await creditBalance(store, userId)).available, 100)
  })

  it('should let one of two films be made whole when there are credits for one', async () => {
    const userId = await newUser()
    const film = async () => {
      const turn = { userId, turnId: randomUUID() }
      return await reserveCredits(store, turn, clips(...Array.from({ length: 30 }, () => randomUUID())))
    }
    const quotes = await Promise.allSettled([film(), film()])
    assert.deepEqual(quotes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  })
})

describe('jobs that cost something', () => {
  /** What happens to one of a few jobs; `killed` is a transaction that never commits. */
  const event = fc.record({
    job: fc.nat(3),
    what: fc.constantFrom('submit', 'begin', 'complete', 'complete as fallback', 'fail', 'cancel'),
    killed: fc.boolean(),
  })
  /** The events of one wave happen side by side. */
  const waves = fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })

  it('should be paid exactly when they completed, and once, whatever is retried, killed or cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(waves, async (history) => {
        const userId = await newUser()
        const ids = Array.from({ length: 4 }, () => randomUUID())
        for (const wave of history) {
          await Promise.all(wave.map(async ({ job, what, killed }) => await happen(userId, ids[job]!, what, killed)))
        }
        let frozen = 0
        let charged = 0
        for (const id of ids) {
          const job = await findJob(store.db, id)
          if (job?.status === 'pending' || job?.status === 'processing') frozen += 30
          if (job?.status === 'completed') charged += (job.result as { pricedAs?: string }).pricedAs ? 2 : 30
        }
        const available = 100 - frozen - charged
        assert.deepEqual(await creditBalance(store, userId), { available, frozen, total: available + frozen })
        let [free, held] = [0, 0]
        for (const entry of await listEntries(store.db, userId)) {
          free += entry.available
          held += entry.frozen
          assert.ok(free >= 0 && held >= 0)
        }
      }),
      { numRuns: 25 },
    )
  })

  async function happen(userId: string, id: string, what: string, killed: boolean): Promise<void> {
    const dear = { ...services, store: { ...store, policy: { ...store.policy, prices: { ...store.policy.prices, 'model-clip': 30 } } } }
    const work = async (): Promise<void> => {
      switch (what) {
        case 'submit':
          await enqueuePaid(killed ? dying(dear) : dear, 'generate', { item: 'model-clip' }, { userId, id, payload: {} })
          break
        case 'begin':
          await beginAttempt(store, id)
          break
        case 'complete':
          return await end((tx) => endJob(store, tx, id, { status: 'completed', result: {} }), killed)
        case 'complete as fallback':
          return await end(
            (tx) => endJob(store, tx, id, { status: 'completed', result: { pricedAs: 'procedural-clip' } }),
            killed,
          )
        case 'fail':
          return await end((tx) => endJob(store, tx, id, { status: 'failed', code: 'paint/failed', message: '' }), killed)
        default:
          return await end((tx) => cancelJob(store, tx, id, true), killed)
      }
    }
    await work().catch((error: Error) => {
      if (error.message !== 'killed' && !ReelsmithError.is(error, 'credits/insufficient')) throw error
    })
  }

  /** Services whose transactions never commit. */
  function dying(alive: Services): Services {
    const db = Object.create(alive.store.db) as typeof alive.store.db
    db.transaction = async (work, config) =>
      await alive.store.db.transaction(async (tx) => {
        await work(tx)
        throw new Error('killed')
      }, config)
    return { ...alive, store: { ...alive.store, db } }
  }
})
