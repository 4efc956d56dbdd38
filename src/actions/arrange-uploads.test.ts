import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { shareTime } from './arrange-uploads.ts'

const photo = { kind: 'image', durationMs: 0 } as const
const clip = (durationMs: number): { kind: 'video'; durationMs: number } => ({ kind: 'video', durationMs })

describe('shareTime', () => {
  it('should give photos equal parts of exactly the whole', () => {
    assert.deepEqual(shareTime([photo, photo, photo], 10_000), [3300, 3300, 3400])
  })

  it('should give the time that a short clip leaves to the others', () => {
    assert.deepEqual(shareTime([photo, clip(2000), photo], 12_000), [5000, 2000, 5000])
  })

  it('should show photos for a while and clips whole when no length is asked for', () => {
    assert.deepEqual(shareTime([photo, clip(7300)], undefined), [4000, 7300])
  })

  it('should refuse a film in which nothing can be seen', () => {
    assert.throws(() => shareTime([photo, photo, photo], 2000), /at least 3 s/)
  })

  it('should fill the whole whenever there is a photo, and never run beyond a clip', () => {
    const assets = fc.array(fc.oneof(fc.constant(photo), fc.integer({ min: 1000, max: 60_000 }).map(clip)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(assets, fc.integer({ min: 12_000, max: 600_000 }), (some, totalMs) => {
        const lengths = shareTime(some, totalMs)
        const sum = lengths.reduce((total, length) => total + length, 0)
        some.forEach((asset, index) => assert.ok(asset.kind === 'image' || lengths[index]! <= asset.durationMs))
        if (some.at(-1)!.kind === 'image') assert.equal(sum, totalMs)
        else assert.ok(sum <= totalMs)
        assert.ok(lengths.every((length) => length >= 500))
      }),
    )
  })
})
