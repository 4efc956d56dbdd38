/** The dragon of castles: four legs, wings of skin between long fingers, horns, and a tail with a blade. */
import type { Figure, FigureMaker, Moment, Pose } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { type Frame, frameIn, placedFrame, restFrame } from '../pose.ts'
import { cord, globe, rod, sheet } from '../shape/forms.ts'
import { Mesh } from '../shape/mesh.ts'
import { type Point, add, minus, mirrored, mix, turned } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'
import { chainFrames, turnedChain } from './chain.ts'

const full = Math.PI * 2
const beatS = 1.7
const restingActions = ['perch', 'stand', 'sit', 'walk', 'lie', 'sleep', 'graze']

/** Of the middle of the trunk above the lowest point. */
const bodyY = 1.9
/** So far ahead of the middle of its length is that of its trunk. */
const middleX = 1.1
const shoulder: Point = [0.75, bodyY + 0.42, 0.34]
const wrist: Point = [1.35, bodyY + 0.42, 2.15]
/** Tips of the fingers from the leading edge to the trunk; the last is where the skin ends at the hips. */
const tips: readonly Point[] = [[0.35, bodyY + 0.3, 5.6], [-1.35, bodyY + 0.3, 4.5], [-2.0, bodyY + 0.34, 2.9]]
const skinEnd: Point = [-1.75, bodyY + 0.22, 0.26]
const neckRest: readonly Point[] = [[1.15, bodyY + 0.16, 0], [1.75, bodyY + 0.5, 0], [2.3, bodyY + 0.92, 0], [2.85, bodyY + 1.14, 0]]
const headAt = neckRest[3]!
const tailRest: readonly Point[] = Array.from({ length: 8 }, (_, i): Point => [-1.5 - 0.66 * i, bodyY - 0.06 - 0.1 * i + 0.012 * i * i, 0])

const inks: Inks = {
  body: { color: '#3f6b3a', second: '#274a28', pattern: 'scales', grain: 0.12, gloss: 0.35 },
  belly: { color: '#c8ad6a', second: '#8a7444', pattern: 'bands', grain: 0.16, gloss: 0.2 },
  wing: { color: '#9a3a24', pattern: 'hide', grain: 0.5, lets: 0.42, gloss: 0.2 },
  arm: { color: '#34562f', pattern: 'scales', grain: 0.09, gloss: 0.3 },
  horn: { color: '#d8c8a0', gloss: 0.4 },
  mouth: { color: '#7a1c1c', gloss: 0.4 },
  eye: { color: '#ffb020', glow: 0.75, gloss: 0.6 },
  pupil: { color: '#140a04' },
}

export const wingedDragon: FigureMaker = (pixelM, action) => {
  const inAir = !restingActions.includes(action ?? '')
  const mesh = new Mesh()
  const cell = Math.max(0.05, Math.min(0.16, pixelM * 4))
  addSurface(mesh, bodySolid(inAir), { cell, bend: 0.3, shadeReach: 0.7 })
  addSurface(mesh, headSolid(), { cell: cell * 0.55, bend: 0.05, shadeReach: 0.25 })
  addFace(mesh)
  addSpines(mesh)
  for (const side of [1, -1]) addWing(mesh, side)
  const rest = restFrames()
  return { mesh, inks, rest, move: (moment) => (inAir ? flying(moment) : standing(moment)) } satisfies Figure
}

function restFrames(): Record<string, Frame> {
  const at = (origin: Point): Frame => ({ ...restFrame, origin })
  return {
    body: at([0, bodyY, 0]), head: at(headAt), jaw: at(headAt),
    ...chainFrames('neck', neckRest), ...chainFrames('tail', tailRest),
    armL: at(shoulder), armR: at(mirrored(shoulder)), handL: at(wrist), handR: at(mirrored(wrist)),
  }
}

