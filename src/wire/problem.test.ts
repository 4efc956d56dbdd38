import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { invalidField } from './parse.ts'
import { problemReply } from './problem.ts'

describe('problemReply', () => {
  it('should name kind, status, field and request of an error', () => {
    const { status, headers, body } = problemReply(invalidField('baseVersion', 'expected a whole number'), 'r-1')
    assert.equal(status, 400)
    assert.equal(headers['content-type'], 'application/problem+json')
    assert.deepEqual(body, {
      type: 'urn:reelsmith:problem:request:invalid',
      title: 'request invalid',
      status: 400,
      detail: 'baseVersion: expected a whole number.',
      code: 400,
      request_id: 'r-1',
      field: 'baseVersion',
    })
  })

  it('should keep the data and the headers that the contract gives', () => {
    const details = { data: { registration_url: 'http://x/register' }, retryAfterSeconds: 2.5 }
    const limited = problemReply(new ReelsmithError('auth/rate-limited', 'Wait.', { details }))
    assert.equal(limited.headers['retry-after'], '3')
    assert.deepEqual(limited.body.data, { registration_url: 'http://x/register' })
  })

  it('should say nothing of an error that is none of ours', () => {
    const { status, body } = problemReply(new Error('/secret/path'), 'r-2')
    assert.equal(status, 500)
    assert.doesNotMatch(JSON.stringify(body), /secret/)
  })
})
