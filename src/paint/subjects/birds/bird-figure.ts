/** Builds a bird and moves it: in flight, standing, or swimming on water. */
import type { Figure, FigureMaker, Moment, Pose } from '../figure.ts'
import { type Frame, frameIn, placedFrame, restFrame } from '../pose.ts'
import { cord, globe, rod, sheet } from '../shape/forms.ts'
import { Mesh } from '../shape/mesh.ts'
import { type Point, add, curveThrough, turned } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'
import { type Bird, type BirdPlaces, birdPlaces } from './bird.ts'

const full = Math.PI * 2
const restingActions = ['perch', 'stand', 'sit', 'swim', 'walk', 'sleep', 'graze']

/** @param flies - What it does while nothing else is said. */
export function bird(row: Bird, flies = true): FigureMaker {
  return (pixelM, action) => {
    const inAir = action === 'fly' || (flies && !restingActions.includes(action ?? ''))
    const places = birdPlaces(row, inAir)
    const mesh = new Mesh()
    const cell = Math.max(row.body[1] * 0.06, Math.min(row.body[1] * 0.3, row.neck.radius * 0.7, pixelM * 4))
    addSurface(mesh, bodySolid(places), { cell, bend: row.body[1] * 0.4, shadeReach: row.body[1] * 1.2 })
    if (row.flippers && !inAir) addSurface(mesh, flipperSolid(places.shoulder, row.flippers), { cell: Math.min(cell, row.flippers.half * 0.28), bend: row.body[1] * 0.2, shadeReach: row.body[1] * 0.3 })
    addFace(mesh, places)
    addTail(mesh, places)
    if (inAir) addWings(mesh, row)
    else if (!row.swims) addLegs(mesh, places)
    row.addMore?.(mesh, places)
    const postM = action === 'perch' ? (row.postM ?? 0) : 0
    if (postM > 0) addPost(mesh, row, postM)
    return {
      mesh,
      inks: postM > 0 ? { ...row.inks, bark: { color: '#5a4632', second: '#35281c', pattern: 'bark', grain: 0.05 }, moss: { color: '#5f7434', pattern: 'fur', grain: 0.02 } } : row.inks,
      rest: restFramesOf(places),
      move: (moment) => (inAir ? flying(places, moment) : raised(resting(places, moment), postM)),
    } satisfies Figure
  }
}

/** An old stump with a broken limb, the bird's feet on its top. */
function addPost(mesh: Mesh, { body: [, high], legM }: Bird, postM: number): void {
  const thick = Math.max(0.05, high * 0.7)
  const look = { bone: 'post', ink: 'bark' }
  // The vertices of the bird are raised by its pose, those of the post are not.
  cord(mesh, [[-0.02, -0.05, 0], [0.015, postM * 0.4, 0.01], [-0.01, postM * 0.8, 0], [0, postM - 0.01, 0]], [thick * 1.7, thick * 1.15, thick * 1.05, thick * 1.15], look, 5, 12)
  cord(mesh, [[0, postM * 0.62, 0], [-0.22 * postM, postM * 0.8, 0.1 * postM], [-0.42 * postM, postM * 1.02, 0.12 * postM], [-0.5 * postM, postM * 1.2, 0.1 * postM]], [thick * 0.7, thick * 0.45, thick * 0.34, thick * 0.1], look, 4, 8)
  cord(mesh, [[0, postM * 0.42, 0], [0.2 * postM, postM * 0.56, -0.08 * postM], [0.3 * postM, postM * 0.54, -0.12 * postM]], [thick * 0.5, thick * 0.3, thick * 0.06], look, 4, 7)
  globe(mesh, [0, postM - thick * 0.35 - legM * 0.02, 0], [thick * 1.25, thick * 0.4, thick * 1.2], { bone: 'post', ink: 'moss' }, 12)
  for (let i = 0; i < 4; i++) globe(mesh, [Math.cos(i * 1.7) * thick, postM * (0.1 + 0.2 * i), Math.sin(i * 1.7) * thick], [thick * 0.5, postM * 0.07, thick * 0.5], { bone: 'post', ink: 'moss' }, 8)
}

function raised(pose: Pose, byM: number): Pose {
  if (byM === 0) return pose
  const up = (frame: Frame): Frame => ({ ...frame, origin: add(frame.origin, [0, byM, 0]) })
  return { ...pose, frames: { ...Object.fromEntries(Object.entries(pose.frames).map(([name, frame]) => [name, up(frame)])), post: restFrame }, contacts: pose.contacts.map((contact) => ({ ...contact, lift: 0 })) }
}

