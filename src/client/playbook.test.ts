import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { errorCodes } from '../errors/error.ts'
import { errorCodeOf } from '../wire/errors.ts'
import { type Remedy, adviceFor, explain } from './playbook.ts'

describe('adviceFor', () => {
  /** The last column of the contract's table. */
  const rows: readonly (readonly [code: number, status: number, Remedy, RegExp])[] = [
    [1001, 401, 'renew-token', /new token/],
    [1002, 404, 'new-session', /new session/],
    [2001, 403, 'tell-user', /top up/],
    [4001, 415, 'tell-user', /mp4, mov, .*docx or pdf/],
    [4002, 413, 'tell-user', /Compress or trim/],
    [400, 400, 'tell-user', /Change the request/],
    [402, 402, 'tell-user', /Register or upgrade/],
    [403, 403, 'tell-user', /scope/],
    [429, 429, 'wait', /Wait half a minute/],
    [500, 500, 'retry', /Try again/],
    [503, 503, 'retry', /Try again/],
  ]
  for (const [code, status, remedy, nextStep] of rows) {
    it(`should answer ${code} with ${remedy}, by its number and by its status alone`, () => {
      for (const known of [errorCodeOf(code, 200), ...(status === code ? [errorCodeOf(undefined, status)] : [])]) {
        const advice = adviceFor(known)
        assert.equal(advice.remedy, remedy)
        assert.match(advice.nextStep, nextStep)
      }
    })
  }

  it('should have an answer to everything, and never send again what may have been done', () => {
    for (const code of errorCodes) assert.match(adviceFor(code).nextStep, /\.$/, code)
    assert.equal(adviceFor('job/failed').remedy, 'tell-user')
  })
})

describe('explain', () => {
  it('should keep a message that says what to do, and add to one that does not', () => {
    assert.equal(explain('credits/insufficient', 'No credits.').message, 'No credits. Register or top up, then try again.')
    assert.equal(explain('credits/insufficient', '').message, 'Register or top up, then try again.')
    const said = 'You have 3 credits and this clip costs 20; top up first.'
    assert.equal(explain('credits/insufficient', said).message, said)
    const data = { registration_url: 'https://a.b/register?bind=x' }
    assert.equal(explain('credits/insufficient', said, { details: { data } }).message, `${said.slice(0, -1)}: https://a.b/register?bind=x`)
    assert.equal(explain('credits/insufficient', said, { details: { data: { registration_url: 'javascript:x' } } }).message, said)
  })
})
