import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../errors/error.ts'
import { accountPolicy, tokenLifetimeMs } from './account-policy.ts'
import { issueAnonymousToken } from './accounts.ts'
import { creditBalance } from './ledger.ts'
import { tokens, users } from './schema.ts'
import { type TestStore, openTestStore } from './testing.ts'
import { authenticate, revokeAllTokens } from './token-records.ts'
import { deriveToken, looksLikeToken } from './tokens.ts'

let store: TestStore
before(async () => void (store = await openTestStore({ REELSMITH_TOKENS_PER_IP: '3' })))
after(async () => await store.close())

let lastAddress = 0
const newAddress = (): string => `10.${(++lastAddress >> 8) & 255}.${lastAddress & 255}.1`

function isRateLimited(retryAfterSeconds: number): (error: unknown) => boolean {
  return (error) => {
    assert.ok(ReelsmithError.is(error, 'auth/rate-limited'), String(error))
    assert.equal(error.details.retryAfterSeconds, retryAfterSeconds)
    return true
  }
}

describe('issueAnonymousToken', () => {
  it('should open an account with its credits', async () => {
    const issued = await issueAnonymousToken(store, { clientId: randomUUID(), address: newAddress() })
    assert.match(issued.token, /^nmv_usr_[\w-]{43}$/)
    assert.match(issued.userId, /^anon_[0-9a-f]{24}$/)
    assert.equal(issued.expiresAt.getTime(), store.now().getTime() + tokenLifetimeMs)
    assert.equal(issued.credits, 100)
    assert.deepEqual(await creditBalance(store, issued.userId), { available: 100, frozen: 0, total: 100 })
    const { tokenId, ...account } = await authenticate(store, issued.token)
    assert.match(tokenId, /^tok_[0-9a-f]{24}$/)
    assert.deepEqual(account, { userId: issued.userId, plan: 'anonymous', anonymous: true, scopes: ['*'] })
  })

  it('should give the same client of the same address block the same live token', async () => {
    const clientId = randomUUID()
    const issued = await issueAnonymousToken(store, { clientId, address: '192.0.2.1' })
    store.advance(tokenLifetimeMs - 1)
    assert.deepEqual(await issueAnonymousToken(store, { clientId, address: '192.0.2.200' }), issued)
  })

  it('should open one account when the same client asks many times at once', async () => {
    const request = { clientId: randomUUID(), address: newAddress() }
    const all = await Promise.all(
      Array.from({ length: 12 }, async () => await issueAnonymousToken(store, request)),
    )
    assert.equal(new Set(all.map(({ token }) => token)).size, 1)
    assert.equal((await creditBalance(store, all[0]!.userId)).total, 100)
  })

  it('should refuse the same client elsewhere while its token lives', async () => {
    const clientId = randomUUID()
    await issueAnonymousToken(store, { clientId, address: '192.0.2.1' })
    store.advance(tokenLifetimeMs - 5000)
    await assert.rejects(issueAnonymousToken(store, { clientId, address: '192.0.3.1' }), isRateLimited(5))
    store.advance(5000)
    await issueAnonymousToken(store, { clientId, address: '192.0.3.1' })
  })

  it('should give a new token of the same account, and no credits, when the old one expired', async () => {
    const request = { clientId: randomUUID(), address: newAddress() }
    const first = await issueAnonymousToken(store, request)
    store.advance(tokenLifetimeMs)
    await assert.rejects(authenticate(store, first.token), (error) =>
      ReelsmithError.is(error, 'auth/token-invalid'),
    )
    const second = await issueAnonymousToken(store, request)
    assert.equal(second.userId, first.userId)
    assert.notEqual(second.token, first.token)
    assert.equal(second.credits, 100)
  })

  it('should count new accounts by address, side by side too, and name the time of the next', async () => {
    const address = newAddress()
    const ask = async () => await issueAnonymousToken(store, { clientId: randomUUID(), address })
    await ask()
    store.advance(60_000)
    const settled = await Promise.allSettled(Array.from({ length: 8 }, ask))
    assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 2)
    await assert.rejects(ask(), isRateLimited((tokenLifetimeMs - 60_000) / 1000))
    await issueAnonymousToken(store, { clientId: randomUUID(), address: newAddress() })
    store.advance(tokenLifetimeMs - 60_000)
    await ask()
  })

  it('should put the owner of the machine on the plan it is told, without counting', async () => {
    const address = newAddress()
    for (let client = 0; client < 5; client++) {
      const { token } = await issueAnonymousToken(store, {
        clientId: randomUUID(),
        address,
        plan: 'unlimited',
      })
      assert.equal((await authenticate(store, token)).plan, 'unlimited')
    }
    const clientId = randomUUID()
    const other = newAddress()
    await issueAnonymousToken(store, { clientId, address: other })
    const { token } = await issueAnonymousToken(store, { clientId, address: other, plan: 'unlimited' })
    assert.equal((await authenticate(store, token)).plan, 'unlimited')
  })

  it('should name the header when the client id has the wrong length', async () => {
    for (const clientId of ['', 'x'.repeat(65)]) {
      await assert.rejects(issueAnonymousToken(store, { clientId, address: newAddress() }), (error) => {
        return ReelsmithError.is(error, 'request/invalid') && error.message.includes('X-Client-Id')
      })
    }
    await issueAnonymousToken(store, { clientId: '客'.repeat(64), address: newAddress() })
  })

  it('should keep neither token, client id nor address', async () => {
    const clientId = `client-${randomUUID()}`
    const { token } = await issueAnonymousToken(store, { clientId, address: '198.51.100.77' })
    const kept = JSON.stringify([await store.db.select().from(users), await store.db.select().from(tokens)])
    for (const secret of [token, clientId, '198.51.100']) assert.ok(!kept.includes(secret))
  })
})

