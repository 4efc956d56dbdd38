/** What people do in one place: standing, sitting, lying, dancing and the like. All times in seconds, lengths scaled by the body. */
import type { Moment } from '../figure.ts'
import { type Frame, placedFrame } from '../pose.ts'
import { type Point, add, times } from '../shape/point.ts'
import { type ArmAngles, handAt } from './arms.ts'
import type { Body } from './body.ts'
import { type BodyPose, type FootPlace, type HandPlace, type Side, leaning, sides, sign } from './body-pose.ts'
import { type Walk, jog, stroll, walkPose } from './walk.ts'

export type PoseOf = (body: Body, moment: Moment) => BodyPose


export interface Stance {
  /** Height of the hips against standing, metres of a person of 1.75 m; negative = lower. */
  readonly hips?: number
  /** Where the hips are, forward and to the left. */
  readonly at?: readonly [x: number, z: number]
  /** Of pelvis and chest: forward, to the left, turned to the left, radians. */
  readonly pelvis?: readonly [lean: number, left: number, turn: number]
  readonly chest?: readonly [lean: number, left: number, turn: number]
  readonly head?: readonly [nod: number, left: number, turn: number]
  /** Feet: forward, to the left, toes out, height, pitch. */
  readonly feet?: Readonly<Record<Side, readonly [x: number, z: number, yaw?: number, y?: number, pitch?: number]>>
  readonly arms?: Readonly<Record<Side, ArmAngles>>
  /** Wrists by place instead, from the ground below the body. */
  readonly hands?: Readonly<Partial<Record<Side, Point>>>
  readonly kneesTo?: Readonly<Record<Side, Point>>
  readonly elbowsTo?: Readonly<Partial<Record<Side, Point>>>
}

/** What the left does the right does, and the other way round. */
export function mirroredStance(stance: Stance): Stance {
  const turn = ([lean, left, about]: readonly [number, number, number]): readonly [number, number, number] => [lean, -left, -about]
  const point = ([x, y, z]: Point): Point => [x, y, -z]
  const { at, pelvis, chest, head, feet, arms, hands, kneesTo, elbowsTo } = stance
  const foot = ([x, z, yaw = 0, ...rest]: NonNullable<Stance['feet']>[Side]): NonNullable<Stance['feet']>[Side] => [x, -z, -yaw, ...rest]
  return {
    ...stance,
    ...(at ? { at: [at[0], -at[1]] } : {}),
    ...(pelvis ? { pelvis: turn(pelvis) } : {}),
    ...(chest ? { chest: turn(chest) } : {}),
    ...(head ? { head: turn(head) } : {}),
    ...(feet ? { feet: { L: foot(feet.R), R: foot(feet.L) } } : {}),
    ...(arms ? { arms: { L: arms.R, R: arms.L } } : {}),
    ...(hands ? { hands: { ...(hands.R ? { L: point(hands.R) } : {}), ...(hands.L ? { R: point(hands.L) } : {}) } } : {}),
    ...(kneesTo ? { kneesTo: { L: point(kneesTo.R), R: point(kneesTo.L) } } : {}),
    ...(elbowsTo ? { elbowsTo: { ...(elbowsTo.R ? { L: point(elbowsTo.R) } : {}), ...(elbowsTo.L ? { R: point(elbowsTo.L) } : {}) } } : {}),
  }
}

/** Who stands sideways on a board has the chest to the viewer. */
export function facingViewer(stance: Stance, { viewer = 0 }: Moment): Stance {
  return viewer > 0 ? mirroredStance(stance) : stance
}

