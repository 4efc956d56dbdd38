import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { type AudioDecodeOptions, openAudioDecoder, tempoFilters } from './audio-decode.ts'
import { pitchHz, sine, writeWav } from './testing/sample-sound.ts'
import { runFfmpeg } from './ffmpeg.ts'

let folder: string
let wav: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-audio-'))
  wav = join(folder, 'tones.wav')
  // one second of 440 Hz, then one of 880 Hz
  const left = new Float32Array(96_000)
  left.set(sine(440, 0.5, 1000))
  left.set(sine(880, 0.5, 1000), 48_000)
  await writeWav(wav, left, left.map((value) => value * 0.5))
})

after(() => rm(folder, { recursive: true, force: true }))

async function decode(options: AudioDecodeOptions, samples: number): Promise<{ left: Float32Array; right: Float32Array; count: number }> {
  const decoder = openAudioDecoder(options)
  const left = new Float32Array(samples)
  const right = new Float32Array(samples)
  try {
    return { left, right, count: await decoder.read(left, right) }
  } finally {
    await decoder.close()
  }
}

describe('openAudioDecoder', () => {
  it('should give exactly the samples of the source, both channels, to its end', async () => {
    const { left, right, count } = await decode({ file: wav, startMs: 0, speed: 1 }, 100_000)
    assert.equal(count, 96_000)
    const wanted = sine(440, 0.5, 1000)
    for (let i = 0; i < 48_000; i += 97) {
      assert.ok(Math.abs(left[i]! - wanted[i]!) < 1e-4)
      assert.ok(Math.abs(right[i]! - wanted[i]! / 2) < 1e-4)
    }
  })

  it('should begin at a place in the source', async () => {
    const { left, count } = await decode({ file: wav, startMs: 1000, speed: 1 }, 48_000)
    assert.equal(count, 48_000)
    assert.ok(Math.abs(pitchHz(left) - 880) < 3)
  })

  it('should play faster and slower without changing the pitch', async () => {
    const fast = await decode({ file: wav, startMs: 0, speed: 2 }, 96_000)
    assert.ok(Math.abs(fast.count - 48_000) < 2400, `${fast.count}`)
    assert.ok(Math.abs(pitchHz(fast.left.subarray(4800, 20_000)) - 440) < 12)
    const slow = await decode({ file: wav, startMs: 0, speed: 0.25 }, 200_000)
    assert.equal(slow.count, 200_000)
    assert.ok(Math.abs(pitchHz(slow.left.subarray(9600, 100_000)) - 440) < 12)
  })

  it('should keep silence before a sound that begins later than its picture', async () => {
    const late = join(folder, 'late.mkv')
    await runFfmpeg(
      ['-f', 'lavfi', '-i', 'color=black:s=64x64:r=25:d=2', '-itsoffset', '0.5', '-i', wav, '-map', '0:v', '-map', '1:a', '-t', '2', '-c:a', 'pcm_s16le', late],
      { timeoutMs: 30_000, what: 'Making a test file' },
    )
    const { left } = await decode({ file: late, startMs: 0, speed: 1 }, 48_000)
    const firstSound = left.findIndex((value) => Math.abs(value) > 0.01)
    assert.ok(Math.abs(firstSound - 24_000) < 60, `sound begins at sample ${firstSound}`)
  })

  it('should say that a file is unreadable', async () => {
    const broken = join(folder, 'broken.wav')
    await writeFile(broken, 'this is no sound')
    await assert.rejects(decode({ file: broken, startMs: 0, speed: 1 }, 100), (error) => ReelsmithError.is(error, 'media/unreadable'))
  })

  it('should end when it is cancelled', async () => {
    const abort = new AbortController()
    const decoder = openAudioDecoder({ file: wav, startMs: 0, speed: 1 }, { signal: abort.signal })
    abort.abort()
    await assert.rejects(decoder.read(new Float32Array(96_000), new Float32Array(96_000)), (error) => ReelsmithError.is(error, 'job/cancelled'))
    await decoder.close()
  })
})

describe('tempoFilters', () => {
  it('should chain what one filter does badly', () => {
    assert.deepEqual(tempoFilters(1), [])
    assert.deepEqual(tempoFilters(4), ['atempo=2', 'atempo=2.000000'])
    assert.deepEqual(tempoFilters(0.3), ['atempo=0.5', 'atempo=0.600000'])
  })
})
