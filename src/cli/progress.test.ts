import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { displayWidth, fitWidth, printable } from './display-width.ts'
import { progressLine, showProgress } from './progress.ts'

describe('displayWidth', () => {
  const cases: [string, number][] = [
    ['', 0],
    ['sunset', 6],
    ['日落', 4],
    ['カフェ', 6],
    ['한강', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['🌅', 2],
    ['👩‍👩‍👧', 2],
    ['“日”，', 6],
    ['\u200b', 0],
  ]
  for (const [text, width] of cases)
    it(`should be ${width} for "${text}"`, () => assert.equal(displayWidth(text), width))
})

describe('fitWidth', () => {
  it('should never be wider than asked, nor cut a character in two', () => {
    assert.equal(fitWidth('日落日落', 6), '日落…')
    assert.equal(fitWidth('日落日落', 8), '日落日落')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, columns) =>
        assert.ok(displayWidth(fitWidth(text, columns)) <= columns),
      ),
    )
  })
})

describe('printable', () => {
  it('should take away what could steer the terminal', () => {
    assert.equal(printable('a\u001b[31mred\u0007\u009b2J\u202eb\r\nc\td'), 'a[31mred2Jb\nc\td')
  })
})

describe('progressLine', () => {
  it('should show a label, a bar and a percentage', () => {
    assert.equal(progressLine('painting', 0.5, 80), 'painting ████████████░░░░░░░░░░░░  50%')
    assert.equal(progressLine('painting', 0, 80), 'painting ░░░░░░░░░░░░░░░░░░░░░░░░   0%')
    assert.equal(progressLine('painting', 7, 80), 'painting ████████████████████████ 100%')
    assert.equal(progressLine('connecting', undefined, 80), 'connecting')
  })

  it('should never reach the last column, whatever the label and the terminal are', () => {
    const label = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('日', '落', 'a'), maxLength: 60 }),
    )
    fc.assert(
      fc.property(
        label,
        fc.option(fc.double({ min: -1, max: 2, noNaN: true }), { nil: undefined }),
        fc.integer({ min: 11, max: 200 }),
        (what, fraction, columns) => {
          assert.ok(displayWidth(progressLine(what, fraction, columns)) < columns)
        },
      ),
    )
  })
})

describe('showProgress', () => {
  const written = (
    isTTY: boolean,
  ): { text: () => string; output: { isTTY: boolean; columns: number; write(text: string): void } } => {
    let all = ''
    return { text: () => all, output: { isTTY, columns: 40, write: (text) => void (all += text) } }
  }

  it('should draw in place on a terminal and leave nothing behind', () => {
    const { text, output } = written(true)
    const progress = showProgress(output)
    progress.update('painting', 0.5)
    progress.update('painting', 0.5)
    progress.say('half-way')
    progress.update('done')
    progress.clear()
    progress.clear()
    const erase = '\r\u001b[K'
    assert.equal(text(), `${erase}${progressLine('painting', 0.5, 40)}${erase}half-way\n${erase}done${erase}`)
  })

  it('should set what is said piece by piece on lines that end between words, and draw no bar over it', () => {
    const { text, output } = written(true)
    const progress = showProgress(output)
    for (const piece of ['The music is calm now, and the tit', 'le waits for', ' the second wave.\nDone: 完成了一部关于海', '边日落的影片，配上了轻柔的钢琴曲。']) {
      progress.print(piece)
      progress.update('painting', 0.5)
    }
    progress.say('Stopped.')
    const lines = text().split('\n')
    assert.deepEqual(lines, ['The music is calm now, and the title ', 'waits for the second wave.', 'Done: 完成了一部关于海边日落的影片，配', '上了轻柔的钢琴曲。', 'Stopped.', ''])
    for (const line of lines) assert.ok(displayWidth(line) < 40, line)
  })

  it('should write plain lines elsewhere: each stage, and each quarter of it', () => {
    const { text, output } = written(false)
    const progress = showProgress(output)
    for (let percent = 0; percent <= 100; percent += 5) progress.update('painting', percent / 100)
    progress.say('ready\u001b[2J')
    progress.update('rendering')
    progress.update('rendering')
    progress.clear()
    assert.equal(
      text(),
      'painting\npainting 25%\npainting 50%\npainting 75%\npainting 100%\nready[2J\nrendering\n',
    )
  })
})
