import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { paintedSize } from './painted-size.ts'

describe('paintedSize', () => {
  it('should paint large pictures smaller than they are shown when the processor paints them', () => {
    assert.deepEqual(paintedSize({ width: 1920, height: 1080 }, 'lavapipe', ''), { width: 1280, height: 720 })
    assert.deepEqual(paintedSize({ width: 1080, height: 1920 }, 'llvmpipe', 'auto'), { width: 720, height: 1280 })
    assert.deepEqual(paintedSize({ width: 1080, height: 1080 }, 'swiftshader', ''), { width: 720, height: 720 })
    assert.deepEqual(paintedSize({ width: 1280, height: 720 }, 'lavapipe', ''), { width: 768, height: 432 })
  })

  it('should give even sides for every ratio', () => {
    for (const [width, height] of [[1080, 1350], [864, 1080], [2560, 1080], [1082, 1922], [720, 900], [606, 1080]] as const) {
      const painted = paintedSize({ width, height }, 'lavapipe', '')
      assert.equal(painted.width % 2 + (painted.height % 2), 0)
      assert.ok(Math.abs(painted.width / painted.height / (width / height) - 1) < 0.005, `${width}x${height}`)
    }
  })

  it('should paint as shown on a GPU, when small, and when full detail is wanted', () => {
    const hd = { width: 1920, height: 1080 }
    assert.deepEqual(paintedSize(hd, 'gpu', ''), hd)
    assert.deepEqual(paintedSize(hd, 'lavapipe', 'full'), hd)
    const small = { width: 640, height: 360 }
    assert.deepEqual(paintedSize(small, 'lavapipe', ''), small)
  })

  it('should refuse a detail it does not know', () => {
    assert.throws(() => paintedSize({ width: 1920, height: 1080 }, 'gpu', 'much'), (error: unknown) =>
      ReelsmithError.is(error, 'request/invalid') && /REELSMITH_DETAIL.*much/.test(error.message))
  })
})
