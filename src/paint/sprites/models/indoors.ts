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

/** A square table laid for two, a candle between the plates, and a chair on either side. */
export const diningTable = model({
  params: { wood: [0.2, 0.1, 0.05] as Vec3, cloth: [0.62, 0.58, 0.52] as Vec3, seat: [0.26, 0.05, 0.045] as Vec3 },
  hasShadow: true,
  hasSides: true,
  lamplight: 'panes',
  grow(random, { wood, cloth, seat }) {
    // A picture of it is taken from level; what lies flat rises a little to the back, as it is seen from above.
    const rise = 0.17
    const on = (x: number, z: number, above = 0): Vec3 => [x, 0.8 + rise * z + above, z]
    const leg = (x: number, z: number, from: number, to: number): Facet =>
      ({ shape: 'limb', centre: [x, (from + to) / 2, z], a: [0.026, 0, 0], b: [0, (to - from) / 2, 0], color: wood, normal: [0, 0, -1], detail: 0.7 })
    const flat = (centre: Vec3, half: number, depth: number, color: Vec3): Facet =>
      board(centre, [half, 0, 0], [0, rise * depth, depth], { color, stuff: 'plain' }, { normal: [0, 1, -0.1] })
    const plate = (x: number, z: number, r: number, tone: number): Facet =>
      ({ shape: 'ball', centre: on(x, z, 0.008), a: [r, 0, 0], b: [0, rise * r * 1.2, r], color: [0.72 * tone, 0.71 * tone, 0.68 * tone], normal: [0, 1, -0.2], lift: 0.2 })
    const glass = (x: number, z: number): Facet[] => [
      { shape: 'limb', centre: on(x, z, 0.05), a: [0.006, 0, 0], b: [0, 0.05, 0], color: [0.6, 0.62, 0.64], normal: [0, 0.2, -1], detail: 1, lift: 0.3 },
      { shape: 'ball', centre: on(x, z, 0.13 + random.between(0, 0.01)), a: [0.032, 0, 0], b: [0, 0.045, 0], color: [0.3, 0.03, 0.05], normal: [0, 0.2, -1], lift: 0.3 },
    ]
    const chair = (way: 1 | -1): Facet[] => [
      ...[-0.2, 0.2].flatMap((z) => [leg(way * 0.9, z, 0, 0.98), leg(way * 0.56, z, 0, 0.44)]),
      flat([way * 0.73, 0.49, 0], 0.2, 0.22, seat),
      board([way * 0.73, 0.435, -0.22], [0.2, 0, 0], [0, 0.03, 0], { color: scale(wood, 0.8), stuff: 'planks' }, { normal: [0, 0.1, -1] }),
      // The back stands across the view: its edge, and what is seen of its inside.
      board([way * 0.89, 0.78, 0], [way * -0.05, 0, 0.22], [0, 0.19, 0], { color: seat, stuff: 'plain' }, { normal: [way * -0.7, 0.1, -0.7] }),
    ]
    const flame: Vec3 = [1, 0.62, 0.24]
    return [
      ...[-0.38, 0.38].flatMap((x) => [leg(x, 0.32, 0, 0.74), leg(x, -0.32, 0, 0.74)]),
      flat(on(0, 0), 0.48, 0.42, cloth),
      // The cloth hangs over the edge.
      board([0, 0.63, -0.42], [0.48, 0, 0], [0, 0.1, 0], { color: scale(cloth, 0.8), stuff: 'plain' }, { normal: [0, 0.15, -1] }),
      plate(-0.27, -0.05, 0.13, 0.85), plate(0.27, 0.02, 0.13, 0.85), plate(-0.27, -0.05, 0.085, 1), plate(0.27, 0.02, 0.085, 1),
      { shape: 'limb', centre: on(0.02, 0.1, 0.07), a: [0.022, 0, 0], b: [0, 0.07, 0], color: [0.75, 0.7, 0.58], normal: [0, 0.2, -1], detail: 0.9, lift: 0.3 },
      { shape: 'ball', centre: on(0.02, 0.1, 0.17), a: [0.014, 0, 0], b: [0, 0.03, 0], color: flame, normal: [0, 0, -1], glow: 1, lift: 0.31 },
      { shape: 'halo', centre: on(0.02, 0.1, 0.165), a: [0.15, 0, 0], b: [0, 0.15, 0], color: flame, normal: [0, 0, -1], glow: 0.5, alpha: 0.3, lift: 0.32 },
      ...glass(-0.12, -0.2), ...glass(0.12, 0.2), ...chair(1), ...chair(-1),
    ]
  },
})
