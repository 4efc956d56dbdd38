import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { parseClientId, parseSessionRequest } from './account.ts'
import { readAttribution, requireAttribution } from './attribution.ts'
import { mirroredSuccess } from './envelope.ts'

describe('parseClientId', () => {
  it('should take any id of 1 to 64 characters', () => {
    assert.equal(parseClientId('not-a-uuid'), 'not-a-uuid')
    assert.equal(parseClientId('机'.repeat(64)).length, 64)
  })

  it('should refuse none, an empty one and a long one, saying what to do', () => {
    for (const header of [null, undefined, '', '  ', 'x'.repeat(65)]) {
      assert.throws(
        () => parseClientId(header),
        (error) => ReelsmithError.is(error, 'request/invalid') && error.message.startsWith('X-Client-Id: '),
      )
    }
  })
})

describe('parseSessionRequest', () => {
  it('should take the request with and without a language, and none at all', () => {
    assert.deepEqual(parseSessionRequest({ task_name: 'project', language: 'zh-CN' }), {
      taskName: 'project',
      language: 'zh-CN',
    })
    assert.deepEqual(parseSessionRequest({}), { taskName: 'project' })
    assert.deepEqual(parseSessionRequest(undefined), { taskName: 'project' })
    assert.throws(
      () => parseSessionRequest({ language: 7 }),
      /^ReelsmithError: language: expected string, got 7/,
    )
  })
})

describe('requireAttribution', () => {
  const headers = { 'X-Skill-Source': 'veo-3-ai', 'X-Skill-Version': '1.0.0', 'X-Skill-Platform': 'unknown' }

  it('should read who is calling', () => {
    assert.deepEqual(requireAttribution(new Headers(headers)), {
      source: 'veo-3-ai',
      version: '1.0.0',
      platform: 'unknown',
    })
  })

  it('should refuse an export with any of the three missing or empty, naming it', () => {
    for (const name of Object.keys(headers)) {
      for (const value of [undefined, ' ']) {
        const some = new Headers(headers)
        if (value === undefined) some.delete(name)
        else some.set(name, value)
        assert.deepEqual(readAttribution(some), { missing: [name] })
        assert.throws(
          () => requireAttribution(some),
          (error) =>
            ReelsmithError.is(error, 'render/not-allowed') && error.message.includes(`missing: ${name}`),
        )
      }
    }
  })
})

describe('mirroredSuccess', () => {
  it('should be compact JSON with the members of data at the top level', () => {
    assert.equal(
      JSON.stringify(mirroredSuccess({ session_id: '12' })),
      '{"session_id":"12","code":0,"message":"ok","data":{"session_id":"12"}}',
    )
  })
})
