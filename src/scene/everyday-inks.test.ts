import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeScene } from './describe.ts'
import { crowdInks } from './everyday-inks.ts'
import { planShot } from './plan.ts'
import { createRandom } from './random.ts'

describe('crowdInks', () => {
  it('should dress no two of seven people the same', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const tops = crowdInks(createRandom(seed), 7).map(({ top }) => top)
      assert.equal(new Set(tops).size, 7, tops.join(' '))
    }
  })

  it('should dress the visitors of a market so', () => {
    const { subjects } = planShot(describeScene('a night market with lanterns'), { seed: 3, width: 640, height: 360 })
    const people = subjects.filter(({ inks }) => inks?.['top'] !== undefined)
    assert.ok(people.length >= 5 && new Set(people.map(({ inks }) => inks!['top'])).size === people.length, JSON.stringify(people.map(({ inks }) => inks)))
  })
})
