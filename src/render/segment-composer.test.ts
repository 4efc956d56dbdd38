import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { FrameMemory } from '../compose/frame.ts'
import { assertGolden } from '../media/testing/golden-frame.ts'
import { ffmpeg, makeVideo, meanColor, temporaryFolder } from '../media/testing/sample-media.ts'
import { fps30 } from '../time/time.ts'
import type { Placement } from '../timeline/appearance.ts'
import type { Timeline, VideoClip } from '../timeline/model.ts'
import { FilmMedia } from './film-media.ts'
import { type PlanAsset, planFilm } from './plan.ts'
import { SegmentComposer } from './segment-composer.ts'
import { sampleTimeline, videoClip } from './testing/sample-timeline.ts'

let folder = ''
let dispose = async (): Promise<void> => {}
let files: Record<string, string> = {}
const assets: Record<string, PlanAsset> = {
  grey: { kind: 'image', durationMs: 0 },
  red: { kind: 'image', durationMs: 0 },
  logo: { kind: 'image', durationMs: 0 },
  moving: { kind: 'video', durationMs: 1000 },
  sticker: { kind: 'video', durationMs: 300, loops: true },
}

before(async () => {
  ;({ folder, dispose } = await temporaryFolder())
  const still = async (name: string, background: string, width: number, height: number): Promise<string> => {
    const file = path.join(folder, `${name}.png`)
    await sharp({ create: { width, height, channels: 3, background } }).png().toFile(file)
    return file
  }
  const logo = path.join(folder, 'logo.png')
  const svg = '<svg width="200" height="200"><circle cx="100" cy="100" r="80" fill="#0000ff"/></svg>'
  await sharp(Buffer.from(svg)).png().toFile(logo)
  const sticker = path.join(folder, 'sticker.gif')
  const half = "format=rgba,geq=r=0:g=255:b=0:a='if(lt(X,W/2),255,0)',split[a][b];[a]palettegen[p];[b][p]paletteuse"
  await ffmpeg(['-f', 'lavfi', '-i', 'color=white:size=64x64:rate=10:d=0.3', '-filter_complex', half, sticker])
  files = {
    grey: await still('grey', '#808080', 320, 320),
    red: await still('red', '#ff0000', 200, 100),
    logo,
    sticker,
    moving: await makeVideo({ file: path.join(folder, 'moving.mp4'), seconds: 1, source: 'color=red', width: 160, height: 80 }),
  }
})
after(() => dispose())

/** A film of a grey picture with one clip over it. */
function overlaid(asset: string, placement: Placement | undefined, more: Partial<VideoClip> = {}, size = { width: 160, height: 90 }): Timeline {
  const base = sampleTimeline({ video: [videoClip('base', 0, 1000, { asset: 'grey' })], ...size })
  const clip = videoClip('over', 0, 1000, { asset, placement, inMs: 0, ...more })
  return { ...base, tracks: [...base.tracks, { id: 'o', kind: 'video', role: 'overlay', name: 'Logo', clips: [clip] }] }
}

async function composed(timeline: Timeline, frame = 0): Promise<Uint8Array> {
  const plan = planFilm(timeline, assets, fps30)
  const memory = await FrameMemory.create()
  const media = new FilmMedia(path.join(folder, 'media'))
  await media.prepare()
  const composer = new SegmentComposer(memory, { plan: plan.segments[0]!, files, media, output: { ...timeline, fps: fps30 }, language: 'en' })
  try {
    for (let index = 0; index < frame; index++) await composer.compose(index, {})
    return memory.frameView(await composer.compose(frame, {})).slice()
  } finally {
    await composer.close()
  }
}

const grey = [126, 128, 128]
const red = [63, 102, 240]
const blue = [32, 240, 118]
const green = [173, 42, 26]

/** The colour around a place of a 160×90 frame, in its pixels. */
function assertColor(frame: Uint8Array, [x, y]: readonly [number, number], expected: readonly number[], what: string, size = { width: 160, height: 90 }): void {
  const part = { x: (x - 1) / size.width, y: (y - 1) / size.height, width: 2 / size.width, height: 2 / size.height }
  const got = meanColor(frame, size.width, size.height, part)
  for (const [n, value] of expected.entries()) assert.ok(Math.abs(got[n]! - value) <= 4, `${what}: ${got.map(Math.round)}, not ${expected}`)
}

