/**
 * Walking and running on two legs, from the feet upward: pelvis and shoulders turn against each other, arms swing
 * against the legs, the weight goes over the standing foot, the head keeps its height.
 */
import { type Gait, footAt, gaitAtSpeed, walkingSpeed } from '../gait.ts'
import type { Moment } from '../figure.ts'
import { type Point, add, times } from '../shape/point.ts'
import { handAt } from './arms.ts'
import type { Body } from './body.ts'
import { type BodyPose, type FootPlace, type HandPlace, type Side, leaning, sign } from './body-pose.ts'

export interface Walk {
  readonly gait: Gait
  readonly lean: number
  /** How far the arms swing to each side, radians. */
  readonly armSwing: number
  /** Bend of the elbows at least, radians. */
  readonly elbow: number
  /** How far the body sinks and rises, metres. */
  readonly bob: number
}

export const stroll: Walk = {
  gait: { strideM: 0.7, duty: 0.61, cycleS: 1.08, liftM: 0.035 },
  lean: 0.05,
  armSwing: 0.42,
  elbow: 0.24,
  bob: 0.018,
}

export const jog: Walk = {
  gait: { strideM: 0.86, duty: 0.36, cycleS: 0.7, liftM: 0.2 },
  lean: 0.15,
  armSwing: 0.72,
  elbow: 1.45,
  bob: 0.045,
}

const full = Math.PI * 2

/** Turn of the head of somebody on the way: now ahead, now to where we are. */
export function glance({ timeS, phase, viewer = 0 }: Moment): number {
  const toward = Math.max(-0.62, Math.min(0.62, viewer))
  return toward * (0.6 + 0.4 * Math.sin(timeS * 0.62 + phase * 11 + 0.6))
}

export function walkPose(body: Body, walk: Walk, moment: Moment): BodyPose {
  // The feet step in the measures of a person of 1.75 m.
  const s = body.scale
  const usual = { ...walk.gait, cycleS: walk.gait.cycleS * Math.sqrt(s) }
  const gait = gaitAtSpeed(usual, Math.max(moment.speed / s, 0.2))
  const cycleM = walkingSpeed(gait) * gait.cycleS
  const gone = moment.gone / s
  const phase = { L: gone / cycleM + moment.phase, R: gone / cycleM + moment.phase + 0.5 }
  const isRun = gait.duty < 0.5
  const trackM = (isRun ? 0.045 : 0.07) * s
  const slope = (moment.ground(0.3, 0) - moment.ground(-0.3, 0)) / 0.6
  const step = Math.cos(full * (phase.L - 0.05))

  // Twice a cycle the body sinks, deepest when the weight is taken over, and rises over the standing leg.
  const rise = Math.cos(2 * full * (phase.L - gait.duty / 2 - (isRun ? 0.25 : 0)))
  const sway = 0.022 * s * Math.cos(full * (phase.L - gait.duty / 2))
  const crouch = isRun ? 0.045 : 0.012
  const pelvisAt: Point = [
    0.012 * Math.cos(2 * full * (phase.L - 0.1)),
    body.pelvis[1] - (crouch + 0.3 * Math.abs(slope)) * s + walk.bob * s * rise,
    sway,
  ]
  const lean = walk.lean + 0.35 * Math.max(slope, -0.1) + 0.012 * Math.cos(2 * full * (phase.L - 0.16))
  const pelvis = leaning(pelvisAt, lean * 0.4, -0.035 * Math.cos(full * (phase.L - 0.28)), -0.11 * step)
  const chestAt = add(pelvisAt, times(leaning([0, 0, 0], lean).y, body.waist[1] - body.pelvis[1]))
  const chest = leaning(chestAt, lean, 0.02 * Math.cos(full * (phase.L - 0.28)), 0.13 * step)
  const neckAt = add(chestAt, add(times(chest.y, body.neck[1] - body.waist[1]), times(chest.x, body.neck[0])))
  const head = leaning([neckAt[0], neckAt[1] - 0.008 * s * rise, neckAt[2] * 0.6], lean * 0.35, 0, 0.02 * step + glance(moment))

  const foot = (side: Side): FootPlace => {
    const offset = side === 'L' ? moment.phase : moment.phase + 0.5
    const aside = trackM * sign(side)
    const firstX = gait.strideM / 2 - cycleM * offset - 0.02
    const line = (x: number): number => moment.ground((x - gone) * s, aside) / s
    const { ankle, pitch, isPlanted } = footAt(gait, phase[side], firstX, line)
    const lift = isPlanted ? 0 : Math.max(0, ankle[1] * s - body.ankleM - line(ankle[0]) * s)
    return { ankle: [(ankle[0] - gone) * s, ankle[1] * s, aside], pitch, yaw: 0.07 * sign(side), lift }
  }
  const hand = (side: Side): HandPlace => {
    const forward = -Math.cos(full * (phase[side] - 0.04))
    const raise = walk.armSwing * forward + (isRun ? -0.18 : 0.02)
    const bend = walk.elbow + (isRun ? 0.25 : 0.32) * Math.max(0, forward)
    return handAt(body, { chest }, side, { raise, bend, out: isRun ? 0.2 : 0.12, inward: isRun ? 0.35 : 0.08 })
  }
  return { pelvis, chest, head, feet: { L: foot('L'), R: foot('R') }, hands: { L: hand('L'), R: hand('R') } }
}
