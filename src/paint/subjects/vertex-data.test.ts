import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wholeShares } from './vertex-data.ts'

describe('wholeShares', () => {
  it('should give every vertex its whole weight, whatever the rounding', () => {
    for (const shares of [[1, 0, 0, 0], [0.92, 0.066, 0.01, 0.004], [0.25, 0.25, 0.25, 0.25], [0.334, 0.333, 0.333, 0], [0.4902, 0.4902, 0.0098, 0.0098]]) {
      const whole = wholeShares(shares)
      assert.equal(whole.reduce((sum, share) => sum + share, 0), 255)
      for (const [k, share] of shares.entries()) assert.ok(Math.abs(whole[k]! - share * 255) < 2.5)
    }
  })
})
