/** An animal on four legs at a moment: going, standing, grazing, sitting, lying. */
import type { Moment, Pose } from '../figure.ts'
import { type Frame, boneFrame } from '../pose.ts'
import { type Point, add, distance, jointOf, minus, mix, times, turned } from '../shape/point.ts'
import type { BeastPlaces } from './beast.ts'
import { type BeastGait, beastGait, hoofAt } from './beast-gait.ts'
import { beastFrames } from './beast-shape.ts'

const full = Math.PI * 2

/** How the trunk is held. */
interface Carriage {
  /** Added to the heights of hips and chest, metres. */
  readonly hipsY: number
  readonly chestY: number
  readonly hipsX: number
  /** Of hips and chest, nose up, radians. */
  readonly hipsPitch: number
  readonly chestPitch: number
  readonly sway: number
  /** Of neck and head against rest, nose up, radians; and turned to the left. */
  readonly neckPitch: number
  readonly headPitch: number
  readonly headTurn: number
  readonly tailLift: number
  readonly tailSwing: number
  /** How far chest and hips are each turned to the right, radians: rolled up. */
  readonly curl: number
  /** The tail lies on the ground and goes round the body, beginning this far from straight back; null: it hangs. */
  readonly tailRound: number | null
  readonly areEyesShut: boolean
}

const upright: Carriage = {
  hipsY: 0, chestY: 0, hipsX: 0, hipsPitch: 0, chestPitch: 0, sway: 0, neckPitch: 0, headPitch: 0, headTurn: 0, tailLift: 0, tailSwing: 0,
  curl: 0, tailRound: null, areEyesShut: false,
}

interface Foot {
  readonly at: Point
  readonly lift: number
  /** Of the cannon from upright, the hoof ahead, radians. */
  readonly cannon: number
  /** Of the foot, toes down, radians. */
  readonly droop: number
}

const footNames = ['hindL', 'foreL', 'hindR', 'foreR'] as const
type FootName = (typeof footNames)[number]
type Feet = Readonly<Record<FootName, Foot>>

export function beastPose(places: BeastPlaces, moment: Moment): Pose {
  const eatsSitting = moment.action === 'graze' && places.beast.eatsSitting
  if (moment.action === 'sit' || eatsSitting) return posed(places, sitting(places, moment), sittingFeet(places))
  if (moment.action === 'sleep' && rollsUp(places)) return posed(places, rolledUp(places, moment), rolledUpFeet(places))
  if (moment.action === 'lie' || moment.action === 'sleep') {
    return posed(places, lying(places, moment), lyingFeet(places))
  }
  if (moment.speed < 0.05) return posed(places, standing(places, moment), standingFeet(places, moment))
  return going(places, moment)
}

function going(places: BeastPlaces, moment: Moment): Pose {
  const { beast } = places
  const gait = beastGait(moment.speed, beast.croup, beast.gallops)
  const cycles = moment.gone / gait.cycleM + moment.phase
  const slope = (moment.ground(beast.length / 2, 0) - moment.ground(-beast.length / 2, 0)) / beast.length
  const feet = Object.fromEntries(
    footNames.map((name, i) => [name, steppingFoot(places, moment, gait, name, cycles + gait.phases[i]!, gait.phases[i]!)]),
  ) as unknown as Feet
  return posed(places, carriageOf(gait, cycles, beast.croup, slope, moment), feet)
}

function carriageOf(gait: BeastGait, cycles: number, legM: number, slope: number, { timeS, phase }: Moment): Carriage {
  const wave = (times: number, shift: number): number => Math.cos(full * (times * cycles + shift))
  const tailSwing = 0.25 * Math.sin(timeS * 5 + phase * 9)
  const pitch = Math.atan(slope)
  if (gait.name === 'gallop') {
    return {
      ...upright,
      hipsY: legM * (0.02 + 0.05 * wave(1, -0.62)),
      chestY: legM * (0.02 + 0.05 * wave(1, -0.08)),
      hipsPitch: pitch + 0.17 * wave(1, -0.36),
      chestPitch: pitch - 0.13 * wave(1, -0.32),
      neckPitch: -0.2 + 0.16 * wave(1, -0.05),
      headPitch: 0.22 - 0.1 * wave(1, -0.1),
      tailLift: 0.6 + 0.15 * wave(1, 0),
      tailSwing: tailSwing * 0.5,
    }
  }
  const bob = gait.name === 'trot' ? 0.022 : 0.008
  return {
    ...upright,
    hipsY: legM * bob * wave(2, -0.32) - 0.2 * Math.abs(slope) * legM,
    chestY: legM * bob * wave(2, -0.3) - 0.2 * Math.abs(slope) * legM,
    hipsPitch: pitch + 0.014 * wave(2, 0.1),
    chestPitch: pitch - 0.014 * wave(2, 0.3),
    sway: (gait.name === 'walk' ? 0.022 : 0.008) * legM * wave(1, -0.28),
    neckPitch: 0.045 * wave(2, 0.4),
    headPitch: -0.03 * wave(2, 0.45),
    headTurn: 0.05 * Math.sin(timeS * 0.7 + phase * 6),
    tailLift: gait.name === 'trot' ? 0.25 : 0,
    tailSwing,
  }
}

