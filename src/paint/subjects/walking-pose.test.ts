import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { walkingSpeed } from './gait.ts'
import { people } from './people.ts'
import { angleOf, distance } from './vector.ts'
import { type WalkStyle, walkingPose } from './walking-pose.ts'

const hiker: WalkStyle = { ...people['hiking-man'].walk, hasPole: true }
const cycleS = hiker.gait.cycleS
const moments = Array.from({ length: 240 }, (_, i) => (i / 240) * cycleS * 3)
const grounds = { flat: () => 0, uphill: (x: number) => 0.1 * x, downhill: (x: number) => -0.08 * x }

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}

describe('walkingPose', () => {
  for (const [name, ground] of Object.entries(grounds)) {
    it(`should not stretch a leg by more than 3 cm on ${name} ground`, () => {
      for (const timeS of moments) {
        const { near, far } = walkingPose(hiker, 0, timeS, 0, ground)
        for (const { hip, knee, foot } of [near.leg, far.leg]) {
          assert.ok(Math.abs(distance(hip, knee) - 0.44) < 1e-6)
          assert.ok(Math.abs(distance(knee, foot.ankle) - 0.425) < 0.03, `${timeS}: ${distance(knee, foot.ankle)}`)
        }
      }
    })
  }

  it('should bend knees forward', () => {
    for (const timeS of moments) {
      const { hip, knee, foot } = walkingPose(hiker, 0, timeS, 0, grounds.flat).near.leg
      assert.ok(angleOf(hip, knee) - angleOf(hip, foot.ankle) > -1e-6)
    }
  })

  it('should keep the head steadier than the pelvis', () => {
    const poses = moments.map((timeS) => walkingPose(hiker, 0, timeS, 0, grounds.flat))
    const pelvis = spread(poses.map((pose) => pose.pelvis[1]))
    const head = spread(poses.map((pose) => pose.head[1]))
    assert.ok(pelvis > 0.02 && pelvis < 0.06)
    assert.ok(head < pelvis * 0.7, `${head} against ${pelvis}`)
  })

  it('should swing shoulders against hips and arms against legs', () => {
    let opposed = 0
    for (const timeS of moments) {
      const { near, far } = walkingPose({ ...hiker, hasPole: false }, 0, timeS, 0, grounds.flat)
      const hips = near.leg.hip[0] - far.leg.hip[0]
      const shoulders = near.arm.shoulder[0] - far.arm.shoulder[0]
      assert.ok(hips * shoulders <= 1e-9)
      const hands = near.arm.hand[0] - far.arm.hand[0]
      const feet = near.leg.foot.ankle[0] - far.leg.foot.ankle[0]
      if (hands * feet < 0) opposed++
    }
    assert.ok(opposed > moments.length * 0.8)
  })

  it('should plant the tip of the pole on one spot while the foot of the other side stands', () => {
    const speed = walkingSpeed(hiker.gait)
    const spots = new Map<number, number[]>()
    for (const timeS of moments) {
      const phase = timeS / cycleS + 0.5
      const step = Math.floor(phase)
      if (phase - step < hiker.gait.duty) {
        const tip = walkingPose(hiker, 0, timeS, 0, grounds.flat).pole!.tip
        assert.ok(Math.abs(tip[1]) < 1e-9)
        spots.set(step, [...(spots.get(step) ?? []), tip[0] + speed * timeS])
      }
    }
    assert.ok(spots.size >= 3)
    for (const xs of spots.values()) assert.ok(spread(xs) < 1e-6)
  })

  it('should repeat after a cycle on level ground', () => {
    const one = walkingPose(hiker, 0, 0.37, 0.2, grounds.flat)
    const next = walkingPose(hiker, 0, 0.37 + cycleS, 0.2, grounds.flat)
    assert.ok(distance(one.near.leg.foot.ankle, next.near.leg.foot.ankle) < 1e-9)
    assert.ok(distance(one.head, next.head) < 1e-9)
  })
})
