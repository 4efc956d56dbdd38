import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Part, bestParts } from './best-parts.ts'

const part = (clipId: string, startMs: number, endMs: number, heard = 1): Part => ({ clipId, startMs, endMs, heard })
const spans = (parts: readonly Part[] | undefined) => parts?.map(({ startMs, endMs }) => [startMs, endMs])

describe('bestParts', () => {
  it('should give every clip its share', () => {
    const parts = [part('a', 0, 10_000), part('b', 10_000, 20_000), part('c', 20_000, 30_000)]
    assert.deepEqual(spans(bestParts(parts, 9000)), [[0, 3000], [10_000, 13_000], [20_000, 23_000]])
  })

  it('should leave out what is silent', () => {
    const parts = [part('a', 0, 4000, 0), part('a', 4000, 9000, 1), part('a', 9000, 12_000, 0.1), part('a', 12_000, 16_000, 0.9)]
    assert.deepEqual(spans(bestParts(parts, 9000)), [[4000, 9000], [12_000, 16_000]])
  })

  it('should find nothing to leave out of what is no longer than that', () => {
    assert.equal(bestParts([part('a', 0, 4000)], 4000), undefined)
  })

  it('should always last exactly so long, in order and within the parts', () => {
    const shots = fc.array(fc.record({ durationMs: fc.integer({ min: 40, max: 20_000 }), heard: fc.double({ min: 0, max: 1, noNaN: true }), isNew: fc.boolean() }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(shots, fc.integer({ min: 1000, max: 60_000 }), (given, totalMs) => {
        let [atMs, clip] = [0, 0]
        const parts = given.map(({ durationMs, heard, isNew }) => {
          if (isNew) clip++
          return part(`clip ${clip}`, atMs, (atMs += durationMs), heard)
        })
        const kept = bestParts(parts, totalMs)
        if (atMs <= totalMs) return assert.equal(kept, undefined)
        assert.equal(kept!.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0), totalMs)
        kept!.forEach((one, index) => {
          assert.ok(index === 0 || one.startMs >= kept![index - 1]!.endMs)
          assert.ok(parts.some(({ startMs, endMs }) => startMs === one.startMs && endMs >= one.endMs))
        })
      }),
      { numRuns: 100 },
    )
  })
})
