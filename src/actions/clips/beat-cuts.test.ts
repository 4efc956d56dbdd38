import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cutsOnBeats } from './beat-cuts.ts'

const still = (durationMs: number) => ({ durationMs, longestMs: Number.POSITIVE_INFINITY })
const everyMs = (step: number, untilMs: number): number[] => Array.from({ length: Math.floor(untilMs / step) + 1 }, (_, index) => index * step)

describe('cutsOnBeats', () => {
  it('should move each cut to the nearest beat', () => {
    assert.deepEqual(cutsOnBeats([still(3100), still(2800), still(4100)], everyMs(500, 10_000)), { lengths: [3000, 3000, 4000], onBeat: 2 })
  })

  it('should go to a farther beat where a clip has no more material', () => {
    const full = { durationMs: 3400, longestMs: 3400 }
    assert.deepEqual(cutsOnBeats([full, still(6600)], everyMs(500, 10_000)), { lengths: [3000, 7000], onBeat: 1 })
  })

  it('should leave a cut where no beat can be reached', () => {
    const rigid = { durationMs: 5250, longestMs: 5250 }
    assert.equal(cutsOnBeats([rigid, { durationMs: 4750, longestMs: 4750 }], everyMs(500, 10_000)), undefined)
    assert.equal(cutsOnBeats([still(5000), still(5000)], []), undefined)
  })

  it('should keep the length of the film, and every clip within its material', () => {
    const clips = fc.array(fc.record({ durationMs: fc.integer({ min: 600, max: 8000 }), moreMs: fc.nat(3000) }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(clips, fc.integer({ min: 300, max: 1200 }), (given, beatMs) => {
        const cutClips = given.map(({ durationMs, moreMs }) => ({ durationMs, longestMs: durationMs + moreMs }))
        const filmMs = cutClips.reduce((sum, { durationMs }) => sum + durationMs, 0)
        const beats = everyMs(beatMs, filmMs)
        const cut = cutsOnBeats(cutClips, beats)
        if (!cut) return
        assert.equal(cut.lengths.reduce((a, b) => a + b, 0), filmMs)
        cut.lengths.forEach((length, index) => assert.ok(length >= 500 && length <= cutClips[index]!.longestMs))
        let atMs = 0
        const cuts = cut.lengths.slice(0, -1).map((length) => (atMs += length))
        assert.ok(cuts.filter((ms) => beats.includes(ms)).length >= cut.onBeat)
      }),
      { numRuns: 100 },
    )
  })
})
