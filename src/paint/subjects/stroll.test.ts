import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cameraAt, frameShape, projectPoint } from '../../scene/camera.ts'
import { describeScene } from '../../scene/describe.ts'
import { planShot } from '../../scene/plan.ts'
import type { SubjectUse } from '../../scene/shot-plan.ts'
import { contactPoint } from './gait.ts'
import { groundOf } from '../../scene/ground.ts'
import { people, personOf } from './people.ts'
import { stroller, strollerAt } from './stroll.ts'

const use: SubjectUse = { kind: 'hiking-man', x: -1, z: 8, heading: 0, speed: 1.1, phase: 0 }
const level = (): number => 0

describe('strollerAt', () => {
  it('should be at its place at time 0 and go at its speed, to either side, before time 0 too', () => {
    for (const [heading, speed] of [[0, 1.1], [Math.PI, 0.9]] as const) {
      const each = stroller({ ...use, heading, speed }, people['hiking-man'])
      for (const timeS of [-1, 0, 4, 30]) {
        assert.ok(Math.abs(strollerAt(each, timeS, level, 0).x - (-1 + Math.cos(heading) * speed * timeS)) < 1e-9)
      }
    }
  })

  it('should hold planted feet on one spot of the meadow in the world, for both directions', () => {
    const plan = planShot(describeScene('a hiker in the mountains'), { seed: 4, width: 1280, height: 720 })
    const ground = groundOf(plan.ground)
    for (const heading of [0, Math.PI]) {
      const each = stroller({ ...use, heading }, people['hiking-man'])
      const direction = Math.cos(heading)
      let planted: { x: number; y: number }[] = []
      let stances = 0
      for (let timeS = 0; timeS < 6; timeS += 1 / 120) {
        const view = strollerAt(each, timeS, ground, 0)
        const { foot } = view.pose.near.leg
        const isOnBall = foot.isPlanted && foot.pitch < -0.12
        if (isOnBall) {
          const [x, y] = contactPoint(foot, 0)
          planted.push({ x: view.x + direction * x, y: view.groundY + y })
        } else {
          if (planted.length > 3) {
            stances++
            for (const spot of planted) {
              assert.ok(Math.hypot(spot.x - planted[0]!.x, spot.y - planted[0]!.y) < 0.002)
              assert.ok(Math.abs(spot.y - ground(spot.x, use.z)) < 0.004)
            }
          }
          planted = []
        }
      }
      assert.ok(stances >= 4)
    }
  })

  it('should hold planted feet on their spot of the picture against ground at the same depth', () => {
    const width = 1920
    const height = 1080
    const plan = planShot(describeScene('a hiker walking on a mountain trail'), { seed: 1, width, height })
    const ground = groundOf(plan.ground)
    const [subject] = plan.subjects
    assert.ok(subject)
    const person = personOf(subject.kind)
    assert.ok(person)
    const each = stroller(subject, person)
    const direction = Math.cos(subject.heading)
    const shape = frameShape(width, height)
    let reference: { worldX: number; offset: number } | null = null
    for (let frame = 0; frame < 90; frame++) {
      const timeS = frame / 30
      const view = strollerAt(each, timeS, ground, 0)
      const { foot } = view.pose.near.leg
      if (foot.isPlanted && foot.pitch < -0.12) {
        const worldX = view.x + direction * contactPoint(foot, 0)[0]
        const camera = cameraAt(plan.camera, timeS)
        const shoe = projectPoint([worldX, view.groundY, subject.z], camera, shape)
        reference ??= { worldX, offset: shoe.x }
        if (Math.abs(worldX - reference.worldX) < 0.2) {
          const pebble = projectPoint([reference.worldX, view.groundY, subject.z], camera, shape)
          assert.ok(Math.abs(shoe.x - pebble.x) < 0.3, `${shoe.x - pebble.x} px`)
        }
      } else reference = null
    }
  })

  it('should recolour what the plan names and nothing else', () => {
    const { outfit } = stroller({ ...use, inks: { top: '#b3261e', wings: '#ffffff' } }, people['hiking-man'])
    assert.equal(outfit.top, '#b3261e')
    assert.equal(outfit.pack, people['hiking-man'].outfit.pack)
    assert.ok(!('wings' in outfit))
  })

  it('should draw every person of the table within the size of a person', () => {
    for (const [kind, person] of Object.entries(people)) {
      for (let i = 0; i < 12; i++) {
        const { bounds } = strollerAt(stroller({ ...use, kind }, person), i * 0.1, level, 0).list
        assert.ok(bounds.top > 1.6 && bounds.top < 2, `${kind} ${bounds.top}`)
        assert.ok(bounds.bottom > -0.06 && bounds.bottom < 0.02, `${kind} ${bounds.bottom}`)
      }
    }
  })

  it('should mirror the figure of who walks to the left', () => {
    const right = strollerAt(stroller(use, people.man), 0.4, level, 0).list.bounds
    const left = strollerAt(stroller({ ...use, heading: Math.PI }, people.man), 0.4, level, 0).list.bounds
    assert.ok(Math.abs(left.left + right.right) < 1e-9)
    assert.ok(Math.abs(left.top - right.top) < 1e-9)
  })
})
