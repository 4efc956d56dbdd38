import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeScene } from './describe.ts'
import { linearColor } from './named-color.ts'
import { planShot } from './plan.ts'
import { stillThings } from './still-things.ts'

const plan = (prompt: string): ReturnType<typeof planShot> => planShot(describeScene(prompt), { seed: 1, width: 320, height: 180 })

describe('stillThings', () => {
  for (const [name, { words, use }] of Object.entries(stillThings)) {
    it(`should show ${name} close when a prompt names it`, () => {
      for (const prompt of [words.en[0]!, words.zh[0]!]) assert.ok(plan(prompt).modules.some((module) => module.use === use), prompt)
    })
  }

  it('should take the colour of the prompt, and steam only from what is hot', () => {
    const [shoe] = plan('a blue sneaker on a pedestal').modules
    assert.deepEqual(shoe!.with!['color'], linearColor('#2458b3'))
    assert.ok(plan('a cup of tea').modules.some(({ use }) => use === 'steam'))
    assert.ok(!plan('fresh fruit on a table').modules.some(({ use }) => use === 'steam'))
    assert.ok(!plan('a cup of tea without steam').modules.some(({ use }) => use === 'steam'))
  })
})
