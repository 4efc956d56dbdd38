/** People of tales, and those who only walk like people: robots, ghosts, snowmen. */
import type { FigureMaker, Moment, Puff } from '../figure.ts'
import { type Frame, placedFrame, restFrame } from '../pose.ts'
import { cord, lathe, rod } from '../shape/forms.ts'
import { type Point, add, mix } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { type Body, type Build, child, man, woman } from './body.ts'
import { bodyFrames } from './body-pose.ts'
import { dressed } from './outfit.ts'
import { type Part, person } from './person-figure.ts'
import { type PoseOf, anybody, posed } from './poses.ts'
import { addBroom, addShield, addStaff, addSword, addWings } from './props.ts'
import { spaceSuitParts } from './space-suit.ts'
import { stroll } from './walk.ts'

const full = Math.PI * 2
const strong: Build = { ...man, bulk: 1.16, shoulders: 1.16 }

/** The right hand holds something at its side or before it; the left may carry a shield. */
function armed(base: PoseOf, wrist: Point, tip: number, hasShield = false): PoseOf {
  return (body, moment) => {
    const pose = base(body, moment)
    if (moment.action === 'lie' || moment.action === 'sleep') return pose
    const s = body.scale
    const at = (point: Point): Point => add(pose.chest.origin, [point[0] * s, point[1] * s, point[2] * s])
    const hands = { L: hasShield ? { wrist: at([0.26, 0.06, 0.2]) } : pose.hands.L, R: { wrist: at(wrist) } }
    const held = { ...pose, hands }
    const frames = bodyFrames(body, held)
    return {
      ...held,
      props: { prop: placedFrame(add(frames['handR']!.origin, [0.02 * s, -0.02 * s, 0]), 0, tip), ...(hasShield ? { shield: placedFrame(add(frames['handL']!.origin, [0.08 * s, 0.02 * s, 0.03 * s]), 0.25) } : {}) },
    }
  }
}

/** Above the ground and never quite still; `rise` metres of a person of 1.75 m. */
function floating(rise: number, swing = 0.06): PoseOf {
  return (body, moment) => {
    const t = moment.timeS + moment.phase * 11
    const up = rise + swing * Math.sin(t * 1.1)
    const pose = posed(body, { ...moment, ground: () => 0 }, {
      hips: up, pelvis: [0.12 + 0.05 * Math.sin(t * 0.7), 0.06 * Math.sin(t * 0.5), 0.1 * Math.sin(t * 0.4)], chest: [0.02, 0.05 * Math.sin(t * 0.5), 0], head: [-0.05, 0, 0.2 * Math.sin(t * 0.6)],
      feet: { L: [-0.16 + 0.05 * Math.sin(t), 0.12, 0.1, up + 0.06, -0.7], R: [0.08 + 0.05 * Math.cos(t * 0.9), -0.1, -0.1, up + 0.18, -0.6] },
      arms: { L: { raise: 0.5 + 0.2 * Math.sin(t * 0.8), out: 0.7, bend: 0.5 }, R: { raise: 0.2 + 0.2 * Math.cos(t * 0.7), out: 0.8, bend: 0.6 } },
    })
    return { ...pose, contacts: [] }
  }
}

/** In the void: arms and legs drift, and the whole body turns slowly to and fro. */
const weightless: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 11
  const pitch = 0.34 + 0.16 * Math.sin(t * 0.33)
  const left = 0.3 * Math.sin(t * 0.27 + 0.6)
  const turn = 0.45 * Math.sin(t * 0.3)
  const pose = posed(body, { ...moment, ground: () => 0 }, {
    pelvis: [pitch, left, turn], chest: [pitch - 0.12, left * 1.1, turn], head: [pitch - 0.4, left * 0.7, turn + 0.15 * Math.sin(t * 0.5)],
    feet: { L: [-0.4 + 0.05 * Math.sin(t * 0.8), 0.18 - left * 0.5, 0.15 + turn, 0.14, -0.9], R: [0.02 + 0.06 * Math.cos(t * 0.7), -0.2 - left * 0.5, turn - 0.15, 0.34, -0.6] },
    arms: { L: { raise: 0.8 + 0.16 * Math.sin(t * 0.6), out: 0.95, bend: 0.55 }, R: { raise: 0.4 + 0.18 * Math.cos(t * 0.5), out: 0.8, bend: 0.8 } },
  })
  return { ...pose, contacts: [] }
}

