/** Parts that buildings are put together from, as facets: walls with windows, roofs, towers. */
import type { Random } from '../../scene/random.ts'
import type { Vec3 } from '../../scene/shot-plan.ts'
import { type Facet, type Stuff, stuffs } from './facet.ts'
import { add, cross, normalize, scale } from './vector3.ts'

export interface Finish {
  readonly color: Vec3
  readonly stuff: Stuff
}

/** A board from its middle and half axes; it faces a × b. */
export function board(centre: Vec3, a: Vec3, b: Vec3, { color, stuff }: Finish, more: Partial<Facet> = {}): Facet {
  return { shape: 'panel', centre, a, b, color, normal: scale(normalize(cross(a, b)), -1), detail: stuffs[stuff], ...more }
}

/** Upright sides of a box that stands at y = `from`, and its top. */
export interface Box {
  readonly x: number
  readonly z: number
  readonly width: number
  readonly depth: number
  readonly from: number
  readonly to: number
}

const sides = ['front', 'left', 'right'] as const
type Side = (typeof sides)[number]

/** Middle, half axis along the wall and the way it faces, of a side of a box. */
function sideOf({ x, z, width, depth }: Box, side: Side): { middle: Vec3; along: Vec3; out: Vec3 } {
  if (side === 'front') return { middle: [x, 0, z - depth / 2], along: [width / 2, 0, 0], out: [0, 0, -1] }
  const way = side === 'left' ? -1 : 1
  return { middle: [x + (way * width) / 2, 0, z], along: [0, 0, (way * depth) / 2], out: [way, 0, 0] }
}

export function boxWalls(box: Box, finish: Finish): Facet[] {
  const { from, to } = box
  return sides.map((side): Facet => {
    const { middle, along, out } = sideOf(box, side)
    const shade = side === 'front' ? 1 : 0.94
    return board(add(middle, [0, (from + to) / 2, 0]), along, [0, (to - from) / 2, 0], { ...finish, color: scale(finish.color, shade) }, { normal: out })
  })
}

export interface Windows {
  readonly columns: number
  readonly rows: number
  /** Part of a cell that the window fills. */
  readonly size: readonly [width: number, height: number]
  /** How many shine, 0 … 1. */
  readonly lit: number
  readonly color?: Vec3
  /** Colour of shutters; left out: none. */
  readonly shutters?: Vec3
  readonly isArched?: boolean
}

const paneColor: Vec3 = [0.1, 0.115, 0.13]
const warm: Vec3 = [0.85, 0.52, 0.2]

/** A grid of windows on the three sides of a box that can be seen. */
export function windows(random: Random, box: Box, { columns, rows, size, lit, shutters, isArched, color = warm }: Windows): Facet[] {
  const facets: Facet[] = []
  for (const side of sides) {
    const { middle, along, out } = sideOf(box, side)
    const across = side === 'front' ? columns : Math.max(1, Math.round((columns * box.depth) / box.width))
    const cell = (side === 'front' ? box.width : box.depth) / across
    const tall = (box.to - box.from) / rows
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < across; column++) {
        const part = ((column + 0.5) / across) * 2 - 1
        const centre = add(add(middle, scale(along, part)), add([0, box.from + (row + 0.55) * tall, 0], scale(out, 0.003)))
        const direction = normalize(along)
        const half = (cell * size[0]) / 2
        const isLit = random.chance(lit)
        facets.push({
          shape: isArched ? 'arch' : 'window', centre, a: scale(direction, half), b: [0, (tall * size[1]) / 2, 0], normal: out,
          color: isLit ? scale(color, random.between(0.6, 1)) : paneColor, glow: isLit ? random.between(0.55, 1) : 0, lift: 0.02, detail: isArched ? 1 : 0,
        })
        if (shutters) {
          for (const way of [-1, 1]) {
            facets.push(board(add(centre, scale(direction, way * half * 1.5)), scale(direction, half * 0.42), [0, (tall * size[1]) / 2, 0], { color: shutters, stuff: 'planks' }, { normal: out, lift: 0.02 }))
          }
        }
      }
    }
  }
  return facets
}

