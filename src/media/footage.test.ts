/** Footage as people have it: every container and codec that is accepted, and its oddities. */
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openVideoDecoder } from './decode.ts'
import { probeMedia } from './probe.ts'
import { ffmpeg, meanColor, temporaryFolder } from './testing/sample-media.ts'

const [width, height] = [64, 36]
const fps = { num: 30, den: 1 }
let folder = ''
let dispose = async (): Promise<void> => {}
before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
})
after(() => dispose())

/** The frames that a source shows at some moments. */
async function shown(file: string, times: readonly number[], size = { width, height }): Promise<Uint8Array[]> {
  const info = await probeMedia(file)
  const region = { x: 0, y: 0, width: 1, height: 1 }
  const decoder = openVideoDecoder({ file, info, times, region, ...size, fps, fit: 'cover' })
  const frames: Uint8Array[] = []
  try {
    for (;;) {
      const frame = new Uint8Array((size.width * size.height * 3) / 2)
      if (!(await decoder.read(frame))) return frames
      frames.push(frame)
    }
  } finally {
    await decoder.close()
  }
}

function assertNear(got: readonly number[], expected: readonly number[], what: string, tolerance: number): void {
  for (const [n, value] of expected.entries()) assert.ok(Math.abs(got[n]! - value) <= tolerance, `${what}: ${got.map(Math.round)}, not ${expected}`)
}

const colors = { red: [63, 102, 240], green: [173, 42, 26], blue: [32, 240, 118], white: [235, 128, 128] } as const

/** Red and green above, blue and white below, as BT.601 or BT.709 as the size asks for when a file says nothing. */
const fields = [
  'color=red:size=64x36:rate=30',
  'drawbox=x=32:y=0:w=32:h=18:t=fill:color=lime',
  'drawbox=x=0:y=18:w=32:h=18:t=fill:color=blue',
  'drawbox=x=32:y=18:w=32:h=18:t=fill:color=white',
].join(',')

function assertFields(frame: Uint8Array, what: string, tolerance = 9): void {
  const at = (x: number, y: number): number[] => meanColor(frame, width, height, { x, y, width: 0.1, height: 0.1 })
  assertNear(at(0.2, 0.2), colors.red, what, tolerance)
  assertNear(at(0.7, 0.2), colors.green, what, tolerance)
  assertNear(at(0.2, 0.7), colors.blue, what, tolerance)
  assertNear(at(0.7, 0.7), colors.white, what, tolerance)
}

