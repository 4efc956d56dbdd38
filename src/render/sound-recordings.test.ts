import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { measureLoudness } from '../media/audio-measure.ts'
import { openAudioDecoder } from '../media/audio-decode.ts'
import { writeWav } from '../media/testing/sample-sound.ts'
import { createRandom } from '../music/random.ts'
import { bandDb, powerSpectrum, rmsDb } from '../music/testing.ts'
import { dbToGain } from '../music/stereo.ts'
import { cleanRecordings } from './sound-recordings.ts'
import type { SoundPart } from './sound-part.ts'

const rateHz = 48_000
const lengthMs = 9000

let folder: string
let recorded: Float32Array
let cleaned: Float32Array
let gain: number
let cacheDir: string

/** Words of half a second and pauses of half a second, the later ones 12 dB softer, over the hum and hiss of a room. */
function recording(): Float32Array {
  const random = createRandom(1, 'room')
  let phase = 0
  return Float32Array.from({ length: (lengthMs * rateHz) / 1000 }, (_, i) => {
    const t = i / rateHz
    const isWord = t % 1 >= 0.5
    phase += (2 * Math.PI * (150 + 40 * Math.sin(2 * Math.PI * 2.3 * t))) / rateHz
    const voice = [1, 2, 3, 6, 12].reduce((sum, overtone, n) => sum + Math.sin(overtone * phase) / (n + 1), 0)
    // the s that a word begins with: nothing else tells where it is to the sample
    const hiss = t % 1 >= 0.5 && t % 1 < 0.56 ? 0.1 * (random.next() * 2 - 1) : 0
    const word = isWord ? voice * 0.15 * Math.sin(Math.PI * ((t % 1) - 0.5) * 2) * (t > 5 ? 0.25 : 1) : 0
    return word + hiss + 0.03 * Math.sin(2 * Math.PI * 50 * t) + 0.008 * (random.next() * 2 - 1)
  })
}

async function decoded(file: string): Promise<Float32Array> {
  const left = new Float32Array(rateHz * 12)
  const decoder = openAudioDecoder({ file, startMs: 0, speed: 1 })
  const count = await decoder.read(left, new Float32Array(left.length))
  await decoder.close()
  return left.subarray(0, count)
}

const part = (more: Partial<Extract<SoundPart['source'], { kind: 'file' }>>): SoundPart => ({
  source: { kind: 'file', asset: 'me', inMs: 0, speed: 1, durationMs: lengthMs, ...more },
  role: 'voice', startMs: 0, endMs: lengthMs, gain: 0.5, duckDb: 0,
  fadeIn: { durationMs: 0, shape: 'smooth' }, fadeOut: { durationMs: 0, shape: 'smooth' },
})

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-recordings-'))
  cacheDir = join(folder, 'cache')
  const file = join(folder, 'me.wav')
  recorded = recording()
  await writeWav(file, recorded, recorded)
  const context = { files: { me: file }, fingerprints: { me: 'abc' }, cacheDir }
  const made = await cleanRecordings([part({ cleaned: true }), part({})], context, {})
  const [first, second] = made.parts
  assert.deepEqual(second, part({}), 'what is not to be cleaned stays as it is')
  assert.ok(first!.source.kind === 'file')
  gain = first!.gain / 0.5
  const path = made.files[first!.source.asset]!
  cleaned = await decoded(path)
  assert.equal(made.files.me, file)
  const { integratedLufs } = await measureLoudness(path)
  assert.ok(Math.abs(integratedLufs + 20 * Math.log10(gain) + 17) < 0.3, `${integratedLufs} LUFS, ${gain}`)
  const [kept] = (await readdir(cacheDir)).filter((name) => name.endsWith('.mp4'))
  const { ino } = await stat(join(cacheDir, kept!))
  await cleanRecordings([part({ cleaned: true, inMs: 500 })], context, {})
  assert.equal((await stat(join(cacheDir, kept!))).ino, ino, 'made once')
})
after(() => rm(folder, { recursive: true, force: true }))

/** Mean level in dB over stretches `[from, to)` in seconds. */
function level(channel: Float32Array, ...stretches: readonly (readonly [number, number])[]): number {
  const powers = stretches.map(([from, to]) => dbToGain(rmsDb(channel, Math.round(from * rateHz), Math.round(to * rateHz))) ** 2)
  return 10 * Math.log10(powers.reduce((sum, power) => sum + power, 0) / powers.length)
}

describe('cleanRecordings', () => {
  it('should keep every sample where it was', () => {
    assert.equal(cleaned.length, recorded.length)
    const word = (channel: Float32Array, lag: number): Float32Array => channel.subarray(2.48 * rateHz + lag, 2.58 * rateHz + lag)
    const likeness = (lag: number): number => word(recorded, 0).reduce((sum, value, i) => sum + value * word(cleaned, lag)[i]!, 0)
    const lags = Array.from({ length: 151 }, (_, i) => (i - 75) * 5)
    const best = lags.reduce((a, b) => (likeness(b) > likeness(a) ? b : a))
    assert.ok(Math.abs(best) <= 20, `${best} samples`)
  })

  it('should take out hum and hiss, and leave the voice', () => {
    const spectrum = (channel: Float32Array): Float64Array => powerSpectrum({ left: channel, right: channel, sampleRateHz: rateHz }, 2 * rateHz, 2.45 * rateHz)
    const hum = (channel: Float32Array): number => bandDb(spectrum(channel), 40, 60)
    const hiss = (channel: Float32Array): number => bandDb(spectrum(channel), 3000, 12_000)
    assert.ok(hum(recorded) - hum(cleaned) > 12, `hum ${hum(recorded)} → ${hum(cleaned)} dB`)
    assert.ok(hiss(recorded) - hiss(cleaned) > 6, `hiss ${hiss(recorded)} → ${hiss(cleaned)} dB`)
    const voice = level(cleaned, [2.6, 2.9]) + 20 * Math.log10(gain)
    assert.ok(voice > -20 && voice < -10, `the voice at ${voice} dBFS`)
  })

  it('should bring loud and quiet words nearer to each other, and no noise up with them', () => {
    const gap = (channel: Float32Array): number => level(channel, [2.55, 2.95], [3.55, 3.95]) - level(channel, [7.55, 7.95], [8.55, 8.95])
    assert.ok(gap(recorded) > 9 && gap(cleaned) < 7, `${gap(recorded)} → ${gap(cleaned)} dB`)
    const room = (channel: Float32Array, by: number): number => level(channel, [6.1, 6.4], [7.1, 7.4]) + 20 * Math.log10(by)
    assert.ok(room(cleaned, gain) < -38, `${room(cleaned, gain)} dBFS between the quiet words`)
  })
})
