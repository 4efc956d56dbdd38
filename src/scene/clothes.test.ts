import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clothesOf } from './clothes.ts'
import { WordSearch } from './word-search.ts'

const clothes = (prompt: string): unknown => clothesOf(new WordSearch(prompt))

describe('clothesOf', () => {
  it('should give each garment the colour that stands before it', () => {
    assert.deepEqual(clothes('a woman in a red jacket with a blue backpack'), { top: '#b3261e', pack: '#2458b3' })
    assert.deepEqual(clothes('一个穿红色夹克、背蓝色背包的女人'), { top: '#b3261e', pack: '#2458b3' })
  })

  it('should leave out garments without a colour', () => {
    assert.deepEqual(clothes('a hiker with a hat and boots'), {})
  })

  it('should take the nearest of two colours', () => {
    assert.deepEqual(clothes('blue lake, red coat'), { top: '#b3261e' })
  })
})
