/** Flowers, one plant or one clump each, to be set in rows and meadows. */
import type { Random } from '../../../scene/random.ts'
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { add, mix, normalize, scale } from '../vector3.ts'

const leafDark: Vec3 = [0.03, 0.06, 0.018]
const leafLight: Vec3 = [0.1, 0.17, 0.05]

function stem(x: number, z: number, from: number, to: number, thick: number, color: Vec3 = leafLight): Facet {
  return { shape: 'limb', centre: [x, (from + to) / 2, z], a: [thick, 0, 0], b: [0, (to - from) / 2, 0], color, normal: [0, 0.2, -1], detail: 0.8, glow: 0.25 }
}

function leaf(foot: Vec3, out: Vec3, wide: number, color: Vec3): Facet {
  const b = scale(out, 0.5)
  return { shape: 'blade', centre: add(foot, b), a: [wide * (0.35 + Math.abs(out[1])), -wide * out[0] * 0.8, 0], b, color, normal: normalize([out[0], 0.6, -0.6]), glow: 0.5 }
}

/** A cup of petals on a bare stem between broad blades. */
export const tulip = model({
  params: { petal: [0.62, 0.05, 0.06] as Vec3, petal2: [0.75, 0.16, 0.06] as Vec3, count: 5 },
  sway: 0.07,
  grow(random, { petal, petal2, count }) {
    const facets: Facet[] = []
    for (let i = 0; i < count; i++) {
      const x = (i / Math.max(1, count - 1) - 0.5) * 0.62 + random.between(-0.05, 0.05)
      const z = random.between(-0.2, 0.2)
      const top = i === 2 ? 0.86 : random.between(0.68, 0.86)
      facets.push(stem(x, z + 0.01, 0, top, 0.013))
      for (let k = 0; k < 3; k++) {
        const way = random.pick([-1, 1]) * random.between(0.08, 0.2)
        facets.push(leaf([x, 0, z], [way, random.between(0.4, 0.62), random.between(-0.1, 0.1)], 0.04, scale(mix(leafDark, leafLight, random.next()), random.between(0.8, 1.2))))
      }
      facets.push(...cup(random, [x + random.between(-0.02, 0.02), top, z], 0.078, scale(mix(petal, petal2, random.next()), random.between(0.85, 1.1))))
    }
    return facets
  },
})

function cup(random: Random, foot: Vec3, size: number, color: Vec3): Facet[] {
  return [-0.6, 0.6, -0.9, 0.9, 0].map((lean, i): Facet => {
    const b: Vec3 = [lean * size * 0.42, size * random.between(0.92, 1.08), 0]
    return {
      shape: 'blob', centre: add(foot, [lean * size * 0.4, size * 0.72, i < 2 ? 0.02 : -0.01 * i]), a: [size * 0.5, 0, 0], b,
      color: scale(color, i < 2 ? 0.62 : i === 4 ? 1.1 : 0.88), normal: normalize([lean, 0.35, -0.8]), glow: 0.6,
    }
  })
}

/** A great disc of seeds in a ring of petals; it looks toward the viewer and a little up. */
export const sunflower = model({
  params: { petal: [0.85, 0.47, 0.03] as Vec3, disc: [0.09, 0.045, 0.015] as Vec3 },
  sway: 0.04,
  grow(random, { petal, disc }) {
    const x = random.between(-0.05, 0.05)
    const facets: Facet[] = [stem(x * 0.5, 0.02, 0, 0.82, 0.018, [0.09, 0.15, 0.05])]
    for (let i = 0; i < 9; i++) {
      const way = (i % 2 === 0 ? 1 : -1) * random.between(0.16, 0.3)
      const y = random.between(0.12, 0.66)
      facets.push({
        shape: 'spray', centre: [way * 0.62, y, random.between(-0.08, 0.05)], a: [0.13, -0.02, 0], b: [0.02, 0.1, 0],
        color: scale(mix(leafDark, leafLight, random.next()), random.between(0.7, 1.1)), normal: normalize([way, 0.7, -0.5]), glow: 0.45,
      })
    }
    const head: Vec3 = [x, 0.83, -0.06]
    for (let ring = 0; ring < 2; ring++) {
      for (let i = 0; i < 17; i++) {
        const angle = ((i + 0.5 * ring) / 17) * 2 * Math.PI + random.between(-0.07, 0.07)
        const out: Vec3 = [Math.cos(angle), Math.sin(angle), 0]
        facets.push({
          shape: 'blade', centre: add(head, add(scale(out, 0.105), [0, 0, -0.01 * ring])), a: scale([-out[1], out[0], 0], 0.036), b: scale(out, 0.062),
          color: scale(petal, random.between(0.75, 1.1) * (ring === 0 ? 0.8 : 1)), normal: normalize(add(scale(out, 0.35), [0, 0.15, -0.9])), glow: 0.65,
        })
      }
    }
    facets.push({ shape: 'ball', centre: add(head, [0, 0, -0.04]), a: [0.074, 0, 0], b: [0, 0.074, 0], color: disc, normal: [0, 0.15, -1], detail: 1 })
    for (let i = 0; i < 46; i++) {
      const d = Math.sqrt((i + 0.5) / 46) * 0.07
      const angle = i * 2.39996
      facets.push({
        shape: 'blob', centre: add(head, [Math.cos(angle) * d, Math.sin(angle) * d, -0.05]), a: [0.007, 0, 0], b: [0, 0.007, 0],
        color: scale(d > 0.045 ? [0.3, 0.16, 0.03] : [0.12, 0.07, 0.02], random.between(0.7, 1.2)), normal: [0, 0.2, -1],
      })
    }
    return facets
  },
})

