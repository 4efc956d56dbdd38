import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { type DecodeOptions, openVideoDecoder } from './decode.ts'
import { openVideoEncoder } from './encode.ts'
import { probeMedia } from './probe.ts'
import { ffmpeg, greyFrame, makeVideo, meanColor, temporaryFolder } from './testing/sample-media.ts'

const [width, height] = [160, 90]
let folder = ''
let dispose = async (): Promise<void> => {}
let ramp = ''

before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  // Frame n has luma 20 + 3n.
  ramp = path.join(folder, 'ramp.mp4')
  const fps = { num: 30, den: 1 }
  const encoder = await openVideoEncoder({ file: ramp, width, height, fps, crf: 4, preset: 'ultrafast', gopFrames: 30 })
  for (let n = 0; n < 70; n++) await encoder.write(greyFrame(width, height, 20 + 3 * n))
  await encoder.finish()
})
after(() => dispose())

const fps30 = { num: 30, den: 1 }
const region = { x: 0, y: 0, width: 1, height: 1 }

interface Wanted extends Partial<DecodeOptions> {
  startMs?: number
  speed?: number
  frameCount?: number
}

/** Moments that follow each other evenly. */
function evenTimes({ startMs = 0, speed = 1, frameCount = 10, fps = fps30 }: Wanted): number[] {
  return Array.from({ length: frameCount }, (_, n) => startMs + (n * 1000 * fps.den * speed) / fps.num)
}

async function decode(file: string, options: Wanted): Promise<Uint8Array[]> {
  const base = { times: evenTimes(options), region, width, height, fps: fps30, fit: 'cover' as const }
  const wanted = { ...base, ...options, file, info: await probeMedia(file) }
  const decoder = openVideoDecoder(wanted)
  const frames: Uint8Array[] = []
  try {
    for (;;) {
      const frame = new Uint8Array((wanted.width * wanted.height * (wanted.withAlpha ? 5 : 3)) / 2)
      if (!(await decoder.read(frame))) return frames
      frames.push(frame)
    }
  } finally {
    await decoder.close()
  }
}

/** Which frame of the ramp each picture is. */
const numbers = (frames: Uint8Array[]): number[] =>
  frames.map((frame) => Math.round((meanColor(frame, width, height)[0] - 20) / 3))

const upTo = (count: number, of: (n: number) => number): number[] => Array.from({ length: count }, (_, n) => of(n))

