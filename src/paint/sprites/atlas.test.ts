import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { facetData, pack } from './atlas.ts'
import { type Facet, modelOf, outlineLevels, turned } from './facet.ts'

const facet = (centre: Facet['centre'], color: Facet['color'] = [1, 1, 1]): Facet => ({
  shape: 'blob', centre, a: [0.1, 0, 0], b: [0, 0.1, 0], color, normal: [0, 0, -1],
})

describe('pack', () => {
  it('should keep cells apart and inside the atlas', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 1024 })), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(sizes, (wanted) => {
        const { width, height, corners, scale } = pack(wanted, 2048)
        assert.ok(width <= 2048 && height <= 2048 && scale <= 1)
        const boxes = wanted.map(([w, h], i) => [...corners[i]!, corners[i]![0] + w * scale, corners[i]![1] + h * scale] as const)
        for (const [left, top, right, bottom] of boxes) assert.ok(left >= 8 && top >= 8 && right <= width && bottom <= height)
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) assert.ok(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1])
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('facetData', () => {
  it('should give pixels of the atlas, farthest facet first', () => {
    const data = facetData(modelOf([facet([0, 0.5, -1], [1, 0, 0]), facet([0, 0.9, 1], [0, 1, 0])]), [20, 30], 100)
    assert.deepEqual(data.slice(8, 11), [0, 1, 0])
    assert.deepEqual([data[0], data[1]], [20 + 10, 30 + 10])
    assert.deepEqual([data[16], data[17]], [30, 80])
    assert.equal(data.length, 32)
  })
})

describe('turned', () => {
  it('should bring the left side to the front', () => {
    const [left] = turned([facet([-1, 0.5, 0])], Math.PI / 2)
    assert.ok(Math.abs(left!.centre[0]) < 1e-9 && left!.centre[2] < -0.99)
  })
})

describe('modelOf', () => {
  it('should follow what is drawn from the bottom to the top, and leave nothing out', () => {
    const { outline } = modelOf([
      { ...facet([0, 0.5, 0]), a: [0.02, 0, 0], b: [0, 0.5, 0] },
      { ...facet([0.2, 0.9, 0]), a: [0.8, 0, 0] },
    ])
    const narrow = (0.6 - 0.02) / 1.6
    assert.ok(Math.abs(outline[0]![0] - narrow) < 1e-9 && Math.abs(outline[1]![1] - (0.62 / 1.6)) < 1e-9)
    assert.equal(outline.length, outlineLevels)
    assert.deepEqual(outline.slice(-2), [[0, 1], [0, 1]])
  })
})
