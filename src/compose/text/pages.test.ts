import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { paginate, placeWords } from './pages.ts'

const say = (text: string): { text: string; startMs: number; endMs: number }[] =>
  text.split(/\s+/).map((word, index) => ({ text: word, startMs: index * 400, endMs: index * 400 + 300 }))

describe('placeWords', () => {
  it('should find words in their text, in order, whatever stands around them', () => {
    const placed = placeWords('The sea, the sea!', say('the SEA the sea'))
    assert.deepEqual(
      placed.map(({ start, end }) => [start, end]),
      [
        [0, 3],
        [4, 7],
        [9, 12],
        [13, 16],
      ],
    )
    assert.equal(placed[0]!.toSeconds, 0.4, 'marked until the next one is said')
    assert.equal(placed[3]!.toSeconds, 1.7)
  })

  it('should leave out what is not there', () => {
    assert.equal(placeWords('one three', say('one two three')).length, 2)
  })
})

describe('paginate', () => {
  const text = 'This is how you make coffee. It takes a minute, not more.'

  it('should turn the page when its first word is said', () => {
    const pages = paginate(text, 'en', 4, placeWords(text, say(text)), 6)
    assert.deepEqual(
      pages.map(({ start, end }) => text.slice(start, end).trim()),
      ['This is how you', 'make coffee.', 'It takes a minute,', 'not more.'],
    )
    assert.deepEqual(
      pages.map(({ fromSeconds }) => fromSeconds),
      [0, 1.6, 2.4, 4],
    )
  })

  it('should tile the text and its time, also without the times of words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'word', 'longer', 'end.', '海上日落'), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 2, max: 8 }),
        (words, most) => {
          const whole = words.join(' ')
          const pages = paginate(whole, 'en', most, [], 10)
          assert.equal(pages[0]!.start, 0)
          assert.equal(pages[0]!.fromSeconds, 0)
          assert.equal(pages.at(-1)!.end, whole.length)
          assert.equal(pages.at(-1)!.toSeconds, 10)
          for (const [index, page] of pages.entries()) {
            const next = pages[index + 1]
            if (!next) continue
            assert.equal(page.end, next.start)
            assert.equal(page.toSeconds, next.fromSeconds)
            assert.ok(page.toSeconds > page.fromSeconds)
          }
        },
      ),
    )
  })
})
