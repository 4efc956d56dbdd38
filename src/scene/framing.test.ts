import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cameraAt, frameShape, projectPoint } from './camera.ts'
import { describeScene } from './describe.ts'
import { groundOf } from './ground.ts'
import { planShot } from './plan.ts'
import type { ShotPlan } from './shot-plan.ts'

const sizes = [[1920, 1080], [1080, 1920], [1080, 1080]] as const

const prompts = [
  'a person walking on the beach', 'a woman walking through a forest', 'hiker in a forest', 'a man walking down a neon street',
  'a hiker on a mountain trail', 'a woman on the beach, slow push in', 'a woman in a forest, push in', 'a man in a city street, push in',
]

describe('frameCast', () => {
  for (const prompt of prompts) {
    it(`should frame "${prompt}" at a sensible size for the whole clip, in every ratio and at any length`, () => {
      for (const [width, height] of sizes) {
        for (const durationMs of [4000, 10_000]) {
          for (let seed = 0; seed < 6; seed++) {
            const plan = planShot(describeScene(prompt), { seed, width, height, durationMs })
            const [walker] = plan.subjects
            assert.ok(walker)
            const ground = groundOf(plan.ground)
            const shape = frameShape(width, height)
            for (let part = 0; part <= 1; part += 0.1) {
              const timeS = (part * durationMs) / 1000
              const x = walker.x + Math.cos(walker.heading) * walker.speed * timeS
              const z = walker.z + Math.sin(walker.heading) * walker.speed * timeS
              const at = projectPoint([x, ground(x, z), z], cameraAt(plan.camera, timeS), shape)
              const size = (1.75 * at.pixelsPerMetre) / height
              const where = `${width}x${height}, seed ${seed}, ${timeS} s of ${durationMs} ms`
              assert.ok(size > 0.27 && size < 0.66, `${where}: ${size} of the height`)
              assert.ok(at.x > 0.03 * width && at.x < 0.97 * width, `${where}: x ${at.x}`)
              assert.ok(at.y > 0.5 * height && at.y < 0.97 * height, `${where}: y ${at.y}`)
            }
          }
        }
      }
    })
  }

  it('should let who walks on open ground come nearer, so that the face is seen', () => {
    for (const seed of [1, 2, 3]) {
      const { subjects: [walker], camera } = planShot(describeScene('a woman walking in a meadow'), { seed, width: 1920, height: 1080, durationMs: 6000 })
      assert.ok(Math.sin(walker!.heading) < -0.2, `${walker!.heading}`)
      const away = (timeS: number): number => walker!.z + Math.sin(walker!.heading) * walker!.speed * timeS - cameraAt(camera, timeS).position[2]
      assert.ok(away(6) < 0.85 * away(0) && away(6) > 1.5, `${away(0)} m, ${away(6)} m`)
    }
  })

  it('should let an animal come nearer too, and turn its front to us when that is asked for', () => {
    for (const seed of [1, 2, 3]) {
      const plan = (prompt: string) => planShot(describeScene(prompt), { seed, width: 1920, height: 1080, durationMs: 8000 })
      assert.ok(Math.sin(plan('a lion walking in the savanna').subjects[0]!.heading) < -0.15)
      const [lion] = plan('a lion facing the camera').subjects
      assert.equal(lion!.speed, 0)
      assert.ok(Math.sin(lion!.heading) < -0.95, `${lion!.heading}`)
      assert.ok(Math.sin(plan('一只狼，正面').subjects[0]!.heading) < -0.95)
    }
  })

  it('should have the eye among the flowers with butterflies', () => {
    const { camera, subjects } = plan('butterflies in a meadow')
    assert.ok(camera.pose.position[1] < 1 && subjects.length > 4)
    assert.ok(plan('an eagle over a meadow').camera.pose.position[1] > 1.2)
  })

  it('should keep what it follows in the frame under a move of its own', () => {
    for (const prompt of ['an eagle flying over mountains', 'drone shot of a horse galloping across a field', 'push in on a cyclist on a country road']) {
      const { camera, subjects: [hero] } = planShot(describeScene(prompt), { seed: 1, width: 1920, height: 1080, durationMs: 10_000 })
      for (let timeS = 0; timeS <= 10; timeS++) {
        const at = projectPoint([hero!.x + Math.cos(hero!.heading) * hero!.speed * timeS, hero!.y ?? 0, hero!.z + Math.sin(hero!.heading) * hero!.speed * timeS], cameraAt(camera, timeS), frameShape(1920, 1080))
        assert.ok(at.x > 0.05 * 1920 && at.x < 0.95 * 1920, `${prompt}: at ${timeS} s its x is ${at.x}`)
      }
    }
  })

  it('should have people of a harbour on its quay, and boats on its water', () => {
    for (const prompt of ['a couple walking in the harbour', 'two people sitting on a pier at sunset', '码头上散步的老人']) {
      const { ground, subjects } = plan(prompt)
      const people = subjects.filter(({ kind }) => kind !== 'lighthouse')
      assert.ok(people.length > 0 && people.every(({ slot, x, z }) => slot === 'ground' && groundOf(ground)(x, z) > -0.6), prompt)
    }
    assert.equal(plan('fishing boats in a harbour').subjects.find(({ kind }) => kind.includes('boat'))?.slot, 'water')
  })

  it('should show a head and shoulders for a portrait, the eyes above the middle', () => {
    for (const [width, height] of sizes) {
      for (const prompt of ['close-up portrait of a man', 'a portrait of an old woman', '老爷爷的肖像']) {
        const plan = planShot(describeScene(prompt), { seed: 1, width, height })
        const [sitter] = plan.subjects
        assert.equal(sitter!.speed, 0)
        for (const timeS of [0, 5, 10]) {
          const at = projectPoint([sitter!.x, groundOf(plan.ground)(sitter!.x, sitter!.z) + 1.55, sitter!.z], cameraAt(plan.camera, timeS), frameShape(width, height))
          assert.ok(at.pixelsPerMetre * 0.24 > 0.09 * height, `${prompt}: a head of ${at.pixelsPerMetre * 0.24} px`)
          assert.ok(at.y > 0.2 * height && at.y < 0.62 * height && Math.abs(at.x / width - 0.5) < 0.25, `${prompt}: ${at.x}, ${at.y}`)
        }
      }
    }
    assert.ok(planShot(describeScene('a man on the beach, portrait format'), { seed: 1, width: 1080, height: 1920 }).subjects[0]!.speed > 0)
  })

  it('should walk several in single file, none in the others\' step', () => {
    const { subjects } = plan('four people walking on the beach')
    assert.equal(subjects.length, 4)
    const along = subjects.map(({ x, heading }) => x * Math.cos(heading))
    assert.deepEqual(along, along.toSorted((a, b) => b - a))
    assert.equal(new Set(subjects.map(({ phase }) => phase)).size, 4)
    assert.equal(new Set(subjects.map(({ speed }) => speed)).size, 1)
  })

  it('should leave room for a walker between the rows of trees', () => {
    const inRow = plan('hiker in a forest').subjects[0]!.z % 5.2
    assert.ok(inRow > 3.2 && inRow < 4.6, `${inRow}`)
  })

  it('should keep a walker out of the water', () => {
    for (const [width, height] of sizes) {
      const shot = plan('a person walking on the beach', width, height)
      const beach = shot.modules.find(({ use }) => use === 'beach')?.with as Record<string, number>
      const [walker] = shot.subjects
      const travelled = Math.abs(walker!.x) * beach['slope']!
      assert.ok(walker!.z < beach['shore']! - beach['runUp']! - Math.abs(travelled))
    }
  })

  it('should show what fits its place as large as it is in life', () => {
    for (const prompt of ['a wizard in a forest', 'a red sports car', 'a horse on a beach']) assert.equal(plan(prompt).subjects[0]?.size, undefined, prompt)
  })

  it('should leave the camera of an empty place as the setting has it', () => {
    const shot = plan('ocean')
    assert.deepEqual(shot.subjects, [])
    assert.equal(shot.camera.pose.position[1], 2.1)
  })
})

function plan(prompt: string, width = 1920, height = 1080): ShotPlan {
  return planShot(describeScene(prompt), { seed: 2, width, height })
}
