/** What stands about in villages, parks and gardens: fences, lamps, benches, lanterns, signs. */
import type { Vec3 } from '../../../scene/shot-plan.ts'
import { board, boxWalls } from '../building.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { scale } from '../vector3.ts'

const front = { normal: [0, 0.1, -1] as Vec3 }

/** A piece of a wooden fence, three heights long. */
export const fence = model({
  params: { color: [0.2, 0.15, 0.11] as Vec3, long: 1.7 },
  hasShadow: true,
  grow(random, { color, long }) {
    const facets: Facet[] = []
    for (const y of [0.38, 0.74]) facets.push(board([0, y, 0], [long, 0, 0], [0, 0.05, 0], { color, stuff: 'planks' }, front))
    for (let i = 0; i <= 6; i++) {
      const x = (i / 3 - 1) * long
      facets.push(board([x, 0.45, -0.03], [0.055, 0, 0], [0, random.between(0.5, 0.54), 0], { color: scale(color, random.between(0.8, 1.2)), stuff: 'planks' }, front))
    }
    return facets
  },
})

/** A street lamp of cast iron. */
export const lamp = model({
  params: { metal: [0.03, 0.032, 0.034] as Vec3, light: [0.95, 0.66, 0.34] as Vec3 },
  lamplight: 'paper',
  hasShadow: true,
  grow: (_, { metal, light }) => [
    { shape: 'limb', centre: [0, 0.07, 0], a: [0.035, 0, 0], b: [0, 0.08, 0], color: metal, normal: [0, 0, -1], detail: 0.5 },
    { shape: 'limb', centre: [0, 0.45, 0], a: [0.014, 0, 0], b: [0, 0.4, 0], color: metal, normal: [0, 0, -1], detail: 0.7 },
    { shape: 'halo', centre: [0, 0.9, -0.02], a: [0.2, 0, 0], b: [0, 0.2, 0], color: light, normal: [0, 0, -1], glow: 0.35, alpha: 0.1 },
    { shape: 'ball', centre: [0, 0.9, -0.01], a: [0.034, 0, 0], b: [0, 0.052, 0], color: light, normal: [0, 0, -1], glow: 1 },
    { shape: 'limb', centre: [0, 0.965, -0.02], a: [0.052, 0, 0], b: [0, 0.02, 0], color: metal, normal: [0, 0.4, -1], detail: 0.3 },
    { shape: 'limb', centre: [0, 0.842, -0.02], a: [0.032, 0, 0], b: [0, 0.012, 0], color: metal, normal: [0, 0, -1], detail: 1 },
  ],
})

/** A paper lantern that hangs from its own top. */
export const lantern = model({
  params: { paper: [0.85, 0.07, 0.03] as Vec3, round: 0.85 },
  lamplight: 'paper',
  sway: 0.05,
  grow(random, { paper, round }) {
    const tone = scale(paper, random.between(0.85, 1.1))
    const gold: Vec3 = [0.55, 0.38, 0.08]
    return [
      { shape: 'halo', centre: [0, 0.57, 0.05], a: [0.5, 0, 0], b: [0, 0.5, 0], color: tone, normal: [0, 0, -1], glow: 0.4, alpha: 0.08 },
      { shape: 'limb', centre: [0, 0.96, 0], a: [0.008, 0, 0], b: [0, 0.06, 0], color: gold, normal: [0, 0, -1], detail: 1 },
      { shape: 'ball', centre: [0, 0.58, 0], a: [0.3 * round * 1.15, 0, 0], b: [0, 0.3, 0], color: tone, normal: [0, 0, -1], glow: 0.9, detail: 1 },
      board([0, 0.87, -0.02], [0.12, 0, 0], [0, 0.025, 0], { color: gold, stuff: 'plain' }, front),
      board([0, 0.29, -0.02], [0.12, 0, 0], [0, 0.025, 0], { color: gold, stuff: 'plain' }, front),
      ...[-0.06, -0.02, 0.02, 0.06].map((x): Facet => ({
        shape: 'limb', centre: [x, 0.14, -0.02], a: [0.008, 0, 0], b: [random.between(-0.01, 0.01), 0.13, 0], color: scale(tone, 0.8), normal: [0, 0, -1], detail: 1,
      })),
    ]
  },
})