function bodySolid(inAir: boolean): Solid {
  const y = bodyY
  const solid = new Solid(0.2)
    .ball('body', [0.62, y + 0.04, 0], [0.78, 0.56, 0.5], 'body')
    .ball('body', [-0.55, y - 0.02, 0], [0.95, 0.44, 0.42], 'body')
    .ball('body', [-1.2, y, 0], [0.6, 0.4, 0.38], 'body')
  const neckRadii = [0.42, 0.31, 0.25, 0.22]
  for (let i = 0; i < 3; i++) solid.limb(`neck${i}`, neckRest[i]!, neckRest[i + 1]!, neckRadii[i]!, neckRadii[i + 1]!, 'body')
  const tailRadius = (i: number): number => 0.34 * (1 - i / 7) ** 1.1 + 0.045
  for (let i = 0; i < 7; i++) solid.limb(`tail${i}`, tailRest[i]!, tailRest[i + 1]!, tailRadius(i), tailRadius(i + 1), 'body', { melt: 0.08 })
  const blade = tailRest[7]!
  solid.ball('tail6', add(blade, [-0.25, 0, 0]), [0.46, 0.06, 0.27], 'horn', { melt: 0.05 })
  // Plates from the throat to the tail.
  solid.limb('body', [1.25, y - 0.24, 0], [-1.7, y - 0.36, 0], 0.3, 0.24, 'belly', { role: 'paints', melt: 0.08 })
  for (let i = 0; i < 3; i++) solid.limb(`neck${i}`, add(neckRest[i]!, [0.14, -0.3, 0]), add(neckRest[i + 1]!, [0.14, -0.22, 0]), 0.2, 0.15, 'belly', { role: 'paints', melt: 0.06 })
  const leg = (hip: Point, thigh: number, knee: Point, ankle: Point, toe: Point): void => {
    solid.both((side) => {
      side
        .ball('body', hip, [thigh * 1.25, thigh * 1.1, thigh * 0.7], 'body')
        .limb('body', hip, knee, thigh * 0.8, thigh * 0.5, 'body')
        .limb('body', knee, ankle, thigh * 0.5, thigh * 0.32, 'body', { melt: 0.1 })
        .limb('body', ankle, toe, thigh * 0.34, thigh * 0.3, 'body', { melt: 0.08 })
      for (const z of [-0.1, 0, 0.1]) side.limb('body', add(toe, [0, 0, z]), add(toe, [0.3, inAir ? -0.16 : -0.08, z * 1.7]), 0.065, 0.012, 'horn', { melt: 0.02 })
    })
  }
  if (inAir) {
    // Drawn up: the hind legs trail, the fore legs are held below the breast.
    leg([-1.25, y - 0.24, 0.36], 0.36, [-1.35, y - 0.85, 0.46], [-1.95, y - 0.95, 0.46], [-2.25, y - 1.08, 0.46])
    leg([0.72, y - 0.3, 0.36], 0.27, [0.5, y - 0.85, 0.46], [0.95, y - 1.02, 0.46], [1.12, y - 1.14, 0.46])
  } else {
    leg([-1.2, y - 0.24, 0.38], 0.38, [-0.85, y - 1.0, 0.5], [-1.35, 0.5, 0.5], [-1.2, 0.14, 0.52])
    leg([0.75, y - 0.3, 0.38], 0.29, [0.6, y - 1.0, 0.48], [0.72, 0.42, 0.5], [0.86, 0.13, 0.52])
  }
  return solid
}

/** A point of the head: ahead, up and to its left of its joint. */
const onHead = (ahead: number, up: number, left = 0): Point => add(headAt, [ahead, up, left])

