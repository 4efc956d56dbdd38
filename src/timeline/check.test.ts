import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkTimeline } from './check.ts'
import type { Timeline, Track } from './model.ts'
import { arbitraryTimeline, smallFilm } from './testing.ts'

/** The small film with members of one clip replaced by what the types would not allow to be built. */
function withClip(trackIndex: number, clipIndex: number, changes: object): Timeline {
  const film = smallFilm()
  const tracks = film.tracks.map((track, index): Track => {
    if (index !== trackIndex) return track
    return {
      ...track,
      clips: track.clips.map((clip, at) => (at === clipIndex ? { ...clip, ...changes } : clip)),
    } as Track
  })
  return { ...film, tracks }
}

describe('checkTimeline', () => {
  it('should find nothing wrong with any sound timeline', () => {
    fc.assert(fc.property(arbitraryTimeline, (timeline) => assert.deepEqual(checkTimeline(timeline), [])))
  })

  const broken: [string, Timeline, string][] = [
    ['a gap in the picture', withClip(0, 1, { startMs: 6500 }), 'tracks.0.clips.1.startMs'],
    ['a fraction of a millisecond', withClip(0, 1, { durationMs: 3999.5 }), 'tracks.0.clips.1.durationMs'],
    ['a negative start', withClip(2, 0, { startMs: -1 }), 'tracks.2.clips.0.startMs'],
    ['a clip that can not be seen', withClip(2, 0, { durationMs: 39 }), 'tracks.2.clips.0.durationMs'],
    ['a text beyond the film', withClip(2, 0, { startMs: 8000 }), 'tracks.2.clips.0.startMs'],
    [
      'a transition longer than its clip',
      withClip(0, 1, { transition: { type: 'crossfade', durationMs: 4001 } }),
      'tracks.0.clips.1.transition.durationMs',
    ],
    [
      'a transition nobody knows',
      withClip(0, 1, { transition: { type: 'fold', durationMs: 40 } }),
      'tracks.0.clips.1.transition.type',
    ],
    [
      'fades that do not fit',
      withClip(1, 0, { fadeInMs: 6000, fadeOutMs: 6000 }),
      'tracks.1.clips.0.fadeOutMs',
    ],
    ['sound from two sources', withClip(1, 0, { asset: 'song' }), 'tracks.1.clips.0.asset'],
    ['sound from nowhere', withClip(1, 0, { music: undefined }), 'tracks.1.clips.0.asset'],
    ['a colour that is none', withClip(2, 0, { style: { color: 'red' } }), 'tracks.2.clips.0.style.color'],
    ['a text without words', withClip(2, 0, { text: '' }), 'tracks.2.clips.0.text'],
    ['a speed of zero', withClip(0, 0, { speed: 0 }), 'tracks.0.clips.0.speed'],
    ['a volume that is no number', withClip(0, 0, { volume: Number.NaN }), 'tracks.0.clips.0.volume'],
    ['an id used twice', withClip(0, 1, { id: 'city' }), 'tracks.0.clips.1.id'],
    ['an odd width', { ...smallFilm(), width: 1919 }, 'width'],
    ['a picture too large', { ...smallFilm(), width: 1920, height: 1920 }, 'width'],
    ['an impossible frame rate', { ...smallFilm(), fps: { num: 1000, den: 1 } }, 'fps'],
  ]
  for (const [what, timeline, path] of broken) {
    it(`should find ${what}`, () => {
      assert.ok(
        checkTimeline(timeline).some((violation) => violation.path.join('.') === path),
        JSON.stringify(checkTimeline(timeline)),
      )
    })
  }

  it('should find two main tracks, and one after an overlay', () => {
    const film = smallFilm()
    const overlay: Track = { id: 'logo', kind: 'video', role: 'overlay', name: 'Logo', clips: [] }
    const second: Track = { id: 'second', kind: 'video', role: 'main', name: 'Video', clips: [] }
    for (const tracks of [
      [...film.tracks, second],
      [overlay, ...film.tracks],
    ]) {
      assert.ok(checkTimeline({ ...film, tracks }).some((violation) => violation.path.at(-1) === 'role'))
    }
  })

  it('should gather all that is wrong, naming an overlap and an unknown asset for what they are', () => {
    const violations = checkTimeline(
      { ...withClip(0, 1, { startMs: 5000, fit: 'stretch' }), width: 1 },
      { files: new Map([['asset-city', 'video']]) },
    )
    assert.deepEqual(
      violations.map(({ code, path }) => [code, path.join('.')]),
      [
        ['timeline/invalid', 'width'],
        ['timeline/invalid', 'tracks.0.clips.1.fit'],
        ['timeline/not-found', 'tracks.0.clips.1.asset'],
        ['timeline/overlap', 'tracks.0.clips.1.startMs'],
        ['timeline/invalid', 'tracks.1.clips.0.startMs'],
      ],
    )
  })
})
