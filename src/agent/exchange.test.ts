import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adkEncoder } from './adk.ts'
import { exchangeOf } from './exchange.ts'

describe('exchangeOf', () => {
  it('should keep what was done and went well, and the last words', () => {
    const { text, toolCalls, toolResults } = adkEncoder()
    const calls = [
      { id: '1', name: 'set-volume', args: { of: 'music', volume: 0.5 } },
      { id: '2', name: 'add-text', args: { text: 'x' } },
    ]
    const events = [
      text('This will cost nothing.'),
      toolCalls(calls),
      toolResults([{ id: '1', name: 'set-volume', response: { changes: ['music 60% → 50%'] } }]),
      toolResults([{ id: '2', name: 'add-text', response: { error: 'There is no picture yet.' } }]),
      text('Music 60% → 50%.'),
    ]
    assert.deepEqual(exchangeOf({ request: { kind: 'message', text: 'lower the music' }, events }), {
      text: 'lower the music',
      calls: [{ tool: 'set-volume', input: { of: 'music', volume: 0.5 } }],
      changed: true,
      reply: 'Music 60% → 50%.',
    })
  })

  it('should keep why nothing could be done', () => {
    const { text, error } = adkEncoder()
    const { reply } = exchangeOf({ request: { kind: 'message', text: 'a film' }, events: [text('a', { partial: true }), error(400, 'Too long.')] })
    assert.equal(reply, 'Too long.')
  })

  it('should tell what changed nothing', () => {
    const { toolCalls, toolResults } = adkEncoder()
    const events = [toolCalls([{ id: '1', name: 'mute-sound', args: {} }]), toolResults([{ id: '1', name: 'mute-sound', response: { changes: [] } }])]
    assert.equal(exchangeOf({ request: { kind: 'message', text: 'mute it' }, events }).changed, false)
  })
})
