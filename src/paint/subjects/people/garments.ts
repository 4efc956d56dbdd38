/** Garments as solids over the body, each standing off what it covers. */
import { sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, minus, mix, unit } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import type { Body } from './body.ts'
import type { Outfit } from './outfit.ts'

/** From the size of a person of 1.75 m. */
export type OnBody = (x: number, y: number, z?: number) => Point

export function onBody({ scale }: Body): OnBody {
  return (x, y, z = 0) => [x * scale, y * scale, z * scale]
}

export function handSolid({ arm, scale: s }: Body): Solid {
  const wrist = arm.end
  const at = (x: number, y: number, z: number): Point => add(wrist, [x * s, y * s, z * s])
  return new Solid(0.009 * s).both((side) => {
    side
      .limb('forearmL', mix(arm.middle, wrist, 0.6), wrist, 0.031 * s, 0.023 * s, 'skin')
      .ball('handL', at(0.009, -0.042, 0.01), [0.036 * s, 0.044 * s, 0.016 * s], 'skin', { turn: [0.22, 0, 0.16] })
      .limb('handL', at(0.032, -0.024, 0.004), at(0.054, -0.064, -0.002), 0.0125 * s, 0.009 * s, 'skin')
    // Fingers curl a little toward the palm, each on its own.
    for (const [i, long] of [0.058, 0.066, 0.062, 0.048].entries()) {
      const x = 0.034 - 0.0165 * i
      const knuckle = at(x, -0.076 - 0.004 * Math.sin(i * 1.1), 0.018)
      const middle = add(knuckle, [0.006 * s, -0.56 * long * s, 0.002 * s])
      side.limb('handL', knuckle, middle, 0.0095 * s, 0.0085 * s, 'skin', { melt: 0.004 * s })
      side.limb('handL', middle, add(middle, [0.004 * s, -0.42 * long * s, -0.008 * s]), 0.0085 * s, 0.007 * s, 'skin', { melt: 0.004 * s })
    }
  })
}

export function shoeSolid({ leg, scale: s }: Body, { shoes }: Outfit): Solid {
  const [x, , z] = leg.end
  const at = (dx: number, y: number, dz = 0): Point => [x + dx * s, y * s, z + dz * s]
  const ink = shoes === 'none' ? 'skin' : 'shoes'
  return new Solid(0.02 * s).both((side) => {
    side
      .limb('footL', at(-0.03, 0.046), at(0.085, 0.04), 0.037 * s, 0.034 * s, ink)
      .limb('footL', at(0.08, 0.034, 0.004), at(0.138, 0.027, 0.008), 0.035 * s, 0.024 * s, ink)
      .limb('footL', at(-0.004, 0.06), at(0, 0.1), 0.041 * s, 0.042 * s, ink)
    if (shoes === 'boots') {
      side.limb('shinL', at(0, 0.12), at(0.004, 0.25), 0.05 * s, 0.064 * s, ink)
      side.ring('shinL', at(0.004, 0.25), 'y', 0.056 * s, 0.012 * s, ink, { melt: 0.006 })
    }
    if (shoes !== 'none') {
      side
        .block('footL', at(0.045, 0.012, 0.003), [0.115 * s, 0.011 * s, 0.036 * s], 'sole', { round: 0.011 * s, melt: 0.003 })
        .ball('footL', at(0.05, -0.06), [0.3, 0.06 * s, 0.2], 'sole', { role: 'cuts', melt: 0.002 })
    }
  })
}

