import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cameraAt, frameShape, projectPoint } from './camera.ts'
import { describeScene } from './describe.ts'
import { groundOf } from './ground.ts'
import { planShot } from './plan.ts'

const plan = (prompt: string, width = 640, height = 360) => planShot(describeScene(prompt), { seed: 1, width, height })
const petalsOf = (prompt: string): Readonly<Record<string, unknown>> => plan(prompt).modules.find(({ use }) => use === 'petals')!.with ?? {}

describe('petals', () => {
  it('should leave free where the heads of people are, all the way', () => {
    const { subjects, camera, ground, modules } = plan('a woman walking under cherry blossoms with falling petals')
    const { spareX, spareY, spareWide, spareTall } = modules.find(({ use }) => use === 'petals')!.with as Record<string, number>
    const [woman] = subjects
    const frame = frameShape(640, 360)
    for (const timeS of [0, 3, 5, 8, 10]) {
      const [x, z] = [woman!.x + Math.cos(woman!.heading) * woman!.speed * timeS, woman!.z + Math.sin(woman!.heading) * woman!.speed * timeS]
      const at = projectPoint([x, groundOf(ground)(x, z) + 1.55, z], cameraAt(camera, timeS), frame)
      assert.ok(Math.abs((at.x - 320) / frame.scale - spareX!) <= spareWide! + 0.02, `${timeS} s: beside it`)
      assert.ok(Math.abs((180 - at.y) / frame.scale - spareY!) <= spareTall! + 0.02, `${timeS} s: above or below it`)
    }
    assert.ok(spareTall! < 0.2, 'no more than the heads')
  })

  it('should fall all over a picture without people', () => {
    assert.equal(petalsOf('cherry blossoms with falling petals')['spareWide'], undefined)
    assert.equal(petalsOf('a cat under cherry blossoms')['spareWide'], undefined)
  })
})
