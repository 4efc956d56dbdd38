import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openVideoEncoder } from '../media/encode.ts'
import { readPackets } from '../media/inspect-file.ts'
import { probeMedia } from '../media/probe.ts'
import { ffmpeg, temporaryFolder } from '../media/testing/sample-media.ts'
import { clipEncoding, clipGroupFrames } from '../models/clip-encoding.ts'
import { fps30 } from '../time/time.ts'
import type { Timeline, VideoClip } from '../timeline/model.ts'
import { unchangedStretch, withCopies } from './copies.ts'
import { FilmMedia } from './film-media.ts'
import type { FilmAsset, FilmRequest } from './film-request.ts'
import { renderFilm } from './film.ts'
import { planFilm } from './plan.ts'
import { sampleTimeline, textClip, videoClip } from './testing/sample-timeline.ts'

const [width, height] = [256, 144]
const clipFrames = 210
const [bits, bitWidth, bitHeight] = [9, 24, 16]

/** A picture that carries its number as light and dark blocks along its upper edge. */
function numbered(frame: number): Uint8Array {
  const picture = new Uint8Array((width * height * 3) / 2).fill(128)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) picture[y * width + x] = 60 + ((x + y + 2 * frame) & 63)
  for (let bit = 0; bit < bits; bit++) {
    const luma = frame & (1 << bit) ? 200 : 40
    for (let y = 0; y < bitHeight; y++) picture.fill(luma, y * width + bit * bitWidth, y * width + (bit + 1) * bitWidth)
  }
  return picture
}

function numberOf(picture: Uint8Array): number {
  let frame = 0
  for (let bit = 0; bit < bits; bit++) {
    const middle = (bitHeight / 2) * width + (bit + 0.5) * bitWidth
    if (picture[middle]! > 120) frame |= 1 << bit
  }
  return frame
}

/** The luma of every picture of a file. */
async function picturesOf(file: string): Promise<Buffer[]> {
  const all = await ffmpeg(['-i', file, '-vf', 'extractplanes=y', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'])
  return Array.from({ length: all.length / (width * height) }, (_, n) => all.subarray(n * width * height, (n + 1) * width * height))
}

let folder = ''
let dispose = async (): Promise<void> => {}
let clip: FilmAsset
before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  const file = path.join(folder, 'clip.mp4')
  const encoder = await openVideoEncoder({ ...clipEncoding, file, width, height, fps: fps30, gopFrames: clipGroupFrames(fps30), indexInFront: false })
  for (let frame = 0; frame < clipFrames; frame++) await encoder.write(numbered(frame))
  await encoder.finish()
  clip = { id: 'a', kind: 'video', durationMs: 7000, width, height, fps: 30, hasAudio: false, path: file, madeBy: 'algorithm' }
})
after(() => dispose())

let films = 0
function request(timeline: Timeline, more: Partial<FilmRequest> = {}): FilmRequest {
  const name = `${films++}`
  return {
    timeline,
    assets: { a: clip },
    output: { width, height, fps: fps30, crf: 23, preset: 'veryfast' },
    cacheDir: path.join(folder, 'cache'),
    workDir: path.join(folder, `work-${name}`),
    outFile: path.join(folder, `out-${name}`, 'film.mp4'),
    ...more,
  }
}

function film(clipOf: VideoClip, texts = [textClip(0, 2000, 'Sea')]): Timeline {
  return sampleTimeline({ video: [clipOf], texts, width, height })
}

function range(first: number, end: number, step = 1): number[] {
  return Array.from({ length: Math.ceil((end - first) / step) }, (_, n) => first + n * step)
}

describe('renderFilm', () => {
  it('should copy what shows a painted clip unchanged behind what is encoded, frame by frame', async () => {
    const wanted = request(film(videoClip('sea', 0, 5000)))
    const result = await renderFilm(wanted)
    const file = wanted.outFile
    assert.deepEqual(result.quality.findings, [])
    const [made, source] = [await picturesOf(file), await picturesOf(clip.path)]
    assert.deepEqual(made.map(numberOf), range(30, 180))
    const isCopied = made.map((picture, n) => picture.equals(source[n + 30]!))
    assert.equal(isCopied.indexOf(true), 60)
    assert.ok(isCopied.slice(60).every(Boolean))
    // One key frame where it is encoded, the clip's own where it is copied.
    const packets = await readPackets(file)
    assert.deepEqual(packets.keyFrames, [0, ...range(60, 150, 15)])
    assert.deepEqual([packets.isRegular, packets.startMs, packets.videoDurationMs], [true, 0, 5000])
    const { colorSpace, colorTransfer, colorRange } = await probeMedia(file)
    assert.deepEqual([colorSpace, colorTransfer, colorRange], ['bt709', 'bt709', 'tv'])
  })
})