/** On the belly through the air, one fist ahead. */
const flying: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const roll = 0.1 * Math.sin(t * 0.9)
  const flat = (origin: Point): Frame => ({ origin, x: [0.1, -Math.cos(roll), Math.sin(roll)], y: [0.98, 0.16, 0], z: [0, Math.sin(roll), Math.cos(roll)] })
  const y = 0.9 * s + 0.06 * Math.sin(t * 1.3)
  return {
    pelvis: flat([-0.15 * s, y, 0]), chest: flat([0, y + 0.02, 0]), head: { origin: [0.36 * s, y + 0.08 * s, 0], x: [0.85, -0.5, 0], y: [0.5, 0.85, 0], z: [0, 0, 1] },
    feet: { L: { ankle: [-0.98 * s, y - 0.1 * s, 0.06 * s], pitch: -1.3, yaw: 0, lift: 1 }, R: { ankle: [-0.84 * s, y - 0.12 * s, -0.07 * s], pitch: -1.2, yaw: 0, lift: 1 } },
    hands: { L: { wrist: [0.1 * s, y - 0.16 * s, 0.26 * s], elbowTo: [0, -0.3, 1] }, R: { wrist: [0.84 * s, y + 0.16 * s, -0.16 * s], elbowTo: [0, -1, -0.3] } },
    kneesTo: { L: [0, -1, 0], R: [0.2, -1, 0] }, contacts: [],
  }
}

const onBroom: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const y = 0.5 + 0.05 * Math.sin(t * 1.4)
  const pose = posed(body, { ...moment, ground: () => 0 }, {
    hips: -0.36 + y - 0.5, pelvis: [0.3, 0, 0], chest: [0.55, 0, 0], head: [0.05, 0, 0.12 * Math.sin(t * 0.8)],
    feet: { L: [-0.42, 0.1, 0, 0.16, -0.6], R: [-0.36, -0.1, 0, 0.2, -0.6] }, hands: { L: [0.46, 0.58, 0.05], R: [0.56, 0.6, -0.05] }, kneesTo: { L: [1, -0.4, 0.2], R: [1, -0.4, -0.2] },
  })
  return { ...pose, props: { prop: placedFrame([0.05 * s, (y + 0.02) * s, 0], 0, 0.05) }, contacts: [] }
}

/** Wings that beat behind any pose. */
function winged(base: PoseOf, beatS: number, swing: number): PoseOf {
  return (body, moment) => {
    const pose = base(body, moment)
    const beat = 0.25 + swing * Math.sin((moment.timeS / beatS + moment.phase) * full)
    const at = (s: 1 | -1): Frame => {
      const c = Math.cos(beat)
      const k = Math.sin(beat)
      const { x, y, z, origin } = pose.chest
      const along = (a: Point, b: Point, p: number, q: number): Point => [a[0] * p + b[0] * q, a[1] * p + b[1] * q, a[2] * p + b[2] * q]
      // Folded back about the body's upright axis.
      return { origin, x: along(x, z, c, s * k), y, z: along(z, x, c, -s * k) }
    }
    return { ...pose, props: { ...pose.props, wingL: at(1), wingR: at(-1) } }
  }
}

function sparkles({ timeS, phase }: Moment, around: Point, radius: number, color: string): Puff[] {
  return Array.from({ length: 10 }, (_, i): Puff => {
    const part = ((timeS * 0.6 + i * 0.618 + phase) % 1 + 1) % 1
    const a = i * 2.4 + timeS * 0.8
    return { point: add(around, [Math.cos(a) * radius * part, Math.sin(i * 1.7 + part * 3) * radius * 0.7, Math.sin(a) * radius * part]), radius: 0.025 + 0.02 * Math.sin(part * Math.PI), color, density: Math.sin(part * Math.PI), glow: 3, seed: i }
  })
}

/** A light on the staff; who stands draws a whirl of sparks out of it with the free hand. */
function withOrb(base: PoseOf): PoseOf {
  return (body, moment) => {
    const pose = base(body, moment)
    const s = body.scale
    const staff = pose.props?.['prop']?.origin ?? [0, 1, 0]
    const orb = add(staff, [0.01, 0.9 * s, 0])
    const light = [{ point: orb, radius: 0.2, color: '#7ac8ff', density: 0.4, glow: 1.6, seed: 3 }, ...sparkles(moment, orb, 0.5, '#a8e0ff')]
    if (moment.speed > 0.05) return { ...pose, puffs: light }
    const t = moment.timeS + moment.phase * 9
    const palm: Point = [(0.42 + 0.06 * Math.sin(t * 1.1)) * s, (1.42 + 0.12 * Math.sin(t * 0.9)) * s, (0.42 + 0.08 * Math.cos(t * 0.8)) * s]
    return { ...pose, hands: { ...pose.hands, L: { wrist: palm } }, puffs: [...light, { point: add(palm, [0.14 * s, 0.14 * s, 0]), radius: 0.24, color: '#c08aff', density: 0.5, glow: 1.8, seed: 8 }, ...whirl(t, add(palm, [0.2 * s, 0.2 * s, 0]))] }
  }
}

