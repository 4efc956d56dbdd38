import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { fps30 } from '../time/time.ts'
import type { AudioClip, Timeline, Track, VideoClip } from '../timeline/model.ts'
import { closeGaps, ducking, duckingDb } from './sound-ducking.ts'
import { clickFreeMs, fadeGain } from './sound-fade.ts'
import { type SoundAsset, planSound } from './sound-plan.ts'

const assets: Record<string, SoundAsset> = {
  sea: { durationMs: 12_000, hasAudio: true, path: '/sea.mp4' },
  wood: { durationMs: 12_000, hasAudio: true, path: '/wood.mp4' },
  photo: { durationMs: 0, hasAudio: false, path: '/photo.jpg' },
  song: { durationMs: 60_000, hasAudio: true, path: '/song.mp3' },
}

function picture(id: string, asset: string, startMs: number, durationMs: number, more: Partial<VideoClip> = {}): VideoClip {
  return { id, name: id, asset, startMs, durationMs, inMs: 1000, speed: 1, volume: 1, fit: 'cover', motion: 'none', ...more }
}

function sound(id: string, startMs: number, durationMs: number, more: Partial<AudioClip> = {}): AudioClip {
  return { id, name: id, startMs, durationMs, inMs: 0, speed: 1, volume: 1, fadeInMs: 0, fadeOutMs: 0, ...more }
}

function timeline(main: VideoClip[], ...others: Track[]): Timeline {
  const track: Track = { id: 'main', kind: 'video', role: 'main', name: '', clips: main }
  return { title: '', width: 1920, height: 1080, fps: fps30, language: 'en', tracks: [track, ...others] }
}

const music = (clip: AudioClip): Track => ({ id: 'm', kind: 'audio', role: 'bgm', name: '', clips: [clip] })

describe('planSound', () => {
  it('should let the outgoing sound go on under a transition and cross over at equal power', () => {
    const film = timeline([
      picture('a', 'sea', 0, 5000),
      picture('b', 'wood', 5000, 5000, { transition: { type: 'crossfade', durationMs: 800 } }),
    ])
    const [first, second] = planSound(film, assets, 10_000).parts
    assert.equal(first!.endMs, 5800)
    assert.deepEqual(first!.fadeOut, { durationMs: 800, shape: 'equal-power' })
    assert.deepEqual(second!.fadeIn, { durationMs: 800, shape: 'equal-power' })
    assert.equal(second!.startMs, 5000)
  })

  it('should not go beyond the end of a source, and still end without a click', () => {
    const film = timeline([
      picture('a', 'sea', 0, 11_000),
      picture('b', 'wood', 11_000, 1000, { transition: { type: 'crossfade', durationMs: 500 } }),
    ])
    const [first] = planSound(film, assets, 12_000).parts
    assert.equal(first!.endMs, 11_000)
    assert.ok(first!.fadeOut.durationMs >= clickFreeMs)
  })

  it('should overlap hard cuts by a moment, and make two halves of a split one sound again', () => {
    const cut = planSound(timeline([picture('a', 'sea', 0, 3000), picture('b', 'wood', 3000, 3000)]), assets, 6000).parts
    assert.equal(cut.length, 2)
    assert.ok(cut[0]!.endMs > 3000 && cut[0]!.endMs < 3050)
    const split = planSound(timeline([picture('a', 'sea', 0, 3000), picture('b', 'sea', 3000, 3000, { inMs: 4000 })]), assets, 6000).parts
    assert.equal(split.length, 1)
    assert.equal(split[0]!.endMs, 6000)
    const louder = planSound(timeline([picture('a', 'sea', 0, 3000), picture('b', 'sea', 3000, 3000, { inMs: 4000, volume: 0.5 })]), assets, 6000).parts
    assert.deepEqual(louder.map((part) => part.fadeOut.shape), ['linear', 'smooth'])
  })

  it('should compose music for what the film leaves of its clip', () => {
    const film = timeline([picture('a', 'sea', 0, 6000)], music(sound('m', 1000, 9000, { music: { kind: 'ambient', seed: 1 } })))
    const part = planSound(film, assets, 6000).parts.find((one) => one.role === 'bgm')!
    assert.deepEqual(part.source, { kind: 'music', recipe: { kind: 'ambient', seed: 1 }, durationMs: 5000 })
    assert.equal(part.endMs, 6000)
  })

  it('should fade a song that the end of the film cuts off', () => {
    const film = timeline([picture('a', 'sea', 0, 6000)], music(sound('m', 0, 60_000, { asset: 'song' })))
    const part = planSound(film, assets, 6000).parts.find((one) => one.role === 'bgm')!
    assert.ok(part.fadeOut.durationMs >= 1000)
  })

  it('should keep fades asked for, within the clip', () => {
    const film = timeline([picture('a', 'sea', 0, 6000)], music(sound('m', 0, 1000, { asset: 'song', fadeInMs: 2000, fadeOutMs: 700 })))
    const part = planSound(film, assets, 6000).parts.find((one) => one.role === 'bgm')!
    assert.ok(part.fadeIn.durationMs + part.fadeOut.durationMs <= 1000)
  })

  it('should leave out what is mute, silent or beyond the end, and name an asset that is missing', () => {
    const film = timeline(
      [picture('a', 'photo', 0, 3000), picture('b', 'sea', 3000, 3000, { volume: 0 })],
      music(sound('m', 7000, 1000, { asset: 'song' })),
    )
    assert.deepEqual(planSound(film, assets, 6000).parts, [])
    assert.throws(
      () => planSound(timeline([picture('a', 'nowhere', 0, 1000)]), assets, 1000),
      (error) => ReelsmithError.is(error, 'timeline/invalid') && /nowhere/.test(error.message),
    )
  })
})

describe('duckingDb', () => {
  const speech = closeGaps([
    { startMs: 4000, endMs: 5000 },
    { startMs: 1000, endMs: 2000 },
    { startMs: 2500, endMs: 3000 },
  ])

  it('should hold over short pauses and come up in long ones', () => {
    assert.deepEqual(speech, [
      { startMs: 1000, endMs: 3000 },
      { startMs: 4000, endMs: 5000 },
    ])
  })

  it('should be down before the first word, and up again half a second after the last', () => {
    assert.equal(duckingDb(speech, 1000 - ducking.leadMs), 0)
    assert.equal(duckingDb(speech, 1000), ducking.depthDb)
    assert.equal(duckingDb(speech, 2999), ducking.depthDb)
    assert.ok(duckingDb(speech, 3250) > ducking.depthDb && duckingDb(speech, 3250) < 0)
    assert.equal(duckingDb(speech, 5000 + ducking.releaseMs), 0)
  })

  it('should never jump', () => {
    for (let at = 0; at < 6000; at += 2) assert.ok(Math.abs(duckingDb(speech, at + 2) - duckingDb(speech, at)) < 0.2)
  })
})

describe('fadeGain', () => {
  it('should keep the power of two sounds, and the sum of one, while they cross', () => {
    for (let along = 0; along <= 1; along += 0.05) {
      const power = fadeGain('equal-power', along) ** 2 + fadeGain('equal-power', 1 - along) ** 2
      assert.ok(Math.abs(power - 1) < 1e-9)
      assert.ok(Math.abs(fadeGain('linear', along) + fadeGain('linear', 1 - along) - 1) < 1e-9)
      assert.ok(fadeGain('smooth', along) >= 0 && fadeGain('smooth', along) <= 1)
    }
  })
})
