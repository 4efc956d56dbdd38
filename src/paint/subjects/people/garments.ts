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
  return new Solid(0.011 * s).both((side) =>
    side
      .limb('forearmL', mix(arm.middle, wrist, 0.6), wrist, 0.033 * s, 0.025 * s, 'skin')
      .ball('handL', at(0.01, -0.044, 0.01), [0.034 * s, 0.046 * s, 0.018 * s], 'skin', { turn: [0.22, 0, 0.16] })
      .limb('handL', at(0.022, -0.065, 0.016), at(0.034, -0.118, 0.018), 0.017 * s, 0.011 * s, 'skin')
      .limb('handL', at(0.0, -0.07, 0.017), at(0.008, -0.124, 0.024), 0.017 * s, 0.011 * s, 'skin')
      .limb('handL', at(0.033, -0.028, 0.004), at(0.056, -0.074, 0.002), 0.013 * s, 0.0095 * s, 'skin'),
  )
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
    // Folds above the knee and where the hem rests on the shoe.
    side
      .ring('thighL', mix(leg.root, leg.middle, 0.93), 'y', 0.058 * b * s, 0.011 * s, 'trousers', { turn: [0, 0, 0.2] })
      .ring('shinL', mix(leg.middle, leg.end, hem - 0.03), 'y', 0.05 * s, 0.012 * s, 'trousers', { turn: [0, 0, 0.1] })
  })
  solid
    .ball('pelvis', at(-0.012, 0.955), [0.106 * b * s, 0.105 * s, 0.15 * build.hips * s], 'trousers')
    .both((side) => side.ball('pelvis', at(-0.045, 0.925, 0.062), [0.085 * b * s, 0.085 * s, 0.078 * s], 'trousers'))
    .limb('pelvis', at(0, 1.02), at(0, 1.045), 0.104 * b * s, 0.104 * b * s, 'trousers')
  if (!skirt && (top === 'shirt' || top === 'tee' || top === 'suit')) {
    solid.ring('pelvis', at(-0.004, 1.045), 'y', 0.116 * b * s, 0.017 * s, 'belt', { melt: 0.003 })
  }
  return solid
}

/** How far a garment stands off the body, metres of a person of 1.75 m. */
const thickness: Record<Outfit['top'], number> = {
  bare: 0, tee: 0.006, shirt: 0.006, dress: 0.003, suit: 0.016, jacket: 0.022, coat: 0.026, robe: 0.02, plate: 0.02,
}

