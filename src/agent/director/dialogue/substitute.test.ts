import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Clause } from '../reading/clause.ts'
import { tokenize } from '../reading/tokens.ts'
import { aboutClips, clipWords, withValues, withoutOrder } from './substitute.ts'

const said = (text: string): Clause => new Clause(text, tokenize(text))

describe('aboutClips', () => {
  it('should name other clips than the request does', () => {
    assert.equal(aboutClips('trim the first clip to 3 seconds', 'clip 2'), 'trim clip 2 to 3 seconds')
    assert.equal(aboutClips('make the ocean clip brighter', clipWords([1, 3], false)), 'make clip 1 and clip 3 brighter')
    assert.equal(aboutClips('把第一段剪到3秒', '第2段'), '把第2段剪到3秒')
  })

  it('should narrow a request about "it" or the whole film', () => {
    assert.equal(aboutClips('make it brighter', 'clip 2'), 'make clip 2 brighter')
    assert.equal(aboutClips('调亮一点', '第2段'), '第2段调亮一点')
  })
})

describe('withoutOrder', () => {
  it('should take away what says which text is meant', () => {
    assert.equal(withoutOrder('make the second title red'), 'make the title red')
    assert.equal(withoutOrder('make the title red'), 'make the title red')
  })
})

describe('withValues', () => {
  it('should put values where others of their kind are', () => {
    assert.equal(withValues('trim clip 2 to 3 seconds', said('5 seconds')), 'trim clip 2 to 5 seconds')
    assert.equal(withValues('trim clip 2 to 3 seconds', said('5')), 'trim clip 2 to 5 seconds')
    assert.equal(withValues('make the title red', said('blue')), 'make the title blue')
    assert.equal(withValues('add a title saying Winter', said('"Summer"')), 'add a title saying "Summer"')
  })

  it('should find nothing where a value has no place, or nothing is a value', () => {
    assert.equal(withValues('make the title red', said('5 seconds')), undefined)
    assert.equal(withValues('make the title red', said('the second one')), undefined)
    assert.equal(withValues('make the title red', said('red')), undefined)
  })
})