/** Sparks on a spiral that widens as it rises. */
function whirl(t: number, from: Point): Puff[] {
  return Array.from({ length: 34 }, (_, i): Puff => {
    const part = (((t * 0.34 + i / 34) % 1) + 1) % 1
    const angle = part * 13 - t * 1.6
    const radius = 0.08 + 0.5 * part
    return { point: add(from, [Math.cos(angle) * radius, part * 0.85, Math.sin(angle) * radius]), radius: 0.028 + 0.03 * Math.sin(part * Math.PI), color: i % 3 === 0 ? '#ffd88a' : '#c8a0ff', density: Math.sin(part * Math.PI), glow: 3, seed: i }
  })
}

const armSolid = (solid: Solid, { arm, scale: s }: Body, upper: number, lower: number, ink: string, joint: string): Solid =>
  solid.both((side) =>
    side
      .ball('upperArmL', arm.root, upper * 1.6 * s, joint, { melt: 0.004 })
      .limb('upperArmL', mix(arm.root, arm.middle, 0.25), mix(arm.root, arm.middle, 0.9), upper * s, upper * 0.9 * s, ink, { melt: 0.006 })
      .ball('forearmL', arm.middle, lower * 1.1 * s, joint, { melt: 0.004 })
      .limb('forearmL', mix(arm.middle, arm.end, 0.2), arm.end, lower * s, lower * 1.15 * s, ink, { melt: 0.006 }),
  )

/** Plates over joints: a machine that walks. */
export function robotParts(body: Body): Part[] {
  const s = body.scale
  const at = (x: number, y: number, z = 0): Point => [x * s, y * s, z * s]
  const { leg, arm, head } = body
  const trunk = new Solid(0.02 * s)
    .block('chest', at(0, 1.3), [0.135 * s, 0.17 * s, 0.2 * s], 'shell', { round: 0.06 * s })
    .block('chest', at(0, 1.1), [0.09 * s, 0.09 * s, 0.11 * s], 'joint', { round: 0.04 * s, melt: 0.004 })
    .block('pelvis', at(0, 0.96), [0.105 * s, 0.085 * s, 0.145 * s], 'shell', { round: 0.05 * s, melt: 0.004 })
    .ball('chest', at(0.125, 1.3), [0.03 * s, 0.055 * s, 0.055 * s], 'light', { role: 'stencils' })
    .ring('chest', at(0.132, 1.3), 'x', 0.06 * s, 0.012 * s, 'joint', { melt: 0.004 })
    .limb('chest', at(-0.02, 1.44), at(-0.01, 1.52), 0.05 * s, 0.045 * s, 'joint', { melt: 0.004 })
    .both((side) => side.block('chest', at(0.13, 1.19, 0.1), [0.02 * s, 0.012 * s, 0.05 * s], 'joint', { role: 'paints', melt: 0.004 }))
  armSolid(trunk, body, 0.05, 0.048, 'shell', 'accent')
  trunk.both((side) =>
    side
      .ball('thighL', leg.root, 0.078 * s, 'accent', { melt: 0.004 })
      .limb('thighL', mix(leg.root, leg.middle, 0.2), mix(leg.root, leg.middle, 0.85), 0.072 * s, 0.062 * s, 'shell', { melt: 0.006 })
      .ball('shinL', leg.middle, 0.06 * s, 'accent', { melt: 0.004 })
      .limb('shinL', mix(leg.middle, leg.end, 0.2), mix(leg.middle, leg.end, 0.9), 0.062 * s, 0.074 * s, 'shell', { melt: 0.006 })
      .block('footL', add(leg.end, [0.05 * s, -0.045 * s, 0]), [0.13 * s, 0.045 * s, 0.058 * s], 'joint', { round: 0.025 * s, melt: 0.004 })
      .ball('handL', add(arm.end, [0.015 * s, -0.05 * s, 0.015 * s]), [0.042 * s, 0.05 * s, 0.03 * s], 'joint', { melt: 0.004 })
      .limb('handL', add(arm.end, [0.03 * s, -0.08 * s, 0.02 * s]), add(arm.end, [0.04 * s, -0.14 * s, 0.02 * s]), 0.015 * s, 0.012 * s, 'joint')
      .limb('handL', add(arm.end, [0.0, -0.08 * s, 0.03 * s]), add(arm.end, [0.0, -0.14 * s, 0.03 * s]), 0.015 * s, 0.012 * s, 'joint'),
  )
  const skull = new Solid(0.01 * s)
    .block('head', add(head, [0, 0.01 * s, 0]), [0.12 * s, 0.11 * s, 0.13 * s], 'shell', { round: 0.055 * s })
    .block('head', add(head, [0.11 * s, 0.015 * s, 0]), [0.03 * s, 0.06 * s, 0.1 * s], 'visor', { role: 'stencils', round: 0.03 * s })
    .both((side) => side.ball('head', add(head, [0.12 * s, 0.02 * s, 0.045 * s]), [0.04 * s, 0.028 * s, 0.024 * s], 'light', { role: 'stencils' }).limb('head', add(head, [0, 0, 0.125 * s]), add(head, [0, 0, 0.16 * s]), 0.04 * s, 0.034 * s, 'accent', { melt: 0.004 }))
    .limb('head', add(head, [-0.03 * s, 0.11 * s, 0.06 * s]), add(head, [-0.05 * s, 0.24 * s, 0.08 * s]), 0.009 * s, 0.007 * s, 'joint')
    .ball('head', add(head, [-0.05 * s, 0.25 * s, 0.08 * s]), 0.022 * s, 'light')
  return [{ solid: trunk, fine: 0.8, bend: 0.002 }, { solid: skull, fine: 0.45, bend: 0.002 }]
}

