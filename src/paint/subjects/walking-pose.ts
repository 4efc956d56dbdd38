/**
 * The joints of a walking person at a moment, from the gait of the feet upward: pelvis and shoulders turn
 * against each other, arms swing against the legs, the head keeps its height, the pole is planted and left
 * behind like a foot. Coordinates are relative to the body: x = 0 below the pelvis, y = 0 at the ground
 * there.
 */
import { type FootPose, type Gait, type GroundLine, footAt, walkingSpeed } from './gait.ts'
import { type Vector, add, along, between, jointOf } from './vector.ts'

export interface Leg {
  readonly hip: Vector
  readonly knee: Vector
  readonly foot: FootPose
}

export interface Arm {
  readonly shoulder: Vector
  readonly elbow: Vector
  readonly hand: Vector
}

/** `near` is the side toward the camera. */
export interface WalkingPose {
  readonly pelvis: Vector
  readonly chest: Vector
  /** Middle of the skull. */
  readonly head: Vector
  /** Of the trunk against the upright, radians, positive = forward. */
  readonly lean: number
  readonly near: { readonly leg: Leg; readonly arm: Arm }
  readonly far: { readonly leg: Leg; readonly arm: Arm }
  /** Walking pole of the near hand. */
  readonly pole: { readonly grip: Vector; readonly tip: Vector } | null
  /** How far what hangs on the back lags behind the trunk, metres: its own bounce. */
  readonly bounceM: number
}

export interface WalkStyle {
  readonly gait: Gait
  readonly lean: number
  /** How far the arms swing to each side, radians. */
  readonly armSwing: number
  readonly hasPole: boolean
}

/** Lengths of a person of 1.75 m. */
const thighM = 0.44
const shinM = 0.425
const upperArmM = 0.29
const forearmM = 0.25
const trunkM = 0.5
const neckM = 0.222
const poleM = 1.1
const pelvisM = 0.938

const turnRadians = Math.PI * 2

/**
 * @param timeS - Seconds of walking; the body is at `startX + speed × timeS`.
 * @param cycleOffset - Part of a cycle that this walker is ahead, 0 … 1.
 * @param farRiseM - How much higher the far foot's track appears, being farther from a
 *   camera that looks down on it.
 */
export function walkingPose(
  style: WalkStyle,
  startX: number,
  timeS: number,
  cycleOffset: number,
  ground: GroundLine,
  farRiseM = 0,
): WalkingPose {
  const { gait } = style
  const speed = walkingSpeed(gait)
  const bodyX = startX + speed * timeS
  const groundY = ground(bodyX)
  const nearPhase = timeS / gait.cycleS + cycleOffset
  const farPhase = nearPhase + 0.5
  const slope = (ground(bodyX + 0.3) - ground(bodyX - 0.3)) / 0.6

  // Twice a cycle the body sinks, deepest when both feet are down, and rises over the standing leg.
  const rise = Math.cos(2 * turnRadians * (nearPhase - gait.duty / 2))
  const pelvis: Vector = [
    0.012 * Math.cos(2 * turnRadians * (nearPhase - 0.1)),
    pelvisM + 0.016 * rise - 0.32 * Math.abs(slope),
  ]
  const lean = style.lean + 0.35 * Math.max(slope, -0.1) + 0.012 * Math.cos(2 * turnRadians * (nearPhase - 0.16))
  const chest = along(pelvis, Math.PI / 2 - lean, trunkM)
  const headBase = along(chest, Math.PI / 2 - lean * 0.6 - 0.1, neckM)
  const head: Vector = [headBase[0] * 0.75 + 0.25 * (style.lean * 0.75), headBase[1] - 0.011 * rise]

  const leg = (phase: number, offset: number, riseM: number): Leg => {
    const firstX = startX + gait.strideM / 2 - speed * gait.cycleS * offset - 0.02
    const world = footAt(gait, phase, firstX, ground)
    const foot: FootPose = { ...world, ankle: [world.ankle[0] - bodyX, world.ankle[1] - groundY + riseM] }
    const hip = add(pelvis, [0.028 * Math.cos(turnRadians * (phase - 0.05)), 0])
    return { hip, knee: jointOf(hip, foot.ankle, thighM, shinM, 1), foot }
  }
  const shoulderOf = (phase: number): Vector => add(chest, [-0.034 * Math.cos(turnRadians * (phase - 0.05)), -0.045])
  const swingingArm = (phase: number): Arm => {
    const shoulder = shoulderOf(phase)
    const forward = -Math.cos(turnRadians * (phase - 0.04))
    const upper = -Math.PI / 2 + 0.04 + style.armSwing * forward
    const elbow = along(shoulder, upper, upperArmM)
    return { shoulder, elbow, hand: along(elbow, upper + 0.3 + 0.32 * Math.max(0, forward), forearmM) }
  }
  const nearLeg = leg(nearPhase, cycleOffset, 0)
  const farLeg = leg(farPhase, cycleOffset + 0.5, farRiseM)
  let nearArm = swingingArm(nearPhase)
  let pole: WalkingPose['pole'] = null
  if (style.hasPole) {
    const shoulder = nearArm.shoulder
    const tip = poleTip(style, startX, farPhase, cycleOffset + 0.5, bodyX, groundY, ground)
    const handX = shoulder[0] + 0.33 + 0.1 * Math.cos(turnRadians * (farPhase - 0.06))
    const hand: Vector = [handX, tip[1] + Math.sqrt(Math.max(poleM ** 2 - (handX - tip[0]) ** 2, 0.5))]
    nearArm = { shoulder, elbow: jointOf(shoulder, hand, upperArmM, forearmM, -1), hand }
    pole = { grip: between(hand, tip, -0.08 / poleM), tip }
  }
  return {
    pelvis,
    chest,
    head,
    lean,
    near: { leg: nearLeg, arm: nearArm },
    far: { leg: farLeg, arm: swingingArm(farPhase) },
    pole,
    bounceM: 0.009 * Math.cos(2 * turnRadians * (nearPhase - gait.duty / 2 - 0.1)),
  }
}

/**
 * The pole goes with the foot of the other side: planted as long, then carried forward just above the ground.
 */
function poleTip(
  style: WalkStyle,
  startX: number,
  phase: number,
  offset: number,
  bodyX: number,
  groundY: number,
  ground: GroundLine,
): Vector {
  const { gait } = style
  const speed = walkingSpeed(gait)
  const step = Math.floor(phase)
  const part = phase - step
  const stepM = speed * gait.cycleS
  const x = startX + gait.strideM / 2 - stepM * offset + 0.16 + step * stepM
  if (part < gait.duty) return [x - bodyX, ground(x) - groundY]
  const swing = (part - gait.duty) / (1 - gait.duty)
  const eased = swing * swing * (3 - 2 * swing)
  const carriedX = x + stepM * eased
  return [carriedX - bodyX, ground(carriedX) - groundY + 0.13 * Math.sin(Math.PI * swing) ** 1.5]
}
