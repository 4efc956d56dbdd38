import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Thumbnail, bestWindow, lookAt, lookParts } from './picture-look.ts'

const [width, height] = [96, 54]

type Rgba = readonly [number, number, number, number]

/** A picture by arithmetic. */
function picture(color: (x: number, y: number) => Rgba): Thumbnail {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(color(x, y), (y * width + x) * 4)
  return { width, height, data }
}

const grass = (x: number, y: number): Rgba => [70 + ((x * 7 + y * 13) % 9), 110 + ((x * 3 + y * 5) % 11), 60, 255]
const inDisc = (x: number, y: number, cx: number, cy: number, r: number): boolean => Math.hypot(x - cx, y - cy) < r

describe('lookAt', () => {
  it('should find the thing that differs from its ground', () => {
    for (const [cx, cy] of [[20, 15], [75, 40], [48, 27]] as const) {
      const { focus, columns } = lookAt(picture((x, y) => (inDisc(x, y, cx, cy, 8) ? [220, 40, 30, 255] : grass(x, y))))
      assert.ok(Math.abs(focus.x * width - cx) < 8 && Math.abs(focus.y * height - cy) < 8, `${focus.x},${focus.y}`)
      const start = bestWindow(columns, 0.3)
      assert.ok(start * width <= cx - 6 && (start + 0.3) * width >= cx + 6, `${start}`)
    }
  })

  it('should prefer a face to a thing of the same size', () => {
    const face = [224, 172, 140, 255] as const
    const dark = [110, 70, 52, 255] as const
    for (const skin of [face, dark]) {
      const look = lookAt(
        picture((x, y) => (inDisc(x, y, 24, 27, 9) ? skin : inDisc(x, y, 72, 27, 9) ? [120, 130, 170, 255] : grass(x, y))),
      )
      assert.ok(look.focus.x < 0.4, `${look.focus.x}`)
    }
  })

  it('should not take a beach for a face', () => {
    const sand = lookAt(picture((x, y) => (inDisc(x, y, 76, 20, 7) ? [30, 60, 190, 255] : [214, 176, 140, 255])))
    assert.ok(sand.focus.x > 0.6, `${sand.focus.x}`)
  })

  it('should look at the middle of a picture with nothing in it', () => {
    const { focus, columns } = lookAt(picture(() => [128, 128, 128, 255]))
    assert.deepEqual(focus, { x: 0.5, y: 0.5 })
    assert.ok(Math.abs(bestWindow(columns, 0.4) - 0.3) < 0.01)
  })

  it('should know a logo by what is transparent around it', () => {
    const { whole } = lookAt(picture((x, y) => (inDisc(x, y, 48, 27, 20) ? [250, 240, 90, 255] : [0, 0, 0, 0])))
    assert.ok(whole?.isTransparent)
    assert.equal(whole.background, '#15171c', 'a bright logo lies on dark')
    assert.ok(Math.abs(whole.box.x - 28 / width) < 0.02 && Math.abs(whole.box.width - 40 / width) < 0.03)
  })

  it('should know a thing on plain ground, and its ground', () => {
    const { whole } = lookAt(picture((x, y) => (inDisc(x, y, 60, 27, 15) ? [40, 40, 60, 255] : [240, 238, 235, 255])))
    assert.deepEqual([whole?.isTransparent, whole?.background], [false, '#f0eeeb'])
    assert.equal(lookAt(picture((x, y) => grass(x * 7, y))).whole, null, 'grass goes on beyond the edge')
  })
})

describe('bestWindow', () => {
  it('should stay inside', () => {
    const profiles = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: lookParts, maxLength: lookParts })
    fc.assert(
      fc.property(profiles, fc.double({ min: 0.05, max: 1, noNaN: true }), (profile, size) => {
        const start = bestWindow(profile, size)
        return start >= 0 && start + size <= 1 + 1e-9
      }),
    )
  })
})
