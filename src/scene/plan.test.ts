import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { effectKinds } from '../music/effects.ts'
import { describeScene } from './describe.ts'
import { cameraMoves, styles } from './description.ts'
import { timesOfDay, weathers } from './light-rig.ts'
import { planShot, resolvedTime } from './plan.ts'
import { settings } from './settings/index.ts'

const size = { width: 1920, height: 1080 }
const prompt = 'a sunset over the ocean with waves crashing'

describe('planShot', () => {
  it('should give the same plan for a seed, and another one for another seed', () => {
    const description = describeScene(prompt)
    const plan = planShot(description, { seed: 4, ...size })
    assert.deepEqual(plan, planShot(description, { seed: 4, ...size }))
    assert.notDeepEqual(plan, planShot(description, { seed: 5, ...size }))
  })

  for (const setting of settings) {
    it(`should plan ${setting.id} as plain JSON in any weather, style, move and shape`, () => {
      const base = { ...describeScene(''), setting: setting.id }
      for (const description of [
        ...weathers.map((weather) => ({ ...base, weather })),
        ...styles.map((style) => ({ ...base, style })),
        ...cameraMoves.map((camera) => ({ ...base, camera })),
      ]) {
        for (const shape of [size, { width: 1080, height: 1920 }, { width: 1080, height: 1080 }]) {
          const plan = planShot(description, { seed: 1, ...shape })
          assert.deepEqual(JSON.parse(JSON.stringify(plan)), plan)
        }
      }
    })
  }

  it('should set candles upon a candlelit table, none upon another, and let a train come in from the first second', () => {
    const kinds = (prompt: string) => planShot(describeScene(prompt), { seed: 1, width: 1280, height: 720 }).subjects.map(({ kind }) => kind)
    assert.deepEqual(kinds('wine at a candlelit table'), ['candle', 'candle', 'candle'])
    assert.deepEqual(kinds('wine on a table'), [])
    assert.deepEqual(kinds('a birthday cake with candles'), [])
    assert.equal(planShot(describeScene('a subway station, a train arriving'), { seed: 5, width: 1280, height: 720 }).startS, 0)
  })

  it('should let nothing grow before who goes through a jungle, but what is out of focus at the lens', () => {
    for (const seed of [1, 2, 3]) {
      const { subjects: [tiger], sprites } = planShot(describeScene('a tiger in the jungle'), { seed, width: 1280, height: 720 })
      const before = (sprites ?? []).filter(({ blur }) => !blur).flatMap(({ places }) => places).filter(({ z }) => z < tiger!.z)
      assert.deepEqual(before, [], `seed ${seed}`)
    }
  })

  it('should light candles in the evening, and look up to the stars', () => {
    assert.equal(resolvedTime(describeScene('wine at a candlelit table')), 'night')
    assert.equal(resolvedTime(describeScene('wine at a candlelit table at noon')), 'noon')
    const horizon = (words: string): number => planShot(describeScene(words), { seed: 1, ...size }).camera.pose.horizon
    assert.ok(horizon('the milky way over a desert at night') < horizon('a desert at night') - 0.2)
  })

  it('should let the camera move take as long as the clip', () => {
    assert.equal(planShot(describeScene(prompt), { seed: 1, ...size, durationMs: 4000 }).camera.durationS, 4)
  })

  it('should keep the camera still when asked to', () => {
    const { camera } = planShot(describeScene(`${prompt}, static shot`), { seed: 1, ...size })
    assert.deepEqual(camera.travel, {})
  })

  it('should bring rain, snow and lightning with the weather', () => {
    const uses = (text: string): string[] =>
      planShot(describeScene(text), { seed: 1, ...size }).modules.map(({ use }) => use)
    assert.ok(uses('ocean in the rain').includes('rain'))
    assert.ok(uses('snowfall over the ocean').includes('snowfall'))
    assert.ok(uses('ocean storm').includes('lightning'))
    assert.ok(!uses('ocean').includes('rain'))
  })

  it('should let snow fall and hide the sun only when it is said to snow', () => {
    const plan = (text: string): ReturnType<typeof planShot> => planShot(describeScene(text), { seed: 1, ...size })
    assert.equal(plan('snowy mountains').light.snowfall, 0)
    assert.equal(plan('snowy mountains').snow, 0)
    assert.equal(plan('a snowy forest').light.snowfall, 0)
    assert.ok(plan('a snowy forest').snow > 0.5)
    assert.ok(plan('a forest, heavy snow').light.snowfall > 0)
    assert.equal(plan('mountains at sunrise, snowing').light.discRadius, 0)
  })

  for (const setting of settings.filter(({ indoors }) => !indoors)) {
    it(`should let rain and storm be heard in ${setting.id}`, () => {
      const sounds = (weather: 'rain' | 'storm'): string[] => {
        const plan = planShot({ ...describeScene(''), setting: setting.id, weather }, { seed: 1, ...size })
        assert.ok(plan.modules.some(({ use }) => use === 'rain'))
        return plan.ambience.map(({ kind }) => kind)
      }
      assert.ok(sounds('rain').includes('rain'))
      assert.ok(sounds('storm').includes('rain') && sounds('storm').includes('thunder'))
    })
  }

  it('should ask for sounds that there are', () => {
    for (const { id } of settings) {
      for (const time of timesOfDay) {
        const plan = planShot({ ...describeScene('people'), setting: id, time }, { seed: 1, ...size })
        for (const { kind } of plan.ambience) assert.ok((effectKinds as readonly string[]).includes(kind), kind)
      }
    }
  })

  it('should draw shapes of paper, of light when they are neon, and a grid where one is named', () => {
    const drawn = (text: string): unknown => planShot(describeScene(text), { seed: 1, ...size }).modules.map(({ use, with: values }) => [use, values?.['glow']])
    assert.deepEqual(drawn('geometric shapes'), [['shapes', undefined]])
    assert.deepEqual(drawn('neon geometric shapes'), [['shapes', 1]])
    assert.deepEqual(drawn('geometric shapes on a neon grid'), [['light-grid', undefined]])
  })

  it('should let a train on its viaduct throw no shadow into the air', () => {
    const [train] = planShot(describeScene('a train on a viaduct'), { seed: 1, ...size }).subjects
    const [beside] = planShot(describeScene('a train in the mountains'), { seed: 1, ...size }).subjects
    assert.deepEqual([train!.isShadowless, beside!.isShadowless], [true, undefined])
  })

  it('should let a plane take off at an airport where no other was named', () => {
    const aloft = (text: string): number => planShot(describeScene(text), { seed: 1, ...size }).subjects.filter(({ kind, speed }) => kind === 'airliner' && speed > 0).length
    assert.deepEqual([aloft('an airport'), aloft('a woman at the airport'), aloft('a plane at the airport')], [1, 1, 1])
  })

  it('should fly bats around the house of ghosts, unless they are ruled out', () => {
    const kinds = (text: string): string[] => planShot(describeScene(text), { seed: 1, ...size }).subjects.map(({ kind }) => kind)
    assert.equal(kinds('a haunted house').filter((kind) => kind === 'bat').length, 8)
    assert.deepEqual(kinds('a haunted house without bats'), ['haunted-house'])
  })

  it('should have lightning and thunder only in a storm', () => {
    assert.deepEqual(planShot(describeScene('ocean'), { seed: 1, ...size }).flashesS, [])
    assert.ok(planShot(describeScene('ocean storm'), { seed: 1, ...size }).flashesS.length > 3)
  })
})
