import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeScene } from './describe.ts'
import { planShot } from './plan.ts'
import type { ShotPlan } from './shot-plan.ts'

function planOf(prompt: string): ShotPlan {
  return planShot(describeScene(prompt), { seed: 3, width: 1920, height: 1080 })
}

const uses = (prompt: string): string[] => planOf(prompt).modules.map(({ use }) => use)

describe('withWonders', () => {
  it('should draw an aurora behind the clouds of any place, by night', () => {
    const plan = planOf('aurora over the forest')
    assert.equal(plan.light.night, 1)
    const over = uses('aurora over the ocean')
    assert.ok(over.includes('aurora') && over.indexOf('aurora') < over.indexOf('clouds'))
  })

  it('should show no aurora by day or through a storm, and no rainbow by night', () => {
    assert.ok(!uses('aurora over the ocean at noon').includes('aurora'))
    assert.ok(!uses('aurora over the ocean in a thunderstorm').includes('aurora'))
    assert.ok(!uses('a rainbow over the sea at midnight').includes('rainbow'))
    assert.ok(uses('a rainbow over the sea').includes('rainbow'))
  })

  it('should brighten the Milky Way where there are stars', () => {
    const strength = (prompt: string): unknown => planOf(prompt).modules.find(({ use }) => use === 'stars')?.with?.['milkyWay']
    assert.ok(Number(strength('the milky way over the frozen lake')) > Number(strength('a frozen lake at night')))
  })

  it('should let leaves fall at any hour, and fireworks burst by night, over the city when no place is named', () => {
    assert.ok(uses('an autumn forest at noon, leaves falling').includes('petals'))
    assert.ok(uses('烟花').includes('fireworks'))
    assert.equal(planOf('fireworks').setting, 'skyline')
    assert.equal(planOf('fireworks').light.night, 1)
    assert.ok(!uses('fireworks over a lake at noon').includes('fireworks'))
    assert.ok(uses('孔明灯升上夜空').includes('sky-lanterns'))
  })

  it('should stay out of places without a sky', () => {
    assert.ok(!uses('a meteor shower in outer space in the rain').some((use) => use === 'meteors' || use === 'rain'))
  })
})
