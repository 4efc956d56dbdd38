import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { effectKinds } from '../music/effects.ts'
import { describeScene } from '../scene/describe.ts'
import { weathers } from '../scene/light-rig.ts'
import { planShot } from '../scene/plan.ts'
import { settings } from '../scene/settings/index.ts'

describe('the sounds that plans ask for', () => {
  it('should all be known to the ambience renderer', () => {
    for (const { id } of settings) {
      for (const weather of weathers) {
        const description = { ...describeScene(''), setting: id, weather }
        for (const { kind } of planShot(description, { seed: 1, width: 1920, height: 1080 }).ambience) {
          assert.ok((effectKinds as readonly string[]).includes(kind), `${id} in ${weather}: ${kind}`)
        }
      }
    }
  })
})