function headSolid(): Solid {
  const solid = new Solid(0.1)
    .ball('head', onHead(0.12, 0.06), [0.36, 0.27, 0.27], 'body')
    .limb('head', onHead(0.3, 0.02), onHead(1.08, -0.06), 0.22, 0.13, 'body')
    .ball('head', onHead(1.08, 0.0), [0.16, 0.12, 0.15], 'body')
    .limb('jaw', onHead(0.16, -0.18), onHead(0.95, -0.36), 0.15, 0.075, 'body', { melt: 0.05 })
    .limb('jaw', onHead(0.2, -0.28), onHead(0.9, -0.42), 0.09, 0.05, 'belly', { role: 'paints', melt: 0.04 })
    .limb('head', onHead(0.3, -0.16), onHead(1.0, -0.22), 0.09, 0.07, 'mouth', { role: 'paints', melt: 0.02 })
    .limb('jaw', onHead(0.3, -0.14), onHead(0.92, -0.28), 0.07, 0.05, 'mouth', { role: 'paints', melt: 0.02 })
  solid.both((side) =>
    side
      .limb('head', onHead(0.02, 0.24, 0.17), onHead(0.5, 0.18, 0.17), 0.085, 0.05, 'body', { melt: 0.06 }) // brow
      .ball('head', onHead(1.16, 0.06, 0.08), [0.045, 0.035, 0.03], 'mouth', { role: 'paints', melt: 0.01 })
      .limb('head', onHead(-0.05, 0.2, 0.16), onHead(-0.55, 0.52, 0.28), 0.12, 0.075, 'horn', { melt: 0.03 })
      .limb('head', onHead(-0.55, 0.52, 0.28), onHead(-1.2, 0.62, 0.34), 0.075, 0.012, 'horn', { melt: 0.03 })
      .limb('head', onHead(-0.1, -0.02, 0.24), onHead(-0.52, 0.02, 0.46), 0.075, 0.012, 'horn', { melt: 0.03 })
      .limb('head', onHead(-0.08, -0.16, 0.2), onHead(-0.42, -0.26, 0.36), 0.06, 0.012, 'horn', { melt: 0.03 }),
  )
  return solid
}

function addFace(mesh: Mesh): void {
  for (const side of [1, -1]) {
    globe(mesh, onHead(0.32, 0.13, 0.205 * side), 0.075, { bone: 'head', ink: 'eye' }, 12)
    globe(mesh, onHead(0.355, 0.135, 0.25 * side), [0.022, 0.052, 0.03], { bone: 'head', ink: 'pupil' }, 8)
    for (let i = 0; i < 6; i++) {
      const x = 0.48 + i * 0.11
      const z = (0.15 - i * 0.008) * side
      cord(mesh, [onHead(x, -0.12, z), onHead(x + 0.01, -0.24 + i * 0.004, z)], [0.03, 0.004], { bone: 'head', ink: 'horn' }, 1, 5)
      cord(mesh, [onHead(x - 0.04, -0.26 - i * 0.016, z * 0.8), onHead(x - 0.03, -0.17 - i * 0.014, z * 0.8)], [0.026, 0.004], { bone: 'jaw', ink: 'horn' }, 1, 5)
    }
  }
}

/** Along neck, back and tail, largest over the shoulders. */
function addSpines(mesh: Mesh): void {
  const spine = (bone: string, at: Point, size: number): void =>
    cord(mesh, [add(at, [0.06 * size, -0.1, 0]), add(at, [-0.1 * size, size * 0.55, 0]), add(at, [-0.42 * size, size, 0])], [0.16 * size, 0.1 * size, 0.008], { bone, ink: 'horn' }, 2, 5)
  for (let i = 0; i < 3; i++) for (const part of [0.2, 0.7]) spine(`neck${i}`, add(mix(neckRest[i]!, neckRest[i + 1]!, part), [-0.1, 0.3 - i * 0.04, 0]), 0.34)
  for (let i = 0; i < 6; i++) spine('body', [0.95 - i * 0.46, bodyY + 0.54 - 0.035 * i, 0], 0.42 - Math.abs(i - 1) * 0.02)
  for (let i = 0; i < 7; i++) for (const part of [0.15, 0.65]) spine(`tail${i}`, add(mix(tailRest[i]!, tailRest[i + 1]!, part), [0, 0.3 * (1 - (i + part) / 7.4), 0]), 0.3 - 0.03 * i)
}

