/**
 * A sprite's model: flat facets in space (leaves, twigs, boards, panes), drawn once into an atlas as seen from one
 * side. Lengths in heights of the whole: a model stands on y = 0 and reaches y = 1; x right, y up, z away from the
 * viewer.
 */
import type { Vec3 } from '../../scene/shot-plan.ts'

/** What a facet shows inside its parallelogram; as in `facets.wgsl`. */
export const facetShapes = {
  /** A soft-edged ellipse. */
  blob: 0,
  /** Some leaves around a middle. */
  spray: 1,
  /** A round limb along b, from −b to b; `detail` = how thick it is at its end, part of its foot. */
  limb: 2,
  /** Needles along b, on both sides and beyond the tip. */
  needles: 3,
  /** A flat board; `detail` picks its stuff, see {@link stuffs}; plus 10: a triangle with its tip toward b. */
  panel: 4,
  /** Petals around a middle; `detail` = how many. */
  flower: 5,
  /** A blade from −b to b, bent and pointed. */
  blade: 6,
  /** A pane in a frame with bars; `glow` = how brightly it is lit from within. */
  window: 7,
  /** A soft light without a body, added to what is behind. */
  halo: 8,
  /** A feathered leaf along b: palm, fern; `detail` = how many leaflets a side. */
  frond: 9,
  /** A knobbed stone that fills the facet. */
  rock: 10,
  /** Billows with a ragged edge. */
  puff: 11,
  /** An arch-topped opening: a gate, a church window; lit by `glow`. */
  arch: 12,
  /** A ball or a lampshade: round relief, lit by `glow`. */
  ball: 13,
} as const
/** `detail` of a panel. */
export const stuffs = { plaster: 0, planks: 1, bricks: 2, stones: 3, tiles: 4, plain: 5 } as const
export type Stuff = keyof typeof stuffs

export type FacetShape = keyof typeof facetShapes

export interface Facet {
  readonly shape: FacetShape
  readonly centre: Vec3
  /** Half axes: the parallelogram is centre ± a ± b. */
  readonly a: Vec3
  readonly b: Vec3
  /** Linear albedo. */
  readonly color: Vec3
  /** Which way it faces, for the light; need not be a × b: leaves take that of their crown. */
  readonly normal: Vec3
  /** 0 opaque … 1 lets light through (leaves), or shines when lamps are on (panes). Default 0. */
  readonly glow?: number
  readonly detail?: number
  /** Coverage, default 1. */
  readonly alpha?: number
  /** Drawn as if it were so much nearer: what lies on another facet. */
  readonly lift?: number
}

export interface Model {
  readonly facets: readonly Facet[]
  /** What the model takes up, in heights. */
  readonly bounds: { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number }
  /** How far it is filled at {@link outlineLevels} levels from the bottom to the top, parts of its width. */
  readonly outline: readonly (readonly [left: number, right: number])[]
}

/** As `core/sprites.wgsl` knows it: sixteen bytes for either side. */
export const outlineLevels = 16

/** The box around the facets as seen from the front. */
export function modelOf(facets: readonly Facet[]): Model {
  let left = 0
  let right = 0
  let bottom = 0
  let top = 0
  for (const { centre, a, b } of facets) {
    const x = Math.abs(a[0]) + Math.abs(b[0])
    const y = Math.abs(a[1]) + Math.abs(b[1])
    left = Math.min(left, centre[0] - x)
    right = Math.max(right, centre[0] + x)
    bottom = Math.min(bottom, centre[1] - y)
    top = Math.max(top, centre[1] + y)
  }
  const bounds = { left, right, bottom, top }
  return { facets, bounds, outline: outlineOf(facets, bounds) }
}

/** Straight lines from level to level leave nothing out: a level is as wide as what lies next to it on either side. */
function outlineOf(facets: readonly Facet[], { left, right, bottom, top }: Model['bounds']): [number, number][] {
  const bands: [number, number][] = Array.from({ length: outlineLevels - 1 }, () => [Infinity, -Infinity])
  for (const { centre, a, b } of facets) {
    const x = Math.abs(a[0]) + Math.abs(b[0])
    const y = Math.abs(a[1]) + Math.abs(b[1])
    bands.forEach((band, i) => {
      const low = bottom + ((top - bottom) * i) / bands.length
      const high = bottom + ((top - bottom) * (i + 1)) / bands.length
      if (centre[1] + y < low || centre[1] - y > high) return
      band[0] = Math.min(band[0], centre[0] - x)
      band[1] = Math.max(band[1], centre[0] + x)
    })
  }
  return Array.from({ length: outlineLevels }, (_, i) => {
    const beside = bands.slice(Math.max(0, i - 1), i + 1)
    const low = Math.min(...beside.map(([from]) => from))
    const high = Math.max(...beside.map(([, to]) => to))
    // Between two parts that float above each other there may be nothing.
    return low > high ? [0.5, 0.5] : [(low - left) / (right - left), (high - left) / (right - left)]
  })
}

/** The model turned about its upright axis; positive angles show more of what lies to its left. */
export function turned(facets: readonly Facet[], angle: number): Facet[] {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const turn = ([x, y, z]: Vec3): Vec3 => [x * cos - z * sin, y, z * cos + x * sin]
  return facets.map((facet) => ({
    ...facet,
    centre: turn(facet.centre),
    a: turn(facet.a),
    b: turn(facet.b),
    normal: turn(facet.normal),
  }))
}

const sided: ReadonlySet<FacetShape> = new Set(['panel', 'window', 'arch'])

/** Farthest first: the order in which they are drawn. Boards and panes that face away are left out. */
export function inDrawingOrder(facets: readonly Facet[]): Facet[] {
  const depth = ({ centre, lift = 0 }: Facet): number => centre[2] - lift
  return facets
    .filter(({ shape, normal }) => !sided.has(shape) || normal[2] < 0.03)
    .sort((first, second) => depth(second) - depth(first))
}
