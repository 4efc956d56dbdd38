import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isRightToLeft, visualRuns } from './word-order.ts'

function seen(line: string, isRtl = isRightToLeft(line)): string[] {
  const pieces = line.match(/\S+\s*/g)!
  return visualRuns(pieces, isRtl)
    .filter((run) => !run.isSpace)
    .map((run) => pieces[run.piece]!.slice(run.from, run.to))
}

describe('visualRuns', () => {
  it('should keep the order of a line that runs to the right', () => {
    assert.deepEqual(seen('one two 3'), ['one', 'two', '3'])
  })

  it('should turn a line that runs to the left, but not the words within it that do not', () => {
    assert.deepEqual(seen('שלום עולם'), ['עולם', 'שלום'])
    assert.deepEqual(seen('אני Maria Lind ואתה'), ['ואתה', 'Maria', 'Lind', 'אני'])
    assert.deepEqual(seen('we say שלום עולם here'), ['we', 'say', 'עולם', 'שלום', 'here'])
  })

  it('should part a word in which the direction changes', () => {
    assert.deepEqual(seen('גרה ב-Tel Aviv.'), ['.', 'Tel', 'Aviv', 'ב-', 'גרה'])
  })

  it('should keep numbers where they belong', () => {
    assert.deepEqual(seen('ربيع 2026 هنا'), ['هنا', '2026', 'ربيع'])
  })
})