/** A pose from the measures of a person of 1.75 m. */
export function posed(body: Body, moment: Moment, stance: Stance): BodyPose {
  const s = body.scale
  const [hx, hz] = stance.at ?? [0, 0]
  const [pl, ps, pt] = stance.pelvis ?? [0, 0, 0]
  const pelvisAt: Point = [hx * s, body.pelvis[1] + (stance.hips ?? 0) * s, hz * s]
  const pelvis = leaning(pelvisAt, pl, ps, pt)
  const [cl, cs, ct] = stance.chest ?? [0.02, 0, 0]
  const trunk = leaning([0, 0, 0], (pl + cl) / 2, (ps + cs) / 2, (pt + ct) / 2)
  const chestAt = add(pelvisAt, times(trunk.y, body.waist[1] - body.pelvis[1]))
  const chest = leaning(chestAt, cl, cs, ct)
  const neckAt = add(chestAt, add(times(chest.y, body.neck[1] - body.waist[1]), times(chest.x, body.neck[0])))
  const [hn, hs, ht] = stance.head ?? [0, 0, 0]
  const head = leaning(neckAt, hn, hs, ht)
  const foot = (side: Side): FootPlace => {
    const [x, z, yaw = 0.14 * sign(side), y = 0, pitch = 0] = stance.feet?.[side] ?? [0, 0.1 * sign(side)]
    const ground = moment.ground(x * s, z * s)
    return { ankle: [x * s, body.ankleM + y * s + ground, z * s], pitch, yaw, lift: Math.max(0, y * s) }
  }
  const hand = (side: Side): HandPlace => {
    const at = stance.hands?.[side]
    const elbowTo = stance.elbowsTo?.[side]
    if (at) return { wrist: times(at, s), ...(elbowTo ? { elbowTo } : {}) }
    return handAt(body, { chest }, side, stance.arms?.[side] ?? { raise: 0.03, bend: 0.18, out: 0.12 })
  }
  return {
    pelvis, chest, head,
    feet: { L: foot('L'), R: foot('R') },
    hands: { L: hand('L'), R: hand('R') },
    ...(stance.kneesTo ? { kneesTo: stance.kneesTo } : {}),
  }
}

/** Slow changes that no two people share. */
function idle({ timeS, phase, viewer = 0 }: Moment): { t: number; breath: number; sway: number; look: number; nod: number } {
  const t = timeS + phase * 23
  return {
    t,
    breath: Math.sin(t * 1.6),
    sway: Math.sin(t * 0.47),
    look: 0.75 * Math.max(-0.7, Math.min(0.7, viewer)) + 0.16 * Math.sin(t * 0.31) + 0.1 * Math.sin(t * 0.73 + 1),
    nod: 0.04 * Math.sin(t * 0.53 + 2),
  }
}

export const stand: PoseOf = (body, moment) => {
  const { breath, sway, look, nod } = idle(moment)
  return posed(body, moment, {
    hips: -0.006, at: [0, 0.02 * sway], pelvis: [0, 0.025 * sway, 0], chest: [0.015 + 0.006 * breath, -0.03 * sway, 0.04 * look], head: [nod, 0, look],
    feet: { L: [0.03, 0.11, 0.2], R: [-0.03, -0.11, -0.24] },
    arms: { L: { raise: 0.03 + 0.012 * breath, bend: 0.2, out: 0.11 }, R: { raise: 0.0 - 0.012 * breath, bend: 0.24, out: 0.12 } },
  })
}

export const wave: PoseOf = (body, moment) => {
  const { t, sway, look } = idle(moment)
  return posed(body, moment, {
    at: [0, 0.015 * sway], chest: [0, 0.05, 0.08], head: [-0.04, 0, look * 0.4],
    arms: { L: { raise: 0.02, bend: 0.2, out: 0.1 }, R: { raise: 0.5, out: 1.75, bend: 0.35, inward: 0.3 + 0.42 * Math.sin(t * 6.5) } },
  })
}

const sitOnGround: PoseOf = (body, moment) => {
  const { breath, look, nod } = idle(moment)
  const pose = posed(body, moment, {
    hips: -0.835, pelvis: [-0.2, 0, 0], chest: [0.1 + 0.01 * breath, 0, 0.05 * look], head: [0.02 + nod, 0, look],
    feet: { L: [0.52, 0.13, 0.1, 0, 0.1], R: [0.47, -0.13, -0.12, 0, 0.1] }, hands: { L: [0.42, 0.52, 0.15], R: [0.4, 0.5, -0.16] },
    kneesTo: { L: [0.6, 1, 0.15], R: [0.6, 1, -0.15] },
  })
  return { ...pose, contacts: [{ point: [0.12, 0, 0], radius: 0.42 * body.scale, lift: 0 }, { point: [0.5 * body.scale, 0, 0], radius: 0.26 * body.scale, lift: 0 }] }
}

