import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { ReelsmithError } from '../errors/error.ts'
import { openVideoDecoder } from './decode.ts'
import { probeMedia } from './probe.ts'
import { readStill } from './still.ts'
import { ffmpeg, makeVideo, temporaryFolder } from './testing/sample-media.ts'

let folder = ''
let dispose = async (): Promise<void> => {}
let video = ''

before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  video = await makeVideo({ file: path.join(folder, 'good.mp4'), seconds: 1.5, rate: '30000/1001', withSound: true })
})
after(() => dispose())

const isUnreadable = (error: unknown): boolean => {
  assert.ok(ReelsmithError.is(error, 'media/unreadable'), String(error))
  assert.ok(!error.message.includes(folder), 'the message does not give away where files lie')
  return true
}

/** A PNG of a size that has no pixels. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(17)
  header.write('IHDR', 'latin1')
  header.writeUInt32BE(width, 4)
  header.writeUInt32BE(height, 8)
  header.set([8, 2, 0, 0, 0], 12)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk(header), chunk(Buffer.from('IDAT'))])
}

function chunk(typeAndData: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(typeAndData.length - 4)
  sum.writeUInt32BE(crc32(typeAndData))
  return Buffer.concat([length, typeAndData, sum])
}

async function damaged(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

describe('probeMedia', () => {
  it('should know the exact rate, the length and the sound of a film', async () => {
    const info = await probeMedia(video)
    assert.deepEqual(info.fps, { num: 30000, den: 1001 })
    assert.equal(info.hasAudio, true)
    assert.ok(Math.abs(info.durationMs - 1500) <= 34, `${info.durationMs}`)
  })

  it('should go by what a file is, not by its name', async () => {
    const copy = path.join(folder, 'film.jpg')
    await writeFile(copy, await readFile(video))
    assert.equal((await probeMedia(copy)).kind, 'video')
    const tone = path.join(folder, 'tone.mp4')
    await ffmpeg(['-f', 'lavfi', '-i', 'sine=d=0.5', '-f', 'mp3', tone])
    const info = await probeMedia(tone)
    assert.deepEqual([info.kind, info.width, info.fps], ['audio', 0, null])
  })

  it('should measure the length of a recording that does not say it', async () => {
    const file = path.join(folder, 'live.webm')
    await ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=size=64x48:rate=25', '-t', '1', '-c:v', 'libvpx', '-live', '1', '-f', 'webm', file])
    const info = await probeMedia(file)
    assert.ok(Math.abs(info.durationMs - 1000) <= 40, `${info.durationMs}`)
  })

  it('should give the upright size of a turned photo', async () => {
    const file = path.join(folder, 'photo.jpg')
    await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toFile(file)
    const info = await probeMedia(file)
    assert.deepEqual([info.kind, info.width, info.height, info.durationMs], ['image', 40, 60, 0])
    const region = { x: 0, y: 0, width: 1, height: 1 }
    const target = { region, width: 40, height: 60, fit: 'cover', margin: 0, background: '#000000' } as const
    const still = await readStill(file, info, target)
    assert.deepEqual([still.width, still.height], [40, 60])
  })

  it('should refuse what is missing, empty, damaged or no media', async () => {
    const bytes = await readFile(video)
    const files = [
      path.join(folder, 'missing.mp4'),
      folder,
      await damaged('empty.mp4', ''),
      await damaged('no-index.mp4', bytes.subarray(0, Math.floor(bytes.length / 2))),
      await damaged('noise.mp4', Uint8Array.from({ length: 4096 }, (_, n) => (n * 2654435761) >>> 11)),
      await damaged('text.mp4', 'just some words\n'.repeat(50)),
      await damaged('cut.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)),
    ]
    for (const file of files) await assert.rejects(probeMedia(file), isUnreadable, file)
  })

  it('should not follow a playlist that calls itself a film', async () => {
    const list = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1.5,\n${video}\n#EXT-X-ENDLIST\n`
    await assert.rejects(probeMedia(await damaged('list.mp4', list)), isUnreadable)
    const concat = `ffconcat version 1.0\nfile '${video}'\n`
    await assert.rejects(probeMedia(await damaged('concat.mp4', concat)), isUnreadable)
  })

  it('should refuse an image of more pixels than memory should hold, saying so', async () => {
    const file = await damaged('bomb.png', pngHeader(30_000, 30_000))
    await assert.rejects(probeMedia(file), /8192x8192 that are accepted/)
  })
})

describe('a film that is cut short behind its index', () => {
  it('should fail or end early while it is read, never hang', async () => {
    const whole = path.join(folder, 'front.mp4')
    await ffmpeg(['-i', video, '-c', 'copy', '-movflags', '+faststart', whole])
    const bytes = await readFile(whole)
    const file = await damaged('cut-short.mp4', bytes.subarray(0, Math.floor(bytes.length * 0.6)))
    const info = await probeMedia(file)
    const times = Array.from({ length: 45 }, (_, n) => (n * 1000) / 30)
    const options = { file, info, times, region: { x: 0, y: 0, width: 1, height: 1 }, width: 160, height: 90 }
    const decoder = openVideoDecoder({ ...options, fps: { num: 30, den: 1 }, fit: 'cover' })
    let frames = 0
    try {
      while (await decoder.read(new Uint8Array(160 * 90 * 1.5))) frames++
    } catch (error) {
      assert.ok(ReelsmithError.is(error), String(error))
    } finally {
      await decoder.close()
    }
    assert.ok(frames < 40, `${frames} frames came out of a film that was cut at 60 %`)
  })
})
