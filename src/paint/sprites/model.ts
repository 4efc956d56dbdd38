/** What a kind of sprite is: its parameters and how one of it grows. */
import type { Random } from '../../scene/random.ts'
import type { Vec3 } from '../../scene/shot-plan.ts'
import type { Facet } from './facet.ts'

export type Params = Readonly<Record<string, number | Vec3>>

export interface SpriteModel<P extends Params = Params> {
  /** All parameters with their defaults. */
  readonly params: P
  /** One of a kind: another random, another one. */
  grow(random: Random, params: P): Facet[]
  /** It has sides: seen from where it stands, so each place gets a picture of its own. */
  readonly hasSides?: boolean
  /** How far the wind moves its top, parts of its height. Default 0. */
  readonly sway?: number
  /** Its shadow is worth drawing: it stands alone and is taller than grass. */
  readonly hasShadow?: boolean
  /**
   * Its glow is lamplight and not light that leaves let through: of panes, which are dark by day, or of coloured
   * `paper` and the like, which are not. Left out: leaves.
   */
  readonly lamplight?: 'panes' | 'paper'
}

/** For the table: checks the parameters' shapes against their defaults. */
export function model<P extends Params>(definition: SpriteModel<P>): SpriteModel {
  return definition as unknown as SpriteModel
}
