import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { SseParser } from './sse.ts'

const bytes = new TextEncoder()

function parse(chunks: readonly Uint8Array[]): string[] {
  const parser = new SseParser()
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()]
}

/** The bytes in pieces that end at the given places. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set([...places.map((place) => place % (whole.length + 1)), whole.length])].sort(
    (a, b) => a - b,
  )
  return ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end))
}

const sample =
  '\uFEFFid: 1\ndata: {"text":"日落🌅"}\n\n: comment\ndata:\n\ndata: a\r\ndata: b\r\n\r\nevent: x\rdata:c\r\rdata: [DONE]\n\n'
const expected = ['{"text":"日落🌅"}', '', 'a\nb', 'c', '[DONE]']

describe('SseParser', () => {
  it('should read LF, CRLF and CR, comments, several data lines and an empty one', () => {
    assert.deepEqual(parse([bytes.encode(sample)]), expected)
  })

  it('should read the same when the bytes are cut at every place', () => {
    const whole = bytes.encode(sample)
    for (let place = 0; place <= whole.length; place++)
      assert.deepEqual(parse(cut(whole, [place])), expected, `cut at ${place}`)
    assert.deepEqual(
      parse(Array.from(whole, (_, index) => whole.subarray(index, index + 1))),
      expected,
      'byte by byte',
    )
  })

  it('should read any data, however it is cut and whatever ends its lines', () => {
    const data = fc.array(
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, '')),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(
        data,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 10 }),
        (texts, end, places) => {
          const all = [...texts, 'last']
          const whole = bytes.encode(all.map((text) => `data: ${text}${end}${end}`).join(''))
          assert.deepEqual(parse(cut(whole, places)), all)
        },
      ),
    )
  })

  it('should give what the end of the stream cut off, but no empty event', () => {
    assert.deepEqual(parse([bytes.encode('data: {"a":1}\n')]), ['{"a":1}'])
    assert.deepEqual(parse([bytes.encode('data: {"a":1}')]), ['{"a":1}'])
    assert.deepEqual(parse([bytes.encode('data:')]), [])
  })
})
