import type { Motion } from '../timeline/model.ts'

/** The part of a picture that is shown, as fractions of its width and height: `[0, 1]` on both axes. */
export interface View {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How far a move goes in: the smallest view is 1/1.14 of the picture. */
export const motionZoom = 1.14

/**
 * What a camera move shows at a moment of its clip.
 *
 * @param progress - 0 at the clip's first frame, 1 at its end (beyond while it goes out under a transition, where
 *   the move goes on as far as the picture reaches).
 */
export function viewAt(motion: Motion, progress: number): View {
  const travelled = Math.min(1, Math.max(0, progress))
  const full = 1 / motionZoom
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
