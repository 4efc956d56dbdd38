/** The joints of a standing person, from their build. Metres; x forward, y up, z to the left. */
import { type Frame, boneFrame, restFrame } from '../pose.ts'
import { type Point, add, mirrored } from '../shape/point.ts'

export interface Build {
  /** With shoes, metres. */
  readonly heightM: number
  /** Breadth of limbs and trunk, 1 = lean. */
  readonly bulk: number
  /** Size of the head against an adult's. */
  readonly head: number
  readonly shoulders: number
  readonly hips: number
  /** 0 … 1 */
  readonly bust: number
}

export const man: Build = { heightM: 1.78, bulk: 1.02, head: 1.06, shoulders: 1.02, hips: 0.94, bust: 0 }
export const woman: Build = { heightM: 1.68, bulk: 0.92, head: 1.07, shoulders: 0.9, hips: 1.02, bust: 1 }
export const child: Build = { heightM: 1.18, bulk: 1.04, head: 1.48, shoulders: 0.84, hips: 0.9, bust: 0 }

export interface Limb {
  readonly root: Point
  readonly middle: Point
  readonly end: Point
}

/** Of the left side where there are two. */
export interface Body {
  readonly build: Build
  /** Everything against a person of 1.75 m. */
  readonly scale: number
  readonly pelvis: Point
  readonly waist: Point
  /** Where neck and trunk meet. */
  readonly neck: Point
  /** Middle of the skull. */
  readonly head: Point
  readonly leg: Limb
  readonly arm: Limb
  /** From wrist to fingertips. */
  readonly handM: number
  readonly thighM: number
  readonly shinM: number
  readonly upperArmM: number
  readonly forearmM: number
  readonly footM: number
  readonly ankleM: number
}

export function bodyOf(build: Build): Body {
  // A big head leaves less for the rest.
  const scale = (build.heightM / 1.75) * (1 - 0.12 * (build.head - 1))
  const at = (x: number, y: number, z = 0): Point => [x * scale, y * scale, z * scale]
  const hipZ = 0.088 * build.hips
  const shoulderZ = 0.17 * build.shoulders
  const shoulder = at(-0.012, 1.392, shoulderZ)
  // Arms hang a little away from the trunk, so that the two do not melt together.
  const elbow = add(shoulder, at(-0.005, -0.258, 0.108))
  const wrist = add(elbow, at(0.035, -0.22, 0.07))
  return {
    build,
    scale,
    pelvis: at(0, 0.945),
    waist: at(0, 1.1),
    neck: at(-0.022, 1.455),
    head: add(at(0.004, 1.487), [0.01 * scale, 0.15 * build.head * scale, 0]),
    leg: { root: at(0, 0.92, hipZ), middle: at(0.012, 0.495, hipZ + 0.012), end: at(-0.012, 0.09, hipZ + 0.02) },
    arm: { root: shoulder, middle: elbow, end: wrist },
    handM: 0.175 * scale,
    thighM: 0.4255 * scale,
    shinM: 0.406 * scale,
    upperArmM: 0.28 * scale,
    forearmM: 0.2338 * scale,
    footM: 0.25 * scale,
    ankleM: 0.09 * scale,
  }
}

/** Names of the bones of one side end in L or R. */
export function restFrames(body: Body): Record<string, Frame> {
  const frames: Record<string, Frame> = {
    pelvis: { ...restFrame, origin: body.pelvis },
    chest: { ...restFrame, origin: body.waist },
    head: { ...restFrame, origin: body.neck },
  }
  for (const side of ['L', 'R'] as const) {
    const place = (point: Point): Point => (side === 'L' ? point : mirrored(point))
    const { leg, arm } = body
    frames[`thigh${side}`] = boneFrame(place(leg.root), place(leg.middle))
    frames[`shin${side}`] = boneFrame(place(leg.middle), place(leg.end))
    frames[`foot${side}`] = { ...restFrame, origin: place(leg.end) }
    frames[`upperArm${side}`] = boneFrame(place(arm.root), place(arm.middle))
    frames[`forearm${side}`] = boneFrame(place(arm.middle), place(arm.end))
    frames[`hand${side}`] = boneFrame(place(arm.end), place(add(arm.end, [0.02, -0.1, 0.025])))
  }
  return frames
}