describe('openVideoDecoder', () => {
  it('should give exactly the frames of a range, wherever the key frames lie', async () => {
    for (const first of [0, 1, 29, 30, 31, 45]) {
      const startMs = (first * 1000) / 30
      assert.deepEqual(numbers(await decode(ramp, { startMs })), upTo(10, (n) => first + n))
    }
  })

  it('should follow the speed', async () => {
    assert.deepEqual(numbers(await decode(ramp, { startMs: 500, speed: 2 })), upTo(10, (n) => 15 + 2 * n))
    const slow = numbers(await decode(ramp, { startMs: 1000, speed: 0.5 }))
    for (const [n, frame] of slow.entries()) assert.ok(Math.abs(frame - (30 + n / 2)) <= 0.5, `${n}: ${frame}`)
  })

  it('should change the rate without drifting', async () => {
    const slow = numbers(await decode(ramp, { fps: { num: 24, den: 1 }, frameCount: 48 }))
    assert.equal(slow.length, 48)
    for (const [n, frame] of slow.entries()) assert.ok(Math.abs(frame - n * 1.25) <= 0.75, `${n}: ${frame}`)
  })

  it('should follow a speed that changes', async () => {
    // From standing nearly still to twice as fast, and back.
    const times = [0]
    for (let n = 0; n < 40; n++) times.push(times[n]! + (0.2 + 2 * Math.sin((Math.PI * n) / 40)) * (1000 / 30))
    const got = numbers(await decode(ramp, { times }))
    assert.equal(got.length, times.length)
    for (const [n, frame] of got.entries()) {
      // Slower than the source, a frame is shown until its successor begins; faster, the nearest one is.
      const late = (times[n]! * 30) / 1000 - frame
      assert.ok(late > -1.1 && late < 1, `${n}: ${frame} at ${times[n]}`)
    }
  })

  it('should give one picture for one moment', async () => {
    assert.deepEqual(numbers(await decode(ramp, { times: [1000] })), [30])
    assert.deepEqual(numbers(await decode(ramp, { times: [1015] })), [30])
  })

  it('should end where the source ends', async () => {
    assert.deepEqual(numbers(await decode(ramp, { startMs: 2200, frameCount: 10 })), [66, 67, 68, 69])
  })

  it('should cover, contain and fill', async () => {
    // A red picture with a white column at the left and right edge, twice as wide as high.
    const file = await makeVideo({
      file: path.join(folder, 'wide.mp4'),
      seconds: 0.2,
      width: 320,
      height: 160,
      source: 'color=red',
      filters: 'drawbox=x=0:w=40:h=ih:t=fill:color=white,drawbox=x=280:w=40:h=ih:t=fill:color=white',
    })
    const square = { width: 160, height: 160, frameCount: 1 }
    const middle = { x: 0.25, y: 0, width: 0.5, height: 1 }
    const [cover] = await decode(file, { ...square, fit: 'cover', region: middle })
    const [contain] = await decode(file, { ...square, fit: 'contain' })
    const [fill] = await decode(file, { ...square, fit: 'blur-fill' })
    const red = 63
    const at = (frame: Uint8Array, x: number, y: number): number =>
      meanColor(frame, 160, 160, { x, y, width: 0.05, height: 0.05 })[0]
    for (const x of [0, 0.5, 0.95]) assert.ok(Math.abs(at(cover!, x, 0.5) - red) < 3, 'the white edges are cropped away')
    assert.ok(at(contain!, 0, 0.5) > 220, 'the white edge is there')
    assert.ok(Math.abs(at(contain!, 0.5, 0.05) - 16) < 2, 'above it is black')
    assert.ok(at(fill!, 0, 0.5) > 220, 'the white edge is there')
    const above = at(fill!, 0.5, 0.05)
    assert.ok(above > 40 && above < red, `above it is a darker red, ${above}`)
  })

  it('should read a region of the picture only', async () => {
    const source = await makeVideo({
      file: path.join(folder, 'corner.mp4'),
      seconds: 0.2,
      source: 'color=black',
      filters: 'drawbox=x=iw/2:y=ih/2:w=iw/2:h=ih/2:t=fill:color=white',
    })
    const [corner] = await decode(source, { frameCount: 1, region: { x: 0.5, y: 0.5, width: 0.5, height: 0.5 } })
    assert.ok(meanColor(corner!, width, height)[0] > 230)
    const [left] = await decode(source, { frameCount: 1, region: { x: 0, y: 0.5, width: 0.5, height: 0.5 } })
    assert.ok(meanColor(left!, width, height)[0] < 18)
  })

  it('should keep transparency as a plane, or put black behind it', async () => {
    const half = "format=rgba,geq=r=255:g=255:b=255:a='if(lt(X,W/2),255,0)'"
    for (const [name, encoder] of [
      ['alpha.webm', ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuva420p', '-deadline', 'realtime']],
      ['alpha.mov', ['-c:v', 'qtrle', '-pix_fmt', 'argb']],
      ['alpha.gif', ['-filter_complex', `${half},split[a][b];[a]palettegen[p];[b][p]paletteuse`]],
    ] as const) {
      const file = path.join(folder, name)
      const filter = name.endsWith('gif') ? [] : ['-vf', half]
      await ffmpeg(['-f', 'lavfi', '-i', 'color=white:size=160x90:rate=10:d=0.3', ...filter, ...encoder, file])
      const [withAlpha] = await decode(file, { frameCount: 1, withAlpha: true })
      const alpha = withAlpha!.subarray((width * height * 3) / 2)
      assert.ok(alpha[45 * width + 40]! > 250 && alpha[45 * width + 120]! < 5, name)
      const [onBlack] = await decode(file, { frameCount: 1 })
      assert.ok(onBlack![45 * width + 40]! > 230 && onBlack![45 * width + 120]! < 20, name)
    }
  })

  it('should turn a picture that is marked as turned', async () => {
    const file = path.join(folder, 'turned.mp4')
    const flat = await makeVideo({
      file: path.join(folder, 'flat.mp4'),
      seconds: 0.2,
      source: 'color=black',
      filters: 'drawbox=w=iw/2:h=ih:t=fill:color=white',
    })
    await ffmpeg(['-i', flat, '-c', 'copy', '-metadata:s:v', 'rotate=90', file])
    const info = await probeMedia(file)
    assert.deepEqual([info.width, info.height, info.rotationDegrees], [180, 320, 270])
    const [frame] = await decode(file, { width: 90, height: 160, frameCount: 1 })
    const top = meanColor(frame!, 90, 160, { x: 0, y: 0.1, width: 1, height: 0.2 })[0]
    const bottom = meanColor(frame!, 90, 160, { x: 0, y: 0.7, width: 1, height: 0.2 })[0]
    assert.ok(top < 30 && bottom > 220, `turned to the left, what was left is below: ${top}, ${bottom}`)
  })

  it('should bring unmarked standard definition and full range to bt709', async () => {
    const file = path.join(folder, 'jpeg-range.mp4')
    await ffmpeg([
      '-f', 'lavfi', '-i', 'color=0x40c080:size=160x90:rate=30', '-t', '0.2',
      '-vf', 'scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p', '-c:v', 'libx264', '-crf', '4', file,
    ])
    const [frame] = await decode(file, { frameCount: 1 })
    // 0x40c080 in bt709 limited range by its definition.
    const expected = [153.6, 112.8, 74.3]
    const got = meanColor(frame!, width, height)
    for (const [index, value] of expected.entries()) assert.ok(Math.abs(got[index]! - value) < 3, `${got}`)
  })

  it('should end with the signal', async () => {
    const stop = new AbortController()
    const info = await probeMedia(ramp)
    const options = { file: ramp, info, times: evenTimes({ frameCount: 60 }), region, width: 1280, height: 720 }
    const decoder = openVideoDecoder({ ...options, fps: fps30, fit: 'cover' }, { signal: stop.signal })
    const frame = new Uint8Array(1280 * 720 * 1.5)
    await decoder.read(frame)
    stop.abort()
    const drain = async (): Promise<void> => {
      while (await decoder.read(frame)) continue
    }
    await assert.rejects(drain(), (error) => ReelsmithError.is(error, 'job/cancelled'))
    await decoder.close()
  })
})