function steppingFoot(places: BeastPlaces, moment: Moment, gait: BeastGait, name: FootName, phase: number, offset: number): Foot {
  const isFore = name.startsWith('fore')
  const rest = isFore ? places.foreFoot : places.hindFoot
  const side = name.endsWith('L') ? 1 : -1
  const legM = places.beast.croup
  // The middle of a stance lies below where the leg stands at rest.
  const stanceM = gait.cycleM * gait.duty
  const firstX = rest[0] + stanceM / 2 - (offset + moment.phase) * gait.cycleM
  const { x, lift, stance, swing } = hoofAt(gait, phase, firstX)
  const ahead = x - moment.gone
  const z = rest[2] * side * (gait.name === 'gallop' ? 0.62 : 0.82)
  const ground = moment.ground(ahead, z)
  const reach = (ahead - rest[0]) / legM
  const restLean = isFore ? leanOf(places.wrist, rest) : leanOf(places.hock, rest)
  // Standing, the cannon follows the leg; swinging, it folds: back under a fore leg, forward under a hind leg.
  const fold = (isFore ? -1.25 : 0.62) * swing * (gait.name === 'walk' ? 0.7 : 1)
  const follow = reach * (isFore ? 1.0 : 0.72)
  const limp = places.beast.leg.isPillar ? 0.42 : 1
  return {
    at: [ahead, rest[1] + ground + lift, z],
    lift,
    cannon: restLean + (follow + fold * (lift > 0 ? 1 : 0) * Math.min(1, gait.liftM / (legM * 0.09))) * limp,
    droop: lift > 0 ? 0.75 * swing * limp : Math.max(0, -stance - 0.55) * 0.9,
  }
}

/** Of a segment from its upper to its lower end against straight down, radians. */
function leanOf(upper: Point, lower: Point): number {
  return Math.atan2(lower[0] - upper[0], upper[1] - lower[1])
}

function standing({ beast }: BeastPlaces, { timeS, phase, action }: Moment): Carriage {
  const t = timeS + phase * 20
  const breath = 0.004 * beast.croup * Math.sin(t * 1.7)
  const look = 0.35 * Math.sin(t * 0.37) * Math.sin(t * 0.23 + 1)
  const tailSwing = 0.3 * Math.sin(t * 2.1) * (0.5 + 0.5 * Math.sin(t * 0.5))
  if (action === 'howl') {
    // Up for a long breath, then down again for a short one.
    const raised = smooth(0.5 + 1.4 * Math.sin(t * 0.7 + 0.6))
    const toward = raised * (1 - 0.12 * Math.sin(t * 9) * raised * 0.2)
    return { ...upright, hipsY: breath, chestY: breath, neckPitch: 0.42 * toward, headPitch: (0.62 - beast.head.angle * 0.4) * toward, headTurn: 0.12 * Math.sin(t * 0.3), tailSwing: tailSwing * 0.3 }
  }
  if (action === 'graze') {
    const down = -(beast.neck.angle + 0.62)
    return { ...upright, hipsY: breath, chestY: breath, neckPitch: down + 0.05 * Math.sin(t * 0.8), headPitch: -down * 0.45 + 0.09 * Math.sin(t * 3.1), tailSwing }
  }
  return { ...upright, hipsY: breath, chestY: breath, neckPitch: 0.04 * Math.sin(t * 0.6), headPitch: 0.03 * Math.sin(t * 0.9), headTurn: look, tailSwing }
}

function smooth(x: number): number {
  const u = Math.max(0, Math.min(1, x))
  return u * u * (3 - 2 * u)
}

