import { type Frame, type FrameMemory, planesOf } from './frame.ts'
import type { View } from './motion.ts'

/** Weights sum to this: 14 bits of fraction. */
const unit = 16_384

interface Size {
  readonly width: number
  readonly height: number
}

interface AxisTable {
  /** Index of the first of four neighbours, for each output position. */
  readonly first: Int32Array
  /** Four weights for each output position. */
  readonly weights: Int16Array
}

/**
 * Shows a view of one picture at the size of another, with cubic interpolation on both axes, so that moves are
 * smooth far below one pixel. Meant for enlarging, and for making smaller down to half the size.
 */
export class Resampler {
  readonly #memory: FrameMemory
  readonly #tables: number
  readonly #columnsBytes: number
  readonly #rowsBytes: number
  readonly #row: number

  /** @param source, target - Only their sizes matter here. */
  constructor(memory: FrameMemory, source: Size, target: Size) {
    this.#memory = memory
    this.#columnsBytes = Math.ceil(target.width / 8) * 8 * 12
    this.#rowsBytes = target.height * 12
    this.#tables = memory.allocate(this.#columnsBytes + this.#rowsBytes)
    this.#row = memory.allocate((source.width + 16) * 2)
  }

  /** @param view - In the source, which needs at least 8×8 pixels; beyond its edges it is mirrored. */
  draw(source: Frame, view: View, target: Frame): void {
    const sources = planesOf(source)
    const targets = planesOf(target)
    for (const [index, from] of sources.entries()) {
      const to = targets[index]!
      // H.264 sites chroma on the even luma columns, so its horizontal phase differs from luma's by a quarter sample.
      const siting = index === 0 ? 0.5 : 0.25
      const columns = axisTable(from.width, to.width, view.x, view.width, siting, 8)
      const rows = axisTable(from.height, to.height, view.y, view.height, 0.5, 1)
      const [columnIndices, columnWeights] = this.#store(columns, this.#tables)
      const [rowIndices, rowWeights] = this.#store(rows, this.#tables + this.#columnsBytes)
      this.#memory.kernel.resample(
        from.offset, from.width, to.offset, to.width, to.width, to.height,
        columnIndices, columnWeights, rowIndices, rowWeights, this.#row,
        Math.min(...columns.first), Math.max(...columns.first) + 4,
      )
    }
  }

  #store(table: AxisTable, offset: number): [indices: number, weights: number] {
    const count = table.first.length
    // Weights first: they are read 16 bytes at a time.
    this.#memory.int16(offset, count * 4).set(table.weights)
    this.#memory.int32(offset + count * 8, count).set(table.first)
    return [offset + count * 8, offset]
  }
}

/**
 * Where each output sample falls in the source, and the weights of its four neighbours.
 *
 * @param siting - Where in its pixel a sample sits: 0.5 for the middle.
 * @param multiple - The table is padded to a multiple of this by repeating the last entry.
 */
export function axisTable(
  sourceSize: number,
  targetSize: number,
  viewStart: number,
  viewSize: number,
  siting: number,
  multiple: number,
): AxisTable {
  const count = Math.ceil(targetSize / multiple) * multiple
  const first = new Int32Array(count)
  const weights = new Int16Array(count * 4)
  const step = (sourceSize * viewSize) / targetSize
  const taps = new Float64Array(4)
  for (let i = 0; i < count; i++) {
    const position = mirrored(sourceSize * viewStart + (Math.min(i, targetSize - 1) + siting) * step - siting, sourceSize)
    const base = Math.floor(position)
    fillTaps(position - base, step, taps)
    const start = Math.min(Math.max(base - 1, 0), sourceSize - 4)
    const at = i * 4
    let sum = 0
    for (let tap = 0; tap < 4; tap++) {
      // Beyond the edge the edge itself is repeated: its weight collects theirs.
      const index = Math.min(Math.max(base - 1 + tap, 0), sourceSize - 1)
      const weight = Math.round(taps[tap]! * unit)
      weights[at + index - start]! += weight
      sum += weight
    }
    weights[at + Math.min(Math.max(base - start, 0), 3)]! += unit - sum
    first[i] = start
  }
  return { first, weights }
}

/** The same place inside `[-0.5, size - 0.5]`, where samples lie at whole numbers, reflected at both ends. */
function mirrored(position: number, size: number): number {
  if (position >= -0.5 && position <= size - 0.5) return position
  const turns = (position + 0.5) / (2 * size)
  const share = (turns - Math.floor(turns)) * 2 * size
  return Math.min(share, 2 * size - share) - 0.5
}

/**
 * Catmull and Rom's cubic for enlarging; the more a picture is made smaller, the more of a triangle as wide as the
 * step, which reaches just four neighbours at half the size and lets nothing alias.
 */
function fillTaps(t: number, step: number, taps: Float64Array): void {
  catmullRom(t, taps)
  if (step <= 1) return
  const reach = Math.min(step, 2)
  const share = reach - 1
  const triangle = (tap: number): number => Math.max(0, 1 - Math.abs(tap - 1 - t) / reach)
  const sum = triangle(0) + triangle(1) + triangle(2) + triangle(3)
  for (let tap = 0; tap < 4; tap++) taps[tap] = taps[tap]! * (1 - share) + (triangle(tap) / sum) * share
}

/** The cubic of Catmull and Rom (Keys, a = -1/2) for neighbours at -1, 0, 1, 2. */
function catmullRom(t: number, taps: Float64Array): void {
  const t2 = t * t
  const t3 = t2 * t
  taps[0] = -0.5 * t3 + t2 - 0.5 * t
  taps[1] = 1.5 * t3 - 2.5 * t2 + 1
  taps[2] = -1.5 * t3 + 2 * t2 + 0.5 * t
  taps[3] = 0.5 * t3 - 0.5 * t2
}
