/** Stones: one to a sprite, or a few together. */
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { scale } from '../vector3.ts'

export const stone = model({
  params: { color: [0.17, 0.16, 0.15] as Vec3, moss: [0.05, 0.085, 0.025] as Vec3, mossy: 0, wide: 0.75, count: 1 },
  hasShadow: true,
  grow(random, { color, moss, mossy, wide, count }) {
    const facets: Facet[] = []
    for (let i = count - 1; i >= 0; i--) {
      const size = i === 0 ? 1 : random.between(0.3, 0.6)
      const x = i === 0 ? 0 : random.pick([-1, 1]) * wide * random.between(0.5, 1.1)
      facets.push({
        shape: 'rock', centre: [x, size * 0.44, -0.05 * (count - i)], a: [wide * size, 0, 0], b: [0, size * 0.58, 0],
        color: scale(color, random.between(0.8, 1.15)), normal: [0, 0.25, -0.6],
      })
    }
    const tufts = Math.round(50 * mossy)
    for (let i = 0; i < tufts; i++) {
      const x = random.between(-0.7, 0.7) * wide
      facets.push({
        shape: 'spray', centre: [x, 0.86 - 0.5 * (x / wide) ** 2 + random.between(-0.12, 0.03), -0.3], a: [0.07, 0, 0], b: [0, 0.045, 0],
        color: scale(moss, random.between(0.7, 1.3)), normal: [x, 0.9, -0.3], glow: 0.3,
      })
    }
    return facets
  },
})