function standingFeet(places: BeastPlaces, moment: Moment): Feet {
  const foot = (name: FootName): Foot => {
    const isFore = name.startsWith('fore')
    const rest = isFore ? places.foreFoot : places.hindFoot
    const side = name.endsWith('L') ? 1 : -1
    // No two legs stand alike.
    const shift = { hindL: -0.05, foreL: 0.035, hindR: 0.06, foreR: -0.02 }[name] * places.beast.croup
    const x = rest[0] + shift
    return {
      at: [x, rest[1] + moment.ground(x, rest[2] * side), rest[2] * side],
      lift: 0,
      cannon: leanOf(isFore ? places.wrist : places.hock, rest) + (shift / places.beast.croup) * 0.6,
      droop: 0,
    }
  }
  return { hindL: foot('hindL'), foreL: foot('foreL'), hindR: foot('hindR'), foreR: foot('foreR') }
}

function sitting({ beast }: BeastPlaces, { timeS, phase, action }: Moment): Carriage {
  const t = timeS + phase * 20
  const tilt = 0.72
  const chews = action === 'graze' ? 0.035 * Math.sin(t * 7) : 0
  return {
    ...upright,
    hipsY: -beast.croup * 0.47,
    hipsX: beast.length * 0.16,
    chestY: beast.withers * -0.07 + 0.003 * Math.sin(t * 1.9),
    hipsPitch: tilt,
    chestPitch: tilt * 0.82,
    neckPitch: 0.02 - tilt * 0.4,
    headPitch: -0.02 - tilt * 0.32 + 0.04 * Math.sin(t * 0.5) + chews,
    headTurn: 0.4 * Math.sin(t * 0.41) * Math.sin(t * 0.29 + 0.6),
    tailLift: tilt * 0.2 - 0.5,
    tailSwing: 0.55 * Math.sin(t * 1.3),
    tailRound: beast.leg.foot === 'paw' && beast.withers < 0.35 ? 0.35 : null,
  }
}

function sittingFeet(places: BeastPlaces): Feet {
  const { beast, foreFoot, hindFoot } = places
  const fore = (side: number): Foot => ({ at: [foreFoot[0] - beast.length * 0.16, foreFoot[1], foreFoot[2] * side * 0.8], lift: 0, cannon: 0.02, droop: 0 })
  const hind = (side: number): Foot => ({ at: [hindFoot[0] + beast.length * 0.36, hindFoot[1], hindFoot[2] * side * 1.35], lift: 0, cannon: 1.25, droop: 0 })
  return { foreL: fore(1), foreR: fore(-1), hindL: hind(1), hindR: hind(-1) }
}

function lying({ beast }: BeastPlaces, { timeS, phase, action }: Moment): Carriage {
  const t = timeS + phase * 20
  const breath = 0.006 * beast.croup * Math.sin(t * 1.2)
  const isAsleep = action === 'sleep'
  return {
    ...upright,
    hipsY: -(beast.croup - beast.rump[0] * 0.94) + breath,
    chestY: -(beast.withers - beast.chest[0] * 0.98) + breath,
    neckPitch: isAsleep ? -(beast.neck.angle + 0.25) : 0.05 * Math.sin(t * 0.5),
    headPitch: isAsleep ? beast.neck.angle * 0.8 : 0.04 * Math.sin(t * 0.7),
    headTurn: isAsleep ? 0.5 : 0.3 * Math.sin(t * 0.33),
    tailLift: -0.3,
    tailSwing: isAsleep ? 0.7 : 0.5 * Math.sin(t * 0.9),
    areEyesShut: isAsleep,
  }
}

function lyingFeet(places: BeastPlaces): Feet {
  const { beast, foreFoot, hindFoot } = places
  const fore = (side: number): Foot => ({ at: [foreFoot[0] + beast.length * 0.3, foreFoot[1], foreFoot[2] * side], lift: 0, cannon: 1.45, droop: 0 })
  const hind = (side: number): Foot => ({ at: [hindFoot[0] + beast.length * 0.42, hindFoot[1], hindFoot[2] * side * 1.7], lift: 0, cannon: 1.4, droop: 0 })
  return { foreL: fore(1), foreR: fore(-1), hindL: hind(1), hindR: hind(-1) }
}

/** Cats, dogs and foxes sleep as a ring, chin on the tail. */
function rollsUp({ beast }: BeastPlaces): boolean {
  return beast.leg.foot === 'paw' && beast.withers < 0.9
}