export const meditate: PoseOf = (body, moment) => {
  const { breath } = idle(moment)
  const pose = posed(body, moment, {
    hips: -0.845, pelvis: [0, 0, 0], chest: [0.01 * breath, 0, 0], head: [0.03, 0, 0],
    feet: { L: [0.3, -0.16, -1.2, 0.01], R: [0.34, 0.16, 1.2, 0.05] }, hands: { L: [0.27, 0.3, 0.33], R: [0.27, 0.3, -0.33] },
    kneesTo: { L: [0.5, 0.25, 1], R: [0.5, 0.25, -1] }, elbowsTo: { L: [-0.3, -0.5, 0.7], R: [-0.3, -0.5, -0.7] },
  })
  return { ...pose, contacts: [{ point: [0.15, 0, 0], radius: 0.5 * body.scale, lift: 0 }] }
}

/** Flat on the back, the head toward −x. */
export const lie: PoseOf = (body, moment) => {
  const { breath } = idle(moment)
  const s = body.scale
  const flat = (origin: Point): Frame => ({ origin, x: [0, 1, 0], y: [-1, 0, 0], z: [0, 0, 1] })
  const hips: Point = [0, 0.12 * s, 0]
  const up = body.neck[1] - body.pelvis[1]
  return {
    pelvis: flat(hips),
    chest: flat(add(hips, [-(body.waist[1] - body.pelvis[1]), 0.008 * s * breath, 0])),
    head: flat(add(hips, [-up, 0.035 * s, 0])),
    feet: { L: { ankle: [0.82 * s, 0.09 * s, 0.12 * s], pitch: 1.2, yaw: 0.3, lift: 0 }, R: { ankle: [0.6 * s, 0.09 * s, -0.12 * s], pitch: 0.2, yaw: -0.2, lift: 0 } },
    hands: { L: { wrist: [-0.72 * s, 0.13 * s, 0.2 * s], elbowTo: [0, 0, 1] }, R: { wrist: [-0.08 * s, 0.24 * s, -0.1 * s], elbowTo: [0, -0.2, -1] } },
    kneesTo: { L: [0, 1, 0.2], R: [0, 1, -0.2] },
    contacts: [-0.4, 0, 0.5].map((x) => ({ point: [x * s, 0, 0] as Point, radius: 0.36 * s, lift: 0 })),
  }
}

/** On something that is ridden: the hips at the origin, legs astride. */
export const ride: PoseOf = (body, moment) => {
  const { t, breath, look } = idle(moment)
  const s = body.scale
  const down = -body.pelvis[1] / s
  const rest = posed(body, { ...moment, ground: () => 0 }, {
    hips: down, pelvis: [0.04, 0, 0], chest: [0.1 + 0.015 * Math.sin(t * 4), 0, 0.03 * look], head: [0.02, 0, look * 0.6],
    feet: { L: [0.1, 0.34, 0.15, -0.74, 0.05], R: [0.1, -0.34, -0.15, -0.74, 0.05] },
    hands: { L: [0.38, 0.28 + 0.01 * breath, 0.09], R: [0.38, 0.28 + 0.01 * breath, -0.09] },
    kneesTo: { L: [1, 0.3, 0.75], R: [1, 0.3, -0.75] },
  })
  return { ...rest, contacts: [] }
}

/** On the ground, a book on the knees; now and then a page is turned. */
export const read: PoseOf = (body, moment) => {
  const { t, breath, nod } = idle(moment)
  const pose = sitOnGround(body, moment)
  const s = body.scale
  const at: Point = [0.43 * s, (0.6 + 0.006 * breath) * s, 0]
  // From the right edge over to the left and back.
  const turn = Math.max(0, Math.sin(t * 0.55)) ** 24
  const wrist = (side: Side): HandPlace => ({ wrist: add(at, [-0.07 * s, (-0.03 + (side === 'R' ? 0.1 * turn : 0)) * s, (0.17 - (side === 'R' ? 0.14 * turn : 0)) * s * sign(side)]), elbowTo: [-0.4, -0.7, 0.6 * sign(side)], fingersTo: [0.9, 0.4, -0.3 * sign(side)] })
  return { ...pose, head: leaning(pose.head.origin, 0.3 + nod, 0, 0.03 * Math.sin(t * 1.3)), hands: { L: wrist('L'), R: wrist('R') }, props: { book: placedFrame(at, 0, 0.5) } }
}

