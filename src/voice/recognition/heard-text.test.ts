import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { heardText } from './heard-text.ts'

describe('heardText', () => {
  it('should leave what was said as it is written', () => {
    assert.equal(heardText(' Um, I think it costs $29.99. ', 4000), 'Um, I think it costs $29.99.')
    assert.equal(heardText('no no no no', 2000), 'no no no no')
  })

  it('should drop what nobody can have said: loops, too many words, marks of sounds, control characters', () => {
    assert.equal(heardText('thank you thank you thank you thank you thank you thank you', 9000), '')
    assert.equal(heardText('a b c d e f g h i j k l m n', 1000), '')
    assert.equal(heardText('[music] ♪ la ♪ (applause)', 5000), '')
    assert.equal(heardText('...', 5000), '')
    assert.equal(heardText('hello\u0000 \u202Eworld', 5000), 'hello world')
  })
})