function restFramesOf({ bird, flies, shoulder, neckBase, middle, tailBase, head }: BirdPlaces): Record<string, Frame> {
  const at = (origin: Point): Frame => ({ ...restFrame, origin })
  const frames: Record<string, Frame> = { body: at(middle), neck: at(neckBase), head: at(head), tail: at(tailBase), legL: at(middle), legR: at(middle) }
  for (const side of ['L', 'R']) {
    const isPaddle = bird.flippers && !flies
    frames[`arm${side}`] = isPaddle ? at([shoulder[0], shoulder[1], side === 'L' ? shoulder[2] : -shoulder[2]]) : restFrame
    frames[`hand${side}`] = restFrame
  }
  return frames
}

function bodySolid(places: BirdPlaces): Solid {
  const { bird: b, onBody, neckBase, head, flies } = places
  const [length, high, broad] = b.body
  const tilt = flies ? 0.06 : b.stance
  const solid = new Solid(high * 0.5)
    .ball('body', onBody(0.12, 0), [length * 0.42, high, broad], 'body', { turn: [0, 0, tilt] })
    .ball('body', onBody(-0.45, high * 0.1), [length * 0.34, high * 0.62, broad * 0.66], 'body', { turn: [0, 0, tilt] })
    .ball('body', onBody(0.3, -high * 0.12), [length * 0.28, high * 0.86, broad * 0.86], 'belly', { turn: [0, 0, tilt] })
  const bow = b.neck.curve ?? 0
  const onNeck = (part: number, back: number, up = 0): Point => [
    neckBase[0] + (head[0] - neckBase[0]) * part + (flies ? 0 : back * bow * b.neck.length), neckBase[1] + (head[1] - neckBase[1]) * part + (flies ? 0 : up * bow * b.neck.length), 0,
  ]
  // An S: forward over the breast, back, and an arch over to the head.
  const neck = curveThrough([onBody(0.5, 0), neckBase, onNeck(0.3, -0.12), onNeck(0.66, 0.62), onNeck(0.93, 0.62, -0.12), onNeck(1.06, 0.22, -0.06), head], 3)
  solid.limb('neck', onBody(0.45, 0), neckBase, high * 0.66, Math.max(b.neck.radius * 1.2, high * 0.3), 'neck', { melt: high * 0.4 })
  solid.chain('neck', neck.slice(3), [Math.max(b.neck.radius * 1.2, high * 0.3), b.neck.radius, Math.min(b.head * 0.8, b.neck.radius * 1.1)], 'neck', { melt: b.neck.radius * 0.35 })
  solid.ball('head', head, [b.head * 1.08, b.head, b.head * 0.94], 'head', { melt: b.head * 0.4 })
  if (!flies && !b.flippers) {
    // Wings lie along the sides.
    solid.both((side) =>
      side
        .ball('body', onBody(-0.12, high * 0.22, broad * 0.86), [length * 0.42, high * 0.66, broad * 0.24], 'wing', { turn: [0, 0, tilt + 0.16], melt: high * 0.14 })
        .limb('body', onBody(-0.5, high * 0.12, broad * 0.66), onBody(-1.08, high * 0.2, broad * 0.2), high * 0.28, high * 0.06, 'tip', { melt: high * 0.14 }),
    )
  }
  b.more?.(solid, places)
  return solid
}

/** Paddles, black outside and white inside: parts of their own, or they would grow into the flanks. */
function flipperSolid(shoulder: Point, { length: long, half }: NonNullable<Bird['flippers']>): Solid {
  return new Solid(half * 0.4).both((side) =>
    side
      .limb('armL', shoulder, add(shoulder, [-0.04 * long, -0.2 * long, 0]), half * 0.6, half * 0.5, 'wing')
      .ball('armL', add(shoulder, [-0.03 * long, -long * 0.5, 0]), [half, long * 0.54, half * 0.3], 'wing')
      .ball('armL', add(shoulder, [-0.03 * long, -long * 0.54, -half * 0.3]), [half * 0.74, long * 0.44, half * 0.26], 'belly', { role: 'paints', melt: half * 0.1 }),
  )
}

