import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { renderAmbience } from '../music/ambience.ts'
import { onsetStrength, rmsDb } from '../music/testing.ts'
import { describeScene } from '../scene/describe.ts'
import { weathers } from '../scene/light-rig.ts'
import { planShot } from '../scene/plan.ts'
import { settings } from '../scene/settings/index.ts'
import type { ShotPlan } from '../scene/shot-plan.ts'
import { beachWaves, thunderclaps, waveBreaks } from '../scene/sound-moments.ts'
import { frameShape } from '../scene/camera.ts'
import { sceneSound } from './scene-sound.ts'

const size = { width: 1920, height: 1080 }
const whole = { ...size, fromMs: -1000, durationMs: 12_000 }

function planOf(prompt: string, seed = 3): ShotPlan {
  return planShot(describeScene(prompt), { seed, ...size })
}

/** The sound of one layer alone, from the plan's second −1. */
function heard(plan: ShotPlan, kind: string): { left: Float32Array; right: Float32Array; eventsS: number[] } {
  const sound = sceneSound(plan, whole)
  const layers = sound?.layers.filter((layer) => layer.kind === kind) ?? []
  assert.equal(layers.length, 1, `${kind} is not heard`)
  const { left, right } = renderAmbience({ ...sound!, layers, room: 'open' })
  return { left, right, eventsS: layers[0]!.events!.map(({ atS }) => atS) }
}

describe('sceneSound', () => {
  it('should know every sound that a setting asks for, in every weather', () => {
    for (const { id } of settings) {
      for (const weather of weathers) {
        const plan = planShot({ ...describeScene(''), setting: id, weather }, { seed: 1, ...size })
        assert.doesNotThrow(() => sceneSound(plan, whole), `${id} in ${weather}`)
      }
    }
  })

  it('should let waves swell where they break in the picture', () => {
    const { left, eventsS } = heard(planOf('waves crashing on a beach'), 'waves')
    const level = (atS: number): number => rmsDb(left, Math.round(atS * 48_000), Math.round((atS + 0.8) * 48_000))
    const inside = eventsS.filter((atS) => atS > 1.5 && atS < 10)
    assert.ok(inside.length >= 1)
    for (const atS of inside) assert.ok(level(atS + 0.5) > level(atS - 1.2) + 1.5, `the wave at ${atS} s`)
  })

  it('should count waves as the beach is painted', async () => {
    const shader = await readFile(new URL('modules/beach.wgsl', import.meta.url), 'utf8')
    assert.match(shader, new RegExp(`M_WAVES = ${beachWaves.underWay}\\.0`))
    assert.match(shader, new RegExp(`ramp\\(${beachWaves.breaksFrom.toFixed(2)}, ${beachWaves.breaksUntil}, part`))
    const plan = planOf('waves crashing on a beach')
    const breaks = waveBreaks(plan, 0, 60)
    const rate = plan.modules.find(({ use }) => use === 'beach')!.with!.rate as number
    assert.ok(breaks.length > 9)
    for (const { atS } of breaks) {
      // at its break each wave has come 57 % of its way of three
      const count = (atS + plan.startS) * rate - 3 * 0.57
      assert.ok(Math.abs(count - Math.round(count)) < 1e-6)
    }
  })

  it('should thunder after each flash, within two seconds', () => {
    const plan = planOf('a storm over the mountains')
    assert.ok(plan.flashesS.length > 3)
    const claps = thunderclaps(plan, frameShape(size.width, size.height), -1, 30)
    for (const flash of plan.flashesS.filter((atS) => atS < 28)) {
      assert.ok(claps.some(({ atS }) => atS > flash + 0.2 && atS < flash + 2), `the flash at ${flash} s`)
    }
    const { left, eventsS } = heard(plan, 'thunder')
    const first = eventsS.find((atS) => atS > 0.3)!
    assert.ok(rmsDb(left, Math.round((first + 0.1) * 48_000), Math.round((first + 0.8) * 48_000)) > -45)
  })

  it('should set down feet where they are seen to come down, from the side they are on', () => {
    const plan = planOf('a hiker walking through a forest')
    const { left, right, eventsS } = heard(plan, 'footsteps-leaves')
    assert.ok(eventsS.length > 10, `${eventsS.length} steps`)
    const rises = onsetStrength({ left, right, sampleRateHz: 48_000 })
    const near = (atS: number): number => Math.max(...rises.slice(Math.round(atS * 100) - 1, Math.round(atS * 100) + 3))
    const steps = eventsS.filter((atS) => atS > 0.4 && atS < 11.5)
    const onStep = steps.reduce((sum, atS) => sum + near(atS), 0) / steps.length
    const between = steps.reduce((sum, atS) => sum + near(atS - 0.08), 0) / steps.length
    assert.ok(onStep > between * 1.5, `${onStep} on the steps, ${between} before them`)
    const walker = plan.subjects[0]!
    const side = (fromS: number, toS: number): number =>
      rmsDb(right, fromS * 48_000, toS * 48_000) - rmsDb(left, fromS * 48_000, toS * 48_000)
    const moved = side(9, 12) - side(0, 3)
    assert.ok(Math.cos(walker.heading) > 0 ? moved > 1 : moved < -1, `${moved} dB toward the right, heading ${walker.heading}`)
  })
})
