import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ErrorCode, ReelsmithError, errorCodes } from '../errors/error.ts'
import { errorCodeOf, errorReply } from './errors.ts'

describe('errorReply', () => {
  const table: [ErrorCode, number, number][] = [
    ['auth/token-invalid', 1001, 401],
    ['session/not-found', 1002, 404],
    ['credits/insufficient', 2001, 403],
    ['request/unsupported-type', 4001, 415],
    ['request/too-large', 4002, 413],
    ['request/invalid', 400, 400],
    ['render/nothing-to-export', 400, 400],
    ['render/not-allowed', 402, 402],
    ['auth/scope-missing', 403, 403],
    ['auth/rate-limited', 429, 429],
  ]
  for (const [errorCode, code, status] of table) {
    it(`should tell ${errorCode} as ${code} with HTTP ${status}, and a client should read it back`, () => {
      const reply = errorReply(new ReelsmithError(errorCode, 'what to do next'))
      assert.equal(reply.status, status)
      assert.deepEqual(reply.body, { code, message: 'what to do next', data: null })
      if (errorCode !== 'render/nothing-to-export') assert.equal(errorCodeOf(code, status), errorCode)
    })
  }

  it('should have a row for every code, and never success', () => {
    for (const code of errorCodes) {
      const reply = errorReply(new ReelsmithError(code, 'x'))
      assert.ok(reply.status >= 400 && reply.body.code !== 0, code)
    }
  })

  it('should carry the registration address and the time to wait', () => {
    const data = { registration_url: 'http://host/register?bind=anon_1' }
    assert.deepEqual(
      errorReply(new ReelsmithError('credits/insufficient', 'x', { details: { data } })).body.data,
      data,
    )
    const limited = new ReelsmithError('auth/rate-limited', 'x', { details: { retryAfterSeconds: 12.2 } })
    assert.deepEqual(errorReply(limited).headers, { 'retry-after': '13' })
  })

  it('should say nothing of an error it does not know', () => {
    const reply = errorReply(new Error('ENOENT /home/somebody/secret'), 'r-17')
    assert.equal(reply.status, 500)
    assert.equal(
      reply.body.message,
      'Something went wrong on the server (reference r-17). Try again in a moment.',
    )
  })
})

describe('errorCodeOf', () => {
  it('should fall back to the HTTP status', () => {
    assert.equal(errorCodeOf(undefined, 401), 'auth/token-invalid')
    assert.equal(errorCodeOf(undefined, 502), 'internal')
    assert.equal(errorCodeOf(99_999, 418), 'request/invalid')
    assert.equal(errorCodeOf(99_999, 413), 'request/too-large')
  })
})