function addFace(mesh: Mesh, { bird: b, onHead }: BirdPlaces): void {
  const { beak, head, eye } = b
  const look = { bone: 'head', ink: 'beak' }
  const hook = beak.hook ?? 0
  const base = onHead(head * 0.72, -head * 0.08)
  const points = curveThrough([base, onHead(head * 0.8 + beak.length * 0.55, -head * 0.1 + hook * 0.15 * beak.length), onHead(head * 0.85 + beak.length, -head * 0.14 - hook * 0.45 * beak.length)], 3)
  for (let i = 0; i + 1 < points.length; i++) {
    const radius = (k: number): number => beak.radius * (1 - 0.86 * (k / (points.length - 1)) ** 1.2)
    rod(mesh, points[i]!, points[i + 1]!, radius(i), radius(i + 1), look, 8)
  }
  rod(mesh, onHead(head * 0.7, -head * 0.3), onHead(head * 0.75 + beak.length * 0.8, -head * 0.26 - (beak.flat ?? 0) * beak.length * 0.1), beak.radius * 0.6, beak.radius * 0.15, look, 7)
  for (const side of [1, -1]) globe(mesh, onHead(head * 0.42, head * 0.24, head * 0.78 * side), eye, { bone: 'head', ink: 'eye' }, 10)
}

function addTail(mesh: Mesh, { bird: b, tailBase, flies }: BirdPlaces): void {
  const { length, spread, fork = 0 } = b.tail
  if (length === 0) return
  const open = flies ? spread : spread * 0.35
  const drop = flies ? 0.1 : -b.stance * 0.8
  sheet(mesh, 5, 9, (down, across) => {
    const aside = (across - 0.5) * 2
    const long = length * (1 - 0.16 * Math.abs(aside) + fork * Math.abs(aside)) * (0.94 + 0.06 * Math.cos(aside * 9 * Math.PI))
    const z = aside * (b.body[2] * 0.4 + down * open * length * 0.5)
    return add(tailBase, [-down * long, down * long * drop - Math.abs(aside) * 0.02 * length, z])
  }, { bone: 'tail', ink: 'tail' })
}

/** Wings spread in the plane of x and z: the arm to the wrist, the hand with its feathers beyond. */
function addWings(mesh: Mesh, { wing, body }: Bird): void {
  const half = wing.span / 2
  const wrist = half * 0.46
  const [rows, columns] = [17, 7]
  const outline = (part: number): readonly [front: number, back: number] => {
    const sweep = wing.tip === 'pointed' ? 0.42 : wing.tip === 'fingers' ? 0.14 : 0.2
    const front = part < 0.46 ? 0.5 + 0.26 * (part / 0.46) ** 0.8 : 0.76 - sweep * ((part - 0.46) / 0.54) ** 1.6 * 2.2
    const narrowing = wing.tip === 'pointed' ? Math.max(0.02, 1 - ((part - 0.3) / 0.7) ** 1.5) : wing.tip === 'round' ? Math.sqrt(Math.max(0.02, 1 - ((part - 0.35) / 0.65) ** 4)) : Math.max(0.5, 1 - ((part - 0.4) / 0.6) ** 3 * 0.5)
    const width = part < 0.32 ? 1.04 : 1.04 * (Number.isFinite(narrowing) ? narrowing : 1)
    return [front, front - width]
  }
  for (const side of [1, -1]) {
    const name = side > 0 ? 'L' : 'R'
    const first = mesh.vertexCount
    const point = (down: number, across: number): Point => {
      const [front, back] = outline(down)
      const feathers = wing.tip === 'fingers' && down > 0.72 ? 0.34 : 0.07
      const notch = across > 0.7 ? feathers * Math.abs(Math.sin(down * 26)) * (across - 0.7) / 0.3 : 0
      const x = (front + (back - front) * across + notch * (front - back)) * wing.chord
      const camber = 0.09 * wing.chord * Math.sin(Math.PI * Math.min(1, across * 1.15)) * (1 - 0.6 * down)
      return [x - wing.chord * 0.1, camber + body[1] * 0.25 * (1 - down), side * (body[2] * 0.3 + down * (half - body[2] * 0.3))]
    }
    sheet(mesh, rows, columns, (down, across) => point(down, across), { bone: `arm${name}`, ink: 'wing', backInk: 'under' })
    for (let i = first; i < mesh.vertexCount; i++) {
      const out = Math.abs(mesh.positions[i * 3 + 2]!)
      const share = Math.min(1, Math.max(0, (out - wrist * 0.9) / (wrist * 0.2)))
      mesh.bones[i * 4 + 1] = mesh.boneIndex(`hand${name}`)
      mesh.weights[i * 4] = 1 - share
      mesh.weights[i * 4 + 1] = share
      const tip = Math.min(1, Math.max(0, (out / half - 0.74) * 9))
      const isBack = (mesh.positions[i * 3]! / wing.chord) < -0.28 - 0.1 * (out / half)
      mesh.inks[i * 3 + 1] = mesh.inkIndex(tip > 0 ? 'tip' : 'flight')
      mesh.inks[i * 3 + 2] = tip > 0 ? tip : isBack ? 0.85 : 0
    }
  }
}

