/** Transitions of light alone: crossfade, dips. */
import { type Frame, type FrameMemory, chromaNeutral, lumaBlack, lumaWhite, planesOf } from '../frame.ts'
import type { DrawTransition } from './moment.ts'

export function crossfade(memory: FrameMemory): DrawTransition {
  return (outgoing, incoming, { progress }) => {
    const weight = Math.round(256 * progress)
    memory.kernel.mix(outgoing.offset, incoming.offset, incoming.offset, incoming.byteLength, weight)
  }
}

/** Out to one shade in the first half, in from it in the second. */
export function prepareDip(memory: FrameMemory, shade: 'black' | 'white'): DrawTransition {
  const luma = shade === 'black' ? lumaBlack : lumaWhite
  return (outgoing, incoming, { progress }) => {
    if (progress < 0.5) memory.frameView(incoming).set(memory.frameView(outgoing))
    fadeToShade(memory, incoming, luma, 1 - Math.abs(2 * progress - 1))
  }
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
