import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { closedAfter, waitFor } from '../process/testing.ts'
import { sql } from '../store/drizzle.ts'
import { type TestStore, openTestStore } from '../store/testing.ts'
import { type Errands, openErrands } from './errands.ts'
import { openBoss } from './boss.ts'

let store: TestStore
let boss: Awaited<ReturnType<typeof openBoss>>
let errands: Errands
const runs: unknown[] = []
let chores = 0
const lines: string[] = []
const opened = closedAfter()
before(async () => {
  store = opened.use(await openTestStore())
  boss = opened.adopt(await openBoss(store), async (each) => await each.stop({ graceful: false }))
  const note = async (data: unknown): Promise<void> => {
    runs.push(data)
    const { failing = 0 } = data as { failing?: number }
    if (runs.length <= failing) throw new Error('not yet')
  }
  const list = {
    note: { run: note, retries: 3, firstRetrySeconds: 1 },
    chore: { run: async () => void chores++, retries: 0, firstRetrySeconds: 1, everySeconds: 3600 },
  }
  errands = opened.adopt(await openErrands(boss, list, (line) => void lines.push(line)), async (each) => await each.pause())
})

describe('an errand', () => {
  it('should be run when its transaction commits, and not when it does not', async () => {
    const rolledBack = store.db.transaction(async (tx) => {
      await errands.send(tx, 'note', { what: 'never' })
      throw new Error('killed')
    })
    await assert.rejects(rolledBack, /killed/)
    await store.db.transaction(async (tx) => await errands.send(tx, 'note', { what: 'this' }))
    await waitFor('the errand', () => runs.length > 0)
    assert.deepEqual(runs, [{ what: 'this' }])
  })

  it('should be tried again when it throws', async () => {
    runs.length = 0
    await store.db.transaction(async (tx) => await errands.send(tx, 'note', { failing: 1 }))
    await waitFor('the second try', () => runs.length === 2)
    assert.deepEqual(lines, ['errand note: not yet'])
  })

  it('should be done at the start when it is one that repeats, once for all servers that start', async () => {
    await waitFor('the chore', () => chores === 1)
    const waiting = async (): Promise<number> => {
      const { rows } = await store.db.execute<{ count: number }>(
        sql`select count(*)::int from reelsmith_queue.job where name = 'errand-chore' and state = 'created'`,
      )
      return rows[0]!.count
    }
    await waitFor('the next time', async () => (await waiting()) === 1)
    const second = await openBoss(store)
    const other = await openErrands(second, { chore: { run: async () => void chores++, retries: 0, firstRetrySeconds: 1, everySeconds: 3600 } }, () => {})
    assert.equal(await waiting(), 1)
    assert.equal(chores, 1)
    await other.pause()
    await second.stop({ graceful: false })
  })
})