function addLegs(mesh: Mesh, { bird: b, onBody, middle }: BirdPlaces): void {
  const [, high, broad] = b.body
  const r = Math.max(b.legM * 0.035, high * 0.045)
  for (const side of [1, -1]) {
    const look = { bone: side > 0 ? 'legL' : 'legR', ink: 'leg' }
    const hips = onBody(-0.3 * Math.max(0, Math.sin(b.stance)), 0)
    const half = Math.sin(b.stance) * b.body[0] * 0.36 + Math.cos(b.stance) * high * 0.7
    const top: Point = [hips[0] + b.legM * 0.04, Math.max(middle[1] - half, b.legM * 0.4), broad * 0.4 * side]
    const ankle: Point = [top[0] - b.legM * 0.08, Math.min(b.legM * 0.5, top[1] * 0.6), top[2]]
    const foot: Point = [ankle[0] + b.legM * 0.05, r, top[2]]
    rod(mesh, top, ankle, r * 1.7, r, { ...look, ink: b.legM > high * 2 ? 'leg' : 'body' }, 6)
    rod(mesh, ankle, foot, r, r * 0.9, look, 6)
    const toe = Math.max(b.legM * 0.2, high * 0.3)
    for (const angle of [-0.5, 0, 0.5, Math.PI]) {
      const long = angle === Math.PI ? toe * 0.5 : toe
      rod(mesh, foot, add(foot, [Math.cos(angle) * long, -r * 0.4, Math.sin(angle) * long]), r * 0.9, r * 0.4, look, 5)
    }
  }
}

function flying(places: BirdPlaces, { timeS, phase }: Moment): Pose {
  const { bird: b, middle, neckBase, head, tailBase } = places
  const { cycleS, swing, glides = 0 } = b.beat
  // Now and then the wings are held still; how much the beat counts changes slowly.
  const t = timeS + phase * 31
  const rest = glides > 0 ? smooth(0.5 + 0.75 * Math.sin(t * 0.55 + phase * 5) - 0.5 * (1 - 2 * glides)) : 0
  const size = swing * (1 - 0.92 * rest)
  const turn = timeS / cycleS + phase
  const stroke = (x: number): number => Math.sin(full * x + 0.45 * Math.sin(full * x))
  const arm = 0.16 + size * stroke(turn)
  const hand = arm * 0.62 - 0.05 + size * 0.78 * stroke(turn - 0.15)
  // On the way up the hand is drawn in.
  const fold = 0.35 * Math.max(0, Math.cos(full * turn)) * (size / Math.max(swing, 1e-6))
  const bob = -0.05 * b.wing.span * size * stroke(turn - 0.02)
  // Birds circle: one wing lower, so that the wings are seen.
  const bank = -0.34 + 0.1 * Math.sin(t * 0.4)
  const body = placedFrame([middle[0], middle[1] + bob, 0], 0, 0.05 + 0.04 * Math.sin(t * 0.9), bank)
  const frames: Record<string, Frame> = { body }
  const on = (point: Point): Point => [point[0] - middle[0], point[1] - middle[1], point[2]]
  frames['neck'] = frameIn(body, { ...restFrame, origin: on(neckBase) })
  frames['head'] = frameIn(body, { ...restFrame, origin: on(head) })
  frames['tail'] = frameIn(body, tipFrame(on(tailBase), 0.06 * Math.sin(full * turn - 1)))
  const half = b.wing.span / 2
  for (const side of [1, -1]) {
    const name = side > 0 ? 'L' : 'R'
    const root: Point = [0, b.body[1] * 0.25, side * b.body[2] * 0.3]
    const armFrame = wingFrame(root, root, arm * side, fold * 0.5 * side)
    const wristAt: Point = [0.05 * b.wing.chord, b.body[1] * 0.12, side * half * 0.46]
    const wristNow = moved(armFrame, wristAt)
    frames[`arm${name}`] = frameIn(body, armFrame)
    frames[`hand${name}`] = frameIn(body, wingFrame(wristAt, wristNow, hand * side, fold * 1.4 * side))
  }
  return { frames, contacts: [] }
}

