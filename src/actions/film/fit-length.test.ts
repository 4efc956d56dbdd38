import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fitLengths } from './fit-length.ts'

const still = (durationMs: number) => ({ durationMs, longestMs: Number.POSITIVE_INFINITY })
const clip = (durationMs: number, longestMs: number) => ({ durationMs, longestMs })

describe('fitLengths', () => {
  it('should shorten all by the same factor', () => {
    assert.deepEqual(fitLengths([still(6000), still(4000), still(5000)], 7500), [3000, 2000, 2500])
  })

  it('should keep a second of each while there is time for it', () => {
    assert.deepEqual(fitLengths([still(10_000), still(1500)], 4000), [3000, 1000])
    assert.deepEqual(fitLengths([still(4000), still(4000)], 1000), [500, 500])
  })

  it('should give the others what a clip does not have', () => {
    assert.deepEqual(fitLengths([clip(4000, 5000), still(4000)], 12_000), [5000, 7000])
  })

  it('should find nothing where there is too little material, or time for no picture', () => {
    assert.equal(fitLengths([clip(4000, 5000), clip(2000, 2000)], 8000), undefined)
    assert.equal(fitLengths(Array.from({ length: 10 }, () => still(2000)), 1000), undefined)
  })

  it('should always add up to the millisecond, within what each can be', () => {
    const clips = fc.array(
      fc.record({ durationMs: fc.integer({ min: 40, max: 60_000 }), moreMs: fc.option(fc.nat(30_000)) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(clips, fc.integer({ min: 40, max: 200_000 }), (given, totalMs) => {
        const stretchable = given.map(({ durationMs, moreMs }) => ({
          durationMs,
          longestMs: moreMs === null ? Number.POSITIVE_INFINITY : durationMs + moreMs,
        }))
        const lengths = fitLengths(stretchable, totalMs)
        if (!lengths) return
        assert.equal(lengths.reduce((a, b) => a + b, 0), totalMs)
        lengths.forEach((length, index) => {
          assert.ok(Number.isInteger(length) && length >= Math.min(200, stretchable[index]!.durationMs))
          assert.ok(length <= stretchable[index]!.longestMs)
        })
      }),
    )
  })
})
