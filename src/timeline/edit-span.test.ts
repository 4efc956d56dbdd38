import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../errors/error.ts'
import { applyOperation } from './apply.ts'
import { checkTimeline } from './check.ts'
import { audioClip, textClip, videoClip } from './create.ts'
import { timelineLimits } from './limits.ts'
import { type TextClip, type Timeline, type Track, mainTrack, timelineDurationMs } from './model.ts'
import { arbitraryTimeline, smallFilm } from './testing.ts'

function cut(timeline: Timeline, startMs: number, endMs: number): Timeline {
  return applyOperation(timeline, { type: 'remove-range', startMs, endMs, newClipId: 'rest' }).timeline
}

/** `id → [start, end, in]` of every clip. */
function places(timeline: Timeline): Record<string, number[]> {
  const clips = timeline.tracks.flatMap(
    (track): { id: string; startMs: number; durationMs: number; inMs?: number }[] => [...track.clips],
  )
  return Object.fromEntries(
    clips.map(({ id, startMs, durationMs, inMs }) => [id, [startMs, startMs + durationMs, ...(inMs ? [inMs] : [])]]),
  )
}

describe('remove-range', () => {
  it('should close the gap over two clips', () => {
    assert.deepEqual(places(cut(smallFilm(), 5000, 7000)), {
      city: [0, 5000],
      sea: [5000, 8000, 1000],
      song: [0, 8000],
      opening: [0, 3000],
    })
  })

  it('should make two clips of one that goes on behind the stretch', () => {
    const after = cut(smallFilm(), 1000, 2000)
    assert.deepEqual(places(after), {
      city: [0, 1000],
      rest: [1000, 5000, 2000],
      sea: [5000, 9000],
      song: [0, 9000],
      opening: [0, 1000],
      'rest-2': [1000, 2000],
    })
  })

  it('should cut voices and texts with the picture, and let music go on without a jump', () => {
    const film: Timeline = {
      ...smallFilm(),
      tracks: [
        ...smallFilm().tracks.slice(0, 1),
        { id: 'bgm', kind: 'audio', role: 'bgm', name: 'BGM', clips: [audioClip({ id: 'song', name: 'Mine', asset: 's', startMs: 1000, durationMs: 8000 })] },
        { id: 'voice', kind: 'audio', role: 'voice', name: 'Voice', clips: [audioClip({ id: 'vo', name: 'Voice', asset: 'v', startMs: 2000, durationMs: 6000 })] },
        { id: 'captions', kind: 'text', role: 'caption', name: 'Captions', clips: [textClip({ id: 'line', text: 'Hi', startMs: 6500, durationMs: 2000 })] },
      ],
    }
    assert.deepEqual(places(cut(film, 5000, 7000)), {
      city: [0, 5000],
      sea: [5000, 8000, 1000],
      song: [1000, 7000],
      vo: [2000, 5000],
      rest: [5000, 6000, 5000],
      line: [5000, 6500],
    })
  })

  it('should let an opening title open the film still, and a closing one close it', () => {
    assert.deepEqual(places(cut(smallFilm(), 0, 4000)).opening, [0, 3000])
    const ended: Timeline = {
      ...smallFilm(),
      tracks: [
        ...smallFilm().tracks.slice(0, 2),
        { id: 'titles', kind: 'text', role: 'title', name: 'Title', clips: [textClip({ id: 'middle', text: 'M', startMs: 4000, durationMs: 2000 }), textClip({ id: 'end', text: 'E', startMs: 7000, durationMs: 3000 })] },
      ],
    }
    const { middle, end } = places(cut(ended, 7000, 10_000))
    assert.deepEqual([middle, end], [[4000, 6000], [6000, 7000]])
  })

  it('should refuse a stretch outside the film, and the whole of it', () => {
    for (const [from, to] of [[-1, 5], [5, 5], [8000, 12_000], [0, 10_000], [0.5, 2]] as const) {
      assert.throws(() => cut(smallFilm(), from, to), (error) => ReelsmithError.is(error, 'timeline/invalid'))
    }
  })

  it('should shorten any film by the stretch, but for remnants too short to be seen, and leave it sound', () => {
    fc.assert(
      fc.property(arbitraryTimeline, fc.nat(), fc.nat(), (timeline, a, b) => {
        const filmMs = timelineDurationMs(timeline)
        const startMs = a % filmMs
        const endMs = startMs + 1 + (b % (filmMs - startMs))
        if (startMs === 0 && endMs === filmMs) return
        const after = cut(timeline, startMs, endMs)
        assert.deepEqual(checkTimeline(after), [])
        const expectedMs = filmMs - (endMs - startMs)
        const lostMs = mainTrack(after)!.clips.length === 0 ? 0 : expectedMs - timelineDurationMs(after)
        assert.ok(lostMs >= 0 && lostMs < 2 * timelineLimits.minClipMs, `${lostMs} ms`)
      }),
    )
  })
})