export function legSolid(body: Body, { legs, shoes, top, skirt }: Outfit): Solid {
  const { leg, scale: s, build } = body
  const b = build.bulk
  const at = onBody(body)
  const isBare = legs === 'bare'
  // Below a skirt the hips stay within it.
  const under = skirt ? 0.88 : 1
  const seat = skirt ? (skirt.ink ?? 'top') : 'trousers'
  const solid = new Solid(0.035 * s)
  const calf = add(mix(leg.middle, leg.end, 0.32), [-0.018 * s, 0, 0])
  solid.both((side) => {
    if (legs === 'shorts' || isBare) {
      side
        .limb('thighL', leg.root, leg.middle, 0.08 * b * s, 0.05 * b * s, 'skin')
        .limb('shinL', leg.middle, calf, 0.049 * b * s, 0.053 * b * s, 'skin')
        .limb('shinL', calf, add(leg.end, [0, 0.02 * s, 0]), 0.051 * b * s, 0.032 * s, 'skin')
      if (legs === 'shorts') {
        side.limb('thighL', leg.root, mix(leg.root, leg.middle, 0.6), 0.1 * b * s, 0.094 * b * s, 'trousers', { melt: 0.004 })
      }
      return
    }
    const hem = shoes === 'boots' ? 0.62 : 0.94
    side
      .limb('thighL', leg.root, mix(leg.root, leg.middle, 0.9), 0.093 * b * s, 0.067 * b * s, 'trousers')
      .limb('shinL', leg.middle, calf, 0.064 * b * s, 0.065 * b * s, 'trousers')
      .limb('shinL', calf, mix(leg.middle, leg.end, hem), 0.065 * b * s, 0.058 * s, 'trousers')
    // A fold where the hem rests on the shoe.
    side.ring('shinL', mix(leg.middle, leg.end, hem - 0.05), 'y', 0.05 * s, 0.011 * s, 'trousers', { turn: [0, 0, 0.12] })
  })
  solid
    .ball('pelvis', at(-0.012, 0.955), [0.106 * b * s, 0.105 * s, 0.15 * build.hips * under * s], seat)
    .both((side) => side.ball('pelvis', at(-0.04, 0.925, 0.062), [0.08 * b * under * s, 0.085 * s, 0.078 * under * s], seat))
    .limb('pelvis', at(-0.004, 0.98), at(-0.002, 1.004), 0.107 * b * under * s, 0.105 * b * under * s, seat)
  if (!skirt && (top === 'shirt' || top === 'tee' || top === 'suit')) {
    solid.block('pelvis', at(0, 1.03), [0.3 * s, 0.018 * s, 0.3 * s], 'belt', { role: 'stencils' })
  }
  return solid
}

/** How far a garment stands off the body, metres of a person of 1.75 m. */
const thickness: Record<Outfit['top'], number> = {
  bare: 0, tee: 0.006, shirt: 0.006, dress: 0.003, suit: 0.016, jacket: 0.022, coat: 0.026, robe: 0.02, plate: 0.02,
}

/** Where skin shows at the neck: forward, up, and how far along each axis, metres. */
const necklines: Partial<Record<Outfit['top'], readonly [number, number, number, number, number]>> = {
  tee: [0.02, 1.492, 0.125, 0.052, 0.078], shirt: [0.072, 1.478, 0.085, 0.07, 0.034], dress: [0.055, 1.474, 0.135, 0.088, 0.094],
}