/** A park bench, seen from before. */
export const bench = model({
  params: { wood: [0.22, 0.12, 0.06] as Vec3, metal: [0.03, 0.032, 0.034] as Vec3 },
  hasShadow: true,
  grow(random, { wood, metal }) {
    const plank = (y: number, z: number, tall: number, normal: Vec3): Facet =>
      board([0, y, z], [1, 0, 0], [0, tall, 0], { color: scale(wood, random.between(0.8, 1.2)), stuff: 'planks' }, { normal })
    return [
      ...[-0.8, 0.8].flatMap((x): Facet[] => [
        { shape: 'limb', centre: [x, 0.48, 0.05], a: [0.04, 0, 0], b: [0, 0.5, 0], color: metal, normal: [0, 0, -1], detail: 0.9 },
        { shape: 'limb', centre: [x, 0.22, -0.2], a: [0.035, 0, 0], b: [0, 0.24, 0], color: metal, normal: [0, 0, -1], detail: 0.9 },
      ]),
      ...[0.62, 0.76, 0.9].map((y) => plank(y, 0, 0.05, [0, 0.25, -1])),
      ...[0.44, 0.48].map((y, i) => plank(y, -0.1 - 0.1 * i, 0.025, [0, 0.9, -0.4])),
    ]
  },
})

/** A market stall: a counter with wares in heaps, posts, an awning of two colours, a lamp under it. */
export const stall = model({
  params: { wood: [0.2, 0.11, 0.06] as Vec3, awning: [0.55, 0.05, 0.04] as Vec3, second: [0.7, 0.6, 0.45] as Vec3, light: [1, 0.62, 0.26] as Vec3 },
  lamplight: 'paper',
  hasSides: true,
  grow(random, { wood, awning, second, light }) {
    const cloth = random.pick([awning, [0.06, 0.18, 0.32], [0.55, 0.3, 0.05], [0.08, 0.26, 0.12]] as readonly Vec3[])
    const box = { x: 0, z: 0, width: 0.9, depth: 0.5, from: 0, to: 0.33 }
    const wares: readonly Vec3[] = [[0.75, 0.28, 0.04], [0.6, 0.06, 0.04], [0.3, 0.45, 0.07], [0.75, 0.55, 0.12], [0.5, 0.28, 0.12]]
    const strips = 8
    return [
      ...boxWalls(box, { color: wood, stuff: 'planks' }),
      board([0, 0.335, 0], [0.47, 0, 0], [0, 0, 0.27], { color: scale(wood, 1.4), stuff: 'planks' }, { normal: [0, 1, -0.1] }),
      // The inside, lit by the lamp.
      board([0, 0.58, 0.26], [0.45, 0, 0], [0, 0.25, 0], { color: scale(light, 0.5), stuff: 'plain' }, { ...front, glow: 0.22 }),
      ...[-0.43, 0.43].flatMap((x) => [-0.24, 0.25].map((z): Facet => ({ shape: 'limb', centre: [x, 0.45, z], a: [0.016, 0, 0], b: [0, 0.45, 0], color: wood, normal: [0, 0, -1], detail: 1 }))),
      ...Array.from({ length: 15 }, (_, i): Facet => ({
        shape: 'ball', centre: [-0.39 + (i % 5) * 0.195 + random.between(-0.02, 0.02), 0.37 + (i >= 10 ? 0.05 : 0), -0.2 + Math.floor(i / 5) * 0.13], a: [0.068, 0, 0], b: [0, 0.055, 0],
        color: scale(random.pick(wares), random.between(0.8, 1.2)), normal: [0, 0.5, -1], glow: 0.08, detail: 0.3,
      })),
      ...Array.from({ length: strips }, (_, i): Facet => board(
        [-0.49 + ((i + 0.5) * 0.98) / strips, 0.87, -0.09], [0.49 / strips, 0, 0], [0, 0.1, 0.34], { color: i % 2 === 0 ? cloth : second, stuff: 'plain' }, { normal: [0, 0.8, -0.6], lift: 0.02 },
      )),
      ...Array.from({ length: strips }, (_, i): Facet => ({
        shape: 'ball', centre: [-0.49 + ((i + 0.5) * 0.98) / strips, 0.765, -0.42], a: [0.49 / strips, 0, 0], b: [0, 0.05, 0], color: i % 2 === 0 ? cloth : second, normal: [0, 0, -1],
      })),
      { shape: 'halo', centre: [0, 0.68, -0.1], a: [0.34, 0, 0], b: [0, 0.26, 0], color: light, normal: [0, 0, -1], glow: 0.5, alpha: 0.12 },
      { shape: 'ball', centre: [0, 0.72, -0.12], a: [0.03, 0, 0], b: [0, 0.035, 0], color: light, normal: [0, 0, -1], glow: 1 },
    ]
  },
})
