import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../errors/error.ts'
import { applyOperation } from './apply.ts'
import { checkTimeline } from './check.ts'
import { textClip, videoClip } from './create.ts'
import { endMs } from './locate.ts'
import { type AudioClip, type TextClip, type Timeline, mainTrack, timelineDurationMs } from './model.ts'
import type { ClipChanges, Operation } from './operation.ts'
import { arbitraryPicture, arbitraryTimeline, smallFilm } from './testing.ts'

/** What an arbitrary operation is made from: numbers that are mapped onto whatever the timeline has. */
const dice = fc.record({
  kind: fc.nat(18),
  clip: fc.nat(),
  other: fc.nat(),
  ms: fc.integer({ min: 1, max: 12_000 }),
  picture: arbitraryPicture,
  id: fc.uuid(),
})

type Dice = typeof dice extends fc.Arbitrary<infer T> ? T : never

function operationFor(timeline: Timeline, { kind, clip, other, ms, picture, id }: Dice): Operation {
  const clips = timeline.tracks.flatMap((track): { id: string; startMs: number; durationMs: number }[] => [
    ...track.clips,
  ])
  const chosen = clips[clip % Math.max(1, clips.length)] ?? { id: 'nobody', startMs: 0, durationMs: 0 }
  const main = mainTrack(timeline)?.clips ?? []
  const track = timeline.tracks[other % Math.max(1, timeline.tracks.length)]?.id ?? 'nothing'
  const edits: Operation[] = [
    { type: 'insert-clip', clip: { ...picture, id }, index: other % (main.length + 1) },
    { type: 'insert-clip', clip: { ...picture, id } },
    { type: 'remove-clip', clipId: chosen.id },
    {
      type: 'reorder-clip',
      clipId: main[clip % Math.max(1, main.length)]?.id ?? 'nobody',
      index: other % Math.max(1, main.length),
    },
    { type: 'move-clip', clipId: chosen.id, startMs: ms },
    { type: 'trim-clip', clipId: chosen.id, fromStartMs: ms % 500, fromEndMs: other % 500 },
    { type: 'set-duration', clipId: chosen.id, durationMs: ms },
    { type: 'set-speed', clipId: chosen.id, speed: 0.5 + (other % 4) / 2 },
    {
      type: 'split-clip',
      clipId: chosen.id,
      atMs: chosen.startMs + (ms % Math.max(1, chosen.durationMs)),
      newClipId: id,
    },
    { type: 'join-clip', clipId: chosen.id },
    { type: 'set-clip', clipId: chosen.id, changes: { volume: (other % 5) / 4 } },
    { type: 'set-track-volume', trackId: track, volume: 0.5 },
    { type: 'set-track', trackId: track, changes: { muted: other % 2 === 0, name: id } },
    { type: 'set-clip', clipId: chosen.id, changes: { reversed: other % 2 === 0, grade: null, focus: { x: 0, y: 1 } } },
    { type: 'remove-track', trackId: track },
    { type: 'remove-range', startMs: ms, endMs: ms + (other % 6000), newClipId: id },
    { type: 'set-canvas', width: 1080, height: 1920, title: id },
    { type: 'set-canvas', fades: { outMs: 700 } },
    { type: 'set-canvas', fades: null },
    {
      type: 'add-track',
      track: {
        id,
        kind: 'text',
        role: 'text',
        name: 'Text',
        clips: [textClip({ id: `${id}-1`, text: 'Hi', durationMs: ms })],
      },
    },
    {
      type: 'batch',
      operations: [
        { type: 'remove-clip', clipId: chosen.id },
        { type: 'insert-clip', clip: { ...picture, id } },
      ],
    },
  ]
  return edits[kind]!
}

