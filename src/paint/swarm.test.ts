import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeSwarms } from './swarm.ts'

const params = { speed: 1, dist: 10, spread: 1, x: 0, y: 0, size: 1 }
const school = { placer: 'school', id: 'fish', firstSlot: 2, count: 3, params }

describe('placeSwarms', () => {
  it('should place every member in its slot, the same way for a seed', () => {
    const first = new Float32Array(48 * 4)
    const again = new Float32Array(48 * 4)
    placeSwarms([school], 5, 1.5, [0, 0, 0], first)
    placeSwarms([school], 5, 1.5, [0, 0, 0], again)
    assert.deepEqual(first, again)
    assert.ok(first.subarray(8, 20).every((value) => Number.isFinite(value)))
    assert.ok(first[10]! > 0, 'depth')
    assert.ok(first.subarray(0, 8).every((value) => value === 0))
  })

  it('should move members against the camera', () => {
    const still = new Float32Array(48 * 4)
    const moved = new Float32Array(48 * 4)
    placeSwarms([school], 5, 1, [0, 0, 0], still)
    placeSwarms([school], 5, 1, [2, 0, 0], moved)
    assert.ok(Math.abs(still[8]! - moved[8]! - 2) < 1e-5)
  })

  it('should name an unknown placer', () => {
    const unknown = { ...school, placer: 'herd' }
    assert.throws(() => placeSwarms([unknown], 1, 0, [0, 0, 0], new Float32Array(192)), /herd/)
  })
})
