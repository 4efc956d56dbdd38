import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { FrameMemory } from '../frame.ts'
import { prepareText, stateAt, textPresets } from './draw-text.ts'
import { fontsFor } from './fonts.ts'
import { lineMeasure } from './raster.ts'
import { type Layer, safeArea } from './style.ts'
import { wrapText } from './wrap.ts'

/** Ten pixels a character. */
const measure = (text: string): number => [...text].length * 10

describe('wrapText', () => {
  it('should keep a short text on one line', () => {
    assert.deepEqual(wrapText('Sunset', 'en', 100, measure), ['Sunset'])
  })

  it('should break between words into even lines', () => {
    assert.deepEqual(wrapText('A bright day in the mountains', 'en', 200, measure), ['A bright day in', 'the mountains'])
  })

  it('should keep line breaks that are there', () => {
    assert.deepEqual(wrapText('One\n\n two ', 'en', 100, measure), ['One', 'two'])
  })

  it('should break Chinese between words and never begin a line with closing punctuation', () => {
    const lines = wrapText('海上日落，浪花轻拍着沙滩。', 'zh-CN', 70, measure)
    assert.equal(lines.join(''), '海上日落，浪花轻拍着沙滩。')
    for (const line of lines) {
      assert.ok(measure(line) <= 70, line)
      assert.ok(!/^[，。！？、]/.test(line), line)
    }
  })

  it('should break a word that is wider than a line', () => {
    const lines = wrapText('Donaudampfschifffahrt', 'de', 80, measure)
    assert.equal(lines.join(''), 'Donaudampfschifffahrt')
    assert.ok(lines.every((line) => measure(line) <= 80))
  })

  it('should keep words, contractions and all characters', () => {
    assert.deepEqual(wrapText("Don't stop 24/7", 'en', 60, measure), ["Don't", 'stop', '24/7'])
    const word = fc.string({ unit: fc.constantFrom(...'abcdeäß,.-(日本語"'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.integer({ min: 30, max: 300 }), (words, width) => {
        const lines = wrapText(words.join(' '), 'en', width, measure)
        assert.equal(lines.join('').replaceAll(' ', ''), words.join(''))
        for (const line of lines) assert.ok(measure(line) <= width || [...line].length <= 3, `${line} in ${width}`)
      }),
    )
  })

  it('should accept a language tag that is none', () => {
    assert.deepEqual(wrapText('a b', '!!', 10, measure), ['a', 'b'])
  })
})

describe('fontsFor', () => {
  it('should name a font for every script it has, and what is missing', () => {
    const { families, missing } = fontsFor('Größe 海上 Москва 🙂')
    assert.match(families, /"Reelsmith Inter latin".*"Reelsmith Noto Sans SC/)
    assert.match(families, /cyrillic/)
    assert.deepEqual(missing, ['🙂'])
  })

  it('should give Chinese characters their width', () => {
    const { families } = fontsFor('海上日落')
    const setting = { sizePx: 50, weight: 600, letterSpacingEm: 0, color: '#ffffff' }
    assert.ok(Math.abs(lineMeasure(families)('海上日落', setting) - 200) < 2, 'each takes one em')
  })
})

describe('text styles', () => {
  const texts = ['Sunset', 'A title of some words\nand a line below', 'x'.repeat(300), '海上日落\n浪花轻拍着沙滩', 'word '.repeat(80)]
  const sizes = [[1920, 1080], [1080, 1920], [1080, 1080], [480, 270]] as const

  /** Where the letters of a line are, without shadows. */
  function box(layer: Layer): { left: number; right: number; top: number; bottom: number } {
    if (layer.kind !== 'line') {
      return { left: layer.x, right: layer.x + layer.width, top: layer.y, bottom: layer.y + layer.height }
    }
    const { families } = fontsFor(layer.text)
    const size = layer.setting.sizePx
    const right = layer.x + lineMeasure(families)(layer.text, layer.setting)
    return { left: layer.x, right, top: layer.y - size * 0.75, bottom: layer.y + size * 0.25 }
  }

  for (const [name, design] of Object.entries(textPresets)) {
    it(`should keep every text of "${name}" inside the frame at every ratio, size and position`, () => {
      for (const text of texts) {
        const measureText = lineMeasure(fontsFor(text).families)
        for (const [width, height] of sizes) {
          for (const position of [undefined, 'top', 'center', 'bottom', 'lower-third'] as const) {
            const layers = design({
              text, language: 'en', width, height, scale: 1, color: undefined, position,
              measure: measureText,
            })
            const safe = safeArea(width, height)
            for (const layer of layers.filter(({ kind }) => kind === 'line')) {
              const { left, right, top, bottom } = box(layer)
              const where = `${name} ${width}x${height} ${position}: ${text.slice(0, 20)}`
              assert.ok(left >= safe.left - 1 && right <= safe.right + 1, `${where}: ${left} to ${right}`)
              assert.ok(top >= safe.top * 0.8 && bottom <= safe.bottom + height * 0.02, `${where}: ${top} to ${bottom}`)
            }
          }
        }
      }
    })
  }
})

describe('stateAt', () => {
  const layer = { in: { delaySeconds: 0.2, seconds: 0.8, dx: 0, dy: 40 }, out: { delaySeconds: 0, seconds: 0.5, dx: 0, dy: -5 } }

  it('should come from nothing, rest, and go to nothing', () => {
    assert.equal(stateAt(layer, 0, 4).opacity, 0)
    assert.deepEqual(stateAt(layer, 2, 4), { opacity: 1, dx: 0, dy: 0 })
    assert.equal(stateAt(layer, 4, 4).opacity, 0)
  })

  it('should rest for a third of the time however short it is', () => {
    for (const total of [0.3, 0.7, 1.5]) {
      let resting = 0
      for (let step = 0; step < 300; step++) if (stateAt(layer, (total * step) / 300, total).opacity > 0.999) resting++
      assert.ok(resting >= 95, `${total} s: ${resting} of 300`)
    }
  })

  it('should move in steps far below a pixel when it arrives', () => {
    const last = [0.9, 0.933, 0.967].map((seconds) => stateAt(layer, seconds, 4).dy)
    assert.ok(last.every((dy) => dy > 0 && dy < 0.1), `${last}`)
  })
})

describe('prepareText', () => {
  it('should leave out what no font has, and draw nothing when nothing is left', async () => {
    const memory = await FrameMemory.create()
    const frame = memory.allocateFrame(96, 54)
    const options = { style: {}, role: 'title', language: 'en', width: 96, height: 54 } as const
    const text = prepareText(memory, { ...options, text: '🙂' })
    const before = memory.frameView(frame).slice()
    text.draw(frame, 2, 4)
    assert.deepEqual(memory.frameView(frame).slice(), before)
    assert.deepEqual(text.missing, ['🙂'])
  })

  it('should use the style of the role when a preset is not known', async () => {
    const drawn = await Promise.all(
      [{ preset: 'caption' }, { preset: 'from-the-future' }, {}].map(async (style) => {
        const memory = await FrameMemory.create()
        const frame = memory.allocateFrame(192, 108)
        const options = { style, role: 'caption', language: 'en', width: 192, height: 108 } as const
        prepareText(memory, { ...options, text: 'Hello' }).draw(frame, 2, 4)
        return Buffer.from(memory.frameView(frame)).toString('base64')
      }),
    )
    assert.equal(drawn[1], drawn[0])
    assert.equal(drawn[2], drawn[0])
  })
})
