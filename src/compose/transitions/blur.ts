/** Out of focus, and into focus again on the next picture. */
import { type FrameMemory, planesOf } from '../frame.ts'
import type { DrawTransition, Size } from './moment.ts'

/** Of the frame's shorter side. */
const maxRadius = 0.035

/** Means of means: two come near to a Gaussian. */
const passes = 2

export function prepareBlur(memory: FrameMemory, { width, height }: Size): DrawTransition {
  const spare = memory.allocate(width * height)
  const line = memory.allocate(2 * width + 512)
  return (outgoing, incoming, { progress }) => {
    const shown = handOver(progress)
    memory.kernel.mix(outgoing.offset, incoming.offset, incoming.offset, incoming.byteLength, Math.round(256 * shown))
    const amount = Math.sin(Math.PI * progress) ** 1.5
    for (const [index, plane] of planesOf(incoming).entries()) {
      const full = Math.min(127, amount * maxRadius * Math.min(width, height))
      const radius = Math.round(index === 0 ? full : full / 2)
      for (let pass = 0; pass < (radius > 0 ? passes : 0); pass++) {
        memory.kernel.panAcross(plane.offset, 0, spare, plane.width, plane.height, 0, radius, line)
        memory.kernel.panDown(spare, 0, plane.offset, plane.width, plane.height, 0, radius, line)
      }
    }
  }
}

/** While it is blurred most, one picture becomes the other. */
function handOver(progress: number): number {
  const t = Math.min(1, Math.max(0, (progress - 0.2) / 0.6))
  return t * t * (3 - 2 * t)
}