export function topSolid(body: Body, { top, pack, scarf }: Outfit): Solid {
  const { arm, scale: s, build, neck } = body
  const at = onBody(body)
  const b = build.bulk
  const extra = thickness[top]
  const ink = top === 'bare' ? 'skin' : 'top'
  const isOuter = extra > 0.012
  const slim = build.bust > 0 || build.head > 1.2 ? 0.87 : 1
  const solid = new Solid(0.045 * s)
    .ball('chest', at(-0.006, 1.285), [(0.112 * b + extra * 0.6) * s, 0.185 * s, (0.15 * build.shoulders + extra * 0.5) * s], ink)
    .ball('chest', at(0, 1.13), [(0.1 * b + extra * 0.8) * s, 0.13 * s, (0.126 * b + extra) * s], ink)
    // Sloping from the neck to the shoulders.
    .both((side) => side.limb('chest', at(-0.022, 1.428, 0.025), at(-0.014, 1.4, 0.125 * build.shoulders), (0.05 + extra * 0.4) * s, (0.042 + extra * 0.4) * s, ink))
    .limb('chest', at(-0.012, 1.345, 0.095 * build.shoulders), at(-0.012, 1.345, -0.095 * build.shoulders), (0.074 * b + extra * 0.5) * s, (0.074 * b + extra * 0.5) * s, ink)
    .limb('chest', at(-0.02, 1.4), add(neck, [0, (isOuter ? -0.006 : -0.024) * s, 0]), 0.07 * slim * s, 0.06 * slim * s, ink)
  if (top === 'bare') {
    solid.both((side) => side.ball('chest', at(0.07, 1.335, 0.07), [0.045 * s, 0.06 * s, 0.07 * s], ink))
  }
  if (build.bust > 0) {
    solid.both((side) => side.ball('chest', at(0.07 + extra * 0.4, 1.29, 0.06), [0.046 * s, 0.062 * s, 0.06 * s], ink))
  }
  if (top === 'robe' || top === 'plate') {
    // The lower part hangs clear of the hips.
    solid
      .ball('pelvis', at(-0.008, 0.985), [(0.118 * b + extra) * s, 0.12 * s, (0.155 * build.hips + extra) * s], ink)
      .ring('pelvis', at(-0.008, 0.91), 'y', 0.128 * b * s, 0.026 * s, ink)
  } else if (top === 'dress') {
    solid.limb('pelvis', at(0, 1.07), at(0, 1.0), 0.104 * b * s, 0.1 * b * s, ink)
  } else if (top === 'shirt') {
    solid.limb('chest', at(0, 1.08), at(0, 1.03), 0.1 * b * s, 0.094 * b * s, ink)
  }
  sleeves(solid, body, top, ink, extra)
  if (top === 'suit') {
    solid
      .plate('chest', [[0.02, 1.44], [0.2, 1.44], [0.2, 1.16]].map(([x, y]) => [x! * s, y! * s] as const), [-0.055 * s, 0.055 * s], 'inner', { role: 'paints', melt: 0.01 })
      .block('chest', at(0.14, 1.27), [0.06 * s, 0.13 * s, 0.014 * s], 'tie', { role: 'paints', melt: 0.006 })
  }
  if (top === 'jacket' || top === 'coat') {
    solid
      .ring('chest', add(neck, [0.004 * s, 0.02 * s, 0]), 'y', (0.057 * slim + 0.014) * s, 0.017 * s, ink, { turn: [0, 0, -0.28], melt: 0.025 })
      .block('chest', at(0.14, 1.15), [0.05 * s, 0.3 * s, 0.0045 * s], 'strap', { role: 'paints', melt: 0.004 })
  }
  if (top === 'shirt' || top === 'suit') {
    solid.ring('chest', add(neck, [0.004 * s, 0.006 * s, 0]), 'y', (0.057 * slim + 0.009) * s, 0.0125 * s, top === 'suit' ? 'inner' : ink, { turn: [0, 0, -0.32], melt: 0.02 })
  }
  if (top === 'shirt') {
    // A row of buttons.
    for (const y of [1.37, 1.3, 1.23, 1.16]) solid.ball('chest', at(0.12, y), [0.08 * s, 0.0075 * s, 0.0075 * s], 'strap', { role: 'stencils' })
  }
  if (top === 'plate') {
    solid
      .both((side) => side.ball('chest', add(arm.root, [0, 0.02 * s, 0.01 * s]), [0.085 * s, 0.075 * s, 0.085 * s], ink, { melt: 0.004 }))
      .ring('pelvis', at(-0.004, 1.02), 'y', 0.12 * b * s, 0.02 * s, 'belt', { melt: 0.004 })
      .limb('chest', at(0.1, 1.4), at(0.12, 1.12), 0.02 * s, 0.02 * s, ink, { melt: 0.03 })
  }
  const skinAt = necklines[top]
  if (skinAt) solid.ball('chest', at(skinAt[0], skinAt[1]), [skinAt[2] * s, skinAt[3] * s, skinAt[4] * s], 'skin', { role: 'stencils' })
  if (scarf) {
    solid
      .ring('chest', add(neck, [0.004 * s, 0.03 * s, 0]), 'y', 0.064 * s, 0.032 * s, 'scarf', { turn: [0, 0, -0.2], melt: 0.006 })
      .limb('chest', at(0.085, 1.44, 0.03), at(0.135, 1.2, 0.045), 0.03 * s, 0.036 * s, 'scarf', { melt: 0.02 })
  }
  if (pack) {
    const strap = [at(-0.13, 1.36, 0.095), at(-0.03, 1.475, 0.1), at(0.085, 1.4, 0.09), at(0.13, 1.28, 0.1), at(0.06, 1.14, 0.15), at(-0.08, 1.1, 0.15)]
    solid.both((side) => side.chain('chest', strap, [0.026 * s], 'strap', { role: 'paints', melt: 0.006 }))
  }
  return solid
}

