/** What lives on a reef: corals of five forms, anemones, kelp, fish. */
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { add, cross, mix, normalize, scale, subtract } from '../vector3.ts'

function limb(from: Vec3, to: Vec3, thick: number, thin: number, color: Vec3): Facet {
  const along = scale(subtract(to, from), 0.5)
  const side = normalize(cross([along[0], along[1], 0], [0, 0, 1]))
  return { shape: 'limb', centre: add(from, along), a: scale(side, thick), b: scale(along, 1.1), color, normal: [0, 0.35, -0.9], detail: thin / thick }
}

function knob(centre: Vec3, r: number, color: Vec3): Facet {
  return { shape: 'ball', centre, a: [r, 0, 0], b: [0, r, 0], color, normal: [0, 0.3, -0.8] }
}

/** Antlers: branches that fork upward with pale tips. */
export const antlerCoral = model({
  params: { color: [0.72, 0.22, 0.16] as Vec3, tip: [0.95, 0.72, 0.6] as Vec3, spread: 0.6 },
  grow(random, { color, tip, spread }) {
    const facets: Facet[] = []
    const branch = (from: Vec3, heading: Vec3, long: number, thick: number, depth: number): void => {
      const to = add(from, scale(heading, long))
      const tone = scale(mix(color, tip, depth / 5), random.between(0.85, 1.1) * (0.55 + 0.45 * Math.min(1, to[1] * 1.3)))
      facets.push(limb(from, to, thick, thick * 0.8, tone), knob(to, thick * 0.85, depth === 4 ? scale(tip, 0.95) : tone))
      if (depth === 4) return
      const children = depth === 0 ? 3 : 2
      for (let i = 0; i < children; i++) {
        const lean: Vec3 = [random.between(-1, 1) * spread * 1.5, random.between(0.25, 1), random.between(-0.8, 0.8) * spread]
        branch(to, normalize(add(scale(heading, 0.75), lean)), long * random.between(0.72, 0.9), thick * 0.78, depth + 1)
      }
    }
    for (let i = 0; i < 4; i++) branch([random.between(-0.14, 0.14), -0.03, random.between(-0.1, 0.1)], normalize([random.between(-0.7, 0.7), 1, 0]), 0.24, 0.04, 0)
    return fitted(facets)
  },
})

/** A fan: a net of fine twigs in one plane. */
export const fanCoral = model({
  params: { color: [0.55, 0.12, 0.42] as Vec3, rim: [0.8, 0.4, 0.62] as Vec3 },
  sway: 0.03,
  grow(random, { color, rim }) {
    const facets: Facet[] = []
    const grow = (from: Vec3, angle: number, long: number, thick: number, depth: number): void => {
      const to: Vec3 = add(from, [Math.sin(angle) * long, Math.cos(angle) * long, random.between(-0.02, 0.02)])
      facets.push(limb(from, to, thick, thick * 0.75, scale(mix(color, rim, depth / 6), random.between(0.8, 1.15))))
      if (depth === 6) {
        for (let i = 0; i < 3; i++) facets.push(knob(add(to, [random.between(-0.03, 0.03), random.between(-0.03, 0.02), 0]), 0.011, scale(rim, random.between(0.8, 1.1))))
        return
      }
      const open = 0.2 + 0.1 * random.next()
      grow(to, angle - open, long * 0.9, thick * 0.72, depth + 1)
      grow(to, angle + open * random.between(0.8, 1.2), long * 0.86, thick * 0.72, depth + 1)
    }
    grow([0, -0.02, 0], random.between(-0.15, 0.15), 0.17, 0.024, 0)
    return fitted(facets)
  },
})

/** A boulder of folds. */
export const brainCoral = model({
  params: { color: [0.5, 0.4, 0.14] as Vec3, groove: [0.2, 0.2, 0.08] as Vec3 },
  grow(random, { color, groove }) {
    const facets: Facet[] = [{ shape: 'rock', centre: [0, 0.42, 0], a: [0.85, 0, 0], b: [0, 0.6, 0], color: groove, normal: [0, 0.3, -0.7] }]
    for (let i = 0; i < 220; i++) {
      const angle = i * 2.39996
      const r = Math.sqrt((i + 0.5) / 220)
      const x = Math.cos(angle) * r * 0.66
      const y = 0.42 + Math.sin(angle) * r * 0.5
      const out = Math.sqrt(Math.max(0.04, 1 - r * r))
      const turn = random.between(0, 3.14) + Math.sin(x * 6) * 1.5
      const long = 0.075 * (0.5 + 0.5 * out)
      facets.push({
        shape: 'limb', centre: [x, y, -0.3 * out], a: [-Math.sin(turn) * 0.02, Math.cos(turn) * 0.018, 0], b: [Math.cos(turn) * long, Math.sin(turn) * long * 0.85, 0],
        color: scale(color, (0.5 + 0.6 * out) * random.between(0.8, 1.15)), normal: normalize([x * 1.2, (y - 0.35) * 1.4 + 0.2, -out]), detail: 0.9,
      })
    }
    return facets
  },
})

