import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { frameShape, projectPoint, cameraAt } from '../camera.ts'
import { describeScene } from '../describe.ts'
import { meadowGround, meadowModule } from '../meadow-ground.ts'
import { planShot } from '../plan.ts'
import type { ShotPlan } from '../shot-plan.ts'

const sizes = [[1920, 1080], [1080, 1920], [1080, 1080]] as const

function plan(prompt: string, seed = 1, [width, height]: readonly [number, number] = sizes[0]): ShotPlan {
  return planShot(describeScene(prompt), { seed, width, height })
}

describe('mountains', () => {
  it('should be the place of mountain prompts in both languages', () => {
    for (const prompt of ['snowy mountain peaks at dawn', 'a hiker in the Alps', '雪山日出', '登山者走在山路上']) {
      assert.equal(plan(prompt).setting, 'mountains', prompt)
    }
  })

  it('should show a hiker when one is asked for, and nobody otherwise', () => {
    assert.equal(plan('a hiker on a mountain trail').subjects[0]?.kind, 'hiker')
    assert.equal(plan('徒步者在山间').subjects.length, 1)
    assert.deepEqual(plan('mountains at sunset').subjects, [])
    assert.deepEqual(plan('a mountain trail without people').subjects, [])
    assert.deepEqual(plan('mountains, no hikers').subjects, [])
  })

  it('should dress a walker as described', () => {
    assert.equal(plan('a woman in a red jacket walking in the mountains').subjects[0]?.inks?.['top'], '#b3261e')
  })

  it('should frame a walker between 18 and 35 % of the height, inside the frame for 10 seconds, in every ratio', () => {
    for (const size of sizes) {
      for (let seed = 0; seed < 12; seed++) {
        const shot = plan('a hiker on a mountain trail', seed, size)
        const [walker] = shot.subjects
        assert.ok(walker)
        const meadow = shot.modules.find(({ use }) => use === meadowModule)
        const ground = meadowGround(meadow?.with ?? {})
        const shape = frameShape(size[0], size[1])
        for (let timeS = -1; timeS <= 11; timeS++) {
          const x = walker.x + walker.speed * timeS
          const place = projectPoint([x, ground(x, walker.z), walker.z], cameraAt(shot.camera, timeS), shape)
          const part = (1.8 * place.pixelsPerMetre) / shape.height
          assert.ok(part > 0.18 && part < 0.35, `${size.join('x')}: ${part}`)
          assert.ok(place.x > 0.08 * shape.width && place.x < 0.92 * shape.width, `${size.join('x')} at ${timeS} s: x ${place.x}`)
          assert.ok(place.y > shape.height * 0.55 && place.y < shape.height * 0.97, `${size.join('x')}: y ${place.y}`)
        }
      }
    }
  })

  it('should let a walker cross the frame when the camera has a move of its own', () => {
    for (let seed = 0; seed < 8; seed++) {
      const shot = plan('a hiker on a mountain trail, push in', seed)
      const [walker] = shot.subjects
      assert.ok(walker)
      assert.ok(Math.sign(walker.x) !== Math.sign(walker.speed))
      const shape = frameShape(1920, 1080)
      for (let timeS = 0; timeS <= 10; timeS++) {
        const x = walker.x + walker.speed * timeS
        const place = projectPoint([x, 0, walker.z], cameraAt(shot.camera, timeS), shape)
        assert.ok(place.x > 0 && place.x < shape.width, `at ${timeS} s: ${place.x}`)
      }
    }
  })

  it('should put a lake before the range on request', () => {
    const uses = plan('a mountain lake with reflections').modules.map(({ use }) => use)
    assert.ok(uses.indexOf('alpine-lake') > uses.indexOf(meadowModule))
    assert.ok(uses.indexOf('alpine-lake') < uses.indexOf('alpine-range'))
    assert.ok(!plan('mountains').modules.some(({ use }) => use === 'alpine-lake'))
  })

  it('should draw grass before walkers and none when nobody walks', () => {
    assert.ok(plan('a hiker in the mountains').modules.some(({ near }) => near))
    assert.ok(!plan('mountains').modules.some(({ near }) => near))
  })

  it('should compose another picture for another seed, and the same for the same', () => {
    assert.deepEqual(plan('mountains', 5), plan('mountains', 5))
    assert.notDeepEqual(plan('mountains', 5).modules, plan('mountains', 6).modules)
  })
})
