import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { contrast, luminanceOf, luminanceOfLuma } from './color.ts'
import { lookBehind } from './look-behind.ts'

const frame = { width: 320, height: 180 }
const box = { left: 80, top: 60, right: 240, bottom: 120 }

function grid(luma: (column: number, row: number) => number): { cells: Uint8Array; columns: number; rows: number } {
  const cells = Uint8Array.from({ length: 32 * 18 }, (_, index) => luma(index % 32, Math.floor(index / 32)))
  return { cells, columns: 32, rows: 18 }
}

const light = { box, luminance: 1, mayBeDark: true }

describe('lookBehind', () => {
  it('should leave a dark picture alone', () => {
    assert.deepEqual(
      lookBehind(
        light,
        grid(() => 40),
        frame,
      ),
      { dimming: 0, isDark: false },
    )
  })

  it('should make letters dark on a bright and calm picture, unless they must be light', () => {
    assert.deepEqual(
      lookBehind(
        light,
        grid(() => 225),
        frame,
      ),
      { dimming: 0, isDark: true },
    )
    const { dimming, isDark } = lookBehind(
      { ...light, mayBeDark: false },
      grid(() => 225),
      frame,
    )
    assert.ok(!isDark && dimming > 0.4, `${dimming}`)
  })

  it('should dim a restless picture more than a calm one of the same brightness', () => {
    const calm = lookBehind(
      light,
      grid(() => 130),
      frame,
    )
    const restless = lookBehind(
      light,
      grid((column) => (column % 2 ? 200 : 60)),
      frame,
    )
    assert.ok(restless.dimming > calm.dimming + 0.2, `${restless.dimming} and ${calm.dimming}`)
  })

  it('should look only at what lies behind the text', () => {
    const elsewhere = grid((column, row) => (row < 5 || row > 12 || column < 7 || column > 24 ? 235 : 40))
    assert.equal(lookBehind(light, elsewhere, frame).dimming, 0)
  })

  it('should give any letters on any even picture the contrast that reading needs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 235 }),
        fc.constantFrom('#ffffff', '#101014', '#ffd23f', '#2b2250'),
        (luma, color) => {
          const luminance = luminanceOf(color)
          const { dimming, isDark } = lookBehind(
            { box, luminance, mayBeDark: false },
            grid(() => luma),
            frame,
          )
          assert.ok(!isDark)
          const plate = luminance > 0.22 ? 16 : 235
          const behind = luminanceOfLuma(luma + (plate - luma) * dimming)
          assert.ok(
            contrast(luminance, behind) >= 4.4,
            `${color} on ${luma}: ${contrast(luminance, behind).toFixed(2)}`,
          )
        },
      ),
    )
  })
})
