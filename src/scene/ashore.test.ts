import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { castOf } from './cast.ts'
import { describeScene } from './describe.ts'
import { courseXAt } from './land.ts'
import { planShot, resolvedTime } from './plan.ts'
import { createRandom } from './random.ts'

const plan = (prompt: string, seed = 1) => planShot(describeScene(prompt), { seed, width: 640, height: 360 })

describe('who goes along the water', () => {
  for (const prompt of ['a family walking along the river', 'friends walking by the lake at sunset', 'a dog running along the river bank', 'a deer by the lake']) {
    it(`should have dry ground underfoot: ${prompt}`, () => {
      for (const seed of [1, 2, 3]) {
        const { modules, subjects } = plan(prompt, seed)
        const land = modules.find(({ use }) => use === 'land')!.with as Record<string, number>
        assert.equal(land['course'] ?? 0, 0, 'a river comes toward them')
        for (const { z, slot } of subjects.filter((each) => each.slot === 'ground')) {
          // Where the hollow for the water begins at the nearest, see `basin` in land.wgsl.
          assert.ok(z < land['basinZ']! - land['basinWide']! * 1.15 + 1, `${slot} at ${z}, water from ${land['basinZ']! - land['basinWide']! * 1.15}`)
        }
      }
    })
  }

  it('should be as large beside a lake as they are in life', () => {
    const { subjects } = plan('friends walking by the lake at sunset')
    assert.ok(subjects.every(({ size = 1 }) => size >= 0.8), JSON.stringify(subjects.map(({ size }) => size)))
  })
})

describe('castOf', () => {
  const cast = (prompt: string) => castOf(describeScene(prompt), createRandom(1))

  it('should seat people around a campfire, unless they do something else', () => {
    assert.equal(cast('friends around a campfire by the lake at night')[0]!.action, 'sit')
    assert.equal(cast('people dancing around a campfire')[0]!.action, 'dance')
    assert.equal(cast('friends by the lake at night')[0]!.action, null)
  })

  it('should put somebody on a motorbike that rides', () => {
    assert.ok(cast('a motorcycle riding on a coastal highway')[0]!.members[0]!.rider)
    assert.equal(cast('a motorcycle on the highway')[0]!.members[0]!.rider, undefined)
  })
})

describe('a herd', () => {
  it('should be many, wherever the word stands', () => {
    const count = (prompt: string): number => describeScene(prompt).subjects[0]!.count
    assert.ok(count('a penguin colony in Antarctica') >= 5)
    assert.ok(count('a herd of elephants in the savanna') >= 5)
    assert.equal(count('a penguin in Antarctica'), 1)
    assert.deepEqual(describeScene('a flock of sheep').notDepicted, [])
  })

  it('should be seen by day where the place is known by its nights', () => {
    assert.equal(resolvedTime(describeScene('a penguin colony in Antarctica')), 'morning')
    assert.equal(resolvedTime(describeScene('a frozen lake in the arctic')), 'night')
    assert.equal(resolvedTime(describeScene('a marathon in the city')), 'morning')
    assert.equal(resolvedTime(describeScene('a marathon in the city at night')), 'night')
  })
})

describe('a canal', () => {
  it('should have nothing growing or standing in its water', () => {
    for (const prompt of ['a village with a canal', 'an old chinese water town', 'venice']) {
      const { modules, sprites = [] } = plan(prompt)
      const { courseX, courseBend, courseWide } = modules.find(({ use }) => use === 'land')!.with as Record<string, number>
      // It is cut as far as 1.6 times its half width, see `bed` in land.wgsl; its water ends a little before.
      const wet = courseWide! * 1.3
      for (const { sprite, places } of sprites) {
        for (const { x, z } of places) assert.ok(Math.abs(x - courseXAt(z, courseX!, courseBend)) > wet, `${sprite} at ${x}, ${z}`)
      }
    }
  })
})
