import { type Frame, type FrameMemory } from './frame.ts'
import type { View } from './motion.ts'
import { Resampler } from './resample.ts'

/** From this many source pixels a pixel on, the picture of half the size is mixed in; at `allHalf` only that is shown. */
const someHalf = 1.3
const allHalf = 1.8

/** A picture at its own size and at halves of it, so that a camera may come close and go far without shimmer. */
export class Pyramid {
  readonly #memory: FrameMemory
  readonly #target: { width: number; height: number }
  readonly #levels: { picture: Frame; resampler: Resampler }[] = []
  /** Only where two levels are mixed. */
  readonly #second: Frame | undefined

  /**
   * @param target - Size of the frames that are drawn.
   * @param widest - Most source pixels that a pixel of a frame will show, on either axis.
   */
  constructor(memory: FrameMemory, picture: Frame, target: { width: number; height: number }, widest: number) {
    this.#memory = memory
    this.#target = target
    this.#levels.push({ picture, resampler: new Resampler(memory, target) })
    for (let step = widest; step > someHalf; step /= 2) {
      const above = this.#levels.at(-1)!.picture
      const [width, height] = [2 * Math.round(above.width / 4), 2 * Math.round(above.height / 4)]
      if (Math.min(width, height) < 16) break
      const half = memory.allocateFrame(width, height)
      new Resampler(memory, half).draw(above, { x: 0, y: 0, width: 1, height: 1 }, half)
      this.#levels.push({ picture: half, resampler: new Resampler(memory, target) })
    }
    this.#second = this.#levels.length > 1 ? memory.allocateFrame(target.width, target.height) : undefined
  }

  draw(view: View, into: Frame): void {
    const { width } = this.#levels[0]!.picture
    let step = (view.width * width) / this.#target.width
    let level = 0
    while (step >= allHalf && level < this.#levels.length - 1) {
      step /= 2
      level++
    }
    this.#drawLevel(level, view, into)
    if (step <= someHalf || level === this.#levels.length - 1) return
    this.#drawLevel(level + 1, view, this.#second!)
    const weight = Math.round((256 * (step - someHalf)) / (allHalf - someHalf))
    this.#memory.kernel.mix(into.offset, this.#second!.offset, into.offset, into.byteLength, Math.min(256, weight))
  }

  #drawLevel(level: number, view: View, into: Frame): void {
    const { picture, resampler } = this.#levels[level]!
    resampler.draw(picture, view, into)
  }
}
