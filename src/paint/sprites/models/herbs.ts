/** What grows low: grass, wheat, reeds, ferns, flowers, bushes. */
import type { Random } from '../../../scene/random.ts'
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { add, mix, normalize, scale } from '../vector3.ts'

const green = { dark: [0.035, 0.065, 0.016] as Vec3, light: [0.13, 0.19, 0.05] as Vec3 }

interface Stalk {
  readonly foot: Vec3
  readonly tip: Vec3
  readonly thick: number
  readonly color: Vec3
}

function bladeFacet({ foot, tip, thick, color }: Stalk, glow = 0.5): Facet {
  const b: Vec3 = [(tip[0] - foot[0]) / 2, (tip[1] - foot[1]) / 2, (tip[2] - foot[2]) / 2]
  return { shape: 'blade', centre: add(foot, b), a: [thick, 0, 0], b, color, normal: normalize([b[0] * 2, 0.35, -0.7]), glow }
}

function stemFacet({ foot, tip, thick, color }: Stalk): Facet {
  const b: Vec3 = [(tip[0] - foot[0]) / 2, (tip[1] - foot[1]) / 2, 0]
  return { shape: 'limb', centre: add(foot, b), a: [thick, 0, 0], b, color, normal: [0, 0.2, -1], detail: 0.7, glow: 0.3 }
}

/** A tuft: feet close together, tips apart. */
function tuft(random: Random, count: number, spread: number, each: (foot: Vec3, tip: Vec3, tall: number) => Facet[]): Facet[] {
  return Array.from({ length: count }, (_, i) => {
    const depth = (i / count) * 2 - 1
    const x = random.between(-1, 1)
    const tall = i === 0 ? 0.97 : random.between(0.45, 0.97)
    const foot: Vec3 = [x * spread * 0.45, -0.02, -depth * 0.2]
    const tip: Vec3 = [x * spread + random.between(-0.12, 0.12), tall, -depth * 0.25]
    return each(foot, tip, tall)
  }).flat()
}

export const grass = model({
  params: { ...green, spread: 0.55, count: 60, thick: 0.022 },
  sway: 0.12,
  grow: (random, { dark, light, spread, count, thick }) =>
    tuft(random, count, spread, (foot, tip, tall) => [
      bladeFacet({ foot, tip, thick: thick * random.between(0.7, 1.3), color: scale(mix(dark, light, 0.25 + 0.75 * tall * random.between(0.6, 1)), random.between(0.8, 1.2)) }),
    ]),
})

export const wheat = model({
  params: { dark: [0.2, 0.13, 0.04] as Vec3, light: [0.52, 0.36, 0.12] as Vec3, count: 54, spread: 0.55 },
  sway: 0.1,
  grow: (random, { dark, light, count, spread }) =>
    tuft(random, count, spread, (foot, tip, tall) => {
      const color = scale(mix(dark, light, random.between(0.3, 1)), random.between(0.85, 1.15))
      const nod: Vec3 = [random.between(-0.05, 0.09), 0.09, 0]
      const ear: Facet = {
        shape: 'needles', centre: add(tip, scale(nod, 0.4)), a: [0.026, 0, 0], b: scale(nod, 0.95), color: scale(color, 1.15), normal: [0.1, 0.5, -0.8], glow: 0.5,
      }
      return [stemFacet({ foot, tip: [tip[0], tall * 0.9, tip[2]], thick: 0.005, color: scale(color, 0.7) }), ...(tall > 0.55 ? [{ ...ear, centre: add([tip[0], tall * 0.88, tip[2]], scale(nod, 0.4)) }] : [])]
    }),
})

export const reeds = model({
  params: { ...green, head: [0.09, 0.05, 0.025] as Vec3, count: 34 },
  sway: 0.07,
  grow: (random, { dark, light, head, count }) =>
    tuft(random, count, 0.3, (foot, tip, tall) => {
      const color = scale(mix(dark, light, random.between(0.2, 0.9)), random.between(0.8, 1.15))
      const blade = bladeFacet({ foot, tip, thick: 0.014, color })
      if (!random.chance(0.22)) return [blade]
      const top: Vec3 = [foot[0] + (tip[0] - foot[0]) * 0.4, tall * 0.96, tip[2]]
      return [
        stemFacet({ foot, tip: top, thick: 0.005, color }),
        { shape: 'limb', centre: add(top, [0, -0.05, -0.01]), a: [0.013, 0, 0], b: [0, 0.05, 0], color: head, normal: [0, 0.2, -1], detail: 0.9 },
      ]
    }),
})

