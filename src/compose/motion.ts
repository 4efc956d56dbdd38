import type { Motion, NamedMotion, ViewKeyframe } from '../timeline/appearance.ts'
import { placeAmong } from '../timeline/keyframes.ts'

/** The part of a picture that is shown, as fractions of its width and height: `[0, 1]` on both axes. */
export interface View {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How far a move with a name goes in: the smallest view is 1/1.14 of the picture. */
const namedZoom = 1.14

/** How much larger than the frame a moved picture should be, so that its closest view still fills it. */
export function motionZoom(motion: Motion): number {
  if (typeof motion !== 'string') return Math.max(...motion.map(({ zoom }) => zoom))
  return motion === 'none' ? 1 : namedZoom
}

/**
 * What a camera move shows at a moment of its clip.
 *
 * @param progress - 0 at the clip's first frame, 1 at its end (beyond while it goes out under a transition, where
 *   the move goes on as far as the picture reaches).
 */
export function viewAt(motion: NamedMotion, progress: number): View {
  const travelled = Math.min(1, Math.max(0, progress))
  const full = 1 / namedZoom
  switch (motion) {
    case 'none':
      return { x: 0, y: 0, width: 1, height: 1 }
    case 'zoom-in':
      return centred(full ** travelled)
    case 'zoom-out':
      return centred(full ** (1 - travelled))
    case 'pan-left':
      return { ...centred(full), x: (1 - full) * (1 - travelled) }
    case 'pan-right':
      return { ...centred(full), x: (1 - full) * travelled }
    case 'pan-up':
      return { ...centred(full), y: (1 - full) * (1 - travelled) }
    case 'pan-down':
      return { ...centred(full), y: (1 - full) * travelled }
  }
}

function centred(size: number): View {
  return { x: (1 - size) / 2, y: (1 - size) / 2, width: size, height: size }
}

/**
 * What a move by keyframes shows at `atMs` of its clip. The view stays inside the picture, whatever middle it was
 * given; between two keyframes the zoom grows by equal factors in equal times, which looks even.
 *
 * @param window - The view at zoom 1.
 */
export function keyframedView(
  keyframes: readonly ViewKeyframe[],
  atMs: number,
  window: { width: number; height: number } = { width: 1, height: 1 },
): View {
  const { before, after, share } = placeAmong(keyframes, atMs)
  const zoom = before.zoom * (after.zoom / before.zoom) ** share
  const [width, height] = [window.width / zoom, window.height / zoom]
  const start = (from: number, to: number, size: number): number =>
    Math.min(1 - size, Math.max(0, from + (to - from) * share - size / 2))
  return { x: start(before.x, after.x, width), y: start(before.y, after.y, height), width, height }
}
