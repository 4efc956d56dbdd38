import type { Grade } from '../../timeline/appearance.ts'
import { type Frame, type FrameMemory, chromaNeutral, lumaBlack, planesOf } from '../frame.ts'
import type { Pixels } from '../sprite.ts'
import type { ColourMap } from './cube.ts'
import { type GradeTables, gradeColor, gradeTables, isNeutral, joinTables } from './grade-tables.ts'

/** Colours of the table on each axis. */
const tableSize = 33

/** Changes the colours of frames in the memory it was made for. */
export type ColourPass = (frame: Frame) => void

/** One grade with its lookup table, if it names one. */
export interface GradeStep {
  readonly grade: Grade
  readonly map?: ColourMap
}

/** What grades change alike wherever it lies in the frame; null when that is nothing. */
export function prepareColours(memory: FrameMemory, steps: readonly GradeStep[]): ColourPass | null {
  const changing = steps.filter(({ grade }) => !isNeutral({ ...grade, vignette: 0, grain: 0 }))
  if (changing.length === 0) return null
  if (changing.some(({ map }) => map)) return prepareMap(memory, changing)
  const passes: GradeTables[] = []
  for (const { grade } of changing) {
    const tables = gradeTables(grade)
    const joined = passes.length > 0 ? joinTables(passes.at(-1)!, tables) : null
    if (joined) passes[passes.length - 1] = joined
    else passes.push(tables)
  }
  const draws = passes.map((tables) => prepareTables(memory, tables))
  return (frame) => {
    for (const draw of draws) draw(frame)
  }
}

/** The same for pixels that are not premultiplied, whose transparency stays. */
export function gradePixels(pixels: Pixels, steps: readonly GradeStep[]): void {
  const changing = steps.filter(({ grade }) => !isNeutral({ ...grade, vignette: 0, grain: 0 }))
  if (changing.length === 0) return
  const grade = colourFunction(changing)
  const { data } = pixels
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue
    const color = toRgb(grade(fromRgb([data[at]! / 255, data[at + 1]! / 255, data[at + 2]! / 255])))
    for (const [channel, value] of color.entries()) data[at + channel] = Math.round(255 * Math.min(1, Math.max(0, value)))
  }
}

type Colour = [number, number, number]

/** All steps, one after the other, on a colour as the planes have it. */
function colourFunction(steps: readonly GradeStep[]): (color: Colour) => Colour {
  const parts = steps.map(({ grade, map }) => ({ tables: gradeTables(grade), map }))
  return (color) => {
    let result = color
    for (const { tables, map } of parts) {
      result = gradeColor(tables, ...result)
      if (map) result = fromRgb(map(...toRgb(result)))
    }
    return result
  }
}

function prepareTables(memory: FrameMemory, tables: GradeTables): ColourPass {
  const luma = memory.allocate(256)
  const chroma = memory.allocate(256 * 8)
  memory.bytes(luma, 256).set(tables.luma.map((value) => Math.min(255, Math.max(0, Math.round(value)))))
  const words = memory.int16(chroma, 256 * 4)
  for (const [n, { scale, u, v }] of tables.chroma.entries()) {
    words.set([Math.round(256 * scale), Math.round(64 * u), Math.round(64 * v)], 4 * n)
  }
  const turn = (tables.turn * Math.PI) / 180
  const [cos, sin] = [Math.round(4096 * Math.cos(turn)), Math.round(4096 * Math.sin(turn))]
  const [lumaU, lumaV] = [Math.round(256 * tables.lumaU), Math.round(256 * tables.lumaV)]
  return (frame) => {
    const [y, u, v] = planesOf(frame)
    memory.kernel.gradeFrame(y.offset, u.offset, v.offset, y.width, y.height, luma, chroma, cos, -sin, sin, cos, lumaU, lumaV)
  }
}

/** All steps at once in a table of colours. */
function prepareMap(memory: FrameMemory, steps: readonly GradeStep[]): ColourPass {
  const offset = memory.allocate(tableSize ** 3 * 8)
  const words = memory.int16(offset, tableSize ** 3 * 4)
  const grade = colourFunction(steps)
  const at = (n: number): number => (n * 255) / (tableSize - 1)
  let word = 0
  for (let v = 0; v < tableSize; v++) {
    for (let u = 0; u < tableSize; u++) {
      for (let y = 0; y < tableSize; y++) {
        for (const [n, value] of grade([at(y), at(u), at(v)]).entries()) words[word + n] = Math.round(64 * Math.min(255, Math.max(0, value)))
        word += 4
      }
    }
  }
  return (frame) => {
    const [y, u, v] = planesOf(frame)
    memory.kernel.mapFrame(y.offset, u.offset, v.offset, y.width, y.height, offset, tableSize)
  }
}

