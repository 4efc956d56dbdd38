/**
 * The shape of the alpine meadow's ground: one formula for the painter's WGSL and for whoever stands on it.
 */

/**
 * The module that draws this ground, `src/paint/modules/alpine-meadow.wgsl`; its function
 * `M_ground` repeats the formula.
 */
export const meadowModule = 'alpine-meadow'

export interface MeadowShape {
  /** Depth of the trail, metres. */
  readonly trailZ: number
  /** Rise of the ground away from the camera, metres per metre. */
  readonly tilt: number
  /** Height of the swells along x, metres. */
  readonly rise: number
  /** Swells per metre, of the two that are added. */
  readonly waveA: number
  readonly waveB: number
  readonly phase: number
}

/** A sine of parabolas, one wave per unit: what the shader can afford, and exactly the same here. */
function swell(x: number): number {
  const k = (x - Math.floor(x)) * 2 - 1
  return 4 * k * (Math.abs(k) - 1)
}

export const meadowShape: MeadowShape = { trailZ: 8, tilt: 0.045, rise: 0.34, waveA: 0.0255, waveB: 0.0653, phase: 0 }

/**
 * @param params - Of the module as a plan gives them; what is left out has the value of {@link meadowShape}.
 * @returns Those that decide the ground's height.
 */
export function meadowShapeOf(params: Readonly<Record<string, unknown>>): Readonly<Record<keyof MeadowShape, number>> {
  const { trailZ, tilt, rise, waveA, waveB, phase } = { ...meadowShape, ...params } as MeadowShape
  return { trailZ, tilt, rise, waveA, waveB, phase }
}

/** Height in metres at a place. */
export function meadowGround(params: Readonly<Record<string, unknown>>): (x: number, z: number) => number {
  const { trailZ, tilt, rise, waveA, waveB, phase } = meadowShapeOf(params)
  return (x, z) =>
    rise * (0.62 * swell(x * waveA + phase) + 0.38 * swell(x * waveB + phase * 2.3)) + tilt * (z - trailZ)
}
