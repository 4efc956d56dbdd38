import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile, readdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { openVideoEncoder } from './encode.ts'
import { readPackets } from './inspect-file.ts'
import { type JoinPiece, concatScript, joinSegments } from './join.ts'
import { probeMedia } from './probe.ts'
import { ffmpeg, frameAt, greyFrame, meanColor, temporaryFolder } from './testing/sample-media.ts'

const [width, height] = [160, 90]
const settings = { width, height, fps: { num: 30, den: 1 }, crf: 12, preset: 'ultrafast', gopFrames: 30 }

let folder = ''
let dispose = async (): Promise<void> => {}
before(async () => ({ folder, dispose } = await temporaryFolder()))
after(() => dispose())

/** Frame n has luma 40 + 2n, so that a frame that is missing or out of place shows. */
async function encodeRamp(file: string, first: number, count: number, more = {}): Promise<void> {
  const encoder = await openVideoEncoder({ ...settings, ...more, file })
  for (let n = first; n < first + count; n++) await encoder.write(greyFrame(width, height, 40 + 2 * n))
  await encoder.finish()
}

/** Names, first bytes, widths and heights of the planes of an I420 frame. */
function planesOf(w: number, h: number): [string, number, number, number][] {
  return [['Y', 0, w, h], ['U', w * h, w / 2, h / 2], ['V', (w * h * 5) / 4, w / 2, h / 2]]
}

/** Dark blue on the left, bright red on the right. */
function halves(w: number, h: number): Uint8Array {
  const frame = new Uint8Array((w * h * 3) / 2)
  const values = { Y: [60, 180], U: [170, 90], V: [100, 190] } as Record<string, [number, number]>
  for (const [plane, start, stride, rows] of planesOf(w, h)) {
    for (let at = 0; at < stride * rows; at++) frame[start + at] = values[plane]![at % stride < stride / 2 ? 0 : 1]
  }
  return frame
}

describe('openVideoEncoder', () => {
  it('should write exactly the frames it was given, tagged bt709, index in front', async () => {
    const file = path.join(folder, 'ramp.mp4')
    await encodeRamp(file, 0, 45, { title: 'Ramp' })
    const info = await probeMedia(file)
    assert.deepEqual(
      [info.kind, info.durationMs, info.width, info.height, info.fps, info.hasAudio],
      ['video', 1500, width, height, { num: 30, den: 1 }, false],
    )
    assert.deepEqual([info.videoCodec, info.pixelFormat, info.colorSpace, info.colorRange], ['h264', 'yuv420p', 'bt709', 'tv'])
    const packets = await readPackets(file)
    assert.deepEqual([packets.frameCount, packets.keyFrames, packets.isRegular], [45, [0, 30], true])
    const bytes = (await readFile(file)).toString('latin1')
    assert.ok(bytes.indexOf('moov') < bytes.indexOf('mdat'), 'the index lies before the data')
    const [luma] = meanColor(await frameAt(file, 31), width, height)
    assert.ok(Math.abs(luma - 102) < 1.5, `frame 31 has luma ${luma}`)
  })

  it('should enlarge frames that are smaller than the picture without moving or recolouring what they show', async () => {
    const small = { width: 96, height: 54 }
    const file = path.join(folder, 'enlarged.mp4')
    const encoder = await openVideoEncoder({ ...settings, frames: small, file })
    const frame = halves(small.width, small.height)
    for (let n = 0; n < 3; n++) await encoder.write(frame)
    await encoder.finish()
    const info = await probeMedia(file)
    assert.deepEqual([info.width, info.height, info.durationMs], [width, height, 100])
    const seen = await frameAt(file, 1)
    const expected = halves(width, height)
    // Away from the border between both halves the picture is the same; on it they meet in the middle of the frame.
    for (const [plane, start, stride, rows] of planesOf(width, height)) {
      const row = start + stride * (rows >> 1)
      for (const part of [0.1, 0.25, 0.45, 0.55, 0.75, 0.9]) {
        const at = row + Math.floor(part * stride)
        assert.ok(Math.abs(seen[at]! - expected[at]!) <= 3, `${plane} at ${part}: ${seen[at]}, not ${expected[at]}`)
      }
      const sum = (bytes: Uint8Array): number => bytes.subarray(row, row + stride).reduce((a, b) => a + b, 0) / stride
      assert.ok(Math.abs(sum(seen) - sum(expected)) < 1.2, `${plane} is moved: mean ${sum(seen)}, not ${sum(expected)}`)
    }
    await assert.rejects(openVideoEncoder({ ...settings, frames: { width: 95, height: 54 }, file }), /even numbers of pixels, got 95x54/)
  })

  it('should put sound beside the picture, of the same length', async () => {
    const sound = path.join(folder, 'tone.wav')
    await ffmpeg(['-f', 'lavfi', '-i', 'sine=r=48000:d=1', '-ac', '2', sound])
    const file = path.join(folder, 'with-sound.mp4')
    await encodeRamp(file, 0, 30, { audioFile: sound })
    const packets = await readPackets(file)
    assert.deepEqual([packets.videoDurationMs, packets.audioDurationMs, packets.fileDurationMs], [1000, 1000, 1000])
    assert.equal((await probeMedia(file)).audioCodec, 'aac')
  })

  it('should leave nothing behind when it is given up', async () => {
    const file = path.join(folder, 'given-up', 'film.mp4')
    const encoder = await openVideoEncoder({ ...settings, file })
    await encoder.write(greyFrame(width, height, 100))
    await encoder.abort()
    assert.deepEqual(await readdir(path.dirname(file)), [])
  })

  it('should end with the signal and leave nothing behind', async () => {
    const stop = new AbortController()
    const file = path.join(folder, 'stopped', 'film.mp4')
    const encoder = await openVideoEncoder({ ...settings, file }, { signal: stop.signal })
    await encoder.write(greyFrame(width, height, 100))
    stop.abort()
    await assert.rejects(encoder.finish(), (error) => ReelsmithError.is(error, 'job/cancelled'))
    assert.deepEqual(await readdir(path.dirname(file)), [])
  })

  it('should refuse odd sizes and frames of another size', async () => {
    const file = path.join(folder, 'odd.mp4')
    await assert.rejects(openVideoEncoder({ ...settings, width: 161, file }), /even numbers of pixels, got 161x90/)
    const encoder = await openVideoEncoder({ ...settings, file })
    await assert.rejects(encoder.write(new Uint8Array(10)), /expected 21600 bytes, got 10/)
    await encoder.abort()
  })

  it('should say that the disk is full when it is, and keep no half of a file', { skip: !existsSync('/dev/full') }, async () => {
    const sink = path.join(folder, 'full.mp4')
    await symlink('/dev/full', `${sink}.partial`)
    const encoder = await openVideoEncoder({ ...settings, file: sink, indexInFront: false })
    const write = async (): Promise<void> => {
      for (let n = 0; n < 400; n++) await encoder.write(greyFrame(width, height, 40 + (n % 150)))
      await encoder.finish()
    }
    await assert.rejects(write(), (error) => ReelsmithError.is(error, 'store/disk-full'))
    await encoder.abort()
    assert.equal(existsSync(sink), false)
  })
})

