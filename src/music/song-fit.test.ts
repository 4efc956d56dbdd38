import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { BeatAnalysis } from './beats/track-beats.ts'
import { fitSong } from './song-fit.ts'

/** A song of `bars` bars at 120 beats a minute that rings for a second and a half; every fourth bar sounds alike. */
function song(bars: number, startMs = 300): BeatAnalysis {
  const barsMs = Array.from({ length: bars + 1 }, (_, i) => startMs + 2000 * i)
  return {
    tempoBpm: 120,
    tempoAlternatives: [60],
    regularity: 0.6,
    beatsMs: barsMs.flatMap((bar) => [0, 500, 1000, 1500].map((beat) => bar + beat)),
    beatsPerBar: 4,
    barsMs,
    barProfiles: barsMs.map((_, i) => ({ chroma: Array.from({ length: 12 }, (__, pitch) => (pitch === (i % 4) * 3 ? 1 : 0.1)), levelDb: -20 })),
    soundStartMs: startMs,
    soundEndMs: startMs + 2000 * bars + 1500,
  }
}

const own = song(32)

describe('fitSong', () => {
  it('should fill any length exactly, end to end, within the song, hardly faster or slower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 400_000 }), fc.integer({ min: 0, max: 40 }), (durationMs, bars) => {
        const { pieces, speed, fadeOutMs } = fitSong(song(bars), 0, durationMs)
        let atMs = 0
        for (const { inMs, startMs, durationMs: lengthMs } of pieces) {
          assert.ok(Math.abs(startMs - atMs) < 1e-6)
          assert.ok(inMs >= 300 - 1e-6 && inMs + lengthMs * speed <= song(bars).soundEndMs + 1e-6)
          atMs += lengthMs
        }
        assert.ok(atMs <= durationMs + 1e-6 && atMs > durationMs - 400, `${atMs} of ${durationMs}`)
        assert.ok(Math.abs(speed - 1) <= 0.025 + 1e-9)
        assert.ok(fadeOutMs <= durationMs)
      }),
    )
  })

  it('should shorten at bar lines, by whole phrases, and keep the ending', () => {
    for (const durationMs of [18_000, 25_700, 33_500, 49_000]) {
      const { pieces, speed } = fitSong(own, 0, durationMs)
      assert.equal(pieces.length, 2, `${durationMs}`)
      const [head, tail] = pieces as [(typeof pieces)[0], (typeof pieces)[0]]
      const outMs = head.inMs + head.durationMs * speed
      for (const joint of [outMs, tail.inMs]) assert.ok(own.barsMs.some((bar) => Math.abs(bar - joint) < 1), `${joint} is no bar line`)
      const skipped = Math.round((tail.inMs - outMs) / 2000)
      assert.equal(skipped % 4, 0, `${skipped} bars`)
      assert.ok(own.soundEndMs - (tail.inMs + tail.durationMs * speed) < 1400)
    }
  })

  it('should repeat at bar lines that lead into each other, and end once', () => {
    for (const durationMs of [90_000, 200_000]) {
      const { pieces, speed } = fitSong(own, 0, durationMs)
      assert.ok(pieces.length >= 2)
      for (const [i, piece] of pieces.slice(0, -1).entries()) {
        const outMs = piece.inMs + piece.durationMs * speed
        assert.equal(Math.round((outMs - pieces[i + 1]!.inMs) / 2000) % 4, 0)
      }
      const last = pieces.at(-1)!
      assert.ok(own.soundEndMs - (last.inMs + last.durationMs * speed) < 1400)
    }
  })

  it('should play a song as it is when it lasts as long as it should, and begin where it is told', () => {
    const whole = own.soundEndMs - own.soundStartMs
    assert.deepEqual(fitSong(own, 0, whole).pieces, [{ inMs: 300, startMs: 0, durationMs: whole }])
    assert.equal(fitSong(own, 8300, 30_000).pieces[0]!.inMs, 8300)
  })

  it('should fade where there is no room for two bars and an ending', () => {
    const { pieces, fadeOutMs } = fitSong(own, 0, 2500)
    assert.equal(pieces.length, 1)
    assert.ok(fadeOutMs > 1000)
  })

  it('should go round by itself when no pulse was found', () => {
    const drone: BeatAnalysis = { ...own, beatsMs: [], barsMs: [], barProfiles: [], tempoBpm: 0, regularity: 0 }
    const { pieces } = fitSong(drone, 0, 150_000)
    const last = pieces.at(-1)!
    assert.ok(Math.abs(last.inMs + last.durationMs - drone.soundEndMs) < 1)
    assert.deepEqual(fitSong({ ...drone, soundEndMs: 0, soundStartMs: 0 }, 0, 1000).pieces, [])
  })
})
