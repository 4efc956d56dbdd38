import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readBrief } from './read-brief.ts'

const words = (text: string): string[] => readBrief(text).points.map((point) => point.words)

describe('readBrief', () => {
  it('should tell a name from what is said of it, and end on what was asked for as the end', () => {
    assert.deepEqual(words("my shop 'Bean There': beans, ends with 'Come in', open daily 7:30-18:00"), ["my shop 'Bean There'", 'beans', 'open daily 7:30-18:00', "'Come in'"])
    assert.deepEqual(words('a smart bottle that keeps drinks cold all day'), ['a smart bottle', 'keeps drinks cold all day'])
    assert.equal(readBrief('a little fox that finds a lantern', { isTale: true }).points.length, 1)
    assert.deepEqual(words('奶茶店“茶语”：新品上市，结尾打上“欢迎到店”，周末半价'), ['奶茶店“茶语”', '新品上市', '周末半价', '“欢迎到店”'])
  })

  it('should keep the list of a sentence together, and the commas of a quote', () => {
    assert.deepEqual(words('Golden Crust. We sell bread, rolls and cakes. tagline "Warm, daily"'), ['Golden Crust', 'We sell bread, rolls and cakes', '"Warm, daily"'])
  })

  it('should hear how it should feel, and not take that for words to show', () => {
    const { points, manner } = readBrief('running shoes, energetic and modern, warm mood, fun running tips')
    assert.deepEqual(manner, ['energetic and modern', 'warm mood'])
    assert.deepEqual(points.map((point) => point.words), ['running shoes', 'fun running tips'])
    assert.deepEqual(readBrief('健身房，风格动感，温馨治愈的氛围').manner, ['风格动感', '温馨治愈的氛围'])
  })

  it('should not look for a picture in an address or a call', () => {
    assert.deepEqual(readBrief('the sea, visit us at 12 Beach Street').points.map(({ isPicture, isFact }) => [isPicture, isFact]), [[true, false], [false, true]])
  })
})
