import type { Frame, FrameMemory } from '../compose/frame.ts'
import type { PreparedText } from '../compose/text/draw-text.ts'
import type { TextUse } from './plan.ts'

/** Whether a caption is to be seen in what was composed. */
export interface CaptionSighting {
  readonly text: string
  /** The frame that was looked at, counted from the segment's first one. */
  readonly frame: number
  /** Mean difference that it makes to the luma of the part of the picture where it lies. */
  readonly change: number
}

/** A shorter part of a caption, as where a segment begins, may be seen while it still comes or already goes. */
const leastFrames = 10

/** Looks at each caption once in a segment, while it is drawn: that costs nothing worth mentioning. */
export class CaptionProbe {
  readonly sightings: CaptionSighting[] = []
  readonly #memory: FrameMemory

  constructor(memory: FrameMemory) {
    this.#memory = memory
  }

  /** Draws a text; when it is a caption at its middle, notes what that changes. */
  watch(frame: Frame, use: TextUse, text: PreparedText, index: number, draw: () => void): void {
    if (use.role !== 'caption' || !text.box || index !== middleOf(use)) {
      draw()
      return
    }
    const before = this.#luma(frame, text.box)
    draw()
    const after = this.#luma(frame, text.box)
    const sum = after.reduce((total, value, at) => total + Math.abs(value - before[at]!), 0)
    this.sightings.push({ text: use.text, frame: index, change: sum / Math.max(1, after.length) })
  }

  /** A copy of every second row of the luma within a box. */
  #luma(frame: Frame, box: NonNullable<PreparedText['box']>): Uint8Array {
    const { width, height } = frame
    const [left, right] = [Math.max(0, Math.floor(box.left)), Math.min(width, Math.ceil(box.right))]
    const [top, bottom] = [Math.max(0, Math.floor(box.top)), Math.min(height, Math.ceil(box.bottom))]
    const plane = this.#memory.frameView(frame)
    const rows: Uint8Array[] = []
    for (let y = top; y < bottom; y += 2) rows.push(plane.slice(y * width + left, y * width + Math.max(left, right)))
    return Buffer.concat(rows)
  }
}

/** The frame of the segment nearest to the caption's middle; -1 where too little of it is in the segment. */
function middleOf({ fromFrame, toFrame, startFrame, frameCount }: TextUse): number {
  if (toFrame - fromFrame < Math.min(leastFrames, frameCount)) return -1
  const middle = startFrame + Math.floor(frameCount / 2)
  return Math.min(toFrame - 1, Math.max(fromFrame, middle))
}