function ghostParts(body: Body): Part[] {
  const s = body.scale
  const at = (x: number, y: number, z = 0): Point => [x * s, y * s, z * s]
  const cloth = new Solid(0.08 * s)
    .ball('head', at(0, 1.58), [0.17 * s, 0.19 * s, 0.17 * s], 'cloth')
    .chain('chest', [at(0, 1.5), at(0, 1.2), at(-0.03, 0.9)], [0.17 * s, 0.22 * s, 0.27 * s], 'cloth')
    .chain('pelvis', [at(-0.03, 0.9), at(-0.1, 0.55), at(-0.24, 0.3)], [0.27 * s, 0.24 * s, 0.1 * s], 'cloth')
    .both((side) => side.limb('upperArmL', body.arm.root, body.arm.middle, 0.09 * s, 0.08 * s, 'cloth').limb('forearmL', body.arm.middle, body.arm.end, 0.08 * s, 0.07 * s, 'cloth'))
  for (let i = 0; i < 7; i++) {
    const a = (i / 7) * full
    cloth.limb('pelvis', at(-0.03 + 0.2 * Math.cos(a), 0.72, 0.2 * Math.sin(a)), at(-0.1 + 0.24 * Math.cos(a), 0.34, 0.24 * Math.sin(a)), 0.09 * s, 0.03 * s, 'cloth')
  }
  cloth.both((side) => side.ball('head', at(0.165, 1.61, 0.06), [0.05 * s, 0.045 * s, 0.028 * s], 'hole', { role: 'stencils' }))
  cloth.ball('head', at(0.165, 1.5), [0.05 * s, 0.05 * s, 0.03 * s], 'hole', { role: 'stencils' })
  return [{ solid: cloth, fine: 0.8, bend: 0.06 }]
}

function snowmanParts(body: Body): Part[] {
  const s = body.scale
  const at = (x: number, y: number, z = 0): Point => [x * s, y * s, z * s]
  const snow = new Solid(0.03 * s).ball('pelvis', at(0, 0.42), 0.44 * s, 'snow').ball('chest', at(0, 1.02), 0.32 * s, 'snow').ball('head', at(0, 1.48), 0.235 * s, 'snow')
  const hat = new Solid(0.01 * s)
    .limb('head', at(-0.02, 1.66), at(-0.03, 1.88), 0.15 * s, 0.155 * s, 'tool').block('head', at(-0.03, 2.08), [0.3 * s, 0.16 * s, 0.3 * s], 'tool', { role: 'cuts', melt: 0.01 }).ball('head', at(-0.02, 1.66), [0.25 * s, 0.022 * s, 0.25 * s], 'tool')
    .ring('chest', at(0.01, 1.28), 'y', 0.19 * s, 0.055 * s, 'scarf').limb('chest', at(0.18, 1.26, 0.1), at(0.3, 0.98, 0.14), 0.05 * s, 0.055 * s, 'scarf')
    .limb('head', at(0.2, 1.47), at(0.42, 1.45), 0.04 * s, 0.01 * s, 'carrot', { melt: 0.004 })
    .both((side) => side.ball('head', at(0.205, 1.55, 0.08), 0.024 * s, 'tool'))
  for (let i = 0; i < 3; i++) hat.ball('chest', at(0.31 - Math.abs(i - 1) * 0.02, 0.92 + i * 0.13), 0.027 * s, 'tool')
  for (let i = -2; i <= 2; i++) hat.ball('head', at(0.212 - Math.abs(i) * 0.008, 1.38 + Math.abs(i) * 0.014, i * 0.045), 0.014 * s, 'tool')
  hat.both((side) => side.limb('chest', at(0, 1.08, 0.28), at(0.02, 1.3, 0.7), 0.02 * s, 0.013 * s, 'wood').limb('chest', at(0.015, 1.24, 0.58), at(0.08, 1.4, 0.62), 0.012 * s, 0.008 * s, 'wood'))
  return [{ solid: snow, fine: 1, bend: 0.02 }, { solid: hat, fine: 0.6, bend: 0.02 }]
}

