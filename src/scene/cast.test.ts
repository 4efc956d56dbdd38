import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { castOf } from './cast.ts'
import { describeScene } from './describe.ts'
import { planShot } from './plan.ts'
import { createRandom } from './random.ts'
import type { SubjectUse } from './shot-plan.ts'

function kindsIn(prompt: string, seed = 1): string[] {
  return castOf(describeScene(prompt), createRandom(seed)).flatMap(({ members }) => members.map(({ kind }) => kind))
}

describe('castOf', () => {
  it('should show one hiker for "a hiker hiking", and one for hiking alone', () => {
    assert.deepEqual(kindsIn('a hiker hiking in the mountains'), ['hiking-man'])
    assert.deepEqual(kindsIn('hiking in the Alps'), ['hiking-man'])
  })

  it('should equip the person who is said to be hiking', () => {
    assert.deepEqual(kindsIn('a woman hiking in the mountains'), ['hiking-woman'])
    assert.deepEqual(kindsIn('a man hiking in the mountains'), ['hiking-man'])
  })

  it('should keep a plain walker plain', () => {
    assert.deepEqual(kindsIn('a woman on the beach'), ['woman'])
    assert.deepEqual(kindsIn('a man on the beach'), ['man'])
  })

  it('should show men and women in turn for words that leave it open', () => {
    for (let seed = 0; seed < 8; seed++) {
      const kinds = kindsIn('a couple on the beach', seed)
      assert.deepEqual(kinds.map((kind) => kind.includes('woman')).sort(), [false, true], kinds.join(' '))
    }
  })

  it('should name what the prompt names first as the main subject', () => {
    const cast = castOf(describeScene('a woman and a hiker on the beach'), createRandom(1))
    assert.deepEqual(cast.map(({ row }) => row.kind), ['woman', 'hiker'])
  })

  it('should dress those who have a part as described, and of plain people the first', () => {
    const prompt = 'two hikers in blue jackets with a yellow backpack in the mountains'
    const inks = castOf(describeScene(prompt), createRandom(1)).flatMap(({ members }) => members.map((member) => member.inks))
    assert.deepEqual(inks, [{ top: '#2458b3', pack: '#e0b020' }, { top: '#2458b3', pack: '#e0b020' }])
    const [first, second] = castOf(describeScene('two people in red jackets on the beach'), createRandom(1)).flatMap(({ members }) => members)
    assert.equal(first!.inks['top'], '#b3261e')
    assert.notEqual(second!.inks['top'], '#b3261e')
  })

  it('should make a child with a ball a child, and a woman who dances a dancer', () => {
    assert.ok(kindsIn('a child kicking a ball on a meadow')[0]!.startsWith('ball-'))
    assert.deepEqual(kindsIn('a girl with a ball'), ['ball-girl'])
    assert.deepEqual(kindsIn('a boy with a ball'), ['ball-boy'])
    assert.deepEqual(kindsIn('a man kicking a ball'), ['footballer'])
    assert.equal(kindsIn('a football match').filter((kind) => kind === 'footballer').length, 1, 'there is one ball')
    assert.deepEqual(kindsIn('a woman dancing on a stage'), ['dancer'])
    assert.deepEqual(kindsIn('a man dancing'), ['dancing-man'])
  })

  it('should let an astronaut drift in the void and walk on the ground', () => {
    const shown = (prompt: string): SubjectUse => planShot(describeScene(prompt), { seed: 1, width: 1280, height: 720 }).subjects[0]!
    const floating = shown('an astronaut floating above earth')
    assert.equal(floating.action, 'fly')
    assert.ok(floating.speed < 0.4)
    assert.equal(shown('an astronaut walking in a desert').action, 'walk')
  })
})