/** A cushion of grey-green stalks with spikes of small blossoms. */
export const lavender = model({
  params: { petal: [0.2, 0.1, 0.46] as Vec3, petal2: [0.42, 0.27, 0.72] as Vec3, stalk: [0.12, 0.16, 0.09] as Vec3, count: 90 },
  sway: 0.06,
  grow(random, { petal, petal2, stalk, count }) {
    const facets: Facet[] = []
    for (let i = 0; i < 50; i++) {
      const way = random.between(-1, 1)
      const y = random.between(0.02, 0.42) * (1 - 0.5 * Math.abs(way))
      facets.push({
        shape: 'spray', centre: [way * 0.34, y, random.between(0.1, 0.4)], a: [0.07, 0.02, 0], b: [-0.02, 0.06, 0],
        color: scale(stalk, 0.35 + y + 0.3 * random.next()), normal: normalize([way, 0.5, -0.6]), glow: 0.3,
      })
    }
    for (let i = 0; i < count; i++) {
      const depth = 0.35 - (0.7 * i) / count
      const way = random.between(-1, 1)
      const tall = i === 3 ? 0.95 : random.between(0.66, 0.97) * Math.sqrt(1 - 0.42 * way * way)
      const foot: Vec3 = [way * 0.18, 0, depth]
      const tip: Vec3 = [way * 0.5, tall, depth]
      const along: Vec3 = [(tip[0] - foot[0]) / 2, (tip[1] - foot[1]) / 2, 0]
      const shade = 0.7 + 0.45 * random.next()
      facets.push({ shape: 'limb', centre: add(foot, along), a: [0.008, 0, 0], b: along, color: scale(stalk, shade), normal: [way * 0.5, 0.3, -0.8], detail: 0.7, glow: 0.3 })
      const heading = normalize(along)
      const florets = 7
      for (let k = 0; k < florets; k++) {
        const centre = add(tip, scale(heading, -0.032 * k + 0.02))
        const r = 0.034 * (1 - 0.07 * k) * (k === 0 ? 0.7 : 1)
        facets.push({
          shape: 'spray', centre: add(centre, [random.between(-0.008, 0.008), 0, -0.01]), a: [r, 0, 0], b: [0, r * 0.85, 0],
          color: scale(mix(petal, petal2, random.next() * (0.55 + 0.08 * (florets - k))), shade * random.between(0.85, 1.15)),
          normal: normalize([way * 0.6 + random.between(-0.3, 0.3), 0.5, -0.6]), glow: 0.5,
        })
      }
    }
    return facets
  },
})

/** Wild flowers of one colour on thin stems among some grass. */
export const wildflower = model({
  params: { petal: [0.7, 0.06, 0.04] as Vec3, petals: 5, size: 0.085, count: 6, drop: 0 },
  sway: 0.1,
  grow(random, { petal, petals, size, count, drop }) {
    const facets: Facet[] = []
    for (let i = 0; i < 16; i++) {
      const way = random.between(-0.35, 0.35)
      facets.push(leaf([way * 0.5, 0, random.between(-0.1, 0.2)], [way, random.between(0.3, 0.7), 0], 0.02, scale(mix(leafDark, leafLight, random.next()), random.between(0.8, 1.2))))
    }
    for (let i = 0; i < count; i++) {
      const x = random.between(-0.34, 0.34)
      const z = random.between(-0.2, 0.1)
      const top = i === 0 ? 0.92 : random.between(0.5, 0.92)
      facets.push(stem(x, z + 0.01, 0, top, 0.007))
      const r = size * random.between(0.8, 1.15)
      facets.push({
        shape: 'flower', centre: [x, top, z - 0.02], a: [r, random.between(-0.2, 0.2) * r, 0], b: [0, r * (0.72 - 0.3 * drop), 0],
        color: scale(petal, random.between(0.85, 1.1)), normal: normalize([x * 0.6, 0.65, -0.7]), glow: 0.6, detail: petals,
      })
    }
    return facets
  },
})
