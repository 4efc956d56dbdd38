/** Places for sprites: trees over a slope, flowers in a meadow, lanterns along a street. */
import type { FrameShape } from './camera.ts'
import type { Random } from './random.ts'
import type { SpritePlace } from './shot-plan.ts'

type Range = readonly [low: number, high: number]

export interface Scatter {
  readonly count: number
  /** Depths, metres; the same number of places in every doubling of the depth. */
  readonly z: Range
  /** Metres. */
  readonly height: Range
  /** From the left edge of the frame (−1) to the right (1), at each depth; default a little beyond both. */
  readonly across?: Range
  /** Height of the foot above the ground. */
  readonly y?: number
  /** True where nothing may stand. */
  isTaken?(x: number, z: number): boolean
}

/** What a scatter needs to know of the picture. */
export interface View {
  readonly frame: FrameShape
  readonly focal: number
  readonly random: Random
}

/** Half the width of the frame at a depth, metres. */
export function halfWidthAt({ frame, focal }: Pick<View, 'frame' | 'focal'>, z: number): number {
  return (frame.width / frame.scale / 2 / focal) * z
}

/** For `isTaken`: stands in groups with clearings between, `part` of the land covered, each some `size` metres wide. */
export function inGroves(random: Random, size: number, part: number): (x: number, z: number) => boolean {
  const phase = [random.between(0, 6.3), random.between(0, 6.3), random.between(0, 6.3)] as const
  const k = Math.PI / size
  return (x, z) => {
    const wave = Math.sin(x * k + phase[0]) * Math.sin(z * k * 0.7 + phase[1]) + 0.6 * Math.sin((x + z) * k * 0.43 + phase[2])
    return wave < 1.4 * (0.5 - part)
  }
}

/** Irregular and never two in one spot: one place in each cell of a grid over the ground as the camera sees it. */
export function scatter(view: View, { count, z, height, across = [-1.15, 1.15], y = 0, isTaken }: Scatter): SpritePlace[] {
  const { random } = view
  const depths = Math.log(z[1] / z[0])
  const rows = Math.max(1, Math.round(Math.sqrt((count * depths) / (across[1] - across[0]) / 1.6)))
  const columns = Math.ceil(count / rows)
  const places: SpritePlace[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const placeZ = z[0] * Math.exp(((row + random.next()) / rows) * depths)
      const part = (column + random.between(0.1, 0.9)) / columns
      const x = (across[0] + (across[1] - across[0]) * part) * halfWidthAt(view, placeZ)
      const tall = random.between(height[0], height[1])
      if (!isTaken?.(x, placeZ)) places.push({ x, z: placeZ, height: tall, ...(y === 0 ? {} : { y }) })
    }
  }
  return places
}
