import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../errors/error.ts'
import { composeScore, drumChannel } from './composer.ts'
import { chipInstruments, instruments } from './instruments.ts'
import { findMusicKind, musicKindNames, musicKinds } from './kinds.ts'
import type { Note, Score } from './score.ts'
import { chordPitchClasses, parseChord } from './theory/chord.ts'
import { pitchClass, scales } from './theory/scale.ts'

const kindNames = fc.constantFrom(...musicKindNames)
const lengthsMs = fc.integer({ min: 200, max: 240_000 })
const seeds = fc.integer({ min: 0, max: 2 ** 31 })

function pitched(score: Score): Note[] {
  return score.notes.filter((note) => note.channel !== drumChannel)
}

describe('composeScore', () => {
  it('should keep every note and beat inside the length, and let the last chord ring to the end', () => {
    fc.assert(
      fc.property(kindNames, lengthsMs, seeds, (kind, durationMs, seed) => {
        const score = composeScore({ kind, seed }, durationMs)
        for (const note of score.notes) {
          assert.ok(note.atS >= 0 && note.atS + note.lengthS <= durationMs / 1000 + 0.031)
          assert.ok(Number.isInteger(note.velocity) && note.velocity >= 1 && note.velocity <= 127)
          assert.ok(Number.isInteger(note.pitch) && note.pitch >= 20 && note.pitch <= 108)
        }
        assert.ok(score.notes.length > 0)
        const gaps = score.beatsMs.slice(1).map((beat, i) => beat - score.beatsMs[i]!)
        assert.ok(gaps.every((gap) => gap > 100))
        const ringMs = durationMs - score.beatsMs.at(-1)!
        assert.ok(ringMs > 0 && ringMs <= 5100, `ring ${ringMs} ms`)
        assert.ok(score.fadeStartMs < durationMs)
        assert.ok(score.beatsMs.includes(score.barsMs.at(-1) ?? 0))
        assert.equal(score.sections.at(-1)!.endMs, durationMs)
      }),
      { numRuns: 60 },
    )
  })

  it('should hold the tempo of its kind from 8 seconds on, and a tempo asked for', () => {
    for (const kind of musicKinds) {
      for (const durationMs of [8000, 10_000, 12_345, 15_000, 30_000, 61_000, 180_000]) {
        const { tempoBpm } = composeScore({ kind: kind.name, seed: 5 }, durationMs)
        assert.ok(tempoBpm >= kind.tempoBpm[0] * 0.95 && tempoBpm <= kind.tempoBpm[1] * 1.05, `${kind.name} ${durationMs}: ${tempoBpm}`)
        const asked = Math.round((kind.tempoBpm[0] + kind.tempoBpm[1]) / 2)
        const wished = composeScore({ kind: kind.name, seed: 5, tempo: asked }, durationMs).tempoBpm
        assert.ok(Math.abs(wished / asked - 1) < 0.045, `${kind.name} ${durationMs}: ${wished} for ${asked}`)
      }
    }
  })

  it('should come home: at the last chord the lowest note is the tonic, and the tune ends on it', () => {
    fc.assert(
      fc.property(kindNames, fc.integer({ min: 3000, max: 90_000 }), seeds, (kind, durationMs, seed) => {
        const score = composeScore({ kind, seed }, durationMs)
        const last = pitched(score).filter((note) => note.atS >= score.beatsMs.at(-1)! / 1000 - 0.05)
        assert.ok(last.length >= 3)
        const lowest = last.reduce((low, note) => (note.pitch < low.pitch ? note : low))
        assert.equal(pitchClass(lowest.pitch), score.tonic)
        const melodies = findMusicKind(kind)!.parts.flatMap((part, index) => (part.role === 'melody' ? [index] : []))
        for (const note of last) if (melodies.includes(note.channel)) assert.equal(pitchClass(note.pitch), score.tonic)
      }),
      { numRuns: 40 },
    )
  })

  it('should play only tones of its scale and its chords', () => {
    for (const kind of musicKinds) {
      const score = composeScore({ kind: kind.name, seed: 11 }, 40_000)
      const mode = score.key.endsWith('minor') ? 'minor' : 'major'
      const harmony = kind.modes[mode]!
      const allowed = new Set<number>(scales[harmony.melodyScale].map((step) => pitchClass(step + score.tonic)))
      for (const symbol of [...harmony.progressions.flat(), ...harmony.cadences.flat(), harmony.final]) {
        for (const tone of chordPitchClasses(parseChord(symbol), score.tonic)) allowed.add(tone)
      }
      const basses = kind.parts.flatMap((part, index) => (part.role === 'bass' ? [index] : []))
      for (const note of pitched(score)) {
        if (!basses.includes(note.channel)) assert.ok(allowed.has(pitchClass(note.pitch)), `${kind.name}: ${note.pitch}`)
      }
    }
  })

  it('should give the same score for a seed, and another tune for another', () => {
    for (const kind of musicKindNames) {
      assert.deepEqual(composeScore({ kind, seed: 42 }, 20_000), composeScore({ kind, seed: 42 }, 20_000))
      const tunes = new Set(
        [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => JSON.stringify(pitched(composeScore({ kind, seed }, 20_000)).map((note) => note.pitch))),
      )
      assert.equal(tunes.size, 8)
    }
  })

  it('should sound like players: velocities vary and hardly a note is on the grid', () => {
    const score = composeScore({ kind: 'piano', seed: 3 }, 30_000)
    const velocities = new Set(score.notes.map((note) => note.velocity))
    assert.ok(velocities.size > 20)
    const hands = score.notes.filter((note) => note.channel <= 2 && note.atS > 0.1)
    const onGrid = hands.filter((note) => score.beatsMs.some((beat) => Math.abs(note.atS * 1000 - beat) < 0.5))
    assert.ok(onGrid.length < hands.length * 0.1, `${onGrid.length} of ${hands.length}`)
  })

  it('should bend to a mood: sad is minor and slower, happy is major', () => {
    assert.match(composeScore({ kind: 'piano', seed: 1, mood: 'sad' }, 20_000).key, /minor/)
    assert.match(composeScore({ kind: 'cinematic', seed: 1, mood: 'happy' }, 20_000).key, /major/)
  })

  it('should grow: long pieces begin thinner than they are at two thirds', () => {
    for (const kind of musicKindNames) {
      const score = composeScore({ kind, seed: 2 }, 60_000)
      const effort = (from: number, to: number): number =>
        score.notes.filter((note) => note.atS >= from && note.atS < to).reduce((sum, note) => sum + note.velocity, 0)
      assert.ok(effort(34, 50) > effort(0, 16), kind)
    }
  })

  it('should refuse what it cannot play, naming it', () => {
    const refused = (act: () => unknown, word: RegExp): void =>
      assert.throws(act, (error) => ReelsmithError.is(error, 'request/invalid') && word.test(error.message))
    refused(() => composeScore({ kind: 'polka', seed: 1 }, 1000), /polka/)
    refused(() => composeScore({ kind: 'ambient', seed: 1 }, 0), /durationMs/)
    refused(() => composeScore({ kind: 'ambient', seed: 1, tempo: 1000 }, 5000), /tempo/)
  })
})

