import type { Move, MoveType } from './layer.ts'

/** How a piece differs from how it rests. */
export interface PieceState {
  readonly opacity: number
  /** Distance from its place, in pixels. */
  readonly dx: number
  readonly dy: number
  /** About the middle of what moves together. */
  readonly scale: number
  /** How much of it is uncovered, from where reading begins: 0 to 1. */
  readonly reveal: number
  /** Seen only within its own line, out of whose edge it rises. */
  readonly isMasked: boolean
}

const rest: PieceState = { opacity: 1, dx: 0, dy: 0, scale: 1, reveal: 1, isMasked: false }

/** What moves are measured by, in pixels. */
export interface MoveScale {
  /** Of the letters. */
  readonly sizePx: number
  /** Of the line from its highest to its lowest letter. */
  readonly linePx: number
}

/**
 * How a piece is at a moment.
 *
 * @param seconds - Since the text came up.
 * @param totalSeconds - How long it is on; it has gone by then.
 * @param pace - Below 1 where the text is too short for its moves, see {@link paceOf}.
 */
export function stateAt(
  moves: { readonly in: Move; readonly out: Move },
  seconds: number,
  totalSeconds: number,
  pace: number,
  size: MoveScale,
): PieceState {
  const arrived = share(seconds / pace - moves.in.delaySeconds, moves.in.seconds, 1)
  const left = share((totalSeconds - seconds) / pace, moves.out.seconds, 0)
  if (arrived === 1 && left === 1) return rest
  const coming = arrived === 1 ? rest : comingState(moves.in.type, arrived, size)
  const going = left === 1 ? rest : goingState(moves.out.type, left, size)
  return {
    opacity: coming.opacity * going.opacity,
    dx: coming.dx + going.dx,
    dy: coming.dy + going.dy,
    scale: coming.scale * going.scale,
    reveal: Math.min(coming.reveal, going.reveal),
    isMasked: coming.isMasked || going.isMasked,
  }
}

/** In a short text moves are quicker, so that it rests for a third of its time at least. */
export function paceOf(moves: readonly { readonly in: Move; readonly out: Move }[], totalSeconds: number): number {
  const inEnd = Math.max(0, ...moves.map((move) => move.in.delaySeconds + move.in.seconds))
  const outLength = Math.max(0, ...moves.map((move) => move.out.delaySeconds + move.out.seconds))
  return Math.min(1, (totalSeconds * 0.66) / Math.max(1e-6, inEnd + outLength))
}

/** @param t - 0 before it comes, 1 when it is there. */
function comingState(type: MoveType, t: number, { sizePx, linePx }: MoveScale): PieceState {
  const way = (1 - t) ** 3
  const opacity = smooth(Math.min(1, t * 1.6))
  switch (type) {
    case 'none':
      return t > 0 ? rest : { ...rest, opacity: 0 }
    case 'fade':
      return { ...rest, opacity: smooth(t) }
    case 'rise':
      return { ...rest, opacity, dy: sizePx * 0.45 * way }
    case 'words':
      return { ...rest, opacity, dy: sizePx * 0.2 * way }
    case 'drop':
      return { ...rest, opacity, dy: -sizePx * 0.6 * way }
    case 'slide-left':
      return { ...rest, opacity, dx: sizePx * 1.1 * way }
    case 'slide-right':
      return { ...rest, opacity, dx: -sizePx * 1.1 * way }
    case 'pop':
      return { ...rest, opacity: smooth(Math.min(1, t * 3)), scale: 0.5 + 0.5 * overshoot(t) }
    case 'mask':
      return { ...rest, opacity: t > 0 ? 1 : 0, dy: linePx * 1.05 * (1 - t) ** 4, isMasked: true }
    case 'typewriter':
      return { ...rest, opacity: t > 0 ? 1 : 0, reveal: t }
    case 'wipe':
      return { ...rest, opacity: t > 0 ? 1 : 0, reveal: 1 - (1 - t) ** 2.2 }
    case 'flicker':
      return { ...rest, opacity: flicker(t) }
  }
}

/** @param t - 1 while it stays, 0 when it has gone. */
function goingState(type: MoveType, t: number, { sizePx, linePx }: MoveScale): PieceState {
  const way = (1 - t) ** 2
  const opacity = smooth(t)
  switch (type) {
    case 'none':
      return t > 0 ? rest : { ...rest, opacity: 0 }
    case 'fade':
    case 'words':
    case 'flicker':
      return { ...rest, opacity }
    case 'rise':
      return { ...rest, opacity, dy: -sizePx * 0.3 * way }
    case 'drop':
      return { ...rest, opacity, dy: sizePx * 0.4 * way }
    case 'slide-left':
      return { ...rest, opacity, dx: -sizePx * 0.9 * way }
    case 'slide-right':
      return { ...rest, opacity, dx: sizePx * 0.9 * way }
    case 'pop':
      return { ...rest, opacity, scale: 1 - 0.3 * way }
    case 'mask':
      return { ...rest, opacity: t > 0 ? 1 : 0, dy: linePx * 1.05 * (1 - t) ** 3, isMasked: true }
    case 'typewriter':
    case 'wipe':
      return { ...rest, opacity: t > 0 ? 1 : 0, reveal: t }
  }
}

/** @param atOnce - What a move that takes no time is at its very moment. */
function share(seconds: number, length: number, atOnce: number): number {
  if (length === 0 && seconds === 0) return atOnce
  return Math.min(1, Math.max(0, seconds / length))
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t)
}

/** From 0 a tenth beyond 1 and back (Penner's `easeOutBack`). */
function overshoot(t: number): number {
  return 1 + 2.70158 * (t - 1) ** 3 + 1.70158 * (t - 1) ** 2
}

/** A neon lamp that starts: two short flashes, then light. */
function flicker(t: number): number {
  const steps = [
    [0, 0],
    [0.1, 0.85],
    [0.18, 0.15],
    [0.3, 0.9],
    [0.36, 0.25],
    [0.52, 1],
    [0.6, 0.7],
    [1, 1],
  ] as const
  const next = steps.findIndex(([at]) => at >= t)
  if (next <= 0) return next === 0 ? 0 : 1
  const [[from, low], [to, high]] = [steps[next - 1]!, steps[next]!]
  return low + ((high - low) * (t - from)) / (to - from)
}
