import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../../errors/error.ts'
import { audioClip, emptyTimeline, videoClip } from '../../timeline/create.ts'
import { type Timeline, type Track, timelineDurationMs } from '../../timeline/model.ts'
import type { SessionAsset } from '../action.ts'
import { memorySession } from '../testing.ts'
import { removePauses } from './remove-pauses.ts'

/** Ten seconds of speech, silent in [2, 3.5), [6, 6.7) and from 9 s on. */
const speech = (id: string, kind: 'audio' | 'video'): SessionAsset => ({
  id, kind, origin: 'uploaded', name: id, durationMs: 10_000, handleMs: 0, width: 640, height: 360, fps: 30, hasAudio: true,
  analysis: {
    shots: null, loudness: null, beats: null, palette: null,
    silence: [[2000, 3500], [6000, 6700], [9000, 10_000]].map(([from, to]) => ({ start_ms: from!, end_ms: to! })),
  },
})
const film = (...tracks: Track[]): Timeline => ({ ...emptyTimeline({ title: '' }), tracks })
const talk = (more: object = {}): Track => ({
  id: 'main', kind: 'video', role: 'main', name: '', clips: [videoClip({ id: 'talk', name: 'talk', asset: 'talk', durationMs: 10_000, ...more })],
})

async function shorten(timeline: Timeline, assets: SessionAsset[], input = {}): Promise<{ timeline: Timeline; result: Record<string, unknown> }> {
  const { context } = memorySession({ timeline, assets })
  const result = await removePauses.run(removePauses.input.parse(input), context)
  return { timeline: context.timeline(), result }
}

describe('removePauses', () => {
  it('should cut pauses but for a breath at each side, and what comes behind the last word', async () => {
    const { timeline, result } = await shorten(film(talk()), [speech('talk', 'video')])
    const clips = timeline.tracks[0]!.clips as readonly { inMs: number; startMs: number; durationMs: number }[]
    assert.deepEqual(clips.map(({ inMs, startMs, durationMs }) => [inMs, startMs, durationMs]), [[0, 0, 2150], [3350, 2150, 2800], [6550, 4950, 2600]])
    assert.deepEqual([result.pauses, result.removedMs], [3, 2450])
  })

  it('should know where in a clip the silences of its file lie, at any speed', async () => {
    const { timeline } = await shorten(film(talk({ inMs: 1000, durationMs: 3000, speed: 2 })), [speech('talk', 'video')])
    const clips = timeline.tracks[0]!.clips as readonly { inMs: number; durationMs: number }[]
    // 2 to 3.5 s of the file are 0.5 to 1.25 s of the clip; 6 to 6.7 s would be shorter than a pause
    assert.deepEqual(clips.map(({ inMs, durationMs }) => [inMs, durationMs]), [[1000, 650], [3200, 1900]])
  })

  it('should follow a recorded voice where there is one, and leave short pauses when asked to', async () => {
    const voice: Track = { id: 'v', kind: 'audio', role: 'voice', name: '', clips: [audioClip({ id: 'voice', name: '', asset: 'voice', durationMs: 10_000 })] }
    const photo: Track = { id: 'main', kind: 'video', role: 'main', name: '', clips: [videoClip({ id: 'sea', name: '', asset: 'photo', durationMs: 12_000 })] }
    const { timeline } = await shorten(film(photo, voice), [speech('voice', 'audio')], { shortestMs: 1000 })
    assert.equal(timelineDurationMs(timeline), 12_000 - 1200 - 850)
  })

  it('should refuse what has no pauses, or was not listened to', async () => {
    const { analysis, ...unheard } = speech('talk', 'video')
    const quiet = { ...speech('talk', 'video'), analysis: { ...analysis!, silence: [{ start_ms: 0, end_ms: 10_000 }] } }
    const refuse = async (asset: SessionAsset, words: RegExp): Promise<void> =>
      await assert.rejects(shorten(film(talk()), [asset]), (error) => ReelsmithError.is(error, 'timeline/not-found') && words.test(error.message))
    await refuse(unheard, /listened to yet/)
    await refuse(quiet, /No pause/)
    await refuse({ ...speech('talk', 'video'), origin: 'generated' }, /No recording/)
  })
})
