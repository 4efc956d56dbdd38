/** Two who dance together: each around the point between them, in steps that plant one foot while the other moves. */
import { pairApartM as apartM } from '../../../scene/placing.ts'
import type { Frame } from '../pose.ts'
import { type Point, turned } from '../shape/point.ts'
import type { Body } from './body.ts'
import type { BodyPose, Side } from './body-pose.ts'
import { type PoseOf, posed } from './poses.ts'

const beatS = 0.62

/** How far the pair has turned after so many beats: to and fro, so that the same one stays nearer to us. */
function turnAfter(beats: number): number {
  return 0.42 * Math.sin(beats * 0.6) + 0.18 * Math.sin(beats * 1.7)
}

function together(isLeading: boolean): PoseOf {
  return (body, moment) => {
    const at = moment.timeS / beatS + 40
    const beat = Math.floor(at)
    const part = at - beat
    const eased = part * part * (3 - 2 * part)
    const between = (from: number, to: number): number => from + (to - from) * eased
    const now = between(turnAfter(beat), turnAfter(beat + 1))
    const sway = Math.sin(at * Math.PI)
    const rise = Math.sin(part * Math.PI)
    /** Even beats move the left foot, odd ones the right; the other stays as it was put down. */
    const footAt = (side: Side): { angle: number; lift: number } => {
      const moves = (beat % 2 === 0) === (side === (isLeading ? 'L' : 'R'))
      return moves ? { angle: between(turnAfter(beat - 1), turnAfter(beat + 1)), lift: 0.05 * rise } : { angle: turnAfter(beat), lift: 0 }
    }
    const feet = { L: footAt('L'), R: footAt('R') }
    const high = 1.36 / (isLeading ? 1 : 0.96) + 0.02 * sway
    const pose = posed(body, moment, {
      hips: -0.02 + 0.016 * rise, at: [0.02, 0.03 * sway], pelvis: [0, 0.04 * sway, 0], chest: [-0.03, -0.03 * sway, isLeading ? 0.06 : -0.06],
      head: [isLeading ? 0.06 : -0.1, isLeading ? 0.03 * sway : 0.08, isLeading ? -0.12 : 0.16],
      feet: { L: [0, 0.09, 0.12, feet.L.lift, -0.35 * feet.L.lift * 8], R: [-0.03, -0.09, -0.12, feet.R.lift, -0.35 * feet.R.lift * 8] },
      hands: isLeading ? { L: [0.25, high, 0.44], R: [0.4, 1.16, -0.12] } : { R: [0.25, high, -0.44], L: [0.36, 1.36, 0.19] },
      elbowsTo: isLeading ? { L: [-0.2, -0.5, 0.8], R: [-0.1, -0.35, -1] } : { R: [-0.2, -0.5, -0.8], L: [0, -0.3, 1] },
    })
    return aroundPartner(body, pose, now, { L: feet.L.angle, R: feet.R.angle })
  }
}

/** The pose turned about the point between the two, the feet as far as each was put. */
function aroundPartner(body: Body, pose: BodyPose, angle: number, feet: Readonly<Record<Side, number>>): BodyPose {
  const about = (point: Point, by: number): Point => {
    const [x, y, z] = turned([point[0] - apartM, point[1], point[2]], 'y', -by)
    return [x + apartM, y, z]
  }
  const way = (axis: Point): Point => turned(axis, 'y', -angle)
  const frame = ({ origin, x, y, z }: Frame): Frame => ({ origin: about(origin, angle), x: way(x), y: way(y), z: way(z) })
  const foot = (side: Side): BodyPose['feet'][Side] => ({ ...pose.feet[side], ankle: about(pose.feet[side].ankle, feet[side]), yaw: pose.feet[side].yaw + feet[side] - angle })
  const hand = (side: Side): BodyPose['hands'][Side] => {
    const { wrist, elbowTo } = pose.hands[side]
    return { wrist: about(wrist, angle), ...(elbowTo ? { elbowTo: way(elbowTo) } : {}) }
  }
  return {
    pelvis: frame(pose.pelvis), chest: frame(pose.chest), head: frame(pose.head),
    feet: { L: foot('L'), R: foot('R') }, hands: { L: hand('L'), R: hand('R') },
  }
}

export const leads = together(true)
export const follows = together(false)

/** What is danced without a partner, unless there is one. */
export function alone(dance: PoseOf, withPartner: PoseOf): PoseOf {
  return (body, moment) => (moment.action === 'waltz' ? withPartner : dance)(body, moment)
}