/** A cluster of tubes with dark mouths. */
export const tubeSponge = model({
  params: { color: [0.75, 0.5, 0.1] as Vec3, count: 9 },
  sway: 0.01,
  grow(random, { color, count }) {
    const facets: Facet[] = []
    for (let i = 0; i < count; i++) {
      const x = (i / (count - 1) - 0.5) * 0.8 + random.between(-0.05, 0.05)
      const tall = i === 4 ? 0.93 : random.between(0.45, 0.9)
      const z = random.between(-0.2, 0.2)
      const thick = random.between(0.06, 0.085)
      const top: Vec3 = [x * 1.25 + random.between(-0.04, 0.04), tall, z]
      const tone = scale(color, random.between(0.75, 1.1))
      facets.push(
        { ...limb([x * 0.7, -0.03, z], top, thick * 0.8, thick * 1.1, tone), lift: 0.001 },
        { shape: 'ball', centre: add(top, [0, 0.01, -0.002]), a: [thick * 1.12, 0, 0], b: [0, thick * 0.5, 0], color: scale(tone, 1.25), normal: [0, 0.8, -0.5], lift: 0.01 },
        { shape: 'ball', centre: add(top, [0, 0.013, -0.004]), a: [thick * 0.72, 0, 0], b: [0, thick * 0.3, 0], color: scale(tone, 0.12), normal: [0, 0.6, -0.6], lift: 0.02 },
      )
    }
    return facets
  },
})

/** Plates on short stalks, one above the other. */
export const tableCoral = model({
  params: { color: [0.22, 0.38, 0.5] as Vec3, rim: [0.6, 0.75, 0.8] as Vec3 },
  grow(random, { color, rim }) {
    const facets: Facet[] = []
    for (let i = 0; i < 4; i++) {
      const y = 0.34 + 0.19 * i
      const x = random.between(-0.28, 0.28)
      const wide = random.between(0.42, 0.66) * (1 - 0.1 * i)
      facets.push({ ...limb([x * 0.4, -0.03, 0.1], [x, y, 0.1], 0.08, 0.1, scale(color, 0.45)) })
      for (let k = 0; k < 70; k++) {
        const way = random.between(-1, 1)
        const depth = random.between(-1, 1) * Math.sqrt(1 - way * way)
        const centre: Vec3 = [x + way * wide, y + 0.035 * depth + random.between(-0.01, 0.03), 0.22 * depth]
        const tone = mix(color, rim, Math.max(0, Math.abs(way) - 0.4) * 1.2 + 0.2 * random.next())
        facets.push(knob(centre, random.between(0.025, 0.04), scale(tone, 0.6 + 0.175 * (1 - depth) + 0.3 * random.next())))
      }
    }
    return fitted(facets)
  },
})

/** Arms with bright tips that wave. */
export const anemone = model({
  params: { color: [0.5, 0.2, 0.4] as Vec3, tip: [0.9, 0.85, 0.6] as Vec3 },
  sway: 0.1,
  grow(random, { color, tip }) {
    const facets: Facet[] = [{ shape: 'ball', centre: [0, 0.16, 0.1], a: [0.3, 0, 0], b: [0, 0.2, 0], color: scale(color, 0.6), normal: [0, 0.3, -0.8] }]
    for (let i = 0; i < 70; i++) {
      const way = random.between(-1, 1)
      const depth = (i / 70) * 2 - 1
      const from: Vec3 = [way * 0.22, 0.22, -depth * 0.1]
      const to: Vec3 = [way * 0.62 + random.between(-0.1, 0.1), random.between(0.45, 0.95) * Math.sqrt(1 - 0.5 * way * way), -depth * 0.2]
      const tone = scale(color, random.between(0.8, 1.2))
      facets.push(limb(from, to, 0.03, 0.02, tone), knob(to, 0.032, scale(tip, random.between(0.8, 1.1))))
    }
    return fitted(facets)
  },
})

