import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { describeScene } from './describe.ts'
import type { SceneDescription } from './description.ts'

type Expected = Partial<Omit<SceneDescription, 'subjects'>>

const cases: readonly [prompt: string, expected: Expected][] = [
  ['generate a 10-second clip of a sunset over the ocean with waves crashing', { setting: 'ocean', time: 'sunset', weather: null, mood: 'dramatic', features: ['crashing'], notDepicted: [], language: 'en' }],
  ['A stormy sea at night, lightning', { setting: 'ocean', time: 'night', weather: 'storm' }],
  ['beaches in the early morning, slow push in', { setting: 'ocean', time: 'dawn', camera: 'push-in' }],
  ['calm ocean, black and white', { setting: 'ocean', mood: 'calm', style: 'noir' }],
  ['misty mountains at dawn', { setting: 'mountains', time: 'dawn', weather: 'fog' }],
  ['a neon-lit city street in the rain at night', { setting: 'city', time: 'night', weather: 'rain', style: 'cyberpunk' }],
  ['autumn forest, golden hour, pan left', { setting: 'forest', season: 'autumn', time: 'golden', camera: 'pan-left' }],
  ['海上日落，海浪拍打沙滩', { setting: 'ocean', time: 'sunset', features: ['crashing'], notDepicted: [], language: 'zh' }],
  ['雨夜的城市街道', { setting: 'city', time: 'night', weather: 'rain', language: 'zh' }],
  ['清晨薄雾中的森林', { setting: 'forest', time: 'dawn', weather: 'fog' }],
  ['雪山，航拍', { setting: 'mountains', camera: 'push-in' }],
]

describe('describeScene', () => {
  for (const [prompt, expected] of cases) {
    it(`should understand "${prompt}"`, () => {
      const description = describeScene(prompt)
      for (const [key, value] of Object.entries(expected)) {
        assert.deepEqual(description[key as keyof SceneDescription], value, key)
      }
      assert.equal(description.settingNamed, true)
    })
  }

  it('should keep what is ruled out apart', () => {
    const description = describeScene('an ocean beach without people or boats, no rain')
    assert.equal(description.weather, null)
    assert.deepEqual([...description.without].sort(), ['boat', 'person'])
    assert.deepEqual(description.notDepicted, [])
    assert.deepEqual(describeScene('没有人的海滩').without, ['person'])
  })

  it('should end a negation at the next clause', () => {
    const description = describeScene('no people, but a rainy beach')
    assert.equal(description.weather, 'rain')
    assert.equal(description.setting, 'ocean')
  })

  it('should say what it cannot show, in the words of the prompt', () => {
    assert.deepEqual(describeScene('a dragon over the ocean at sunset').notDepicted, ['dragon'])
    assert.deepEqual(describeScene('a watercolour ocean with a zeppelin').notDepicted, ['watercolour', 'zeppelin'])
    assert.deepEqual(describeScene('海边的宇航员').notDepicted, ['宇航员'])
  })

  it('should answer a prompt that names no place with a place, and say so', () => {
    const description = describeScene('quarterly revenue')
    assert.equal(description.settingNamed, false)
    assert.notEqual(description.setting, '')
    assert.deepEqual(description.notDepicted, ['quarterly revenue'])
  })

  it('should not find words inside other words', () => {
    assert.equal(describeScene('a seam in the beachfront').settingNamed, false)
    assert.equal(describeScene('an ocean of ravines').weather, null)
  })

  it('should take any text without failing, and the same text the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (prompt) => {
        assert.deepEqual(describeScene(prompt), describeScene(prompt))
      }),
      { numRuns: 60 },
    )
  })

  it('should read a very long prompt in reasonable time', () => {
    assert.equal(describeScene('waves '.repeat(20_000)).setting, 'ocean')
  })
})
