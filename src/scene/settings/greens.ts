/** Leaves and grass by the season, for places that have them. */
import type { Season } from '../description.ts'
import type { SpriteUse, Vec3 } from '../shot-plan.ts'
import type { SettingRequest } from './setting.ts'

export interface Greens {
  /** For broadleaf trees. */
  readonly tree: NonNullable<SpriteUse['with']>
  readonly ground: readonly [dark: Vec3, light: Vec3]
  readonly dryness: number
}

const greens: Record<Season, Greens> = {
  spring: { tree: { dark: [0.04, 0.08, 0.018], light: [0.17, 0.25, 0.06] }, ground: [[0.04, 0.075, 0.018], [0.14, 0.2, 0.05]], dryness: 0.05 },
  summer: { tree: {}, ground: [[0.036, 0.064, 0.017], [0.13, 0.175, 0.045]], dryness: 0.2 },
  autumn: { tree: { dark: [0.14, 0.05, 0.012], light: [0.5, 0.23, 0.04] }, ground: [[0.07, 0.055, 0.018], [0.26, 0.19, 0.06]], dryness: 0.6 },
  winter: { tree: { leaves: 0 }, ground: [[0.06, 0.06, 0.03], [0.16, 0.15, 0.08]], dryness: 0.6 },
}

export function leavesOf({ description, weather }: SettingRequest): Greens {
  return greens[description.season ?? (weather === 'snow' ? 'winter' : 'summer')]
}
