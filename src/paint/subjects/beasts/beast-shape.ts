/** The body of an animal on four legs. */
import type { Frame } from '../pose.ts'
import { boneFrame, restFrame } from '../pose.ts'
import { globe, rod } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, distance, minus, mirrored, mix, times, unit } from '../shape/point.ts'
import { addHair } from '../shape/scatter.ts'
import { type Form, Solid, distanceTo } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'
import type { BeastPlaces } from './beast.ts'
import { bothSides } from './features.ts'

/** Bones of the legs: three each, fore and hind, left and right. */
export const legBones = ['upper', 'lower', 'foot'] as const

export function beastFrames(places: BeastPlaces): Record<string, Frame> {
  const { beast, head, neckBase, onHead } = places
  const frames: Record<string, Frame> = {
    hips: { ...restFrame, origin: [-beast.length * 0.32, beast.croup - beast.rump[0] * 0.5, 0] },
    chest: { ...restFrame, origin: [beast.length * 0.2, beast.withers - beast.chest[0] * 0.5, 0] },
    neck: boneFrame(neckBase, head),
    head: boneFrame(head, onHead(1, 0)),
    eyes: boneFrame(head, onHead(1, 0)),
    lids: boneFrame(head, onHead(1, 0)),
    earL: boneFrame(head, onHead(1, 0)),
    earR: boneFrame(head, onHead(1, 0)),
  }
  for (const side of ['L', 'R'] as const) {
    const at = (point: Point): Point => (side === 'L' ? point : mirrored(point))
    const legs = [['fore', places.shoulder, places.elbow, places.wrist, places.foreFoot], ['hind', places.hip, places.knee, places.hock, places.hindFoot]] as const
    for (const [name, root, first, second, foot] of legs) {
      frames[`${name}Upper${side}`] = boneFrame(at(root), at(first))
      frames[`${name}Lower${side}`] = boneFrame(at(first), at(second))
      frames[`${name}Cannon${side}`] = boneFrame(at(second), at(foot))
      frames[`${name}Foot${side}`] = { ...restFrame, origin: at(foot) }
    }
  }
  for (let i = 0; i < 3; i++) frames[`tail${i}`] = boneFrame(places.tail[i * 2]!, places.tail[i * 2 + 2]!)
  return frames
}

export function buildBeast(mesh: Mesh, places: BeastPlaces, pixelM: number, action: string | null): void {
  const { beast } = places
  const span = (beast.withers + beast.length) / 2
  const cell = Math.max(span * 0.011, Math.min(span * 0.045, pixelM * 5))
  const trunk = trunkSolid(places)
  beast.more?.(trunk, places)
  addSurface(mesh, trunk, { cell, bend: span * 0.05, shadeReach: span * 0.2 })
  const head = headSolid(places, trunk)
  addSurface(mesh, head, { cell: Math.min(cell * 0.62, beast.head.skull[2] * 0.3), bend: span * 0.02, shadeReach: span * 0.1, occluders: [...trunk.forms, ...head.forms] })
  addTail(mesh, places, cell)
  addEyes(mesh, places, [...head.forms, ...trunk.forms])
  const { hair } = beast
  if (hair && hair.lengthM > pixelM * 1.5) {
    addHair(mesh, {
      count: Math.min(hair.count, Math.round((hair.count * hair.lengthM) / pixelM / 6)),
      lengthM: hair.lengthM,
      widthM: hair.widthM ?? Math.max(hair.lengthM * 0.28, pixelM * 1.2),
      stands: hair.stands ?? 0.22,
      accepts: (point, _, ink) => {
        if (!['coat', 'belly', 'dark', 'mane'].includes(ink) || point[1] < beast.withers * 0.16) return 0
        if (isFace(places, point) || isEar(places, point)) return 0
        // Legs have a shorter coat than the trunk.
        return point[1] < beast.withers * 0.45 && Math.abs(point[0]) < beast.length ? 0.25 : 1
      },
    })
  }
  beast.addMore?.(mesh, places, pixelM, action)
}

