/** What stands in halls. */
import type { Vec3 } from '../../../scene/shot-plan.ts'
import { board } from '../building.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { scale } from '../vector3.ts'

/** A pupil's desk and its chair, seen from behind the chair; a book and a pencil lie on it. */
export const desk = model({
  params: { wood: [0.5, 0.33, 0.17] as Vec3, metal: [0.1, 0.105, 0.11] as Vec3, cover: [0.12, 0.25, 0.5] as Vec3 },
  hasShadow: true,
  hasSides: true,
  grow(random, { wood, metal, cover }) {
    const leg = (x: number, z: number, from: number, to: number): Facet =>
      ({ shape: 'limb', centre: [x, (from + to) / 2, z], a: [0.024, 0, 0], b: [0, (to - from) / 2, 0], color: metal, normal: [0, 0, -1], detail: 0.6 })
    const plank = (centre: Vec3, a: Vec3, b: Vec3, normal: Vec3, tone = 1): Facet => board(centre, a, b, { color: scale(wood, tone), stuff: 'planks' }, { normal })
    return [
      ...[-0.68, 0.68].flatMap((x) => [leg(x, 0.34, 0, 0.9), leg(x, -0.26, 0, 0.9)]),
      plank([0, 0.93, 0.05], [0.78, 0, 0], [0, 0, 0.42], [0, 1, -0.1]),
      plank([0, 0.9, -0.37], [0.78, 0, 0], [0, 0.035, 0], [0, 0.1, -1], 0.7),
      plank([0, 0.66, 0.36], [0.66, 0, 0], [0, 0.16, 0], [0, 0, -1], 0.45),
      board([random.between(-0.3, 0.1), 0.95, 0.05], [0.17, 0, 0.03], [0.02, 0, 0.13], { color: cover, stuff: 'plain' }, { normal: [0, 1, -0.1] }),
      board([random.between(0.25, 0.45), 0.955, 0], [0.02, 0, 0.12], [0.012, 0, 0], { color: [0.7, 0.5, 0.1], stuff: 'plain' }, { normal: [0, 1, -0.1] }),
      // The chair.
      ...[-0.28, 0.28].flatMap((x) => [leg(x, -0.62, 0, 1.02), leg(x, -0.3, 0, 0.58)]),
      plank([0, 0.59, -0.46], [0.32, 0, 0], [0, 0, 0.2], [0, 1, -0.2], 1.1),
      plank([0, 0.92, -0.63], [0.33, 0, 0], [0, 0.12, 0], [0, 0.1, -1], 1.1),
    ]
  },
})
