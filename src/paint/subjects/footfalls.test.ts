import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SubjectUse } from '../../scene/shot-plan.ts'
import { footfalls } from './footfalls.ts'

const walker: SubjectUse = { kind: 'man', slot: 'ground', x: -2, z: 6, heading: 0, speed: 1.2, phase: 0.3 }

describe('footfalls', () => {
  it('should hear a walk as two steps a cycle, evenly apart, where the walker is', () => {
    const falls = footfalls(walker, -1, 9)
    const gaps = falls.slice(1).map(({ atS }, i) => atS - falls[i]!.atS)
    assert.ok(falls.length > 14 && falls.length < 26, `${falls.length} steps`)
    assert.ok(Math.max(...gaps) - Math.min(...gaps) < 0.08, gaps.join(' '))
    for (const { atS, x } of falls) assert.ok(Math.abs(x - (-2 + 1.2 * atS)) < 1e-9)
  })

  it('should hear nothing of whoever stands or is no figure', () => {
    assert.deepEqual(footfalls({ ...walker, speed: 0 }, 0, 5), [])
    assert.deepEqual(footfalls({ ...walker, kind: 'cloud' }, 0, 5), [])
  })
})
