import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fitLines } from './fit-lines.ts'
import { widthOf, wrapText } from './wrap.ts'

/** Ten pixels a character. */
const measure = (text: string): number => [...text].length * 10

function wrap(text: string, language: string, width: number): string[] {
  return wrapText(text, language, width, measure).map((line) =>
    line
      .map((piece) => piece.text)
      .join('')
      .trimEnd(),
  )
}

describe('wrapText', () => {
  it('should keep a short text on one line', () => {
    assert.deepEqual(wrap('Sunset', 'en', 100), ['Sunset'])
  })

  it('should break between words into even lines', () => {
    assert.deepEqual(wrap('A bright day in the mountains', 'en', 200), ['A bright day in', 'the mountains'])
  })

  it('should keep line breaks that are there', () => {
    assert.deepEqual(wrap('One\n\n two ', 'en', 100), ['One', 'two'])
  })

  it('should break Chinese between words and never begin a line with closing punctuation', () => {
    const lines = wrap('海上日落，浪花轻拍着沙滩。', 'zh-CN', 70)
    assert.equal(lines.join(''), '海上日落，浪花轻拍着沙滩。')
    for (const line of lines) {
      assert.ok(measure(line) <= 70, line)
      assert.ok(!/^[，。！？、]/.test(line), line)
    }
  })

  it('should break Thai, which has no spaces, between words', () => {
    const lines = wrap('แล้วเราก็เดินเข้าไปในป่า', 'th', 120)
    assert.equal(lines.join(''), 'แล้วเราก็เดินเข้าไปในป่า')
    assert.ok(lines.length > 1 && !lines.some((line) => /^\p{M}/u.test(line)), `${lines}`)
  })

  it('should keep a picture whole and break beside it', () => {
    assert.deepEqual(wrap('family 👨‍👩‍👧‍👦 day', 'en', 70).join('|').split('👨‍👩‍👧‍👦').length, 2)
  })

  it('should keep words, contractions and all characters', () => {
    assert.deepEqual(wrap("Don't stop 24/7", 'en', 60), ["Don't", 'stop', '24/7'])
    const word = fc.string({ unit: fc.constantFrom(...'abcdeäß,.-(日本語"'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 30, max: 300 }),
        (words, width) => {
          const text = words.join(' ')
          const lines = wrapText(text, 'en', width, measure)
          assert.equal(
            lines
              .flat()
              .map((piece) => piece.text)
              .join('')
              .replaceAll(' ', ''),
            words.join(''),
          )
          for (const piece of lines.flat())
            assert.equal(text.slice(piece.start, piece.start + piece.text.length), piece.text)
          for (const line of lines) assert.ok(widthOf(line, measure) <= width || line.length === 1, `${width}`)
        },
      ),
    )
  })

  it('should accept a language tag that is none', () => {
    assert.deepEqual(wrap('a b', '!!', 10), ['a', 'b'])
  })
})

describe('fitLines', () => {
  const box = { width: 200, height: 100, maxLines: 2 }

  it('should keep the size that is wished when the text fits', () => {
    assert.equal(fitLines('Sunset', 'en', measure, 20, box).scale, 1)
  })

  it('should rather set a word smaller than break it', () => {
    const { lines, scale } = fitLines('Donaudampfschifffahrtsgesell', 'de', measure, 20, box)
    assert.equal(lines.length, 1)
    assert.ok(scale < 0.75)
  })

  it('should say when even the least size is too large, and end with an ellipsis', () => {
    const { lines, isCut } = fitLines('word '.repeat(400), 'en', measure, 20, box)
    assert.ok(isCut)
    assert.match(lines.at(-1)!.at(-1)!.text, /…$/)
    assert.ok(lines.length * 20 * 0.4 <= 100)
  })
})
