import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { audioClip, emptyTimeline, textClip, videoClip } from '../../timeline/create.ts'
import { type Timeline, timelineDurationMs } from '../../timeline/model.ts'
import { applyOperation } from '../../timeline/apply.ts'
import { insertClips } from './make-room.ts'

const scene = (id: string, startMs: number, durationMs = 4000) => videoClip({ id, name: id, asset: id, startMs, durationMs })
const film: Timeline = {
  ...emptyTimeline({ title: '' }),
  tracks: [
    { id: 'main', kind: 'video', role: 'main', name: '', clips: [scene('a', 0), scene('b', 4000)] },
    { id: 'captions', kind: 'text', role: 'caption', name: '', clips: [textClip({ id: 'c1', text: 'one', startMs: 500, durationMs: 1000 }), textClip({ id: 'c2', text: 'two', startMs: 4200, durationMs: 1000 }), textClip({ id: 'c3', text: 'three', startMs: 5200, durationMs: 1000 })] },
    { id: 'titles', kind: 'text', role: 'title', name: '', clips: [textClip({ id: 't1', text: 'Film', startMs: 0, durationMs: 2000 })] },
    { id: 'voices', kind: 'audio', role: 'voice', name: '', clips: [audioClip({ id: 'v1', name: '', asset: 'v', startMs: 4100, durationMs: 2000 })] },
    { id: 'music', kind: 'audio', role: 'bgm', name: '', clips: [audioClip({ id: 'b1', name: '', asset: 'b', startMs: 4000, durationMs: 4000 })] },
    { id: 'logos', kind: 'video', role: 'overlay', name: '', clips: [videoClip({ id: 'logo', name: '', asset: 'l', startMs: 0, durationMs: 8000 })] },
  ],
}
const startsAfter = (index: number): Record<string, number> => {
  const { timeline } = applyOperation(film, { type: 'batch', operations: insertClips(film, [scene('new', 0, 3000)], index) })
  assert.equal(timelineDurationMs(timeline), 11_000)
  return Object.fromEntries(timeline.tracks.flatMap(({ clips }) => clips.map(({ id, startMs }) => [id, startMs])))
}

describe('insertClips', () => {
  it('should move with the pictures what belongs to them, and leave the music', () => {
    assert.deepEqual(startsAfter(1), { a: 0, new: 4000, b: 7000, c1: 500, c2: 7200, c3: 8200, t1: 0, v1: 7100, b1: 4000, logo: 0 })
  })

  it('should leave the title and the logo of the film where they are when it gets another beginning', () => {
    assert.deepEqual(startsAfter(0), { new: 0, a: 3000, b: 7000, c1: 3500, c2: 7200, c3: 8200, t1: 0, v1: 7100, b1: 4000, logo: 0 })
  })

  it('should move nothing for a clip at the end', () => {
    assert.deepEqual(startsAfter(2), { a: 0, b: 4000, new: 8000, c1: 500, c2: 4200, c3: 5200, t1: 0, v1: 4100, b1: 4000, logo: 0 })
  })
})
