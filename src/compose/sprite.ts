import { ReelsmithError } from '../errors/error.ts'
import { type Frame, type FrameMemory, planesOf } from './frame.ts'

/** RGBA pixels, not premultiplied, as a canvas gives them. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}

export interface SpritePlane {
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

/** Memory that sprites are made in one after the other, each overwriting the one before. */
export interface SpriteRoom {
  readonly offset: number
  readonly rgba: number
  /** Most that a picture in it may have. */
  readonly width: number
  readonly height: number
}

/** Room for sprites of up to a size: for pictures that are drawn anew for each frame. */
export function allocateSpriteRoom(memory: FrameMemory, width: number, height: number): SpriteRoom {
  return { offset: memory.allocate(spriteBytes(width, height)), rgba: memory.allocate(width * height * 4), width, height }
}

/**
 * Converts pixels to premultiplied I420 planes with alpha at both resolutions.
 *
 * @param room - Made for a picture of at least this size; new memory unless told.
 */
export function createSprite(memory: FrameMemory, pixels: Pixels, room?: SpriteRoom): Sprite {
  const { width, height, data } = pixels
  const bytes = spriteBytes(width, height)
  if (room && (width > room.width || height > room.height)) {
    const message = `Sprite: expected at most ${room.width}x${room.height} pixels, got ${width}x${height}.`
    throw new ReelsmithError('internal', message)
  }
  const offset = room?.offset ?? memory.allocate(bytes)
  const rgba = room?.rgba ?? memory.scratch(width * height * 4)
  if (room) memory.bytes(offset, bytes).fill(0)
  memory.bytes(rgba, width * height * 4).set(data)
  const sprite = spriteAt(offset, width, height)
  const [{ value, alpha, stride }, [u, v]] = [sprite.luma, sprite.chroma]
  memory.kernel.rgbaToSprite(rgba, width, height, value, alpha, stride, u.value, v.value, u.alpha, u.stride)
  return sprite
}

/** A sprite that is wholly transparent, for pictures to come. */
export function emptySprite(memory: FrameMemory, width: number, height: number): Sprite {
  return spriteAt(memory.allocate(spriteBytes(width, height)), width, height)
}

/** Both chroma planes have one alpha. */
function spriteAt(offset: number, width: number, height: number): Sprite {
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const [y, alpha] = [planeAt(offset, width, height), planeAt(offset + planeBytes(width, height), width, height)]
  const half = (index: number): ReturnType<typeof planeAt> =>
    planeAt(offset + 2 * planeBytes(width, height) + index * planeBytes(halfWidth, halfHeight), halfWidth, halfHeight)
  const chromaAlpha = half(2).value
  return {
    luma: { ...y, alpha: alpha.value },
    chroma: [{ ...half(0), alpha: chromaAlpha }, { ...half(1), alpha: chromaAlpha }],
  }
}

function planeBytes(width: number, height: number): number {
  return (width + 2 * border) * (height + 2)
}

function spriteBytes(width: number, height: number): number {
  return 2 * planeBytes(width, height) + 3 * planeBytes(Math.ceil(width / 2), Math.ceil(height / 2))
}

function planeAt(offset: number, width: number, height: number): Omit<SpritePlane, 'alpha'> {
  const stride = width + 2 * border
  return { value: offset + stride + border, stride, width, height }
}

/** The part of a frame that may be drawn on, in luma pixels: `[left, right)`, `[top, bottom)`. */
export interface Clip {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Lays a sprite over a frame.
 *
 * @param x, y - Place of its upper left corner in luma pixels, any fraction, also outside the frame.
 * @param opacity - 0 to 1.
 * @param clip - Edges are moved to even pixels, which luma and chroma share.
 */
export function drawSprite(
  memory: FrameMemory,
  frame: Frame,
  sprite: Sprite,
  x: number,
  y: number,
  opacity: number,
  clip?: Clip,
): void {
  const weight = Math.round(256 * Math.min(1, Math.max(0, opacity)))
  if (weight === 0) return
  const [luma, u, v] = planesOf(frame)
  const half = clip && {
    left: Math.max(0, Math.round(clip.left / 2)),
    top: Math.max(0, Math.round(clip.top / 2)),
    right: Math.min(u.width, Math.round(clip.right / 2)),
    bottom: Math.min(u.height, Math.round(clip.bottom / 2)),
  }
  const whole = half && { left: 2 * half.left, top: 2 * half.top, right: 2 * half.right, bottom: 2 * half.bottom }
  drawPlane(memory, luma, sprite.luma, x, y, weight, whole)
  drawPlane(memory, u, sprite.chroma[0], x / 2, y / 2, weight, half)
  drawPlane(memory, v, sprite.chroma[1], x / 2, y / 2, weight, half)
}

function drawPlane(
  memory: FrameMemory,
  target: { offset: number; width: number; height: number },
  plane: SpritePlane,
  x: number,
  y: number,
  weight: number,
  clip: Clip = { left: 0, top: 0, right: target.width, bottom: target.height },
): void {
  const [column, fx] = splitPosition(x)
  const [row, fy] = splitPosition(y)
  // A fraction spills into one more column and row.
  const left = Math.max(column, clip.left)
  const top = Math.max(row, clip.top)
  const right = Math.min(column + plane.width + (fx > 0 ? 1 : 0), clip.right)
  const bottom = Math.min(row + plane.height + (fy > 0 ? 1 : 0), clip.bottom)
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