function addWing(mesh: Mesh, side: number): void {
  const name = side > 0 ? 'L' : 'R'
  const place = (point: Point): Point => (side > 0 ? point : mirrored(point))
  const hand = { bone: `hand${name}`, ink: 'wing' }
  const arm = { bone: `arm${name}`, ink: 'arm' }
  const from = place(shoulder)
  const to = place(wrist)
  // Skin hangs a little between the fingers, and its edge is drawn in.
  const panel = (a: Point, b: Point, hollow: number): ((down: number, across: number) => Point) => (down, across) => {
    const edge = mix(mix(a, b, across), wrist, hollow * Math.sin(Math.PI * across))
    const [x, y, z] = mix(wrist, edge, down)
    return place([x, y - 0.12 * Math.sin(Math.PI * across) * down, z])
  }
  for (let i = 0; i + 1 < tips.length; i++) sheet(mesh, 8, 9, panel(tips[i]!, tips[i + 1]!, 0.2), hand)
  const first = mesh.vertexCount
  sheet(mesh, 9, 11, (down, across) => {
    const top = mix(shoulder, wrist, across)
    const edge = mix(mix(skinEnd, tips[2]!, across), mix(shoulder, wrist, across), 0.16 * Math.sin(Math.PI * across))
    const [x, y, z] = mix(top, edge, down)
    return place([x, y - 0.1 * Math.sin(Math.PI * across) * Math.sin(Math.PI * down * 0.8), z])
  }, { bone: arm.bone, ink: 'wing' })
  // Its outer edge goes with the hand.
  for (let i = first; i < mesh.vertexCount; i++) {
    const share = Math.min(1, Math.max(0, (Math.abs(mesh.positions[i * 3 + 2]!) - 1.5) / 1.1))
    mesh.bones[i * 4 + 1] = mesh.boneIndex(hand.bone)
    mesh.weights[i * 4] = 1 - share
    mesh.weights[i * 4 + 1] = share
  }
  // Skin before the arm, to the neck.
  sheet(mesh, 4, 7, (down, across) => {
    const top = mix(shoulder, wrist, across)
    return place(mix(top, mix(add(shoulder, [0.5, -0.05, -0.1]), wrist, across), down))
  }, { bone: arm.bone, ink: 'wing' })
  const elbow = place(add(mix(shoulder, wrist, 0.5), [-0.12, 0.02, 0]))
  rod(mesh, from, elbow, 0.17, 0.12, arm, 8)
  rod(mesh, elbow, to, 0.12, 0.1, arm, 8)
  for (const tip of tips) {
    const end = place(tip)
    cord(mesh, [to, add(mix(to, end, 0.5), [0.05, 0.04, 0]), end], [0.085, 0.055, 0.014], { bone: hand.bone, ink: 'arm' }, 3, 6)
  }
  cord(mesh, [to, add(to, [0.2, 0.06, 0.04 * side]), add(to, [0.36, -0.02, 0.02 * side])], [0.07, 0.05, 0.008], { bone: hand.bone, ink: 'horn' }, 2, 6)
}

function flying({ timeS, phase }: Moment): Pose {
  const turn = timeS / beatS + phase
  const t = timeS + phase * 23
  const stroke = (x: number): number => Math.sin(full * x + 0.45 * Math.sin(full * x))
  const arm = 0.3 + 0.5 * stroke(turn)
  const hand = 0.06 + 0.42 * stroke(turn - 0.16)
  const fold = 0.26 * Math.max(0, Math.cos(full * turn))
  const bob = -0.24 * stroke(turn - 0.03)
  // One wing lower, so that both are seen.
  const body = placedFrame([middleX, bodyY + bob, 0], 0, 0.09 + 0.05 * Math.sin(t * 0.7), -0.3 + 0.08 * Math.sin(t * 0.5))
  return posed(body, { arm, hand, fold, sweep: 0, neckPitch: 0.05 * Math.sin(full * turn - 1.2), neckTurn: 0.1 * Math.sin(t * 0.6), jaw: 0.12 + 0.12 * Math.sin(t * 0.45), wave: t }, [])
}

