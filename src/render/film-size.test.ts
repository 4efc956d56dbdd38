import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nextQuality, smallerSides, soundKbps } from './film-size.ts'

/** A film whose bytes halve every `steps` steps of the rate factor. */
function search(bytesAt20: number, steps: number, maxBytes: number, wished = 20): { crf: number; bytes: number }[] {
  const bytesAt = (crf: number): number => Math.round(bytesAt20 * 2 ** ((20 - crf) / steps))
  const trials = [{ crf: wished, bytes: bytesAt(wished) }]
  for (;;) {
    const next = nextQuality(trials, maxBytes, wished)
    if (next === null) return trials
    trials.push({ crf: next, bytes: bytesAt(next) })
    assert.ok(trials.length < 12, `it ends: ${JSON.stringify(trials)}`)
  }
}

describe('nextQuality', () => {
  it('should leave a film alone that is small enough', () => {
    assert.equal(nextQuality([{ crf: 20, bytes: 900 }], 1000, 20), null)
  })

  it('should find the best quality that fits, in few trials', () => {
    fc.assert(
      fc.property(fc.double({ min: 4, max: 9, noNaN: true }), fc.double({ min: 0.15, max: 0.95, noNaN: true }), (steps, share) => {
        const trials = search(1_000_000, steps, Math.floor(1_000_000 * share))
        const fitting = trials.filter(({ bytes }) => bytes <= 1_000_000 * share)
        const isPossible = 1_000_000 * 2 ** (-18 / steps) <= 1_000_000 * share
        assert.equal(fitting.length > 0, isPossible)
        assert.ok(trials.length <= 6, `${trials.length} trials`)
        if (!isPossible) return
        const best = Math.min(...fitting.map(({ crf }) => crf))
        const better = 1_000_000 * 2 ** ((20 - (best - 1)) / steps)
        const isNear = Math.max(...fitting.map(({ bytes }) => bytes)) >= 880_000 * share
        assert.ok(isNear || better > 1_000_000 * share * 0.88, JSON.stringify(trials))
      }),
    )
  })

  it('should give up where even the worst quality is too large', () => {
    assert.equal(search(1_000_000, 6, 1000).at(-1)!.crf, 38)
  })
})

describe('smallerSides', () => {
  it('should shrink by what is missing, not by too much at once', () => {
    assert.ok(Math.abs(smallerSides(2000, 1000) - 0.672) < 0.01)
    assert.equal(smallerSides(1_000_000, 10), 0.25)
  })
})

describe('soundKbps', () => {
  it('should leave most of a small film to its picture', () => {
    assert.equal(soundKbps(undefined, 30_000), 256)
    assert.equal(soundKbps(100_000_000, 30_000), 256)
    assert.equal(soundKbps(2_000_000, 30_000), 80)
    assert.equal(soundKbps(100_000, 30_000), 48)
  })
})
