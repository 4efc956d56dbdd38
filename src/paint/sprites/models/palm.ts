/** Palms: a slender, bent trunk under a head of feathered leaves. */
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { add, cross, mix, normalize, scale, subtract } from '../vector3.ts'

export const palm = model({
  params: {
    /** How far the head lies beside the foot. */
    lean: 0.16,
    trunk: 0.018,
    /** Length of a leaf. */
    leaf: 0.4,
    count: 17,
    dark: [0.03, 0.06, 0.016] as Vec3,
    light: [0.11, 0.17, 0.045] as Vec3,
    bark: [0.15, 0.115, 0.085] as Vec3,
  },
  sway: 0.03,
  hasShadow: true,
  grow(random, { lean, trunk, leaf, count, dark, light, bark }) {
    const side = random.pick([-1, 1])
    const tall = 1 - leaf * 0.46
    const at = (up: number): Vec3 => [side * lean * up * up, tall * up, 0]
    const facets: Facet[] = []
    const parts = 9
    for (let i = 0; i < parts; i++) {
      const from = at(i / parts)
      const to = at((i + 1) / parts)
      const along = scale(subtract(to, from), 0.52)
      const thick = trunk * (1.25 - 0.65 * (i / parts))
      facets.push({
        shape: 'limb', centre: add(from, along), a: normalizeTo(cross([along[0], along[1], 0], [0, 0, 1]), thick), b: along,
        color: scale(bark, random.between(0.85, 1.15)), normal: [0, 0, -1], detail: 0.95,
      })
    }
    const head = at(1)
    for (let i = 0; i < count; i++) {
      const angle = ((i + random.between(-0.3, 0.3)) / count) * 2 * Math.PI
      const rise = random.between(-0.15, 1.25)
      facets.push(...leafOf(head, angle, rise, leaf * random.between(0.8, 1.1), scale(mix(dark, light, 0.3 + 0.6 * Math.max(0, rise)), random.between(0.8, 1.2))))
    }
    for (let i = 0; i < 5; i++) {
      facets.push({
        shape: 'ball', centre: add(head, [random.between(-0.02, 0.02), random.between(-0.035, -0.012), -0.01]), a: [0.011, 0, 0], b: [0, 0.013, 0],
        color: [0.12, 0.09, 0.04], normal: [0, 0, -1],
      })
    }
    return facets
  },
})

/** An arched leaf in three pieces, each a feather that lies on. */
function leafOf(head: Vec3, angle: number, rise: number, long: number, color: Vec3): Facet[] {
  const out: Vec3 = [Math.cos(angle), 0, Math.sin(angle)]
  const at = (k: number): Vec3 => add(head, add(scale(out, long * (k - 0.12 * k * k)), [0, long * (rise * k - (0.5 + 0.5 * rise) * 0.95 * k * k), 0]))
  const pieces = 3
  return Array.from({ length: pieces }, (_, i): Facet => {
    const from = at(i / pieces)
    const to = at((i + 1.25) / pieces)
    const along = scale(subtract(to, from), 0.5)
    const flat = normalize(cross(along, [0, 1, 0]))
    const width = long * 0.16 * (1 - 0.3 * (i / pieces))
    // Leaflets hang to both sides of the rib: seen edge on they still show.
    const side = add(scale(flat, width), [0, -width * 0.45 * (Math.abs(out[0]) > 0.7 ? 1 : 0.3), 0])
    return {
      shape: 'frond', centre: add(from, along), a: side, b: along, color, normal: normalize(add(scale(out, 0.4), [0, 0.8, -0.2])),
      glow: 0.5, detail: 9,
    }
  })
}

function normalizeTo(a: Vec3, long: number): Vec3 {
  return scale(normalize(a), long)
}
