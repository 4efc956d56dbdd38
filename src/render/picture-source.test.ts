import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { type Frame, FrameMemory } from '../compose/frame.ts'
import { assertGolden } from '../media/testing/golden-frame.ts'
import { makeVideo, meanColor, temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import { videoFits } from '../timeline/appearance.ts'
import type { VideoClip } from '../timeline/model.ts'
import { FilmMedia } from './film-media.ts'
import { openPictureSource } from './picture-source.ts'
import { planFilm } from './plan.ts'
import { sampleTimeline, videoClip } from './testing/sample-timeline.ts'

let folder = ''
let dispose = async (): Promise<void> => {}
before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
})
after(() => dispose())

const [width, height] = [160, 90]

interface Shown {
  readonly frame: Uint8Array
  /** Mean of Y, U, V around a place, in fractions of the frame. */
  readonly at: (x: number, y: number) => [number, number, number]
}

/** Frames of a film of one clip. */
async function show(
  file: string,
  clip: Partial<VideoClip>,
  frames: number,
  asset: { kind: 'image' | 'video'; durationMs: number; loops?: boolean } = { kind: 'image', durationMs: 0 },
  size = { width, height },
): Promise<Shown[]> {
  const timeline = sampleTimeline({ video: [videoClip('c', 0, (frames * 1000) / 30, { inMs: 0, ...clip })] })
  const plan = planFilm(timeline, { a: asset }, fps30)
  const media = new FilmMedia(path.join(folder, 'media'))
  await media.prepare()
  const shown: Shown[] = []
  for (const segment of plan.segments) {
    const memory = await FrameMemory.create()
    const into: Frame = memory.allocateFrame(size.width, size.height)
    const source = await openPictureSource({ memory, use: segment.pictures[0]!, files: { a: file }, media, ...size, fps: fps30 }, {})
    try {
      for (let n = 0; n < segment.frameCount; n++) {
        await source.next(into)
        const frame = memory.frameView(into).slice()
        const at: Shown['at'] = (x, y) => meanColor(frame, size.width, size.height, { x: x - 0.02, y: y - 0.02, width: 0.04, height: 0.04 })
        shown.push({ frame, at })
      }
    } finally {
      await source.close()
    }
  }
  return shown
}

function assertNear(got: readonly number[], expected: readonly number[], what: string, tolerance = 5): void {
  for (const [n, value] of expected.entries()) assert.ok(Math.abs(got[n]! - value) <= tolerance, `${what}: ${got.map(Math.round)}, not ${expected}`)
}

/** In bt709 limited range. */
const red = [63, 102, 240]
const green = [173, 42, 26]
const blue = [32, 240, 118]
const white = [235, 128, 128]
const black = [16, 128, 128]

/** Four fields: red and green above, blue and white below. */
async function fields(w: number, h: number): Promise<Sharp> {
  const field = (color: string, left: number, top: number): OverlayOptions => ({
    input: { create: { width: w / 2, height: h / 2, channels: 3, background: color } },
    left,
    top,
  })
  const base = sharp({ create: { width: w, height: h, channels: 3, background: '#ff0000' } })
  return base.composite([field('#00ff00', w / 2, 0), field('#0000ff', 0, h / 2), field('#ffffff', w / 2, h / 2)])
}

