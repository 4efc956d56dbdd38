/** Transitions in which pictures move: slides, pushes, the whip-pan. */
import { type Frame, type FrameMemory, chromaNeutral, lumaBlack, planesOf } from '../frame.ts'
import { type Direction, type DrawTransition, type Size, smooth, smoothSpeed } from './moment.ts'

/** Most that the kernel blurs, in pixels to each side. */
const maxRadius = { across: 255, down: 127 }

/** Both pictures move on together, as on one strip of film. */
export function preparePush(memory: FrameMemory, size: Size, direction: Direction): DrawTransition {
  // What a shutter that is open for half of each frame blurs: a quarter of the way to each side.
  return strip(memory, size, direction, { blur: 0.25, maxBlur: 0.03 })
}

/** The camera is torn aside and comes to rest on the next picture. */
export function prepareWhipPan(memory: FrameMemory, size: Size): DrawTransition {
  return strip(memory, size, 'left', { blur: 1, maxBlur: 0.12 })
}

/**
 * @param look.blur - Half the length of the blur, in parts of the way of one frame.
 * @param look.maxBlur - The same, in parts of the frame's side.
 */
function strip(
  memory: FrameMemory,
  size: Size,
  direction: Direction,
  look: { blur: number; maxBlur: number },
): DrawTransition {
  const isAcross = direction === 'left' || direction === 'right'
  const isForward = direction === 'left' || direction === 'up'
  const limit = isAcross ? maxRadius.across : maxRadius.down
  const line = memory.allocate(2 * size.width + 2 * limit)
  const spare = memory.allocateFrame(size.width, size.height)
  return (outgoing, incoming, { progress, step }) => {
    const speed = smoothSpeed(progress) * step
    const [first, second] = isForward ? [outgoing, incoming] : [incoming, outgoing]
    const seconds = planesOf(second)
    const targets = planesOf(spare)
    for (const [index, { offset, width, height }] of planesOf(first).entries()) {
      const side = isAcross ? width : height
      // Whole steps of the chroma grid: at the speed of a transition nobody sees less.
      const pixels = 2 * Math.round((smooth(progress) * (isAcross ? size.width : size.height)) / 2)
      const moved = (pixels * side) / (isAcross ? size.width : size.height)
      const at = isForward ? moved : side - moved
      const radius = Math.min(limit, Math.round(Math.min(look.blur * speed, look.maxBlur) * side))
      const pan = isAcross ? memory.kernel.panAcross : memory.kernel.panDown
      pan(offset, seconds[index]!.offset, targets[index]!.offset, width, height, at, radius, line)
    }
    memory.frameView(incoming).set(memory.frameView(spare))
  }
}

/** How far the covered picture gives way, and how dark it gets. */
const givesWay = 0.22
const darkens = 0.35

/** The incoming picture comes over the outgoing one, with a shadow under its edge. */
export function prepareSlide(memory: FrameMemory, size: Size, direction: Direction): DrawTransition {
  const spare = memory.allocateFrame(size.width, size.height)
  const isAcross = direction === 'left' || direction === 'right'
  const side = isAcross ? size.width : size.height
  const isForward = direction === 'left' || direction === 'up'
  const weights = memory.allocate(side)
  return (outgoing, incoming, { progress }) => {
    const moved = easeOut(progress)
    const pixelsOf = (share: number): number => 2 * Math.round((share * side) / 2) * (isForward ? 1 : -1)
    const covered = pixelsOf(moved * givesWay)
    const arrived = pixelsOf(1 - moved)
    for (const part of ['under', 'over'] as const) {
      if (part === 'over') shadow(memory, spare, weights, { isAcross, isForward, edge: Math.abs(arrived), side, moved })
      const [frame, shift] = part === 'under' ? [outgoing, -covered] : [incoming, arrived]
      copyShifted(memory, frame, spare, isAcross ? shift : 0, isAcross ? 0 : shift)
    }
    memory.frameView(incoming).set(memory.frameView(spare))
  }
}

function easeOut(t: number): number {
  return smooth(1 - (1 - t) ** 1.2)
}

/** Copies what of a frame lies inside another after a shift by even numbers of luma pixels. */
function copyShifted(memory: FrameMemory, from: Frame, to: Frame, right: number, down: number): void {
  const targets = planesOf(to)
  for (const [index, { offset, width, height }] of planesOf(from).entries()) {
    const [dx, dy] = index === 0 ? [right, down] : [right / 2, down / 2]
    const source = offset + Math.max(-dy, 0) * width + Math.max(-dx, 0)
    const target = targets[index]!.offset + Math.max(dy, 0) * width + Math.max(dx, 0)
    memory.kernel.copyRect(source, width, target, width, width - Math.abs(dx), height - Math.abs(dy))
  }
}

interface SlideShadow {
  readonly isAcross: boolean
  readonly isForward: boolean
  /** Distance of the incoming picture's edge from where it will rest, in luma pixels. */
  readonly edge: number
  readonly side: number
  readonly moved: number
}

/** Darkens what is covered: all of it a little, most beside the edge. */
function shadow(memory: FrameMemory, frame: Frame, weights: number, slide: SlideShadow): void {
  const { isAcross, isForward, edge, side, moved } = slide
  for (const [index, { offset, width, height }] of planesOf(frame).entries()) {
    const count = index === 0 ? side : side / 2
    const reach = 0.06 * count
    const border = isForward ? (edge * count) / side : count - (edge * count) / side
    const values = memory.bytes(weights, count)
    for (let i = 0; i < count; i++) {
      const away = Math.max(0, (isForward ? border - i : i - border) / reach)
      const beside = 0.45 * Math.min(1, 8 * moved) * Math.max(0, 1 - away) ** 2
      values[i] = Math.round(255 * (1 - (1 - darkens * moved) * (1 - beside)))
    }
    memory.kernel.shade(offset, width, width, height, index === 0 ? lumaBlack : chromaNeutral, weights, !isAcross)
  }
}