/** The front of the head: hair there would hide eyes and muzzle. */
export function isFace({ beast, head }: BeastPlaces, point: Point): boolean {
  const [along, high] = beast.head.skull
  const [dx, dy] = [point[0] - head[0], point[1] - head[1]]
  const forward = dx * Math.cos(beast.head.angle) + dy * Math.sin(beast.head.angle)
  return forward > along * 0.12 && Math.abs(dy) < high * 1.3
}

function isEar({ beast, head }: BeastPlaces, point: Point): boolean {
  const [along, high, broad] = beast.head.skull
  return distance(point, add(head, [-along * 0.25, high * 0.72, 0])) < beast.head.ears.size + broad * 0.6 && point[1] > head[1] + high * 0.8
}

/** Where an eye sits: on the surface of the head in the direction that the row gives, half sunk into it. */
function eyeSpot({ beast, head: center, onHead }: BeastPlaces, forms: readonly Form[]): Point {
  const [along, high, broad] = beast.head.skull
  const [forward, up, out, radius] = beast.head.eyes
  const toward = minus(onHead(forward * along, up * high, out * broad), center)
  let [low, far] = [0, 3]
  for (let i = 0; i < 24; i++) {
    const part = (low + far) / 2
    if (distanceTo(forms, ...add(center, times(toward, part))) < 0) low = part
    else far = part
  }
  return add(center, times(toward, low - (0.5 * radius) / Math.hypot(...toward)))
}

function trunkSolid(places: BeastPlaces): Solid {
  const { beast, neckBase, head, onNeck } = places
  const { withers, croup, length, chest, belly, rump, neck, leg } = beast
  const half = length / 2
  const melt = (withers + length) * 0.028
  const solid = new Solid(melt)
    .ball('chest', [half * 0.66, withers - chest[0] * 0.5, 0], [length * 0.3, chest[0] * 0.5, chest[1] * 0.5], 'coat')
    .ball('chest', [half * 0.28, (withers + croup) / 2 - belly[0] * 0.52, 0], [length * 0.34, belly[0] * 0.5, belly[1] * 0.5], 'coat', { melt: melt * 1.6 })
    .ball('hips', [-half * 0.28, (withers * 0.4 + croup * 0.6) - belly[0] * 0.5, 0], [length * 0.34, belly[0] * 0.48, belly[1] * 0.49], 'coat', { melt: melt * 1.6 })
    .ball('hips', [-half * 0.74, croup - rump[0] * 0.5, 0], [length * 0.27, rump[0] * 0.5, rump[1] * 0.5], 'coat')
    // The line of the back.
    .limb('chest', [half * 0.7, withers - chest[0] * 0.16, 0], [0, (withers + croup) / 2 - belly[0] * 0.16, 0], chest[0] * 0.15, belly[0] * 0.15, 'coat', { melt: melt * 1.5 })
    .limb('hips', [0, (withers + croup) / 2 - belly[0] * 0.16, 0], [-half * 0.75, croup - rump[0] * 0.17, 0], belly[0] * 0.15, rump[0] * 0.16, 'coat', { melt: melt * 1.5 })
    .limb('neck', mix(neckBase, [half * 0.6, withers - chest[0] * 0.4, 0], 0.25), onNeck(0.5, 0), neck.radius[0], (neck.radius[0] * 0.42 + neck.radius[1] * 0.58), 'coat', { melt: melt * 1.8 })
    .limb('neck', onNeck(0.5, 0), head, neck.radius[0] * 0.42 + neck.radius[1] * 0.58, neck.radius[1], 'coat', { melt: melt * 1.4 })
  const paw = leg.footM
  solid.both((side) => {
    const { shoulder, elbow, wrist, foreFoot, hip, knee, hock, hindFoot } = places
    side
      .ball('foreUpperL', add(shoulder, [-0.02 * length, -0.02 * chest[0], 0.02 * chest[1]]), [length * 0.13, chest[0] * 0.3, chest[1] * 0.17], 'coat', { melt: melt * 1.6, turn: [0, 0, -0.25] })
      .limb('foreUpperL', shoulder, elbow, leg.fore[0] * 1.05, leg.fore[0] * 0.92, 'coat', { melt: melt * 1.5 })
      .limb('foreLowerL', elbow, wrist, leg.fore[0] * 0.86, leg.fore[1], 'coat')
      .limb('foreCannonL', wrist, foreFoot, leg.fore[1] * 0.96, leg.fore[2], 'leg', { melt: melt * 0.6 })
      .ball('hindUpperL', mix(hip, knee, 0.35), [length * 0.17, rump[0] * 0.42, rump[1] * 0.24], 'coat', { melt: melt * 1.6, turn: [0, 0, 0.35] })
      .limb('hindUpperL', hip, knee, leg.hind[0] * 1.25, leg.hind[0] * 0.9, 'coat', { melt: melt * 1.4 })
      .limb('hindLowerL', knee, hock, leg.hind[0] * 0.88, leg.hind[1], 'coat')
      .limb('hindCannonL', hock, hindFoot, leg.hind[1], leg.hind[2], 'leg', { melt: melt * 0.6 })
    footForms(side, 'foreFootL', foreFoot, paw, leg.foot)
    footForms(side, 'hindFootL', hindFoot, paw * 0.94, leg.foot)
  })
  return solid
}

