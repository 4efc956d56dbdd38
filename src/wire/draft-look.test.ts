import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { summarize } from '../timeline/summary.ts'
import { smallFilm } from '../timeline/testing.ts'
import { lookAtDraft } from './draft-look.ts'
import { encodeDraft } from './draft-encode.ts'

describe('lookAtDraft', () => {
  it('should read our own drafts exactly', () => {
    assert.deepEqual(lookAtDraft(encodeDraft(smallFilm(), 1)), smallFilm())
    assert.equal(lookAtDraft(null), null)
    assert.equal(lookAtDraft({ t: [{ tt: 0, sg: [] }] }), null)
  })

  it('should read what the published pages say of drafts, and no more', () => {
    const draft = {
      t: [
        { tt: 0, sg: [{ d: 6000, m: { name: 'city timelapse' } }, { d: 4000, m: { name: 'ocean waves', start: 6000.4 } }] },
        { tt: 1, m: { name: 'BGM', role: 'soundtrack' }, sg: [{ d: 10_000, m: { name: 'Lo-fi', volume: 0.35 } }] },
        { tt: 7, m: { name: 'Title' }, sg: [{ d: 3000, m: { text: 'Urban Dreams' } }] },
        { tt: 3, sg: [{ d: 1 }] },
      ],
    }
    assert.equal(
      summarize(lookAtDraft(draft)!, 'en'),
      'Timeline (3 tracks): 1. Video: city timelapse (0-6s), ocean waves (6-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)',
    )
  })

  it('should never fail, whatever a server calls a draft', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined))
    const segment = fc.record({ d: odd, m: fc.oneof(odd, fc.record({ name: odd, start: odd, text: odd, volume: odd })) }, { requiredKeys: [] })
    const track = fc.record({ tt: fc.constantFrom(0, 1, 7, 9), id: odd, m: fc.oneof(odd, fc.record({ role: odd })), sg: fc.array(fc.oneof(segment, odd)) })
    fc.assert(
      fc.property(fc.array(fc.oneof(track, odd)), (t) => {
        const timeline = lookAtDraft({ t })
        if (timeline) summarize(timeline, 'en')
      }),
      { numRuns: 100 },
    )
  })
})
