/** A person's pose in joints, and the frames of the bones that follow from them. */
import type { Contact, Puff } from '../figure.ts'
import { type Frame, boneFrame } from '../pose.ts'
import { type Point, add, cross, dot, jointOf, minus, times, turned, unit } from '../shape/point.ts'
import type { Body } from './body.ts'

export interface FootPlace {
  readonly ankle: Point
  /** Of the sole, radians: positive lifts the toes. */
  readonly pitch: number
  /** Radians, positive turns the toes to the left. */
  readonly yaw: number
  /** Height of the sole above the ground, metres. */
  readonly lift: number
}

export interface HandPlace {
  /** Wrist. */
  readonly wrist: Point
  /** Way the elbow points; default back and a little out. */
  readonly elbowTo?: Point
  /** Way the fingers point; default on along the forearm. */
  readonly fingersTo?: Point
}

/** `L` is the person's left. Relative to a point of the ground below the body. */
export interface BodyPose {
  readonly pelvis: Frame
  readonly chest: Frame
  readonly head: Frame
  readonly feet: { readonly L: FootPlace; readonly R: FootPlace }
  readonly hands: { readonly L: HandPlace; readonly R: HandPlace }
  /** Way the knees point; default forward. */
  readonly kneesTo?: { readonly L: Point; readonly R: Point }
  /** Frames of the bones that carry props. */
  readonly props?: Readonly<Record<string, Frame>>
  /** Where the ground is touched, when that is not under the feet. */
  readonly contacts?: readonly Contact[]
  readonly puffs?: readonly Puff[]
}

export const sides = ['L', 'R'] as const
export type Side = (typeof sides)[number]

export function sign(side: Side): 1 | -1 {
  return side === 'L' ? 1 : -1
}

/** A frame whose y axis leans: forward about z, to the left about x, and turned about y, radians. */
export function leaning(origin: Point, forward: number, left = 0, turn = 0): Frame {
  const place = (axis: Point): Point => turned(turned(turned(axis, 'z', -forward), 'x', left), 'y', -turn)
  return { origin, x: place([1, 0, 0]), y: place([0, 1, 0]), z: place([0, 0, 1]) }
}

/** Where a point of the standing body is when its bone is in `now`. */
export function carried(body: Body, bone: 'pelvis' | 'chest' | 'head', now: Frame, point: Point): Point {
  const from = bone === 'pelvis' ? body.pelvis : bone === 'chest' ? body.waist : body.neck
  const d = minus(point, from)
  return add(now.origin, add(add(times(now.x, d[0]), times(now.y, d[1])), times(now.z, d[2])))
}

export function shoulderOf(body: Body, pose: Pick<BodyPose, 'chest'>, side: Side): Point {
  const [x, y, z] = body.arm.root
  return carried(body, 'chest', pose.chest, [x, y, z * sign(side)])
}

export function hipOf(body: Body, pose: Pick<BodyPose, 'pelvis'>, side: Side): Point {
  const [x, y, z] = body.leg.root
  return carried(body, 'pelvis', pose.pelvis, [x, y, z * sign(side)])
}

export function bodyFrames(body: Body, pose: BodyPose): Record<string, Frame> {
  const frames: Record<string, Frame> = { pelvis: pose.pelvis, chest: pose.chest, head: pose.head }
  for (const side of sides) {
    const foot = pose.feet[side]
    const hip = hipOf(body, pose, side)
    const kneeTo = pose.kneesTo?.[side] ?? add(pose.pelvis.x, times(pose.pelvis.z, 0.12 * sign(side)))
    const knee = jointOf(hip, foot.ankle, body.thighM, body.shinM, kneeTo)
    const legSide = sideOf(hip, knee, foot.ankle, kneeTo, 1)
    frames[`thigh${side}`] = boneFrame(hip, knee, legSide)
    frames[`shin${side}`] = boneFrame(knee, reachable(knee, foot.ankle, body.shinM), legSide)
    const heading = Math.atan2(pose.pelvis.x[2], pose.pelvis.x[0])
    frames[`foot${side}`] = leaning(reachable(knee, foot.ankle, body.shinM), -foot.pitch, 0, heading + foot.yaw)
    const hand = pose.hands[side]
    const shoulder = shoulderOf(body, pose, side)
    const elbowTo = hand.elbowTo ?? add(add(times(pose.chest.x, -1), times(pose.chest.z, 0.35 * sign(side))), [0, -0.4, 0])
    const elbow = jointOf(shoulder, hand.wrist, body.upperArmM, body.forearmM, elbowTo)
    const armSide = sideOf(shoulder, elbow, hand.wrist, elbowTo, -1)
    const wrist = reachable(elbow, hand.wrist, body.forearmM)
    frames[`upperArm${side}`] = boneFrame(shoulder, elbow, armSide)
    frames[`forearm${side}`] = boneFrame(elbow, wrist, armSide)
    const fingers = hand.fingersTo ?? unit(minus(wrist, elbow))
    frames[`hand${side}`] = boneFrame(wrist, add(wrist, fingers), armSide)
  }
  return frames
}

/** A limb too short for its end stops on the way there. */
function reachable(from: Point, to: Point, most: number): Point {
  const way = minus(to, from)
  const l = Math.hypot(...way)
  return l <= most * 1.0005 ? to : add(from, times(way, most / l))
}

/**
 * The left of a limb that bends in the plane of its joints.
 *
 * @param bends - 1 when the middle joint goes forward (a knee), −1 backward (an elbow).
 */
function sideOf(root: Point, middle: Point, end: Point, toward: Point, bends: 1 | -1): Point {
  const along = unit(minus(end, root))
  const forward = unit(minus(toward, times(along, dot(toward, along))))
  // Down the limb × forward is to the left when the limb hangs.
  const left = cross(along, times(forward, bends))
  return Math.hypot(...left) > 0.1 ? left : cross(minus(middle, root), minus(end, root))
}
