/** The ridge that the Great Wall follows: its figure is built on it, its wood stands on it. Metres, the figure's own. */

/** Half of the wall's run. */
const halfRun = 150

/**
 * The crest: it comes toward the viewer at one end and goes away over the hills at the other. All of it lies before the
 * figure's origin, so that whatever stands on the slope is drawn over the figure.
 *
 * @param t - From the left end (0) to the right one (1).
 */
export function wallCrest(t: number): readonly [x: number, y: number, z: number] {
  return [(t * 2 - 1) * halfRun, 22 + 9 * Math.sin(t * 9.4 + 0.7) + 9 * t * t, -126 + 92 * t + 13 * Math.sin(t * 14)]
}

/** Limbs that lie along the crest and make the ridge: how far under it, and how thick. */
export const ridgeLimbs = [{ under: 11, radius: 10.5 }, { under: 26, radius: 21 }] as const

/** Where the ridge stands on the land. */
export const ridgeFoot = 7

const samples = Array.from({ length: 121 }, (_, i) => wallCrest(i / 120))

/** How high the ridge is at a place; −Infinity beside it. */
export function ridgeHeightAt(x: number, z: number): number {
  let highest = -Infinity
  for (const [crestX, crestY, crestZ] of samples) {
    const away = (x - crestX) ** 2 + (z - crestZ) ** 2
    for (const { under, radius } of ridgeLimbs) {
      if (away < radius ** 2) highest = Math.max(highest, crestY - under + Math.sqrt(radius ** 2 - away))
    }
  }
  return highest
}