describe('withCopies', () => {
  const copied = async (clipOf: Partial<VideoClip>, more: Partial<FilmRequest> = {}): Promise<(number | undefined)[]> => {
    const wanted = request(film(videoClip('sea', 0, 5000, clipOf), []), more)
    await mkdir(wanted.workDir, { recursive: true })
    const media = new FilmMedia(path.join(folder, 'cache', 'media'))
    await media.prepare()
    const plan = planFilm(wanted.timeline, { a: { kind: 'video', durationMs: 9000 } }, fps30)
    return (await withCopies(plan, wanted, media, new AbortController().signal)).segments.map(({ copiedFrom }) => copiedFrom)
  }

  it('should copy from key frame to key frame, and nothing that is of somebody else or has to be small', async () => {
    assert.deepEqual(await copied({}), [30, 105])
    assert.deepEqual(await copied({}, { output: { ...request(film(videoClip('sea', 0, 5000))).output, crf: 26 } }), [30, 105], 'a draft')
    assert.deepEqual(await copied({ inMs: 1200 }), [undefined, undefined])
    const { output } = request(film(videoClip('sea', 0, 5000)))
    const others: Partial<FilmRequest>[] = [
      { assets: { a: { ...clip, madeBy: 'model' } } },
      { maxBytes: 10_000_000 },
      { output: { ...output, crf: 18 } },
      { output: { ...output, width: 128, height: 72 } },
      { output: { ...output, codec: 'vp9' } },
      { output: { ...output, fps: { num: 25, den: 1 } } },
    ]
    for (const other of others) assert.deepEqual(await copied({}, other), [undefined, undefined], JSON.stringify(other))
  })

  it('should copy nothing whose decoder is set up in another way', async () => {
    const file = path.join(folder, 'other.mp4')
    await ffmpeg(['-i', clip.path, '-frames:v', '30', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '15', file])
    const plan = planFilm(film(videoClip('sea', 0, 1000, { inMs: 0 }), []), { a: { kind: 'video', durationMs: 1000 } }, fps30)
    const wanted = request(film(videoClip('sea', 0, 1000, { inMs: 0 }), []), { assets: { a: { ...clip, path: file } } })
    await mkdir(wanted.workDir, { recursive: true })
    const media = new FilmMedia(path.join(folder, 'cache', 'media'))
    const { segments } = await withCopies(plan, wanted, media, new AbortController().signal)
    assert.deepEqual(segments.map(({ copiedFrom }) => copiedFrom), [undefined])
  })
})

describe('unchangedStretch', () => {
  const stretchOf = (timeline: Timeline): unknown => {
    const plan = planFilm(timeline, { a: { kind: 'video', durationMs: 9000 } }, fps30)
    return unchangedStretch(plan.segments[0]!, fps30)
  }

  it('should be null for whatever changes the pictures', () => {
    assert.deepEqual(stretchOf(film(videoClip('sea', 0, 3000), [])), { asset: 'a', firstFrame: 30 })
    const changes: Partial<VideoClip>[] = [
      { speed: 2 },
      { reversed: true },
      { frozen: true },
      { motion: 'zoom-in' },
      { grade: { exposure: 0.5 } },
      { crop: { x: 0, y: 0, width: 0.5, height: 0.5 } },
      { inMs: 1017 },
    ]
    for (const change of changes) {
      assert.equal(stretchOf(film(videoClip('sea', 0, 3000, change), [])), null, JSON.stringify(change))
    }
    assert.equal(stretchOf(film(videoClip('sea', 0, 3000))), null)
    assert.equal(stretchOf({ ...film(videoClip('sea', 0, 3000), []), grade: { exposure: 0.5 } }), null)
    assert.equal(stretchOf(film(videoClip('sea', 0, 9000, { inMs: 8000 }), [])), null)
  })
})
