import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { takingOrder } from './segment-order.ts'

describe('takingOrder', () => {
  it('should keep the order, but for the shortest at the end, longest of them first', () => {
    assert.deepEqual(takingOrder([30, 75, 75, 99, 33, 75, 36, 75, 51], 2), [1, 2, 3, 5, 7, 8, 6, 4, 0])
  })

  it('should take every piece once, and end with no longer ones than it began with', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 })), fc.integer({ min: 1, max: 8 }), (lengths, workers) => {
        const order = takingOrder(lengths, workers)
        assert.deepEqual(order.toSorted((a, b) => a - b), lengths.map((_, place) => place))
        const ending = order.slice(-2 * workers)
        const begin = order.slice(0, -2 * workers)
        for (const place of begin) assert.ok(ending.every((other) => lengths[other]! <= lengths[place]!))
      }),
    )
  })
})
