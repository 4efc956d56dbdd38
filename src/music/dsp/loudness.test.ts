import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { soundRateHz } from '../stereo.ts'
import { LoudnessMeter, integratedLufs } from './loudness.ts'

function tone(hz: number, peak: number, seconds: number): Float32Array {
  return Float32Array.from({ length: seconds * soundRateHz }, (_, i) => peak * Math.sin((2 * Math.PI * hz * i) / soundRateHz))
}

describe('integratedLufs', () => {
  it('should read EBU Tech 3341 case 1: a stereo tone of 1 kHz at -23 dBFS is -23 LUFS', () => {
    const left = tone(1000, 10 ** (-23 / 20), 20)
    assert.ok(Math.abs(integratedLufs({ left, right: left }) + 23) < 0.1)
  })

  it('should gate silence out, and weigh low tones less', () => {
    const loud = tone(1000, 0.1, 5)
    const padded = new Float32Array(loud.length * 3)
    padded.set(loud)
    const alone = integratedLufs({ left: loud, right: loud })
    assert.ok(Math.abs(integratedLufs({ left: padded, right: padded }) - alone) < 0.3)
    const low = tone(40, 0.1, 5)
    assert.ok(integratedLufs({ left: low, right: low }) < alone - 4)
  })

  it('should be -Infinity for silence and for less than a block, never NaN', () => {
    assert.equal(integratedLufs({ left: new Float32Array(96_000), right: new Float32Array(96_000) }), -Infinity)
    assert.equal(integratedLufs({ left: tone(1000, 1, 0.2), right: tone(1000, 1, 0.2) }), -Infinity)
  })

  it('should not depend on how the sound is cut into blocks', () => {
    const left = tone(440, 0.3, 3)
    const meter = new LoudnessMeter()
    for (let at = 0; at < left.length; at += 777) meter.add(left.subarray(at, at + 777), left.subarray(at, at + 777))
    assert.equal(meter.integratedLufs(), integratedLufs({ left, right: left }))
  })
})
