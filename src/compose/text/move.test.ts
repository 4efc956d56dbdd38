import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { animationTypes } from '../../timeline/appearance.ts'
import type { MoveType } from './layer.ts'
import { paceOf, stateAt } from './move.ts'

const size = { sizePx: 100, linePx: 120 }
const types: MoveType[] = [...animationTypes, 'wipe', 'flicker']

function moves(type: MoveType, delaySeconds = 0.2): Parameters<typeof stateAt>[0] {
  const seconds = type === 'none' ? 0 : 0.8
  return { in: { type, delaySeconds, seconds }, out: { type, delaySeconds: 0, seconds: type === 'none' ? 0 : 0.5 } }
}

describe('stateAt', () => {
  for (const type of types) {
    it(`should come from nothing, rest, and go to nothing: ${type}`, () => {
      const at = (seconds: number): ReturnType<typeof stateAt> => stateAt(moves(type), seconds, 4, 1, size)
      const isNothing = ({ opacity, reveal }: ReturnType<typeof stateAt>): boolean => opacity === 0 || reveal === 0
      assert.ok(isNothing(at(0.1)), 'before it comes')
      assert.deepEqual(at(2), { opacity: 1, dx: 0, dy: 0, scale: 1, reveal: 1, isMasked: false })
      assert.ok(isNothing(at(4)), 'after it has gone')
    })
  }

  it('should rest for a third of the time however short it is', () => {
    for (const total of [0.3, 0.7, 1.5]) {
      const pace = paceOf([moves('rise')], total)
      let resting = 0
      for (let step = 0; step < 300; step++) {
        if (stateAt(moves('rise'), (total * step) / 300, total, pace, size).opacity > 0.999) resting++
      }
      assert.ok(resting >= 95, `${total} s: ${resting} of 300`)
    }
  })

  it('should move in steps far below a pixel when it arrives', () => {
    const last = [0.9, 0.933, 0.967].map((seconds) => stateAt(moves('rise'), seconds, 4, 1, size).dy)
    assert.ok(
      last.every((dy) => dy > 0 && dy < 0.2),
      `${last}`,
    )
  })

  it('should move the way its name says, in and out', () => {
    const early = (type: MoveType): ReturnType<typeof stateAt> => stateAt(moves(type, 0), 0.1, 4, 1, size)
    const late = (type: MoveType): ReturnType<typeof stateAt> => stateAt(moves(type, 0), 3.8, 4, 1, size)
    assert.ok(early('rise').dy > 0 && late('rise').dy < 0)
    assert.ok(early('drop').dy < 0 && late('drop').dy > 0)
    assert.ok(early('slide-left').dx > 0 && late('slide-left').dx < 0)
    assert.ok(early('slide-right').dx < 0 && late('slide-right').dx > 0)
    assert.ok(early('pop').scale < 1 && late('pop').scale < 1)
  })
})
