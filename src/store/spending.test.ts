import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addSpending, correctSpending, dropSpending, isBeyondCap, readSpendCaps, reserveSpending, settleSpending } from './spending.ts'
import { type TestStore, openTestStore } from './testing.ts'

let store: TestStore
before(async () => void (store = await openTestStore({ REELSMITH_SPEND_CAPS: 'user=2, day=3, server=3.5' })))
after(async () => await store.close())

const reserve = async (id: string, userId: string, usd: number): Promise<void> =>
  await store.db.transaction(async (tx) => await reserveSpending(store, tx, { id, userId }, usd))

describe('spending', () => {
  it('should stop at what is allowed to a user, in a day and in all, and take back what came cheaper', async () => {
    await reserve('1', 'a', 1.2)
    await reserve('1', 'a', 1.2) // the same job
    await assert.rejects(reserve('2', 'a', 0.9), { code: 'render/not-allowed', message: /at most 2 US dollars a day for one user/ })
    await settleSpending(store.db, '1', 1)
    await reserve('2', 'a', 1)
    await assert.rejects(reserve('3', 'b', 1.1), /at most 3 US dollars a day on models/)
    await reserve('3', 'b', 1)
    store.advance(25 * 3_600_000)
    await assert.rejects(reserve('4', 'a', 0.6), /at most 3.5 US dollars on models/)
    await reserve('4', 'a', 0.5)
  })

  it('should stop at the orders that are allowed to a user and to all in a day, whatever they cost, and count none that never went out', async () => {
    const other = await openTestStore({ REELSMITH_SPEND_CAPS: 'user-orders=2, orders=3' })
    try {
      const order = async (id: string, userId: string): Promise<void> => await other.db.transaction(async (tx) => await reserveSpending(other, tx, { id, userId }, 0))
      await order('1', 'a')
      await order('2', 'a')
      await assert.rejects(order('3', 'a'), (error) => isBeyondCap(error) && /orders from models at most 2 times a day for one user/.test((error as Error).message))
      await dropSpending(other.db, '2')
      await order('3', 'a')
      await order('4', 'b')
      await assert.rejects(order('5', 'c'), /orders from models at most 3 times a day,/)
      other.advance(25 * 3_600_000)
      await order('5', 'c')
    } finally {
      await other.close()
    }
  })

  it('should add up what one piece of work orders, and count it as an order only where its price is not known', async () => {
    const other = await openTestStore({ REELSMITH_SPEND_CAPS: 'user=1, user-orders=1' })
    try {
      const add = async (id: string, usd: number, isOrder = false): Promise<void> => await other.db.transaction(async (tx) => await addSpending(other, tx, { id, userId: 'a' }, { usd, isOrder }))
      await add('1', 0.6)
      await assert.rejects(add('1', 0.5), (error) => isBeyondCap(error) && /at most 1 US dollars a day for one user/.test((error as Error).message))
      await correctSpending(other.db, '1', -0.5)
      await add('1', 0.5)
      await add('2', 0, true)
      await add('2', 0, true)
      await assert.rejects(add('3', 0, true), /at most 1 times a day for one user/)
    } finally {
      await other.close()
    }
  })

  it('should not find room twice when two look at once', async () => {
    const other = await openTestStore({ REELSMITH_SPEND_CAPS: 'day=1' })
    try {
      const ask = (id: string) => other.db.transaction(async (tx) => await reserveSpending(other, tx, { id, userId: id }, 0.6))
      const outcomes = await Promise.allSettled(['1', '2', '3', '4'].map(ask))
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    } finally {
      await other.close()
    }
  })
})

describe('readSpendCaps', () => {
  it('should name the entry that is none', () => {
    assert.deepEqual(readSpendCaps('user=2.5, user-orders=3'), { user: 2.5, 'user-orders': 3 })
    for (const text of ['user', 'week=2', 'day=-1', 'day=two']) assert.throws(() => readSpendCaps(text), { code: 'request/invalid' }, text)
  })
})
