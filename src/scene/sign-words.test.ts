import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { longestSignWord, packedSignWord, quotedSignWord } from './sign-words.ts'

describe('quotedSignWord', () => {
  it('finds quoted and announced words', () => {
    assert.equal(quotedSignWord('a neon sign that says OPEN in the rain'), 'OPEN')
    assert.equal(quotedSignWord('a street with a sign "Jazz"'), 'JAZZ')
    assert.equal(quotedSignWord('夜晚的街道，招牌写着「HOTEL」'), 'HOTEL')
  })

  it('leaves alone what the signs cannot write', () => {
    assert.equal(quotedSignWord('a city street at night'), null)
    assert.equal(quotedSignWord('a sign that says "夜市"'), null)
    assert.equal(quotedSignWord('a sign "SOMETHING FAR TOO LONG"'), null)
  })
})

describe('packedSignWord', () => {
  it('keeps every letter, exactly, in 32-bit floats', () => {
    const letter = fc.constantFrom(...'247ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: longestSignWord }), (word) => {
        const numbers = packedSignWord(word.join(''))
        for (const number of numbers) assert.equal(Math.fround(number), number)
        const codes = word.map((_, i) => Math.floor(numbers[i >> 2]! / 64 ** (i & 3)) % 64)
        assert.ok(codes.every((code) => code >= 1 && code <= 29))
        assert.deepEqual(codes.map((code) => ' 247ABCDEFGHIJKLMNOPQRSTUVWXYZ'[code]), word)
      }),
    )
  })

  it('refuses what it cannot hold', () => {
    assert.throws(() => packedSignWord('ABCDEFGHIJK'), RangeError)
    assert.throws(() => packedSignWord('a'), RangeError)
  })
})
