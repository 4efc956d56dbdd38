import assert from 'node:assert/strict'
import { copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { openAudioDecoder } from '../media/audio-decode.ts'
import { pitchHz, sine, writeWav } from '../media/testing/sample-sound.ts'
import { measureLoudness } from '../media/audio-measure.ts'
import { renderAmbience } from '../music/ambience.ts'
import { trackBeats } from '../music/beats/track-beats.ts'
import { type ComposedMusic, composeMusic } from '../music/compose.ts'
import { createRandom } from '../music/random.ts'
import { rmsDb, soundfontBytes, worstClick } from '../music/testing.ts'
import { fps30 } from '../time/time.ts'
import type { AudioClip, AudioTrack, Timeline, VideoClip } from '../timeline/model.ts'
import type { SoundAsset } from './sound-part.ts'
import { type RenderedSound, type SoundRequest, renderSound } from './sound.ts'

let folder: string
let song: ComposedMusic
const assets: Record<string, SoundAsset> = {}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-sound-'))
  const add = async (id: string, left: Float32Array, right = left): Promise<void> => {
    const path = join(folder, `${id}.wav`)
    await writeWav(path, left, right)
    assets[id] = { path, hasAudio: true, durationMs: left.length / 48 }
  }
  const sea = renderAmbience({ layers: [{ kind: 'waves', gainDb: 0 }], seed: 3, durationMs: 9000 })
  await add('sea', sea.left, sea.right)
  const city = renderAmbience({ layers: [{ kind: 'city-night', gainDb: -6 }], seed: 4, durationMs: 9000 })
  await add('city', city.left, city.right)
  await add('tone', sine(220, 0.2, 12_000))
  // words: bursts of a second with pauses of 400 ms
  await add('voice', sine(330, 0.3, 6000).map((value, i) => (i % 67_200 < 48_000 ? value * (0.6 + 0.4 * Math.sin(i / 1500)) : 0)))
  await add('steps', sine(300, 1, 6000).map((value, i) => value * 0.02 * 2.5 ** Math.min(2, Math.floor(i / 48_000))))
  song = await composeMusic({ kind: 'lo-fi', seed: 8 }, 24_000, soundfontBytes())
  await add('song', song.left, song.right)
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

function request(film: Timeline): SoundRequest {
  return { timeline: film, assetFiles: assets, cacheDir: join(folder, 'cache'), workDir: folder, targetLufs: -14 }
}

async function render(film: Timeline): Promise<RenderedSound & { left: Float32Array; right: Float32Array; count: number }> {
  const rendered = await renderSound(request(film))
  const left = new Float32Array(48_000 * 40)
  const right = new Float32Array(48_000 * 40)
  const decoder = openAudioDecoder({ file: rendered.file, startMs: 0, speed: 1 })
  const count = await decoder.read(left, right)
  await decoder.close()
  return { ...rendered, left, right, count }
}

let missed = 0

describe('renderSound', () => {
  const composed = (kind: string, durationMs: number): AudioTrack => heard('bgm', 0, durationMs, { music: { kind, seed: 5 } })
  const mixes: [string, number, () => Timeline][] = [
    ['waves under calm piano', 4500, () => timeline([picture('sea', 0, 4500)], composed('piano', 4500))],
    ['three seconds', 3000, () => timeline([picture('sea', 0, 3000)], composed('cinematic', 3000))],
    ['music alone', 3500, () => timeline([picture('tone', 0, 3500, { volume: 0 })], composed('electronic', 3500))],
    ['a voice over music', 5000, () => timeline([picture('sea', 0, 5000, { volume: 0.3 })], composed('ambient', 5000), heard('voice', 500, 4000, { asset: 'voice' }))],
    ['two places with a crossfade', 4000, () => timeline([picture('sea', 0, 2000), picture('city', 2000, 2000, { transition: { type: 'crossfade', durationMs: 700 } })])],
    ['faster and louder', 4000, () => timeline([picture('city', 0, 4000, { speed: 2, volume: 2 })], composed('upbeat', 4000))],
    ['three scenes', 6000, () => timeline([2, 4, 6].map((end) => picture('sea', (end - 2) * 1000, 2000)), composed('lo-fi', 6000))],
  ]
  // Most of their time is ffmpeg starting.
  describe('mixes', { concurrency: 4 }, () => {
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

    // a film of every sort of sound, drawn by number: what is quiet, loud, cut, sped up, spoken over, aimed elsewhere
    for (let mix = 0; mix < 30; mix++) {
      it(`should master mix ${mix} of 30 to its target and below the peak limit, or say why not`, async () => {
        const random = createRandom(mix, 'mixes')
        const lengthMs = random.integer(15, 20) * 100
        const cutMs = random.integer(5, 11) * 100
        const volume = (): number => random.pick([0.05, 0.3, 0.7, 1, 2, 4])
        const main = [
          picture(random.pick(['sea', 'city', 'peaks', 'tone']), 0, cutMs, { volume: volume(), speed: random.pick([0.5, 1, 1, 2]) }),
          picture(random.pick(['sea', 'city']), cutMs, lengthMs - cutMs, {
            volume: volume(),
            transition: { type: random.pick(['cut', 'crossfade'] as const), durationMs: 400 },
          }),
        ]
        const effect = (role: AudioTrack['role'], kind: string): AudioTrack => heard(role, 0, lengthMs, { effect: { kind, seed: mix }, volume: volume() })
        const others = [
          ...(random.chance(0.6) ? [effect('bgm', random.pick(['train', 'fire', 'engine', 'rain', 'space-hum']))] : []),
          ...(random.chance(0.5) ? [heard('voice', 200, lengthMs - 400, { asset: 'voice', volume: volume() })] : []),
          ...(random.chance(0.5) ? [effect('sfx', random.pick(['impact', 'explosion', 'applause', 'footsteps-stone']))] : []),
        ]
        const targetLufs = random.pick([-14, -14, -16, -23, -27])
        const sound = await renderSound({ ...request(timeline(main, ...others)), targetLufs })
        // measured on the encoded file, as the mixes above show
        assert.ok(sound.truePeakDbtp <= -1, `${sound.truePeakDbtp} dBTP`)
        const isMet = Math.abs(sound.integratedLufs - targetLufs) <= 0.5
        assert.ok(isMet || /LUFS instead of/.test(sound.note ?? ''), `${sound.integratedLufs} LUFS for ${targetLufs}`)
        assert.ok(isMet || sound.integratedLufs < targetLufs, 'too loud')
        missed += isMet ? 0 : 1
      })
    }
  })

  it('should have met the target in all but a few of those mixes', () => assert.ok(missed <= 3, `${missed} missed`))

  it('should fit a song of the user: its own end at the end of the film, its beats through the joint', async () => {
    const film = timeline([picture('tone', 0, 13_000, { volume: 0 })], heard('bgm', 0, 13_000, { asset: 'song', song: {} }))
    const { left, right, count } = await render(film)
    const ending = (of: Float32Array, end: number): Float32Array => of.subarray(end - 72_000, end - 24_000)
    const likeness = bestCorrelation(ending(left, 13_000 * 48), song.left, song.left.length - 24_000)
    assert.ok(likeness > 0.7, `ends like the song: ${likeness}`)
    const mono = Float32Array.from({ length: count >> 1 }, (_, i) => left[2 * i]! + right[2 * i]!)
    const { beatsMs } = trackBeats(mono, 24_000, song.tempoBpm)
    const gaps = beatsMs.slice(1).map((beat, i) => beat - beatsMs[i]!)
    const usual = 60_000 / song.tempoBpm
    const even = gaps.filter((gap) => Math.abs(gap - usual) < usual * 0.1).length
    assert.ok(even > gaps.length * 0.85, `${even} of ${gaps.length} beats in time`)
  })

  it('should play a clip backwards: what comes last is heard first', async () => {
    const film = timeline([picture('steps', 0, 3000, { inMs: 0, reversed: true })])
    const { left } = await render(film)
    const level = (fromMs: number): number => rmsDb(left, fromMs * 48, (fromMs + 400) * 48)
    assert.ok(level(300) > level(1300) + 3 && level(1300) > level(2300) + 3, `${level(300)} ${level(1300)} ${level(2300)}`)
  })

  it('should follow a ramp in time, at the same pitch', async () => {
    const ramp = [{ atMs: 0, speed: 0.5 }, { atMs: 4000, speed: 1.5 }]
    // at 2.83 s half of what a steady clip would have played is over: the second step of the three begins there
    const { left } = await render(timeline([picture('steps', 0, 4000, { inMs: 0, ramp })]))
    const level = (fromMs: number): number => rmsDb(left, fromMs * 48, (fromMs + 150) * 48)
    const playedTo = (stepMs: number): number => 4 * (Math.sqrt(0.25 + (2 * 0.25 * stepMs) / 1000) - 0.5) * 1000
    for (const stepMs of [1000, 2000]) {
      const at = playedTo(stepMs)
      assert.ok(level(at + 150) > level(at - 300) + 3, `the step at ${stepMs} ms is not at ${at}`)
    }
    assert.ok(Math.abs(pitchHz(left.subarray(48_000, 168_000)) - 300) < 6, `${pitchHz(left.subarray(48_000, 168_000))} Hz`)
  })

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
    const { integratedLufs } = await renderSound({ ...request(film), targetLufs: -23 })
    assert.ok(Math.abs(integratedLufs + 23) <= 0.5)
  })

  it('should tell its progress, and leave nothing behind when cancelled', async () => {
    const fractions: number[] = []
    await renderSound(request(timeline([picture('sea', 0, 3300)])), { onProgress: (fraction) => fractions.push(fraction) })
    assert.deepEqual(fractions, fractions.toSorted((a, b) => a - b))
    assert.ok(fractions.length > 2 && fractions.at(-1) === 1)
    const before = [await readdir(folder), await readdir(join(folder, 'cache'))]
    const abort = new AbortController()
    const film = timeline([picture('sea', 0, 3100)])
    const stopped = renderSound(request(film), { signal: abort.signal, onProgress: () => abort.abort() })
    await assert.rejects(stopped, (error) => ReelsmithError.is(error, 'job/cancelled'))
    assert.deepEqual([await readdir(folder), await readdir(join(folder, 'cache'))], before)
  })

  it('should not be made again when nothing that is heard has changed, and be made when something has', async () => {
    const make = async (film: Timeline, isAnew = false): Promise<{ file: string; steps: number; made: number }> => {
      let steps = 0
      const { file } = await renderSound(request(film), { isAnew, onProgress: () => steps++ })
      return { file, steps, made: (await stat(file)).mtimeMs }
    }
    const film = timeline([picture('sea', 0, 3200, { volume: 0.9 })])
    const first = await make(film)
    const renamed = timeline([picture('sea', 0, 3200, { volume: 0.9, name: 'Surf', motion: 'zoom-in' })])
    assert.deepEqual(await make({ ...renamed, title: 'Another title' }).then(({ file, steps }) => ({ file, steps })), { file: first.file, steps: 1 })
    assert.ok((await make(film, true)).steps > 1, 'past the cache')
    assert.notEqual((await make(timeline([picture('sea', 0, 3200, { volume: 0.8 })]))).file, first.file)
    const spare = assets.sea!
    await copyFile(spare.path, join(folder, 'sea-again.wav'))
    assets.sea = { ...spare, path: join(folder, 'sea-again.wav') }
    assert.notEqual((await make(film)).file, first.file, 'a file that was replaced is another sound')
    assets.sea = spare
  })

  it('should keep what it knows of a silent film in the cache', async () => {
    const film = timeline([picture('sea', 0, 1000, { volume: 0 })])
    const first = await renderSound(request(film))
    assert.deepEqual(await renderSound(request(film)), first)
    assert.equal(first.integratedLufs, -Infinity)
  })
})

/** The best likeness of a stretch to any place within 2 s before a place of another sound, or half a second behind it. */
function bestCorrelation(stretch: Float32Array, other: Float32Array, end: number): number {
  // what tells one moment of a song from another lies below 3 kHz: every eighth sample is as good, and 60 times faster
  const [short, long] = [thinned(stretch), thinned(other)]
  let best = -1
  for (let from = (end - 96_000 - stretch.length) >> 3; from <= (end + 24_000 - stretch.length) >> 3; from++) {
    if (from < 0 || from + short.length > long.length) continue
    best = Math.max(best, correlation(short, long.subarray(from, from + short.length)))
  }
  return best
}

/** An eighth of the samples: the mean of each eight. */
function thinned(sound: Float32Array): Float32Array {
  return Float32Array.from({ length: sound.length >> 3 }, (_, i) => sound.subarray(8 * i, 8 * i + 8).reduce((sum, value) => sum + value, 0) / 8)
}

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
