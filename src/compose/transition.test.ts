import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type TransitionType, transitionTypes } from '../timeline/appearance.ts'
import { type Frame, FrameMemory, planesOf } from './frame.ts'
import { drawTestPicture } from './testing/test-picture.ts'
import { prepareTransition } from './transition.ts'
import { fadeToShade } from './transitions/dissolve.ts'

const [width, height] = [64, 36]
const shown = transitionTypes.filter((type) => type !== 'cut')

async function pictures(): Promise<{ memory: FrameMemory; a: Frame; b: Frame }> {
  const memory = await FrameMemory.create()
  const a = memory.allocateFrame(width, height)
  const b = memory.allocateFrame(width, height)
  drawTestPicture(memory, a, 0)
  drawTestPicture(memory, b, 1)
  return { memory, a, b }
}

/** Of the frame at one moment, and of the pictures it was made from. */
async function compose(
  type: TransitionType,
  progress: number,
): Promise<{ from: Uint8Array; to: Uint8Array; made: Uint8Array; kept: Uint8Array }> {
  const { memory, a, b } = await pictures()
  const [from, to] = [memory.frameView(a).slice(), memory.frameView(b).slice()]
  prepareTransition(memory, type, { width, height })(a, b, { progress, step: 1 / 16 })
  return { from, to, made: memory.frameView(b).slice(), kept: memory.frameView(a).slice() }
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length
}

describe('prepareTransition', () => {
  for (const type of shown) {
    it(`should begin with the outgoing picture and end with the incoming one: ${type}`, async () => {
      const begin = await compose(type, 0)
      assert.ok(meanDifference(begin.made, begin.from) < 0.5, `at 0: ${meanDifference(begin.made, begin.from)}`)
      const end = await compose(type, 1)
      assert.ok(meanDifference(end.made, end.to) < 0.5, `at 1: ${meanDifference(end.made, end.to)}`)
    })

    it(`should differ from both pictures on its way and leave the outgoing one alone: ${type}`, async () => {
      const { from, to, made, kept } = await compose(type, 0.5)
      assert.ok(meanDifference(made, from) > 5 && meanDifference(made, to) > 5)
      assert.deepEqual(kept, from)
    })
  }

  it('should make no frame like its neighbours', async () => {
    for (const type of shown) {
      const frames = await Promise.all([0.3, 0.4, 0.5, 0.6, 0.7].map((progress) => compose(type, progress)))
      for (const [index, { made }] of frames.slice(1).entries()) {
        assert.ok(meanDifference(made, frames[index]!.made) > 0.5, `${type}, step ${index}`)
      }
    }
  })

  it('should not touch what lies beside the frame', async () => {
    for (const type of shown) {
      const memory = await FrameMemory.create()
      const [a, b] = [memory.allocateFrame(34, 18), memory.allocateFrame(34, 18)] // no plane is a multiple of 16 bytes
      const draw = prepareTransition(memory, type, { width: 34, height: 18 })
      const beside = memory.bytes(b.offset + b.byteLength, 48)
      beside.fill(77)
      for (const progress of [0.2, 0.5, 0.8]) draw(a, b, { progress, step: 0.1 })
      // The kernel may run up to 16 bytes over the last plane; the next allocation begins 64 bytes on.
      assert.ok(beside.subarray(16).every((value) => value === 77), type)
    }
  })

  it('should blend every byte of a crossfade by its weight', async () => {
    const { from, to, made } = await compose('crossfade', 0.25)
    for (const [i, value] of made.entries()) {
      assert.ok(Math.abs(value - (0.75 * from[i]! + 0.25 * to[i]!)) <= 0.51, `byte ${i}`)
    }
  })

  it('should reach black and white in the middle of a dip', async () => {
    for (const [type, luma] of [['dip-to-black', 16], ['dip-to-white', 235]] as const) {
      const { made } = await compose(type, 0.5)
      assert.ok(made.subarray(0, width * height).every((value) => value === luma))
      assert.ok(made.subarray(width * height).every((value) => value === 128))
    }
  })

  it('should come from the side that its name points away from', async () => {
    // At 0.4 the incoming picture is where it comes from and not yet where it goes to.
    const places = { left: [60, 18], right: [3, 18], up: [32, 33], down: [32, 2] } as const
    const opposite = { left: 'right', right: 'left', up: 'down', down: 'up' } as const
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      for (const family of ['wipe', 'slide', 'push'] as const) {
        const memory = await FrameMemory.create()
        const [a, b] = [memory.allocateFrame(width, height), memory.allocateFrame(width, height)]
        memory.fillFrame(a, 100)
        memory.fillFrame(b, 200)
        prepareTransition(memory, `${family}-${direction}`, a)(a, b, { progress: 0.4, step: 0.01 })
        const lumaAt = ([x, y]: readonly [number, number]): number => memory.frameView(b)[y * width + x]!
        assert.equal(lumaAt(places[direction]), 200, `${family}-${direction}`)
        assert.ok(lumaAt(places[opposite[direction]]) <= 100, `${family}-${direction}`)
      }
    }
  })
})

describe('fadeToShade', () => {
  it('should not touch the plane beside', async () => {
    const memory = await FrameMemory.create()
    const frame = memory.allocateFrame(10, 6)
    drawTestPicture(memory, frame, 0)
    const [, u] = planesOf(frame)
    fadeToShade(memory, frame, 16, 1)
    assert.ok(memory.bytes(frame.offset, 60).every((value) => value === 16))
    assert.ok(memory.bytes(u.offset, 30).every((value) => value === 128))
  })
})