describe('what stays with the picture', () => {
  it('should keep a text that is read over exactly one clip over that clip', () => {
    const film = smallFilm()
    const label = (id: string, startMs: number, durationMs: number): TextClip => textClip({ id, text: id, startMs, durationMs })
    const labels: Track = { id: 'labels', kind: 'text', role: 'text', name: 'Text', clips: [label('one', 0, 6000), label('two', 6000, 4000)] }
    const labelled: Timeline = { ...film, tracks: [...film.tracks, labels] }
    const at = (timeline: Timeline): number[][] => timeline.tracks.find(({ id }) => id === 'labels')!.clips.map(({ startMs, durationMs }) => [startMs, durationMs])
    const { timeline: longer } = applyOperation(labelled, { type: 'insert-clip', clip: videoClip({ id: 'more', name: 'more', asset: 'asset-more', durationMs: 5000 }) })
    assert.deepEqual(at(longer), [[0, 6000], [6000, 4000]])
    const { timeline: turned } = applyOperation(longer, { type: 'reorder-clip', clipId: 'city', index: 1 })
    assert.deepEqual(at(turned), [[0, 4000], [4000, 6000]])
    const { timeline: shorter } = applyOperation(labelled, { type: 'remove-clip', clipId: 'city' })
    assert.deepEqual(at(shorter), [[0, 4000]])
  })

  const film: Timeline = {
    ...smallFilm(),
    tracks: [
      {
        id: 'main',
        kind: 'video',
        role: 'main',
        name: 'Video',
        clips: [
          videoClip({ id: 'a', name: 'a', asset: 'A', durationMs: 4000 }),
          videoClip({ id: 'b', name: 'b', asset: 'B', startMs: 4000, durationMs: 4000 }),
          videoClip({ id: 'c', name: 'c', asset: 'C', startMs: 8000, durationMs: 4000 }),
        ],
      },
      {
        id: 'captions',
        kind: 'text',
        role: 'caption',
        name: 'Captions',
        clips: [
          textClip({ id: 'in-a', text: 'A', startMs: 1000, durationMs: 1000 }),
          textClip({ id: 'in-b', text: 'B', startMs: 5000, durationMs: 1000 }),
          textClip({ id: 'in-c', text: 'C', startMs: 9000, durationMs: 1000 }),
        ],
      },
      { id: 'titles', kind: 'text', role: 'title', name: 'Title', clips: [textClip({ id: 'head', text: 'T', startMs: 4500, durationMs: 1000 })] },
    ],
  }
  const captions = (timeline: Timeline): Record<string, number[]> =>
    Object.fromEntries(Object.entries(places(timeline)).filter(([id]) => id.startsWith('in-') || id === 'head'))

  it('should go and move with its clip, titles staying where they are', () => {
    const after = applyOperation(film, { type: 'remove-clip', clipId: 'a' }).timeline
    assert.deepEqual(captions(after), { 'in-b': [1000, 2000], 'in-c': [5000, 6000], head: [4500, 5500] })
  })

  it('should follow a new order', () => {
    const after = applyOperation(film, { type: 'reorder-clip', clipId: 'c', index: 0 }).timeline
    assert.deepEqual(captions(after), { 'in-c': [1000, 2000], 'in-a': [5000, 6000], 'in-b': [9000, 10_000], head: [4500, 5500] })
  })

  it('should stay at its moment of a trimmed, a faster and a split clip', () => {
    const trimmed = applyOperation(film, { type: 'trim-clip', clipId: 'b', fromStartMs: 1500 }).timeline
    assert.deepEqual(captions(trimmed), { 'in-a': [1000, 2000], 'in-b': [4000, 4500], 'in-c': [7500, 8500], head: [4500, 5500] })
    const faster = applyOperation(film, { type: 'set-speed', clipId: 'a', speed: 2 }).timeline
    assert.deepEqual(captions(faster), { 'in-a': [500, 1000], 'in-b': [3000, 4000], 'in-c': [7000, 8000], head: [4500, 5500] })
    const halves = applyOperation(film, { type: 'split-clip', clipId: 'b', atMs: 4500, newClipId: 'b2' }).timeline
    assert.deepEqual(captions(halves), captions(film))
    const second = applyOperation(halves, { type: 'remove-clip', clipId: 'b' }).timeline
    assert.deepEqual(captions(second)['in-b'], [4500, 5500])
  })

  it('should stay with the voice when there is one', () => {
    const voiced: Timeline = {
      ...film,
      tracks: [...film.tracks, { id: 'voice', kind: 'audio', role: 'voice', name: 'Voice', clips: [audioClip({ id: 'vo', name: 'vo', asset: 'v', durationMs: 5000 })] }],
    }
    const after = applyOperation(voiced, { type: 'reorder-clip', clipId: 'c', index: 0 }).timeline
    assert.deepEqual(captions(after), captions(film))
  })
})