/** A gabled roof over a box; its ridge runs along x, or with `isCross` along z, the gable then facing the front. */
export function gableRoof(box: Box, ridge: number, overhang: number, finish: Finish, gable: Finish, isCross: boolean): Facet[] {
  const { x, z, width, depth, to } = box
  const half = (isCross ? width : depth) / 2
  const run = half + overhang
  const rise = ridge - to
  const drop = (rise / half) * overhang
  const long = (isCross ? depth : width) / 2 + overhang
  const slopes = [-1, 1].map((way): Facet => {
    const centre: Vec3 = isCross ? [x + (way * run) / 2, (ridge + to - drop) / 2, z] : [x, (ridge + to - drop) / 2, z + (way * run) / 2]
    const along: Vec3 = isCross ? [0, 0, long] : [long, 0, 0]
    const up: Vec3 = isCross ? [(-way * run) / 2, (rise + drop) / 2, 0] : [0, (rise + drop) / 2, (-way * run) / 2]
    const normal = normalize(isCross ? [way * rise, half, 0] : [0, half, way * rise])
    return board(centre, along, up, finish, { normal: [normal[0], normal[1], Math.min(normal[2], isCross ? 0.02 : normal[2])], lift: 0.03 })
  })
  const gables = (isCross ? (['front'] as const) : (['left', 'right'] as const)).map((side): Facet => {
    const { middle, along, out } = sideOf(box, side)
    return board(add(middle, [0, (to + ridge) / 2 - 0.006, 0]), along, [0, rise / 2 + 0.006, 0], gable, { normal: out, detail: stuffs[gable.stuff] + 10, lift: 0.01 })
  })
  return [...slopes, ...gables, ...(isCross ? verges(box, ridge, run, rise + drop, overhang, finish) : [])]
}

/** The edges of a roof whose gable faces the front: without them it would have no thickness. */
function verges({ x, z, depth }: Box, ridge: number, run: number, fall: number, overhang: number, finish: Finish): Facet[] {
  return [-1, 1].map((way): Facet => {
    const along: Vec3 = [(way * run) / 2, -fall / 2, 0]
    const across = scale(normalize([-along[1], along[0], 0]), -way * 0.02)
    return board([x + (way * run) / 2, ridge - fall / 2 - 0.005, z - depth / 2 - overhang], across, scale(along, 1.02), { ...finish, stuff: 'plain' }, { normal: normalize([way * 0.3, 0.8, -0.5]), lift: 0.12 })
  })
}

/** A roof that rises from all sides to a point. */
export function pyramidRoof({ x, z, width, depth, to }: Box, tip: number, overhang: number, finish: Finish): Facet[] {
  const rise = (tip - to) / 2
  return sides.map((side): Facet => {
    const way = side === 'left' ? -1 : 1
    const normal = normalize(side === 'front' ? [0, width / 2, -(tip - to)] : [way * (tip - to), width / 2, 0])
    const centre: Vec3 = side === 'front' ? [x, to + rise, z - depth / 4] : [x + (way * width) / 4, to + rise, z]
    const along: Vec3 = side === 'front' ? [width / 2 + overhang, 0, 0] : [0, 0, way * (depth / 2 + overhang)]
    const up: Vec3 = side === 'front' ? [0, rise, depth / 4] : [(-way * width) / 4, rise, 0]
    return board(centre, along, up, finish, { normal, detail: stuffs[finish.stuff] + 10, lift: 0.03 })
  })
}

/** A round tower: narrow boards around an axis, lit as a round wall. */
export function cylinder(x: number, z: number, from: number, to: number, radii: readonly [foot: number, top: number], finishAt: (y: number) => Finish, rings = 1): Facet[] {
  const count = 12
  const facets: Facet[] = []
  for (let ring = 0; ring < rings; ring++) {
    const y0 = from + ((to - from) * ring) / rings
    const y1 = from + ((to - from) * (ring + 1)) / rings
    const radiusAt = (y: number): number => radii[0] + ((radii[1] - radii[0]) * (y - from)) / (to - from)
    const finish = finishAt((y0 + y1) / 2)
    for (let i = 0; i < count; i++) {
      const angle = ((i + 0.5) / count) * 2 * Math.PI
      const out: Vec3 = [Math.cos(angle), 0, Math.sin(angle)]
      const r = radiusAt((y0 + y1) / 2)
      const side: Vec3 = [-out[2], 0, out[0]]
      facets.push(board(
        add([x, (y0 + y1) / 2, z], scale(out, r)), scale(side, r * Math.tan(Math.PI / count) * 1.04),
        add([0, (y1 - y0) / 2, 0], scale(out, (radiusAt(y1) - radiusAt(y0)) / 2)), finish, { normal: out },
      ))
    }
  }
  return facets
}
