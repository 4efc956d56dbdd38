/** Bamboo: a jointed cane, thin twigs near its top, narrow leaves in tufts. */
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { add, mix, scale } from '../vector3.ts'

export const bamboo = model({
  params: {
    /** Half the thickness of the cane. */
    thick: 0.0068,
    cane: [0.1, 0.17, 0.045] as Vec3,
    dark: [0.03, 0.07, 0.015] as Vec3,
    light: [0.16, 0.26, 0.05] as Vec3,
  },
  sway: 0.02,
  hasShadow: true,
  grow(random, { thick, cane, dark, light }) {
    const lean = random.between(-0.05, 0.05)
    const at = (up: number): Vec3 => [lean * up * up, up * 0.97, 0]
    const tone = scale(mix(cane, [0.2, 0.19, 0.06], random.between(0, 0.4)), random.between(0.8, 1.2))
    const joints = 17
    const facets: Facet[] = []
    for (let i = 0; i < joints; i++) {
      const from = at(i / joints)
      const half = scale(add(at((i + 1) / joints), scale(from, -1)), 0.5)
      const wide = thick * (1.1 - 0.65 * (i / joints))
      facets.push(
        { shape: 'limb', centre: add(from, half), a: [wide, 0, 0], b: scale(half, 1.02), color: tone, normal: [0, 0, -1], detail: 0.97 },
        { shape: 'limb', centre: from, a: [wide * 1.18, 0, 0], b: [0, 0.0022, 0], color: scale(tone, 1.5), normal: [0, 0, -1], detail: 1 },
      )
    }
    for (let i = 0; i < 64; i++) {
      const up = random.between(0.42, 1) ** 0.8
      const side = random.pick([-1, 1])
      const reach = random.between(0.015, 0.085) * (1.25 - 0.6 * up)
      const foot = at(up)
      const out: Vec3 = [side * reach, random.between(-0.01, 0.035), random.between(-0.04, 0.04)]
      facets.push({ shape: 'limb', centre: add(foot, scale(out, 0.5)), a: [0.0009, 0, 0], b: scale(out, 0.5), color: scale(tone, 0.7), normal: [0, 0, -1], detail: 0.6 })
      for (let leaf = 0; leaf < 5; leaf++) {
        const tip: Vec3 = [side * random.between(0.006, 0.02), random.between(-0.03, 0.004), 0]
        facets.push({
          shape: 'blade', centre: add(foot, add(out, scale(tip, random.between(0.2, 1)))), a: [0.0032, 0.001, 0], b: tip, color: scale(mix(dark, light, random.next()), random.between(0.8, 1.2)),
          normal: [side * 0.3, 0.6, -0.6], glow: 0.5,
        })
      }
    }
    return facets
  },
})
