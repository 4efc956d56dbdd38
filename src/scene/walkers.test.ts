import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { personOf } from '../paint/subjects/people.ts'
import type { SubjectMention } from './description.ts'
import { createRandom } from './random.ts'
import { type WalkingWay, walkersOn } from './walkers.ts'

const way: WalkingWay = { z: 8, startX: -2, speed: 1.1 }
const mention = (kind: string, words: string, more: Partial<SubjectMention> = {}): SubjectMention => ({ kind, count: 1, words, ...more })
const kinds = (...mentions: SubjectMention[]): string[] => walkersOn(way, mentions, createRandom(1)).map(({ kind }) => kind)

describe('walkersOn', () => {
  it('should show one hiker for "a hiker hiking"', () => {
    assert.deepEqual(kinds(mention('hiker', 'hiker'), mention('hiker', 'hiking')), ['hiker'])
  })

  it('should equip the person who is said to be hiking', () => {
    assert.deepEqual(kinds(mention('hiker', 'hiking'), mention('person', 'woman')), ['hiking-woman'])
    assert.deepEqual(kinds(mention('hiker', 'hiking'), mention('person', 'man')), ['hiker'])
  })

  it('should keep a plain walker plain', () => {
    assert.deepEqual(kinds(mention('person', 'woman')), ['woman'])
    assert.deepEqual(kinds(mention('person', 'man')), ['man'])
  })

  it('should walk several in single file, four at most, none in the others\' step', () => {
    const four = walkersOn(way, [mention('person', 'people', { count: 9 })], createRandom(3))
    assert.equal(four.length, 4)
    for (const [i, { x, speed }] of four.entries()) {
      assert.equal(speed, way.speed)
      assert.ok(Math.abs(x - (-2 - 1.25 * i)) < 1e-9)
    }
    assert.equal(new Set(four.map(({ phase }) => phase)).size, 4)
  })

  it('should line up behind whoever walks to the left', () => {
    const two = walkersOn({ ...way, speed: -1 }, [mention('hiker', 'hikers', { count: 2 })], createRandom(1))
    assert.ok(two[1]!.x > two[0]!.x)
  })

  it('should dress the first as described', () => {
    const [first, second] = walkersOn(way, [mention('hiker', 'hikers', { count: 2, color: '#2458b3', inks: { pack: '#e0b020' } })], createRandom(1))
    assert.deepEqual(first!.inks, { top: '#2458b3', pack: '#e0b020' })
    assert.equal(second!.inks, undefined)
  })

  it('should name only people that the painter knows', () => {
    for (let seed = 0; seed < 20; seed++) {
      for (const { kind } of walkersOn(way, [mention('hiker', 'hikers', { count: 2 }), mention('person', 'people', { count: 2 })], createRandom(seed))) {
        assert.ok(personOf(kind), kind)
      }
    }
  })
})
