import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { openAudioDecoder } from './audio-decode.ts'
import { openSoundEncoder } from './audio-encode.ts'
import { measureLoudness } from './audio-measure.ts'
import { sine, writeWav } from './testing/sample-sound.ts'
import { runFfmpeg, runFfprobe } from './ffmpeg.ts'

let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-audio-'))
})

after(() => rm(folder, { recursive: true, force: true }))

/** Encodes one channel on both sides, in blocks that fit nothing. */
async function encode(file: string, channel: Float32Array, sampleCount = channel.length, bitrateKbps = 256): Promise<void> {
  const encoder = openSoundEncoder({ codec: 'aac', file, sampleCount, bitrateKbps })
  for (let at = 0; at < channel.length; at += 7001) {
    const block = channel.subarray(at, at + 7001)
    await encoder.write(block, block, block.length)
  }
  await encoder.finish()
}

async function streamSamples(file: string): Promise<number> {
  const printed = await runFfprobe(['-show_entries', 'stream=duration_ts', '-select_streams', 'a', '-of', 'csv=p=0', file], {
    timeoutMs: 10_000,
    what: 'Reading a test file',
  })
  return Number(printed.toString().trim())
}

describe('openSoundEncoder', () => {
  it('should last exactly as long as asked for, cutting or filling up', async () => {
    // an edit list counts in milliseconds
    for (const sampleCount of [96_000, 48_000, 120_000, 72_048]) {
      const file = join(folder, `length-${sampleCount}.m4a`)
      await encode(file, sine(440, 0.2, 2000), sampleCount, 192)
      assert.equal(await streamSamples(file), sampleCount)
    }
    assert.ok((await readdir(folder)).every((name) => !name.endsWith('.partial')))
  })

  it('should keep a moment where it was, also after muxing by copy', async () => {
    const channel = new Float32Array(96_000)
    channel.set(sine(3000, 0.5, 20), 24_000)
    const file = join(folder, 'moment.m4a')
    await encode(file, channel)
    const muxed = join(folder, 'moment.mp4')
    await runFfmpeg(
      ['-f', 'lavfi', '-i', 'color=black:s=64x64:r=30:d=2', '-i', file, '-map', '0:v', '-map', '1:a', '-c:a', 'copy', '-movflags', '+faststart', muxed],
      { timeoutMs: 30_000, what: 'Making a test file' },
    )
    assert.equal(await streamSamples(muxed), 96_000)
    for (const one of [file, muxed]) {
      const decoder = openAudioDecoder({ file: one, startMs: 0, speed: 1 })
      const left = new Float32Array(96_000)
      await decoder.read(left, new Float32Array(96_000))
      await decoder.close()
      const start = left.findIndex((value) => Math.abs(value) > 0.25)
      assert.ok(Math.abs(start - 24_000) < 48, `begins at sample ${start}`)
    }
  })

  it('should leave nothing behind when it is given up or cancelled', async () => {
    const tone = sine(440, 0.2, 500)
    const given = openSoundEncoder({ codec: 'aac', file: join(folder, 'never.m4a'), sampleCount: 96_000, bitrateKbps: 192 })
    await given.write(tone, tone, tone.length)
    await given.abort()
    const abort = new AbortController()
    const cancelled = openSoundEncoder({ codec: 'aac', file: join(folder, 'never.m4a'), sampleCount: 96_000, bitrateKbps: 192 }, { signal: abort.signal })
    await cancelled.write(tone, tone, tone.length)
    abort.abort()
    await assert.rejects(cancelled.finish(), (error) => ReelsmithError.is(error, 'job/cancelled'))
    assert.ok(!(await readdir(folder)).some((name) => name.startsWith('never')))
  })
})

describe('measureLoudness', () => {
  it('should read EBU Tech 3341 case 1 to a tenth, and its peak', async () => {
    const file = join(folder, 'ebu.wav')
    const channel = sine(1000, 10 ** (-23 / 20), 5000)
    await writeWav(file, channel, channel)
    const { integratedLufs, truePeakDbtp } = await measureLoudness(file)
    assert.ok(Math.abs(integratedLufs + 23) <= 0.1)
    assert.ok(Math.abs(truePeakDbtp + 23) <= 0.2)
  })

  it('should call silence -Infinity', async () => {
    const file = join(folder, 'silence.wav')
    await writeWav(file, new Float32Array(48_000), new Float32Array(48_000))
    assert.deepEqual(await measureLoudness(file), { integratedLufs: -Infinity, truePeakDbtp: -Infinity })
  })
})
