import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyOperation } from './apply.ts'
import { describeChange } from './change.ts'
import { audioClip, emptyTimeline, textClip, videoClip } from './create.ts'
import type { Operation } from './operation.ts'
import { summarize } from './summary.ts'
import { smallFilm } from './testing.ts'

describe('summarize', () => {
  it('should be the line that clients show, to the letter', () => {
    const film = applyOperation(smallFilm(), {
      type: 'batch',
      operations: [
        { type: 'remove-clip', clipId: 'sea' },
        { type: 'set-duration', clipId: 'city', durationMs: 10_000 },
      ],
    }).timeline
    assert.equal(
      summarize(film),
      'Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)',
    )
  })

  it('should speak Chinese', () => {
    assert.equal(
      summarize(smallFilm(), 'zh-CN'),
      '时间线（3 条轨道）：1. 视频：city timelapse（0-6秒）、ocean waves（6-10秒） 2. 配乐：Lo-fi（0-10秒，35%） 3. 标题：“Urban Dreams”（0-3秒）',
    )
    assert.equal(summarize(emptyTimeline({ language: 'zh-TW' })), '时间线是空的。')
  })

  it('should tell speed and a muted clip, and leave out tracks with nothing on them', () => {
    const film = applyOperation(smallFilm(), {
      type: 'batch',
      operations: [
        { type: 'set-speed', clipId: 'city', speed: 2 },
        { type: 'set-clip', clipId: 'sea', changes: { volume: 0 } },
        { type: 'remove-track', trackId: 'bgm' },
        {
          type: 'add-track',
          track: { id: 'empty', kind: 'text', role: 'caption', name: 'Captions', clips: [] },
        },
        { type: 'remove-track', trackId: 'titles' },
      ],
    }).timeline
    assert.equal(
      summarize(film),
      'Timeline (1 track): 1. Video: city timelapse (0-3s, 2x), ocean waves (3-7s, muted)',
    )
    assert.equal(summarize(emptyTimeline()), 'The timeline is empty.')
  })

  it('should count what is too much to list', () => {
    const operations = Array.from(
      { length: 30 },
      (_, index): Operation => ({
        type: 'insert-clip',
        clip: videoClip({ id: `c${index}`, name: `shot ${index + 1}`, asset: 'x', durationMs: 500 }),
      }),
    )
    const line = summarize(applyOperation(emptyTimeline(), { type: 'batch', operations }).timeline)
    assert.match(line, /shot 12 \(5\.5-6s\), and 18 more$/)
  })
})

describe('describeChange', () => {
  const after = (operation: Operation, language = 'en'): string[] =>
    describeChange(smallFilm(), applyOperation(smallFilm(), operation).timeline, language)

  it('should say what changed, from what, to what', () => {
    assert.deepEqual(after({ type: 'set-track-volume', trackId: 'bgm', volume: 0.6 }), [
      'BGM Lo-fi: volume 35% → 60%',
    ])
    assert.deepEqual(
      after({ type: 'set-clip', clipId: 'opening', changes: { text: 'Sale', style: { color: '#ff0000' } } }),
      ['Title "Sale": text "Urban Dreams" → "Sale", colour none → #ff0000'],
    )
    assert.deepEqual(after({ type: 'set-canvas', width: 1080, height: 1920 }), [
      'picture 1920×1080 (16:9) → 1080×1920 (9:16)',
    ])
    assert.deepEqual(after({ type: 'move-clip', clipId: 'opening', startMs: 2000 }), [
      'Title "Urban Dreams": start 0s → 2s',
    ])
    assert.deepEqual(
      after({
        type: 'set-clip',
        clipId: 'sea',
        changes: { transition: { type: 'crossfade', durationMs: 500 } },
      }),
      ['Video ocean waves: transition none → crossfade 0.5s'],
    )
  })

  it('should tell clips that came, went or changed places, and the new length', () => {
    assert.deepEqual(after({ type: 'remove-clip', clipId: 'city' }), [
      'length 10s → 4s',
      'Video city timelapse (0-6s) removed',
    ])
    assert.deepEqual(
      after({
        type: 'add-clip',
        trackId: 'titles',
        clip: textClip({
          id: 'x',
          text: 'End',
          startMs: 8000,
          durationMs: 2000,
          style: { position: 'bottom' },
        }),
      }),
      ['Title "End" (bottom, 8-10s) added'],
    )
    assert.deepEqual(after({ type: 'reorder-clip', clipId: 'sea', index: 0 }), [
      'new order: ocean waves, city timelapse',
    ])
  })

  it('should tell what was split, cut out of the middle or exchanged as such', () => {
    assert.deepEqual(after({ type: 'split-clip', clipId: 'city', atMs: 2000, newClipId: 'rest' }), ['Video city timelapse: split at 2s'])
    assert.deepEqual(after({ type: 'remove-range', startMs: 1000, endMs: 2000, newClipId: 'rest' }).slice(0, 2), ['length 10s → 9s', 'Video city timelapse: 1s cut out'])
    const song = audioClip({ id: 'jazz', name: 'Jazz', durationMs: 10_000, volume: 0.5, music: { kind: 'jazz', seed: 1 } })
    assert.deepEqual(after({ type: 'batch', operations: [{ type: 'remove-clip', clipId: 'song' }, { type: 'add-track', track: { id: 'bgm2', kind: 'audio', role: 'bgm', name: 'BGM', clips: [song] } }] }), ['BGM: Lo-fi → Jazz (0-10s, 50%)'])
  })

  it('should speak Chinese', () => {
    assert.deepEqual(after({ type: 'set-track-volume', trackId: 'bgm', volume: 0.6 }, 'zh-CN'), [
      '配乐 Lo-fi：音量 35% → 60%',
    ])
    assert.deepEqual(after({ type: 'remove-clip', clipId: 'opening' }, 'zh'), [
      '标题 “Urban Dreams”（0-3秒）已删除',
    ])
  })

  it('should say nothing when nothing changed', () => {
    assert.deepEqual(describeChange(smallFilm(), smallFilm()), [])
  })
})
