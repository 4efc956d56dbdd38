import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../scene/random.ts'
import { modelOf } from './facet.ts'
import { spriteModel, spriteModels } from './models/index.ts'

describe('sprite models', () => {
  for (const [name, { grow, params }] of Object.entries(spriteModels)) {
    it(`should grow ${name} to its height, the same for a seed`, () => {
      const facets = grow(createRandom(4), params)
      const { bounds } = modelOf(facets)
      assert.ok(bounds.top > 0.9 && bounds.top < 1.2, `top ${bounds.top}`)
      assert.ok(bounds.bottom > -0.2 && bounds.right - bounds.left < 8, `bottom ${bounds.bottom}, width ${bounds.right - bounds.left}`)
      assert.ok(facets.length > 0 && facets.length <= 9000, `${facets.length} facets`)
      assert.deepEqual(grow(createRandom(4), params), facets)
      for (const facet of facets) {
        const numbers = [...facet.centre, ...facet.a, ...facet.b, ...facet.color, ...facet.normal, facet.glow ?? 0, facet.detail ?? 0]
        assert.ok(numbers.every(Number.isFinite))
      }
    })
  }

  it('should say that a model is missing', () => {
    assert.throws(() => spriteModel('triffid'), /no sprite model "triffid"/)
  })
})
