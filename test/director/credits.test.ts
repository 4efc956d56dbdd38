/** The credits that are left to spend, and those at the end of a film. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Talk } from './check-case.ts'

describe('credits', () => {
  it('should be told where somebody wants to see their own', async () => {
    for (const film of ['travel', 'empty'] as const) {
      for (const words of ['show me my credits', 'Show my credits.', 'please show me my credit balance']) {
        const { calls } = await new Talk(film, 'en').say(words)
        assert.deepEqual(calls, [{ tool: 'show-credits', input: {} }], `${words} (${film})`)
      }
    }
  })

  it('should be the names of who made the film where they are put into it', async () => {
    for (const words of ['add credits at the end', 'roll the credits', 'show my credits at the end', '片尾加上演职员表']) {
      const { calls, reply } = await new Talk('travel', /[a-z]/.test(words) ? 'en' : 'zh').say(words)
      assert.deepEqual(calls, [], words)
      assert.match(reply, /What should the credits say|演职员表/, words)
    }
  })
})