describe('openPictureSource', () => {
  it('should show a photo of every format in its colours', async () => {
    const picture = await fields(320, 180)
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const) {
      const file = path.join(folder, `four.${format}`)
      await picture.clone().toFormat(format, format === 'jpeg' ? { chromaSubsampling: '4:4:4' } : {}).toFile(file)
      const [first] = await show(file, {}, 1)
      assertNear(first!.at(0.25, 0.25), red, format)
      assertNear(first!.at(0.75, 0.25), green, format)
      assertNear(first!.at(0.25, 0.75), blue, format)
      assertNear(first!.at(0.75, 0.75), white, format)
    }
  })

  it('should turn a photo upright, whichever way the camera was held', async () => {
    // What orientation n means: where the corner that is stored as the first one belongs.
    const upperLeft = [red, green, white, blue, red, blue, white, green]
    for (const [index, color] of upperLeft.entries()) {
      const file = path.join(folder, `held-${index}.jpg`)
      await (await fields(160, 90)).withMetadata({ orientation: index + 1 }).jpeg().toFile(file)
      const turned = index >= 4
      const size = turned ? { width: 90, height: 160 } : { width, height }
      const [first] = await show(file, {}, 1, undefined, size)
      assertNear(first!.at(0.25, 0.25), color, `orientation ${index + 1}`, 8)
    }
  })

  it('should crop, contain and fill', async () => {
    const file = path.join(folder, 'tall.png')
    await (await fields(180, 320)).png().toFile(file)
    const crop = { x: 0.5, y: 0.5, width: 0.5, height: 0.5 }
    assertNear((await show(file, { crop }, 1))[0]!.at(0.2, 0.2), white, 'crop')
    const [contain] = await show(file, { fit: 'contain' }, 1)
    assertNear(contain!.at(0.1, 0.5), black, 'beside it')
    assertNear(contain!.at(0.44, 0.25), red, 'contained')
    const [fill] = await show(file, { fit: 'blur-fill' }, 1)
    assertNear(fill!.at(0.44, 0.1), red, 'in front')
    const [beside] = fill!.at(0.05, 0.5)
    assert.ok(beside > 20 && beside < 63, `a dim picture lies beside it: ${beside}`)
    const [top] = await show(file, { focus: { x: 0.5, y: 0 } }, 1)
    assertNear(top!.at(0.25, 0.9), red, 'what matters is above')
  })

  it('should look as it did in every fit', async () => {
    const file = path.join(folder, 'stripes.png')
    const bars = Array.from({ length: 12 }, (_, n) => `<rect x="${15 * n}" y="${26 * n}" width="90" height="14" fill="hsl(${30 * n},80%,50%)"/>`)
    await sharp(Buffer.from(`<svg width="180" height="320"><rect width="180" height="320" fill="#456"/>${bars.join('')}</svg>`)).png().toFile(file)
    for (const fit of videoFits) {
      const [first] = await show(file, { fit, motion: 'zoom-in' }, 1)
      await assertGolden(path.join(import.meta.dirname, 'golden'), `fit-${fit}`, { i420: first!.frame, width, height })
    }
  })

  it('should colour what it shows, by numbers and by a table', async () => {
    const file = path.join(folder, 'graded.png')
    await (await fields(160, 90)).png().toFile(file)
    const [plain] = await show(file, { grade: { saturation: -1 } }, 1)
    assertNear(plain!.at(0.25, 0.25), [63, 128, 128], 'red without colour')
    const video = await makeVideo({ file: path.join(folder, 'graded.mp4'), seconds: 0.5, source: 'color=red' })
    const [moving] = await show(video, { grade: { saturation: -1 } }, 1, { kind: 'video', durationMs: 500 })
    assertNear(moving!.at(0.5, 0.5), [63, 128, 128], 'moving red without colour')
  })

  it('should keep a transparent logo whole on a ground that it stands out from', async () => {
    const file = path.join(folder, 'logo.png')
    const svg = '<svg width="400" height="100"><rect x="50" y="20" width="300" height="60" fill="#ffe060"/></svg>'
    await sharp(Buffer.from(svg)).png().toFile(file)
    const [first] = await show(file, {}, 1)
    const ground = first!.at(0.03, 0.5)
    assert.ok(ground[0] < 40, `a dark ground, ${ground}`)
    assert.ok(first!.at(0.18, 0.5)[0] > 180 && first!.at(0.82, 0.5)[0] > 180, 'both ends of it are seen')
  })

  it('should play animated GIF and WebP over and over, to the frame', async () => {
    // Five frames of 100 ms, each of its own grey.
    const greys = [30, 80, 130, 180, 230]
    const frames = await Promise.all(
      greys.map((grey) => sharp({ create: { width: 64, height: 36, channels: 3, background: { r: grey, g: grey, b: grey } } }).png().toBuffer()),
    )
    const animation = sharp(frames, { join: { animated: true } })
    for (const format of ['gif', 'webp'] as const) {
      const file = path.join(folder, `five.${format}`)
      const delay = greys.map(() => 100)
      await (format === 'gif' ? animation.clone().gif({ delay }) : animation.clone().webp({ delay, lossless: true })).toFile(file)
      const shown = await show(file, {}, 30, { kind: 'video', durationMs: 500, loops: true })
      for (const n of [1, 4, 7, 13, 16, 22, 28]) {
        const expected = 16 + (greys[Math.floor(n / 3) % 5]! * 219) / 255
        assertNear(shown[n]!.at(0.5, 0.5), [expected], `${format}, frame ${n}`, 4)
      }
    }
    assert.equal((await readdir(path.join(folder, 'media'))).filter((name) => name.includes('partial')).length, 0)
  })

  it('should move a fine line along with a slow zoom to 0.06 px rms, from the file to the frame', async () => {
    const file = path.join(folder, 'line.png')
    const lines = Array.from({ length: 30 }, (_, n) => `<rect x="${40 * n + 16}" y="0" width="5" height="720" fill="white"/>`)
    await sharp(Buffer.from(`<svg width="1280" height="720"><rect width="1280" height="720" fill="#333"/>${lines.join('')}</svg>`)).png().toFile(file)
    for (const motion of ['zoom-in', 'zoom-out', 'pan-left'] as const) {
      const size = { width: 640, height: 360 }
      const shown = await show(file, { motion, focus: { x: 0.5, y: 0.5 } }, 90, undefined, size)
      const rms = jitter(shown.map(({ frame }) => frame.subarray(size.width * 180, size.width * 181)))
      assert.ok(rms < 0.06, `${motion}: ${rms} px`)
    }
  })

  it('should read no more of a huge picture than a frame needs', async () => {
    const file = path.join(folder, 'huge.jpg')
    await sharp({ create: { width: 6000, height: 6000, channels: 3, background: '#00ff00' } }).jpeg().toFile(file)
    const before = process.memoryUsage().rss
    const [first] = await show(file, { motion: 'zoom-in' }, 1)
    assertNear(first!.at(0.5, 0.5), green, 'huge')
    assert.ok(process.memoryUsage().rss - before < 70e6, 'the whole of it would be 144 MB')
  })

  it('should shrink a fine pattern to its mean instead of a coarse one', async () => {
    const file = path.join(folder, 'fine.png')
    const pixels = new Uint8Array(1283 * 720).map((_, i) => (((i % 1283) + Math.floor(i / 1283)) % 2) * 255)
    await sharp(pixels, { raw: { width: 1283, height: 720, channels: 1 } }).png().toFile(file)
    for (const motion of ['none', 'zoom-in'] as const) {
      const [first] = await show(file, { motion }, 1)
      const luma = first!.frame.subarray(0, width * height)
      const inside = luma.filter((_, i) => i % width > 4 && i % width < width - 4)
      const spread = Math.max(...inside) - Math.min(...inside)
      assert.ok(spread < 40, `${motion}: ${spread}`)
    }
  })

  it('should look for what matters in a video once, and keep it', async () => {
    const file = await makeVideo({
      file: path.join(folder, 'beside.mp4'),
      seconds: 1,
      source: 'color=0x506050',
      filters: 'drawbox=x=250:y=60:w=40:h=60:t=fill:color=red',
    })
    const tall = { width: 90, height: 160 }
    const [first] = await show(file, {}, 2, { kind: 'video', durationMs: 1000 }, tall)
    const reddest = Math.max(...first!.frame.subarray(tall.width * tall.height * 1.25))
    assert.ok(reddest > 200, 'the red thing at the right is in the picture')
    assert.ok((await readdir(path.join(folder, 'media'))).some((name) => name.startsWith('look-')))
  })
})

