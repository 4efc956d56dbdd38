import type { Frame, FrameMemory } from '../compose/frame.ts'

/** Size of the thumbnails that pictures are compared by. */
export const probeColumns = 32
export const probeRows = 18

/** What one composed frame looks like. */
export interface FrameSample {
  /** Counted from the segment's first frame. */
  readonly frame: number
  /** Mean luma (16 black, 235 white) of each cell of a 32×18 grid, row by row, as base64. */
  readonly cells: string
  /** Of all its bytes: equal for frames that are the same to the last bit, and practically only for those. */
  readonly hash: number
}

/** Looks at every n-th frame while a film is composed, at about a millisecond a look. */
export class FrameProbe {
  readonly samples: FrameSample[] = []
  readonly #memory: FrameMemory
  readonly #interval: number
  readonly #cells: number

  constructor(memory: FrameMemory, interval: number) {
    this.#memory = memory
    this.#interval = interval
    this.#cells = memory.allocate(probeColumns * probeRows)
  }

  look(frame: Frame, index: number): void {
    if (index % this.#interval !== 0) return
    const { width, height, offset } = frame
    this.#memory.kernel.cellMeans(offset, width, width, height, probeColumns, probeRows, this.#cells)
    const cells = Buffer.from(this.#memory.bytes(this.#cells, probeColumns * probeRows)).toString('base64')
    this.samples.push({ frame: index, cells, hash: this.#memory.kernel.hashBytes(offset, frame.byteLength & ~3) >>> 0 })
  }
}

/** The cells of a sample as numbers. */
export function cellsOf(sample: FrameSample): Uint8Array {
  return Buffer.from(sample.cells, 'base64')
}