/** Thin tails are tubes: cells as large as the trunk's would lose them. */
function addTail(mesh: Mesh, { beast, tail: points }: BeastPlaces, cell: number): void {
  const { tail } = beast
  const [thick, thin] = tail.radius
  const radius = (i: number): number => thick + ((thin - thick) * i) / 6
  const solid = new Solid(thick * 0.5)
  for (let i = 0; i < 6; i++) {
    const bone = `tail${i >> 1}`
    const ink = i > 3 && tail.tuft ? 'mane' : 'coat'
    if (thin > cell * 1.2) solid.limb(bone, points[i]!, points[i + 1]!, radius(i), radius(i + 1), ink)
    else rod(mesh, points[i]!, points[i + 1]!, radius(i), radius(i + 1), { bone, ink }, 7)
  }
  if (tail.tuft) {
    const size = [tail.tuft * 0.62, tail.tuft, tail.tuft * 0.62] as const
    if (tail.tuft > cell * 2.2) solid.ball('tail2', points[6]!, size, 'mane', { melt: tail.tuft * 0.6 })
    else globe(mesh, points[6]!, size, { bone: 'tail2', ink: 'mane' }, 8)
  }
  addSurface(mesh, solid, { cell, bend: thick, shadeReach: thick })
}

function footForms(side: Solid, bone: string, foot: Point, size: number, kind: BeastPlaces['beast']['leg']['foot']): void {
  const at = (x: number, y: number, z = 0): Point => [foot[0] + x * size, y * size, foot[2] + z * size]
  if (kind === 'hoof') {
    side
      .limb(bone, at(0.0, 0.62), at(0.2, 0.32), size * 0.34, size * 0.4, 'leg', { melt: size * 0.3 })
      .limb(bone, at(0.2, 0.32), at(0.3, 0.1), size * 0.4, size * 0.48, 'hoof', { melt: size * 0.1 })
      .block(bone, at(0.2, -0.6), [size * 2, size * 0.6, size * 2], 'hoof', { role: 'cuts', melt: size * 0.05 })
  } else if (kind === 'paw') {
    side
      .ball(bone, at(0.12, 0.36), [size * 0.62, size * 0.36, size * 0.44], 'leg', { melt: size * 0.3 })
      .ball(bone, at(0.52, 0.26, 0.17), [size * 0.3, size * 0.26, size * 0.2], 'leg', { melt: size * 0.12 })
      .ball(bone, at(0.52, 0.26, -0.17), [size * 0.3, size * 0.26, size * 0.2], 'leg', { melt: size * 0.12 })
  } else {
    side
      .limb(bone, at(0.04, 0.5), at(0.08, 0.2), size * 0.46, size * 0.56, 'leg', { melt: size * 0.3 })
      .block(bone, at(0.2, -0.6), [size * 2, size * 0.6, size * 2], 'leg', { role: 'cuts', melt: size * 0.08 })
    for (const z of [-0.28, 0, 0.28]) side.ball(bone, at(0.48, 0.12, z), [size * 0.12, size * 0.14, size * 0.13], 'hoof', { melt: size * 0.05 })
  }
}

