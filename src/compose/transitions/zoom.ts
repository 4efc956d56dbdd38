/** Zooms: the camera flies on into the outgoing picture and comes out in the incoming one. */
import { type Frame, type FrameMemory, planesOf } from '../frame.ts'
import type { View } from '../motion.ts'
import { Resampler } from '../resample.ts'
import { type DrawTransition, type Size, smooth, smoothSpeed } from './moment.ts'

/** How much each picture grows or shrinks on its way. */
const reach = 2.4

/** Each doubles the number of pictures that the blur is the mean of. */
const blurPasses = 4

export function prepareZoom(memory: FrameMemory, size: Size, way: 'in' | 'out'): DrawTransition {
  const resampler = new Resampler(memory, size)
  const [a, b] = [memory.allocateFrame(size.width, size.height), memory.allocateFrame(size.width, size.height)]
  const sign = way === 'in' ? 1 : -1
  return (outgoing, incoming, { progress, step }) => {
    const way01 = smooth(progress)
    // One eased camera: the incoming picture is a whole reach behind the outgoing one.
    const shown = handOver(progress)
    if (shown < 1) resampler.draw(outgoing, centred(reach ** (sign * way01)), a)
    if (shown > 0) resampler.draw(incoming, centred(reach ** (sign * (way01 - 1))), b)
    const [from, to] = shown === 1 ? [b, b] : shown === 0 ? [a, a] : [a, b]
    memory.kernel.mix(from.offset, to.offset, incoming.offset, incoming.byteLength, Math.round(256 * shown))
    radialBlur(memory, resampler, { picture: incoming, spare: a }, Math.log(reach) * smoothSpeed(progress) * step * 0.6)
  }
}

/** The pictures change over in the middle third. */
function handOver(progress: number): number {
  const t = Math.min(1, Math.max(0, (progress - 0.33) / 0.34))
  return t * t * (3 - 2 * t)
}

/**
 * The mean of pictures between two zooms.
 *
 * @param span - Logarithm of the zoom from the first to the last.
 */
function radialBlur(
  memory: FrameMemory,
  resampler: Resampler,
  { picture, spare }: { picture: Frame; spare: Frame },
  span: number,
): void {
  const reachPx = (span * Math.hypot(picture.width, picture.height)) / 2
  if (reachPx < 1) return
  const passes = Math.min(blurPasses, Math.ceil(Math.log2(reachPx + 1)))
  for (let pass = 0; pass < passes; pass++) {
    const zoom = Math.exp((span / 2 ** passes) * 2 ** pass)
    resampler.draw(picture, centred(zoom), spare)
    // Halves are rounded up and down in turn.
    const [y] = planesOf(picture)
    const [first, second] = pass % 2 === 0 ? [y.offset, spare.offset] : [spare.offset, y.offset]
    memory.kernel.mix(first, second, y.offset, picture.byteLength, 128)
  }
}

function centred(zoom: number): View {
  const size = 1 / zoom
  return { x: (1 - size) / 2, y: (1 - size) / 2, width: size, height: size }
}
