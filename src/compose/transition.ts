import type { TransitionType } from '../timeline/appearance.ts'
import { type Frame, type FrameMemory, chromaNeutral, lumaBlack, lumaWhite, planesOf } from './frame.ts'

/**
 * Composes one frame of a transition into `incoming`.
 *
 * @param progress - 0 (all outgoing) to 1 (all incoming). The first frame of a transition of n frames has
 *   progress 1/(n+1): no frame of it repeats its neighbours outside.
 */
export function composeTransition(
  memory: FrameMemory,
  type: TransitionType,
  outgoing: Frame,
  incoming: Frame,
  progress: number,
): void {
  if (type === 'dip-to-black') dip(memory, outgoing, incoming, lumaBlack, progress)
  else if (type === 'dip-to-white') dip(memory, outgoing, incoming, lumaWhite, progress)
  else if (type !== 'cut') {
    const weight = Math.round(256 * progress)
    memory.kernel.mix(outgoing.offset, incoming.offset, incoming.offset, incoming.byteLength, weight)
  }
}

/** Out to one shade in the first half, in from it in the second. */
function dip(memory: FrameMemory, outgoing: Frame, incoming: Frame, luma: number, progress: number): void {
  if (progress < 0.5) memory.frameView(incoming).set(memory.frameView(outgoing))
  const toward = 1 - Math.abs(2 * progress - 1)
  fadeToShade(memory, incoming, luma, toward)
}

/** Moves a whole frame toward one shade of grey; amount 0 leaves it, 1 replaces it. */
export function fadeToShade(memory: FrameMemory, frame: Frame, luma: number, amount: number): void {
  const weight = Math.round(256 * amount)
  if (weight === 0) return
  const [y, u] = planesOf(frame)
  // Planes are faded in order: what the 16-byte steps of one run over belongs to the next and is set back first.
  const lumaBytes = y.width * y.height
  const spare = memory.bytes(u.offset, 16).slice()
  memory.kernel.fade(y.offset, lumaBytes, luma, weight)
  memory.bytes(u.offset, 16).set(spare)
  memory.kernel.fade(u.offset, frame.byteLength - lumaBytes, chromaNeutral, weight)
}
