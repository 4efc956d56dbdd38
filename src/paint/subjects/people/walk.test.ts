import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Moment } from '../figure.ts'
import { contactPoint } from '../gait.ts'
import { distance } from '../shape/point.ts'
import { bodyOf, child, man, woman } from './body.ts'
import { bodyFrames, sides } from './body-pose.ts'
import { type Walk, jog, stroll, walkPose } from './walk.ts'

/** A slope with a swell, so that the ground is not level anywhere. */
const hill = (x: number): number => 0.06 * x + 0.05 * Math.sin(x * 0.8)

function momentAt(timeS: number, speed: number): Moment {
  const gone = timeS * speed
  return { timeS, phase: 0.2, speed, gone, action: null, ground: (ahead) => hill(gone + ahead) - hill(gone) }
}

const walkers: readonly [string, Walk, number][] = [['strolling', stroll, 1.1], ['jogging', jog, 3]]

describe('walkPose', () => {
  for (const [name, walk, speed] of walkers) {
    it(`should hold planted feet on their spot of a hill when ${name}, whatever the build`, () => {
      for (const build of [man, woman, child]) {
        const body = bodyOf(build)
        let stances = 0
        let planted: { x: number; y: number }[] = []
        for (let timeS = -2; timeS < 4; timeS += 1 / 200) {
          const moment = momentAt(timeS, speed)
          const { ankle, pitch, lift } = walkPose(body, walk, moment).feet.L
          // Standing on the ball: the foot's pivot does not move.
          if (lift === 0 && pitch < -0.12) {
            const s = body.scale
            const [x, y] = contactPoint({ ankle: [ankle[0] / s, ankle[1] / s], pitch, isPlanted: true }, 0)
            planted.push({ x: x * s + moment.gone, y: y * s + hill(moment.gone) })
          } else {
            if (planted.length > 3) {
              stances++
              for (const spot of planted) {
                assert.ok(Math.hypot(spot.x - planted[0]!.x, spot.y - planted[0]!.y) < 0.002)
                assert.ok(Math.abs(spot.y - hill(spot.x)) < 0.006, `${spot.y - hill(spot.x)} m above the ground`)
              }
            }
            planted = []
          }
        }
        assert.ok(stances >= 4, `${stances}`)
      }
    })

    it(`should keep limbs at their length and joints together when ${name}`, () => {
      const body = bodyOf(woman)
      for (let timeS = 0; timeS < 2; timeS += 0.05) {
        const pose = walkPose(body, walk, momentAt(timeS, speed))
        const frames = bodyFrames(body, pose)
        for (const side of sides) {
          const [thigh, shin, foot] = [frames[`thigh${side}`]!, frames[`shin${side}`]!, frames[`foot${side}`]!]
          assert.ok(Math.abs(distance(thigh.origin, shin.origin) - body.thighM) < 1e-6)
          assert.ok(distance(shin.origin, foot.origin) < body.shinM * 1.001)
          // A leg that is a little too short for its step may leave the ground by its heel, not by a hand's breadth.
          assert.ok(distance(foot.origin, pose.feet[side].ankle) < 0.05, `${distance(foot.origin, pose.feet[side].ankle)}`)
          assert.ok(Math.abs(distance(frames[`upperArm${side}`]!.origin, frames[`forearm${side}`]!.origin) - body.upperArmM) < 1e-6)
        }
      }
    })
  }

  it('should move smoothly: no joint jumps between frames', () => {
    const body = bodyOf(man)
    for (const [, walk, speed] of walkers) {
      let before = bodyFrames(body, walkPose(body, walk, momentAt(0, speed)))
      for (let timeS = 1 / 60; timeS < 3; timeS += 1 / 60) {
        const now = bodyFrames(body, walkPose(body, walk, momentAt(timeS, speed)))
        for (const [bone, frame] of Object.entries(now)) {
          assert.ok(distance(frame.origin, before[bone]!.origin) < 0.03 + speed * 0.045, `${bone} at ${timeS}`)
        }
        before = now
      }
    }
  })
})
