import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { runFfmpeg } from '../../media/ffmpeg.ts'
import { checkMade } from './check-made.ts'
import { readVideoModels } from './video-models.ts'

let folder: string
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'reelsmith-made-'))))
after(async () => await rm(folder, { recursive: true }))

const [wan] = readVideoModels('Wan')
const [image] = readVideoModels('Qwen Image')
const order = { prompt: 'the sea', language: 'en', seed: 7, seconds: 2, width: 1280, height: 720, fps: { num: 24, den: 1 } }
const signal = new AbortController().signal

/** @param inputs - Of ffmpeg's own; the picture first. */
async function clip(inputs: readonly string[], output: readonly string[] = []): Promise<string> {
  const file = join(folder, `clip.${output.includes('libvpx-vp9') ? 'webm' : 'mp4'}`)
  const words = inputs.flatMap((source) => ['-f', 'lavfi', '-i', source])
  await runFfmpeg([...words, '-pix_fmt', 'yuv420p', ...output, file], { timeoutMs: 60_000, what: 'making a clip' })
  return file
}

const check = async (file: string, seconds = 2) => await checkMade(wan!, { ...order, seconds }, file, signal)

describe('what a model made', () => {
  it('should be told as it is, whatever was ordered', async () => {
    const other = await check(await clip(['testsrc=size=640x480:rate=25:duration=1.6', 'sine=duration=1.6'], ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-c:a', 'libopus']))
    assert.partialDeepStrictEqual(other, { kind: 'video', width: 640, height: 480, videoCodec: 'vp9', hasAudio: true, audioCodec: 'opus' })
    assert.ok(Math.abs(other.durationMs - 1600) < 60, `${other.durationMs}`)
    const longer = await check(await clip(['testsrc=size=64x36:rate=10:duration=5']))
    assert.deepEqual([longer.durationMs, longer.hasAudio, longer.videoCodec], [5000, false, 'h264'])
  })

  for (const [what, source] of [
    ['black', 'color=black:size=640x360:rate=10:duration=2'],
    ['white', 'color=white:size=640x360:rate=10:duration=2'],
    ['green, as after a decoder gave up', 'color=0x008700:size=640x360:rate=10:duration=2'],
  ] as const) {
    it(`should be refused when all of it is ${what}`, async () => {
      await assert.rejects(check(await clip([source])), { code: 'job/failed', message: "Wan made a clip that can't be used: it shows nothing but one colour." })
    })
  }

  for (const [what, source] of [
    ['comes out of the dark', 'testsrc=size=640x360:rate=10:duration=2,fade=in:st=1:d=0.8'],
    ['is a night with one light', 'color=black:size=640x360:rate=10:duration=2,drawbox=x=300:y=100:w=8:h=8:color=white:t=fill'],
    ['shows one soft shade into another', 'gradients=size=640x360:rate=10:duration=2:c0=0x202020:c1=0x383838:x0=0:x1=640:y0=0:y1=360'],
  ] as const) {
    it(`should be taken when it ${what}`, async () => {
      assert.equal((await check(await clip([source]))).width, 640)
    })
  }

  for (const [what, damage, problem] of [
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 3000), /it is damaged/],
    ['without its index', (whole: Buffer) => whole.subarray(0, 4000), /it is no video/],
    ['of another codec than it says', (whole: Buffer) => Buffer.from(whole.toString('latin1').replaceAll('avc1', 'hvc1').replaceAll('avcC', 'hvcC'), 'latin1'), /it is (?:no video|damaged)/],
    ['a page about an error', () => Buffer.from('<html>Not Found</html>'), /it is no video/],
    ['nothing', () => Buffer.alloc(0), /it is no video/],
  ] as const) {
    it(`should be refused when its file is ${what}`, async () => {
      const file = await clip(['testsrc=size=320x180:rate=25:duration=2'], what === 'without its index' ? [] : ['-movflags', '+faststart'])
      await writeFile(file, damage(await readFile(file)))
      await assert.rejects(check(file), { code: 'job/failed', message: problem, details: { made: true } })
    })
  }

  it('should be refused when it is sound alone, a picture for a clip, far too short or tiny', async () => {
    const sound = join(folder, 'sound.m4a')
    await runFfmpeg(['-f', 'lavfi', '-i', 'sine=duration=2', sound], { timeoutMs: 30_000, what: 'making a sound' })
    await assert.rejects(check(sound), /it has no moving picture/)
    const still = join(folder, 'still.png')
    await sharp({ create: { width: 64, height: 36, channels: 3, background: 'red' } }).png().toFile(still)
    await assert.rejects(check(still), /it has no moving picture/)
    await assert.rejects(check(await clip(['testsrc=size=64x36:rate=10:duration=2']), 8), /it has 2 s of the 8 s that were ordered/)
    await assert.rejects(check(await clip(['testsrc=size=64x8:rate=10:duration=2'])), /it has 64×8 pixels, of 1280×720 that were ordered/)
  })

  it('should be refused when a picture is all of one colour, and told as it is when it is not', async () => {
    const file = join(folder, 'made.webp')
    await sharp({ create: { width: 640, height: 360, channels: 4, background: '#80808080' } }).webp().toFile(file)
    await assert.rejects(checkMade(image!, order, file, signal), { message: "Qwen Image made a picture that can't be used: it shows nothing but one colour." })
    const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const
    await sharp({ create: { width: 640, height: 360, channels: 3, background: '#204080', noise } }).jpeg().toFile(file)
    assert.partialDeepStrictEqual(await checkMade(image!, order, file, signal), { kind: 'image', width: 640, height: 360 })
  })
})
