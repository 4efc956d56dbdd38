import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { personOf } from '../paint/subjects/people.ts'
import type { SubjectMention } from './description.ts'
import { createRandom } from './random.ts'
import { frameShape, projectPoint, cameraAt } from './camera.ts'
import { describeScene } from './describe.ts'
import { planShot } from './plan.ts'
import { type WalkingWay, figureHeightM, walkersOn } from './walkers.ts'

const way: WalkingWay = { z: 8, startX: -2, speed: 1.1 }
const mention = (kind: string, words: string, more: Partial<SubjectMention> = {}): SubjectMention => ({ kind, count: 1, words, ...more })
const kinds = (...mentions: SubjectMention[]): string[] => walkersOn(way, mentions, createRandom(1)).map(({ kind }) => kind)

describe('walkersOn', () => {
  it('should show one hiker for "a hiker hiking"', () => {
    assert.deepEqual(kinds(mention('hiker', 'hiker'), mention('hiker', 'hiking')), ['hiker'])
  })

  it('should equip the person who is said to be hiking', () => {
    assert.deepEqual(kinds(mention('hiker', 'hiking'), mention('person', 'woman')), ['hiking-woman'])
    assert.deepEqual(kinds(mention('hiker', 'hiking'), mention('person', 'man')), ['hiker'])
  })

  it('should keep a plain walker plain', () => {
    assert.deepEqual(kinds(mention('person', 'woman')), ['woman'])
    assert.deepEqual(kinds(mention('person', 'man')), ['man'])
  })

  it('should walk several in single file, four at most, none in the others\' step', () => {
    const four = walkersOn(way, [mention('person', 'people', { count: 9 })], createRandom(3))
    assert.equal(four.length, 4)
    for (const [i, { x, speed }] of four.entries()) {
      assert.equal(speed, way.speed)
      assert.ok(Math.abs(x - (-2 - 1.25 * i)) < 1e-9)
    }
    assert.equal(new Set(four.map(({ phase }) => phase)).size, 4)
  })

  it('should line up behind whoever walks to the left', () => {
    const two = walkersOn({ ...way, speed: -1 }, [mention('hiker', 'hikers', { count: 2 })], createRandom(1))
    assert.ok(two[1]!.x > two[0]!.x)
  })

  it('should dress the first as described', () => {
    const [first, second] = walkersOn(way, [mention('hiker', 'hikers', { count: 2, color: '#2458b3', inks: { pack: '#e0b020' } })], createRandom(1))
    assert.deepEqual(first!.inks, { top: '#2458b3', pack: '#e0b020' })
    assert.equal(second!.inks, undefined)
  })

  it('should name only people that the painter knows', () => {
    for (let seed = 0; seed < 20; seed++) {
      for (const { kind } of walkersOn(way, [mention('hiker', 'hikers', { count: 2 }), mention('person', 'people', { count: 2 })], createRandom(seed))) {
        assert.ok(personOf(kind), kind)
      }
    }
  })
})

describe('people who cross a place', () => {
  const sizes = [[1920, 1080], [1080, 1920], [1080, 1080]] as const
  const prompts = [
    'a person walking on the beach', 'a woman walking through a forest', 'hiker in a forest', 'a man walking down a neon street',
    'a hiker on a mountain trail', 'a woman on the beach, slow push in', 'a woman in a forest, push in', 'a man in a city street, push in',
  ]
  for (const prompt of prompts) {
    it(`should frame "${prompt}" at a sensible size for the whole clip, in every ratio and at any length`, () => {
      for (const [width, height] of sizes) {
        for (const durationMs of [4000, 10_000]) {
          for (let seed = 0; seed < 6; seed++) {
            const plan = planShot(describeScene(prompt), { seed, width, height, durationMs })
            const [walker] = plan.subjects
            assert.ok(walker)
            const shape = frameShape(width, height)
            for (let part = 0; part <= 1; part += 0.1) {
              const timeS = (part * durationMs) / 1000
              const at = projectPoint([walker.x + walker.speed * timeS, 0, walker.z], cameraAt(plan.camera, timeS), shape)
              const size = (figureHeightM * at.pixelsPerMetre) / height
              const where = `${width}x${height}, seed ${seed}, ${timeS} s of ${durationMs} ms`
              assert.ok(size > 0.15 && size < 0.35, `${where}: ${size} of the height`)
              assert.ok(at.x > 0.03 * width && at.x < 0.97 * width, `${where}: x ${at.x}`)
              assert.ok(at.y > 0.5 * height && at.y < 0.97 * height, `${where}: y ${at.y}`)
            }
          }
        }
      }
    })
  }

  it('should leave room for a walker between the rows of trees', () => {
    const [walker] = planShot(describeScene('hiker in a forest'), { seed: 1, width: 1920, height: 1080 }).subjects
    const inRow = walker!.z % 5.2
    assert.ok(inRow > 3.2 && inRow < 4.6, `${inRow}`)
  })

  it('should keep a walker out of the water', () => {
    for (const [width, height] of sizes) {
      const plan = planShot(describeScene('a person walking on the beach'), { seed: 2, width, height })
      const beach = plan.modules.find(({ use }) => use === 'beach')?.with as Record<string, number>
      const travelled = Math.abs(plan.subjects[0]!.x) * beach['slope']!
      assert.ok(plan.subjects[0]!.z < beach['shore']! - beach['runUp']! - Math.abs(travelled))
    }
  })
})
