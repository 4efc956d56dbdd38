import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { readTurnEvents } from './turn-event.ts'

const text = (words: string): object => ({ type: 'text', text: words, isPartial: false })

describe('readTurnEvents', () => {
  it('should read text where the server puts it: in parts, at the top level, or both', () => {
    const parts = { content: { role: 'model', parts: [{ text: 'Done' }] } }
    assert.deepEqual(readTurnEvents(JSON.stringify(parts)), [text('Done')])
    assert.deepEqual(readTurnEvents(JSON.stringify({ ...parts, type: 'text', text: 'Done' })), [text('Done')])
    assert.deepEqual(readTurnEvents('{"type":"text","text":"Done"}'), [text('Done')])
    assert.deepEqual(readTurnEvents('{"text":"Do","partial":true}'), [
      { type: 'text', text: 'Do', isPartial: true },
    ])
  })

  it('should read tool calls and their results', () => {
    const parts = [
      { functionCall: { id: '1', name: 'add-title', args: { text: 'Hi' } } },
      { functionResponse: { name: 'add-title', response: { ok: true } } },
    ]
    assert.deepEqual(readTurnEvents(JSON.stringify({ content: { role: 'model', parts } })), [
      { type: 'tool-call', name: 'add-title', args: { text: 'Hi' } },
      { type: 'tool-result', name: 'add-title', response: { ok: true } },
    ])
  })

  it('should read heartbeats, empty or with progress', () => {
    assert.deepEqual(readTurnEvents(''), [{ type: 'heartbeat' }])
    assert.deepEqual(readTurnEvents('{"type":"heartbeat"}'), [{ type: 'heartbeat' }])
    assert.deepEqual(readTurnEvents('{"type":"heartbeat","progress":0.5,"doing":"painting"}'), [
      { type: 'heartbeat', progress: 0.5, doing: 'painting' },
    ])
    assert.deepEqual(readTurnEvents('{"type":"heartbeat","progress":"much"}'), [{ type: 'heartbeat' }])
  })

  it('should take several values a server put into one event, and leave out what is none', () => {
    assert.deepEqual(readTurnEvents('{"text":"one"}\n{"text":"two"}\n{"te'), [text('one'), text('two')])
    for (const data of ['[DONE]', 'null', '7', '"text"', '{}', '{"content":{}}', '{"content":null}']) {
      assert.deepEqual(readTurnEvents(data), [], data)
    }
  })

  it('should throw the error that the server told, by its number', () => {
    const cases: [object, ReelsmithError['code']][] = [
      [{ type: 'error', code: 2001, errorCode: '2001', errorMessage: 'no credits' }, 'credits/insufficient'],
      [{ errorCode: 1002, errorMessage: 'gone' }, 'session/not-found'],
      [{ errorCode: 'MODEL_OVERLOADED', errorMessage: 'busy' }, 'internal'],
      [{ type: 'error', text: 'bad' }, 'internal'],
    ]
    for (const [event, code] of cases) {
      assert.throws(
        () => readTurnEvents(JSON.stringify(event)),
        (error) => ReelsmithError.is(error, code),
        JSON.stringify(event),
      )
    }
  })
})
