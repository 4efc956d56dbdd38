import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findSpeechParts, levelHopMs } from './speech-parts.ts'

/** Mean squares: stretches of a level in dB that last some ms. */
const levels = (...stretches: readonly (readonly [db: number, ms: number])[]): Float32Array =>
  Float32Array.from(stretches.flatMap(([db, ms]) => Array.from({ length: ms / levelHopMs }, () => 10 ** (db / 10))))

describe('findSpeechParts', () => {
  it('should find what is louder than the room, with a margin, and nothing in silence', () => {
    assert.deepEqual(findSpeechParts(levels([-70, 3000], [-25, 2000], [-70, 3000])), [{ startMs: 2800, endMs: 5200 }])
    assert.deepEqual(findSpeechParts(levels([-50, 4000], [-25, 2000], [-50, 4000])), [{ startMs: 3800, endMs: 6200 }])
    assert.deepEqual(findSpeechParts(levels([-90, 5000])), [])
    assert.deepEqual(findSpeechParts(new Float32Array(0)), [])
  })

  it('should join phrases that are near, and leave apart those that are not', () => {
    const phrase = [-25, 3000] as const
    assert.equal(findSpeechParts(levels([-70, 1000], phrase, [-70, 800], phrase, [-70, 1000])).length, 1)
    assert.equal(findSpeechParts(levels([-70, 1000], phrase, [-70, 2400], phrase, [-70, 1000])).length, 2)
    assert.equal(findSpeechParts(levels([-70, 1000], [-25, 9000], [-70, 800], [-25, 9000], [-70, 1000])).length, 2)
  })

  it('should cut a speech without a pause where it is softest', () => {
    const parts = findSpeechParts(levels([-70, 3000], [-25, 12_000], [-32, 200], [-25, 12_000], [-70, 3000]))
    assert.equal(parts.length, 2)
    assert.ok(Math.abs(parts[0]!.endMs - 15_100) <= 100, `${parts[0]!.endMs}`)
  })

  it('should give parts in order, none overlapping and none too long, with all that is loud in one of them', () => {
    const stretch = fc.tuple(fc.integer({ min: -80, max: -10 }), fc.integer({ min: 1, max: 1500 }).map((count) => count * levelHopMs))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const all = levels(...stretches)
        let lastMs = 0
        const parts = findSpeechParts(all)
        for (const { startMs, endMs } of parts) {
          assert.ok(startMs >= lastMs && endMs > startMs && endMs - startMs <= 18_000 && endMs <= all.length * levelHopMs)
          lastMs = endMs
        }
        const loudest = all.reduce((best, level, at) => (level > all[best]! ? at : best), 0)
        const isLoud = all.length > 10 && 10 * Math.log10(all[loudest]!) > -30 && all.slice(loudest, loudest + 8).every((level) => level === all[loudest]) && all.length > loudest + 8
        if (isLoud) assert.ok(parts.some(({ startMs, endMs }) => startMs <= loudest * levelHopMs && endMs >= (loudest + 1) * levelHopMs), JSON.stringify(parts))
      }),
    )
  })
})
