import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { displayWidth } from './display-width.ts'
import { fittedText, writeResult } from './write-result.ts'

const narrow = { isTTY: true, columns: 40 }

describe('fittedText', () => {
  it('should leave what goes elsewhere as it is, without what steers terminals', () => {
    const long = `${'word '.repeat(30)}end\u001b[2J`
    assert.equal(fittedText(long, { columns: 40 }), `${'word '.repeat(30)}end[2J`)
  })

  it('should break sentences between words, and set cells below their column', () => {
    const text = 'Timeline (2 tracks): 1. Video: city timelapse (0-6s)\n3.0 MB  films, uploads and clips      /data/objects'
    assert.equal(
      fittedText(text, narrow),
      ['Timeline (2 tracks): 1. Video: city', 'timelapse (0-6s)', '3.0 MB  films, uploads and clips', '        /data/objects'].join('\n'),
    )
    assert.equal(fittedText('      > install it: sudo apt-get install espeak-ng', narrow), '      > install it: sudo apt-get\n      install espeak-ng')
    assert.equal(fittedText('/a/path/that/is/wider/than/the/terminal/is.mp4', narrow), '/a/path/that/is/wider/than/the/terminal/is.mp4')
  })

  it('should never reach the last column but with a word that is wider than what there is', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '日', '落', '，'), minLength: 1, maxLength: 8 })
    const line = fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '      ')), { maxLength: 30 }).map((all) => all.map((pair) => pair.join('')).join(''))
    fc.assert(
      fc.property(line, fc.integer({ min: 40, max: 100 }), (text, columns) => {
        const fitted = fittedText(text, { isTTY: true, columns })
        for (const one of fitted.split('\n')) assert.ok(displayWidth(one.trimEnd()) < columns, one)
        assert.equal(fitted.replace(/\s/g, ''), text.replace(/\s/g, ''))
      }),
    )
  })
})

describe('writeResult', () => {
  it('should write one line of JSON to programs, however narrow their terminal is', () => {
    let written = ''
    const output = { ...narrow, write: (text: string) => void (written += text) }
    writeResult(output, { asJson: true, data: { text: 'x'.repeat(60) }, text: '' })
    assert.equal(written, `{"text":"${'x'.repeat(60)}"}\n`)
  })
})