/** A frame whose points turn about `rest`, which comes to `now`: raised about x and swept back about y. */
function wingFrame(rest: Point, now: Point, raise: number, sweep: number): Frame {
  const place = (axis: Point): Point => turned(turned(axis, 'y', sweep), 'x', -raise)
  const moved = place([-rest[0], -rest[1], -rest[2]])
  return { origin: add(now, moved), x: place([1, 0, 0]), y: place([0, 1, 0]), z: place([0, 0, 1]) }
}

function moved({ origin, x, y, z }: Frame, p: Point): Point {
  return [0, 1, 2].map((k) => origin[k]! + x[k]! * p[0] + y[k]! * p[1] + z[k]! * p[2]) as unknown as Point
}

function tipFrame(origin: Point, tip: number): Frame {
  return placedFrame(origin, 0, tip)
}

function smooth(x: number): number {
  const t = Math.max(0, Math.min(1, x))
  return t * t * (3 - 2 * t)
}

function resting(places: BirdPlaces, { timeS, phase, speed, gone, ground }: Moment): Pose {
  const { bird: b, middle, neckBase, head, tailBase } = places
  const t = timeS + phase * 17
  const isWalking = speed > 0.02 && !b.swims
  const stepM = Math.max(b.legM * 1.1, b.body[1] * 0.9)
  const step = gone / stepM / 2 + phase
  const waddle = isWalking ? 0.09 * Math.sin(full * step) : 0
  const float = b.swims ? b.body[1] * 0.09 * Math.sin(t * 1.6) : 0
  const breath = 0.006 * b.body[1] * Math.sin(t * 2)
  const roll = waddle + (b.swims ? 0.03 * Math.sin(t * 1.3) : 0)
  // Turned about its feet, so that it rocks and does not slide.
  const pivot = b.swims ? middle[1] : 0
  const up = middle[1] - pivot
  const body: Frame = placedFrame([0, pivot + up * Math.cos(roll) + float + breath, -up * Math.sin(roll)], 0, b.swims ? 0.02 * Math.sin(t * 1.1) : 0, -roll)
  const on = (point: Point): Point => [point[0] - middle[0], point[1] - middle[1], point[2]]
  const look = glance(t) * 0.7
  const nod = isWalking ? 0.05 * b.head * Math.cos(2 * full * step) : 0.12 * b.head * Math.sin(t * 0.9)
  const frames: Record<string, Frame> = {
    body,
    neck: frameIn(body, { ...restFrame, origin: on(neckBase) }),
    head: frameIn(body, placedFrame([on(head)[0] + nod, on(head)[1], 0], look, 0, 0.06 * Math.sin(t * 0.7))),
    tail: frameIn(body, tipFrame(on(tailBase), 0.05 * Math.sin(t * 1.9))),
  }
  if (b.flippers) {
    // Held off for balance, more with every step; now and then shaken.
    const shake = isWalking ? 0.16 * Math.sin(full * step * 2 + 1) : 0.34 * smooth(Math.sin(t * 0.5) * 6 - 5) * Math.sin(t * 9)
    for (const side of [1, -1]) {
      const [x, y, z] = on(places.shoulder)
      frames[side > 0 ? 'armL' : 'armR'] = frameIn(body, placedFrame([x, y, z * side], 0, -0.16, side * (-0.38 - shake)))
    }
  }
  const contacts = [{ point: [0, 0, 0] as Point, radius: b.body[0] * 0.5, lift: b.swims ? 0.01 : Math.min(0.12, b.legM * 0.4) }]
  for (const side of [1, -1]) {
    const name = side > 0 ? 'legL' : 'legR'
    if (!isWalking) {
      frames[name] = { ...restFrame, origin: middle }
      continue
    }
    const p = step + (side > 0 ? 0 : 0.5)
    const part = p - Math.floor(p)
    const lifted = part > 0.55 ? Math.sin(((part - 0.55) / 0.45) * Math.PI) : 0
    const ahead = part < 0.55 ? 0.5 - part / 0.55 : -0.5 + smooth((part - 0.55) / 0.45)
    const stanceM = stepM * 2 * 0.55
    frames[name] = { ...restFrame, origin: [middle[0] + ahead * stanceM, middle[1] + lifted * b.legM * 0.3 + ground(ahead * stanceM, 0), 0] }
  }
  return { frames, contacts }
}

/** Birds turn the head at once and hold it: a curve with steps, 3 s each. */
function glance(t: number): number {
  const at = t / 2.6
  const value = (i: number): number => Math.sin(i * 12.9898) * Math.cos(i * 4.1)
  const i = Math.floor(at)
  return value(i) + (value(i + 1) - value(i)) * smooth((at - i - 0.75) / 0.25)
}