/** By the definition of ITU-R BT.709; values outside [0, 1] stay, tables hold them at their ends. */
function toRgb([y, u, v]: Colour): Colour {
  const [luma, cb, cr] = [(y - 16) / 219, (u - 128) / 224, (v - 128) / 224]
  return [luma + 1.5748 * cr, luma - 0.187324 * cb - 0.468124 * cr, luma + 1.8556 * cb]
}

function fromRgb([r, g, b]: Colour): Colour {
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return [16 + 219 * luma, 128 + (224 * (b - luma)) / 1.8556, 128 + (224 * (r - luma)) / 1.5748]
}

/**
 * What grades change by the place in the frame: vignette and grain; null when there is neither.
 *
 * @returns what draws them; `frameNumber` shuffles the grain.
 */
export function prepareTexture(
  memory: FrameMemory,
  grades: readonly Grade[],
  size: { width: number; height: number },
): ((frame: Frame, frameNumber: number) => void) | null {
  const tables = grades.map(gradeTables)
  const vignette = 1 - tables.reduce((light, { vignette: own }) => light * (1 - own), 1)
  const grain = Math.min(1, Math.hypot(...tables.map((table) => table.grain)))
  const darken = vignette > 0 ? prepareVignette(memory, vignette, size) : null
  const addGrain = grain > 0 ? prepareGrain(memory, grain, size) : null
  if (!darken && !addGrain) return null
  return (frame, frameNumber) => {
    darken?.(frame)
    addGrain?.(frame, frameNumber)
  }
}

function prepareVignette(memory: FrameMemory, strength: number, size: { width: number; height: number }): ColourPass {
  const weights = (width: number, height: number): number => {
    const offset = memory.allocate(width * height + 16)
    const values = memory.bytes(offset, width * height)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        // An ellipse in the shape of the frame: 1 in its corners.
        const away = Math.hypot((2 * x + 1) / width - 1, (2 * y + 1) / height - 1) / Math.SQRT2
        const t = Math.min(1, Math.max(0, (away - 0.35) / 0.75))
        values[y * width + x] = Math.round(255 * (1 - 0.85 * strength * t * t * (3 - 2 * t)))
      }
    }
    return offset
  }
  const [luma, chroma] = [weights(size.width, size.height), weights(size.width / 2, size.height / 2)]
  return (frame) => {
    for (const [index, { offset, width, height }] of planesOf(frame).entries()) {
      // The kernel's steps of eight bytes run over into the next plane, which is then put back.
      const spare = memory.bytes(offset + width * height, 16).slice()
      memory.kernel.darken(offset, index === 0 ? luma : chroma, width * height, index === 0 ? lumaBlack : chromaNeutral)
      memory.bytes(offset + width * height, 16).set(spare)
    }
  }
}

const tileSide = 256

/** Bytes that the kernel reads beyond the end of a row of the tile. */
const tileSlack = 32

/** From this shorter side on a grain is about two pixels wide; in smaller frames it is finer than a pixel, and weaker. */
const softGrainSide = 900

function prepareGrain(
  memory: FrameMemory,
  strength: number,
  size: { width: number; height: number },
): (frame: Frame, frameNumber: number) => void {
  const tile = memory.allocate((tileSide + tileSlack) * tileSide)
  const side = Math.min(size.width, size.height)
  fillTile(memory.bytes(tile, (tileSide + tileSlack) * tileSide), side >= softGrainSide)
  const amount = Math.max(1, Math.round(26 * strength * Math.min(1, (side / softGrainSide) ** 0.6)))
  return (frame, frameNumber) => {
    const [{ offset, width, height }] = planesOf(frame)
    const left = Math.floor(random(2 * frameNumber) * tileSide)
    const top = Math.floor(random(2 * frameNumber + 1) * tileSide)
    memory.kernel.addGrain(offset, width, height, tile, tileSide, left, top, amount)
  }
}

/** Noise like a bell with a deviation of 32, one pixel or about two wide. */
function fillTile(tile: Uint8Array, isSoft: boolean): void {
  const noise = Float64Array.from({ length: tileSide * tileSide }, (_, n) => {
    const sum = random(4 * n + 7) + random(4 * n + 8) + random(4 * n + 9) + random(4 * n + 10)
    return (sum - 2) * Math.sqrt(3)
  })
  const at = (x: number, y: number): number => noise[(y & (tileSide - 1)) * tileSide + (x & (tileSide - 1))]!
  for (let y = 0; y < tileSide; y++) {
    for (let x = 0; x < tileSide + tileSlack; x++) {
      // Halves and quarters of nine neighbours have 3/8 of the deviation of one.
      const soft = (4 * at(x, y) + 2 * (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)) +
        at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1)) / 6
      tile[y * (tileSide + tileSlack) + x] = Math.min(127, Math.max(-127, Math.round(32 * (isSoft ? soft : at(x, y))))) & 255
    }
  }
}

/** 0 to 1, the same for the same number. */
function random(n: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1)
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}
