import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeScene } from './describe.ts'
import { linearColor, namedColor } from './named-color.ts'

const box = { en: ['box'], zh: ['盒子'] }

describe('namedColor', () => {
  it('should find the colour before a noun, in English and Chinese', () => {
    assert.deepEqual(namedColor('a red gift box on a blue wall', box), linearColor('#b3261e'))
    assert.deepEqual(namedColor('蓝色的盒子', box), linearColor('#2458b3'))
    assert.equal(namedColor('a box before a red wall', box), null)
  })

  it('should leave no colour behind as not understood', () => {
    assert.deepEqual(describeScene('a red car on the beach').notDepicted, [])
    assert.deepEqual(describeScene('a gift box on a pink background').notDepicted, [])
  })
})