function sleeves(solid: Solid, { arm, scale: s, build }: Body, top: Outfit['top'], ink: string, extra: number): void {
  const b = build.bulk
  const covered = top === 'bare' ? 0 : top === 'tee' ? 0.48 : top === 'dress' ? 0.12 : 1
  const wide = top === 'robe' ? 0.035 : 0
  const radii = [0.052 * b + extra * 0.5, 0.043 * b + extra * 0.6 + wide * 0.4, 0.034 + extra * 0.6 + wide].map((r) => r * s)
  const [upper, elbow, cuff] = radii as [number, number, number]
  solid.both((side) => {
    side.ball('chest', add(arm.root, [0, -0.006 * s, -0.014 * s]), (0.051 * Math.sqrt(b) + extra * 0.3) * s, ink)
    if (covered < 1) {
      side
        .limb('upperArmL', arm.root, arm.middle, 0.048 * b * s, 0.04 * b * s, 'skin')
        .limb('forearmL', arm.middle, mix(arm.middle, arm.end, 0.4), 0.04 * b * s, 0.04 * b * s, 'skin')
        .limb('forearmL', mix(arm.middle, arm.end, 0.4), arm.end, 0.04 * b * s, 0.026 * s, 'skin')
      if (covered > 0) side.limb('upperArmL', arm.root, mix(arm.root, arm.middle, covered), 0.062 * b * s, 0.06 * b * s, ink, { melt: 0.008 })
      return
    }
    const end = mix(arm.middle, arm.end, 0.9)
    side
      .limb('upperArmL', arm.root, arm.middle, upper, elbow, ink)
      .limb('forearmL', arm.middle, end, elbow, cuff, ink)
      .ring('forearmL', end, 'y', cuff * 0.8, 0.01 * s, ink, { melt: 0.006, turn: [0.3, 0, 0.16] })
  })
}

/** Hung from the shoulders; its lower bones lag behind. */
export function addCape(mesh: Mesh, body: Body): void {
  const s = body.scale
  sheet(mesh, 12, 13, (down, across) => {
    const a = (across - 0.5) * 2
    const wide = 0.19 + 0.2 * down
    const back = -0.13 - 0.16 * down ** 1.3 + 0.05 * a * a + 0.03 * Math.sin(across * 16 + 1) * down
    return [back * s, (1.43 - down * 1.05) * s, a * wide * s]
  }, { bone: 'chest', ink: 'cape', flutterAt: (down) => 0.6 * down * down })
}

export function packSolid(body: Body): Solid {
  const at = onBody(body)
  const s = body.scale
  return new Solid(0.03 * s)
    .block('chest', at(-0.245, 1.25), [0.1 * s, 0.23 * s, 0.155 * s], 'pack', { round: 0.07 * s })
    .block('chest', at(-0.35, 1.15), [0.04 * s, 0.1 * s, 0.1 * s], 'pack', { round: 0.035 * s, melt: 0.012 })
    .ball('chest', at(-0.235, 1.49), [0.12 * s, 0.06 * s, 0.155 * s], 'pack', { melt: 0.012 })
    .limb('chest', at(-0.23, 0.985, 0.17), at(-0.23, 0.985, -0.17), 0.058 * s, 0.058 * s, 'metal', { melt: 0.004 })
    .both((side) => side.block('chest', at(-0.25, 1.26, 0.1), [0.12 * s, 0.26 * s, 0.011 * s], 'strap', { role: 'paints', melt: 0.004 }))
}

/** A skirt of cloth: hangs from the waist, its folds follow the thighs. */
export function addSkirt(mesh: Mesh, body: Body, skirt: NonNullable<Outfit['skirt']>): void {
  const { build, scale: s } = body
  const hip = 0.158 * build.hips
  // Hips come at their height however long it is.
  const ease = Math.min(0.3, 0.16 / skirt.lengthM)
  addHanging(mesh, body, skirt.ink ?? 'top', (down, turn) => {
    const wide = (from: number): number => (down < ease ? from + (hip - from) * (down / ease) ** 0.8 : hip + (skirt.hemM - hip) * ((down - ease) / (1 - ease)))
    const fold = 1 + 0.075 * down * foldAt(turn)
    return [wide(0.112 * build.bulk) * fold * Math.cos(turn) * s - 0.006, (1.07 - down * skirt.lengthM) * s, wide(0.132 * build.bulk) * fold * Math.sin(turn) * s]
  }, (down) => Math.min(0.72, down * 1.1) * 0.85)
}

