/** Trees with leaves or blossom: branches that fork toward a crown, sprays of leaves around their ends. */
import type { Random } from '../../../scene/random.ts'
import type { Vec3 } from '../../../scene/shot-plan.ts'
import type { Facet } from '../facet.ts'
import { model } from '../model.ts'
import { add, cross, length, mix, normalize, scale, subtract } from '../vector3.ts'

export const broadleaf = model({
  params: {
    /** Half the width of the crown. */
    width: 0.36,
    /** Where the crown begins. */
    bare: 0.26,
    /** Thickness of the trunk's foot. */
    trunk: 0.028,
    /** How many leaves hang on it, 0 bare … 1. */
    leaves: 1,
    /** Size of a spray of leaves. */
    leaf: 0.023,
    /** Flatness of the crown: 0 round … 1 an umbrella. */
    flat: 0,
    /** Twigs that hang down, 0 … 1. */
    weep: 0,
    dark: [0.03, 0.062, 0.016] as Vec3,
    light: [0.135, 0.2, 0.05] as Vec3,
    bark: [0.1, 0.078, 0.06] as Vec3,
  },
  sway: 0.025,
  hasShadow: true,
  grow(random, usual) {
    const look = { ...usual, width: usual.width * random.between(0.82, 1.2), bare: usual.bare * random.between(0.6, 1.15) }
    const crown: Vec3 = [random.between(-0.03, 0.03), look.bare + (1 - look.bare) * (0.52 + 0.2 * look.flat), 0]
    const size: Vec3 = [look.width, (1 - look.bare) * 0.52 * (1 - 0.55 * look.flat), look.width]
    const branches: Branch[] = []
    const lean: Vec3 = normalize([random.between(-0.1, 0.1), 1, 0])
    const fork = scale(lean, look.bare * random.between(0.85, 1.05))
    branches.push({ from: [0, -0.01, 0], to: fork, thick: look.trunk, thin: look.trunk * 0.68 })
    const ends: Vec3[] = []
    const limbs = random.integer(4, 6)
    for (let i = 0; i < limbs; i++) {
      const angle = ((i + random.between(-0.25, 0.25)) / limbs) * 2 * Math.PI
      const goal = within(crown, size, angle, random.between(-0.2, 0.75), random.between(0.55, 0.8))
      growBranch(random, branches, ends, { from: fork, goal, thick: look.trunk * 0.55, depth: 0, crown, size })
    }
    return [...branches.map((branch) => limbFacet(branch, look.bark)), ...foliage(random, ends, crown, size, look)]
  },
})

interface Branch {
  readonly from: Vec3
  readonly to: Vec3
  readonly thick: number
  readonly thin: number
}

/** A place inside the crown's ellipsoid. */
function within(crown: Vec3, size: Vec3, angle: number, up: number, part: number): Vec3 {
  const level = Math.sqrt(Math.max(0, 1 - up * up)) * part
  return add(crown, [Math.cos(angle) * level * size[0], up * part * size[1], Math.sin(angle) * level * size[2]])
}

interface Growth {
  readonly from: Vec3
  readonly goal: Vec3
  readonly thick: number
  readonly depth: number
  readonly crown: Vec3
  readonly size: Vec3
}

const forks = 4

function growBranch(random: Random, branches: Branch[], ends: Vec3[], growth: Growth): void {
  const { from, goal, thick, depth, crown, size } = growth
  const along = subtract(goal, from)
  const bend = scale([random.between(-1, 1), random.between(-0.4, 1), random.between(-1, 1)], length(along) * 0.16)
  const middle = add(add(from, scale(along, 0.5)), bend)
  const thin = thick * 0.62
  branches.push({ from, to: middle, thick, thin: (thick + thin) / 2 }, { from: middle, to: goal, thick: (thick + thin) / 2, thin })
  if (depth >= 2) ends.push(goal)
  if (depth === forks) return
  const children = depth < 2 ? 3 : 2
  for (let i = 0; i < children; i++) {
    const outward = normalize(subtract(goal, crown))
    const spread: Vec3 = [random.between(-1, 1), random.between(-0.8, 0.8), random.between(-1, 1)]
    const heading = normalize(add(add(scale(outward, 0.35), scale(normalize(along), 0.5)), spread))
    const step = Math.min(size[0], size[1] * 1.3) * random.between(0.3, 0.52) * 0.8 ** depth
    const next = add(goal, scale(heading, step))
    growBranch(random, branches, ends, { from: goal, goal: inside(next, crown, size), thick: thin * 0.8, depth: depth + 1, crown, size })
  }
}

