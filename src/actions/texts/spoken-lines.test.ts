import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { audioClip, emptyTimeline } from '../../timeline/create.ts'
import { type SpokenLine, spokenLines } from './spoken-lines.ts'

/** What is said in a film, half a second a word. */
function said(text: string): SpokenLine[] {
  const words = text.split(' ').map((word, index) => ({ text: word, startMs: index * 500, endMs: index * 500 + 450 }))
  const clip = audioClip({ id: 'voice', name: 'voice', asset: 'a', durationMs: words.length * 500, speech: { text, language: 'en', words } })
  return spokenLines({ ...emptyTimeline(), tracks: [{ id: 'v', kind: 'audio', role: 'voice', name: 'Voice', clips: [clip] }] }, [])
}

describe('spokenLines', () => {
  it('should leave no word alone on the last line of a sentence', () => {
    assert.deepEqual(said('And every morning they go, further out than the day before, until the coast is a line.').map(({ text }) => text), [
      'And every morning they go,',
      'further out than the day before,',
      'until the coast is a line.',
    ])
  })

  it('should begin a line with each sentence, and keep a short one whole', () => {
    assert.deepEqual(said('The sea is calm. A boat goes out into the morning.').map(({ text, startMs }) => [text, startMs]), [
      ['The sea is calm.', 0],
      ['A boat goes out into the morning.', 2000],
    ])
  })
})
