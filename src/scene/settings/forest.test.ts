import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeScene } from '../describe.ts'
import { planShot } from '../plan.ts'
import type { ModuleUse } from '../shot-plan.ts'

function moduleOf(prompt: string, name: string): ModuleUse | undefined {
  const plan = planShot(describeScene(prompt), { seed: 5, width: 1920, height: 1080 })
  return plan.modules.find(({ use }) => use === name)
}

function numberOf(prompt: string, name: string, key: string): number {
  return moduleOf(prompt, name)?.with?.[key] as number
}

describe('forest', () => {
  it('bares the trees in winter and in snow', () => {
    assert.equal(numberOf('a forest in winter', 'woods', 'leaf'), 0)
    assert.equal(numberOf('a forest in the snow', 'woods', 'leaf'), 0)
    assert.ok(numberOf('a forest', 'woods', 'leaf') > 0.8)
  })

  it('colours the leaves of autumn and lets them fall', () => {
    const leaves = moduleOf('an autumn forest', 'woods')?.with?.['green']
    assert.ok(Array.isArray(leaves) && leaves[0] > leaves[1])
    assert.ok(numberOf('an autumn forest', 'forest-floor', 'litter') > numberOf('a forest in summer', 'forest-floor', 'litter'))
  })

  it('has beams only where light falls through', () => {
    assert.ok(moduleOf('a forest in the morning', 'beams'))
    assert.equal(moduleOf('a forest in the rain', 'beams'), undefined)
    assert.ok(numberOf('sunbeams in a forest', 'beams', 'strength') > numberOf('a forest', 'beams', 'strength'))
  })

  it('lights fireflies at night and dust by day', () => {
    assert.equal(numberOf('a forest at night', 'dust', 'blink'), 1)
    assert.equal(moduleOf('a forest in the morning', 'dust')?.with?.['blink'], undefined)
  })

  it('knows birches and does without a path', () => {
    assert.ok(numberOf('a birch forest', 'woods', 'birch') > 0.5)
    assert.equal(numberOf('a forest without a path', 'forest-floor', 'path'), 0)
  })

  it('draws the trees before a walker over them, and none twice without one', () => {
    const uses = (prompt: string): ModuleUse[] =>
      planShot(describeScene(prompt), { seed: 5, width: 1920, height: 1080 }).modules.filter(({ use }) => use === 'woods')
    const [before, all] = uses('a woman walking through a forest')
    assert.equal(before?.near, true)
    assert.ok((before?.with?.['until'] as number) < 10)
    assert.equal(all?.near, undefined)
    assert.equal(uses('a forest').length, 1)
  })

  it('gives trees and floor the same path', () => {
    for (const key of ['clear', 'bend']) {
      assert.equal(numberOf('a forest', 'woods', key), numberOf('a forest', 'forest-floor', key))
    }
  })

  it('shows the light in the frame at every hour', () => {
    for (const hour of ['dawn', 'in the morning', 'at golden hour', 'at sunset', 'at night']) {
      for (let seed = 0; seed < 20; seed++) {
        const { light } = planShot(describeScene(`a forest ${hour}`), { seed, width: 1920, height: 1080 })
        assert.ok(Math.abs(light.sun[0]) < 0.3 && light.sun[1] < 0.5, `${hour}, seed ${seed}`)
      }
    }
  })

  it('should stand young pines between the trunks of a pine forest, in every language', () => {
    for (const prompt of ['a pine forest', '松林']) {
      const { sprites = [] } = planShot(describeScene(prompt), { seed: 1, width: 1920, height: 1080 })
      assert.ok(sprites.some(({ sprite, places }) => sprite === 'conifer' && places.length > 10), prompt)
    }
  })
})
