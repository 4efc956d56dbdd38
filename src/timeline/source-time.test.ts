import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyOperation } from './apply.ts'
import { videoClip } from './create.ts'
import { type VideoClip, mainTrack } from './model.ts'
import { playedMs, sourceMsAt, speedAt } from './source-time.ts'
import { smallFilm } from './testing.ts'

const clip = (extra: Partial<VideoClip>): VideoClip =>
  videoClip({ id: 'a', name: 'a', asset: 'x', durationMs: 4000, inMs: 1000, ...extra })

describe('sourceMsAt', () => {
  it('should go through the source at the speed of the clip', () => {
    assert.equal(sourceMsAt(clip({ speed: 2 }), 500), 2000)
  })

  it('should begin at the end of its part when played backwards', () => {
    assert.equal(sourceMsAt(clip({ reversed: true }), 0), 5000)
    assert.equal(sourceMsAt(clip({ reversed: true }), 4000), 1000)
  })

  it('should stay where it is when frozen', () => {
    assert.equal(sourceMsAt(clip({ frozen: true }), 3000), 1000)
    assert.equal(speedAt(clip({ frozen: true }), 3000), 0)
  })

  it('should follow the area under a ramp', () => {
    const ramp = [
      { atMs: 1000, speed: 1 },
      { atMs: 3000, speed: 3 },
    ]
    // 1 s at 1, 2 s at 2 on average, 1 s at 3
    assert.equal(playedMs(clip({ ramp }), 4000), 1000 + 4000 + 3000)
    assert.equal(speedAt(clip({ ramp }), 2000), 2)
    // by steps of a millisecond the speed adds up to the same
    let sum = 0
    for (let ms = 0; ms < 2500; ms++) sum += speedAt(clip({ ramp }), ms + 0.5)
    assert.ok(Math.abs(sum - playedMs(clip({ ramp }), 2500)) < 0.01)
  })
})

describe('trimming and splitting', () => {
  const film = (extra: Partial<VideoClip>) =>
    applyOperation(smallFilm(), { type: 'insert-clip', clip: clip(extra), index: 0 }).timeline
  const ramp = [
    { atMs: 0, speed: 0.5 },
    { atMs: 4000, speed: 2 },
  ]

  for (const [name, extra] of [
    ['plain', {}],
    ['reversed', { reversed: true }],
    ['ramped', { ramp }],
    ['reversed and ramped', { ramp, reversed: true }],
    ['frozen', { frozen: true }],
  ] as const) {
    it(`should show the same moments as before on both sides of a split, ${name}`, () => {
      const whole = mainTrack(film(extra))!.clips[0]!
      const split = applyOperation(film(extra), { type: 'split-clip', clipId: 'a', atMs: 1500, newClipId: 'b' })
      const [first, second] = mainTrack(split.timeline)!.clips
      for (const atMs of [0, 700, 1499]) close(sourceMsAt(first!, atMs), sourceMsAt(whole, atMs))
      for (const atMs of [1500, 2600, 4000]) close(sourceMsAt(second!, atMs - 1500), sourceMsAt(whole, atMs))
      const joined = applyOperation(split.timeline, { type: 'join-clip', clipId: 'a' }).timeline
      const again = mainTrack(joined)!.clips[0]!
      for (const atMs of [0, 2000, 4000]) close(sourceMsAt(again, atMs), sourceMsAt(whole, atMs))
    })

    it(`should show the same moments as before after a trim at both ends, ${name}`, () => {
      const whole = mainTrack(film(extra))!.clips[0]!
      const { timeline } = applyOperation(film(extra), {
        type: 'trim-clip',
        clipId: 'a',
        fromStartMs: 600,
        fromEndMs: 900,
      })
      const part = mainTrack(timeline)!.clips[0]!
      for (const atMs of [0, 1000, 2500]) close(sourceMsAt(part, atMs), sourceMsAt(whole, atMs + 600))
    })
  }
})

/** The start in the source is a whole number of milliseconds: rounded once or twice. */
function close(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1, `${actual} is not ${expected}`)
}
