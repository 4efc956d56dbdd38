import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type PictureLook, lookParts } from '../compose/picture-look.ts'
import type { Motion } from '../timeline/appearance.ts'
import { namedMotions } from '../timeline/appearance.ts'
import { type Framing, type FramingInput, framePicture } from './framing.ts'

const tall = { width: 108, height: 192 }
const wide = { width: 1600, height: 900 }

/** A look with all that matters at one place. */
function lookWith(x: number, y: number, whole: PictureLook['whole'] = null): PictureLook {
  const profile = (at: number): number[] =>
    Array.from({ length: lookParts }, (_, n) => (n === Math.min(lookParts - 1, Math.floor(at * lookParts)) ? 1 : 0))
  return { columns: profile(x), rows: profile(y), focus: { x, y }, whole }
}

function framed(more: Partial<FramingInput['appearance']>, input: Partial<FramingInput> = {}): Framing {
  const appearance = { fit: 'cover', motion: 'none', ...more } as const
  return framePicture({ source: wide, frame: tall, look: null, motionMs: 5000, ...input, appearance })
}

/** What a frame shows, in fractions of the source. */
function shown({ region, viewAt }: Framing, atMs: number): { x: number; y: number; width: number; height: number } {
  const view = viewAt?.(atMs) ?? { x: 0, y: 0, width: 1, height: 1 }
  return {
    x: region.x + view.x * region.width,
    y: region.y + view.y * region.height,
    width: view.width * region.width,
    height: view.height * region.height,
  }
}

const motions = fc.oneof(
  fc.constantFrom<Motion>(...namedMotions),
  fc.array(
    fc.record({
      atMs: fc.integer({ min: 0, max: 6000 }),
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      zoom: fc.double({ min: 1, max: 10, noNaN: true }),
    }),
    { minLength: 1, maxLength: 4 },
  ).map((keys) => keys.toSorted((a, b) => a.atMs - b.atMs)),
)

describe('framePicture', () => {
  it('should show only what is there, undistorted, at every moment of every move', () => {
    const sides = fc.integer({ min: 40, max: 6000 })
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(sides, sides, motions, fraction, fraction, (width, height, motion, x, y) => {
        const source = { width, height }
        for (const frame of [tall, { width: 192, height: 108 }]) {
          const framing = framed({ motion }, { source, frame, look: lookWith(x, y) })
          for (const atMs of [0, 1700, 3333, 5000, 9000]) {
            const view = shown(framing, atMs)
            assert.ok(view.x >= -1e-4 && view.x + view.width <= 1.0001, JSON.stringify(view))
            assert.ok(view.y >= -1e-4 && view.y + view.height <= 1.0001, JSON.stringify(view))
            const ratio = (view.width * width) / (view.height * height) / (frame.width / frame.height)
            assert.ok(Math.abs(ratio - 1) < 1e-3, `${ratio}`)
          }
          const { working, region } = framing
          // What is only a few pixels high is read larger, for the kernel's sake.
          const isTiny = Math.min(region.width * width, region.height * height) <= 64
          assert.ok(working.width % 2 === 0 && working.height % 2 === 0 && Math.min(working.width, working.height) >= 16)
          assert.ok(working.width * working.height <= 4.2 * frame.width * frame.height || isTiny)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('should crop around what draws the eye, and around what the user says matters', () => {
    const left = shown(framed({}, { look: lookWith(0.2, 0.5) }), 0)
    assert.ok(left.x < 0.2 && left.x + left.width > 0.2)
    const right = shown(framed({ focus: { x: 0.9, y: 0.5 } }, { look: lookWith(0.2, 0.5) }), 0)
    assert.ok(right.x < 0.9 && right.x + right.width > 0.9)
    const nobody = shown(framed({}), 0)
    assert.ok(Math.abs(nobody.x + nobody.width / 2 - 0.5) < 1e-6)
  })

  it('should keep inside a crop', () => {
    const crop = { x: 0.5, y: 0.25, width: 0.5, height: 0.5 }
    for (const motion of namedMotions) {
      for (const atMs of [0, 2500, 5000]) {
        const view = shown(framed({ crop, motion }, { look: lookWith(0.1, 0.1) }), atMs)
        assert.ok(view.x >= 0.4999 && view.x + view.width <= 1.0001, `${motion}: ${JSON.stringify(view)}`)
        assert.ok(view.y >= 0.2499 && view.y + view.height <= 0.7501, `${motion}: ${JSON.stringify(view)}`)
      }
    }
  })

  it('should zoom about the point that draws the eye, which rests in the frame', () => {
    const eye = { x: 0.3, y: 0.4 }
    for (const motion of ['zoom-in', 'zoom-out'] as const) {
      const framing = framed({ motion }, { frame: { width: 192, height: 108 }, look: lookWith(eye.x, eye.y) })
      const places = [0, 2000, 5000].map((atMs) => {
        const view = shown(framing, atMs)
        return { x: (eye.x - view.x) / view.width, y: (eye.y - view.y) / view.height, size: view.width }
      })
      for (const place of places) {
        assert.ok(Math.abs(place.x - places[0]!.x) < 1e-3 && Math.abs(place.y - places[0]!.y) < 1e-3)
      }
      assert.equal(places[2]!.size < places[0]!.size, motion === 'zoom-in')
    }
  })

  it('should pan over what a tall frame leaves out of a wide picture, without coming closer', () => {
    const framing = framed({ motion: 'pan-right' }, { look: lookWith(0.5, 0.5) })
    const [start, end] = [shown(framing, 0), shown(framing, 5000)]
    assert.ok(Math.abs(start.height - 1) < 1e-3, 'all of its height is seen')
    assert.ok(end.x > start.x + 0.05)
  })

  it('should keep a logo whole, and a thing on plain ground that covering would cut', () => {
    const box = { x: 0.1, y: 0.3, width: 0.8, height: 0.4 }
    const whole = { box, background: '#ffffff', isTransparent: false }
    const plain = framed({}, { look: lookWith(0.5, 0.5, whole) })
    assert.deepEqual([plain.fit, plain.background, plain.margin], ['contain', '#ffffff', 0])
    const narrow = { ...whole, box: { x: 0.7, y: 0.3, width: 0.2, height: 0.4 } }
    const view = shown(framed({}, { look: lookWith(0.5, 0.5, narrow) }), 0)
    assert.ok(view.x <= 0.7 && view.x + view.width >= 0.9, 'a narrow thing stays inside the crop')
    const logo = framed({}, { look: lookWith(0.5, 0.5, { ...whole, isTransparent: true }) })
    assert.deepEqual([logo.fit, logo.region], ['contain', box])
    assert.ok(logo.margin > 0)
  })
})