function skeletonParts(body: Body): Part[] {
  const s = body.scale
  const at = (x: number, y: number, z = 0): Point => [x * s, y * s, z * s]
  const { leg, arm, head } = body
  const bones = new Solid(0.012 * s).chain('chest', [at(-0.04, 1.05), at(-0.06, 1.25), at(-0.03, 1.45), add(head, [-0.04 * s, -0.1 * s, 0])], [0.026 * s], 'bone')
    .limb('pelvis', at(-0.02, 0.93, 0.09), at(-0.02, 0.93, -0.09), 0.035 * s, 0.035 * s, 'bone').limb('pelvis', at(-0.03, 0.93), at(-0.04, 1.06), 0.03 * s, 0.026 * s, 'bone').limb('chest', at(-0.02, 1.41, 0.16), at(-0.02, 1.41, -0.16), 0.018 * s, 0.018 * s, 'bone')
  for (let i = 0; i < 6; i++) bones.ring('chest', at(-0.005, 1.36 - i * 0.05), 'y', (0.105 - Math.abs(i - 2) * 0.008) * s, 0.0115 * s, 'bone', { turn: [0, 0, -0.15] })
  const limb = (side: Solid, bone: string, from: Point, to: Point): Solid => side.limb(bone, from, to, 0.019 * s, 0.017 * s, 'bone').ball(bone, from, 0.03 * s, 'bone').ball(bone, to, 0.028 * s, 'bone')
  bones.both((side) => {
    limb(side, 'thighL', leg.root, leg.middle)
    limb(side, 'shinL', leg.middle, leg.end)
    limb(side, 'upperArmL', arm.root, arm.middle)
    limb(side, 'forearmL', arm.middle, arm.end)
    side.limb('footL', add(leg.end, [-0.03 * s, -0.06 * s, 0]), add(leg.end, [0.14 * s, -0.07 * s, 0]), 0.02 * s, 0.016 * s, 'bone')
    for (let i = -1; i <= 1; i++) side.limb('handL', arm.end, add(arm.end, [(0.02 + 0.02 * i) * s, -0.14 * s, 0.02 * s]), 0.012 * s, 0.007 * s, 'bone')
  })
  const skull = new Solid(0.02 * s).ball('head', add(head, [-0.01 * s, 0.03 * s, 0]), [0.105 * s, 0.1 * s, 0.08 * s], 'bone').ball('head', add(head, [0.045 * s, -0.06 * s, 0]), [0.05 * s, 0.05 * s, 0.05 * s], 'bone')
    .both((side) => side.ball('head', add(head, [0.09 * s, 0.01 * s, 0.033 * s]), 0.027 * s, 'hole', { role: 'cuts', melt: 0.006 }).ball('head', add(head, [0.07 * s, 0.01 * s, 0.033 * s]), 0.034 * s, 'hole', { role: 'paints', melt: 0.006 }))
    .ball('head', add(head, [0.1 * s, -0.03 * s, 0]), [0.02 * s, 0.018 * s, 0.012 * s], 'hole', { role: 'paints', melt: 0.004 })
  for (let i = -3; i <= 3; i++) skull.block('head', add(head, [0.09 * s, -0.07 * s, i * 0.011 * s]), [0.02 * s, 0.014 * s, 0.0016 * s], 'hole', { role: 'paints', melt: 0.003 })
  return [{ solid: bones, fine: 0.55, bend: 0.004 }, { solid: skull, fine: 0.4, bend: 0.01 }]
}

const alienBuild: Build = { ...child, heightM: 1.25, bulk: 0.7, head: 1.75, shoulders: 0.78 }

