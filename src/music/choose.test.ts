import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chooseMusic } from './choose.ts'
import { findMusicKind, musicKindNames } from './kinds.ts'
import { findMood } from './moods.ts'

describe('chooseMusic', () => {
  it('should always give a kind and a mood that the composer knows, the same for the same hints', () => {
    const words = fc.option(fc.constantFrom('ocean', 'city', 'mountains', 'forest', 'volcano', 'rain', 'night', 'sunset', ''), { nil: undefined })
    fc.assert(
      fc.property(words, words, words, words, fc.integer(), (mood, setting, time, weather, seed) => {
        const recipe = chooseMusic({ mood, setting, time, weather, seed })
        assert.ok(musicKindNames.includes(recipe.kind))
        assert.ok(recipe.mood === undefined || findMood(recipe.mood))
        assert.deepEqual(recipe, chooseMusic({ mood, setting, time, weather, seed }))
      }),
    )
  })

  it('should do as it is told when a kind is named', () => {
    for (let seed = 0; seed < 20; seed++) {
      assert.equal(chooseMusic({ mood: 'upbeat electronic', setting: 'forest', seed }).kind, 'electronic')
      assert.equal(chooseMusic({ mood: '舒缓的钢琴曲', setting: 'city', seed }).kind, 'piano-calm')
    }
  })

  it('should suit the picture: nothing loud for a sunset over the sea, nothing soft for a storm', () => {
    for (let seed = 0; seed < 50; seed++) {
      const sea = chooseMusic({ setting: 'ocean', time: 'sunset', seed })
      assert.ok(['ambient', 'piano-calm', 'acoustic'].includes(sea.kind), sea.kind)
      assert.equal(chooseMusic({ setting: 'mountains', weather: 'storm', seed }).kind, 'cinematic')
      const city = chooseMusic({ setting: 'city', time: 'night', weather: 'rain', seed })
      assert.ok(['lo-fi', 'synthwave', 'piano-calm'].includes(city.kind), city.kind)
    }
  })

  it('should vary with the seed and follow a mood', () => {
    const kinds = new Set(Array.from({ length: 40 }, (_, seed) => chooseMusic({ setting: 'ocean', time: 'sunset', seed }).kind))
    assert.ok(kinds.size >= 2)
    assert.equal(chooseMusic({ mood: 'epic', seed: 1 }).kind, 'cinematic')
    assert.equal(findMusicKind(chooseMusic({ mood: 'energetic', seed: 3 }).kind)?.drums !== undefined, true)
  })
})