const curl = 0.78

function rolledUp({ beast }: BeastPlaces, { timeS, phase }: Moment): Carriage {
  const breath = 0.012 * beast.croup * Math.sin((timeS + phase * 20) * 1.3)
  return {
    ...upright,
    hipsY: -(beast.croup - beast.rump[0] * 0.86) + breath * 0.6,
    chestY: -(beast.withers - beast.chest[0] * 0.86) + breath,
    neckPitch: -(beast.neck.angle + 0.12),
    headPitch: beast.neck.angle - 0.02,
    headTurn: -0.4,
    curl,
    tailRound: 0.75,
    areEyesShut: true,
  }
}

function rolledUpFeet({ beast, foreFoot, hindFoot }: BeastPlaces): Feet {
  const chestTo = beast.length * 0.42
  const fore = (side: number): Foot => ({
    at: [Math.cos(curl) * chestTo + 0.3 * beast.chest[1] * side, foreFoot[1], -Math.sin(curl) * chestTo + 0.2 * beast.chest[1] * side], lift: 0, cannon: 1.45, droop: 0,
  })
  const hind = (side: number): Foot => ({
    at: [-beast.length * 0.12 + 0.1 * beast.rump[1] * side, hindFoot[1], -beast.length * 0.32 + 0.2 * beast.rump[1] * side], lift: 0, cannon: 1.4, droop: 0,
  })
  return { foreL: fore(1), foreR: fore(-1), hindL: hind(1), hindR: hind(-1) }
}

/** Turned about z (nose up), then about y (to the left). */
function tipped(origin: Point, pitch: number, turn = 0): Frame {
  const place = (axis: Point): Point => turned(turned(axis, 'z', pitch), 'y', -turn)
  return { origin, x: place([1, 0, 0]), y: place([0, 1, 0]), z: place([0, 0, 1]) }
}

function follow(frame: Frame, rest: Frame, point: Point): Point {
  const d = minus(point, rest.origin)
  const local: Point = [
    d[0] * rest.x[0] + d[1] * rest.x[1] + d[2] * rest.x[2],
    d[0] * rest.y[0] + d[1] * rest.y[1] + d[2] * rest.y[2],
    d[0] * rest.z[0] + d[1] * rest.z[1] + d[2] * rest.z[2],
  ]
  return add(frame.origin, add(add(times(frame.x, local[0]), times(frame.y, local[1])), times(frame.z, local[2])))
}

function posed(places: BeastPlaces, c: Carriage, feet: Feet): Pose {
  const { beast } = places
  const rest = beastFrames(places)
  const hips = tipped(bentAside(add(rest['hips']!.origin, [c.hipsX, c.hipsY, c.sway]), -c.curl), c.hipsPitch, c.curl)
  const chest = tipped(bentAside(add(rest['chest']!.origin, [0, c.chestY, -c.sway * 0.6]), c.curl), c.chestPitch, -c.curl)
  const frames: Record<string, Frame> = { hips, chest }
  const neckAt = follow(chest, rest['chest']!, places.neckBase)
  const neckAngle = beast.neck.angle + c.chestPitch + c.neckPitch
  const turn = c.headTurn
  const neckTurn = turn * 0.45 - c.curl
  const toHead = turned(turned([beast.neck.length, 0, 0], 'z', neckAngle), 'y', -neckTurn)
  const headAt = add(neckAt, toHead)
  frames['neck'] = boneFrame(neckAt, headAt, turned([0, 0, 1], 'y', -neckTurn))
  const headAngle = beast.head.angle + c.chestPitch + c.neckPitch + c.headPitch
  frames['head'] = tipped(headAt, headAngle, turn - c.curl)
  // Of eyes and lids, those that are not seen are within the skull.
  const hidden = { ...frames['head'], origin: add(headAt, times(frames['head'].x, -2.4 * beast.head.eyes[3])) }
  frames['eyes'] = c.areEyesShut ? hidden : frames['head']
  frames['lids'] = c.areEyesShut ? frames['head'] : hidden
  frames['earL'] = frames['head']
  frames['earR'] = frames['head']
  poseTail(places, rest, hips, c, frames)
  for (const name of footNames) poseLeg(places, rest, name, feet[name], name.startsWith('fore') ? chest : hips, name.startsWith('fore') ? -c.curl : c.curl, frames)
  return {
    frames,
    contacts: [
      ...footNames.map((name) => {
        const { at, lift } = feet[name]
        return { point: [at[0], at[1] - lift - beast.leg.footM * 0.35, at[2]] as const, radius: beast.leg.footM * 0.9, lift }
      }),
      // The belly takes light from the ground below it.
      { point: [0, 0, 0], radius: beast.length * 0.75, lift: Math.max(0.08, (beast.croup + c.hipsY - beast.rump[0]) * 0.35) },
    ],
  }
}

