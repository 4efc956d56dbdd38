import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { effectKinds } from './effects.ts'
import { effectName, findEffect } from './find-effect.ts'

describe('findEffect', () => {
  const cases: [string, string | undefined][] = [
    ['rain sounds', 'rain'],
    ['a bird', 'forest-birds'],
    ['footsteps on snow', 'footsteps-snow'],
    ['下雨的声音', 'rain'],
    ['雷雨', 'thunder'],
    ['training', undefined],
    ['something else', undefined],
  ]
  for (const [phrase, kind] of cases) it(`should hear ${kind} in "${phrase}"`, () => assert.equal(findEffect(phrase), kind))

  it('should have a name in both languages for every sound', () => {
    for (const kind of effectKinds) {
      assert.doesNotMatch(effectName(kind, 'en'), /\p{Script=Han}/u)
      assert.match(effectName(kind, 'zh'), /\p{Script=Han}/u)
    }
  })
})