/** Drawn back into the crown, the farther out the more, so that its surface is not a shell. */
function inside(point: Vec3, crown: Vec3, size: Vec3): Vec3 {
  const d = subtract(point, crown)
  const out = Math.hypot(d[0] / size[0], d[1] / size[1], d[2] / size[2])
  return out <= 0.8 ? point : add(crown, scale(d, (0.8 + 0.2 * Math.tanh((out - 0.8) * 2)) / out))
}

function limbFacet({ from, to, thick, thin }: Branch, color: Vec3): Facet {
  const along = scale(subtract(to, from), 0.5)
  const side = normalize(cross([along[0], along[1], 0], [0, 0, 1]))
  return {
    shape: 'limb',
    centre: add(from, along),
    a: scale(side, Math.max(thick, 0.0016)),
    b: scale(along, 1.06),
    color,
    normal: [0, 0, -1],
    detail: thin / thick,
  }
}

interface Look {
  readonly leaves: number
  readonly leaf: number
  readonly weep: number
  readonly dark: Vec3
  readonly light: Vec3
}

/**
 * Leaves hang in clumps around the ends of twigs. A clump is lit as a body of its own and as part of its crown: bright
 * on top, dark below and inside.
 */
function foliage(random: Random, ends: readonly Vec3[], crown: Vec3, size: Vec3, look: Look): Facet[] {
  const facets: Facet[] = []
  const radius = Math.min(size[0], size[1]) * 0.30
  for (const end of ends) {
    const tone = random.between(0.78, 1.18)
    const count = Math.round(17 * look.leaves * random.between(0.5, 1.3))
    for (let i = 0; i < count; i++) {
      const scatter = inBall(random)
      const hang = look.weep * random.between(0, 0.3)
      const centre = add(end, add([scatter[0] * radius, scatter[1] * radius * 0.72, scatter[2] * radius], [0, -hang, 0]))
      const d = subtract(centre, crown)
      const relative: Vec3 = [d[0] / size[0], d[1] / size[1], d[2] / size[2]]
      const inCrown = Math.min(1, Math.max(0, 0.34 + 0.42 * Math.min(1, length(relative)) ** 2 + 0.34 * relative[1]))
      const inClump = Math.min(1, Math.max(0, 0.5 + 0.5 * scatter[1] - 0.12 * scatter[2]))
      const open = 0.2 + 0.8 * inCrown * (0.3 + 0.7 * inClump)
      const facing = normalize(add(scale(normalize(relative), 0.65), scale(add(scatter, [0, 0.25, 0]), 0.8)))
      const heading = random.between(0, 6.28)
      const r = look.leaf * random.between(0.65, 1.2)
      const squash = random.between(0.55, 0.95)
      facets.push({
        shape: 'spray',
        centre,
        a: [Math.cos(heading) * r, Math.sin(heading) * r, 0],
        b: [-Math.sin(heading) * r * squash, Math.cos(heading) * r * squash, 0],
        color: scale(mix(look.dark, look.light, Math.min(1, open * random.between(0.75, 1.15))), (0.45 + 0.65 * open) * tone),
        normal: facing,
        glow: 0.55,
      })
    }
  }
  return facets
}

function inBall(random: Random): Vec3 {
  const angle = random.between(0, 2 * Math.PI)
  const up = random.between(-1, 1)
  const level = Math.sqrt(1 - up * up)
  const r = random.next() ** 0.45
  return [Math.cos(angle) * level * r, up * r, Math.sin(angle) * level * r]
}
