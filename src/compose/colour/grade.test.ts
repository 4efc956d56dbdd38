import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReelsmithError } from '../../errors/error.ts'
import { type Grade, looks } from '../../timeline/appearance.ts'
import { type Frame, FrameMemory, planesOf } from '../frame.ts'
import { drawTestPicture } from '../testing/test-picture.ts'
import { gradePixels, prepareColours, prepareTexture } from './colour-pass.ts'
import { parseCube } from './cube.ts'
import { gradeColor, gradeTables, joinTables } from './grade-tables.ts'

const [width, height] = [64, 36]

async function picture(): Promise<{ memory: FrameMemory; frame: Frame; before: Uint8Array }> {
  const memory = await FrameMemory.create()
  const frame = memory.allocateFrame(width, height)
  drawTestPicture(memory, frame, 0)
  return { memory, frame, before: memory.frameView(frame).slice() }
}

/** Mean of a plane. */
const mean = (values: Uint8Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

const grades = fc.record({
  look: fc.option(fc.constantFrom(...looks), { nil: undefined }),
  exposure: fc.double({ min: -1, max: 1, noNaN: true }),
  contrast: fc.double({ min: -1, max: 1, noNaN: true }),
  saturation: fc.double({ min: -1, max: 1, noNaN: true }),
  temperature: fc.double({ min: -1, max: 1, noNaN: true }),
  tint: fc.double({ min: -1, max: 1, noNaN: true }),
})

describe('gradeTables', () => {
  it('should never turn dark and light round, and keep greys inside the range', () => {
    fc.assert(
      fc.property(grades, (grade) => {
        const { luma } = gradeTables(grade)
        for (let y = 16; y < 235; y++) {
          assert.ok(luma[y + 1]! >= luma[y]! - 1e-9, `${y}: ${luma[y]} then ${luma[y + 1]}`)
          assert.ok(luma[y]! >= 16 && luma[y]! <= 235)
        }
      }),
    )
  })

  it('should leave everything alone when it asks for nothing', () => {
    for (const y of [16, 100, 235]) assert.deepEqual(gradeColor(gradeTables({}), y, 90, 170).map((v) => Math.round(v * 1e6) / 1e6), [y, 90, 170])
  })

  it('should do what its numbers say', () => {
    const grey = (grade: Grade): number[] => gradeColor(gradeTables(grade), 126, 128, 128)
    const red = (grade: Grade): number => {
      const [, u, v] = gradeColor(gradeTables(grade), 90, 110, 200)
      return Math.hypot(u - 128, v - 128)
    }
    assert.ok(grey({ exposure: 0.5 })[0]! > 136 && grey({ exposure: -0.5 })[0]! < 116)
    const dark = (grade: Grade): number => gradeColor(gradeTables(grade), 60, 128, 128)[0]
    assert.ok(dark({ contrast: 0.6 }) < 55 && dark({ contrast: -0.6 }) > 65)
    assert.ok(red({ saturation: 0.5 }) > 1.2 * red({}) && red({ saturation: -1 }) < 0.01)
    const [, coldU, coldV] = grey({ temperature: -0.5 })
    const [, warmU, warmV] = grey({ temperature: 0.5 })
    assert.ok(warmU! < 122 && warmV! > 133 && coldU! > 134 && coldV! < 123, `${warmU} ${warmV} ${coldU} ${coldV}`)
    const [, pinkU, pinkV] = grey({ tint: 0.5 })
    assert.ok(pinkU! > 129 && pinkV! > 130)
    assert.deepEqual(gradeColor(gradeTables({ look: 'noir' }), 90, 60, 200).slice(1), [128, 128])
  })

  it('should join two grades into one of the same colours', () => {
    const [first, second] = [gradeTables({ exposure: 0.3, temperature: 0.4 }), gradeTables({ look: 'cinematic', saturation: -0.2 })]
    const joined = joinTables(first, second)!
    for (const [y, u, v] of [[60, 100, 150], [120, 140, 120], [200, 128, 128]] as const) {
      const expected = gradeColor(second, ...gradeColor(first, y, u, v))
      for (const [n, value] of gradeColor(joined, y, u, v).entries()) assert.ok(Math.abs(value - expected[n]!) < 1, `${n}: ${value}, ${expected[n]}`)
    }
    assert.equal(joinTables(first, gradeTables({ look: 'noir' })), null)
  })
})

describe('prepareColours', () => {
  it('should grade every pixel by the tables', async () => {
    for (const grade of [{ look: 'cinematic' }, { look: 'noir', exposure: 0.2 }, { temperature: 0.5, contrast: 0.4 }] as const) {
      const { memory, frame, before } = await picture()
      prepareColours(memory, [{ grade }])!(frame)
      const after = memory.frameView(frame)
      const tables = gradeTables(grade)
      const luma = width * height
      for (const [x, y] of [[0, 0], [10, 7], [33, 20], [63, 35]] as const) {
        const chroma = luma + (y >> 1) * (width / 2) + (x >> 1)
        const [u, v] = [before[chroma]!, before[chroma + luma / 4]!]
        const [expected] = gradeColor(tables, before[y * width + x]!, u, v)
        assert.ok(Math.abs(after[y * width + x]! - expected) <= 1.5, `luma ${x},${y}: ${after[y * width + x]}, ${expected}`)
        const block = [0, 1, width, width + 1].map((d) => before[(y & ~1) * width + (x & ~1) + d]!)
        const [, eu, ev] = gradeColor(tables, block.reduce((a, b) => a + b) / 4, u, v)
        assert.ok(Math.abs(after[chroma]! - eu) <= 2 && Math.abs(after[chroma + luma / 4]! - ev) <= 2, `chroma ${x},${y}`)
      }
    }
  })

  it('should colour by a lookup table, with the grade before it', async () => {
    const { memory, frame, before } = await picture()
    const swap = parseCube(`LUT_3D_SIZE 2\n0 0 0\n0 0 1\n0 1 0\n0 1 1\n1 0 0\n1 0 1\n1 1 0\n1 1 1\n`)
    prepareColours(memory, [{ grade: { lut: 'swap' }, map: swap }])!(frame)
    // Red and blue change places: what was warm is cold.
    const [u, v] = planesOf(frame).slice(1).map(({ offset }) => memory.bytes(offset, (width * height) / 4))
    const half = (width * height) / 4
    const [wasU, wasV] = [before.subarray(4 * half, 5 * half), before.subarray(5 * half)]
    let off = 0
    for (let n = 0; n < half; n++) off += Math.abs(u![n]! - wasV[n]!) + Math.abs(v![n]! - wasU[n]!)
    assert.ok(off / half < 24, `${off / half}`)
  })

  it('should give the colours of a table of itself back', async () => {
    const { memory, frame, before } = await picture()
    // Soft colours: what lies outside RGB has no place in a table.
    const view = memory.frameView(frame)
    for (let n = 0; n < view.length; n++) view[n] = n < width * height ? 80 + before[n]! / 3 : 108 + before[n]! / 6
    const soft = view.slice()
    const same = parseCube(`LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n`)
    prepareColours(memory, [{ grade: { lut: 'same' }, map: same }])!(frame)
    for (const [n, value] of memory.frameView(frame).entries()) assert.ok(Math.abs(value - soft[n]!) <= 1, `${n}: ${value}, ${soft[n]}`)
  })

  it('should be nothing where nothing is asked for', async () => {
    const { memory } = await picture()
    assert.equal(prepareColours(memory, [{ grade: {} }, { grade: { exposure: 0, grain: 0.5 } }]), null)
    assert.equal(prepareTexture(memory, [{}], { width, height }), null)
  })

  it('should grade pixels like planes', () => {
    const pixels = { width: 2, height: 1, data: Uint8Array.of(200, 60, 40, 255, 10, 20, 30, 0) }
    gradePixels(pixels, [{ grade: { saturation: -1 } }])
    const [r, g, b] = pixels.data
    assert.ok(Math.abs(r! - g!) <= 1 && Math.abs(g! - b!) <= 1)
    assert.deepEqual([...pixels.data.subarray(4)], [10, 20, 30, 0])
  })
})

describe('prepareTexture', () => {
  it('should darken the corners and leave the middle', async () => {
    const { memory, frame, before } = await picture()
    prepareTexture(memory, [{ vignette: 1 }], { width, height })!(frame, 0)
    const after = memory.frameView(frame)
    const middle = (height / 2) * width + width / 2
    assert.equal(after[middle], before[middle])
    assert.ok(after[0]! - 16 < 0.3 * (before[0]! - 16))
    const corner = width * height
    assert.ok(Math.abs(after[corner]! - 128) < 0.3 * Math.abs(before[corner]! - 128) + 1, 'their colour goes too')
  })

  it('should add grain that is new in every frame and changes no brightness', async () => {
    const memory = await FrameMemory.create()
    const frame = memory.allocateFrame(162, 90)
    const texture = prepareTexture(memory, [{ grain: 1 }], frame)!
    const shown = [0, 1].map((number) => {
      memory.fillFrame(frame, 126)
      texture(frame, number)
      return memory.bytes(frame.offset, 162 * 90).slice()
    })
    assert.notDeepEqual(shown[0], shown[1])
    for (const luma of shown) {
      assert.ok(Math.abs(mean(luma) - 126) < 0.5)
      const deviation = Math.sqrt(luma.reduce((sum, value) => sum + (value - 126) ** 2, 0) / luma.length)
      assert.ok(deviation > 2 && deviation < 12, `${deviation}`)
    }
    memory.fillFrame(frame, 16)
    texture(frame, 3)
    assert.ok(memory.bytes(frame.offset, 162 * 90).every((value) => value === 16), 'black stays black')
    assert.ok(memory.frameView(frame).subarray(162 * 90).every((value) => value === 128))
  })
})

describe('parseCube', () => {
  it('should read curves, domains and comments', () => {
    const map = parseCube('# by hand\nTITLE "x"\nLUT_1D_SIZE 3\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2\n0 0 0\n0.5 0.25 1\n1 1 1\n')
    assert.deepEqual(map(0.5, 1, 2), [0.25, 0.25, 1])
  })

  it('should say in which line a file is wrong', () => {
    const cases: [string, RegExp][] = [
      ['', /no LUT_3D_SIZE/],
      ['LUT_3D_SIZE 1\n', /line 1: expected a size of 2 to 65/],
      ['LUT_3D_SIZE 1000\n', /line 1/],
      ['LUT_3D_SIZE 2\n0 0 0\n', /expected 8 colours, got 1/],
      ['LUT_3D_SIZE 2\n0 0\n', /line 2: expected three numbers/],
      ['0 0 0\n', /line 1: expected LUT_3D_SIZE/],
      ['LUT_1D_SIZE 2\n0 0 0\n1 1 1\n1 1 1\n', /line 4: expected 2 colours, got more/],
      ['<html>', /line 1/],
    ]
    for (const [text, message] of cases) {
      assert.throws(() => parseCube(text), (error) => ReelsmithError.is(error, 'media/unreadable') && message.test(error.message), text)
    }
  })
})
