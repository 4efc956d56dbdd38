/** Transitions that uncover the incoming picture place by place: each place has its time, with a soft edge. */
import { type Frame, type FrameMemory, planesOf } from '../frame.ts'
import type { Direction, DrawTransition, Size } from './moment.ts'

/** Times run from 0 to this. */
const lastTime = 16_383

/** The kernel reads up to this many values beyond a field. */
const slackValues = 32

/** Two planes of times, for luma and for chroma. */
type Field = readonly [luma: number, chroma: number]

export function prepareWipe(memory: FrameMemory, size: Size, direction: Direction): DrawTransition {
  const times: Record<Direction, (x: number, y: number) => number> = {
    left: (x) => 1 - x,
    right: (x) => x,
    up: (_, y) => 1 - y,
    down: (_, y) => y,
  }
  return reveal(memory, size, times[direction], 0.14)
}

/** Opens from the middle. */
export function prepareCircle(memory: FrameMemory, size: Size): DrawTransition {
  const [w, h] = [size.width / 2, size.height / 2]
  const corner = Math.hypot(w, h)
  return reveal(memory, size, (x, y) => Math.hypot((2 * x - 1) * w, (2 * y - 1) * h) / corner, 0.06)
}

/** A hand goes round from twelve. */
export function prepareClock(memory: FrameMemory, size: Size): DrawTransition {
  const time = (x: number, y: number): number => {
    const turn = Math.atan2((x - 0.5) * size.width, (0.5 - y) * size.height) / (2 * Math.PI)
    return turn < 0 ? turn + 1 : turn
  }
  return reveal(memory, size, time, 0.03)
}

/** @param time - Of the place (x, y), fractions of the frame: 0 comes first, 1 last. */
function reveal(
  memory: FrameMemory,
  { width, height }: Size,
  time: (x: number, y: number) => number,
  softness: number,
): DrawTransition {
  const plane = (columns: number, rows: number, siting: number): number => {
    const offset = memory.allocate((columns * rows + slackValues) * 2)
    const values = memory.int16(offset, columns * rows)
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        values[y * columns + x] = Math.round(lastTime * time((x + siting) / columns, (y + 0.5) / rows))
      }
    }
    return offset
  }
  const field: Field = [plane(width, height, 0.5), plane(width / 2, height / 2, 0.25)]
  return (outgoing, incoming, { progress }) => mixByField(memory, outgoing, incoming, field, eased(progress), softness)
}

/** Slow at both ends, but never so slow that it seems to stand. */
function eased(t: number): number {
  return 0.35 * t + 0.65 * t * t * (3 - 2 * t)
}

function mixByField(
  memory: FrameMemory,
  outgoing: Frame,
  incoming: Frame,
  field: Field,
  progress: number,
  softness: number,
): void {
  const soft = Math.round(lastTime * softness)
  const edge = Math.round(progress * (lastTime + soft))
  const targets = planesOf(incoming)
  for (const [index, from] of planesOf(outgoing).entries()) {
    const to = targets[index]!
    const bytes = from.width * from.height
    // The kernel's 16-byte steps run over into the next plane, which is then put back.
    const spare = memory.bytes(to.offset + bytes, 16).slice()
    memory.kernel.mixByField(from.offset, to.offset, to.offset, field[index === 0 ? 0 : 1], bytes, edge, soft)
    memory.bytes(to.offset + bytes, 16).set(spare)
  }
}

/** The bright places of the incoming picture shine through first. */
export function prepareLumaFade(memory: FrameMemory, { width, height }: Size): DrawTransition {
  const field: Field = [
    memory.allocate((width * height + slackValues) * 2),
    memory.allocate(((width * height) / 4 + slackValues) * 2),
  ]
  const smoothed = memory.allocate(width * height)
  const radius = Math.max(1, Math.round(Math.min(width, height) / 180))
  const across = memory.allocate(2 * width + 2 * radius)
  const sums = memory.allocate((width + 16) * 2)
  const spare = memory.allocate(width * height)
  return (outgoing, incoming, { progress }) => {
    // Without noise and texture the light moves over the picture instead of crumbling.
    memory.kernel.panAcross(incoming.offset, 0, spare, width, height, 0, radius, across)
    memory.kernel.panDown(spare, 0, smoothed, width, height, 0, radius, sums)
    memory.kernel.lumaTimes(smoothed, width, height, field[0], field[1])
    mixByField(memory, outgoing, incoming, field, progress, 0.4)
  }
}
