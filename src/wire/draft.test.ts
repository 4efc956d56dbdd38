import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type ErrorCode, ReelsmithError } from '../errors/error.ts'
import { emptyTimeline } from '../timeline/create.ts'
import { arbitraryTimeline, smallFilm } from '../timeline/testing.ts'
import { decodeDraft } from './draft-decode.ts'
import { encodeDraft } from './draft-encode.ts'

const passThroughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('encodeDraft', () => {
  it('should use the published short keys and spell out the rest', () => {
    assert.deepEqual(encodeDraft(smallFilm(), 7), {
      v: 1,
      d: 10_000,
      m: {
        title: 'Urban Dreams',
        width: 1920,
        height: 1080,
        ratio: '16:9',
        fps: 30,
        language: 'en',
        version: 7,
      },
      t: [
        {
          id: 'main',
          tt: 0,
          d: 10_000,
          m: { name: 'Video', role: 'main' },
          sg: [
            {
              id: 'city',
              d: 6000,
              m: {
                name: 'city timelapse',
                start: 0,
                asset: 'asset-city',
                in: 0,
                speed: 1,
                volume: 1,
                fit: 'cover',
                motion: 'none',
              },
            },
            {
              id: 'sea',
              d: 4000,
              m: {
                name: 'ocean waves',
                start: 6000,
                asset: 'asset-sea',
                in: 0,
                speed: 1,
                volume: 1,
                fit: 'cover',
                motion: 'none',
              },
            },
          ],
        },
        {
          id: 'bgm',
          tt: 1,
          d: 10_000,
          m: { name: 'BGM', role: 'bgm' },
          sg: [
            {
              id: 'song',
              d: 10_000,
              m: {
                name: 'Lo-fi',
                start: 0,
                in: 0,
                speed: 1,
                volume: 0.35,
                fadeIn: 0,
                fadeOut: 0,
                music: { kind: 'lo-fi', seed: 1 },
              },
            },
          ],
        },
        {
          id: 'titles',
          tt: 7,
          d: 10_000,
          m: { name: 'Title', role: 'title' },
          sg: [
            {
              id: 'opening',
              d: 3000,
              m: { name: 'Urban Dreams', text: 'Urban Dreams', start: 0, style: {} },
            },
          ],
        },
      ],
    })
  })

  it('should be null when nothing is on the timeline', () => {
    assert.equal(encodeDraft(emptyTimeline(), 3), null)
    assert.equal(
      encodeDraft(
        { ...smallFilm(), tracks: smallFilm().tracks.map((track) => ({ ...track, clips: [] })) },
        3,
      ),
      null,
    )
  })
})

