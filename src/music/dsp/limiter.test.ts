import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { soundRateHz } from '../stereo.ts'
import { TruePeakLimiter } from './limiter.ts'
import { interpolationReach, truePeakAt } from './true-peak.ts'

const delay = TruePeakLimiter.delaySamples

function limited(channel: Float32Array, gain: number, ceiling: number, blockSamples = 4801): Float32Array {
  const padded = new Float32Array(channel.length + delay)
  padded.set(channel)
  const limiter = new TruePeakLimiter(gain, ceiling)
  for (let at = 0; at < padded.length; at += blockSamples) {
    const block = padded.subarray(at, at + blockSamples)
    limiter.process(block, block.slice())
  }
  return padded.subarray(delay)
}

function truePeak(channel: Float32Array): number {
  let most = 0
  for (let at = interpolationReach; at < channel.length - interpolationReach; at++) most = Math.max(most, truePeakAt(channel, at))
  return most
}

describe('truePeakAt', () => {
  it('should see between samples: a quarter of the rate at 45° hides 3 dB', () => {
    const hidden = Float32Array.from({ length: 400 }, (_, i) => Math.sin((Math.PI / 2) * i + Math.PI / 4))
    assert.ok(Math.max(...hidden.map(Math.abs)) < 0.708)
    assert.ok(Math.abs(truePeak(hidden.subarray(100, 300)) - 1) < 0.03, `${truePeak(hidden.subarray(100, 300))}`)
  })
})

describe('TruePeakLimiter', () => {
  it('should give back what never comes near the ceiling, sample for sample, with its gain', () => {
    const tone = Float32Array.from({ length: 9000 }, (_, i) => 0.3 * Math.sin(i * 0.05))
    const out = limited(tone, 1.5, 0.9)
    tone.forEach((value, i) => assert.ok(Math.abs(out[i]! - value * 1.5) < 1e-6))
  })

  it('should hold the ceiling between samples too, whatever comes', () => {
    let state = 7
    const noise = Float32Array.from({ length: 30_000 }, (_, i) => {
      state = (state * 1103515245 + 12345) % 2147483648
      const loud = i % 7000 < 900 ? 3 : 0.4
      return loud * (state / 1073741824 - 1)
    })
    const out = limited(noise, 1, 0.8)
    assert.ok(truePeak(out) <= 0.8 * 1.01, `${truePeak(out)}`)
    assert.ok(truePeak(out) > 0.75)
  })

  it('should turn down before a peak without a step, and come back after it', () => {
    const tone = Float32Array.from({ length: soundRateHz }, (_, i) => (i === 24_000 ? 4 : 0.25) * Math.sin(i * 0.06 + 1))
    const out = limited(tone, 1, 0.8)
    const gainAt = (i: number): number => out[i]! / tone[i]!
    for (let i = 23_000; i < 23_900; i++) assert.ok(Math.abs(gainAt(i) - 1) < 1e-4)
    for (let i = 23_905; i < 26_000; i++) assert.ok(Math.abs(gainAt(i + 1) - gainAt(i)) < 0.02, `a step at ${i}`)
    assert.ok(gainAt(24_300) < 0.5 && gainAt(40_000) > 0.98)
  })

  it('should not depend on how the sound is cut into blocks', () => {
    const loud = Float32Array.from({ length: 12_000 }, (_, i) => 1.4 * Math.sin(i * 0.11) * Math.sin(i * 0.0007))
    assert.deepEqual(limited(loud, 1, 0.7, 999), limited(loud, 1, 0.7, 12_000))
  })
})
