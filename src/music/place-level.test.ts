import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { renderAmbience } from './ambience.ts'
import { integratedLufs } from './dsp/loudness.ts'
import { levelPlace, placeLufs } from './place-level.ts'
import { silence } from './stereo.ts'

describe('levelPlace', () => {
  it('should bring loud and still places near each other, the loud one still on top', () => {
    const heard = [8, -14].map((gainDb) => {
      const sound = renderAmbience({ layers: [{ kind: 'waves', gainDb }], seed: 1, durationMs: 6000 })
      levelPlace(sound)
      return integratedLufs(sound)
    })
    const [loud, still] = heard as [number, number]
    assert.ok(Math.abs(loud - placeLufs(-15)) < 0.1, `${loud} LUFS`)
    assert.ok(Math.abs(still - placeLufs(-37)) < 0.1, `${still} LUFS`)
    assert.ok(loud - still > 3 && loud - still < 6)
  })

  it('should leave silence and what is too short to measure alone', () => {
    const quiet = silence(48_000)
    levelPlace(quiet)
    assert.ok(quiet.left.every((value) => value === 0))
    const short = renderAmbience({ layers: [{ kind: 'rain', gainDb: 0 }], seed: 1, durationMs: 200 })
    const before = short.left.slice()
    levelPlace(short)
    assert.deepEqual(short.left, before)
  })
})
