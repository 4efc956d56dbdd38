/** Dresses a walking pose: a person of 1.75 m from the side, far limbs first. */
import { DrawList, type Ink } from './draw-list.ts'
import { foot as footShape } from './gait.ts'
import { type Vector, add, along, angleOf, between, smoothCurve, turn } from './vector.ts'
import type { Arm, Leg, WalkingPose } from './walking-pose.ts'

export type Hat = 'brim' | 'cap' | 'beanie' | 'none'
export type Hair = 'short' | 'long' | 'bun'

/** Colours as `#rrggbb`; a plan's `inks` may replace each of them by its name. */
export interface Outfit {
  readonly top: string
  readonly trousers: string
  readonly shoes: string
  readonly skin: string
  readonly hair: string
  readonly hatColor: string
  readonly pack: string
}

export interface Build {
  readonly hat: Hat
  readonly hairCut: Hair
  readonly hasPack: boolean
  readonly hasPole: boolean
}

const farShade = 0.62

/** From the forehead over the crown to the nape and round the ear, relative to the middle of the skull. */
const hairOutline: readonly Vector[] = [
  [0.072, 0.085], [0.02, 0.142], [-0.06, 0.13], [-0.11, 0.06], [-0.1, -0.06], [-0.045, -0.045], [-0.028, 0.03], [0.03, 0.06],
]

export function drawPerson(list: DrawList, pose: WalkingPose, outfit: Outfit, build: Build): void {
  drawArm(list, pose.far.arm, outfit, farShade)
  drawLeg(list, pose.far.leg, outfit, farShade)
  drawLeg(list, pose.near.leg, outfit, 1)
  drawTrunk(list, pose, outfit)
  if (build.hasPack) drawPack(list, pose, outfit)
  drawHead(list, pose, outfit, build)
  if (pose.pole) {
    const { grip, tip } = pose.pole
    list.layer({ swell: 0.012 }).capsule(grip, between(grip, tip, 0.12), 0.017, 0.015, '#1c1c1e')
    list.capsule(between(grip, tip, 0.12), tip, 0.0095, 0.0075, { color: '#8a8f96', gloss: 0.8 })
    list.capsule(between(grip, tip, 0.95), between(grip, tip, 0.965), 0.02, 0.02, '#26262a')
  }
  drawArm(list, pose.near.arm, outfit, 1)
}

function drawLeg(list: DrawList, leg: Leg, { trousers, shoes }: Outfit, shade: number): void {
  const { ankle, pitch } = leg.foot
  const onFoot = (point: Vector): Vector =>
    add(ankle, turn([point[0] - footShape.ankle[0], point[1] - footShape.ankle[1]], pitch))
  // The shoe bends at the ball: its toes stay nearly level while the heel comes up.
  const ball = onFoot(footShape.ball)
  const toe = add(ball, turn([footShape.toe[0] - footShape.ball[0], 0.004], pitch > 0 ? pitch : pitch * 0.12))
  const up = (height: number): Vector => turn([0, height], pitch)
  const heel = onFoot(footShape.heel)
  const leather: Ink = { color: shoes, gloss: 0.25 }
  list
    .layer({ swell: 0.03, melt: 0.012, shade: shade * 0.55 })
    .capsule(add(heel, up(0.016)), add(ball, up(0.014)), 0.017, 0.015, '#201a16')
    .capsule(add(ball, up(0.014)), add(toe, [0, 0.013]), 0.015, 0.013, '#201a16')
  list
    .layer({ swell: 0.04, melt: 0.025, shade })
    .capsule(onFoot([-0.032, 0.052]), add(ball, up(0.047)), 0.043, 0.034, leather)
    .capsule(add(ball, up(0.045)), add(toe, [-0.012, 0.038]), 0.033, 0.025, leather)
    .capsule(onFoot([-0.004, 0.07]), onFoot([-0.002, 0.14]), 0.05, 0.047, leather)
  const cuff = between(leg.knee, ankle, 0.88)
  const calf = add(between(leg.knee, ankle, 0.35), [-0.012, 0])
  list
    .layer({ swell: 0.07, melt: 0.03, shade })
    .capsule(leg.hip, leg.knee, 0.102, 0.07, trousers)
    .capsule(leg.knee, calf, 0.07, 0.065, trousers)
    .capsule(calf, cuff, 0.065, 0.055, trousers)
}

function drawArm(list: DrawList, arm: Arm, { top, skin }: Outfit, shade: number): void {
  const wrist = between(arm.elbow, arm.hand, 0.82)
  list
    .layer({ swell: 0.035, melt: 0.01, shade })
    .capsule(wrist, along(arm.hand, angleOf(arm.elbow, arm.hand), 0.03), 0.03, 0.028, skin)
  list
    .layer({ swell: 0.055, melt: 0.025, shade })
    .capsule(arm.shoulder, arm.elbow, 0.06, 0.048, top)
    .capsule(arm.elbow, wrist, 0.048, 0.037, top)
}

function drawTrunk(list: DrawList, pose: WalkingPose, { top, trousers }: Outfit): void {
  const { pelvis, chest } = pose
  const at = (part: number, forward: number): Vector => add(between(pelvis, chest, part), [forward, 0])
  list.layer({ swell: 0.1, melt: 0.04 }).capsule(at(-0.02, -0.012), at(0.12, 0), 0.118, 0.112, trousers)
  list
    .layer({ swell: 0.11, melt: 0.05 })
    .capsule(at(0.04, -0.004), at(0.4, 0.004), 0.124, 0.115, top)
    .capsule(at(0.4, 0.004), at(0.74, 0.012), 0.115, 0.131, top)
    .capsule(at(0.74, 0.008), at(1.0, -0.012), 0.129, 0.088, top)
  list.decal().capsule(at(0.0, 0.1), at(0.95, 0.115), 0.004, 0.004, '#1a1c20')
}