function standing({ timeS, phase }: Moment): Pose {
  const t = timeS + phase * 23
  const breath = 0.02 * Math.sin(t * 1.3)
  const body = placedFrame([middleX, bodyY + breath, 0], 0, 0.02)
  const flex = 0.06 * Math.sin(t * 0.8)
  const contacts = ([[-1.2, 0.5], [-1.2, -0.5], [0.86, 0.5], [0.86, -0.5]] as const).map(([x, z]) => ({ point: [x + middleX, 0, z] as Point, radius: 0.4, lift: 0 }))
  return posed(body, { arm: 0.85 + flex, hand: -0.25 + flex, fold: 0.5, sweep: 0.55, neckPitch: 0.2, neckTurn: 0.25 * Math.sin(t * 0.4), jaw: 0.06, wave: t * 0.7 }, contacts)
}

interface Limbs {
  readonly arm: number
  readonly hand: number
  readonly fold: number
  readonly sweep: number
  readonly neckPitch: number
  readonly neckTurn: number
  readonly jaw: number
  readonly wave: number
}

function posed(body: Frame, { arm, hand, fold, sweep, neckPitch, neckTurn, jaw, wave }: Limbs, contacts: Pose['contacts']): Pose {
  const inBody = (point: Point): Point => minus(point, [0, bodyY, 0])
  const frames: Record<string, Frame> = { body }
  const put = (of: Record<string, Frame>): void => {
    for (const [name, frame] of Object.entries(of)) frames[name] = frameIn(body, frame)
  }
  const neck = turnedChain(neckRest.map(inBody), inBody(neckRest[0]!), (i) => [neckPitch * (i === 0 ? 0.6 : 0.3), neckTurn / 3])
  put(chainFrames('neck', neck))
  const tail = turnedChain(tailRest.map(inBody), inBody(tailRest[0]!), (i) => [0.045 * Math.sin(wave * 1.7 - i * 0.8), 0.1 * Math.sin(wave * 1.1 - i * 0.7)])
  put(chainFrames('tail', tail))
  const headTurn = neckTurn * 1.3
  const at = (origin: Point, pitch: number): Frame => {
    const place = (axis: Point): Point => turned(turned(axis, 'z', pitch), 'y', headTurn)
    return { origin, x: place([1, 0, 0]), y: place([0, 1, 0]), z: place([0, 0, 1]) }
  }
  const level = -neckPitch * 0.4
  put({ head: at(neck[3]!, level), jaw: at(neck[3]!, level - jaw) })
  for (const side of [1, -1]) {
    const name = side > 0 ? 'L' : 'R'
    const place = (point: Point): Point => (side > 0 ? point : mirrored(point))
    const root = inBody(place(shoulder))
    const upper = swung(root, arm * side, -(fold * 0.4 + sweep) * side)
    const reach = minus(place(wrist), place(shoulder))
    const wristNow = add(root, add(add(scaled(upper.x, reach[0]), scaled(upper.y, reach[1])), scaled(upper.z, reach[2])))
    put({ [`arm${name}`]: upper, [`hand${name}`]: swung(wristNow, (arm + hand) * side, -(fold * 1.5 + sweep * 1.6) * side) })
  }
  return { frames, contacts }
}

/** Raised about x, swept back about y. */
function swung(origin: Point, raise: number, sweep: number): Frame {
  const place = (axis: Point): Point => turned(turned(axis, 'y', sweep), 'x', -raise)
  return { origin, x: place([1, 0, 0]), y: place([0, 1, 0]), z: place([0, 0, 1]) }
}

function scaled(axis: Point, by: number): Point {
  return [axis[0] * by, axis[1] * by, axis[2] * by]
}
