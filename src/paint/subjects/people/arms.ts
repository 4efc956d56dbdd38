/** Arms given by angles, for poses that let them swing or hold. */
import { type Point, add, times } from '../shape/point.ts'
import type { Body } from './body.ts'
import { type BodyPose, type HandPlace, type Side, shoulderOf, sign } from './body-pose.ts'

export interface ArmAngles {
  /** Of the upper arm from hanging down, forward, radians. */
  readonly raise: number
  /** Of the upper arm away from the trunk, radians. */
  readonly out?: number
  /** Of the forearm against the upper arm, forward, radians. */
  readonly bend?: number
  /** Of the forearm across the body, radians. */
  readonly inward?: number
}

/** A hand where the arm's angles put it, in the axes of the chest. */
export function handAt(body: Body, pose: Pick<BodyPose, 'chest'>, side: Side, angles: ArmAngles): HandPlace {
  const { raise, out = 0.1, bend = 0.2, inward = 0 } = angles
  const { x, y, z } = pose.chest
  const shoulder = shoulderOf(body, pose, side)
  const outward = times(z, sign(side))
  const along = (angle: number, aside: number): Point =>
    add(add(times(x, Math.sin(angle) * Math.cos(aside)), times(y, -Math.cos(angle) * Math.cos(aside))), times(outward, Math.sin(aside)))
  const elbow = add(shoulder, times(along(raise, out), body.upperArmM))
  const wrist = add(elbow, times(along(raise + bend, out * (1 - Math.min(1, Math.abs(bend))) - inward), body.forearmM))
  // The elbow points to where the upper arm leaves the straight line.
  const middle = times(add(shoulder, wrist), 0.5)
  const elbowTo = [elbow[0] - middle[0], elbow[1] - middle[1], elbow[2] - middle[2]] as const
  return { wrist, elbowTo: Math.hypot(...elbowTo) > 0.01 ? elbowTo : add(times(x, -1), times(outward, 0.3)) }
}