/** A place of the trunk, bent about its middle to the right. */
function bentAside([x, y, z]: Point, angle: number): Point {
  const [along, aside] = [x * Math.cos(angle), -x * Math.sin(angle)]
  return [along, y, z + aside]
}

/** On the ground, to the right and forward. @param angle - Of its root from straight back, radians. */
function layTailRound({ beast, tail }: BeastPlaces, root: Point, angle: number, frames: Record<string, Frame>): void {
  let from = root
  for (let i = 0; i < 3; i++) {
    const length = distance(tail[i * 2]!, tail[i * 2 + 2]!)
    const heading = angle - Math.PI + 0.85 * i
    const down = Math.max(beast.tail.radius[0] * 1.2 - from[1], -0.7 * length)
    const flat = Math.sqrt(length * length - down * down)
    const to = add(from, [Math.cos(heading) * flat, down, Math.sin(heading) * flat])
    frames[`tail${i}`] = boneFrame(from, to, [-Math.sin(heading), 0, Math.cos(heading)])
    from = to
  }
}

function poseTail(places: BeastPlaces, rest: Record<string, Frame>, hips: Frame, c: Carriage, frames: Record<string, Frame>): void {
  let from = follow(hips, rest['hips']!, places.tailBase)
  if (c.tailRound !== null) {
    layTailRound(places, from, c.curl + c.tailRound, frames)
    return
  }
  for (let i = 0; i < 3; i++) {
    const [a, b] = [places.tail[i * 2]!, places.tail[i * 2 + 2]!]
    const along = minus(b, a)
    const swing = c.tailSwing * (0.4 + 0.5 * i)
    const lift = c.hipsPitch * (1 - 0.3 * i) - c.tailLift * (1 - 0.25 * i)
    const to = add(from, turned(turned(along, 'z', lift), 'y', swing))
    frames[`tail${i}`] = boneFrame(from, to, turned([0, 0, 1], 'y', swing))
    from = to
  }
}

function poseLeg(places: BeastPlaces, rest: Record<string, Frame>, name: FootName, foot: Foot, trunk: Frame, yaw: number, frames: Record<string, Frame>): void {
  const isFore = name.startsWith('fore')
  const side = name.endsWith('L') ? 'L' : 'R'
  const part = isFore ? 'fore' : 'hind'
  const [root, first, second, end] = isFore
    ? [places.shoulder, places.elbow, places.wrist, places.foreFoot]
    : [places.hip, places.knee, places.hock, places.hindFoot]
  const mirror = (point: Point): Point => (side === 'L' ? point : [point[0], point[1], -point[2]])
  const rootAt = follow(trunk, rest[isFore ? 'chest' : 'hips']!, mirror(root))
  const cannonM = distance(second, end)
  const up = turned([-Math.sin(foot.cannon) * cannonM, Math.cos(foot.cannon) * cannonM, 0], 'y', -yaw)
  const [firstM, secondM] = [distance(root, first), distance(first, second)]
  // A leg too short for its place straightens toward it.
  let joint = add(foot.at, up)
  const most = (firstM + secondM) * 0.998
  const span = distance(rootAt, joint)
  if (span > most) joint = mix(rootAt, joint, most / span)
  const bend = turned(isFore ? [-1, 0.1, 0] : [1, 0.1, 0], 'y', -yaw)
  const middle = jointOf(rootAt, joint, firstM, secondM, bend)
  const footAt = add(joint, times(minus(foot.at, joint), cannonM / Math.max(distance(joint, foot.at), 1e-6)))
  frames[`${part}Upper${side}`] = boneFrame(rootAt, middle)
  frames[`${part}Lower${side}`] = boneFrame(middle, joint)
  frames[`${part}Cannon${side}`] = boneFrame(joint, footAt)
  frames[`${part}Foot${side}`] = { ...tipped(footAt, -foot.droop), origin: footAt }
}

