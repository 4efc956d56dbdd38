import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { gainToDb } from '../music/stereo.ts'
import { fps30 } from '../time/time.ts'
import type { AudioClip, AudioTrack, Timeline, Track, VideoClip } from '../timeline/model.ts'
import { closeGaps, ducking, duckingGain } from './sound-ducking.ts'
import { clickFreeMs, fadeGain } from './sound-fade.ts'
import type { FileUse, SoundAsset } from './sound-part.ts'
import { planSound } from './sound-plan.ts'

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
    assert.deepEqual(part.source, { kind: 'music', recipe: { kind: 'ambient', seed: 1 }, durationMs: 5000, quiet: [] })
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

  it('should make effects and songs for what the film leaves of their clips, and keep their fades', () => {
    const film = timeline(
      [picture('a', 'photo', 0, 6000)],
      { id: 's', kind: 'audio', role: 'sfx', name: '', clips: [sound('e', 4000, 9000, { effect: { kind: 'rain', seed: 2 }, fadeInMs: 500 })] },
      music(sound('m', 0, 9000, { asset: 'song', song: { tempo: 90 } })),
    )
    const { parts } = planSound(film, assets, 6000)
    assert.deepEqual(parts.map(({ source }) => source), [
      { kind: 'effect', recipe: { kind: 'rain', seed: 2 }, durationMs: 2000 },
      { kind: 'song', asset: 'song', inMs: 0, durationMs: 6000, tempo: 90 },
    ])
    assert.equal(parts[0]!.fadeIn.durationMs, 500)
  })

  it('should leave out muted tracks, and all but the solo ones', () => {
    const film = (more: Partial<AudioTrack>): Timeline =>
      timeline([picture('a', 'sea', 0, 6000)], { ...(music(sound('m', 0, 6000, { asset: 'song' })) as AudioTrack), ...more })
    const roles = (of: Timeline): string[] => planSound(of, assets, 6000).parts.map(({ role }) => role)
    assert.deepEqual(roles(film({})), ['original', 'bgm'])
    assert.deepEqual(roles(film({ muted: true })), ['original'])
    assert.deepEqual(roles(film({ solo: true })), ['bgm'])
  })

  it('should make room at the words of a voice, by as much as the track says, and tell the music', () => {
    const words = [{ text: 'Hello', startMs: 1500, endMs: 2000 }, { text: 'there', startMs: 2100, endMs: 2600 }]
    const voice: Track = {
      id: 'v', kind: 'audio', role: 'voice', name: '',
      clips: [sound('said', 1000, 4000, { asset: 'song', inMs: 500, speech: { text: 'Hello there', words } })],
    }
    const bgm = { ...(music(sound('m', 500, 5500, { music: { kind: 'ambient', seed: 1 } })) as AudioTrack), duckDb: 12 }
    const { parts, speech } = planSound(timeline([picture('a', 'sea', 0, 6000)], voice, bgm), assets, 6000)
    assert.deepEqual(speech, [{ startMs: 2000, endMs: 3100 }])
    const depths = Object.fromEntries(parts.map(({ role, duckDb }) => [role, duckDb]))
    assert.deepEqual(depths, { original: 8, voice: 0, bgm: 12 })
    const source = parts.find(({ role }) => role === 'bgm')!.source
    assert.deepEqual(source.kind === 'music' && source.quiet, [{ startMs: 1500, endMs: 2600 }])
  })

  it('should follow ramps, reverse what is reversed, and silence what stands still', () => {
    const ramp = [{ atMs: 0, speed: 1 }, { atMs: 2000, speed: 2 }]
    const film = timeline([
      picture('a', 'sea', 0, 2000, { ramp }),
      picture('b', 'sea', 2000, 2000, { reversed: true }),
      picture('c', 'sea', 4000, 2000, { frozen: true }),
    ])
    const sources = planSound(film, assets, 6000).parts.map(({ source }) => source as FileUse)
    assert.equal(sources.length, 2)
    assert.deepEqual(sources[0]!.ramp, ramp)
    assert.equal(sources[1]!.reversed, true)
  })

  it('should stop a clip where its file ends, without a click', () => {
    const film = timeline([picture('a', 'photo', 0, 9000)], music(sound('m', 0, 9000, { asset: 'sea', inMs: 7000 })))
    const [part] = planSound(film, assets, 9000).parts
    assert.equal(part!.endMs, 5000)
    assert.ok(part!.fadeOut.durationMs >= clickFreeMs)
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

describe('duckingGain', () => {
  const speech = closeGaps([
    { startMs: 4000, endMs: 5000 },
    { startMs: 1000, endMs: 2000 },
    { startMs: 2500, endMs: 3000 },
  ])
  const db = (atMs: number, depthDb = 8): number => gainToDb(duckingGain(speech, depthDb, atMs))

  it('should hold over short pauses and come up in long ones', () => {
    assert.deepEqual(speech, [
      { startMs: 1000, endMs: 3000 },
      { startMs: 4000, endMs: 5000 },
    ])
  })

  it('should be down before the first word, and up again half a second after the last', () => {
    assert.equal(db(1000 - ducking.leadMs), 0)
    assert.ok(Math.abs(db(1000) + 8) < 1e-9)
    assert.ok(Math.abs(db(2999) + 8) < 1e-9)
    assert.ok(Math.abs(db(3250) + 4) < 1e-9)
    assert.equal(db(5000 + ducking.releaseMs), 0)
    assert.ok(Math.abs(db(4500, 3) + 3) < 1e-9)
    assert.equal(duckingGain([], 8, 1000), 1)
  })

  it('should never jump', () => {
    for (let at = 0; at < 6000; at += 2) assert.ok(Math.abs(db(at + 2) - db(at)) < 0.2)
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
