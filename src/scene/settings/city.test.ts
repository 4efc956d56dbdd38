import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeScene } from '../describe.ts'
import { planShot } from '../plan.ts'
import type { ModuleUse, ShotPlan } from '../shot-plan.ts'

function planOf(prompt: string, width = 1920, height = 1080): ShotPlan {
  return planShot(describeScene(prompt), { seed: 5, width, height })
}

function moduleOf(plan: ShotPlan, name: string): ModuleUse | undefined {
  return plan.modules.find(({ use }) => use === name)
}

function valueOf(prompt: string, name: string, key: string): number {
  return moduleOf(planOf(prompt), name)?.with?.[key] as number
}

describe('city', () => {
  it('turns up the neon when the words ask for it', () => {
    const plain = valueOf('a city street at night', 'street', 'neon')
    const neon = valueOf('a neon city street at night', 'street', 'neon')
    const future = valueOf('a futuristic city at night', 'street', 'neon')
    assert.ok(plain < neon && neon <= future)
    assert.equal(valueOf('a city street at night without neon', 'street', 'neon'), 0)
  })

  it('flies cars only in the future', () => {
    assert.equal(valueOf('a cyberpunk city', 'traffic', 'flyers'), 1)
    assert.equal(valueOf('a city street at noon', 'traffic', 'flyers'), 0)
  })

  it('empties the street on request', () => {
    assert.equal(moduleOf(planOf('a city street at night without cars'), 'traffic'), undefined)
    assert.ok(moduleOf(planOf('a city street at night'), 'traffic'))
  })

  it('mirrors more when wet', () => {
    assert.equal(valueOf('a wet city street at noon', 'street', 'damp'), 1)
    assert.ok(valueOf('a city street at noon', 'street', 'damp') < 0.3)
  })

  it('writes the word of the prompt on its signs', () => {
    assert.deepEqual(moduleOf(planOf('a city street at night'), 'street')?.with?.['word'], [0, 0, 0])
    assert.notDeepEqual(moduleOf(planOf('a neon sign that says OPEN in a city'), 'street')?.with?.['word'], [0, 0, 0])
  })

  it('keeps a low sun and the moon over the street in every seed', () => {
    for (const time of ['at night', 'at sunset', 'at golden hour', 'at dawn']) {
      for (let seed = 0; seed < 20; seed++) {
        const { light } = planShot(describeScene(`a city street ${time}`), { seed, width: 1080, height: 1920 })
        assert.ok(Math.abs(light.sun[0]) < 0.2, `${time}, seed ${seed}`)
      }
    }
  })

  it('is quieter at night', () => {
    assert.deepEqual(planOf('a city at night').ambience.map(({ kind }) => kind), ['city-night'])
    assert.deepEqual(planOf('a city at noon').ambience.map(({ kind }) => kind), ['city'])
  })

  it('stops the cars for whoever crosses', () => {
    const plan = planOf('people walking down a neon street')
    assert.equal(plan.subjects.length, 3)
    assert.equal(moduleOf(plan, 'traffic'), undefined)
  })

  it('lowers the horizon in a tall frame', () => {
    assert.ok(planOf('a city', 1080, 1920).camera.pose.horizon < planOf('a city').camera.pose.horizon)
  })
})
