import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type LogEntry, readHistory } from './history.ts'

const spans = (steps: readonly { from: number; to: number }[]): string => steps.map(({ from, to }) => `${from}-${to}`).join(' ')

describe('readHistory', () => {
  it('should take the changes of one turn as one step', () => {
    const { done } = readHistory([
      { version: 1, name: 'a', turn: 'x' },
      { version: 2, name: 'b', turn: 'x' },
      { version: 3, name: 'c', turn: 'y' },
      { version: 4, name: 'd' },
      { version: 5, name: 'e' },
    ])
    assert.equal(spans(done), '0-2 2-3 3-4 4-5')
    assert.deepEqual(done[0]!.actions, ['a', 'b'])
  })

  it('should not take a step behind an undo of the same turn for a part of the one before', () => {
    const { done, undone } = readHistory([
      { version: 1, name: 'a', turn: 'x' },
      { version: 2, name: 'b', turn: 'y' },
      { version: 3, name: 'undo', turn: 'z', undone: 1 },
      { version: 4, name: 'c', turn: 'z' },
    ])
    assert.equal(spans(done), '0-1 3-4')
    assert.equal(spans(undone), '')
  })

  it('should behave as two stacks, whatever is done in whatever order', () => {
    const moves = fc.array(fc.constantFrom('change', 'undo', 'redo'), { maxLength: 40 })
    fc.assert(
      fc.property(moves, (wanted) => {
        const log: LogEntry[] = []
        /** What every version holds; undo and redo make new versions of old states. */
        const states = [0]
        const [past, future]: number[][] = [[], []]
        for (const move of wanted) {
          const version = log.length + 1
          const { done, undone } = readHistory(log)
          const now = states.at(-1)!
          if (move === 'change') {
            log.push({ version, name: 'edit', turn: `t${version}` })
            past!.push(now)
            future!.length = 0
            states.push(version * 100)
          } else if (move === 'undo' && past!.length > 0) {
            assert.equal(states[done.at(-1)!.from], past!.at(-1))
            log.push({ version, name: 'undo', undone: 1 })
            future!.push(now)
            states.push(past!.pop()!)
          } else if (move === 'redo' && future!.length > 0) {
            assert.equal(states[undone.at(-1)!.to], future!.at(-1))
            log.push({ version, name: 'redo', redone: 1 })
            past!.push(now)
            states.push(future!.pop()!)
          } else assert.equal(move === 'undo' ? done.length : undone.length, 0)
        }
      }),
    )
  })
})
