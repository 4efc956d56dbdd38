import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { RateLimiter } from './rate-limiter.ts'

describe('RateLimiter', () => {
  it('should let the limit through at once, and then one whenever its share of the window has passed', () => {
    const limiter = new RateLimiter({ limit: 4, windowMs: 1000 })
    const first = [0, 1, 2, 3].map(() => limiter.take('a', 0))
    assert.deepEqual(first.map(({ isAllowed, remaining }) => [isAllowed, remaining]), [[true, 3], [true, 2], [true, 1], [true, 0]])
    assert.deepEqual(limiter.take('a', 0), { isAllowed: false, limit: 4, remaining: 0, resetMs: 1000, retryMs: 250 })
    assert.equal(limiter.take('a', 249).isAllowed, false)
    assert.equal(limiter.take('a', 250).isAllowed, true)
    assert.equal(limiter.take('a', 250).isAllowed, false)
    assert.equal(limiter.take('b', 250).remaining, 3)
    assert.equal(limiter.take('a', 5000).remaining, 3)
  })

  it('should say times in whole milliseconds, whatever fractions the clock has', () => {
    for (let n = 0; n < 500; n++) {
      const nowMs = 1 + n * 137.035999
      const limiter = new RateLimiter({ limit: 20, windowMs: 60_000 })
      assert.equal(limiter.take('a', nowMs).resetMs, 3000)
      for (let more = 0; more < 19; more++) limiter.take('a', nowMs)
      assert.equal(limiter.take('a', nowMs).retryMs, 3000)
    }
  })

  it('should never let more through than the limit and what has come back since, and say truly when to come again', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), gaps, (limit, list) => {
        const windowMs = 1000
        const limiter = new RateLimiter({ limit, windowMs })
        let nowMs = 0
        let through = 0
        for (const gap of list) {
          nowMs += gap
          const { isAllowed, retryMs } = limiter.take('x', nowMs)
          if (isAllowed) through++
          else {
            const patient = new RateLimiter({ limit, windowMs })
            assert.ok(retryMs > 0 && patient.take('x', 0).isAllowed)
            nowMs += Math.ceil(retryMs)
            assert.ok(limiter.take('x', nowMs).isAllowed)
            through++
          }
          assert.ok(through <= limit + (nowMs * limit) / windowMs + 1e-6, `${through} in ${nowMs} ms`)
        }
      }),
    )
  })
})
