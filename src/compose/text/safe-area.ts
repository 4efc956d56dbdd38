/** A rectangle in pixels of the frame. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** From this ratio of height to width on a film is watched in a phone's player, whose controls lie over it. */
const phoneRatio = 1.5

/**
 * The part of the frame that no player's controls and no cropping touch. On phones the name of the account and the
 * description cover the lower fifth, the title bar the uppermost eighth, and a column of buttons the right tenth.
 */
export function safeArea(width: number, height: number): Box {
  const isPhone = height / width >= phoneRatio
  const [side, top, bottom] = isPhone ? [0.07, 0.125, 0.79] : height > width ? [0.07, 0.07, 0.92] : [0.065, 0.075, 0.91]
  return {
    left: Math.round(width * side),
    right: Math.round(width * (isPhone ? 0.88 : 1 - side)),
    top: Math.round(height * top),
    bottom: Math.round(height * bottom),
  }
}

/** The same for what stands in the middle: as far from the left edge as from the right one. */
export function centredSafeArea(width: number, height: number): Box {
  const safe = safeArea(width, height)
  const side = Math.max(safe.left, width - safe.right)
  return { ...safe, left: side, right: width - side }
}

/** A box with room around it. */
export function grown({ left, top, right, bottom }: Box, dx: number, dy: number): Box {
  return { left: left - dx, top: top - dy, right: right + dx, bottom: bottom + dy }
}