/** Applies what can be applied; a refusal must be a typed one. */
function tryApply(timeline: Timeline, operation: Operation): ReturnType<typeof applyOperation> | undefined {
  try {
    return applyOperation(timeline, operation)
  } catch (error) {
    assert.ok(ReelsmithError.is(error), String(error))
    assert.match(error.code, /^timeline\//)
    return undefined
  }
}

class EditCommand implements fc.Command<{ undo: Operation[]; states: Timeline[] }, { timeline: Timeline }> {
  readonly #dice: Dice
  constructor(given: Dice) {
    this.#dice = given
  }
  check(): boolean {
    return true
  }
  run(model: { undo: Operation[]; states: Timeline[] }, real: { timeline: Timeline }): void {
    const before = real.timeline
    const frozen = JSON.stringify(before)
    const applied = tryApply(before, operationFor(before, this.#dice))
    assert.equal(JSON.stringify(before), frozen, 'the given timeline was changed')
    if (!applied) return
    assert.deepEqual(checkTimeline(applied.timeline), [])
    model.states.push(before)
    model.undo.push(applied.inverse)
    real.timeline = applied.timeline
  }
  toString(): string {
    return `edit ${this.#dice.kind}`
  }
}

class UndoCommand implements fc.Command<{ undo: Operation[]; states: Timeline[] }, { timeline: Timeline }> {
  check(model: { undo: Operation[] }): boolean {
    return model.undo.length > 0
  }
  run(model: { undo: Operation[]; states: Timeline[] }, real: { timeline: Timeline }): void {
    const undone = JSON.parse(JSON.stringify(model.undo.pop()!)) as Operation
    const { timeline, inverse } = applyOperation(real.timeline, undone)
    assert.deepEqual(timeline, model.states.pop())
    assert.deepEqual(applyOperation(timeline, inverse).timeline, real.timeline, 'redo differs')
    real.timeline = timeline
  }
  toString(): string {
    return 'undo'
  }
}

describe('applyOperation', () => {
  it('should undo exactly, keep every rule and never touch its input, over random conversations', () => {
    fc.assert(
      fc.property(
        arbitraryTimeline,
        fc.commands([dice.map((given) => new EditCommand(given)), fc.constant(new UndoCommand())], {
          maxCommands: 30,
        }),
        (timeline, commands) => {
          fc.modelRun(() => ({ model: { undo: [], states: [] }, real: { timeline } }), commands)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('should ripple by exactly what was inserted, removed, trimmed or set', () => {
    fc.assert(
      fc.property(arbitraryTimeline, arbitraryPicture, fc.nat(), (timeline, picture, at) => {
        const main = mainTrack(timeline)!.clips
        const lengthMs = timelineDurationMs(timeline)
        const index = at % (main.length + 1)
        const inserted = applyOperation(timeline, {
          type: 'insert-clip',
          clip: { ...picture, id: 'new' },
          index,
        }).timeline
        assert.equal(timelineDurationMs(inserted), lengthMs + picture.durationMs)
        assert.deepEqual(
          mainTrack(inserted)!.clips.map(({ id }) => id),
          main.map(({ id }) => id).toSpliced(index, 0, 'new'),
        )
        const clip = main[at % main.length]!
        const set = applyOperation(timeline, {
          type: 'set-duration',
          clipId: clip.id,
          durationMs: 777,
        }).timeline
        assert.equal(timelineDurationMs(set), lengthMs - clip.durationMs + 777)
        if (main.length === 1) return
        const removed = applyOperation(timeline, { type: 'remove-clip', clipId: clip.id }).timeline
        assert.equal(timelineDurationMs(removed), lengthMs - clip.durationMs)
      }),
    )
  })

  it('should give back the clip when its two halves are joined', () => {
    fc.assert(
      fc.property(arbitraryTimeline, fc.nat(), fc.nat(), (timeline, which, where) => {
        const clips = timeline.tracks.flatMap(
          (track): { id: string; startMs: number; durationMs: number }[] => [...track.clips],
        )
        const clip = clips[which % clips.length]!
        const atMs = clip.startMs + (where % clip.durationMs)
        const split = tryApply(timeline, { type: 'split-clip', clipId: clip.id, atMs, newClipId: 'half' })
        fc.pre(split !== undefined)
        const halves = split!.timeline.tracks.flatMap((track): { id: string; durationMs: number }[] => [
          ...track.clips,
        ])
        const [first, second] = [clip.id, 'half'].map((id) => halves.find((half) => half.id === id)!)
        assert.equal(first!.durationMs + second!.durationMs, clip.durationMs)
        const cutTransition =
          'transition' in clip && (clip.transition as { durationMs: number }).durationMs > first!.durationMs
        fc.pre(!cutTransition)
        assert.deepEqual(
          applyOperation(split!.timeline, { type: 'join-clip', clipId: clip.id }).timeline,
          timeline,
        )
      }),
    )
  })

  it('should let music that spans the film span it still, and cut what reaches beyond the end', () => {
    const longer = applyOperation(smallFilm(), {
      type: 'set-duration',
      clipId: 'sea',
      durationMs: 9000,
    }).timeline
    assert.deepEqual(lengths(longer), {
      city: [0, 6000],
      sea: [6000, 15_000],
      song: [0, 15_000],
      opening: [0, 3000],
    })
    const shorter = applyOperation(longer, {
      type: 'batch',
      operations: [
        { type: 'remove-clip', clipId: 'sea' },
        { type: 'set-duration', clipId: 'city', durationMs: 2000 },
      ],
    }).timeline
    assert.deepEqual(lengths(shorter), { city: [0, 2000], song: [0, 2000], opening: [0, 2000] })
  })

  it('should keep an end title at the end', () => {
    const ended = applyOperation(smallFilm(), {
      type: 'add-clip',
      trackId: 'titles',
      clip: textClip({ id: 'credits', text: 'The end', startMs: 7000, durationMs: 3000 }),
    }).timeline
    const longer = applyOperation(ended, { type: 'set-duration', clipId: 'sea', durationMs: 6000 }).timeline
    assert.deepEqual(lengths(longer).credits, [9000, 12_000])
    const shorter = applyOperation(ended, { type: 'remove-clip', clipId: 'city' }).timeline
    assert.deepEqual(lengths(shorter).opening, [0, 3000])
    assert.deepEqual(lengths(shorter).credits, [3000, 4000])
  })

  it('should make the main track for the first clip and drop other tracks with their last', () => {
    const empty = { ...smallFilm(), tracks: [] }
    const clip = videoClip({ id: 'a', name: 'a', asset: 'x', durationMs: 1000, startMs: 5 })
    const { timeline } = applyOperation(empty, { type: 'insert-clip', clip })
    assert.deepEqual(
      timeline.tracks.map(({ id, role }) => [id, role]),
      [['main', 'main']],
    )
    assert.equal(timeline.tracks[0]!.clips[0]!.startMs, 0)
    const silent = applyOperation(smallFilm(), { type: 'remove-clip', clipId: 'song' }).timeline
    assert.deepEqual(
      silent.tracks.map(({ id }) => id),
      ['main', 'titles'],
    )
  })

  it('should name what is wrong and what is there', () => {
    const refuse = (operation: Operation, code: ReelsmithError['code'], message: RegExp): void => {
      assert.throws(
        () => applyOperation(smallFilm(), operation),
        (error) => ReelsmithError.is(error, code) && message.test(error.message),
      )
    }
    refuse({ type: 'remove-clip', clipId: 'nine' }, 'timeline/not-found', /"city timelapse", "ocean waves"/)
    refuse({ type: 'remove-track', trackId: 'nine' }, 'timeline/not-found', /"Video", "BGM", "Title"/)
    const title = textClip({ id: 'b', text: 'Second', startMs: 2000, durationMs: 2000 })
    refuse(
      { type: 'add-clip', trackId: 'titles', clip: title },
      'timeline/overlap',
      /"Second" \(2-4s\) overlaps "Urban Dreams" \(0-3s\) on the track "Title"/,
    )
    refuse(
      { type: 'add-clip', trackId: 'titles', clip: { ...title, startMs: 10_000 } },
      'timeline/invalid',
      /film ends at 10s/,
    )
    refuse(
      { type: 'add-clip', trackId: 'bgm', clip: title },
      'timeline/invalid',
      /takes audio clips, not text/,
    )
    refuse({ type: 'split-clip', clipId: 'city', atMs: 6000, newClipId: 'x' }, 'timeline/invalid', /0s to 6s/)
    refuse({ type: 'split-clip', clipId: 'song', atMs: 5000, newClipId: 'x' }, 'timeline/invalid', /made for its length/)
    refuse({ type: 'join-clip', clipId: 'city' }, 'timeline/invalid', /doesn't go on/)
    refuse({ type: 'set-clip', clipId: 'city', changes: { text: 'x' } }, 'timeline/invalid', /has no text/)
    refuse({ type: 'set-clip', clipId: 'city', changes: { volume: 9 } }, 'timeline/invalid', /0 to 4, got 9/)
    refuse({ type: 'set-canvas', width: 3840, height: 2160 }, 'timeline/invalid', /1920×1080/)
    refuse({ type: 'set-duration', clipId: 'city', durationMs: 0 }, 'timeline/invalid', /40 ms/)
    refuse({ type: 'set-duration', clipId: 'city', durationMs: 36_000_000 }, 'timeline/invalid', /60 minutes/)
    refuse(
      { type: 'insert-clip', clip: videoClip({ id: 'city', name: 'x', asset: 'x', durationMs: 500 }) },
      'timeline/invalid',
      /taken/,
    )
  })

  it('should take a member away by null, and by a flag that is off', () => {
    const change = (timeline: Timeline, changes: ClipChanges): Timeline =>
      applyOperation(timeline, { type: 'set-clip', clipId: 'city', changes }).timeline
    const made = change(smallFilm(), { reversed: true, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } })
    assert.equal(mainTrack(made)!.clips[0]!.reversed, true)
    assert.deepEqual(change(made, { reversed: false, crop: null }), smallFilm())
  })

  it('should forget when words were said once they are other words', () => {
    const words = [{ text: 'Urban', startMs: 0, endMs: 400 }]
    const change = (timeline: Timeline, changes: ClipChanges): Timeline =>
      applyOperation(timeline, { type: 'set-clip', clipId: 'opening', changes }).timeline
    const timed = change(smallFilm(), { words })
    assert.deepEqual((change(timed, { style: { size: 2 } }).tracks[2]!.clips[0] as TextClip).words, words)
    assert.equal('words' in change(timed, { text: 'Rural Dreams' }).tracks[2]!.clips[0]!, false)
  })

  it('should change nothing of a batch that fails', () => {
    const film = smallFilm()
    assert.throws(() =>
      applyOperation(film, {
        type: 'batch',
        operations: [
          { type: 'remove-clip', clipId: 'sea' },
          { type: 'remove-clip', clipId: 'sea' },
        ],
      }),
    )
    assert.deepEqual(film, smallFilm())
  })

  it('should replace music by a song and a song by music, never keeping both', () => {
    const song = applyOperation(smallFilm(), {
      type: 'set-clip',
      clipId: 'song',
      changes: { asset: 'mine', name: 'Mine' },
    }).timeline
    assert.equal('music' in song.tracks[1]!.clips[0]!, false)
    assert.equal((song.tracks[1]!.clips[0] as AudioClip).asset, 'mine')
    const back = applyOperation(song, {
      type: 'set-clip',
      clipId: 'song',
      changes: { music: { kind: 'piano', seed: 2 } },
    }).timeline
    assert.equal('asset' in back.tracks[1]!.clips[0]!, false)
  })
})

function lengths(timeline: Timeline): Record<string, [number, number]> {
  const clips = timeline.tracks.flatMap((track): { id: string; startMs: number; durationMs: number }[] => [
    ...track.clips,
  ])
  return Object.fromEntries(clips.map((clip) => [clip.id, [clip.startMs, endMs(clip)]]))
}