describe('the tables of kinds', () => {
  const alphabets = { chords: /^[Xxo.-]+$/, melody: /^[Xxo.-]+$/, bass: /^[Rr58wa.-]+$/, arpeggio: /^[0-9.-]+$/ } as const

  it('should have patterns of one bar in the alphabet of their role, and registers that hold an octave', () => {
    for (const kind of musicKinds) {
      for (const part of kind.parts) {
        const patterns = part.role === 'melody' ? [...part.rhythms, ...part.cadenceRhythms] : part.patterns
        for (const pattern of patterns) {
          assert.equal(pattern.length, 16, `${kind.name} ${part.instrument} "${pattern}"`)
          assert.match(pattern, alphabets[part.role])
        }
        assert.ok(part.register[1] - part.register[0] >= 12 - (part.role === 'bass' ? 1 : 0), `${kind.name} ${part.instrument}`)
        for (const instrument of [part.instrument].flat()) {
          assert.ok(instrument in instruments || (chipInstruments as readonly string[]).includes(instrument), instrument)
        }
      }
      for (const voices of [...(kind.drums?.grooves.map((groove) => groove.voices) ?? []), ...(kind.drums?.fills ?? [])]) {
        for (const pattern of Object.values(voices)) assert.match(pattern, /^[Xxo.]{16}$/, kind.name)
      }
      assert.ok(kind.modes[kind.defaultMode])
    }
  })

  it('should have a player for every bar of the ordinary range of energy', () => {
    for (const kind of musicKinds) {
      for (let energy = 0; energy <= 1; energy += 0.05) {
        assert.ok(kind.parts.some((part) => energy >= part.energy[0] && energy <= part.energy[1]), `${kind.name} at ${energy}`)
      }
    }
  })
})

describe('findMusicKind', () => {
  it('should find kinds in plain words, English and Chinese', () => {
    const cases = [
      ['calm piano', 'piano-calm'],
      ['some lofi beats to study to', 'lo-fi'],
      ['put some lofi beats in the background', 'lo-fi'],
      ['轻快的背景音乐', 'upbeat'],
      ['upbeat corporate', 'upbeat'],
      ['史诗般的电影配乐', 'cinematic'],
      ['80s neon synthwave', 'synthwave'],
      ['acoustic guitar', 'acoustic'],
      ['ambient', 'ambient'],
      ['house', 'electronic'],
    ] as const
    for (const [phrase, kind] of cases) assert.equal(findMusicKind(phrase)?.name, kind, phrase)
    assert.equal(findMusicKind('popcorn'), undefined)
  })
})