describe('SegmentComposer', () => {
  it('should lay a picture where its placement says, in its own shape', async () => {
    const frame = await composed(overlaid('red', { x: 0.5, y: 0.5, size: 0.8 }))
    // 72 by 36 pixels around the middle.
    for (const place of [[48, 31], [112, 59], [80, 45]] as const) assertColor(frame, place, red, 'inside')
    for (const place of [[40, 45], [120, 45], [80, 23], [80, 67]] as const) assertColor(frame, place, grey, 'outside')
  })

  it('should come out of black and go into it, with all that lies over the picture', async () => {
    const film = { ...overlaid('red', { size: 0.8 }), fades: { inMs: 400, outMs: 500 } }
    const black = [16, 128, 128]
    const half = (color: readonly number[]): number[] => color.map((value, n) => (value + black[n]!) / 2)
    for (const [frame, expected] of [[0, [black, black]], [6, [half(grey), half(red)]], [13, [grey, red]], [29, [black, black]]] as const) {
      const pixels = await composed(film, frame)
      assertColor(pixels, [20, 45], expected[0], `the picture in frame ${frame}`)
      assertColor(pixels, [80, 45], expected[1], `what lies over it in frame ${frame}`)
    }
  })

  it('should turn, round, frame and fade it', async () => {
    const turned = await composed(overlaid('red', { size: 0.8, rotation: 90 }))
    assertColor(turned, [80, 13], red, 'above')
    assertColor(turned, [52, 45], grey, 'beside')
    const round = await composed(overlaid('red', { size: 0.8, cornerRadius: 0.5 }))
    assertColor(round, [46, 29], grey, 'in the corner')
    assertColor(round, [50, 45], red, 'at its end')
    const framed = await composed(overlaid('red', { size: 0.8, border: { width: 0.1, color: '#0000ff' } }))
    assertColor(framed, [39, 45], blue, 'its border')
    const shaded = await composed(overlaid('red', { size: 0.8, shadow: 1 }))
    assert.ok(meanColor(shaded, 160, 90, { x: 0.49, y: 0.71, width: 0.02, height: 0.02 })[0] < 110, 'a shadow falls below it')
    const faint = await composed(overlaid('red', { size: 0.8, opacity: 0.5 }))
    assertColor(faint, [80, 45], grey.map((value, n) => (value + red[n]!) / 2), 'half')
  })

  it('should treat moving pictures like still ones', async () => {
    const placement = { size: 0.8, cornerRadius: 0.3, border: { width: 0.05, color: '#0000ff' }, rotation: 10 } as const
    const [moving, still] = [await composed(overlaid('moving', placement)), await composed(overlaid('red', placement))]
    const off = moving.reduce((sum, value, n) => sum + Math.abs(value - still[n]!), 0) / moving.length
    assert.ok(off < 1, `${off}`)
  })

  it('should keep what is transparent', async () => {
    const logo = await composed(overlaid('logo', { size: 0.8 }))
    assertColor(logo, [80, 45], blue, 'the logo')
    assertColor(logo, [48, 13], grey, 'its corner')
    const sticker = await composed(overlaid('sticker', { size: 0.8 }), 14)
    assertColor(sticker, [60, 45], green, 'the left half')
    assertColor(sticker, [100, 45], grey, 'the right half')
    const wide = await composed(overlaid('logo', undefined, { fit: 'contain' }))
    assertColor(wide, [80, 45], blue, 'over the whole frame')
    assertColor(wide, [10, 45], grey, 'beside it')
  })

  it('should follow keyframes', async () => {
    const keyframes = [{ atMs: 0, x: 0.2, size: 0.2 }, { atMs: 500, x: 0.8, size: 0.8, easing: 'linear' }] as const
    assertColor(await composed(overlaid('red', { keyframes }), 0), [32, 45], red, 'first')
    const later = await composed(overlaid('red', { keyframes }), 15)
    assertColor(later, [32, 45], grey, 'gone from there')
    assertColor(later, [128, 45], red, 'here')
    assertColor(later, [98, 45], red, 'and larger')
  })

  it('should keep its place in every ratio', async () => {
    for (const size of [{ width: 160, height: 90 }, { width: 90, height: 160 }, { width: 90, height: 90 }]) {
      const frame = await composed(overlaid('logo', { position: 'top-right', size: 0.4 }, {}, size))
      const middle = Math.min(...[...Array(size.width).keys()].filter((x) => meanColor(frame, size.width, size.height, { x: x / size.width, y: 0.22, width: 1 / size.width, height: 0.02 })[1] > 200))
      assert.ok(middle > size.width / 2, `${size.width}x${size.height}: it begins at ${middle}`)
    }
  })

  it('should look as it did', async () => {
    const card = { position: 'bottom-right', size: 0.6, cornerRadius: 0.1, shadow: 0.8, border: { width: 0.02, color: '#ffffff' } } as const
    for (const [name, placement] of [['card', card], ['card-turned', { ...card, position: 'center', rotation: 15 }]] as const) {
      const i420 = await composed(overlaid('red', placement))
      await assertGolden(path.join(import.meta.dirname, 'golden'), `overlay-${name}`, { i420, width: 160, height: 90 })
    }
  })
})
