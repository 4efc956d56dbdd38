/** Houses of villages and towns, a church, a barn. */
import type { Random } from '../../../scene/random.ts'
import type { Vec3 } from '../../../scene/shot-plan.ts'
import { type Box, type Finish, board, boxWalls, gableRoof, pyramidRoof, windows } from '../building.ts'
import type { Facet, Stuff } from '../facet.ts'
import { model } from '../model.ts'
import { scale } from '../vector3.ts'

const stuffOf = (value: number): Stuff => (['plaster', 'planks', 'bricks', 'stones', 'tiles', 'plain'] as const)[Math.round(value)] ?? 'plaster'

export const house = model({
  params: {
    width: 1.05, depth: 0.85,
    /** Height of the eaves. */
    eaves: 0.55,
    floors: 2, columns: 3, lit: 0.6,
    wall: [0.5, 0.44, 0.36] as Vec3, roof: [0.24, 0.11, 0.075] as Vec3, shutters: [0.1, 0.16, 0.12] as Vec3, timber: 0,
    /** Numbers of `stuffs`. */
    wallStuff: 0, roofStuff: 4,
    hasShutters: 1,
    /** How much the colours of one house differ from the next's. */
    variety: 1,
  },
  hasSides: true,
  lamplight: 'panes',
  hasShadow: true,
  grow(random, look) {
    const vary = (color: Vec3, amount: number): Vec3 => {
      const k = 1 + look.variety * amount * random.between(-1, 1)
      const warmth = look.variety * amount * random.between(-0.5, 0.5)
      return [color[0] * (k + warmth * 0.3), color[1] * k, color[2] * (k - warmth * 0.5)]
    }
    const isCross = random.chance(0.45)
    const width = look.width * random.between(0.85, 1.15) * (isCross ? 0.82 : 1)
    const box: Box = { x: 0, z: 0, width, depth: look.depth, from: 0, to: look.eaves }
    const wall: Finish = { color: vary(look.wall, 0.3), stuff: stuffOf(look.wallStuff) }
    const roof: Finish = { color: vary(look.roof, 0.25), stuff: stuffOf(look.roofStuff) }
    const timber: Finish = { color: [0.075, 0.05, 0.035], stuff: 'plain' }
    const facets: Facet[] = [
      // A foot of stone, sunk into the ground.
      ...boxWalls({ ...box, from: -0.08, to: 0.05 }, { color: [0.16, 0.15, 0.14], stuff: 'stones' }),
      ...boxWalls({ ...box, from: 0.04 }, wall),
      ...gableRoof(box, 1, 0.09, roof, look.timber > 0.5 ? { color: vary([0.2, 0.13, 0.08], 0.2), stuff: 'planks' } : wall, isCross),
      ...windows(random, { ...box, from: 0.1, to: look.eaves - 0.02 }, {
        columns: look.columns, rows: look.floors, size: [0.34, 0.52], lit: look.lit, ...(look.hasShutters > 0.5 ? { shutters: vary(look.shutters, 0.5) } : {}),
      }),
      ...door(random, box),
      ...eavesBoards(box, isCross, timber),
      ...chimney(random, box, isCross),
    ]
    if (isCross) facets.push(...windows(random, { ...box, width: width * 0.3, from: look.eaves + 0.08, to: look.eaves + 0.3 }, { columns: 1, rows: 1, size: [0.62, 0.8], lit: look.lit }).filter(({ normal }) => normal[2] < -0.5))
    if (look.timber > 1.5) facets.push(...beams(box, look.floors, timber))
    return facets
  },
})

function door(random: Random, { width, depth }: Box): Facet[] {
  const x = random.between(-0.2, 0.2) * width
  const color: Vec3 = random.pick([[0.12, 0.06, 0.035], [0.05, 0.09, 0.08], [0.16, 0.04, 0.03], [0.06, 0.07, 0.12]])
  return [
    board([x, 0.15, -depth / 2 - 0.004], [0.062, 0, 0], [0, 0.16, 0], { color: [0.3, 0.28, 0.25], stuff: 'plain' }, { normal: [0, 0, -1], lift: 0.03 }),
    board([x, 0.145, -depth / 2 - 0.006], [0.05, 0, 0], [0, 0.145, 0], { color, stuff: 'planks' }, { normal: [0, 0, -1], lift: 0.035 }),
    { shape: 'ball', centre: [x + 0.1, 0.3, -depth / 2 - 0.02], a: [0.014, 0, 0], b: [0, 0.02, 0], color: [0.9, 0.6, 0.25], normal: [0, 0, -1], glow: 1, lift: 0.05 },
  ]
}

/** The shaded edge under a roof. */
function eavesBoards({ width, depth, to }: Box, isCross: boolean, finish: Finish): Facet[] {
  if (isCross) return []
  return [board([0, to - 0.045, -depth / 2 - 0.085], [width / 2 + 0.09, 0, 0], [0, 0.014, 0], finish, { normal: [0, -0.4, -1], lift: 0.06 })]
}

