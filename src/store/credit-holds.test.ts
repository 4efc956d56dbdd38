import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../errors/error.ts'
import { issueAnonymousToken } from './accounts.ts'
import { freezeCredits, releaseHold, settleHold } from './credit-holds.ts'
import type { Transaction } from './database.ts'
import { eq } from './drizzle.ts'
import { type LedgerEntry, creditBalance, grantCredits, listEntries } from './ledger.ts'
import { balances, creditHolds, ledgerEntries } from './schema.ts'
import { type TestStore, openTestStore } from './testing.ts'

let store: TestStore
before(async () => void (store = await openTestStore()))
after(async () => await store.close())

async function newUser(): Promise<string> {
  return (await issueAnonymousToken(store, { clientId: randomUUID(), address: '', plan: 'unlimited' })).userId
}

const inTransaction = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => await store.db.transaction(work)
const freeze = async (userId: string, id: string, amount: number): Promise<void> =>
  await inTransaction((tx) => freezeCredits(store, tx, [{ id, userId, amount, item: 'procedural-clip' }]))
const settle = async (id: string, charge: number): Promise<void> =>
  await inTransaction((tx) => settleHold(store, tx, id, charge))
const release = async (id: string): Promise<void> => await inTransaction((tx) => releaseHold(store, tx, id))

describe('a hold', () => {
  it('should be settled once, for no more than was frozen, and what is left be given back', async () => {
    const userId = await newUser()
    await freeze(userId, `${userId}/film`, 30)
    await freeze(userId, `${userId}/film`, 30)
    assert.deepEqual(await creditBalance(store, userId), { available: 70, frozen: 30, total: 100 })
    await settle(`${userId}/film`, 12)
    await settle(`${userId}/film`, 12)
    await release(`${userId}/film`)
    assert.deepEqual(await creditBalance(store, userId), { available: 88, frozen: 0, total: 88 })
    await freeze(userId, `${userId}/dear`, 2)
    await settle(`${userId}/dear`, 100)
    assert.deepEqual(await creditBalance(store, userId), { available: 86, frozen: 0, total: 86 })
  })

  it('should be released when the work cost nothing', async () => {
    const userId = await newUser()
    await freeze(userId, `${userId}/free`, 5)
    await settle(`${userId}/free`, 0)
    const kinds = (await listEntries(store.db, userId)).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['grant', 'freeze', 'release'])
  })

  it('should be refused with both numbers when it can not be paid, and leave nothing behind', async () => {
    const userId = await newUser()
    const holds = [60, 41].map((amount, n) => ({ id: `${userId}/${n}`, userId, amount, item: 'model-clip' as const }))
    await assert.rejects(
      inTransaction((tx) => freezeCredits(store, tx, holds)),
      (error) => {
        assert.ok(ReelsmithError.is(error, 'credits/insufficient'))
        assert.deepEqual(error.details, { required: 101, available: 100 })
        return true
      },
    )
    assert.deepEqual(await store.db.select().from(creditHolds).where(eq(creditHolds.userId, userId)), [])
    assert.equal((await creditBalance(store, userId)).available, 100)
  })

  it('should never be paid twice from the same credits, side by side', async () => {
    const userId = await newUser()
    const all = Array.from({ length: 8 }, async (_, n) => await freeze(userId, `${userId}/${n}`, 30))
    const settled = await Promise.allSettled(all)
    assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 3)
    assert.deepEqual(await creditBalance(store, userId), { available: 10, frozen: 90, total: 100 })
  })
})

