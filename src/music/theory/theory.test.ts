import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { musicKinds } from '../kinds.ts'
import { chordPitchClasses, parseChord } from './chord.ts'
import { nearestPitch, pitchClass, scalePitches } from './scale.ts'
import { leadVoices } from './voicing.ts'

const symbols = [
  ...new Set(
    musicKinds.flatMap((kind) =>
      Object.values(kind.modes).flatMap((harmony) => [...harmony.progressions.flat(), ...harmony.cadences.flat(), harmony.final]),
    ),
  ),
]

describe('parseChord', () => {
  it('should read Roman numerals over the major scale', () => {
    assert.deepEqual(chordPitchClasses(parseChord('vi7'), 0), [9, 0, 4, 7])
    assert.deepEqual(chordPitchClasses(parseChord('bVII'), 9), [7, 11, 2])
    assert.deepEqual(chordPitchClasses(parseChord('IVmaj9'), 7), [0, 4, 7, 11, 2])
    assert.throws(() => parseChord('H7'), /H7/)
    assert.throws(() => parseChord('Vfoo'), /Vfoo/)
  })

  it('should read every chord of every kind', () => {
    for (const symbol of symbols) assert.doesNotThrow(() => parseChord(symbol))
  })
})

describe('scalePitches', () => {
  it('should stay in the scale and the register', () => {
    assert.deepEqual(scalePitches('minor-pentatonic', 9, 57, 69), [57, 60, 62, 64, 67, 69])
    assert.equal(nearestPitch([57, 60], 58), 57)
  })
})

describe('leadVoices', () => {
  it('should spell each chord fully, in register, with every voice near one of the chord before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...symbols), fc.constantFrom(...symbols), fc.integer({ min: 0, max: 11 }), (first, second, tonic) => {
        const before = leadVoices(parseChord(first), tonic, null, 50, 71)
        const after = leadVoices(parseChord(second), tonic, before, 50, 71)
        const wanted = new Set(chordPitchClasses(parseChord(second), tonic))
        const heard = new Set(after.map(pitchClass))
        if (wanted.size > 4) wanted.delete(chordPitchClasses(parseChord(second), tonic)[0]!)
        assert.deepEqual([...heard].sort(), [...wanted].sort())
        assert.ok(after.every((pitch) => pitch >= 50 && pitch <= 71))
        assert.deepEqual(after, after.toSorted((a, b) => a - b))
        const moved = after.map((pitch) => Math.min(...before.map((other) => Math.abs(other - pitch))))
        assert.ok(moved.reduce((sum, steps) => sum + steps, 0) / moved.length <= 4)
      }),
    )
  })
})