function headSolid(places: BeastPlaces, trunk: Solid): Solid {
  const { beast, onHead } = places
  const { skull, muzzle, ears, eyes } = beast.head
  const [along, high, broad] = skull
  const [long, root, nose] = muzzle
  const s = broad
  const turn = [0, 0, beast.head.angle] as const
  const solid = new Solid(s * 0.32)
    .ball('head', onHead(0, 0), skull, beast.inks['face'] ? 'face' : 'coat', { turn })
    .limb('head', onHead(along * 0.4, -high * 0.2), onHead(long - nose, -high * 0.28), root, nose, 'muzzle', { melt: s * 0.55 })
    .limb('head', onHead(along * 0.2, -high * 0.5), onHead(long - nose * 1.5, -high * 0.42 - nose * 0.5), root * 0.8, nose * 0.62, 'muzzle', { melt: s * 0.4 }) // jaw
    .ball('head', onHead(long - nose * 0.15, -high * 0.28 + nose * 0.32), [nose * 0.46, nose * 0.42, nose * 0.62], 'nose', { turn, melt: nose * 0.2 })
    // The line of the mouth.
    .limb('head', onHead(long - nose * 0.2, -high * 0.28 - nose * 0.62, 0), onHead(along * 0.85, -high * 0.28 - nose * 0.5, root * 0.95), nose * 0.1, nose * 0.06, 'nose', { role: 'paints', melt: nose * 0.06 })
    .limb('head', onHead(long - nose * 0.2, -high * 0.28 - nose * 0.62, 0), onHead(along * 0.85, -high * 0.28 - nose * 0.5, -root * 0.95), nose * 0.1, nose * 0.06, 'nose', { role: 'paints', melt: nose * 0.06 })
  const er = eyes[3]
  beast.onFace?.(solid, places)
  const spot = eyeSpot(places, [...solid.forms, ...trunk.forms])
  solid.both((side) => {
    side.ball('head', add(spot, times(unit(minus(spot, places.head)), er * 0.62)), er * 1.05, 'coat', { role: 'cuts', melt: er * 0.9 })
    const spread = ears.spread ?? 0.55
    const base = onHead(-along * 0.25, high * 0.72, broad * spread)
    const e = ears.size
    if (ears.kind === 'point') {
      // A broad triangle: its inner and its outer edge meet at the tip.
      const tip = add(base, [-e * 0.05, e * 0.86, e * 0.2])
      side
        .limb('earL', add(base, [-e * 0.02, e * 0.06, -e * 0.22]), tip, e * 0.2, e * 0.035, 'dark', { melt: s * 0.1 })
        .limb('earL', add(base, [-e * 0.02, -e * 0.12, e * 0.26]), tip, e * 0.2, e * 0.035, 'dark', { melt: e * 0.2 })
        .limb('earL', add(base, [e * 0.2, e * 0.08, e * 0.05]), add(tip, [e * 0.06, -e * 0.16, 0]), e * 0.21, e * 0.03, 'inside', { role: 'paints', melt: e * 0.05 })
    }
    if (ears.kind === 'round') {
      side
        .ball('earL', add(base, [0, e * 0.25, e * 0.12]), [e * 0.28, e * 0.5, e * 0.46], 'dark', { melt: s * 0.12 })
        .ball('earL', add(base, [e * 0.24, e * 0.28, e * 0.1]), [e * 0.16, e * 0.34, e * 0.3], 'inside', { role: 'paints', melt: e * 0.08 })
    }
    if (ears.kind === 'flop') {
      side
        .ball('earL', add(base, [-e * 0.02, -e * 0.34, e * 0.16]), [e * 0.38, e * 0.62, e * 0.12], 'dark', { turn: [-0.16, 0.25, 0.12], melt: s * 0.2 })
    }
    if (ears.kind === 'leaf') {
      side
        .ball('earL', add(base, [-e * 0.12, e * 0.2, e * 0.46]), [e * 0.17, e * 0.3, e * 0.62], 'dark', { turn: [-0.5, 0.35, 0], melt: s * 0.14 })
        .ball('earL', add(base, [e * 0.06, e * 0.16, e * 0.5]), [e * 0.14, e * 0.16, e * 0.42], 'inside', { turn: [-0.5, 0.35, 0], role: 'paints', melt: e * 0.08 })
    }
    if (ears.kind === 'long') {
      side
        .ball('earL', add(base, [-e * 0.14, e * 0.62, e * 0.06]), [e * 0.17, e * 0.72, e * 0.14], 'dark', { turn: [0.12, 0, 0.2], melt: s * 0.14 })
        .ball('earL', add(base, [e * 0.02, e * 0.66, e * 0.06]), [e * 0.1, e * 0.52, e * 0.1], 'inside', { turn: [0.12, 0, 0.2], role: 'paints', melt: e * 0.06 })
    }
    if (ears.kind === 'fan') {
      // Broad above, a lobe below.
      side
        .ball('earL', add(base, [-e * 0.34, -e * 0.5, e * 0.14]), [e * 0.5, e * 0.5, e * 0.075], 'dark', { turn: [0.12, -0.42, 0.1], melt: s * 0.1 })
        .ball('earL', add(base, [-e * 0.26, -e * 0.86, e * 0.08]), [e * 0.3, e * 0.42, e * 0.07], 'dark', { turn: [0.12, -0.42, 0.1], melt: s * 0.25 })
    }
  })
  return solid
}