function alienParts(body: Body): Part[] {
  const s = body.scale
  const { leg, arm, head } = body
  const k = body.build.head * s
  const skin = new Solid(0.04 * s)
    .ball('head', add(head, [-0.01 * k, 0.04 * k, 0]), [0.115 * k, 0.125 * k, 0.105 * k], 'skin').limb('head', add(head, [0.02 * k, -0.02 * k, 0]), add(head, [0.055 * k, -0.1 * k, 0]), 0.07 * k, 0.025 * k, 'skin')
    .limb('chest', body.waist, body.neck, 0.1 * s, 0.06 * s, 'skin').ball('chest', [0, 1.25 * s, 0], [0.09 * s, 0.14 * s, 0.13 * s], 'skin').ball('pelvis', body.pelvis, [0.085 * s, 0.1 * s, 0.11 * s], 'skin')
    .both((side) =>
      side.limb('thighL', leg.root, leg.middle, 0.06 * s, 0.042 * s, 'skin').limb('shinL', leg.middle, leg.end, 0.042 * s, 0.032 * s, 'skin').limb('footL', add(leg.end, [-0.02 * s, -0.05 * s, 0]), add(leg.end, [0.13 * s, -0.06 * s, 0]), 0.035 * s, 0.028 * s, 'skin')
        .limb('upperArmL', arm.root, arm.middle, 0.036 * s, 0.03 * s, 'skin').limb('forearmL', arm.middle, arm.end, 0.03 * s, 0.024 * s, 'skin').limb('handL', arm.end, add(arm.end, [0.02 * s, -0.13 * s, 0.02 * s]), 0.026 * s, 0.014 * s, 'skin')
        .ball('head', add(head, [0.085 * k, 0.01 * k, 0.05 * k]), [0.045 * k, 0.042 * k, 0.028 * k], 'eye', { role: 'stencils', turn: [0.5, 0.3, 0] }))
  return [{ solid: skin, fine: 0.75, bend: 0.03 }]
}

