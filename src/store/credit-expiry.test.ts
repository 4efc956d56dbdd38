import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { issueAnonymousToken } from './accounts.ts'
import { expireCredits, expiredCredits } from './credit-expiry.ts'
import { freezeCredits, releaseHold, settleHold } from './credit-holds.ts'
import { type LedgerEntry, creditBalance, grantCredits } from './ledger.ts'
import type { LedgerKind } from './schema.ts'
import { type TestStore, openTestStore } from './testing.ts'

const day = 86_400_000

let lastId = 0
function entry(kind: LedgerKind, available: number, frozen: number, endsOnDay?: number): LedgerEntry {
  return {
    id: ++lastId,
    kind,
    available,
    frozen,
    reference: '',
    createdAt: new Date(0),
    expiresAt: endsOnDay === undefined ? null : new Date(endsOnDay * day),
  }
}
const onDay = (number: number): Date => new Date(number * day)

describe('expiredCredits', () => {
  it('should take what is left of an ended grant, and nothing of others', () => {
    const entries = [entry('grant', 100, 0), entry('grant', 50, 0, 5), entry('grant', 20, 0, 9)]
    assert.equal(expiredCredits(entries, onDay(4)), 0)
    assert.equal(expiredCredits(entries, onDay(5)), 50)
    assert.equal(expiredCredits(entries, onDay(9)), 70)
  })

  it('should spend the grant that ends first', () => {
    const entries = [entry('grant', 100, 0), entry('grant', 50, 0, 5)]
    const spent = [...entries, entry('freeze', -30, 30), entry('settle', 0, -30)]
    assert.equal(expiredCredits(spent, onDay(5)), 20)
    assert.equal(expiredCredits([...spent, entry('expire', -20, 0)], onDay(5)), 0)
  })

  it('should wait for what is frozen', () => {
    const entries = [entry('grant', 50, 0, 5), entry('freeze', -30, 30)]
    assert.equal(expiredCredits(entries, onDay(6)), 20)
    const taken = [...entries, entry('expire', -20, 0)]
    assert.equal(expiredCredits([...taken, entry('release', 30, -30)], onDay(6)), 30)
    assert.equal(expiredCredits([...taken, entry('settle', 0, -30)], onDay(6)), 0)
  })

  it('should never take more than is available, nor what has not ended', () => {
    const grant = fc.record({ amount: fc.nat(100), endsOnDay: fc.option(fc.nat(10), { nil: undefined }) })
    const spend = fc.record({ amount: fc.nat(60), charge: fc.nat(60), open: fc.boolean() })
    fc.assert(
      fc.property(fc.array(fc.oneof(grant, spend)), fc.nat(12), (events, today) => {
        const entries: LedgerEntry[] = []
        const available = (): number => entries.reduce((sum, each) => sum + each.available, 0)
        let ending = 0
        for (const event of events) {
          if ('endsOnDay' in event) {
            entries.push(entry('grant', event.amount, 0, event.endsOnDay))
            if (event.endsOnDay !== undefined && event.endsOnDay <= today) ending += event.amount
          } else if (event.amount > 0 && event.amount <= available()) {
            entries.push(entry('freeze', -event.amount, event.amount))
            const charge = Math.min(event.charge, event.amount)
            if (!event.open && charge > 0) entries.push(entry('settle', event.amount - charge, -event.amount))
          }
        }
        const amount = expiredCredits(entries, onDay(today))
        assert.ok(amount >= 0 && amount <= available() && amount <= ending)
        if (amount > 0) entries.push(entry('expire', -amount, 0))
        assert.equal(expiredCredits(entries, onDay(today)), 0, 'the second run finds nothing')
      }),
    )
  })
})

describe('expireCredits', () => {
  let store: TestStore
  before(async () => void (store = await openTestStore()))
  after(async () => await store.close())

  it('should leave of each account what did not end', async () => {
    const { userId } = await issueAnonymousToken(store, { clientId: randomUUID(), address: '10.0.0.1' })
    const at = store.now()
    const expiresAt = new Date(at.getTime() + day)
    await grantCredits(store.db, { userId, amount: 50, reference: 'gift', at, expiresAt })
    await expireCredits(store)
    assert.equal((await creditBalance(store, userId)).total, 150)
    await store.db.transaction(async (tx) => {
      const hold = { userId, item: 'model-clip' } as const
      await freezeCredits(store, tx, [{ ...hold, id: 'one', amount: 10 }, { ...hold, id: 'two', amount: 20 }])
      await settleHold(store, tx, 'one', 10)
    })
    store.advance(day)
    await Promise.all([expireCredits(store), expireCredits(store)])
    assert.deepEqual(await creditBalance(store, userId), { available: 100, frozen: 20, total: 120 })
    await store.db.transaction(async (tx) => await releaseHold(store, tx, 'two'))
    store.advance(1)
    await expireCredits(store)
    assert.deepEqual(await creditBalance(store, userId), { available: 100, frozen: 0, total: 100 })
  })
})