describe('decodeDraft', () => {
  it('should give back every timeline exactly, as an object, as text, and after a client passed it on', () => {
    fc.assert(
      fc.property(arbitraryTimeline, fc.nat(), (timeline, version) => {
        const draft = encodeDraft(timeline, version)
        const text = JSON.stringify(draft)
        assert.deepEqual(decodeDraft(draft), { timeline, version })
        assert.deepEqual(decodeDraft(text), { timeline, version })
        assert.equal(JSON.stringify(passThroughJson(draft)), text)
        assert.deepEqual(encodeDraft(decodeDraft(text).timeline, version), draft)
      }),
    )
  })

  it('should read a draft of another program: the example of the contract, with what it leaves out', () => {
    const { timeline, version } = decodeDraft({
      v: 1,
      d: 30_000,
      m: { width: 1080, height: 1920, fps: 29.97, colour: 'unknown members are no error' },
      t: [
        {
          tt: 0,
          sg: [
            { d: 5000, m: { asset: 'a' } },
            { d: 2000, m: { asset: 'b', name: 'B' } },
          ],
        },
        { tt: 0, sg: [{ d: 1000, m: { asset: 'logo', start: 500 } }] },
        { tt: 1, sg: [{ d: 30_000, m: { asset: 'song', volume: 0.35 } }] },
        {
          tt: 7,
          m: { style: { color: '#ffffff', size: 2 } },
          sg: [{ d: 1000, m: { text: 'Hi', style: { size: 1 } } }],
        },
      ],
    })
    assert.equal(version, 0)
    assert.deepEqual(timeline.fps, { num: 30_000, den: 1001 })
    assert.deepEqual(
      timeline.tracks.map(({ role, name }) => [role, name]),
      [
        ['main', 'Video'],
        ['overlay', 'Overlay'],
        ['bgm', 'BGM'],
        ['text', 'Text'],
      ],
    )
    assert.deepEqual(
      timeline.tracks[0]!.clips.map((clip) => clip.startMs),
      [0, 5000],
    )
    assert.equal(timeline.tracks[2]!.clips[0]!.durationMs, 7000, 'the song is cut where the film ends')
    assert.deepEqual(timeline.tracks[3]!.clips[0], {
      id: 'track-4-1',
      name: 'Hi',
      startMs: 0,
      durationMs: 1000,
      text: 'Hi',
      style: { color: '#ffffff', size: 1 },
    })
  })

  it('should find nothing to export where no track has a segment', () => {
    for (const draft of [
      null,
      undefined,
      '',
      'null',
      {},
      { v: 1 },
      { v: 1, t: [] },
      { v: 1, t: [{ sg: [] }] },
      [],
      7,
      '"text"',
    ]) {
      assert.throws(
        () => decodeDraft(draft),
        (error) => ReelsmithError.is(error, 'render/nothing-to-export'),
        JSON.stringify(draft),
      )
    }
  })

  const changed = (change: (draft: any) => void): unknown => {
    const draft = structuredClone(encodeDraft(smallFilm(), 1))
    change(draft)
    return draft
  }
  const refused: [string, unknown, ErrorCode, RegExp][] = [
    ['text that is no JSON', '{"v":1,', 'request/invalid', /^draft: expected an object or its JSON text/],
    [
      'a version of tomorrow',
      changed((draft) => (draft.v = 2)),
      'request/invalid',
      /^draft\.v: expected 1, got 2/,
    ],
    [
      'no version',
      changed((draft) => delete draft.v),
      'request/invalid',
      /^draft\.v: expected 1, got nothing/,
    ],
    [
      'an unknown type of track',
      changed((draft) => (draft.t[1].tt = 3)),
      'request/invalid',
      /^draft\.t\[1\]\.tt: expected 0, 1, 7, got 3/,
    ],
    [
      'a negative start',
      changed((draft) => (draft.t[2].sg[0].m.start = -5)),
      'request/invalid',
      /^draft\.t\[2\]\.sg\[0\]\.m\.start: expected at least 0, got -5/,
    ],
    [
      'a negative length',
      changed((draft) => (draft.t[2].sg[0].d = -5)),
      'request/invalid',
      /^draft\.t\[2\]\.sg\[0\]\.d: /,
    ],
    [
      'a length that is text',
      changed((draft) => (draft.t[2].sg[0].d = '3s')),
      'request/invalid',
      /^draft\.t\[2\]\.sg\[0\]\.d: expected number, got "3s"/,
    ],
    [
      'overlapping pictures',
      changed((draft) => (draft.t[0].sg[1].m.start = 5000)),
      'timeline/overlap',
      /^draft\.t\[0\]\.sg\[1\]\.m\.start: "ocean waves" .* overlaps "city timelapse"/,
    ],
    [
      'a gap in the picture',
      changed((draft) => (draft.t[0].sg[1].m.start = 6500)),
      'timeline/invalid',
      /^draft\.t\[0\]\.sg\[1\]\.m\.start: expected 6000/,
    ],
    [
      'titles out of order',
      changed((draft) => draft.t[2].sg.unshift({ d: 1000, m: { text: 'End', start: 8000 } })),
      'timeline/invalid',
      /^draft\.t\[2\]\.sg\[1\]\.m\.start: .* in order of time/,
    ],
    [
      'a title after the end',
      changed((draft) => (draft.t[2].sg[0].m.start = 10_000)),
      'timeline/invalid',
      /^draft\.t\[2\]\.sg\[0\]\.m\.start: .*film \(10s\)/,
    ],
    [
      'an unknown asset',
      changed((draft) => (draft.t[0].sg[1].m.asset = 'stolen')),
      'timeline/not-found',
      /^draft\.t\[0\]\.sg\[1\]\.m\.asset: .*"stolen"/,
    ],
    ['an unknown colour table', changed((draft) => (draft.t[0].sg[1].m.grade = { lut: 'stolen' })), 'timeline/not-found', /^draft\.t\[0\]\.sg\[1\]\.m\.grade\.lut: .*"stolen"/],
    ['a picture as the colour table of the film', changed((draft) => (draft.m.grade = { lut: 'asset-sea' })), 'timeline/invalid', /^draft\.m\.grade\.lut: expected a file of the kind lut, "asset-sea" is of the kind image/],
    ['a song as a picture', changed((draft) => (draft.t[0].sg[1].m.asset = 'asset-song')), 'timeline/invalid', /^draft\.t\[0\]\.sg\[1\]\.m\.asset: expected .*video or image, "asset-song" is .*audio/],
    ['a picture as a song', changed((draft) => (draft.t[1].sg = [{ d: 1000, m: { asset: 'asset-sea' } }])), 'timeline/invalid', /^draft\.t\[1\]\.sg\[0\]\.m\.asset: expected .*audio or video, "asset-sea" is .*image/],
    ['a text too long', changed((draft) => (draft.t[2].sg[0].m = { start: 0, text: 'x'.repeat(2001) })), 'timeline/invalid', /^draft\.t\[2\]\.sg\[0\]\.m\.text: expected 1 to 2000 characters, got 2001/],
    ['a motion that is a number', changed((draft) => (draft.t[0].sg[0].m.motion = 5)), 'request/invalid', /^draft\.t\[0\]\.sg\[0\]\.m\.motion: expected "none".* or array, got 5/],
    ['a keyframe without its place', changed((draft) => (draft.t[0].sg[0].m.motion = [{ atMs: 0, y: 0.5, zoom: 1 }])), 'request/invalid', /^draft\.t\[0\]\.sg\[0\]\.m\.motion\[0\]\.x: expected number, got nothing/],
    [
      'a picture without an asset',
      changed((draft) => delete draft.t[0].sg[0].m.asset),
      'request/invalid',
      /^draft\.t\[0\]\.sg\[0\]\.m\.asset: expected the id of an asset, got nothing/,
    ],
    [
      'an unknown role',
      changed((draft) => (draft.t[1].m.role = 'noise')),
      'request/invalid',
      /^draft\.t\[1\]\.m\.role: expected bgm, voice/,
    ],
    [
      'a transition longer than its clip',
      changed((draft) => (draft.t[0].sg[1].m.transition = { type: 'crossfade', d: 9000 })),
      'timeline/invalid',
      /^draft\.t\[0\]\.sg\[1\]\.m\.transition\.d: /,
    ],
    [
      'an unknown transition',
      changed((draft) => (draft.t[0].sg[1].m.transition = { type: 'fold', d: 90 })),
      'request/invalid',
      /^draft\.t\[0\]\.sg\[1\]\.m\.transition\.type: expected "cut"/,
    ],
    [
      'a colour that is none',
      changed((draft) => (draft.t[2].sg[0].m.style.color = 'red')),
      'timeline/invalid',
      /^draft\.t\[2\]\.sg\[0\]\.m\.style\.color: /,
    ],
    [
      'an id used twice',
      changed((draft) => (draft.t[0].sg[1].id = 'city')),
      'timeline/invalid',
      /^draft\.t\[0\]\.sg\[1\]\.id: /,
    ],
    [
      'ten thousand segments',
      changed((draft) => (draft.t[2].sg = Array(10_000).fill(draft.t[2].sg[0]))),
      'request/invalid',
      /^draft\.t: expected at most 5000 segments in all, got 10003/,
    ],
    [
      'a thousand tracks',
      changed((draft) => (draft.t = Array(1000).fill(draft.t[0]))),
      'request/invalid',
      /^draft\.t: expected at most 64 tracks, got 1000/,
    ],
    [
      'a film of ten hours',
      changed((draft) => (draft.t[0].sg[1].d = 36_000_000)),
      'timeline/invalid',
      /^draft\.t: expected at most 60m/,
    ],
    [
      'a picture of 8K',
      changed((draft) => (draft.m.width = 7680)),
      'timeline/invalid',
      /^draft\.m\.width: .*1920×1080/,
    ],
  ]
  const files = new Map([
    ['asset-city', 'video'],
    ['asset-sea', 'image'],
    ['asset-song', 'audio'],
  ])
  for (const [what, draft, code, message] of refused) {
    it(`should refuse ${what}, naming the field`, () => {
      assert.throws(
        () => decodeDraft(draft, { files }),
        (error) => {
          assert.ok(ReelsmithError.is(error), String(error))
          assert.match(error.message, message)
          return error.code === code
        },
      )
    })
  }

  it('should meet anything at all with a typed error', () => {
    const bent = fc.record({
      v: fc.constantFrom(1, 1, 1, 2, '1', null),
      d: fc.anything(),
      m: fc.oneof(fc.constant({}), fc.anything()),
      t: fc.array(
        fc.record({
          tt: fc.constantFrom(0, 1, 7, 2, null),
          m: fc.anything(),
          sg: fc.array(fc.anything(), { minLength: 1 }),
        }),
      ),
    })
    fc.assert(
      fc.property(fc.oneof(bent, fc.anything(), fc.json()), (input) => {
        try {
          decodeDraft(input)
        } catch (error) {
          assert.ok(ReelsmithError.is(error), String(error))
        }
      }),
    )
  })
})
