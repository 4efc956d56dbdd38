import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { composeMusic, streamMusic } from './compose.ts'
import { integratedLufs } from './dsp/loudness.ts'
import { musicKindNames } from './kinds.ts'
import { soundRateHz } from './stereo.ts'
import { bandShare, chroma, onsetStrength, powerSpectrum, rmsDb, soundfontBytes } from './testing.ts'
import { pitchClass, scales } from './theory/scale.ts'

const soundfont = soundfontBytes()
const noteNames = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B']

describe('composeMusic', () => {
  for (const kind of musicKindNames) {
    it(`should play ${kind}: exact length, level, key, a beginning at once and an end that fades to nothing`, async () => {
      const durationMs = 7037
      const music = await composeMusic({ kind, seed: 21 }, durationMs, soundfont)
      assert.equal(music.left.length, durationMs * 48)
      assert.equal(music.right.length, durationMs * 48)
      const lufs = integratedLufs(music)
      assert.ok(Math.abs(lufs + 20) < 2.5, `${lufs} LUFS`)
      assert.ok(rmsDb(music.left, 0, soundRateHz) > -45)
      const fullDb = rmsDb(music.left)
      const steps = [1000, 600, 300, 100].map((ms) => rmsDb(music.left, music.left.length - ms * 48, music.left.length - ms * 24))
      for (let i = 1; i < steps.length; i++) assert.ok(steps[i]! < steps[i - 1]! + 1, `does not decay: ${steps}`)
      assert.ok(steps.at(-1)! < fullDb - 20)
      assert.ok(Math.abs(music.left.at(-1)!) < 1e-4)
      const mean = music.left.reduce((sum, value) => sum + value, 0) / music.left.length
      assert.ok(Math.abs(mean) < 1e-4, `offset ${mean}`)
      assert.ok(rmsDb(music.left.map((value, i) => value - music.right[i]!)) > rmsDb(music.left) - 20, 'is not stereo')

      const power = powerSpectrum(music)
      const classes = chroma(power)
      const tonic = noteNames.indexOf(music.key.split(' ')[0]!)
      const scale = music.key.endsWith('minor') ? scales.minor : scales.major
      const inKey = scale.reduce<number>((sum, step) => sum + classes[pitchClass(tonic + step)]!, 0)
      const all = classes.reduce((sum, value) => sum + value, 0)
      assert.ok(inKey / all > 0.7, `${music.key}: only ${inKey / all} of what sounds is in it`)
      assert.ok(bandShare(power, 20, 40) < 0.1, 'rumbles')
    })
  }

  it('should give the same samples for a recipe, in one piece or in blocks of any size', async () => {
    const recipe = { kind: 'lo-fi', seed: 9 }
    const whole = await composeMusic(recipe, 3000, soundfont)
    const again = await composeMusic(recipe, 3000, soundfont)
    assert.deepEqual(whole.left, again.left)
    assert.deepEqual(whole.right, again.right)
    const player = await streamMusic(recipe, 3000, soundfont)
    const left = new Float32Array(4801)
    const right = new Float32Array(4801)
    let at = 0
    for (let count = player.read(left, right); count > 0; count = player.read(left, right)) {
      for (let i = 0; i < count; i++) {
        if (left[i] !== whole.left[at + i]) assert.fail(`sample ${at + i}: ${left[i]} in blocks, ${whole.left[at + i]} as a whole`)
      }
      at += count
    }
    assert.equal(at, 144_000)
  })

  it('should sound on its beats: onsets there are stronger than between them', async () => {
    for (const kind of ['upbeat', 'electronic', 'synthwave', 'acoustic'] as const) {
      const music = await composeMusic({ kind, seed: 4 }, 8000, soundfont)
      const rises = onsetStrength(music)
      const near = (ms: number): number => Math.max(...rises.slice(Math.max(0, Math.round(ms / 10) - 3), Math.round(ms / 10) + 4))
      const beats = music.beatsMs.slice(1)
      const onBeat = beats.reduce((sum, beat) => sum + near(beat), 0) / beats.length
      const beatMs = 60_000 / music.tempoBpm
      // a sixth of a beat aside lies no note of any pattern
      const aside = beats.reduce((sum, beat) => sum + near(beat - beatMs * 0.17), 0) / beats.length
      assert.ok(onBeat > aside * 1.4, `${kind}: ${onBeat} on, ${aside} beside the beats`)
    }
  })

  it('should end a short film too', async () => {
    for (const durationMs of [300, 1000, 2000, 3000]) {
      const music = await composeMusic({ kind: 'cinematic', seed: 2 }, durationMs, soundfont)
      assert.equal(music.left.length, durationMs * 48)
      assert.ok(rmsDb(music.left) > -60)
      assert.ok(Math.abs(music.left.at(-1)!) < 1e-4)
    }
  })

  it('should refuse a soundfont that is none', async () => {
    await assert.rejects(composeMusic({ kind: 'ambient', seed: 1 }, 500, new Uint8Array(64)), (error) => ReelsmithError.is(error, 'music/failed'))
  })
})
