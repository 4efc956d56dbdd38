/** What stands about in villages, parks and gardens: fences, lamps, benches, lanterns, signs. */
import type { Vec3 } from '../../../scene/shot-plan.ts'
import { board } from '../building.ts'
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
