import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { openAudioDecoder } from '../media/audio-decode.ts'
import { sine, writeWav } from '../media/testing/sample-sound.ts'
import { measureLoudness } from '../media/audio-measure.ts'
import { renderAmbience } from '../music/ambience.ts'
import { rmsDb, worstClick } from '../music/testing.ts'
import { fps30 } from '../time/time.ts'
import type { AudioClip, AudioTrack, Timeline, VideoClip } from '../timeline/model.ts'
import type { SoundAsset } from './sound-plan.ts'
import { type RenderedSound, renderSound } from './sound.ts'

let folder: string
const assets: Record<string, SoundAsset> = {}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-sound-'))
  const add = async (id: string, left: Float32Array, right = left): Promise<void> => {
    const path = join(folder, `${id}.wav`)
    await writeWav(path, left, right)
    assets[id] = { path, hasAudio: true, durationMs: left.length / 48 }
  }
  const sea = renderAmbience({ layers: [{ kind: 'waves', gainDb: 0 }], seed: 3, durationMs: 12_000 })
  await add('sea', sea.left, sea.right)
  const city = renderAmbience({ layers: [{ kind: 'city-night', gainDb: -6 }], seed: 4, durationMs: 12_000 })
  await add('city', city.left, city.right)
  await add('tone', sine(220, 0.2, 12_000))
  // words: bursts of a second with pauses of 400 ms
  await add('voice', sine(330, 0.3, 6000).map((value, i) => (i % 67_200 < 48_000 ? value * (0.6 + 0.4 * Math.sin(i / 1500)) : 0)))
  await add('peaks', new Float32Array(480_000).map((_, i) => (i % 24_000 < 30 ? 0.9 * Math.sin(i) : 0.002 * Math.sin(i / 9))))
})

after(() => rm(folder, { recursive: true, force: true }))

function picture(asset: string, startMs: number, durationMs: number, more: Partial<VideoClip> = {}): VideoClip {
  return { id: `${asset}${startMs}`, name: '', asset, startMs, durationMs, inMs: 500, speed: 1, volume: 1, fit: 'cover', motion: 'none', ...more }
}

function heard(role: AudioTrack['role'], startMs: number, durationMs: number, more: Partial<AudioClip>): AudioTrack {
  const clip: AudioClip = { id: `${role}${startMs}`, name: '', startMs, durationMs, inMs: 0, speed: 1, volume: 1, fadeInMs: 0, fadeOutMs: 0, ...more }
  return { id: role, kind: 'audio', role, name: '', clips: [clip] }
}

function timeline(main: VideoClip[], ...tracks: AudioTrack[]): Timeline {
  const fps = fps30
  return { title: '', width: 640, height: 360, fps, language: 'en', tracks: [{ id: 'v', kind: 'video', role: 'main', name: '', clips: main }, ...tracks] }
}

async function render(film: Timeline): Promise<RenderedSound & { left: Float32Array; right: Float32Array; count: number }> {
  const rendered = await renderSound({ timeline: film, assetFiles: assets, workDir: folder })
  const left = new Float32Array(48_000 * 40)
  const right = new Float32Array(48_000 * 40)
  const decoder = openAudioDecoder({ file: rendered.file, startMs: 0, speed: 1 })
  const count = await decoder.read(left, right)
  await decoder.close()
  return { ...rendered, left, right, count }
}

