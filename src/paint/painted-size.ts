/** How large a picture is painted: without a GPU smaller than it is shown, since every pixel costs processor time. */
import { ReelsmithError } from '../errors/error.ts'
import type { DriverRung } from '../process/gpu-driver.ts'

export interface Size {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
}

/**
 * Linear parts of the size, by the shorter side that is shown. Scenes are soft (haze, depth of field, grain), so what
 * is enlarged by half with a cubic filter is told from the full size only side by side; the figures are in
 * docs/decisions/2026-11-28-painted-size.md.
 */
const softwareScales = [
  { fromLines: 900, scale: 2 / 3 },
  { fromLines: 600, scale: 3 / 5 },
] as const

/** Of the environment variable `REELSMITH_DETAIL`. */
const details = ['auto', 'full'] as const

/**
 * The size at which pictures of a size are painted on a driver: as shown on a GPU, on small pictures, and when
 * `REELSMITH_DETAIL` is `full`.
 *
 * @throws {ReelsmithError} `request/invalid` when `REELSMITH_DETAIL` is no known word.
 */
export function paintedSize(shown: Size, rung: DriverRung, detail = process.env.REELSMITH_DETAIL): Size {
  const known = details.find((each) => each === (detail || 'auto'))
  if (!known) throw new ReelsmithError('request/invalid', `REELSMITH_DETAIL must be one of ${details.join(', ')}; it is "${detail}".`)
  if (rung === 'gpu' || known === 'full') return shown
  const lines = Math.min(shown.width, shown.height)
  const scale = softwareScales.find(({ fromLines }) => lines >= fromLines)?.scale ?? 1
  return { width: even(shown.width * scale), height: even(shown.height * scale) }
}

function even(pixels: number): number {
  return Math.round(pixels / 2) * 2
}
