import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { normalize } from './normalize.ts'
import { tokenize } from './tokens.ts'

/** Names of the tokens, with the values of slots. */
function read(text: string): string {
  return tokenize(normalize(text))
    .map(({ name, values }) => (/^[A-Z]+$/.test(name) && values.get(name) !== undefined ? `${name}=${values.get(name)}` : name))
    .join(' ')
}

describe('tokenize', () => {
  const cases: [string, string][] = [
    ['trim clip 2 to 5s', 'TRIM CLIP NUM=2 TO DUR=5000'],
    ['a 10-second clip', 'a DUR=10000 CLIP'],
    ['the second clip', 'the NTH=2 CLIP'],
    ['the first second', 'the FIRST DUR=1000'],
    ['cut from 2-4 seconds', 'TRIM FROM DUR=2000 - DUR=4000'],
    ['set clips 1 and 2 to 4 seconds', 'CHANGE CLIP NUM=1 AND NUM=2 TO DUR=4000'],
    ['at 0:04', 'AT TIME=4000'],
    ['9:16 at 1:09', 'RATIO=9:16 AT TIME=69000'],
    ['half a second', 'DUR=500'],
    ['two minutes and a half', 'DUR=150000'],
    ['1 minute 30 seconds', 'DUR=90000'],
    ['百分之三十', 'PCT=0.3'],
    ['三成', 'PCT=0.3'],
    ['两秒半', 'DUR=2500'],
    ['一分三十秒', 'DUR=90000'],
    ['第3秒', 'TIME=3000'],
    ['第二段剪到5秒', 'NTH=2 CLIP TRIM DUR=5000'],
    ['第二个标题', 'NTH=2 MEASURE TITLE'],
    ['倒数第二张', 'FROMEND NTH=2 CLIP'],
    ['把標題改為「夜色」', 'BA TITLE CHANGE QUOTE=夜色'],
    ['1.5x', 'FACTOR=1.5'],
    ['two times the speed', 'FACTOR=2 SPEEDWORD'],
    ['-6 dB', 'DB=-6'],
    ['take the forest out', 'REMOVE the forest OUT'],
  ]
  for (const [text, names] of cases) it(`should read "${text}"`, () => assert.equal(read(text), names))

  it('should forgive a slip of the keyboard in a word that matters, and leave words that are meant', () => {
    assert.equal(read('remvoe the backgruond musci'), 'REMOVE the MUSIC')
    assert.equal(read('delet the tittle'), 'REMOVE the TITLE')
    for (const word of ['trip', 'boat', 'crab', 'mode', 'clap', 'tide', 'shop']) assert.equal(read(word), word)
  })

  it('should not take a character out of a word: 大 in 大海 is no size', () => {
    assert.equal(read('大海'), '大海')
    assert.equal(read('小狗'), '小狗')
    assert.match(read('大一点'), /DEGREE/)
  })

  it('should give every character of any text its place at most once, in order', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'加片段2到5秒，标题“x”remove the clip 1:0% and') })), (text) => {
        const normal = normalize(text)
        let at = 0
        for (const { start, end, text: words } of tokenize(normal)) {
          assert.ok(start >= at && end > start)
          assert.equal(normal.slice(start, end), words)
          at = end
        }
      }),
    )
  })
})
