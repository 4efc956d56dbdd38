import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cameraAt, eased, frameShape, projectPoint } from './camera.ts'
import type { CameraPath } from './shot-plan.ts'

const path: CameraPath = {
  pose: { position: [0, 2, 0], focal: 1.15, horizon: 0.1, pan: 0 },
  travel: { position: [4, 0, 1], focal: 0.2 },
  durationS: 8,
  ease: 0.5,
  sway: 0,
}

describe('eased', () => {
  it('should begin at 0, end at 1 and never go back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -0.3, max: 1.3, noNaN: true }), (ease, part) => {
        assert.equal(eased(0, ease), 0)
        assert.ok(Math.abs(eased(1, ease) - 1) < 1e-12)
        assert.ok(eased(part + 0.01, ease) >= eased(part, ease) - 1e-12)
      }),
    )
  })

  it('should run on without a step before and after the move', () => {
    for (const edge of [0, 1]) {
      const before = (eased(edge, 0.4) - eased(edge - 1e-6, 0.4)) / 1e-6
      const after = (eased(edge + 1e-6, 0.4) - eased(edge, 0.4)) / 1e-6
      assert.ok(Math.abs(before - after) < 1e-3)
    }
  })
})

describe('cameraAt', () => {
  it('should stand at the pose at first and at pose and travel at the end', () => {
    assert.deepEqual(cameraAt(path, 0), path.pose)
    const end = cameraAt(path, 8)
    assert.deepEqual(end.position, [4, 2, 1])
    assert.ok(Math.abs(end.focal - 1.35) < 1e-12)
  })
})

describe('projectPoint', () => {
  const shape = frameShape(1920, 1080)

  it('should put the horizon where the pose says', () => {
    const far = projectPoint([0, 0, 1e7], path.pose, shape)
    assert.ok(Math.abs(far.y - (540 - 108)) < 0.01)
    assert.ok(Math.abs(far.x - 960) < 0.01)
  })

  it('should see a metre twice as large at half the distance', () => {
    const near = projectPoint([0, 0, 10], path.pose, shape)
    const far = projectPoint([0, 0, 20], path.pose, shape)
    assert.equal(near.pixelsPerMetre, far.pixelsPerMetre * 2)
  })
})
