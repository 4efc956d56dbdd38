import { type Frame, type FrameMemory, type Plane, planesOf } from './frame.ts'
import type { View } from './motion.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Bytes of the kernel's tables: an entry, and eight columns. */
const entryBytes = 12
const blockBytes = 96

/**
 * Shows a view of one picture at the size of another, with cubic interpolation on both axes, so that moves are
 * smooth far below one pixel. Meant for enlarging, and for making smaller down to half the size.
 */
export class Resampler {
  readonly #memory: FrameMemory
  readonly #entries: number
  readonly #rows: number
  readonly #blocks: number
  readonly #ring: number

  /** @param target - Only its size matters here. */
  constructor(memory: FrameMemory, target: Size) {
    this.#memory = memory
    this.#entries = memory.allocate(target.width * entryBytes)
    this.#rows = memory.allocate(target.height * entryBytes)
    this.#blocks = memory.allocate(Math.ceil(target.width / 8) * blockBytes)
    this.#ring = memory.allocate(Math.ceil(target.width / 8) * 8 * 2 * 4 + 16)
  }

  /** @param view - In the source, which needs at least 8×8 pixels; beyond its edges it is mirrored. */
  draw(source: Frame, view: View, target: Frame): void {
    const targets = planesOf(target)
    for (const [index, from] of planesOf(source).entries()) {
      const to = targets[index]!
      // Both chroma planes have the same tables.
      if (index < 2) this.#fillTables(from, to, view, index === 0)
      this.#memory.kernel.resample(
        from.offset, from.width, to.offset, to.width, to.width, to.height, this.#blocks, this.#rows, this.#ring,
      )
    }
  }

  #fillTables(from: Plane, to: Plane, view: View, isLuma: boolean): void {
    const { kernel } = this.#memory
    const [across, down] = [(from.width * view.width) / to.width, (from.height * view.height) / to.height]
    // H.264 sites chroma on the even luma columns, so its horizontal phase differs from luma's by a quarter sample.
    const siting = isLuma ? 0.5 : 0.25
    kernel.axisTable(this.#entries, to.width, from.width, from.width * view.x + siting * across - siting, across)
    kernel.columnBlocks(this.#entries, to.width, this.#blocks)
    kernel.axisTable(this.#rows, to.height, from.height, from.height * view.y + 0.5 * down - 0.5, down)
  }
}
