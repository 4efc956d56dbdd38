import { type Frame, type FrameMemory, planesOf } from './frame.ts'

/** RGBA pixels, not premultiplied, as a canvas gives them. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}

interface SpritePlane {
  /** Offset of the first value inside the border. */
  readonly value: number
  readonly alpha: number
  readonly stride: number
  readonly width: number
  readonly height: number
}

/** A picture with transparency, ready to be laid over frames at any sub-pixel place. */
export interface Sprite {
  readonly luma: SpritePlane
  readonly chroma: readonly [SpritePlane, SpritePlane]
}

/** Transparent bytes around a plane, so that shifted reads stay inside. */
const border = 16

/** Converts pixels to premultiplied I420 planes with alpha at both resolutions. */
export function createSprite(memory: FrameMemory, pixels: Pixels): Sprite {
  const { width, height } = pixels
  const halfWidth = Math.ceil(width / 2)
  const halfHeight = Math.ceil(height / 2)
  const luma = allocatePlane(memory, width, height)
  const chroma = [
    allocatePlane(memory, halfWidth, halfHeight),
    allocatePlane(memory, halfWidth, halfHeight),
  ] as const
  fillLuma(memory, luma, pixels)
  fillChroma(memory, chroma, pixels)
  return { luma, chroma }
}

function allocatePlane(memory: FrameMemory, width: number, height: number): SpritePlane {
  const stride = width + 2 * border
  const bytes = stride * (height + 2)
  const inside = stride + border
  return { value: memory.allocate(bytes) + inside, alpha: memory.allocate(bytes) + inside, stride, width, height }
}

function fillLuma(memory: FrameMemory, plane: SpritePlane, { width, height, data }: Pixels): void {
  const value = memory.bytes(plane.value, plane.stride * height)
  const alpha = memory.bytes(plane.alpha, plane.stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = (y * width + x) * 4
      const a = data[p + 3]!
      if (a === 0) continue
      const luma = 16 + 0.182586 * data[p]! + 0.614231 * data[p + 1]! + 0.062007 * data[p + 2]!
      alpha[y * plane.stride + x] = a
      value[y * plane.stride + x] = Math.round((luma * a) / 255)
    }
  }
}

/** Weights 1 2 1 around the even column over two lines (H.264's siting), of premultiplied colour. */
function fillChroma(memory: FrameMemory, planes: readonly [SpritePlane, SpritePlane], pixels: Pixels): void {
  const { width, height, data } = pixels
  const [u, v] = planes
  const size = u.stride * u.height
  const uValue = memory.bytes(u.value, size)
  const vValue = memory.bytes(v.value, size)
  const uAlpha = memory.bytes(u.alpha, size)
  const vAlpha = memory.bytes(v.alpha, size)
  for (let y = 0; y < u.height; y++) {
    for (let x = 0; x < u.width; x++) {
      let r = 0
      let g = 0
      let b = 0
      let a = 0
      for (let line = 2 * y; line < Math.min(2 * y + 2, height); line++) {
        for (let column = Math.max(2 * x - 1, 0); column <= Math.min(2 * x + 1, width - 1); column++) {
          const p = (line * width + column) * 4
          const weight = data[p + 3]! * (column === 2 * x ? 2 : 1)
          if (weight === 0) continue
          r += data[p]! * weight
          g += data[p + 1]! * weight
          b += data[p + 2]! * weight
          a += weight
        }
      }
      if (a === 0) continue
      const at = y * u.stride + x
      const coverage = a / (8 * 255)
      uAlpha[at] = vAlpha[at] = Math.round(a / 8)
      uValue[at] = Math.round(128 * coverage + (-0.100644 * r - 0.338572 * g + 0.439216 * b) / (8 * 255))
      vValue[at] = Math.round(128 * coverage + (0.439216 * r - 0.398942 * g - 0.040274 * b) / (8 * 255))
    }
  }
}

/**
 * Lays a sprite over a frame.
 *
 * @param x, y - Place of its upper left corner in luma pixels, any fraction, also outside the frame.
 * @param opacity - 0 to 1.
 */
export function drawSprite(
  memory: FrameMemory,
  frame: Frame,
  sprite: Sprite,
  x: number,
  y: number,
  opacity: number,
): void {
  const weight = Math.round(256 * Math.min(1, Math.max(0, opacity)))
  if (weight === 0) return
  const [luma, u, v] = planesOf(frame)
  drawPlane(memory, luma, sprite.luma, x, y, weight)
  drawPlane(memory, u, sprite.chroma[0], x / 2, y / 2, weight)
  drawPlane(memory, v, sprite.chroma[1], x / 2, y / 2, weight)
}

function drawPlane(
  memory: FrameMemory,
  target: { offset: number; width: number; height: number },
  plane: SpritePlane,
  x: number,
  y: number,
  weight: number,
): void {
  const [column, fx] = splitPosition(x)
  const [row, fy] = splitPosition(y)
  // A fraction spills into one more column and row.
  const left = Math.max(column, 0)
  const top = Math.max(row, 0)
  const right = Math.min(column + plane.width + (fx > 0 ? 1 : 0), target.width)
  const bottom = Math.min(row + plane.height + (fy > 0 ? 1 : 0), target.height)
  if (left >= right || top >= bottom) return
  const inside = (top - row) * plane.stride + (left - column)
  memory.kernel.blend(
    target.offset + top * target.width + left, target.width,
    plane.value + inside, plane.alpha + inside, plane.stride,
    right - left, bottom - top, fx, fy, weight,
  )
}

/** A position as whole pixels and 1/256 of one. */
function splitPosition(position: number): [whole: number, fraction: number] {
  const steps = Math.round(position * 256)
  const whole = Math.floor(steps / 256)
  return [whole, steps - whole * 256]
}