export function topSolid(body: Body, { top, pack, scarf }: Outfit): Solid {
  const { arm, scale: s, build, neck } = body
  const at = onBody(body)
  const b = build.bulk
  const extra = thickness[top]
  const ink = top === 'bare' ? 'skin' : 'top'
  const isOuter = extra > 0.012
  const solid = new Solid(0.045 * s)
    .ball('chest', at(-0.006, 1.285), [(0.112 * b + extra * 0.6) * s, 0.185 * s, (0.15 * build.shoulders + extra * 0.5) * s], ink)
    .ball('chest', at(0, 1.13), [(0.1 * b + extra * 0.8) * s, 0.13 * s, (0.126 * b + extra) * s], ink)
    .limb('chest', at(-0.016, 1.395, 0.07), at(-0.016, 1.395, -0.07), (0.058 + extra * 0.4) * s, (0.058 + extra * 0.4) * s, ink)
    .limb('chest', at(-0.02, 1.4), add(neck, [0, -0.006 * s, 0]), 0.073 * s, 0.062 * s, ink)
  if (top === 'bare') {
    solid.both((side) => side.ball('chest', at(0.07, 1.335, 0.07), [0.045 * s, 0.06 * s, 0.07 * s], ink))
  }
  if (build.bust > 0) {
    solid.both((side) => side.ball('chest', at(0.076 + extra * 0.4, 1.288, 0.062), [0.052 * s, 0.062 * s, 0.058 * s], ink))
  }
  if (isOuter) {
    // The lower part hangs clear of the hips.
    solid
      .ball('pelvis', at(-0.008, 0.985), [(0.118 * b + extra) * s, 0.12 * s, (0.155 * build.hips + extra) * s], ink)
      .ring('pelvis', at(-0.008, 0.91), 'y', 0.128 * b * s, 0.026 * s, ink)
  } else if (top !== 'bare') {
    solid.limb('pelvis', at(0, 1.06), at(0, 1.0), 0.106 * b * s, 0.1 * b * s, ink)
  }
  sleeves(solid, body, top, ink, extra)
  if (top === 'suit') {
    solid
      .plate('chest', [[0.02, 1.44], [0.2, 1.44], [0.2, 1.16]].map(([x, y]) => [x! * s, y! * s] as const), [-0.055 * s, 0.055 * s], 'inner', { role: 'paints', melt: 0.01 })
      .block('chest', at(0.14, 1.27), [0.06 * s, 0.13 * s, 0.014 * s], 'tie', { role: 'paints', melt: 0.006 })
  }
  if (top === 'jacket' || top === 'coat') {
    solid
      .ring('chest', add(neck, [0.004 * s, 0.028 * s, 0]), 'y', 0.066 * s, 0.02 * s, ink, { turn: [0, 0, -0.28], melt: 0.015 })
      .block('chest', at(0.14, 1.15), [0.05 * s, 0.3 * s, 0.0045 * s], 'strap', { role: 'paints', melt: 0.004 })
  }
  if (top === 'shirt' || top === 'suit') {
    solid.ring('chest', add(neck, [0.004 * s, 0.016 * s, 0]), 'y', 0.06 * s, 0.014 * s, top === 'suit' ? 'inner' : ink, { turn: [0, 0, -0.32], melt: 0.008 })
  }
  if (top === 'plate') {
    solid
      .both((side) => side.ball('chest', add(arm.root, [0, 0.02 * s, 0.01 * s]), [0.085 * s, 0.075 * s, 0.085 * s], ink, { melt: 0.004 }))
      .ring('pelvis', at(-0.004, 1.02), 'y', 0.12 * b * s, 0.02 * s, 'belt', { melt: 0.004 })
      .limb('chest', at(0.1, 1.4), at(0.12, 1.12), 0.02 * s, 0.02 * s, ink, { melt: 0.03 })
  }
  if (top === 'tee') solid.ring('chest', add(neck, [0.004 * s, -0.004 * s, 0]), 'y', 0.062 * s, 0.01 * s, ink, { turn: [0, 0, -0.3], melt: 0.01 })
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
  const radii = [0.057 * b + extra * 0.5, 0.047 * b + extra * 0.6 + wide * 0.4, 0.037 + extra * 0.6 + wide].map((r) => r * s)
  const [upper, elbow, cuff] = radii as [number, number, number]
  solid.both((side) => {
    side.ball('chest', add(arm.root, [0, -0.004 * s, -0.018 * s]), 0.058 * s * Math.sqrt(b), ink)
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
      .ring('upperArmL', mix(arm.root, arm.middle, 0.94), 'y', elbow * 0.8, 0.012 * s, ink, { turn: [0.4, 0, 0] })
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
  const s = body.scale
  const { build } = body
  const [rows, columns] = [9, 36]
  const top = 1.07 * s
  const ink = skirt.ink ?? 'top'
  const ring = (down: number, turn: number): Point => {
    const waist = [0.112 * build.bulk * s, 0.132 * build.bulk * s] as const
    const hip = 0.15 * build.hips * s
    const hem = skirt.hemM * s
    const wide = (from: number): number => (down < 0.3 ? from + (hip - from) * (down / 0.3) ** 0.8 : hip + (hem - hip) * ((down - 0.3) / 0.7))
    const fold = 1 + 0.075 * down * Math.cos(turn * 9 + 1.3 * Math.cos(turn * 2))
    return [wide(waist[0]) * fold * Math.cos(turn) - 0.006, top - down * skirt.lengthM * s, wide(waist[1]) * fold * Math.sin(turn)]
  }
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
        const at = mesh.vertex(point, side, 'pelvis', ink, isLining ? 0.3 : 0.75 + 0.25 * Math.cos(turn * 9 + 1.3 * Math.cos(turn * 2)), 0.5 * down * down)
        // Front and back follow the thighs less than the sides do.
        const legs = Math.min(0.72, down * 1.1) * 0.85
        const left = 0.5 + 0.5 * Math.tanh(point[2] / (0.06 * s))
        mesh.bones.splice(at * 4, 4, mesh.boneIndex('pelvis'), mesh.boneIndex('thighL'), mesh.boneIndex('thighR'), 0)
        mesh.weights.splice(at * 4, 4, 1 - legs, legs * left, legs * (1 - left), 0)
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
