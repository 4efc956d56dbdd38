import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { frameShape } from './camera.ts'
import { createRandom } from './random.ts'
import { halfWidthAt, scatter } from './scatter.ts'

const view = (seed = 1): Parameters<typeof scatter>[0] => ({ frame: frameShape(1920, 1080), focal: 1.1, random: createRandom(seed) })

describe('scatter', () => {
  it('should place about as many as were asked for, within depths, widths and heights', () => {
    const places = scatter(view(), { count: 60, z: [10, 80], height: [4, 7], across: [-1, 1] })
    assert.ok(places.length >= 60 && places.length <= 75, String(places.length))
    for (const { x, z, height } of places) {
      assert.ok(z >= 10 && z <= 80 && height >= 4 && height <= 7)
      assert.ok(Math.abs(x) <= halfWidthAt(view(), z))
    }
  })

  it('should leave free what is taken', () => {
    const places = scatter(view(), { count: 80, z: [5, 50], height: [1, 2], isTaken: (x) => Math.abs(x) < 2 })
    assert.ok(places.length > 40 && places.every(({ x }) => Math.abs(x) >= 2))
  })

  it('should give the same places for a seed, others for another', () => {
    const at = (seed: number): unknown => scatter(view(seed), { count: 9, z: [5, 50], height: [1, 2] })
    assert.deepEqual(at(3), at(3))
    assert.notDeepEqual(at(3), at(4))
  })
})