export const characters: Readonly<Record<string, FigureMaker>> = {
  astronaut: person({ build: { ...man, bulk: 1.3, heightM: 1.86, head: 1.12 }, outfit: { top: 'robe', legs: 'bare', shoes: 'none', hair: 'none' }, parts: spaceSuitParts, inks: { ...dressed({ top: '#f4f4f6', shoes: '#c4c8d0', inner: '#f0f1f4', belt: '#7c828c' }), pack: { color: '#a8aeb8', gloss: 0.3 }, accent: { color: '#c8321e', gloss: 0.2 }, visor: { color: '#f0a42a', gloss: 0.9, glow: 0.16 } }, pose: (body, moment) => (moment.action === 'fly' ? weightless(body, moment) : anybody({ ...stroll, bob: 0.06, gait: { ...stroll.gait, cycleS: 1.7, liftM: 0.1 } })(body, moment)) }),
  robot: person({ build: { ...man, heightM: 1.7 }, outfit: { top: 'plate', legs: 'trousers', shoes: 'boots', hair: 'none' }, inks: { ...dressed({}), shell: { color: '#d4d8dc', gloss: 0.6 }, joint: { color: '#33373e', gloss: 0.5 }, accent: { color: '#e07a2a', gloss: 0.5 }, light: { color: '#5ae0ff', glow: 0.95 }, visor: { color: '#11161c', gloss: 1 } }, parts: robotParts, pose: anybody({ ...stroll, armSwing: 0.3, bob: 0.012 }) }),
  knight: person({ build: strong, outfit: { top: 'plate', legs: 'trousers', shoes: 'boots', hair: 'none', hat: 'helm', cape: true }, inks: { ...dressed({ cape: '#9c1c24', belt: '#4a2e1c' }), top: { color: '#9aa2ac', gloss: 0.82 }, trousers: { color: '#8c949e', gloss: 0.8 }, shoes: { color: '#848c96', gloss: 0.8 }, skin: { color: '#7c848e', gloss: 0.8 } }, props: (mesh) => { addSword(mesh); addShield(mesh) }, pose: armed(anybody({ ...stroll, armSwing: 0.25 }), [0.24, -0.1, -0.26], 0.5, true) }),
  samurai: person({ build: strong, outfit: { top: 'plate', legs: 'trousers', shoes: 'shoes', hair: 'bun', skirt: { lengthM: 0.5, hemM: 0.34, ink: 'plates' } }, inks: { ...dressed({ trousers: '#26262e', hair: '#141214', shoes: '#3a2a1e', belt: '#c8a04a' }), top: { color: '#7a1e1c', second: '#26201e', pattern: 'bands', grain: 0.09, gloss: 0.4 }, plates: { color: '#7a1e1c', second: '#26201e', pattern: 'bands', grain: 0.09, gloss: 0.4 } }, props: (mesh) => addSword(mesh, 'prop', 0.95, 0.06), pose: armed(anybody(), [0.3, -0.04, -0.14], 0.15) }),
  ninja: person({ build: { ...man, bulk: 0.95 }, outfit: { top: 'robe', legs: 'trousers', shoes: 'boots', hair: 'none', hat: 'hood', scarf: true }, inks: dressed({ top: '#1c1e24', trousers: '#1c1e24', hatColor: '#1c1e24', shoes: '#16161a', scarf: '#a81e1e' }), props: (mesh) => addSword(mesh, 'prop', 0.8), pose: armed(anybody(), [0.3, 0.0, -0.2], -0.5) }),
  wizard: person({ build: { ...man, heightM: 1.74 }, outfit: { top: 'robe', legs: 'bare', shoes: 'shoes', hair: 'long', beard: 'long', hat: 'pointed', skirt: { lengthM: 0.98, hemM: 0.38 } }, inks: { ...dressed({ hair: '#f0eeea', belt: '#e8b84a' }), top: { color: '#4a3fb8', glow: 0.1 }, hatColor: { color: '#4a3fb8', glow: 0.12 }, orb: { color: '#7ac8ff', glow: 0.95 } }, props: (mesh) => addStaff(mesh), pose: withOrb(armed(anybody({ ...stroll, lean: 0.1 }), [0.28, -0.02, -0.26], 0)) }),
  witch: person({ build: woman, outfit: { top: 'robe', legs: 'bare', shoes: 'boots', hair: 'long', hat: 'pointed', skirt: { lengthM: 0.8, hemM: 0.34 }, cape: true }, inks: { ...dressed({ top: '#2a2230', hatColor: '#221c28', hair: '#7a4a2a', cape: '#2e2438', skin: '#d8b494', belt: '#6a3a8a' }), straw: { color: '#b8935a' } }, props: (mesh) => addBroom(mesh), pose: onBroom }),
  king: person({ build: { ...man, bulk: 1.12 }, outfit: { top: 'robe', legs: 'trousers', shoes: 'boots', hair: 'long', beard: 'short', hat: 'crown', cape: true, skirt: { lengthM: 0.7, hemM: 0.28 } }, inks: { ...dressed({ top: '#7a1e34', cape: '#a8202c', hair: '#6a4a32', belt: '#c89a3a', tie: '#2a5ac8' }) }, pose: anybody() }),
  queen: person({ build: woman, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'bun', hat: 'crown', cape: true, skirt: { lengthM: 1.02, hemM: 0.58 } }, inks: dressed({ top: '#3a4a8a', cape: '#6a2a6a', hair: '#8a5a30', skin: '#e0b494' }), pose: anybody() }),
  princess: person({ build: { ...woman, bulk: 0.88 }, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'long', hat: 'crown', skirt: { lengthM: 1.0, hemM: 0.62 } }, inks: dressed({ top: '#e89ab8', hair: '#c8963e', skin: '#e6bc9e', shoes: '#f0d8e0' }), pose: anybody() }),
  pirate: person({ build: { ...man, bulk: 1.08 }, outfit: { top: 'coat', legs: 'trousers', shoes: 'boots', hair: 'long', beard: 'short', hat: 'tricorne' }, inks: dressed({ top: '#5a1e24', trousers: '#2a2a30', hatColor: '#1e1a1a', hair: '#2a1c14', belt: '#c89a3a' }), props: (mesh) => addSword(mesh, 'prop', 0.7, 0.08), pose: armed(anybody(), [0.3, 0.02, -0.22], -0.4) }),
  superhero: person({ build: strong, outfit: { top: 'shirt', legs: 'trousers', shoes: 'boots', hair: 'short', cape: true }, inks: dressed({ top: '#1f4ab8', trousers: '#1f4ab8', shoes: '#c8201c', cape: '#c8201c', belt: '#e8b82a' }), pose: (body, moment) => (moment.action === null || moment.action === 'fly' ? flying(body, moment) : anybody()(body, moment)) }),
  angel: person({ build: woman, outfit: { top: 'dress', legs: 'bare', shoes: 'none', hair: 'long', skirt: { lengthM: 1.0, hemM: 0.4 } }, inks: { ...dressed({ top: '#f4f2ec', hair: '#d8b060', skin: '#e6bea0' }), wing: { color: '#f6f4f0', pattern: 'feathers', grain: 0.12, lets: 0.3 }, halo: { color: '#ffe28a', glow: 0.9 } }, props: (mesh, body) => { addWings(mesh, 1.0, 'wing'); lathe(mesh, add(body.head, [-0.02, 0.2, 0]), [[0.115, 0], [0.13, 0.008], [0.115, 0.016], [0.1, 0.008], [0.115, 0]], { bone: 'head', ink: 'halo' }, 24) }, pose: winged(floating(0.12), 1.6, 0.3) }),
  fairy: person({ build: { ...woman, heightM: 1.3, head: 1.2 }, outfit: { top: 'dress', legs: 'bare', shoes: 'none', hair: 'bun', skirt: { lengthM: 0.4, hemM: 0.34 } }, inks: { ...dressed({ top: '#7ac86a', hair: '#c8702a', skin: '#e8c0a2' }), wing: { color: '#c8f0ff', lets: 0.6, glow: 0, gloss: 0.6 } }, props: (mesh) => addWings(mesh, 0.62, 'wing'), pose: (body, moment) => ({ ...winged(floating(0.3, 0.1), 0.16, 0.5)(body, moment), puffs: sparkles(moment, [0, 1.1, 0], 0.9, '#ffe8a0') }) }),
  ghost: person({ build: man, outfit: { top: 'robe', legs: 'bare', shoes: 'none', hair: 'none' }, inks: { ...dressed({}), cloth: { color: '#eef2f6', gloss: 0.1, glow: 0.12 }, hole: { color: '#16181e' } }, parts: ghostParts, opacity: 0.86, pose: floating(0.02, 0.09) }),
  snowman: person({ build: man, outfit: { top: 'robe', legs: 'bare', shoes: 'none', hair: 'none' }, inks: { ...dressed({ scarf: '#b8281e', wood: '#5a3a22' }), snow: { color: '#f2f6fa', gloss: 0.1, lets: 0.08 }, carrot: { color: '#e0701e' } }, parts: snowmanParts, pose: (body, moment) => ({ ...posed(body, { ...moment, ground: () => 0 }, { head: [0, 0.04 * Math.sin(moment.timeS * 0.7), 0.12 * Math.sin(moment.timeS * 0.5)] }), contacts: [{ point: [0, 0, 0], radius: 0.55, lift: 0 }] }) }),
  skeleton: person({ build: { ...man, bulk: 0.8 }, outfit: { top: 'robe', legs: 'bare', shoes: 'none', hair: 'none' }, inks: { ...dressed({}), bone: { color: '#e6dec8', gloss: 0.2 }, hole: { color: '#1a1614' } }, parts: skeletonParts, pose: anybody() }),
  alien: person({ build: alienBuild, outfit: { top: 'robe', legs: 'bare', shoes: 'none', hair: 'none' }, inks: { ...dressed({}), skin: { color: '#8ab86a', gloss: 0.35, pattern: 'hide', grain: 0.1 }, eye: { color: '#0c0e10', gloss: 1 } }, parts: alienParts, pose: anybody() }),
  scarecrow: person({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'boots', hair: 'none', hat: 'brim' }, inks: { ...dressed({ top: '#a85a3a', trousers: '#4a5a7a', skin: '#d8b878', hatColor: '#b8924a', shoes: '#5a4430' }), straw: { color: '#d8b45a' } }, props: (mesh) => { for (const s of [1, -1]) for (let i = 0; i < 8; i++) cord(mesh, [[0, 1.4, 0.82 * s], [0.05 * Math.cos(i), 1.38 + 0.05 * Math.sin(i), 0.98 * s]], [0.012, 0.003], { bone: 'post', ink: 'straw' }, 1, 4); rod(mesh, [-0.12, 0, 0], [-0.12, 1.5, 0], 0.03, 0.03, { bone: 'post', ink: 'wood' }); rod(mesh, [-0.1, 1.4, -0.85], [-0.1, 1.4, 0.85], 0.022, 0.022, { bone: 'post', ink: 'wood' }) }, pose: (body, moment) => ({ ...posed(body, { ...moment, ground: () => 0 }, { hips: 0.1, chest: [0.02, 0.03 * Math.sin(moment.timeS), 0], head: [0.2, 0.12, 0.1], feet: { L: [0, 0.1, 0.2, 0.1], R: [0, -0.1, -0.2, 0.1] }, hands: { L: [-0.04, 1.4, 0.78], R: [-0.04, 1.4, -0.78] } }), props: { post: restFrame }, contacts: [{ point: [0, 0, 0], radius: 0.3, lift: 0.02 }] }) }),
}