describe('footage', () => {
  const kinds: readonly [file: string, ...encoder: string[]][] = [
    ['h264.mp4', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ['h264-444.mkv', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
    ['h264-10bit.mkv', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le'],
    ['hevc.mov', '-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-tag:v', 'hvc1'],
    ['av1.mp4', '-c:v', 'libaom-av1', '-cpu-used', '8', '-pix_fmt', 'yuv420p'],
    ['vp8.webm', '-c:v', 'libvpx', '-deadline', 'realtime', '-b:v', '1M'],
    ['vp9.webm', '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-b:v', '1M'],
    ['prores.mov', '-c:v', 'prores_ks', '-pix_fmt', 'yuv422p10le'],
    ['mpeg4.avi', '-c:v', 'mpeg4', '-q:v', '2'],
    ['mjpeg.avi', '-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj420p'],
    ['mpeg2.ts', '-c:v', 'mpeg2video', '-q:v', '2'],
    ['wmv2.asf', '-c:v', 'wmv2', '-q:v', '2'],
    ['plain.gif'],
  ]
  for (const [name, ...encoder] of kinds) {
    it(`should be read in its colours, from its first to its last picture: ${name}`, async () => {
      const file = path.join(folder, name)
      const convert = name.endsWith('gif') ? [] : ['-vf', 'scale=out_color_matrix=bt601:out_range=tv']
      const range = name.startsWith('mjpeg') ? ['-vf', 'scale=out_color_matrix=bt601:out_range=pc'] : convert
      await ffmpeg(['-f', 'lavfi', '-i', fields, '-t', '0.4', ...range, ...encoder, file])
      const frames = await shown(file, [0, 100, 200, 366])
      assert.equal(frames.length, 4)
      for (const frame of frames) assertFields(frame, name)
    })
  }

  it('should give each picture its own frame where a container counts in frames, or in milliseconds', async () => {
    for (const name of ['counted.avi', 'counted.mkv', 'counted.flv', 'counted.mp4']) {
      const file = path.join(folder, name)
      const encoder = name.endsWith('avi') ? ['-c:v', 'mpeg4', '-q:v', '1'] : ['-c:v', 'libx264', '-qp', '4', '-bf', '0']
      await ffmpeg(['-f', 'lavfi', '-i', "color=black:size=64x36:rate=30:d=0.4,format=yuv420p,geq=lum='40+15*N':cb=128:cr=128", ...encoder, file])
      const frames = await shown(file, Array.from({ length: 12 }, (_, n) => (n * 1000) / 30))
      const numbers = frames.map((frame) => Math.round((meanColor(frame, width, height)[0] - 40) / 15))
      assert.deepEqual(numbers, Array.from({ length: 12 }, (_, n) => n), name)
    }
  })

  it('should be shown at its own times when its rate varies', async () => {
    // Frame n has luma 40 + 15n; it comes at n² × 20 ms.
    const file = path.join(folder, 'varying.mkv')
    const grey = "geq=lum='40+15*N':cb=128:cr=128"
    await ffmpeg([
      '-f', 'lavfi', '-i', `color=black:size=64x36:rate=50:d=0.2,format=yuv420p,${grey}`,
      '-vf', "setpts='N*N*0.02/TB'", '-fps_mode', 'vfr', '-c:v', 'libx264', '-qp', '4', '-bf', '0', file,
    ])
    const times = Array.from({ length: 40 }, (_, n) => 5 + (n * 1000) / 30)
    const frames = await shown(file, times)
    for (const [n, frame] of frames.entries()) {
      const expected = Math.floor(Math.sqrt(times[n]! / 20))
      const got = (meanColor(frame, width, height)[0] - 40) / 15
      // Within a frame of the film a picture may come early or late.
      const near = [times[n]! - 34, times[n]! + 5].map((ms) => Math.floor(Math.sqrt(Math.max(0, ms) / 20)))
      assert.ok(got > near[0]! - 0.3 && got < near[1]! + 0.3, `at ${times[n]}: ${got}, not ${expected}`)
    }
  })

  it('should be toned down from HDR: black stays, white is white, lights do not clip, faces keep their tone', async () => {
    // Codes of BT.2100 PQ in ten bits for 0, 50, 203 and 1000 cd/m².
    const codes = [64, 450, 573, 723]
    const file = path.join(folder, 'hdr.mov')
    const bars = codes.map((code, n) => `between(X,${n * 16},${n * 16 + 15})*${code}`).join('+')
    await ffmpeg([
      '-f', 'lavfi', '-i', `color=black:size=64x36:rate=30,format=yuv420p10le,geq=lum='${bars}':cb=512:cr=512`, '-t', '0.1',
      '-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none:qp=4', '-tag:v', 'hvc1',
      '-color_primaries', 'bt2020', '-color_trc', 'smpte2084', '-colorspace', 'bt2020nc', '-color_range', 'tv', file,
    ])
    const [frame] = await shown(file, [0])
    const luma = [0, 1, 2, 3].map((n) => meanColor(frame!, width, height, { x: n / 4 + 0.08, y: 0.3, width: 0.1, height: 0.3 })[0])
    assertNear(luma, [16, 138, 216, 233], 'black, a face in the shade, white, a lamp', 5)
  })

  it('should be shown upright however the camera was held', async () => {
    const flat = path.join(folder, 'flat.mp4')
    await ffmpeg(['-f', 'lavfi', '-i', fields, '-t', '0.1', '-vf', 'scale=out_color_matrix=bt601', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', flat])
    // Which field comes to lie in the upper left corner.
    const corner = { 0: colors.red, 90: colors.green, 180: colors.white, 270: colors.blue } as const
    for (const [degrees, expected] of Object.entries(corner)) {
      const file = path.join(folder, `held-${degrees}.mp4`)
      await ffmpeg(['-i', flat, '-c', 'copy', '-metadata:s:v', `rotate=${degrees}`, file])
      const info = await probeMedia(file)
      const turned = Number(degrees) % 180 === 90
      assert.deepEqual([info.width, info.height], turned ? [36, 64] : [64, 36])
      const size = turned ? { width: 36, height: 64 } : { width, height }
      const [frame] = await shown(file, [0], size)
      assertNear(meanColor(frame!, size.width, size.height, { x: 0.2, y: 0.2, width: 0.1, height: 0.1 }), expected, degrees, 9)
    }
  })

  it('should be read when its sides are odd, its pixels are not square, its fields interlaced', async () => {
    const odd = path.join(folder, 'odd.mkv')
    await ffmpeg(['-f', 'lavfi', '-i', fields, '-t', '0.1', '-vf', 'crop=63:35:0:0,scale=63:35:out_color_matrix=bt601', '-c:v', 'ffv1', '-pix_fmt', 'yuv444p', odd])
    assertFields((await shown(odd, [0]))[0]!, 'odd')
    const narrow = path.join(folder, 'narrow.mp4')
    await ffmpeg(['-f', 'lavfi', '-i', fields, '-t', '0.1', '-vf', 'scale=32:36:out_color_matrix=bt601,setsar=2', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', narrow])
    const info = await probeMedia(narrow)
    assert.deepEqual([info.width, info.height], [64, 36])
    assertFields((await shown(narrow, [0]))[0]!, 'narrow pixels')
    const interlaced = path.join(folder, 'interlaced.ts')
    await ffmpeg(['-f', 'lavfi', '-i', fields, '-t', '0.3', '-vf', 'scale=out_color_matrix=bt601', '-c:v', 'mpeg2video', '-q:v', '2', '-flags', '+ildct+ilme', '-top', '1', interlaced])
    assertFields((await shown(interlaced, [100]))[0]!, 'interlaced')
  })

  it('should be the first film of a file with several streams, never the cover of its sound', async () => {
    const cover = path.join(folder, 'cover.jpg')
    await ffmpeg(['-f', 'lavfi', '-i', 'color=black:size=64x64', '-frames:v', '1', cover])
    const film = path.join(folder, 'film.mp4')
    await ffmpeg([
      '-f', 'lavfi', '-i', fields, '-f', 'lavfi', '-i', 'sine', '-f', 'lavfi', '-i', 'color=gray:size=32x32', '-i', cover, '-t', '0.2',
      '-map', '3', '-map', '1', '-map', '0', '-map', '2', '-c:v:0', 'copy', '-disposition:v:0', 'attached_pic',
      '-c:v:1', 'libx264', '-c:v:2', 'libx264', '-pix_fmt', 'yuv420p', film,
    ])
    const info = await probeMedia(film)
    assert.deepEqual([info.width, info.height, info.hasAudio], [64, 36, true])
    assert.ok(meanColor((await shown(film, [0]))[0]!, width, height, { x: 0.7, y: 0.7, width: 0.1, height: 0.1 })[0] > 220)
  })
})
