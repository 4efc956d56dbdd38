/** Where an overlay lies at a moment: its place in the safe area of any ratio, its keyframes, its coming and going. Pure. */
import type { AnimationType, FramePosition, Placement, PlacementKeyframe } from '../timeline/appearance.ts'
import { placeAmong } from '../timeline/keyframes.ts'
import { safeArea } from './text/safe-area.ts'

/** In luma pixels of the frame. */
export interface OverlayPose {
  /** Of its middle. */
  readonly x: number
  readonly y: number
  /** Its longer side, without border and shadow. */
  readonly size: number
  /** Clockwise. */
  readonly degrees: number
  /** 0 to 1. */
  readonly opacity: number
}

export interface OverlayShape {
  /** Of the frame. */
  readonly width: number
  readonly height: number
  /** Width of the overlay's picture by its height. */
  readonly ratio: number
}

/** Of the frame's shorter side. */
const normalSize = 0.25

/** How long an overlay takes to come or to go, unless it is shown for too short a time. */
const moveMs = 500

/** Of its time an overlay rests for at least so much. */
const leastRest = 0.34

/** How far it comes from, in fractions of the frame's shorter side. */
const moveDistance = 0.12

const popFrom = 0.55

/**
 * @param atMs - Since the overlay came up.
 * @param totalMs - How long it is on.
 */
export function overlayPose(placement: Placement, shape: OverlayShape, atMs: number, totalMs: number): OverlayPose {
  const short = Math.min(shape.width, shape.height)
  const keyed = (member: KeyedMember): number | undefined => keyedValue(placement.keyframes, member, atMs)
  const size = (keyed('size') ?? placement.size ?? normalSize) * short
  const rest = restingPlace(placement, shape, size, (placement.border?.width ?? 0) * short)
  const pose = {
    x: valueOr(keyed('x') ?? placement.x, shape.width, rest.x),
    y: valueOr(keyed('y') ?? placement.y, shape.height, rest.y),
    size,
    degrees: keyed('rotation') ?? placement.rotation ?? 0,
    opacity: keyed('opacity') ?? placement.opacity ?? 1,
  }
  return animated(pose, placement, short, atMs, totalMs)
}

/** The largest and the smallest size that an overlay takes, in pixels. */
export function overlaySizes({ size, keyframes, animation }: Placement, short: number): { most: number; least: number } {
  const keyed = keyframes?.flatMap((key) => (key.size === undefined ? [] : [key.size])) ?? []
  const sizes = keyed.length > 0 ? keyed : [size ?? normalSize]
  const pops = animation?.in === 'pop' || animation?.out === 'pop'
  return { most: Math.max(...sizes) * short, least: Math.min(...sizes) * short * (pops ? popFrom : 1) }
}

/** Whether it is drawn at one size and unturned all the time, but for its coming and going. */
export function isUpright({ rotation = 0, keyframes = [], animation }: Placement): boolean {
  const turnsOrGrows = keyframes.some((key) => key.rotation !== undefined || key.size !== undefined)
  return rotation === 0 && !turnsOrGrows && animation?.in !== 'pop' && animation?.out !== 'pop'
}

type KeyedMember = Exclude<keyof PlacementKeyframe, 'atMs' | 'easing'>

function keyedValue(keyframes: Placement['keyframes'], member: KeyedMember, atMs: number): number | undefined {
  const naming = keyframes?.filter((key) => key[member] !== undefined) ?? []
  if (naming.length === 0) return undefined
  const { before, after, share } = placeAmong(naming, atMs)
  return before[member]! + (after[member]! - before[member]!) * share
}

function valueOr(fraction: number | undefined, side: number, pixels: number): number {
  return fraction === undefined ? pixels : fraction * side
}

/** The middle of an overlay that lies at a named place inside the safe area. */
function restingPlace(
  { position = 'center' }: Placement,
  { width, height, ratio }: OverlayShape,
  size: number,
  border: number,
): { x: number; y: number } {
  const half = {
    x: (ratio >= 1 ? size : size * ratio) / 2 + border,
    y: (ratio >= 1 ? size / ratio : size) / 2 + border,
  }
  const safe = safeArea(width, height)
  const [column, row] = places[position]
  // What is wider than the safe area lies in its middle.
  const along = (from: number, to: number, reach: number, place: -1 | 0 | 1): number =>
    (from + to) / 2 + place * Math.max(0, (to - from) / 2 - reach)
  return {
    x: column === 0 ? width / 2 : along(safe.left, safe.right, half.x, column),
    y: row === 0 ? height / 2 : along(safe.top, safe.bottom, half.y, row),
  }
}

const places: Record<FramePosition, readonly [column: -1 | 0 | 1, row: -1 | 0 | 1]> = {
  center: [0, 0],
  top: [0, -1],
  bottom: [0, 1],
  left: [-1, 0],
  right: [1, 0],
  'top-left': [-1, -1],
  'top-right': [1, -1],
  'bottom-left': [-1, 1],
  'bottom-right': [1, 1],
}

function animated(pose: OverlayPose, { animation }: Placement, short: number, atMs: number, totalMs: number): OverlayPose {
  const moves = (animation?.in ? 1 : 0) + (animation?.out ? 1 : 0)
  if (moves === 0) return pose
  const lengthMs = Math.min(moveMs, (totalMs * (1 - leastRest)) / moves)
  const come = animation?.in ? moved(pose, animation.in, clamp(atMs / lengthMs), 1, short) : pose
  return animation?.out ? moved(come, animation.out, clamp((totalMs - atMs) / lengthMs), -1, short) : come
}

/**
 * @param there - 0 away, 1 at rest.
 * @param sign - -1 on the way out, where it goes on in the direction that it would have come in.
 */
function moved(pose: OverlayPose, type: AnimationType, there: number, sign: 1 | -1, short: number): OverlayPose {
  if (type === 'none' || there === 1) return pose
  const away = (1 - there) ** 3
  const distance = away * moveDistance * short * sign
  const faded = { ...pose, opacity: pose.opacity * there * there * (3 - 2 * there) }
  switch (type) {
    case 'rise':
      return { ...faded, y: pose.y + distance }
    case 'drop':
      return { ...faded, y: pose.y - distance }
    case 'slide-left':
      return { ...faded, x: pose.x + distance }
    case 'slide-right':
      return { ...faded, x: pose.x - distance }
    case 'pop':
      return { ...pose, opacity: pose.opacity * clamp(there * 2.5), size: pose.size * (popFrom + (1 - popFrom) * overshoot(there)) }
    default:
      return faded
  }
}

/** Goes a tenth beyond its end and comes back (Penner's "back"). */
function overshoot(t: number): number {
  const s = 1.70158
  return 1 + (s + 1) * (t - 1) ** 3 + s * (t - 1) ** 2
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