describe('the ledger', () => {
  /** One thing that happens to one of a few holds; `killed` is a transaction that never commits. */
  type Event = { hold: number; amount: number; killed: boolean; what: 'freeze' | 'settle' | 'release' }
  const event: fc.Arbitrary<Event> = fc.record({
    hold: fc.nat(4),
    amount: fc.integer({ min: 1, max: 60 }),
    killed: fc.boolean(),
    what: fc.constantFrom('freeze', 'settle', 'release'),
  })
  /** Events of one wave happen side by side. */
  const waves = fc.array(fc.array(event, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })

  it('should hold a legal history whatever is retried, killed and cancelled side by side', async () => {
    await fc.assert(
      fc.asyncProperty(waves, async (history) => {
        const userId = await newUser()
        for (const wave of history) await Promise.all(wave.map(async (each) => await happen(userId, each)))
        const entries = await listEntries(store.db, userId)
        checkHistory(entries)
        const [balance] = await store.db.select().from(balances).where(eq(balances.userId, userId))
        assert.deepEqual(balance, { userId, ...sumOf(entries) })
        const holds = await store.db.select().from(creditHolds).where(eq(creditHolds.userId, userId))
        const charged = holds.reduce((sum, hold) => sum + (hold.charged ?? 0), 0)
        const frozen = holds.reduce((sum, { state, amount }) => sum + (state === 'frozen' ? amount : 0), 0)
        assert.deepEqual(balance, { userId, available: 100 - charged - frozen, frozen }, 'credits were made or lost')
      }),
      { numRuns: 40 },
    )
  })

  async function happen(userId: string, { hold, amount, killed, what }: Event): Promise<void> {
    const id = `${userId}/${hold}`
    const dying = new Error('killed')
    await inTransaction(async (tx) => {
      if (what === 'freeze') await freezeCredits(store, tx, [{ id, userId, amount, item: 'procedural-clip' }])
      if (what === 'settle') await settleHold(store, tx, id, amount)
      if (what === 'release') await releaseHold(store, tx, id)
      if (killed) throw dying
    }).catch((error: unknown) => {
      if (error !== dying && !ReelsmithError.is(error, 'credits/insufficient')) throw error
    })
  }

  /** Every prefix leaves both parts at zero or more; each hold is frozen once, and ends at most once, after that. */
  function checkHistory(entries: readonly LedgerEntry[]): void {
    const open = new Map<string, number>()
    const ended = new Set<string>()
    for (let length = 1; length <= entries.length; length++) {
      const { kind, reference, frozen } = entries[length - 1]!
      const sum = sumOf(entries.slice(0, length))
      assert.ok(sum.available >= 0 && sum.frozen >= 0, `a part of the balance is negative after ${length} entries`)
      if (kind === 'freeze') {
        assert.ok(!open.has(reference) && !ended.has(reference), `${reference} was frozen twice`)
        open.set(reference, frozen)
      }
      if (kind === 'settle' || kind === 'release') {
        assert.equal(open.get(reference), -frozen, `${reference} ended without having been frozen`)
        open.delete(reference)
        ended.add(reference)
      }
    }
  }

  function sumOf(entries: readonly LedgerEntry[]): { available: number; frozen: number } {
    return {
      available: entries.reduce((sum, entry) => sum + entry.available, 0),
      frozen: entries.reduce((sum, entry) => sum + entry.frozen, 0),
    }
  }

  it('should balance to the sum of its grants, each counted once whatever is repeated', async () => {
    const grants = fc.array(
      fc.record({ amount: fc.integer({ min: 0, max: 1000 }), reference: fc.constantFrom('a', 'b', 'c', 'd') }),
    )
    await fc.assert(
      fc.asyncProperty(grants, async (list) => {
        const userId = await newUser()
        await Promise.all(
          list.map(async (grant) => await grantCredits(store.db, { userId, at: store.now(), ...grant })),
        )
        const entries = await listEntries(store.db, userId)
        const references = new Set(['welcome', ...list.map(({ reference }) => reference)])
        assert.deepEqual(entries.map((entry) => entry.reference).toSorted(), [...references].toSorted())
        const sum = entries.reduce((total, entry) => total + entry.available, 0)
        assert.deepEqual(await creditBalance(store, userId), { available: sum, frozen: 0, total: sum })
      }),
      { numRuns: 25 },
    )
  })

  it('should refuse to change what was entered, and entries of no legal shape', async () => {
    const userId = await newUser()
    await assert.rejects(store.db.update(ledgerEntries).set({ available: 1_000_000 }), says(/append-only/))
    await assert.rejects(store.db.delete(ledgerEntries), says(/append-only/))
    const entry = { userId, reference: 'x', createdAt: store.now() }
    const shapes = [
      { kind: 'freeze', available: -5, frozen: 4 },
      { kind: 'release', available: -5, frozen: 5 },
      { kind: 'settle', available: 5, frozen: -5 },
      { kind: 'grant', available: -5, frozen: 0 },
    ] as const
    for (const shape of shapes) {
      await assert.rejects(store.db.insert(ledgerEntries).values({ ...entry, ...shape }), says(/ledger_entries_shape/))
    }
    const overdraft = { ...entry, kind: 'freeze', available: -101, frozen: 101 } as const
    await assert.rejects(store.db.insert(ledgerEntries).values(overdraft), says(/balances_available_check/))
  })
})

function says(pattern: RegExp): (error: unknown) => boolean {
  return (error) => pattern.test(String((error as Error).cause))
}
