/** The ground that the subjects of a plan stand on, by the plan's own words: plain numbers and a name. */
import { meadowGround } from './meadow-ground.ts'

/** Height in metres at a place; x to the right, z away from the camera. */
export type Ground = (x: number, z: number) => number

/**
 * Every shape of ground: its numbers → its height. The module that draws it repeats the formula in WGSL beside a
 * comment naming the function. A setting whose ground is not level adds a row.
 */
const shapes = {
  level: ({ y = 0 }) => () => y,
  meadow: meadowGround,
} as const satisfies Record<string, (numbers: Readonly<Record<string, number>>) => Ground>

export interface GroundUse {
  readonly shape: keyof typeof shapes
  readonly with?: Readonly<Record<string, number>>
}

/** @param use - Of a plan; left out: level at y = 0. */
export function groundOf(use: GroundUse | undefined): Ground {
  return use ? shapes[use.shape](use.with ?? {}) : () => 0
}