describe('a revoked token of a client', () => {
  it('should be followed by a new one of the same account', async () => {
    const request = { clientId: randomUUID(), address: newAddress() }
    const first = await issueAnonymousToken(store, request)
    assert.equal(await revokeAllTokens(store, first.userId), 1)
    await assert.rejects(authenticate(store, first.token), (error) => ReelsmithError.is(error, 'auth/token-invalid'))
    const second = await issueAnonymousToken(store, request)
    assert.equal(second.userId, first.userId)
    assert.notEqual(second.token, first.token)
    assert.equal(await revokeAllTokens(store, first.userId), 1)
  })
})

describe('authenticate', () => {
  it('should know no token but those it issued', async () => {
    const { token } = await issueAnonymousToken(store, { clientId: randomUUID(), address: newAddress() })
    const flipped = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA')
    for (const unknown of ['', 'nmv_usr_', flipped, `${token} `, 'x'.repeat(10_000), "' or 1=1 --"]) {
      await assert.rejects(authenticate(store, unknown), (error) =>
        ReelsmithError.is(error, 'auth/token-invalid'),
      )
    }
  })
})

describe('deriveToken', () => {
  it('should differ by secret, user and serial, and always look like a token', () => {
    const key = fc.tuple(fc.uint8Array({ minLength: 16, maxLength: 32 }), fc.string(), fc.integer({ min: 1 }))
    fc.assert(
      fc.property(key, key, (a, b) => {
        assert.ok(looksLikeToken(deriveToken(...a)))
        const same = JSON.stringify([[...a[0]], a[1], a[2]]) === JSON.stringify([[...b[0]], b[1], b[2]])
        assert.equal(deriveToken(...a) === deriveToken(...b), same)
      }),
    )
  })
})

describe('accountPolicy', () => {
  it('should read whole numbers and name the variable that is none', () => {
    const { tokensPerAddress, anonymousCredits, registeredCredits } = accountPolicy({})
    assert.deepEqual([tokensPerAddress, anonymousCredits, registeredCredits], [10, 100, 100])
    assert.equal(accountPolicy({ REELSMITH_ANON_CREDITS: ' 5 ' }).anonymousCredits, 5)
    for (const bad of ['-1', '1.5', 'many']) {
      assert.throws(() => accountPolicy({ REELSMITH_TOKENS_PER_IP: bad }), /REELSMITH_TOKENS_PER_IP/)
    }
  })
})