/** A stalk of kelp with blades on both sides. */
export const kelp = model({
  params: { dark: [0.04, 0.07, 0.02] as Vec3, light: [0.2, 0.24, 0.05] as Vec3 },
  sway: 0.09,
  grow(random, { dark, light }) {
    const facets: Facet[] = []
    const xAt = (y: number): number => 0.03 * Math.sin(y * 9) + 0.02 * Math.sin(y * 21)
    for (let i = 0; i < 24; i++) {
      const y = i / 24
      facets.push(limb([xAt(y), y, 0], [xAt(y + 1 / 24), y + 1 / 24, 0], 0.005, 0.005, dark))
      for (const way of [-1, 1]) {
        const out: Vec3 = [way * random.between(0.07, 0.12), random.between(0.01, 0.07), random.between(-0.05, 0.05)]
        facets.push({
          shape: 'blade', centre: add([xAt(y), Math.min(0.95, y + 0.02), 0], scale(out, 0.5)), a: [-out[1] * 0.22, 0.014, 0], b: scale(out, 0.5),
          color: scale(mix(dark, light, random.next()), random.between(0.8, 1.2)), normal: normalize([way * 0.3, 0.4, -0.8]), glow: 0.7,
        })
      }
    }
    return facets
  },
})

/** A fish that swims to the right: its length is 1.6 of its height. */
export const fish = model({
  params: {
    body: [0.95, 0.5, 0.06] as Vec3, back: [0.7, 0.25, 0.03] as Vec3, stripe: [0.9, 0.9, 0.86] as Vec3, fin: [0.9, 0.45, 0.08] as Vec3,
    stripes: 2,
    /** Half its height against half its length. */
    deep: 0.5,
  },
  grow(_, { body, back, stripe, fin, stripes, deep }) {
    const long = 0.62
    const tall = long * deep
    const mid = 0.5
    const flat: Vec3 = [0, 0, -1]
    const facets: Facet[] = [
      // Tail, fins above and below, then the body over their roots.
      { shape: 'blade', centre: [-0.75, mid + 0.14, 0.02], a: [0.08, 0.1, 0], b: [-0.18, 0.2, 0], color: fin, normal: flat, glow: 0.4 },
      { shape: 'blade', centre: [-0.75, mid - 0.14, 0.02], a: [0.08, -0.1, 0], b: [-0.18, -0.2, 0], color: fin, normal: flat, glow: 0.4 },
      { shape: 'blade', centre: [-0.05, mid + tall * 0.95, 0.01], a: [0.3, 0.02, 0], b: [-0.14, 0.15, 0], color: scale(fin, 0.9), normal: flat, glow: 0.4 },
      { shape: 'blade', centre: [-0.12, mid - tall * 0.92, 0.01], a: [0.2, -0.02, 0], b: [-0.13, -0.13, 0], color: scale(fin, 0.9), normal: flat, glow: 0.4 },
      { shape: 'ball', centre: [0, mid, 0], a: [long, 0, 0], b: [0, tall, 0], color: body, normal: flat },
      { shape: 'ball', centre: [-0.55, mid, 0], a: [0.2, 0, 0], b: [0, tall * 0.42, 0], color: body, normal: flat },
      { shape: 'blob', centre: [-0.02, mid + tall * 0.5, -0.01], a: [long * 0.8, 0, 0], b: [0, tall * 0.42, 0], color: back, normal: [0, 0.7, -0.6], alpha: 0.7 },
    ]
    for (let i = 0; i < stripes; i++) {
      const x = 0.28 - (i * 0.66) / Math.max(1, stripes - 0.6)
      const half = tall * Math.sqrt(Math.max(0.05, 1 - (x / long) ** 2)) * 0.97
      facets.push({ shape: 'ball', centre: [x, mid, -0.02], a: [0.062, 0, 0], b: [0, half, 0], color: stripe, normal: flat })
    }
    facets.push(
      { shape: 'blade', centre: [0.08, mid - 0.1, -0.05], a: [0.05, 0.09, 0], b: [-0.13, -0.06, 0], color: scale(fin, 1.05), normal: flat, glow: 0.4 },
      { shape: 'ball', centre: [0.43, mid + 0.06, -0.04], a: [0.055, 0, 0], b: [0, 0.055, 0], color: [0.85, 0.85, 0.8], normal: flat },
      { shape: 'ball', centre: [0.44, mid + 0.06, -0.06], a: [0.034, 0, 0], b: [0, 0.034, 0], color: [0.01, 0.01, 0.015], normal: flat },
    )
    return facets.map((facet) => ({ ...facet, centre: [facet.centre[0], facet.centre[1] * 1.05 - 0.03, facet.centre[2]] }))
  },
})

/** Stretched or shrunk to the height of 1. */
function fitted(facets: readonly Facet[]): Facet[] {
  const top = Math.max(...facets.map(({ centre, a, b }) => centre[1] + Math.abs(a[1]) + Math.abs(b[1])))
  const k = 1 / top
  return facets.map((facet) => ({ ...facet, centre: scale(facet.centre, k), a: scale(facet.a, k), b: scale(facet.b, k) }))
}
