import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { claimLifetimeMs, claimToken, claimedSession } from './claim-token.ts'

describe('a claim token', () => {
  const secret = Buffer.from('a secret of the server')
  const session = '1234567890123456789'
  const token = claimToken(secret, session, 1000)

  it('should open its session for seven days', () => {
    assert.match(token, /^clm_/)
    assert.equal(claimedSession(secret, token, 1000), session)
    assert.equal(claimedSession(secret, token, 1000 + claimLifetimeMs - 1), session)
    assert.equal(claimedSession(secret, token, 1000 + claimLifetimeMs), undefined)
  })

  it('should open nothing when a part of it was changed, or it is of another server', () => {
    const changed = [token.replace('123', '124'), token.replace(/_[0-9a-z]+_/, '_zzzzzzzz_'), `${token.slice(0, -1)}_`]
    for (const text of [...changed, '', 'clm_', 'x'.repeat(1000)]) assert.equal(claimedSession(secret, text, 1000), undefined)
    assert.equal(claimedSession(Buffer.from('another'), token, 1000), undefined)
  })
})
