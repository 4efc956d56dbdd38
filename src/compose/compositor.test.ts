import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Frame, FrameMemory, planesOf } from './frame.ts'
import { viewAt } from './motion.ts'
import { Resampler } from './resample.ts'
import { createSprite, drawSprite } from './sprite.ts'
import { drawTestPicture } from './testing/test-picture.ts'

const [width, height] = [64, 36]

const whole = { x: 0, y: 0, width: 1, height: 1 }

async function pictures(): Promise<{ memory: FrameMemory; a: Frame; b: Frame }> {
  const memory = await FrameMemory.create()
  const a = memory.allocateFrame(width, height)
  const b = memory.allocateFrame(width, height)
  drawTestPicture(memory, a, 0)
  drawTestPicture(memory, b, 1)
  return { memory, a, b }
}

describe('Resampler', () => {
  it('should give the same picture for the whole view at the same size', async () => {
    const { memory, a, b } = await pictures()
    new Resampler(memory, b).draw(a, whole, b)
    assert.deepEqual(memory.frameView(b).slice(), memory.frameView(a).slice())
  })

  it('should move a ramp by exactly the fraction of a pixel that the view moves', async () => {
    const memory = await FrameMemory.create()
    const source = memory.allocateFrame(width, height)
    const target = memory.allocateFrame(32, 18)
    const luma = memory.frameView(source)
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) luma[y * width + x] = 20 + 3 * x
    const resampler = new Resampler(memory, target)
    for (const shift of [0, 0.1, 0.25, 0.5, 0.77]) {
      resampler.draw(source, { x: (10 + shift) / width, y: 0.2, width: 32 / width, height: 18 / height }, target)
      const row = memory.bytes(target.offset, 32)
      // Bytes round: the mean over a row shows the fraction.
      const mean = row.reduce((sum, value, x) => sum + value - (50 + 3 * x), 0) / 32
      assert.ok(Math.abs(mean - 3 * shift) <= 0.5, `shift ${shift}: ${mean}`)
    }
  })

  it('should move a line along with the camera to a few hundredths of a pixel', async () => {
    const memory = await FrameMemory.create()
    const source = memory.allocateFrame(364, 36)
    const target = memory.allocateFrame(320, 32)
    const luma = memory.frameView(source)
    const place = 290.3
    for (let y = 0; y < 36; y++) for (let x = 0; x < 364; x++) luma[y * 364 + x] = 40 + 180 * Math.exp(-((x - place) ** 2) / 4.5)
    const resampler = new Resampler(memory, target)
    let squares = 0
    for (let frame = 0; frame < 180; frame++) {
      const view = viewAt('zoom-in', frame / 180)
      resampler.draw(source, view, target)
      const row = memory.bytes(target.offset + 16 * 320, 320)
      let mass = 0
      let moment = 0
      for (const [x, value] of row.entries()) {
        mass += Math.max(0, value - 42)
        moment += Math.max(0, value - 42) * x
      }
      const expected = ((place + 0.5) / 364 - view.x) * (320 / view.width) - 0.5
      squares += (moment / mass - expected) ** 2
    }
    const rms = Math.sqrt(squares / 180)
    assert.ok(rms < 0.03, `${rms} px`)
  })

  it('should be the weighted mean of its neighbours by definition, at every scale', async () => {
    const memory = await FrameMemory.create()
    const source = memory.allocateFrame(98, 40)
    drawTestPicture(memory, source, 1)
    const entries = memory.allocate(100 * 12)
    for (const target of [memory.allocateFrame(49, 20), memory.allocateFrame(60, 32), memory.allocateFrame(98, 50)]) {
      const view = { x: 0.03, y: 0.05, width: 0.9, height: 0.9 }
      new Resampler(memory, target).draw(source, view, target)
      const taps = (count: number, size: number, from: number, part: number): { first: number; weights: number[] }[] => {
        const step = (size * part) / count
        memory.kernel.axisTable(entries, count, size, size * from + 0.5 * step - 0.5, step)
        return Array.from({ length: count }, (_, n) => ({
          first: memory.int32(entries + 12 * n, 1)[0]!,
          weights: [...memory.int16(entries + 12 * n + 4, 4)].map((weight) => weight / 16_384),
        }))
      }
      const columns = taps(target.width, 98, view.x, view.width)
      const rows = taps(target.height, 40, view.y, view.height)
      const luma = memory.bytes(source.offset, 98 * 40)
      const shown = memory.bytes(target.offset, target.width * target.height)
      for (const [y, row] of rows.entries()) {
        for (const [x, column] of columns.entries()) {
          let sum = 0
          for (const [j, wy] of row.weights.entries()) {
            for (const [i, wx] of column.weights.entries()) sum += wy * wx * luma[(row.first + j) * 98 + column.first + i]!
          }
          const got = shown[y * target.width + x]!
          assert.ok(Math.abs(got - Math.min(255, Math.max(0, sum))) <= 1.1, `${target.width}: ${x},${y}: ${got}, ${sum}`)
        }
      }
    }
  })

  it('should mirror the picture beyond its edges', async () => {
    const { memory, a, b } = await pictures()
    // Twice the size of the picture: a quarter of it lies mirrored on each side.
    new Resampler(memory, b).draw(a, { x: -0.5, y: -0.5, width: 2, height: 2 }, b)
    const luma = memory.bytes(b.offset, width * height)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < 16; x++) {
        assert.ok(Math.abs(luma[y * width + x]! - luma[y * width + 31 - x]!) <= 1, `${x},${y}`)
      }
    }
  })

  it('should keep to the source at every place and scale', async () => {
    const memory = await FrameMemory.create()
    const source = memory.allocateFrame(width, height)
    memory.frameView(source).fill(90)
    const target = memory.allocateFrame(width, height)
    const resampler = new Resampler(memory, target)
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (size, at) => {
        resampler.draw(source, { x: (1 - size) * at, y: (1 - size) * at, width: size, height: size }, target)
        return memory.frameView(target).every((value) => value === 90)
      }),
      { numRuns: 60 },
    )
  })
})

