/** Sprites that are turned or scaled while they are drawn. */
import { type Frame, type FrameMemory, type Plane, planesOf } from './frame.ts'
import { type Sprite, type SpritePlane, emptySprite } from './sprite.ts'

/** Where a sprite comes to lie, in luma pixels of the frame. */
export interface SpritePose {
  /** Of the sprite's middle. */
  readonly x: number
  readonly y: number
  readonly scale: number
  /** Clockwise. */
  readonly degrees: number
  /** 0 to 1. */
  readonly opacity: number
}

/** A sprite smaller than this part of its size is drawn from one of half the size, so that nothing shimmers. */
const halfBelow = 0.6

/** Halves of a sprite at most: below an eighth of its size nobody looks for detail. */
const maxHalves = 3

/** A sprite with smaller copies of itself. */
export class TurnedSprite {
  readonly #memory: FrameMemory
  readonly #levels: Sprite[]

  /** @param smallest - The least scale that it will be drawn at. */
  constructor(memory: FrameMemory, sprite: Sprite, smallest: number) {
    this.#memory = memory
    this.#levels = [sprite]
    let scale = smallest
    while (scale < halfBelow && this.#levels.length <= maxHalves) {
      const { width, height } = this.#levels.at(-1)!.luma
      if (Math.min(width, height) < 8) break
      this.#levels.push(emptySprite(memory, width >> 1, height >> 1))
      scale *= 2
    }
    this.update()
  }

  /** Makes the smaller copies anew after the sprite has changed. */
  update(): void {
    for (let level = 1; level < this.#levels.length; level++) {
      const smaller = planes(this.#levels[level]!)
      for (const [index, from] of planes(this.#levels[level - 1]!).entries()) {
        const to = smaller[index]!
        // An odd last line has no partner: it is left out.
        const [width, height] = [Math.min(to.width, from.width >> 1), Math.min(to.height, from.height >> 1)]
        this.#memory.kernel.halvePlane(from.value, from.stride, to.value, to.stride, width, height)
        this.#memory.kernel.halvePlane(from.alpha, from.stride, to.alpha, to.stride, width, height)
      }
    }
  }

  draw(frame: Frame, pose: SpritePose): void {
    const opacity = Math.round(256 * Math.min(1, Math.max(0, pose.opacity)))
    if (opacity === 0 || pose.scale <= 0) return
    let level = 0
    while (pose.scale * 2 ** level < halfBelow && level < this.#levels.length - 1) level++
    const levelPose = { ...pose, scale: pose.scale * 2 ** level }
    const targets = planesOf(frame)
    for (const [index, plane] of planes(this.#levels[level]!).entries()) {
      drawPlane(this.#memory, targets[index]!, plane, levelPose, { opacity, isChroma: index > 0, luma: this.#levels[level]!.luma })
    }
  }
}

function planes(sprite: Sprite): readonly [SpritePlane, SpritePlane, SpritePlane] {
  return [sprite.luma, sprite.chroma[0], sprite.chroma[1]]
}

interface DrawnPlane {
  readonly opacity: number
  readonly isChroma: boolean
  /** The sprite's luma plane: its size is the sprite's. */
  readonly luma: SpritePlane
}

/** The fixed point of the kernel. */
const one = 65_536

function drawPlane(memory: FrameMemory, target: Plane, plane: SpritePlane, pose: SpritePose, drawn: DrawnPlane): void {
  const { isChroma, luma, opacity } = drawn
  const turn = (pose.degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn) / pose.scale, Math.sin(turn) / pose.scale]
  // Where a sample sits, in luma pixels: H.264 sites chroma on even columns, between the lines.
  const unit = isChroma ? 2 : 1
  const [siteX, siteY] = isChroma ? [0.5, 1] : [0.5, 0.5]
  const box = boundingBox(luma, pose)
  const left = Math.max(0, Math.floor(box.left / unit) - 1)
  const top = Math.max(0, Math.floor(box.top / unit) - 1)
  const right = Math.min(target.width, Math.ceil(box.right / unit) + 1)
  const bottom = Math.min(target.height, Math.ceil(box.bottom / unit) + 1)
  if (left >= right || top >= bottom) return
  const [dx, dy] = [left * unit + siteX - pose.x, top * unit + siteY - pose.y]
  const u = (dx * cos + dy * sin + luma.width / 2 - siteX) / unit
  const v = (-dx * sin + dy * cos + luma.height / 2 - siteY) / unit
  const fixed = (value: number): number => Math.round(value * one)
  memory.kernel.blendTurned(
    target.offset + top * target.width + left, target.width, right - left, bottom - top,
    plane.value, plane.alpha, plane.stride, plane.width, plane.height,
    fixed(u), fixed(v), fixed(cos), fixed(-sin), fixed(sin), fixed(cos), opacity,
  )
}

function boundingBox({ width, height }: SpritePlane, pose: SpritePose): { left: number; right: number; top: number; bottom: number } {
  const turn = (pose.degrees * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))]
  const halfWidth = (pose.scale * ((width + 2) * cos + (height + 2) * sin)) / 2
  const halfHeight = (pose.scale * ((width + 2) * sin + (height + 2) * cos)) / 2
  return { left: pose.x - halfWidth, right: pose.x + halfWidth, top: pose.y - halfHeight, bottom: pose.y + halfHeight }
}
