import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { requireDriver } from '../../src/paint/gpu.ts'
import { openPainting } from '../../src/paint/open-painting.ts'
import { I420Readback, readRgba } from '../../src/paint/readback.ts'
import { describeScene } from '../../src/scene/describe.ts'
import { planShot } from '../../src/scene/plan.ts'

const size = { width: 176, height: 100 }
const kept = 170

/** BT.709 in limited range, as ITU-R BT.709-6 has it, of the mean of four pixels for the chroma. */
function toI420(rgba: Uint8ClampedArray, width: number): number[] {
  const at = (x: number, y: number, c: number): number => rgba[(y * size.width + x) * 4 + c]! / 255
  const luma = (r: number, g: number, b: number): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const y: number[] = []
  const cb: number[] = []
  const cr: number[] = []
  for (let row = 0; row < size.height; row++) {
    for (let x = 0; x < width; x++) {
      y.push(16 + 219 * luma(at(x, row, 0), at(x, row, 1), at(x, row, 2)))
    }
  }
  for (let row = 0; row < size.height; row += 2) {
    for (let x = 0; x < width; x += 2) {
      const mean = [0, 1, 2].map((c) => (at(x, row, c) + at(x + 1, row, c) + at(x, row + 1, c) + at(x + 1, row + 1, c)) / 4)
      const [r, g, b] = mean as [number, number, number]
      cb.push(128 + (224 * (b - luma(r, g, b))) / 1.8556)
      cr.push(128 + (224 * (r - luma(r, g, b))) / 1.5748)
    }
  }
  return [...y, ...cb, ...cr]
}

function meanDifference(a: readonly number[], b: Uint8Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += Math.abs(a[i]! - b[i]!)
  return sum / (to - from)
}

describe('planes for the encoder', () => {
  for (const words of ['a sunset over the ocean', 'a neon city street at night in the rain']) {
    it(`should show the same as the picture for looking at: ${words}`, async () => {
      const { gpu, painter } = await openPainting(size.width, size.height, await requireDriver(), 1)
      await painter.load(planShot(describeScene(words), { seed: 1, ...size }))
      const readback = new I420Readback(gpu.device, painter.planes)
      const encoder = gpu.device.createCommandEncoder()
      painter.encode(encoder, 1, 30, 'picture')
      painter.encode(encoder, 1, 30, 'planes')
      readback.encode(encoder, 0)
      gpu.device.queue.submit([encoder.finish()])
      const planes = await readback.read(0, kept)
      const expected = toI420(await readRgba(gpu.device, painter.picture), kept)
      assert.equal(planes.length, expected.length)
      const lumaEnd = kept * size.height
      assert.ok(meanDifference(expected, planes, 0, lumaEnd) < 0.6, 'luma differs')
      // The chroma comes from the mean of four pixels' light, not of their developed colours.
      assert.ok(meanDifference(expected, planes, lumaEnd, expected.length) < 1.2, 'chroma differs')
    })
  }
})