/** How long a jump takes, seconds, and how high it goes, metres: nobody jumps as another does. */
const jumpS = (phase: number): number => 1.05 + 0.3 * ((phase * 7.3) % 1)
const jumpM = (phase: number): number => 0.34 + 0.16 * ((phase * 3.7 + 0.4) % 1)

export const jump: PoseOf = (body, moment) => {
  const { phase } = moment
  const cycles = moment.timeS / jumpS(phase) + phase
  const t = cycles - Math.floor(cycles)
  const air = t > 0.35 ? Math.sin(((t - 0.35) / 0.65) * Math.PI) : 0
  const crouch = t < 0.35 ? Math.sin((t / 0.35) * Math.PI) : 0
  const up = jumpM(phase) * air
  // Arms thrown up, or out like a star; knees drawn up, or legs apart.
  const star = (phase * 5.1) % 1
  const tuck = 0.5 * air * (1 - star)
  return posed(body, moment, {
    hips: up - 0.17 * crouch, chest: [0.1 * crouch, 0, 0.1 * (star - 0.5)], head: [-0.15 * air, 0, 0],
    feet: { L: [0.04 - 0.1 * tuck, 0.13 + 0.2 * star * air, 0.2, up * 0.92 + 0.3 * tuck, -0.5 * air], R: [-0.04 - 0.1 * tuck, -0.13 - 0.2 * star * air, -0.2, up * 0.92 + 0.3 * tuck, -0.5 * air] },
    arms: { L: { raise: 0.3 * crouch, out: 0.3 + (2.2 - 0.7 * star) * air, bend: 0.3 }, R: { raise: 0.3 * crouch, out: 0.3 + (2.2 - 0.7 * star) * air, bend: 0.3 } },
  })
}

interface Key {
  readonly hips: number
  readonly pelvis: readonly [number, number, number]
  readonly chest: readonly [number, number, number]
  readonly head: readonly [number, number, number]
  readonly L: readonly [x: number, z: number, y: number]
  readonly R: readonly [x: number, z: number, y: number]
  readonly armL: readonly [raise: number, out: number, bend: number]
  readonly armR: readonly [raise: number, out: number, bend: number]
}

/** From key to key: most of the time under way, a little held. */
function danced(keys: readonly Key[], keyS: number): PoseOf {
  return (body, moment) => {
    const at = moment.timeS / keyS + moment.phase * keys.length
    const i = Math.floor(at)
    const u = Math.min(1, (at - i) * 1.35)
    const t = u * u * (3 - 2 * u)
    const [a, b] = [i, i + 1].map((k) => keys[((k % keys.length) + keys.length) % keys.length]!) as [Key, Key]
    const mix = (p: number, q: number): number => p + (q - p) * t
    const three = (p: readonly [number, number, number], q: readonly [number, number, number]): [number, number, number] => [mix(p[0], q[0]), mix(p[1], q[1]), mix(p[2], q[2])]
    const feet = { L: three(a.L, b.L), R: three(a.R, b.R) }
    // A foot that changes its place is lifted on the way.
    const lifted = (side: Side): number => feet[side][2] + 0.09 * Math.sin(Math.PI * t) * Math.min(1, Math.hypot(b[side][0] - a[side][0], b[side][1] - a[side][1]) * 8)
    const [armL, armR] = [three(a.armL, b.armL), three(a.armR, b.armR)]
    const turn = mix(a.pelvis[2], b.pelvis[2])
    return posed(body, moment, {
      hips: mix(a.hips, b.hips), pelvis: three(a.pelvis, b.pelvis), chest: three(a.chest, b.chest), head: three(a.head, b.head),
      feet: { L: [feet.L[0], feet.L[1], turn + 0.3, lifted('L'), feet.L[2] > 0.15 ? -0.9 : 0], R: [feet.R[0], feet.R[1], turn - 0.3, lifted('R'), feet.R[2] > 0.15 ? -0.9 : 0] },
      arms: { L: { raise: armL[0], out: armL[1], bend: armL[2] }, R: { raise: armR[0], out: armR[1], bend: armR[2] } },
    })
  }
}

