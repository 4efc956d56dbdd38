/**
 * Walking, computed in the world: a planted foot stays where it is because its place is a function of the
 * step's number and not of the body. Metres, seconds, radians; the walker goes toward +x.
 */
import { type Vector, add, turn } from './vector.ts'

/** Height of the ground at x, metres. */
export type GroundLine = (x: number) => number

export interface Gait {
  /** How far the body travels while one foot is planted. */
  readonly strideM: number
  /** Part of the cycle in which a foot is planted; above 0.5 both feet carry the weight in between. */
  readonly duty: number
  /** One cycle is two steps. */
  readonly cycleS: number
  /** How much higher than the straight way the ankle swings. */
  readonly liftM: number
}

/** Ground speed at which planted feet stand still, m/s. */
export function walkingSpeed(gait: Gait): number {
  return gait.strideM / (gait.duty * gait.cycleS)
}

/**
 * The gait stretched or hurried so that its ground speed is the wanted one: half by stride, half by tempo.
 */
export function gaitAtSpeed(gait: Gait, speed: number): Gait {
  const factor = Math.sqrt(Math.max(speed, 0.2) / walkingSpeed(gait))
  return { ...gait, strideM: gait.strideM * factor, cycleS: gait.cycleS / factor }
}

/** The foot when flat, around the point of the ground below the ankle. */
export const foot = {
  heel: [-0.06, 0] as Vector,
  ball: [0.115, 0] as Vector,
  toe: [0.175, 0.004] as Vector,
  ankle: [0, 0.09] as Vector,
} as const

export interface FootPose {
  readonly ankle: Vector
  /** Of the sole against the horizontal; negative = toes down. */
  readonly pitch: number
  readonly isPlanted: boolean
}

/** Of a stance, 0 … 1: the foot rolls over its heel until, and lifts its heel from. */
const flatFrom = 0.16
const heelOffFrom = 0.5
const strikePitch = 0.34
const toeOffPitch = -0.95

/**
 * Where a foot is at a phase.
 *
 * @param phase - Cycles of this foot since its first strike; not wrapped, so that
 *   every step knows its own place.
 * @param firstX - x of the ground below the ankle in step 0.
 */
export function footAt(gait: Gait, phase: number, firstX: number, ground: GroundLine): FootPose {
  const step = Math.floor(phase)
  const part = phase - step
  const stepLength = walkingSpeed(gait) * gait.cycleS
  const x = firstX + step * stepLength
  if (part < gait.duty) return { ...stance(part / gait.duty, x, ground), isPlanted: true }
  const swingPart = (part - gait.duty) / (1 - gait.duty)
  const swingOverStance = (1 - gait.duty) / gait.duty
  return { ...swing(swingPart, x, x + stepLength, ground, gait.liftM, swingOverStance), isPlanted: false }
}

/**
 * A planted foot: rolls over the heel, lies flat, rolls over the ball; each pivot
 * stays on its point of the ground.
 */
function stance(part: number, x: number, ground: GroundLine): { ankle: Vector; pitch: number } {
  const heel: Vector = [x + foot.heel[0], ground(x + foot.heel[0])]
  const ball: Vector = [x + foot.ball[0], ground(x + foot.ball[0])]
  const slope = Math.atan2(ball[1] - heel[1], ball[0] - heel[0])
  if (part < heelOffFrom) {
    const early = Math.max(0, 1 - part / flatFrom)
    const pitch = slope + strikePitch * early * early
    return { ankle: add(heel, turn([-foot.heel[0], foot.ankle[1]], pitch)), pitch }
  }
  const late = (part - heelOffFrom) / (1 - heelOffFrom)
  const pitch = slope + toeOffPitch * late * late
  return { ankle: add(ball, turn([-foot.ball[0], foot.ankle[1]], pitch)), pitch }
}

/** From toe-off to heel strike, leaving and arriving with the velocity of the stances around it. */
function swing(
  part: number,
  fromX: number,
  toX: number,
  ground: GroundLine,
  liftM: number,
  swingOverStance: number,
): { ankle: Vector; pitch: number } {
  const tick = 1e-3
  const leave = stance(1, fromX, ground)
  const before = stance(1 - tick, fromX, ground)
  const arrive = stance(0, toX, ground)
  const after = stance(tick, toX, ground)
  const speed = swingOverStance / tick
  const curve = (p0: number, v0: number, p1: number, v1: number): number => {
    const t = part
    const leaving = (2 * t ** 3 - 3 * t ** 2 + 1) * p0 + (t ** 3 - 2 * t ** 2 + t) * v0
    return leaving + (3 * t ** 2 - 2 * t ** 3) * p1 + (t ** 3 - t ** 2) * v1
  }
  const axis = (k: 0 | 1): number =>
    curve(
      leave.ankle[k],
      (leave.ankle[k] - before.ankle[k]) * speed,
      arrive.ankle[k],
      (after.ankle[k] - arrive.ankle[k]) * speed,
    )
  const lift = liftM * Math.sin(Math.PI * part) ** 2
  const pitch = curve(
    leave.pitch,
    (leave.pitch - before.pitch) * speed * 0.4,
    arrive.pitch,
    (after.pitch - arrive.pitch) * speed * 0.2,
  )
  return { ankle: [axis(0), axis(1) + lift], pitch }
}

/** The point of the shoe that carries the weight: the heel while the toes are up, else the ball. */
export function contactPoint(pose: FootPose, pitchOfGround: number): Vector {
  const pivot = pose.pitch > pitchOfGround + 1e-9 ? foot.heel : foot.ball
  return add(pose.ankle, turn([pivot[0] - foot.ankle[0], pivot[1] - foot.ankle[1]], pose.pitch))
}
