import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyTimeline, textClip } from './create.ts'
import type { Timeline } from './model.ts'
import { toSrt, toVtt } from './subtitles.ts'

const film: Timeline = {
  ...emptyTimeline(),
  tracks: [
    {
      id: 'captions',
      kind: 'text',
      role: 'caption',
      name: 'Captions',
      clips: [
        textClip({ id: 'a', text: 'Tom & <Jerry>\n\nrun', startMs: 1500, durationMs: 2049 }),
        textClip({ id: 'b', text: 'a --> b', startMs: 3_600_000 - 1, durationMs: 1 }),
      ],
    },
    {
      id: 'title',
      kind: 'text',
      role: 'title',
      name: 'Title',
      clips: [textClip({ id: 'c', text: '城市', durationMs: 1000 })],
    },
  ],
}

describe('toSrt', () => {
  it('should number the texts of all tracks in order of time', () => {
    assert.equal(
      toSrt(film),
      '1\n00:00:00,000 --> 00:00:01,000\n城市\n\n' +
        '2\n00:00:01,500 --> 00:00:03,549\nTom & <Jerry>\nrun\n\n' +
        '3\n00:59:59,999 --> 01:00:00,000\na → b\n\n',
    )
    assert.equal(toSrt(emptyTimeline()), '')
  })

  it('should take only the roles that were asked for', () => {
    assert.equal(toSrt(film, { roles: ['title'] }), '1\n00:00:00,000 --> 00:00:01,000\n城市\n\n')
  })
})

describe('toVtt', () => {
  it('should escape what would be markup', () => {
    assert.match(toVtt(film), /^WEBVTT\n\n00:00:00\.000 --> 00:00:01\.000\n城市\n\n/)
    assert.match(toVtt(film), /Tom &amp; &lt;Jerry&gt;\nrun\n/)
  })
})