function addEyes(mesh: Mesh, places: BeastPlaces, forms: readonly Form[]): void {
  const { beast, head: center } = places
  const radius = beast.head.eyes[3]
  const left = eyeSpot(places, forms.filter(({ role }) => role !== 'cuts'))
  // It looks ahead more than where it sits would have it, hunters with their irises more than the others.
  const ahead = beast.inks['iris'] ? 0.95 : 0.6
  const gaze = unit(add(unit(minus(left, center)), times(unit(minus(places.onHead(1, 0), center)), ahead)))
  const at = (ahead: number, up: number): Point => add(add(left, times(gaze, ahead * radius)), [0, up * radius, 0])
  bothSides((place) => {
    const ball = (point: Point, size: number, bone: string, ink: string, around: number): void => globe(mesh, place(point), size, { bone, ink }, around)
    if (beast.inks['iris']) {
      ball(left, radius, 'eyes', 'iris', 18)
      globe(mesh, place(at(0.52, 0)), [radius * 0.56, radius * 0.6, radius * 0.5], { bone: 'eyes', ink: 'eye' }, 14)
    } else ball(left, radius, 'eyes', 'eye', 16)
    ball(at(0.84, 0.44), radius * 0.24, 'eyes', 'glint', 8)
    // The upper lid hangs over the eye, or it would stare.
    if (beast.inks['iris']) globe(mesh, place(at(-0.05, 0.36)), [radius * 1.03, radius * 0.8, radius * 1.03], { bone: 'head', ink: beast.head.lid ?? 'coat' }, 14)
    ball(left, radius * 1.05, 'lids', 'coat', 10)
    globe(mesh, place(at(0.4, -0.42)), [radius * 0.9, radius * 0.17, radius * 0.9], { bone: 'lids', ink: 'eye' }, 8)
  })
}