export const fern = model({
  params: { dark: [0.025, 0.06, 0.014] as Vec3, light: [0.11, 0.2, 0.045] as Vec3, count: 13, spread: 0.85 },
  sway: 0.05,
  grow: (random, { dark, light, count, spread }) =>
    Array.from({ length: count }, (_, i): Facet[] => {
      const angle = (i / count) * 2 * Math.PI + random.between(-0.2, 0.2)
      const out: Vec3 = [Math.cos(angle) * spread, 0, Math.sin(angle) * spread]
      const color = scale(mix(dark, light, random.between(0.3, 1) * (0.7 - 0.3 * Math.sin(angle))), random.between(0.8, 1.2))
      const at = (k: number): Vec3 => add(scale(out, k * (1.02 - 0.12 * k)), [0, (i === 0 ? 1 : random.between(0.85, 1.1)) * (2.4 * k - 1.42 * k * k), 0])
      return [0, 1].map((piece): Facet => {
        const from = at(piece * 0.45)
        const to = at(piece === 0 ? 0.55 : 1)
        const b: Vec3 = [(to[0] - from[0]) / 2, (to[1] - from[1]) / 2, (to[2] - from[2]) / 2]
        const width = (piece === 0 ? 0.13 : 0.1) * (0.6 + 0.4 * Math.abs(Math.sin(angle)))
        return {
          shape: 'frond', centre: add(from, b), a: [-b[1] * 0.35 + width * 0.7, Math.abs(b[0]) * 0.3 + width * 0.25, 0], b, color,
          normal: normalize([out[0] * 0.5, 0.8, -0.4]), glow: 0.5, detail: 12,
        }
      })
    }).flat(),
})

export const bush = model({
  params: { ...green, width: 0.62, leaf: 0.075, bloom: [0, 0, 0] as Vec3, blooms: 0 },
  sway: 0.02,
  hasShadow: true,
  grow(random, { dark, light, width, leaf, bloom, blooms }) {
    const facets: Facet[] = []
    const clumps = Array.from({ length: 26 }, (): Vec3 => {
      const angle = random.between(0, 2 * Math.PI)
      const r = Math.sqrt(random.next())
      return [Math.cos(angle) * r * width * 0.8, 0.16 + 0.66 * random.next() * Math.sqrt(1 - 0.75 * r * r), Math.sin(angle) * r * width * 0.7]
    })
    clumps[0] = [0, 0.84, 0]
    for (const clump of clumps) {
      const tone = random.between(0.8, 1.2)
      for (let i = 0; i < 26; i++) {
        const scatter: Vec3 = [random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)]
        const centre = add(clump, scale(scatter, 0.15))
        const open = Math.min(1, Math.max(0.12, 0.25 + 0.55 * centre[1] + 0.25 * scatter[1] - 0.1 * centre[2]))
        const heading = random.between(0, 6.28)
        const isBloom = random.next() < blooms && open > 0.4
        const r = leaf * random.between(0.6, 1.1) * (isBloom ? 0.6 : 1)
        facets.push({
          shape: isBloom ? 'flower' : 'spray',
          centre: [centre[0], Math.max(0.02, Math.min(0.96, centre[1])), centre[2]],
          a: [Math.cos(heading) * r, Math.sin(heading) * r, 0],
          b: [-Math.sin(heading) * r * 0.8, Math.cos(heading) * r * 0.8, 0],
          color: isBloom ? scale(bloom, random.between(0.8, 1.1)) : scale(mix(dark, light, open), (0.5 + 0.6 * open) * tone),
          normal: normalize([centre[0] * 1.2 + scatter[0] * 0.5, 0.55 + scatter[1] * 0.5, -0.6 + scatter[2] * 0.3]),
          glow: 0.45, detail: 5,
        })
      }
    }
    return facets
  },
})
