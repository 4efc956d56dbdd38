import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LoudnessMeter } from '../music/dsp/loudness.ts'
import { gainForLoudness, limitedGains } from './sound-level.ts'

function meterOf(level: (i: number) => number): LoudnessMeter {
  const channel = Float32Array.from({ length: 240_000 }, (_, i) => level(i) * Math.sin((2 * Math.PI * 997 * i) / 48_000))
  const meter = new LoudnessMeter()
  meter.add(channel, channel)
  return meter
}

describe('gainForLoudness', () => {
  it('should be the plain difference where no peak meets the ceiling', () => {
    const meter = meterOf(() => 0.05)
    const gainDb = gainForLoudness(meter, { targetLufs: -20, ceilingDb: -1.7, mostGainDb: 30 })
    assert.ok(Math.abs(gainDb - (-20 - meter.integratedLufs())) < 0.05)
  })

  it('should be more where peaks are cut, and stop at what is allowed', () => {
    const meter = meterOf((i) => (i % 48_000 < 2400 ? 0.9 : 0.08))
    const plainDb = -14 - meter.integratedLufs()
    const gainDb = gainForLoudness(meter, { targetLufs: -14, ceilingDb: -1.7, mostGainDb: 30 })
    assert.ok(gainDb > plainDb + 1, `${gainDb} over ${plainDb}`)
    assert.equal(gainForLoudness(meter, { targetLufs: -14, ceilingDb: -1.7, mostGainDb: plainDb + 0.5 }), plainDb + 0.5)
  })
})

describe('limitedGains', () => {
  it('should go down at once and come back gradually, never letting a peak through', () => {
    const peaks = [0.1, 0.1, 1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    const gains = limitedGains(peaks, 2, 0.8)
    peaks.forEach((peak, i) => assert.ok(peak * gains[i]! <= 0.8 + 1e-9))
    assert.equal(gains[0], 2)
    assert.ok(gains[3]! > gains[2]! && gains[10]! > gains[4]! && gains[10]! < 2)
  })
})