describe('renderSound', () => {
  const composed = (kind: string, durationMs: number): AudioTrack => heard('bgm', 0, durationMs, { music: { kind, seed: 5 } })
  const mixes: [string, number, () => Timeline][] = [
    ['waves under calm piano, 10 s', 10_000, () => timeline([picture('sea', 0, 10_000)], composed('piano', 10_000))],
    ['three seconds', 3000, () => timeline([picture('sea', 0, 3000)], composed('cinematic', 3000))],
    ['music alone', 6000, () => timeline([picture('tone', 0, 6000, { volume: 0 })], composed('electronic', 6000))],
    ['a voice over music', 7000, () => timeline([picture('sea', 0, 7000, { volume: 0.3 })], composed('ambient', 7000), heard('voice', 500, 6000, { asset: 'voice' }))],
    ['two places with a crossfade', 9000, () => timeline([picture('sea', 0, 4500), picture('city', 4500, 4500, { transition: { type: 'crossfade', durationMs: 700 } })])],
    ['faster and louder', 4000, () => timeline([picture('city', 0, 4000, { speed: 2, volume: 2 })], composed('upbeat', 4000))],
    ['thirty seconds', 30_000, () => timeline([10, 20, 30].map((end) => picture('sea', (end - 10) * 1000, 10_000)), composed('lo-fi', 30_000))],
  ]
  for (const [name, durationMs, film] of mixes) {
    it(`should master ${name} to -14 LUFS and at most -1 dBTP, exactly as long as the film`, async () => {
      const sound = await render(film())
      const measured = await measureLoudness(sound.file)
      assert.equal(measured.integratedLufs, sound.integratedLufs)
      assert.ok(Math.abs(sound.integratedLufs + 14) <= 0.5, `${sound.integratedLufs} LUFS`)
      assert.ok(sound.truePeakDbtp <= -1, `${sound.truePeakDbtp} dBTP`)
      assert.equal(sound.note, undefined)
      // AAC comes in frames of 1024: the decoder gives the last one whole, the container says what counts
      assert.ok(sound.count >= durationMs * 48 && sound.count < durationMs * 48 + 1024, `${sound.count}`)
      assert.ok(rmsDb(sound.left, durationMs * 48 - 480, durationMs * 48) < rmsDb(sound.left) - 12, 'does not end')
    })
  }

  it('should let waves and music both be heard', async () => {
    const sea = await render(timeline([picture('sea', 0, 5000)]))
    const both = await render(timeline([picture('sea', 0, 5000)], composed('ambient', 5000)))
    const music = await render(timeline([picture('sea', 0, 5000, { volume: 0 })], composed('ambient', 5000)))
    const part = (one: Float32Array, other: Float32Array): number => correlation(one.subarray(48_000, 192_000), other.subarray(48_000, 192_000))
    assert.ok(part(both.left, sea.left) > 0.35, `waves ${part(both.left, sea.left)}`)
    assert.ok(part(both.left, music.left) > 0.35, `music ${part(both.left, music.left)}`)
  })

  it('should have no click at cuts of a tone, at ends of clips or at the end', async () => {
    const film = timeline(
      [picture('tone', 0, 2000), picture('tone', 2000, 2000, { inMs: 7003 }), picture('tone', 4000, 2000, { inMs: 100, volume: 0.4 })],
      heard('sfx', 700, 1000, { asset: 'tone', inMs: 33 }),
    )
    const { left } = await render(film)
    for (const cutMs of [0, 700, 1700, 2000, 4000, 6000]) {
      const worst = worstClick(left, cutMs * 48 - 2400, cutMs * 48 + 2400)
      assert.ok(worst < 4, `at ${cutMs} ms a step ${worst} times the usual`)
    }
  })

  it('should lower music by 8 dB under a voice and bring it back', async () => {
    const film = timeline([picture('sea', 0, 8000, { volume: 0 })], heard('bgm', 0, 8000, { asset: 'tone' }), heard('voice', 3000, 2000, { asset: 'voice' }))
    const { left } = await render(film)
    const level = (fromMs: number): number => goertzelDb(left.subarray(fromMs * 48, fromMs * 48 + 24_000), 220)
    assert.ok(Math.abs(level(3300) - level(1500) + 8) < 1.5, `${level(3300) - level(1500)} dB`)
    assert.ok(Math.abs(level(6500) - level(1500)) < 0.7)
  })

  it('should leave silence silent and say so', async () => {
    const sound = await render(timeline([picture('sea', 0, 2000, { volume: 0 })]))
    assert.equal(sound.integratedLufs, -Infinity)
    assert.match(sound.note!, /no sound/)
    assert.ok(sound.left.every((value) => Math.abs(value) < 1e-4))
    assert.ok(sound.count >= 96_000)
  })

  it('should never break the peak limit for loudness, and tell when it cannot be loud enough', async () => {
    const sound = await render(timeline([picture('peaks', 0, 8000)]))
    assert.ok(sound.truePeakDbtp <= -1)
    assert.ok(Math.abs(sound.integratedLufs + 14) <= 0.5 || /LUFS/.test(sound.note ?? ''))
  })

  it('should reach another loudness that is asked for', async () => {
    const film = timeline([picture('city', 0, 4000)])
    const { integratedLufs } = await renderSound({ timeline: film, assetFiles: assets, workDir: folder, targetLufs: -23 })
    assert.ok(Math.abs(integratedLufs + 23) <= 0.5)
  })

  it('should tell its progress, and leave nothing but its file behind, also when cancelled', async () => {
    const before = new Set(await readdir(folder))
    const fractions: number[] = []
    const film = timeline([picture('sea', 0, 3000)])
    const { file } = await renderSound({ timeline: film, assetFiles: assets, workDir: folder }, { onProgress: (fraction) => fractions.push(fraction) })
    assert.deepEqual(fractions, fractions.toSorted((a, b) => a - b))
    assert.equal(fractions.at(-1), 1)
    const abort = new AbortController()
    const stopped = renderSound({ timeline: film, assetFiles: assets, workDir: folder }, { signal: abort.signal, onProgress: () => abort.abort() })
    await assert.rejects(stopped, (error) => ReelsmithError.is(error, 'job/cancelled'))
    const left = (await readdir(folder)).filter((name) => !before.has(name))
    assert.deepEqual(left.map((name) => join(folder, name)), [file])
  })
})

function correlation(one: Float32Array, other: Float32Array): number {
  let product = 0
  let first = 0
  let second = 0
  for (let i = 0; i < one.length; i++) {
    product += one[i]! * other[i]!
    first += one[i]! ** 2
    second += other[i]! ** 2
  }
  return product / Math.sqrt(first * second)
}

/** Level of one frequency, in dB of any scale. */
function goertzelDb(channel: Float32Array, hz: number): number {
  let real = 0
  let imaginary = 0
  channel.forEach((value, i) => {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / channel.length)
    real += value * hann * Math.cos((2 * Math.PI * hz * i) / 48_000)
    imaginary += value * hann * Math.sin((2 * Math.PI * hz * i) / 48_000)
  })
  return 10 * Math.log10(real ** 2 + imaginary ** 2)
}
