/** Pines, spruces, firs: whorls of drooping boughs around a straight trunk; and cypresses, whose boughs stand up. */
import type { Random } from '../../../scene/random.ts'
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { add, mix, normalize, scale } from '../vector3.ts'

export const conifer = model({
  params: {
    /** Half the spread of the lowest boughs. */
    width: 0.2,
    /** Where they begin. */
    bare: 0.06,
    /** −1 stand up … 1 hang. */
    droop: 0.35,
    needle: [0.034, 0.062, 0.036] as Vec3,
    tip: [0.075, 0.12, 0.05] as Vec3,
    bark: [0.085, 0.06, 0.045] as Vec3,
  },
  sway: 0.02,
  hasShadow: true,
  grow(random, { width, bare, droop, needle, tip, bark }) {
    const facets: Facet[] = [trunk(bark)]
    const whorls = 30
    for (let i = 0; i < whorls; i++) {
      const up = i / (whorls - 1)
      const y = bare + (0.985 - bare) * up
      const reach = width * (1 - up) ** 0.85 * random.between(0.75, 1.12) + 0.012
      const boughs = Math.round(6 + 5 * (1 - up))
      const turn = random.between(0, 6.28)
      for (let k = 0; k < boughs; k++) {
        const angle = turn + ((k + random.between(-0.3, 0.3)) / boughs) * 2 * Math.PI
        facets.push(...bough(random, { y, angle, reach: reach * random.between(0.7, 1.1), droop, needle, tip }))
      }
    }
    return facets
  },
})

function trunk(color: Vec3): Facet {
  return { shape: 'limb', centre: [0, 0.48, 0], a: [0.014, 0, 0], b: [0, 0.48, 0], color, normal: [0, 0, -1], detail: 0.12 }
}

interface Bough {
  readonly y: number
  readonly angle: number
  readonly reach: number
  readonly droop: number
  readonly needle: Vec3
  readonly tip: Vec3
}

/** Sprays along an arc; the inner ones dark, since little light gets there. */
function bough(random: Random, { y, angle, reach, droop, needle, tip }: Bough): Facet[] {
  const out: Vec3 = [Math.cos(angle), 0, Math.sin(angle)]
  const facets: Facet[] = []
  const sprays = Math.max(2, Math.round(reach / 0.032))
  for (let i = 0; i < sprays; i++) {
    const part = (i + 0.6) / sprays
    const fall = -droop * reach * 0.75 * part * part + 0.012 * part
    const centre = add(scale(out, reach * part), [0, y + fall, 0])
    const heading = normalize(add(out, [random.between(-0.35, 0.35), -droop * (0.5 + part) + 0.15, random.between(-0.35, 0.35)]))
    const size = Math.min(0.034, reach * 0.42) * random.between(0.8, 1.2)
    const open = 0.42 + 0.58 * part
    const side: Vec3 = [-heading[1] * 0.4, Math.abs(heading[0]) * 0.35 + 0.2, 0]
    facets.push({
      shape: 'needles',
      centre,
      a: scale(normalize(side), size * 0.62),
      b: scale(heading, size * 1.25),
      color: scale(mix(needle, tip, part * random.between(0.4, 1)), open * random.between(0.8, 1.2)),
      normal: normalize(add(scale(out, 0.75), [0, 0.55, 0])),
      glow: 0.12,
    })
  }
  return facets
}
