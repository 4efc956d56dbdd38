/** What lives in water is shown in water, whatever place is named. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeScene } from './describe.ts'
import { planShot } from './plan.ts'
import { settings } from './settings/index.ts'
import { subjectRows } from './subjects/index.ts'

const size = { seed: 3, width: 640, height: 360 }
const swimmers = subjectRows.filter(({ slots }) => slots.includes('underwater'))

test('no swimmer is placed outside what its row allows, in any setting', () => {
  assert.ok(swimmers.length > 15)
  for (const { id } of settings) {
    const empty = { ...describeScene('a place'), setting: id, features: [], subjects: [] }
    // All at once: each is placed by its own slots.
    const subjects = swimmers.map(({ kind }) => ({ kind, count: 1, words: kind }))
    for (const main of subjects) {
      const rest = main === subjects[0] ? subjects.slice(1) : []
      for (const use of planShot({ ...empty, subjects: [main, ...rest] }, size).subjects) {
        const row = swimmers.find(({ kind }) => kind === use.kind)
        if (!row) continue
        assert.ok(row.slots.includes(use.slot as (typeof row.slots)[number]), `${use.kind} in ${id}: ${use.slot}`)
        assert.ok(!['sky', 'space'].includes(use.slot), `${use.kind} in ${id}: ${use.slot}`)
      }
    }
  }
})

test('a swimmer that a prompt names beside a place is in the picture, in water', () => {
  for (const { words } of settings) {
    for (const swimmer of ['koi', 'shark', 'whale', 'jellyfish']) {
      const prompt = `a ${swimmer} and ${words.en[0]}`
      const description = describeScene(prompt)
      if (description.subjects[0]?.kind !== swimmer) continue
      const found = planShot(description, size).subjects.filter(({ kind }) => kind === swimmer)
      assert.ok(found.length > 0, prompt)
      for (const { slot } of found) assert.ok(['water', 'underwater'].includes(slot), `${prompt}: ${slot}`)
    }
  }
})

const shownIn: readonly (readonly [prompt: string, setting: string, feature?: string])[] = [
  ['a koi pond', 'reef', 'pond'],
  ['锦鲤在池塘里游', 'reef', 'pond'],
  ['a shark in the ocean', 'reef'],
  ['a whale jumping out of the ocean', 'ocean'],
  ['海底的鲸鱼', 'reef'],
  ['a whale in a desert', 'ocean'],
  ['salmon leaping in a river', 'river'],
  ['koi in a japanese garden', 'garden'],
  ['a calm lake', 'lake'],
]

for (const [prompt, setting, feature] of shownIn) {
  test(`"${prompt}" is shown in ${setting}`, () => {
    const found = describeScene(prompt)
    assert.equal(found.setting, setting)
    assert.equal(found.features.includes('pond'), feature === 'pond')
  })
}

test('what is said to fly flies, and the land that gave way is told', () => {
  const flying = planShot(describeScene('a whale flying over a city'), size)
  assert.equal(flying.subjects.find(({ kind }) => kind === 'whale')?.slot, 'sky')
  assert.deepEqual(describeScene('a whale in a desert').notDepicted, ['desert'])
})

test('a surfer has a wave behind, which runs away before the board, at any ratio of the frame', () => {
  for (const [width, height] of [[1280, 720], [720, 1280], [720, 720]] as const) {
    for (let seed = 1; seed < 6; seed++) {
      const { modules, subjects, camera } = planShot(describeScene('a surfer riding a wave at sunset'), { seed, width, height })
      const [before, behind] = modules
        .filter(({ use }) => use === 'rolling-wave')
        .map((wave) => Number(wave.with?.['depth']) - (subjects[0]!.z - camera.pose.position[2]))
      assert.ok(behind! > 0.5 && behind! < 2 && before! < -0.5 && before! > -2, `${width}x${height}, seed ${seed}: ${before} m and ${behind} m`)
    }
  }
})