/** As `rms` of the deviations from a cubic over time, the place of one line followed from frame to frame. */
function jitter(rows: readonly Uint8Array[]): number {
  const places: number[] = []
  let near = rows[0]!.length * 0.7
  for (const row of rows) {
    const from = Math.round(near) - (places.length === 0 ? 22 : 7)
    const window = row.subarray(from, from + (places.length === 0 ? 44 : 15))
    const peak = from + window.indexOf(Math.max(...window))
    let [mass, moment] = [0, 0]
    for (let x = peak - 6; x <= peak + 6; x++) {
      const weight = Math.max(0, row[x]! - 68)
      mass += weight
      moment += weight * x
    }
    near = moment / mass
    places.push(near)
  }
  const residues = cubicResidues(places)
  return Math.sqrt(residues.reduce((sum, value) => sum + value * value, 0) / residues.length)
}

/** Deviations from the best cubic: Gram-Schmidt over the powers of time, in [-1, 1]. */
function cubicResidues(values: readonly number[]): number[] {
  let residues = [...values]
  const basis: number[][] = []
  for (let power = 0; power <= 3; power++) {
    let vector = values.map((_, n) => ((2 * n) / (values.length - 1) - 1) ** power)
    for (const other of basis) vector = minus(vector, other, dot(vector, other))
    const length = Math.sqrt(dot(vector, vector))
    vector = vector.map((value) => value / length)
    basis.push(vector)
    residues = minus(residues, vector, dot(residues, vector))
  }
  return residues
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, n) => sum + value * b[n]!, 0)
}

function minus(a: readonly number[], b: readonly number[], factor: number): number[] {
  return a.map((value, n) => value - factor * b[n]!)
}