describe('axisTable', () => {
  it('should read only inside the source with weights that sum to one', async () => {
    const memory = await FrameMemory.create()
    const entries = memory.allocate(3000 * 12)
    const arbitrary = fc.record({
      source: fc.integer({ min: 8, max: 3000 }),
      target: fc.integer({ min: 2, max: 3000 }),
      size: fc.double({ min: 0.1, max: 3, noNaN: true }),
      at: fc.double({ min: -1, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(arbitrary, ({ source, target, size, at }) => {
        memory.kernel.axisTable(entries, target, source, source * at, (source * size) / target)
        for (let i = 0; i < target; i++) {
          const start = memory.int32(entries + i * 12, 1)[0]!
          assert.ok(start >= 0 && start + 4 <= source, `${start} of ${source}`)
          assert.equal(memory.int16(entries + i * 12 + 4, 4).reduce((sum, weight) => sum + weight, 0), 16_384)
        }
      }),
    )
  })
})

describe('viewAt', () => {
  it('should stay inside the picture and move on with every frame', () => {
    for (const motion of ['zoom-in', 'zoom-out', 'pan-left', 'pan-right', 'pan-up', 'pan-down'] as const) {
      let before: string | undefined
      for (let frame = 0; frame <= 90; frame++) {
        const view = viewAt(motion, frame / 90)
        assert.ok(view.x >= -1e-9 && view.x + view.width <= 1 + 1e-9, motion)
        assert.ok(view.y >= -1e-9 && view.y + view.height <= 1 + 1e-9, motion)
        const now = JSON.stringify(view)
        assert.notEqual(now, before, motion)
        before = now
      }
    }
  })
})

describe('drawSprite', () => {
  const size = 12
  const sprite = new Uint8Array(size * size * 4).map((_, i) => (i % 4 === 3 ? 40 + ((i >> 2) % size) * 15 : 60 + ((i * 7) % 180)))

  /** The definition: bilinear weights, then alpha over, in floating point. */
  function reference(background: number, x: number, y: number, opacity: number): number[] {
    const at = (px: number, py: number): [value: number, alpha: number] => {
      if (px < 0 || py < 0 || px >= size || py >= size) return [0, 0]
      const [r, g, b, a] = sprite.subarray((py * size + px) * 4, (py * size + px) * 4 + 4) as unknown as [number, number, number, number]
      return [((16 + 0.182586 * r + 0.614231 * g + 0.062007 * b) * a) / 255, a]
    }
    const result: number[] = []
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [sx, sy] = [column - x, row - y]
        const [ix, iy] = [Math.floor(sx), Math.floor(sy)]
        const [fx, fy] = [sx - ix, sy - iy]
        let value = 0
        let alpha = 0
        for (const [dx, dy, weight] of [[0, 0, (1 - fx) * (1 - fy)], [1, 0, fx * (1 - fy)], [0, 1, (1 - fx) * fy], [1, 1, fx * fy]] as const) {
          const [v, a] = at(ix + dx, iy + dy)
          value += v * weight
          alpha += a * weight
        }
        result.push(value * opacity + background * (1 - (alpha * opacity) / 255))
      }
    }
    return result
  }

  it('should be the blend by definition at any place, also half outside', async () => {
    for (const [x, y, opacity] of [[5, 7, 1], [5.5, 7.25, 1], [20.75, 3.1, 0.4], [-4.3, -2.6, 1], [58.2, 30.9, 0.8]] as const) {
      const memory = await FrameMemory.create()
      const frame = memory.allocateFrame(width, height)
      memory.fillFrame(frame, 120)
      drawSprite(memory, frame, createSprite(memory, { width: size, height: size, data: sprite }), x, y, opacity)
      const luma = memory.bytes(frame.offset, width * height)
      const expected = reference(120, x, y, opacity)
      for (const [i, value] of luma.entries()) {
        assert.ok(Math.abs(value - expected[i]!) <= 2.5, `at ${i % width},${Math.floor(i / width)} of ${x},${y}: ${value}, ${expected[i]}`)
      }
    }
  })

  it('should leave everything alone where it is transparent or wholly outside', async () => {
    const { memory, a } = await pictures()
    const before = memory.frameView(a).slice()
    const clear = createSprite(memory, { width: size, height: size, data: new Uint8Array(size * size * 4) })
    const solid = createSprite(memory, { width: size, height: size, data: new Uint8Array(size * size * 4).fill(255) })
    drawSprite(memory, a, clear, 3.5, 4.5, 1)
    drawSprite(memory, a, solid, 200, 4, 1)
    drawSprite(memory, a, solid, 3, -40.5, 1)
    drawSprite(memory, a, solid, 3, 4, 0)
    assert.deepEqual(memory.frameView(a).slice(), before)
  })

  it('should move colour by half pixels when luma moves by whole ones', async () => {
    const memory = await FrameMemory.create()
    const red = new Uint8Array(size * size * 4).map((_, i) => [255, 0, 0, 255][i % 4]!)
    const shape = createSprite(memory, { width: size, height: size, data: red })
    const edge = (x: number): number => {
      const frame = memory.allocateFrame(width, height)
      drawSprite(memory, frame, shape, x, 10, 1)
      const [, , v] = planesOf(frame)
      return memory.bytes(v.offset + 8 * v.width, v.width).reduce((sum, value, i) => sum + (value - 128) * i, 0)
    }
    const mass = edge(11) - edge(10)
    const step = edge(12) - edge(11)
    assert.ok(Math.abs(mass - step) < 0.1 * Math.abs(step), `${mass}, ${step}`)
  })
})

describe('FrameMemory', () => {
  it('should give zeros again after it was cleared', async () => {
    const memory = await FrameMemory.create()
    const first = memory.allocate(100_000)
    memory.bytes(first, 100_000).fill(7)
    memory.clear()
    assert.equal(memory.allocate(50_000), first)
    const second = memory.allocate(200_000)
    for (const [offset, length] of [[first, 50_000], [second, 200_000]] as const) {
      assert.ok(memory.bytes(offset, length).every((value) => value === 0))
    }
  })
})

describe('hashBytes', () => {
  it('should tell one changed bit anywhere', async () => {
    const memory = await FrameMemory.create()
    const at = memory.allocate(108)
    memory.bytes(at, 108).forEach((_, n, bytes) => (bytes[n] = n * 7))
    const hash = memory.kernel.hashBytes(at, 108)
    for (let n = 0; n < 108; n++) {
      memory.bytes(at + n, 1)[0]! ^= 1
      assert.notEqual(memory.kernel.hashBytes(at, 108), hash, `byte ${n}`)
      memory.bytes(at + n, 1)[0]! ^= 1
    }
    assert.equal(memory.kernel.hashBytes(at, 108), hash)
  })
})

describe('cellMeans', () => {
  it('should average each cell', async () => {
    const memory = await FrameMemory.create()
    const frame = memory.allocateFrame(width, height)
    const luma = memory.bytes(frame.offset, width * height)
    luma.forEach((_, i) => (luma[i] = (i % width < 32 ? 40 : 80) + (i < (width * height) / 2 ? 0 : 100)))
    const cells = memory.allocate(16)
    memory.kernel.cellMeans(frame.offset, width, width, height, 2, 2, cells)
    assert.deepEqual([...memory.bytes(cells, 4)], [40, 80, 140, 180])
  })
})
