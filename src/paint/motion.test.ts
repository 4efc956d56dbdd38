import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { differences, spikiness } from './motion.ts'

const grey = (value: number): Uint8ClampedArray => new Uint8ClampedArray(16).fill(value)

describe('differences', () => {
  it('should be the mean change of a channel, without alpha', () => {
    const frame = grey(10)
    frame[3] = 200
    assert.deepEqual(differences([grey(10), frame, grey(14)]), [0, 4])
  })
})

describe('spikiness', () => {
  it('should be 1 for steady motion and large for a jump', () => {
    assert.equal(spikiness([2, 2, 2]), 1)
    assert.equal(spikiness([2, 2, 20, 2]), 10)
  })
})