function chimney(random: Random, { width, depth, to }: Box, isCross: boolean): Facet[] {
  const x = random.pick([-1, 1]) * width * random.between(0.16, 0.3)
  const top = isCross ? 0.98 : 1.02
  const box: Box = { x, z: isCross ? depth * 0.1 : 0.02, width: 0.085, depth: 0.085, from: to + 0.2, to: top }
  return boxWalls(box, { color: [0.2, 0.1, 0.075], stuff: 'bricks' }).map((facet) => ({ ...facet, lift: 0.2 }))
}

/** A frame of timber on the walls. */
function beams({ width, depth, to }: Box, floors: number, finish: Finish): Facet[] {
  const front = { normal: [0, 0, -1] as Vec3, lift: 0.015 }
  const z = -depth / 2 - 0.002
  const facets: Facet[] = []
  for (let floor = 0; floor <= floors; floor++) {
    facets.push(board([0, 0.06 + ((to - 0.08) * floor) / floors, z], [width / 2, 0, 0], [0, 0.014, 0], finish, front))
  }
  for (let i = 0; i <= 4; i++) facets.push(board([((i / 4) * 2 - 1) * width * 0.48, to / 2, z], [0.012, 0, 0], [0, to / 2, 0], finish, front))
  for (const way of [-1, 1]) facets.push(board([way * width * 0.36, to * 0.75, z], [0.01, 0, 0], [way * width * 0.1, to * 0.2, 0], finish, front))
  return facets
}

/** A nave with a tower before it and a pointed spire. */
export const church = model({
  params: { wall: [0.52, 0.48, 0.42] as Vec3, roof: [0.16, 0.12, 0.11] as Vec3, lit: 0.8 },
  hasSides: true,
  lamplight: 'panes',
  hasShadow: true,
  grow(random, look) {
    const wall: Finish = { color: look.wall, stuff: 'plaster' }
    const roof: Finish = { color: look.roof, stuff: 'tiles' }
    const nave: Box = { x: 0, z: 0.32, width: 0.34, depth: 0.62, from: -0.03, to: 0.26 }
    const tower: Box = { x: 0, z: -0.04, width: 0.19, depth: 0.19, from: -0.03, to: 0.56 }
    return [
      ...boxWalls(nave, wall),
      ...gableRoof(nave, 0.44, 0.03, roof, wall, true),
      ...windows(random, { ...nave, from: 0.05, to: 0.24 }, { columns: 2, rows: 1, size: [0.3, 0.75], lit: look.lit, isArched: true }).filter(({ normal }) => Math.abs(normal[0]) > 0.5),
      ...boxWalls(tower, wall).map((facet) => ({ ...facet, lift: 0.12 })),
      ...pyramidRoof(tower, 1, 0.012, roof).map((facet) => ({ ...facet, lift: 0.16 })),
      ...windows(random, { ...tower, from: 0.38, to: 0.54 }, { columns: 1, rows: 1, size: [0.36, 0.72], lit: look.lit, isArched: true }).map((facet) => ({ ...facet, lift: 0.16 })),
      { shape: 'arch', centre: [0, 0.07, -0.138], a: [0.035, 0, 0], b: [0, 0.085, 0], color: [0.1, 0.055, 0.035], normal: [0, 0, -1], detail: 0, lift: 0.18 },
      { shape: 'ball', centre: [0, 0.31, -0.14], a: [0.03, 0, 0], b: [0, 0.03, 0], color: [0.7, 0.66, 0.55], normal: [0, 0, -1], glow: 0.6, lift: 0.18 },
    ]
  },
})

/** A red barn with white edges and a gate. */
export const barn = model({
  params: { wall: [0.3, 0.045, 0.03] as Vec3, roof: [0.2, 0.19, 0.18] as Vec3 },
  hasSides: true,
  hasShadow: true,
  grow(_, look) {
    const box: Box = { x: 0, z: 0, width: 1.05, depth: 1.5, from: -0.05, to: 0.55 }
    const white: Finish = { color: [0.55, 0.53, 0.5], stuff: 'plain' }
    const front = { normal: [0, 0, -1] as Vec3, lift: 0.06 }
    const z = -box.depth / 2 - 0.004
    return [
      ...boxWalls(box, { color: look.wall, stuff: 'planks' }),
      ...gableRoof(box, 1, 0.07, { color: look.roof, stuff: 'planks' }, { color: look.wall, stuff: 'planks' }, true),
      board([0, 0.2, z], [0.24, 0, 0], [0, 0.24, 0], white, front),
      board([0, 0.195, z - 0.002], [0.215, 0, 0], [0, 0.215, 0], { color: scale(look.wall, 0.75), stuff: 'planks' }, { ...front, lift: 0.07 }),
      board([0, 0.2, z - 0.004], [0.016, 0, 0], [0, 0.21, 0], white, { ...front, lift: 0.08 }),
      board([0, 0.2, z - 0.004], [0.02, 0.018, 0], [0.2, 0.2, 0], white, { ...front, lift: 0.08, alpha: 0.9 }),
      board([0, 0.7, z], [0.09, 0, 0], [0, 0.09, 0], white, front),
      board([0, 0.7, z - 0.002], [0.07, 0, 0], [0, 0.07, 0], { color: [0.03, 0.025, 0.02], stuff: 'plain' }, { ...front, lift: 0.08 }),
    ]
  },
})
