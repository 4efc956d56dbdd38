import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeScene } from '../describe.ts'
import { meadowModule } from '../meadow-ground.ts'
import { planShot } from '../plan.ts'
import type { ShotPlan } from '../shot-plan.ts'

function plan(prompt: string, seed = 1): ShotPlan {
  return planShot(describeScene(prompt), { seed, width: 1920, height: 1080 })
}

describe('mountains', () => {
  it('should be the place of mountain prompts in both languages', () => {
    for (const prompt of ['snowy mountain peaks at dawn', 'a hiker in the Alps', '雪山日出', '登山者走在山路上']) {
      assert.equal(plan(prompt).setting, 'mountains', prompt)
    }
  })

  it('should show a hiker when one is asked for, and nobody otherwise', () => {
    assert.equal(plan('a hiker on a mountain trail').subjects[0]?.kind, 'hiking-man')
    assert.equal(plan('徒步者在山间').subjects.length, 1)
    assert.deepEqual(plan('mountains at sunset').subjects, [])
    assert.deepEqual(plan('a mountain trail without people').subjects, [])
    assert.deepEqual(plan('mountains, no hikers').subjects, [])
  })

  it('should dress a walker as described', () => {
    assert.equal(plan('a woman in a red jacket walking in the mountains').subjects[0]?.inks?.['top'], '#b3261e')
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
