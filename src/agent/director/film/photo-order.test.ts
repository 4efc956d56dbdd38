import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import type { SessionAsset } from '../../../actions/action.ts'
import { logosAmong, orderPhotos } from './photo-order.ts'

/** `beach1` and `beach2` look alike, `|` ahead is upright; `*` behind looks like a logo. */
function uploads(names: string): SessionAsset[] {
  return names.split(' ').map((name): SessionAsset => {
    const isUpright = name.startsWith('|')
    const scene = name.replace(/[|*\d]/g, '')
    const hash = createHash('sha256').update(scene).digest('hex').slice(0, 16)
    return {
      id: name, name: `${name}.jpg`, kind: 'image', origin: 'uploaded', durationMs: 0, fps: 0, hasAudio: false, handleMs: 0, width: isUpright ? 3 : 4, height: isUpright ? 4 : 3,
      likeness: { hash, color: [scene.length * 40, 0, 0], isLogo: name.endsWith('*') },
    }
  })
}

const order = (names: string): string => orderPhotos(uploads(names)).map(({ id }) => id).join(' ')

describe('orderPhotos', () => {
  for (const [given, wanted, why] of [
    ['sea dog cake', 'sea dog cake', 'as they came'],
    ['beach1 beach2 dog cake', 'beach1 dog beach2 cake', 'what is alike is apart'],
    ['dog beach1 beach2 beach3', 'dog beach1 beach2 beach3', 'nothing is left to come between'],
    ['dog |cat sea |tree cake', 'dog |cat |tree sea cake', 'two portraits stand together'],
    ['|dog cat |sea |tree', '|dog cat |sea |tree', 'one alone has no other'],
    ['dog |cat1 sea |cat2 cake', 'dog |cat1 sea |cat2 cake', 'alike ones rather apart than together'],
  ] as const) {
    it(`should keep ${why}`, () => assert.equal(order(given), wanted))
  }
})

describe('logosAmong', () => {
  it('should take what is called so, else the only one that looks so', () => {
    const names = (given: string): string[] => logosAmong(uploads(given)).map(({ id }) => id)
    assert.deepEqual(names('sea dog mark*'), ['mark*'])
    assert.deepEqual(names('sea logo mark*'), ['logo'])
    assert.deepEqual(names('slide1* slide2* sea'), [], 'slides are no logos')
    assert.deepEqual(names('mark*'), [], 'alone it is what the film is of')
  })
})