function drawPack(list: DrawList, pose: WalkingPose, { pack }: Outfit): void {
  const { pelvis, chest, lean } = pose
  const back = add(between(pelvis, chest, 0.62), [-0.195, pose.bounceM])
  list.inFrame(back, -lean * 0.9, () => {
    list
      .layer({ swell: 0.05 })
      .capsule([-0.03, -0.27], [0.03, -0.27], 0.062, 0.062, '#7d8791') // rolled mat below
    list
      .layer({ swell: 0.09, melt: 0.035 })
      .capsule([-0.018, -0.16], [0, 0.1], 0.128, 0.118, pack)
      .capsule([0.0, 0.1], [0.012, 0.2], 0.118, 0.1, pack)
    list
      .decal()
      .capsule([-0.16, 0.075], [0.13, 0.09], 0.008, 0.008, '#2a1c18')
      .capsule([-0.16, -0.11], [0.12, -0.095], 0.008, 0.008, '#2a1c18')
    list.layer({ swell: 0.045, melt: 0.02 }).capsule([-0.02, -0.17], [-0.012, -0.05], 0.058, 0.05, darker(pack))
    list.layer({ swell: 0.045, melt: 0.02 }).capsule([-0.05, 0.235], [0.06, 0.24], 0.062, 0.066, darker(pack))
  })
  const strap = smoothCurve(
    [
      add(chest, [-0.1, 0.0]),
      add(chest, [0.035, -0.02]),
      add(between(pelvis, chest, 0.72), [0.115, 0]),
      add(between(pelvis, chest, 0.42), [-0.07, 0]),
    ],
    false,
    3,
  )
  list.layer({ swell: 0.016 }).line(strap, 0.017, 0.017, '#2a2422')
  const belt = [add(between(pelvis, chest, 0.16), [-0.1, 0]), add(between(pelvis, chest, 0.12), [0.118, 0])]
  list.layer({ swell: 0.016 }).line(belt, 0.016, 0.016, '#2a2422')
}

function drawHead(list: DrawList, pose: WalkingPose, outfit: Outfit, build: Build): void {
  const { chest, head } = pose
  const { skin, hair, hatColor, top } = outfit
  list.layer({ swell: 0.05, melt: 0.02 }).capsule(between(chest, head, 0.24), between(chest, head, 0.62), 0.054, 0.052, skin)
  list.layer({ swell: 0.03 }).capsule(add(chest, [-0.052, 0.052]), add(chest, [0.05, 0.026]), 0.034, 0.03, darker(top))
  list.inFrame(head, -0.03, () => {
    list
      .layer({ swell: 0.09, melt: 0.028 })
      .ellipse([0, 0.015], 0.095, 0.115, 0, skin)
      .capsule([0.04, -0.055], [0.058, -0.078], 0.05, 0.028, skin)
      .capsule([0.085, -0.004], [0.106, -0.02], 0.019, 0.015, skin)
    list
      .decal()
      .ellipse([0.068, 0.022], 0.009, 0.013, 0, '#17110f')
      .capsule([0.048, 0.05], [0.084, 0.051], 0.006, 0.004, hair)
      .capsule([0.068, -0.058], [0.098, -0.056], 0.005, 0.004, '#7a3c34')
    list.layer({ swell: 0.06, melt: 0.02 })
    if (build.hairCut === 'long') list.capsule([-0.075, 0.01], [-0.09, -0.15], 0.052, 0.032, hair)
    if (build.hairCut === 'bun') list.ellipse([-0.115, 0.045], 0.05, 0.052, 0, hair)
    list.blob(hairOutline, hair, 2)
    list.layer({ swell: 0.02 }).ellipse([-0.012, 0], 0.016, 0.025, 0, skin)
    drawHat(list, build.hat, hatColor)
  })
}

function drawHat(list: DrawList, hat: Hat, color: string): void {
  const ink: Ink = color
  if (hat === 'none') return
  list.layer({ swell: 0.055, melt: 0.015 })
  if (hat === 'brim') {
    list.blob([[0.1, 0.065], [0.078, 0.155], [-0.015, 0.178], [-0.095, 0.15], [-0.112, 0.06]], ink, 2)
    list.capsule([-0.185, 0.052], [0.195, 0.06], 0.013, 0.013, ink)
    list.decal().capsule([-0.12, 0.078], [0.11, 0.082], 0.011, 0.011, darker(color))
  }
  if (hat === 'cap') {
    list.blob([[0.1, 0.06], [0.065, 0.138], [-0.03, 0.152], [-0.115, 0.09], [-0.11, 0.055]], ink, 2)
    list.capsule([0.07, 0.066], [0.178, 0.05], 0.015, 0.009, ink)
  }
  if (hat === 'beanie') {
    list.blob([[0.105, 0.05], [0.085, 0.14], [-0.02, 0.178], [-0.11, 0.115], [-0.12, 0.045]], ink, 2)
    list.decal().capsule([-0.13, 0.06], [0.12, 0.06], 0.022, 0.022, darker(color))
  }
}

function darker(color: string): string {
  const channel = (at: number): string =>
    Math.round(parseInt(color.slice(at, at + 2), 16) * 0.72)
      .toString(16)
      .padStart(2, '0')
  return `#${channel(1)}${channel(3)}${channel(5)}`
}