export const dance = danced([
  { hips: -0.06, pelvis: [0, 0.16, 0.1], chest: [0, -0.22, 0.3], head: [-0.05, 0.12, 0.3], L: [0.02, 0.2, 0], R: [-0.02, -0.28, 0], armL: [0.5, 2.3, 0.25], armR: [0.2, 1.2, 0.3] },
  { hips: -0.02, pelvis: [0, -0.1, 0.9], chest: [-0.08, 0.1, 1.2], head: [-0.1, 0, 1.3], L: [0.04, 0.06, 0], R: [0.3, -0.14, 0.34], armL: [0.3, 1.5, 0.15], armR: [0.3, 1.5, 0.15] },
  { hips: -0.2, pelvis: [0.12, 0.12, 0.3], chest: [0.1, -0.2, 0.1], head: [0, 0.15, 0.2], L: [0.34, 0.24, 0], R: [-0.26, -0.2, 0], armL: [1.5, 0.5, 0.2], armR: [-0.5, 1.1, 0.2] },
  { hips: 0.02, pelvis: [-0.06, -0.14, -0.3], chest: [-0.2, 0.2, -0.4], head: [-0.3, 0, -0.2], L: [0.04, 0.14, 0], R: [-0.36, -0.16, 0.3], armL: [2.5, 0.6, 0.3], armR: [2.4, 0.7, 0.25] },
  { hips: -0.08, pelvis: [0, 0.18, -0.7], chest: [0.04, -0.2, -1], head: [0, 0.1, -0.8], L: [0.1, 0.2, 0], R: [-0.1, -0.22, 0], armL: [0.1, 0.9, 1.1], armR: [0.6, 2.2, 0.2] },
], 0.62)

export const ballet = danced([
  { hips: 0.03, pelvis: [0, 0, 0], chest: [-0.03, 0, 0], head: [-0.05, 0, 0.2], L: [0.02, 0.06, 0], R: [-0.02, -0.06, 0], armL: [0.5, 2.5, 0.5], armR: [0.5, 2.5, 0.5] },
  { hips: 0.04, pelvis: [0.12, 0, 0.1], chest: [0.05, 0, 0.1], head: [-0.15, 0, 0.1], L: [0.02, 0.05, 0], R: [-0.62, -0.12, 0.72], armL: [1.7, 0.2, 0.1], armR: [0.1, 1.5, 0.15] },
  { hips: -0.09, pelvis: [0, 0, 0.4], chest: [0.02, 0.05, 0.5], head: [0, 0, 0.5], L: [0.12, 0.16, 0], R: [-0.16, -0.12, 0], armL: [0.9, 1.1, 0.6], armR: [0.1, 0.9, 0.5] },
  { hips: 0.04, pelvis: [-0.08, 0, 0.1], chest: [-0.14, 0, 0.1], head: [-0.2, 0, 0], L: [0.6, 0.14, 0.78], R: [-0.02, -0.05, 0], armL: [0.6, 1.6, 0.1], armR: [0.3, 2.5, 0.4] },
], 1.1)

/** What any person does with an action; else the way they go, else standing. */
export function anybody(walk: Walk = stroll, rests: PoseOf = stand): PoseOf {
  return (body, moment) => {
    switch (moment.action) {
      case 'ride': return ride(body, moment)
      case 'sit': return sitOnGround(body, moment)
      case 'lie': case 'sleep': return lie(body, moment)
      case 'dance': return dance(body, moment)
      case 'wave': return wave(body, moment)
      case 'read': return read(body, moment)
      case 'leap': case 'play': return jump(body, moment)
      case null: default:
        if (moment.speed < 0.05) return rests(body, moment)
        return walkPose(body, moment.speed > 2.1 * Math.sqrt(body.scale) ? jog : walk, moment)
    }
  }
}

/** Both hands, for poses that hold something. */
export function eachHand(place: (side: Side) => HandPlace): BodyPose['hands'] {
  const [L, R] = sides.map(place) as [HandPlace, HandPlace]
  return { L, R }
}

