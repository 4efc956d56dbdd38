import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { textPresets } from '../../timeline/text-style.ts'
import { arrange } from './arrange.ts'
import { layersOf } from './layers.ts'
import { safeArea } from './safe-area.ts'
import { CanvasTypeface } from './typeface.ts'

const texts = {
  en: ['Sunset', 'A title of some words\nand a line below', 'word '.repeat(80), 'x'.repeat(120)],
  'zh-CN': ['海上日落\n浪花轻拍着沙滩'],
  ar: ['غروب الشمس فوق المحيط\nمساء هادئ 2026 على Beach'],
  th: ['ที่นี่ปิ่นสวัสดีชาวโลกวันนี้'],
}
const faces = new Map<string, CanvasTypeface>()
const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1080, 1080],
  [1080, 1350],
] as const

describe('text designs', () => {
  for (const preset of textPresets) {
    it(`should keep every text of "${preset}" in the safe area, its lines apart, at every ratio and place`, () => {
      for (const [language, samples] of Object.entries(texts)) {
        for (const text of samples) {
          const face = faces.get(text) ?? new CanvasTypeface(text, language)
          faces.set(text, face)
          for (const [width, height] of sizes) {
            const safe = safeArea(width, height)
            for (const position of [undefined, 'top-left', 'center', 'bottom'] as const) {
              const style = { preset, ...(position && { position }) }
              const arrangement = arrange({
                text,
                style,
                role: 'title',
                language,
                width,
                height,
                face,
                font: undefined,
              })
              const where = `${preset} ${width}x${height} ${position}: ${text.slice(0, 20)}`
              const { outer, block, x, y } = arrangement
              assert.ok(
                outer.left >= safe.left - 2 && outer.right <= safe.right + 2,
                `${where}: ${outer.left} to ${outer.right}`,
              )
              assert.ok(
                outer.top >= safe.top - 2 && outer.bottom <= safe.bottom + 2,
                `${where}: ${outer.top} to ${outer.bottom}`,
              )
              for (const [index, line] of block.lines.entries()) {
                assert.ok(x + line.x >= safe.left - 2 && x + line.x + line.width <= safe.right + 2, where)
                const above = block.lines[index - 1]
                const gap = above && line.baseline - line.ascent - (above.baseline + above.descent)
                assert.ok(gap === undefined || gap >= 0, `${where}: lines ${index} overlap by ${gap}`)
              }
              assert.ok(y >= 0 && layersOf(arrangement, style, 0.5, face).length > 0)
            }
          }
        }
      }
    })
  }

  it('should follow the wishes of a style', () => {
    const face = new CanvasTypeface('Sale', 'en')
    const base = {
      text: 'Sale',
      role: 'title',
      language: 'en',
      width: 1920,
      height: 1080,
      face,
      font: undefined,
    } as const
    const at = (style: object): ReturnType<typeof arrange> => arrange({ ...base, style })
    const middle = (placed: ReturnType<typeof arrange>): number[] => [
      (placed.outer.left + placed.outer.right) / 1920 / 2,
      (placed.outer.top + placed.outer.bottom) / 1080 / 2,
    ]
    assert.deepEqual(
      middle(at({ x: 0.3, y: 0.7 })).map((value) => Math.round(value * 100)),
      [30, 70],
    )
    assert.ok(at({ x: 0, y: 1 }).outer.left > 0 && at({ x: 0, y: 1 }).outer.bottom < 1080, 'it stays in the frame')
    assert.ok(at({ size: 2 }).block.width > at({}).block.width * 1.8)
    assert.equal(at({ color: '#ff0000' }).paintOf('ink'), '#ff0000')
    assert.equal(at({ plate: '#ffee00' }).plate, '#ffee00')
    assert.equal(at({ plate: '#ffee00' }).paintOf('ink'), '#101014', 'letters are readable on the plate')
    assert.partialDeepStrictEqual(at({ preset: 'caption', plate: '#ffee00' }).ornaments, [{ kind: 'plate', paint: '#ffee00' }])
    assert.equal(at({ preset: 'caption', plate: 'none' }).plate, undefined)
    assert.equal(
      at({ preset: 'caption', color: '#000000' }).plate,
      '#ffffff',
      'a plate that would drown them gives way',
    )
    assert.equal(Math.round(at({ align: 'right' }).outer.right), safeArea(1920, 1080).right)
  })
})
