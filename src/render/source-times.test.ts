import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fps30 } from '../time/time.ts'
import type { VideoClip } from '../timeline/model.ts'
import { type PlayedFrames, playedFrames, sourceTime } from './source-times.ts'
import { videoClip } from './testing/sample-timeline.ts'

const film = { durationMs: 10_000, loops: false }

function played(clip: Partial<VideoClip>, range: { first?: number; count: number }, source = film): PlayedFrames {
  return playedFrames(videoClip('c', 0, 4000, clip), source, { first: 0, fps: fps30, ...range })
}

/** What each frame shows, in frames of a source at 30 fps. */
function numbers({ times, availableFrames }: PlayedFrames): number[] {
  return Array.from({ length: availableFrames }, (_, n) => Math.round((sourceTime(times, n) * 30) / 1000))
}

describe('playedFrames', () => {
  it('should step evenly at one speed, wherever the clip is cut', () => {
    assert.deepEqual(numbers(played({ inMs: 1000, speed: 2 }, { first: 5, count: 4 })), [40, 42, 44, 46])
    assert.deepEqual(played({ inMs: 1000, speed: 2 }, { first: 15, count: 4 }).times, { startMs: 2000, stepMs: 66.667 })
  })

  it('should play backwards from the end of what it plays to its beginning, and on under a transition', () => {
    const back = { inMs: 1000, reversed: true }
    assert.deepEqual(numbers(played(back, { count: 3 })), [150, 149, 148])
    assert.deepEqual(numbers(played(back, { first: 118, count: 4 })), [32, 31, 30, 29])
  })

  it('should hold the first and the last picture where the source ends', () => {
    assert.equal(played({ inMs: 9900 }, { count: 30 }).availableFrames, 3)
    const back = played({ inMs: 0, reversed: true }, { first: 118, count: 12 })
    assert.deepEqual(numbers(back), [2, 1, 0])
  })

  it('should show one picture of a frozen clip', () => {
    const frozen = played({ inMs: 2000, frozen: true }, { count: 90 })
    assert.deepEqual([frozen.availableFrames, numbers(frozen)], [1, [60]])
  })

  it('should follow a ramp', () => {
    const ramp = [{ atMs: 0, speed: 1 }, { atMs: 2000, speed: 3 }]
    const { times } = played({ inMs: 0, ramp }, { count: 61 })
    // The integral of 1 + t: at 1 s 1.5 s, at 2 s 4 s.
    assert.ok(Math.abs(sourceTime(times, 30) - 1500) < 0.01 && Math.abs(sourceTime(times, 60) - 4000) < 0.01)
  })

  it('should begin an animation again where it ends', () => {
    const { times, availableFrames } = played({ inMs: 0 }, { count: 30 }, { durationMs: 500, loops: true })
    assert.equal(availableFrames, 30)
    assert.deepEqual([0, 14, 15, 29].map((n) => Math.round((sourceTime(times, n) * 30) / 1000)), [0, 14, 0, 14])
  })
})
