import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { composeMusic } from '../compose.ts'
import { createRandom } from '../random.ts'
import { soundfontBytes } from '../testing.ts'
import { BeatTracker, trackBeats } from './track-beats.ts'

const rateHz = 24_000

/** A click track: a click on each beat, the first of each bar lower and louder. */
function clicks(bpm: number, beatsPerBar: number, seconds: number, startS = 0.31): { mono: Float32Array; beatsMs: number[] } {
  const mono = new Float32Array(seconds * rateHz)
  const random = createRandom(bpm)
  for (let i = 0; i < mono.length; i++) mono[i] = 0.003 * (random.next() - 0.5)
  const beatsMs: number[] = []
  for (let beat = 0, atS = startS; atS < seconds - 0.1; beat++, atS = startS + (beat * 60) / bpm) {
    beatsMs.push(atS * 1000)
    const isFirst = beat % beatsPerBar === 0
    const from = Math.round(atS * rateHz)
    for (let i = 0; i < 1600 && from + i < mono.length; i++) {
      mono[from + i]! += Math.sin((2 * Math.PI * (isFirst ? 90 : 900) * i) / rateHz) * Math.exp(-i / 300) * (isFirst ? 0.9 : 0.5)
    }
  }
  return { mono, beatsMs }
}

/** F-measure within 70 ms, the tolerance of the field, and the mean distance of the hits. */
function agreement(found: readonly number[], truth: readonly number[]): { score: number; offMs: number } {
  const distances = truth.map((beat) => Math.min(...found.map((other) => Math.abs(other - beat)))).filter((ms) => ms <= 70)
  const precision = distances.length / found.length
  const recall = distances.length / truth.length
  const offMs = distances.reduce((sum, ms) => sum + ms, 0) / Math.max(1, distances.length)
  return { score: (2 * precision * recall) / (precision + recall) || 0, offMs }
}

describe('trackBeats', () => {
  for (const [bpm, beatsPerBar] of [[72, 4], [100, 4], [128, 4], [150, 4], [132, 3]] as const) {
    it(`should find ${bpm} beats a minute, ${beatsPerBar} to the bar, and where they lie`, () => {
      const { mono, beatsMs } = clicks(bpm, beatsPerBar, 24)
      const found = trackBeats(mono, rateHz, bpm)
      assert.ok(Math.abs(found.tempoBpm - bpm) < 0.5, `${found.tempoBpm}`)
      const beats = agreement(found.beatsMs, beatsMs)
      assert.ok(beats.score > 0.95 && beats.offMs < 12, `${beats.score}, ${beats.offMs} ms off`)
      assert.equal(found.beatsPerBar, beatsPerBar)
      const bars = agreement(found.barsMs, beatsMs.filter((_, i) => i % beatsPerBar === 0))
      assert.ok(bars.score > 0.9, `bars ${bars.score}`)
    })
  }

  it('should find the tempo of played music by itself, and its bars', async () => {
    for (const kind of ['lo-fi', 'upbeat'] as const) {
      const music = await composeMusic({ kind, seed: 2 }, 12_000, soundfontBytes())
      const mono = Float32Array.from({ length: music.left.length / 2 }, (_, i) => (music.left[2 * i]! + music.right[2 * i]!) / 2)
      const found = trackBeats(mono, rateHz)
      assert.ok(Math.abs(found.tempoBpm / music.tempoBpm - 1) < 0.02, `${kind}: ${found.tempoBpm} for ${music.tempoBpm}`)
      assert.ok(agreement(found.beatsMs, music.beatsMs).score > 0.85, `${kind}: beats`)
      assert.ok(agreement(found.barsMs, music.barsMs).score > 0.75, `${kind}: bars`)
      assert.ok(found.regularity > 0.2)
    }
  })

  it('should offer half and double the tempo, and count at either', () => {
    const { mono } = clicks(90, 4, 16)
    const found = trackBeats(mono, rateHz)
    assert.equal(found.tempoAlternatives.length, 1)
    assert.ok(Math.abs(found.tempoAlternatives[0]! - 2 * found.tempoBpm) < 1e-9)
    const twice = trackBeats(mono, rateHz, found.tempoAlternatives[0])
    assert.ok(Math.abs(twice.tempoBpm - 180) < 2, `${twice.tempoBpm}`)
  })

  it('should not depend on how the sound is cut into blocks', () => {
    const { mono } = clicks(110, 4, 8)
    const tracker = new BeatTracker(rateHz)
    for (let at = 0; at < mono.length; at += 777) tracker.add(mono.subarray(at, at + 777))
    assert.deepEqual(tracker.analyse(), trackBeats(mono, rateHz))
  })

  it('should know where a song begins and ends, and find no tempo in silence, a moment or nothing', () => {
    const { mono } = clicks(120, 4, 12, 2)
    const padded = new Float32Array(mono.length + 3 * rateHz)
    padded.set(mono.map((value) => (Math.abs(value) < 0.002 ? 0 : value)))
    const found = trackBeats(padded, rateHz)
    assert.ok(Math.abs(found.soundStartMs - 2000) < 60, `${found.soundStartMs}`)
    assert.ok(found.soundEndMs > 11_000 && found.soundEndMs < 12_200, `${found.soundEndMs}`)
    assert.ok(found.beatsMs.every((beat) => beat > 1900 && beat < 12_300))
    for (const length of [0, 100, rateHz * 4]) {
      const none = trackBeats(new Float32Array(length), rateHz)
      assert.equal(none.tempoBpm, 0)
      assert.deepEqual(none.beatsMs, [])
    }
  })
})
