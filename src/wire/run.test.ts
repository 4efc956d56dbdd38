import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { parseRunRequest } from './run.ts'

const turn = { session_id: '1234567890123456789', new_message: { parts: [{ text: 'a sunset' }] } }

describe('parseRunRequest', () => {
  it('should take the request of the contract, with role and user_id missing', () => {
    assert.deepEqual(parseRunRequest({ app_name: 'nemo_agent', ...turn }), {
      appName: 'nemo_agent',
      userId: 'me',
      sessionId: '1234567890123456789',
      text: 'a sunset',
      streaming: false,
    })
  })

  it('should take camel case, further members and any app', () => {
    const request = parseRunRequest({
      appName: 'another',
      userId: 'anon_1',
      sessionId: '1',
      newMessage: {
        role: 'user',
        parts: [{ text: 'one' }, { inlineData: { mimeType: 'image/png' } }, { text: 'two' }],
      },
      streaming: true,
      stateDelta: null,
    })
    assert.deepEqual(request, {
      appName: 'another',
      userId: 'anon_1',
      sessionId: '1',
      text: 'one\ntwo',
      streaming: true,
    })
  })

  const refused: [string, unknown, RegExp][] = [
    ['no body', undefined, /^request body: expected object, got nothing/],
    ['a list', [turn], /^request body: expected object/],
    ['no session', { new_message: turn.new_message }, /^session_id: expected string, got nothing/],
    ['a session that is a number', { ...turn, session_id: 1234 }, /^session_id: expected string, got 1234/],
    ['no message', { session_id: '1' }, /^new_message: expected object, got nothing/],
    ['no words', { ...turn, new_message: { parts: [] } }, /^new_message\.parts: .*say in words/],
    [
      'blank words',
      { ...turn, new_message: { parts: [{ text: ' \n ' }] } },
      /^new_message\.parts: .*say in words/,
    ],
    [
      'a prompt of 100 kB',
      { ...turn, new_message: { parts: [{ text: 'x'.repeat(100_000) }] } },
      /at most 20000 characters in one message, got 100000/,
    ],
  ]
  for (const [what, body, message] of refused) {
    it(`should refuse ${what}, naming the field`, () => {
      assert.throws(
        () => parseRunRequest(body),
        (error) => ReelsmithError.is(error, 'request/invalid') && message.test(error.message),
      )
    })
  }

  it('should count characters, not halves of them', () => {
    const emoji = '🌅'.repeat(20_000)
    assert.equal(parseRunRequest({ ...turn, new_message: { parts: [{ text: emoji }] } }).text, emoji)
  })
})
