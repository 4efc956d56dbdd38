import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { renderAmbience } from './ambience.ts'
import { EffectPlayer } from './effect-player.ts'
import { type EffectKind, effectKinds, effects } from './effects.ts'
import { oneShotLufs, referenceLufs } from './effects/effect.ts'
import { stepsPerMinute } from './effects/footsteps.ts'
import { integratedLufs } from './dsp/loudness.ts'
import { type StereoSound, silence, soundRateHz } from './stereo.ts'
import { bandDb, bandShare, onsetStrength, powerSpectrum, rmsDb } from './testing.ts'

function ambience(kind: EffectKind, seed = 1, durationMs = 8000): StereoSound {
  return renderAmbience({ layers: [{ kind, gainDb: 0 }], seed, durationMs })
}

function played(kind: EffectKind, seed: number, durationMs: number): StereoSound {
  const player = new EffectPlayer({ kind, seed }, durationMs)
  const sound = silence(player.sampleCount)
  player.read(sound.left, sound.right)
  return sound
}

/** Loudness of the loudest 400 ms. */
function momentaryLufs(sound: StereoSound): number {
  const window = 19_200
  let most = -Infinity
  for (let at = 0; at < sound.left.length; at += window / 2) {
    const part = { left: new Float32Array(window + 480), right: new Float32Array(window + 480) }
    part.left.set(sound.left.subarray(at, at + window))
    part.right.set(sound.right.subarray(at, at + window))
    most = Math.max(most, integratedLufs(part))
  }
  return most
}

describe('renderAmbience', () => {
  for (const kind of effectKinds) {
    const { oneShotMs } = effects[kind]

    it(`should give ${kind} of the exact length, the same for a seed, another for another`, () => {
      const sound = ambience(kind, 3, 345)
      assert.equal(sound.left.length, 16_560)
      assert.equal(sound.right.length, 16_560)
      const again = ambience(kind, 3, 345)
      assert.deepEqual(sound.left, again.left)
      assert.deepEqual(sound.right, again.right)
      assert.ok(sound.left.every(Number.isFinite))
    })

    it(`should bring ${kind} to its level without clipping, without an offset, and wide`, () => {
      const sound = played(kind, 7, oneShotMs ?? 6000)
      const isLasting = oneShotMs === undefined
      const lufs = isLasting ? integratedLufs(sound) : momentaryLufs(sound)
      const aim = isLasting ? referenceLufs : oneShotLufs
      assert.ok(Math.abs(lufs - aim) < 5, `${lufs} LUFS`)
      const peak = sound.left.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      assert.ok(peak < 1.2, `peak ${peak}`)
      assert.ok(Math.abs(sound.left.at(-1)!) < 1e-3)
      const mean = sound.left.reduce((sum, value) => sum + value, 0) / sound.left.length
      assert.ok(Math.abs(mean) < 1e-3, `offset ${mean}`)
      const difference = sound.left.map((value, i) => value - sound.right[i]!)
      assert.ok(rmsDb(difference) > rmsDb(sound.left) - 30, 'is not stereo')
      assert.notDeepEqual(sound.left, played(kind, 8, 700).left.subarray(0, sound.left.length))
    })
  }

  it('should begin and end a place in silence', () => {
    for (const kind of ['waves', 'crowd', 'impact'] as const) {
      const sound = ambience(kind, 2, 3000)
      assert.ok(Math.abs(sound.left[0]!) < 1e-3 && Math.abs(sound.left.at(-1)!) < 1e-3, kind)
    }
  })

  it('should set layers by gain and side', () => {
    const quiet = renderAmbience({ layers: [{ kind: 'rain', gainDb: -12 }], seed: 1, durationMs: 3000 })
    assert.ok(Math.abs(rmsDb(ambience('rain', 1, 3000).left) - rmsDb(quiet.left) - 12) < 0.1)
    const aside = renderAmbience({ layers: [{ kind: 'rain', gainDb: 0, pan: 1 }], seed: 1, durationMs: 1000 })
    assert.ok(rmsDb(aside.right) > rmsDb(aside.left) + 40)
  })

  it('should refuse an unknown kind by name', () => {
    assert.throws(
      () => renderAmbience({ layers: [{ kind: 'volcano' as EffectKind, gainDb: 0 }], seed: 1, durationMs: 100 }),
      (error) => ReelsmithError.is(error, 'request/invalid') && /volcano/.test(error.message),
    )
  })
})

