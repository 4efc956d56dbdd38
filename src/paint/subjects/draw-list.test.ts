import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DrawList, flagOffset, linearColor, shapeFlag, shapeFloats } from './draw-list.ts'

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} ≠ ${expected}`)
}

describe('DrawList', () => {
  it('should know the box around its shapes, decals apart', () => {
    const list = new DrawList().layer().capsule([0, 0], [1, 2], 0.1, 0.2, '#ffffff')
    list.decal().capsule([-5, -5], [5, 5], 1, 1, '#000000')
    const { left, bottom, right, top } = list.bounds
    near(left, -0.1)
    near(bottom, -0.1)
    near(right, 1.2)
    near(top, 2.2)
  })

  it('should open a layer with the first shape only', () => {
    const list = new DrawList().layer().ellipse([0, 0], 1, 1, 0, '#ffffff').ellipse([1, 0], 1, 1, 0, '#ffffff')
    list.decal().ellipse([0, 0], 0.2, 0.2, 0, '#000000')
    const flags = Array.from({ length: 3 }, (_, i) => list.shapes[i * shapeFloats + flagOffset])
    assert.deepEqual(flags, [shapeFlag.opensLayer, shapeFlag.join, shapeFlag.decal])
  })

  it('should move and turn the shapes of a part', () => {
    const list = new DrawList()
    list.inFrame([2, 1], Math.PI / 2, () => list.layer().capsule([1, 0], [1, 0], 0.1, 0.1, '#ffffff'))
    near(list.shapes[0]!, 2)
    near(list.shapes[1]!, 2)
  })

  it('should mirror to the other side', () => {
    const triangle = [[0, 0], [1, 0], [0.5, 1]] as const
    const draw = (list: DrawList): DrawList =>
      list.layer().ellipse([1, 1], 0.4, 0.1, 0.6, '#ffffff').polygon(triangle, '#ffffff')
    const right = draw(new DrawList()).bounds
    const left = draw(new DrawList(true)).bounds
    near(left.left, -right.right)
    near(left.right, -right.left)
    near(left.top, right.top)
  })

  it('should refuse the bounds of nothing', () => {
    assert.throws(() => new DrawList().bounds, RangeError)
  })
})

describe('linearColor', () => {
  it('should turn sRGB into linear light', () => {
    assert.deepEqual(linearColor('#ff0000'), [1, 0, 0])
    assert.throws(() => linearColor('red'), RangeError)
  })
})