/** From the waist down, metres: what is worn over the trousers or the skirt. */
const hems: Partial<Record<Outfit['top'], number>> = { tee: 0.15, jacket: 0.19, suit: 0.24, coat: 0.5 }

/** The lower part of a shirt or a coat, which hangs clear of the hips. */
export function addHem(mesh: Mesh, body: Body, top: Outfit['top']): void {
  const lengthM = hems[top]
  if (lengthM === undefined) return
  const { build, scale: s } = body
  const [b, extra] = [build.bulk, thickness[top]]
  const flare = 0.1 * Math.max(0, lengthM - 0.2)
  // Begins where the trunk is broadest above the waist, in the same direction.
  const fromY = 1.13
  const fallM = fromY - 1.075 + lengthM
  addHanging(mesh, body, 'top', (down, turn) => {
    const gone = down * fallM
    const below = Math.max(0, (gone - 0.17) / 0.2)
    const fold = 1 + (0.008 + 0.05 * Math.min(1, below)) * down * foldAt(turn)
    const part = Math.min(1, gone / 0.17)
    const ease = part * part * (3 - 2 * part)
    const from = [0.1 * b + extra * 0.8, 0.126 * b + extra] as const
    const hip = [0.112 * b + extra * 0.8, 0.15 * build.hips + 0.008 + extra * 0.8] as const
    const wide = (k: 0 | 1): number => (from[k] * 1.003 + (hip[k] - from[k]) * ease + flare * Math.min(1.4, below)) * fold
    return [(wide(0) * Math.cos(turn) - 0.014 * ease) * s, (fromY - gone) * s, wide(1) * Math.sin(turn) * s]
  }, (down) => 0.6 * Math.min(1, Math.max(0, (down * fallM - 0.2) / 0.36)), 'chest')
}

function foldAt(turn: number): number {
  return Math.cos(turn * 9 + 1.3 * Math.cos(turn * 2))
}

/**
 * @param ring - Points by how far down, 0 … 1, and the angle around.
 * @param legs - How much it goes along with the thighs.
 * @param from - The bone that it begins at.
 */
function addHanging(
  mesh: Mesh,
  body: Body,
  ink: string,
  ring: (down: number, turn: number) => Point,
  legs: (down: number) => number,
  from: 'pelvis' | 'chest' = 'pelvis',
): void {
  const s = body.scale
  const [rows, columns] = [9, 36]
  for (const isLining of [false, true]) {
    const first = mesh.vertexCount
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const [down, turn] = [i / (rows - 1), (j / columns) * Math.PI * 2]
        const point = ring(down, turn)
        const across = minus(ring(down, turn + 0.05), ring(down, turn - 0.05))
        const along = minus(ring(Math.min(1, down + 0.05), turn), ring(Math.max(0, down - 0.05), turn))
        const normal = unit([across[1] * along[2] - across[2] * along[1], across[2] * along[0] - across[0] * along[2], across[0] * along[1] - across[1] * along[0]])
        const outward: Point = normal[0] * Math.cos(turn) + normal[2] * Math.sin(turn) > 0 ? normal : [-normal[0], -normal[1], -normal[2]]
        const side = isLining ? ([-outward[0], -outward[1], -outward[2]] as const) : outward
        const at = mesh.vertex(point, side, 'pelvis', ink, isLining ? 0.3 : 1 - 0.5 * Math.min(1, down * 1.6) * (0.5 - 0.5 * foldAt(turn)), 0.5 * down * down)
        // Front and back follow the thighs less than the sides do.
        const share = legs(down)
        const left = 0.5 + 0.5 * Math.tanh(point[2] / (0.06 * s))
        mesh.bones.splice(at * 4, 4, mesh.boneIndex('pelvis'), mesh.boneIndex('thighL'), mesh.boneIndex('thighR'), mesh.boneIndex(from))
        const upper = (1 - share) * Math.max(0, 1 - down * 2.2)
        mesh.weights.splice(at * 4, 4, 1 - share - upper, share * left, share * (1 - left), upper)
      }
    }
    for (let i = 0; i + 1 < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const next = (j + 1) % columns
        const [a, b] = [first + i * columns + j, first + i * columns + next]
        const [c, d] = [b + columns, a + columns]
        if (isLining) mesh.quad(a, d, c, b)
        else mesh.quad(a, b, c, d)
      }
    }
  }
}
