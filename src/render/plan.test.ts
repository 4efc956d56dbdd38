import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../errors/error.ts'
import { type Fps, fps30 } from '../time/time.ts'
import type { VideoClip } from '../timeline/model.ts'
import { cutPoints } from './cut-points.ts'
import { type FilmPlan, planFilm } from './plan.ts'
import { sourceTime } from './source-times.ts'
import { segmentKey } from './segment-key.ts'
import { sampleTimeline, textClip, videoClip } from './testing/sample-timeline.ts'

const assets = { a: { kind: 'video', durationMs: 60_000 }, b: { kind: 'image', durationMs: 0 } } as const
const output = { width: 320, height: 180, fps: fps30, crf: 20, preset: 'veryfast' }

const rates = fc.constantFrom<Fps>(fps30, { num: 24, den: 1 }, { num: 30000, den: 1001 }, { num: 60, den: 1 })

/** Clips that abut from 0, some with transitions. */
const mainClips = fc
  .array(
    fc.record({
      durationMs: fc.integer({ min: 100, max: 15_000 }),
      asset: fc.constantFrom('a', 'b'),
      transitionMs: fc.integer({ min: 0, max: 3000 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => {
    let startMs = 0
    return parts.map(({ durationMs, asset, transitionMs }, index): VideoClip => {
      const transition = transitionMs > 0 ? ({ type: 'crossfade', durationMs: transitionMs } as const) : undefined
      const clip = videoClip(`c${index}`, startMs, durationMs, { asset, transition })
      startMs += durationMs
      return clip
    })
  })

/** Clips that show at each frame of the film, with the transitions that are under way. */
function timeOfFilm(plan: FilmPlan): { clips: string[]; transitions: number }[] {
  return plan.segments.flatMap((segment) =>
    Array.from({ length: segment.frameCount }, (_, frame) => ({
      clips: segment.pictures.filter((use) => frame >= use.fromFrame && frame < use.toFrame).map((use) => use.clipName),
      transitions: segment.transitions.filter((use) => frame >= use.fromFrame && frame < use.toFrame).length,
    })),
  )
}

describe('planFilm', () => {
  it('should tile the film exactly with segments, and every frame with one clip, or two inside a transition', () => {
    fc.assert(
      fc.property(mainClips, rates, (video, fps) => {
        const plan = planFilm(sampleTimeline({ video }), assets, fps)
        const totalMs = video.reduce((sum, clip) => sum + clip.durationMs, 0)
        assert.equal(plan.frameCount, Math.round((totalMs * fps.num) / (1000 * fps.den)))
        let next = 0
        for (const segment of plan.segments) {
          assert.equal(segment.firstFrame, next)
          assert.ok(segment.frameCount > 0)
          next += segment.frameCount
        }
        assert.equal(next, plan.frameCount)
        for (const [frame, { clips, transitions }] of timeOfFilm(plan).entries()) {
          assert.equal(clips.length, 1 + transitions, `frame ${frame}: ${clips} in ${transitions} transitions`)
        }
      }),
    )
  })

  it('should make pieces of one to three and a half seconds, unless the film is shorter', () => {
    fc.assert(
      fc.property(mainClips, (video) => {
        const plan = planFilm(sampleTimeline({ video }), assets, fps30)
        for (const { frameCount } of plan.segments) {
          assert.ok(frameCount >= Math.min(30, plan.frameCount) && frameCount < 105, `${frameCount} frames`)
        }
      }),
    )
  })

  it('should go on with a source exactly where the segment before stopped', () => {
    const plan = planFilm(sampleTimeline({ video: [videoClip('c', 0, 9000, { inMs: 1000, speed: 2 })] }), assets, fps30)
    const starts = plan.segments.map((segment) => sourceTime(segment.pictures[0]!.times!, 0))
    const expected = plan.segments.map((segment) => 1000 + (segment.firstFrame * 2000) / 30)
    assert.deepEqual(starts.map(Math.round), expected.map(Math.round))
    assert.ok(plan.segments.length > 2)
  })

  it('should let the outgoing clip go on under a transition, at its own time', () => {
    const video = [
      videoClip('one', 0, 4000),
      videoClip('two', 4000, 4000, { transition: { type: 'crossfade', durationMs: 500 } }),
    ]
    const plan = planFilm(sampleTimeline({ video }), assets, fps30)
    const segment = plan.segments.find(({ firstFrame }) => firstFrame === 120)!
    const [outgoing, incoming] = segment.pictures
    assert.deepEqual([outgoing!.clipName, outgoing!.fromFrame, outgoing!.toFrame, sourceTime(outgoing!.times!, 0)], ['one', 0, 15, 5000])
    assert.deepEqual([incoming!.clipName, incoming!.fromFrame, sourceTime(incoming!.times!, 0)], ['two', 0, 1000])
    assert.deepEqual(segment.transitions, [{ type: 'crossfade', fromFrame: 0, toFrame: 15, startFrame: 0, frameCount: 15 }])
  })

  it('should hold the last picture of a source without handle and say so', () => {
    const video = [videoClip('short', 0, 4000, { inMs: 0 })]
    const plan = planFilm(sampleTimeline({ video }), { a: { kind: 'video', durationMs: 3000 } }, fps30)
    const available = plan.segments.map((segment) => segment.pictures[0]!.availableFrames)
    assert.deepEqual(plan.segments.map(({ frameCount }) => frameCount), [75, 45])
    assert.deepEqual(available, [75, 15])
    assert.match(plan.notes.join(), /"short" is 1\.0 s longer than its source/)
  })

  it('should ignore the transition of the first clip', () => {
    const video = [videoClip('one', 0, 2000, { transition: { type: 'dip-to-black', durationMs: 500 } })]
    assert.deepEqual(planFilm(sampleTimeline({ video }), assets, fps30).segments[0]!.transitions, [])
  })

  it('should dim the first and the last frames of a film that fades, in the pieces that they are in', () => {
    const timeline = { ...sampleTimeline({ video: [videoClip('one', 0, 9000)] }), fades: { inMs: 500, outMs: 1000 } }
    const { segments } = planFilm(timeline, { one: { kind: 'video', durationMs: 20_000 }, ...assets }, fps30)
    assert.deepEqual(segments[0]!.fades, [{ kind: 'in', fromFrame: 0, toFrame: 15, startFrame: 0, frameCount: 15 }])
    const { frameCount, fades } = segments.at(-1)!
    assert.deepEqual(fades, [{ kind: 'out', fromFrame: frameCount - 30, toFrame: frameCount, startFrame: frameCount - 30, frameCount: 30 }])
    assert.ok(segments.slice(1, -1).every((segment) => segment.fades === undefined))
  })

  it('should plan a film of text alone', () => {
    const plan = planFilm(sampleTimeline({ texts: [textClip(0, 2000, 'The end')] }), {}, fps30)
    assert.equal(plan.frameCount, 60)
    assert.deepEqual(plan.segments.map(({ pictures, texts }) => [pictures.length, texts.length]), [[0, 1]])
  })

  it('should refuse an empty timeline and a clip whose file is gone', () => {
    const isCode = (code: ReelsmithError['code']) => (error: unknown) => ReelsmithError.is(error, code)
    assert.throws(() => planFilm(sampleTimeline({}), {}, fps30), isCode('render/nothing-to-export'))
    const video = [videoClip('lost', 0, 2000)]
    assert.throws(() => planFilm(sampleTimeline({ video }), {}, fps30), /"lost" has no picture/)
    assert.throws(() => planFilm(sampleTimeline({ video }), {}, fps30), isCode('media/unreadable'))
  })
})

describe('cutPoints', () => {
  it('should cut where texts begin and end if that leaves no sliver', () => {
    const cuts = cutPoints({ frameCount: 300, clipStarts: [0], edges: [10, 120, 290], fps: fps30 })
    assert.deepEqual(cuts, [0, 75, 120, 195, 270, 300])
  })

  it('should move no cut when only the end of the film moves', () => {
    const short = cutPoints({ frameCount: 400, clipStarts: [0, 150], edges: [], fps: fps30 })
    const long = cutPoints({ frameCount: 700, clipStarts: [0, 150], edges: [], fps: fps30 })
    assert.deepEqual(long.slice(0, short.length - 1), short.slice(0, -1))
  })
})

describe('segmentKey', () => {
  const keysOf = (video: VideoClip[], texts = [textClip(500, 2000, 'Hello')], more: Partial<typeof output> = {}): string[] =>
    planFilm(sampleTimeline({ video, texts }), assets, fps30).segments.map((segment) =>
      segmentKey(segment, { a: 'a:1', b: 'b:1' }, { ...output, ...more }, 'en'),
    )
  const film = [videoClip('one', 0, 5000), videoClip('two', 5000, 5000, { asset: 'b', motion: 'zoom-in' })]

  it('should change only the segments that show a changed title', () => {
    const before = keysOf(film)
    const after = keysOf(film, [textClip(500, 2000, 'Goodbye')])
    assert.deepEqual(before.map((key, index) => key === after[index]), [false, true, true, true])
  })

  it('should follow a clip that moves along the timeline or is renamed', () => {
    const before = keysOf(film, [])
    const moved = keysOf([videoClip('new', 0, 2500, { asset: 'b' }), ...film.map((clip) => ({ ...clip, name: 'x', startMs: clip.startMs + 2500 }))], [])
    assert.deepEqual(moved.slice(1), before)
  })

  it('should differ for whatever changes a picture', () => {
    const variants = [
      film,
      [{ ...film[0]!, inMs: 1033 }, film[1]!],
      [{ ...film[0]!, speed: 1.5 }, film[1]!],
      [{ ...film[0]!, fit: 'contain' as const }, film[1]!],
      [{ ...film[0]!, motion: 'pan-left' as const }, film[1]!],
      [{ ...film[0]!, asset: 'b' }, film[1]!],
      [{ ...film[0]!, grade: { look: 'warm' as const } }, film[1]!],
      [{ ...film[0]!, grade: { exposure: 0.1 } }, film[1]!],
      [{ ...film[0]!, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } }, film[1]!],
      [{ ...film[0]!, focus: { x: 0, y: 0 } }, film[1]!],
      [{ ...film[0]!, reversed: true }, film[1]!],
      [{ ...film[0]!, frozen: true }, film[1]!],
      [{ ...film[0]!, ramp: [{ atMs: 0, speed: 2 }, { atMs: 900, speed: 3 }] }, film[1]!],
    ]
    const firsts = [...variants.map((video) => keysOf(video)[0]), keysOf(film, undefined, { crf: 21 })[0]]
    assert.equal(new Set(firsts).size, firsts.length)
  })
})