describe('what each ambience claims to be', () => {
  it('should let waves swell and sink by 6 dB and more, and rise over a third of a second and more', () => {
    const sound = ambience('waves', 5, 40_000)
    const levels = levelsDb(sound, 0.1)
    const inside = levels.slice(10, -10)
    const sorted = inside.toSorted((a, b) => a - b)
    const high = sorted[Math.floor(sorted.length * 0.95)]!
    const low = sorted[Math.floor(sorted.length * 0.1)]!
    assert.ok(high - low > 6, `${high - low} dB`)
    const steepest = Math.max(...inside.slice(3).map((level, i) => level - inside[i]!))
    assert.ok(steepest < 12, `rises ${steepest} dB in 300 ms`)
  })

  it('should break waves at uneven times, some four to ten seconds apart', () => {
    const levels = levelsDb(ambience('waves', 9, 60_000), 0.25)
    const crests: number[] = []
    for (let i = 8; i < levels.length - 8; i++) {
      const around = levels.slice(i - 8, i + 9)
      if (levels[i] === Math.max(...around) && levels[i]! > Math.min(...around) + 3) crests.push(i * 0.25)
    }
    const gaps = crests.slice(1).map((at, i) => at - crests[i]!)
    assert.ok(crests.length >= 5 && crests.length <= 16, `${crests.length} crests`)
    assert.ok(Math.max(...gaps) - Math.min(...gaps) > 0.5)
  })

  it('should have no hard edge in rain: third octaves from 200 Hz to 8 kHz differ by less than 4 dB from their neighbours', () => {
    const power = powerSpectrum(ambience('rain', 2))
    let last: number | undefined
    for (let hz = 200; hz < 8000; hz *= 2 ** (1 / 3)) {
      const level = bandDb(power, hz, hz * 2 ** (1 / 3))
      if (last !== undefined) assert.ok(Math.abs(level - last) < 4, `${level - last} dB at ${Math.round(hz)} Hz`)
      last = level
    }
  })

  it('should give city and wind a body above 300 Hz', () => {
    for (const kind of ['city', 'city-night', 'wind', 'mountain-wind'] as const) {
      const share = bandShare(powerSpectrum(ambience(kind, 4)), 300, 24_000)
      assert.ok(share > 0.15, `${kind}: ${share}`)
    }
  })

  it('should let crickets chirp between 3.4 and 5 kHz and birds sing between 1.5 and 7 kHz', () => {
    const night = powerSpectrum(ambience('night-insects', 1))
    assert.ok(bandDb(night, 3400, 5000) > bandDb(night, 1200, 2400) + 6)
    const wood = powerSpectrum(ambience('forest-birds', 1))
    assert.ok(bandDb(wood, 1500, 7000) > bandDb(wood, 8000, 16_000) + 12)
  })

  it('should let a brook ring between 300 Hz and 2.5 kHz', () => {
    assert.ok(bandShare(powerSpectrum(ambience('stream', 1)), 300, 2500) > 0.6)
  })

  it('should keep thunder low', () => {
    assert.ok(bandShare(powerSpectrum(ambience('thunder', 1)), 20, 400) > 0.7)
  })

  it('should walk at its pace: onsets repeat at the period of a step', () => {
    const rises = onsetStrength(ambience('footsteps-gravel', 6, 20_000))
    const period = Math.round(6000 / stepsPerMinute)
    const best = strongestLag(rises, Math.round(period * 0.7), Math.round(period * 1.4))
    assert.ok(Math.abs(best - period) <= 4, `period ${best * 10} ms`)
  })
})

function levelsDb(sound: StereoSound, stepS: number): number[] {
  const step = Math.round(stepS * soundRateHz)
  const levels: number[] = []
  for (let at = 0; at + step <= sound.left.length; at += step) levels.push(rmsDb(sound.left, at, at + step))
  return levels
}

function strongestLag(values: Float64Array, from: number, to: number): number {
  const smooth = values.map((_, i) => values.slice(Math.max(0, i - 2), i + 3).reduce((sum, value) => sum + value, 0))
  let best = from
  let bestSum = -1
  for (let lag = from; lag <= to; lag++) {
    let sum = 0
    for (let i = 0; i + lag < smooth.length; i++) sum += smooth[i]! * smooth[i + lag]!
    if (sum / (smooth.length - lag) > bestSum) {
      bestSum = sum / (smooth.length - lag)
      best = lag
    }
  }
  return best
}