describe('joinSegments', () => {
  it('should join closed pieces frame by frame, with regular times and the sound as it is', async () => {
    const counts = [20, 12, 26]
    const segments: JoinPiece[] = []
    let first = 0
    for (const count of counts) {
      const file = path.join(folder, `it's piece ${first}.mp4`)
      await encodeRamp(file, first, count, { gopFrames: count, indexInFront: false, preset: 'veryfast' })
      segments.push({ file, frameCount: count })
      first += count
    }
    const sound = path.join(folder, 'joined.m4a')
    await ffmpeg(['-f', 'lavfi', '-i', `sine=r=48000:d=${58 / 30}`, '-ac', '2', '-c:a', 'aac', sound])
    const file = path.join(folder, 'joined.mp4')
    await joinSegments({ segments, fps: settings.fps, audioFile: sound, file, metadata: { title: 'Joined' }, workDir: folder })
    const packets = await readPackets(file)
    assert.deepEqual([packets.frameCount, packets.keyFrames, packets.isRegular], [58, [0, 20, 32], true])
    assert.ok(Math.abs(packets.fileDurationMs - 1933) <= 34, `it lasts ${packets.fileDurationMs} ms`)
    const all = await ffmpeg(['-i', file, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1'])
    const size = greyFrame(width, height, 0).byteLength
    for (let n = 0; n < 58; n++) {
      const [luma] = meanColor(all.subarray(n * size, (n + 1) * size), width, height)
      assert.ok(Math.abs(luma - (40 + 2 * n)) < 0.9, `frame ${n} has luma ${luma}`)
    }
  })
})

describe('concatScript', () => {
  it('should quote names as the demuxer reads them', () => {
    const script = concatScript([{ file: "/a/it's.mp4", frameCount: 30 }], { num: 30, den: 1 })
    assert.equal(script, `ffconcat version 1.0\nfile '/a/it'\\''s.mp4'\nduration 1.000000\n`)
  })

  it('should not let rounding add up', () => {
    const pieces = Array.from({ length: 1000 }, () => ({ file: '/a', frameCount: 7 }))
    const durations = [...concatScript(pieces, { num: 30000, den: 1001 }).matchAll(/duration ([\d.]+)/g)]
    const sum = durations.reduce((total, [, seconds]) => total + Number(seconds), 0)
    assert.ok(Math.abs(sum - (7000 * 1001) / 30000) < 2e-6, `${sum}`)
  })
})
