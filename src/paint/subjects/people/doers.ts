/** People who do something special: sports, work, art. */
import type { FigureMaker, Moment, Puff } from '../figure.ts'
import { placedFrame, restFrame } from '../pose.ts'
import { block, globe, laid, lathe, rod, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add } from '../shape/point.ts'
import { addBicycle } from '../things/road.ts'
import { type Build, child, man, woman } from './body.ts'
import { type BodyPose, bodyFrames, leaning, sign } from './body-pose.ts'
import { dressed } from './outfit.ts'
import { person } from './person-figure.ts'
import { type PoseOf, anybody, ballet, dance, eachHand, facingViewer, jump, meditate, posed, stand } from './poses.ts'
import { addBall, addCamera, addFishingRod, addSkateboard, addSki, addSurfboard } from './props.ts'
import { jog, walkPose } from './walk.ts'
import { alone, follows, leads } from './waltz.ts'

const full = Math.PI * 2
const beachBall = { color: '#d8281e', second: '#f6f2ea', pattern: 'bands', grain: 0.11, gloss: 0.4 } as const
const lean: Build = { ...man, bulk: 0.94 }

/** The doing itself, unless another one was asked for. */
export function doing(own: PoseOf): PoseOf {
  const other = anybody()
  const kept = ['sit', 'lie', 'sleep', 'wave']
  return (body, moment) => (moment.action !== null && kept.includes(moment.action) ? other(body, moment) : own(body, moment))
}

/** A spray of drops or snow behind what slides. */
function spray({ timeS, phase }: Moment, at: Point, color: string, sizeM: number): Puff[] {
  return Array.from({ length: 12 }, (_, i): Puff => {
    const part = ((timeS * 1.6 + i * 0.618 + phase) % 1 + 1) % 1
    return {
      point: [at[0] - part * sizeM * 1.6, at[1] + sizeM * (0.5 * part - 0.55 * part * part) * (0.6 + ((i * 0.37) % 1)), at[2] + (((i * 0.77) % 1) - 0.5) * sizeM * (0.4 + part)],
      radius: sizeM * (0.07 + 0.15 * part), color, density: 0.62 * (1 - part) * Math.min(1, part * 7), glow: 0, seed: i * 3.1,
    }
  })
}

const surfing: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 9
  const s = body.scale
  const carve = Math.sin(t * 1.1)
  const pose = posed(body, { ...moment, ground: () => 0 }, facingViewer({
    hips: -0.26 - 0.05 * Math.sin(t * 2.2), at: [-0.05, 0.06 * carve], pelvis: [0.16, 0.1 * carve, -0.9], chest: [0.34, 0.16 * carve, -0.7], head: [0.05, 0, -0.15],
    feet: { L: [0.3, 0.02, -1.2, 0.06], R: [-0.32, -0.02, -1.3, 0.06] }, arms: { L: { raise: 0.5, out: 1.2 + 0.2 * carve, bend: 0.3 }, R: { raise: -0.2, out: 1.15 - 0.2 * carve, bend: 0.35 } },
    kneesTo: { L: [0.9, 0.1, -0.6], R: [0.2, 0.1, -1] },
  }, moment))
  return {
    ...pose,
    props: { board: placedFrame([0, 0.015, 0], 0, 0.06 + 0.03 * Math.sin(t * 2), -0.12 * carve) },
    puffs: [...spray(moment, [-0.9 * s, 0.02, 0.1], '#f0f6f8', 0.6), ...spray({ ...moment, phase: moment.phase + 0.31 }, [0.5 * s, 0.02, -0.16], '#f0f6f8', 0.3)],
    contacts: [],
  }
}

const skiing: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 9
  const s = body.scale
  const carve = Math.sin(t * 1.7)
  const pose = posed(body, moment, {
    hips: -0.24 + 0.05 * Math.cos(t * 3.4), at: [-0.06, 0.12 * carve], pelvis: [0.4, 0.22 * carve, 0], chest: [0.6, 0.14 * carve, 0.1 * carve], head: [0.1, -0.1 * carve, 0],
    feet: { L: [0.04, 0.15, 0.1 * carve, 0.02], R: [0.08, -0.13, 0.1 * carve, 0.02] }, arms: { L: { raise: 0.75, out: 0.5, bend: 0.7 }, R: { raise: 0.75, out: 0.5, bend: 0.7 } }, kneesTo: { L: [1, 0.1, 0.1], R: [1, 0.1, -0.1] },
  })
  const frames = bodyFrames(body, pose)
  const pole = (side: 'L' | 'R'): ReturnType<typeof placedFrame> => placedFrame(frames[`hand${side}`]!.origin, 0, -0.95, 0.25 * sign(side))
  const ski = (side: 'L' | 'R'): ReturnType<typeof placedFrame> => placedFrame([pose.feet[side].ankle[0] + 0.06 * s, pose.feet[side].ankle[1] - body.ankleM + 0.004, pose.feet[side].ankle[2]], 0.1 * carve, 0, -0.3 * carve)
  return { ...pose, props: { skiL: ski('L'), skiR: ski('R'), poleL: pole('L'), poleR: pole('R') }, puffs: [...spray(moment, [-0.7, 0.05, 0.16], '#f6f9fc', 0.7), ...spray({ ...moment, phase: moment.phase + 0.4 }, [-0.7, 0.05, -0.14], '#f6f9fc', 0.7)] }
}

function addSkiing(mesh: Mesh): void {
  for (const side of ['L', 'R']) {
    addSki(mesh, `ski${side}`)
    rod(mesh, [0, 0.06, 0], [0, -1.05, 0], 0.009, 0.007, { bone: `pole${side}`, ink: 'tool' }, 6)
    globe(mesh, [0, -0.96, 0], [0.05, 0.008, 0.05], { bone: `pole${side}`, ink: 'tool' }, 8)
  }
}

const snowboarding: PoseOf = (body, moment) => {
  const pose = surfing(body, moment)
  return { ...pose, puffs: [...spray(moment, [-0.7, 0.05, 0.1], '#f6f9fc', 0.9)], contacts: [{ point: [0, 0, 0], radius: 0.5, lift: 0 }] }
}

const skating: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 9
  const sway = Math.sin(t * 1.3)
  const pose = posed(body, moment, facingViewer({
    hips: -0.12 - 0.04 * Math.sin(t * 1.9), at: [0, 0.02 * sway], pelvis: [0.06, 0.05 * sway, -0.7], chest: [0.16, 0.08 * sway, -0.5], head: [0, 0, -0.1],
    feet: { L: [0.22, 0, -1.1, 0.115], R: [-0.22, 0, -1.25, 0.115] }, arms: { L: { raise: 0.4, out: 0.85 + 0.2 * sway, bend: 0.4 }, R: { raise: -0.2, out: 0.8 - 0.2 * sway, bend: 0.5 } }, kneesTo: { L: [0.8, 0.1, -0.7], R: [0.2, 0.1, -1] },
  }, moment))
  return { ...pose, props: { board: placedFrame([0, 0, 0], 0, 0, -0.05 * sway), wheels: placedFrame([0, 0, 0]) }, contacts: [{ point: [0, 0, 0], radius: 0.42, lift: 0 }] }
}

const cycling: PoseOf = (body, moment) => {
  const s = body.scale
  const roll = moment.gone / 0.345
  const crank = -roll * 0.46
  const pedal = (turn: number, side: 1 | -1): readonly [number, number, number, number, number] => [0.17 * Math.cos(turn) - 0.07, 0.085 * side, 0.04 * side, 0.26 + 0.17 * Math.sin(turn), -0.25]
  const pose = posed(body, { ...moment, ground: () => 0 }, {
    hips: 0.045, at: [-0.26, 0], pelvis: [0.34, 0.02 * Math.sin(crank), 0], chest: [0.66, 0.02 * Math.sin(crank), 0], head: [0.02, 0, 0.12 * Math.sin(moment.timeS * 0.5)],
    feet: { L: pedal(crank, 1), R: pedal(crank + Math.PI, -1) }, hands: { L: [0.36 / s, 1.06 / s, 0.24 / s], R: [0.36 / s, 1.06 / s, -0.24 / s] },
    kneesTo: { L: [1, 0.3, 0.06], R: [1, 0.3, -0.06] }, elbowsTo: { L: [-0.2, -0.7, 0.5], R: [-0.2, -0.7, -0.5] },
  })
  const turn = (center: Point, angle: number): ReturnType<typeof placedFrame> => ({ origin: center, x: [Math.cos(angle), Math.sin(angle), 0], y: [-Math.sin(angle), Math.cos(angle), 0], z: [0, 0, 1] })
  return {
    ...pose,
    props: { bike: restFrame, wheelFront: turn([0.58, 0.34, 0], -roll), wheelBack: turn([-0.52, 0.34, 0], -roll), crank: turn([0, 0.29, 0], crank) },
    contacts: [{ point: [0.58, 0, 0], radius: 0.24, lift: 0 }, { point: [-0.52, 0, 0], radius: 0.24, lift: 0 }, { point: [0, 0, 0], radius: 0.6, lift: 0.06 }],
  }
}

const wheelsAtRest = { wheelFront: { ...restFrame, origin: [0.58, 0.34, 0] as Point }, wheelBack: { ...restFrame, origin: [-0.52, 0.34, 0] as Point }, crank: { ...restFrame, origin: [0, 0.29, 0] as Point } }

/** What is held before the chest: its bone goes with both hands. */
export function before(body: Parameters<PoseOf>[0], pose: BodyPose, at: Point, apart: number, tip = 0): BodyPose {
  const s = body.scale
  const place: Point = add(pose.chest.origin, [at[0] * s, at[1] * s, at[2] * s])
  return {
    ...pose,
    hands: eachHand((side) => ({ wrist: add(place, [-0.03 * s, -0.02 * s, apart * s * sign(side)]), elbowTo: [-0.4, -0.8, 0.5 * sign(side)] })),
    props: { prop: placedFrame(place, 0, tip) },
  }
}

const photographing: PoseOf = (body, moment) => {
  const pose = stand(body, moment)
  const t = moment.timeS + moment.phase * 7
  const eye: Point = add(pose.head.origin, [0.19 * body.scale, 0.16 * body.scale * body.build.head, 0])
  return {
    ...pose, head: leaning(pose.head.origin, 0.08 + 0.03 * Math.sin(t * 0.7), 0, 0.05 * Math.sin(t * 0.5)),
    hands: eachHand((side) => ({ wrist: add(eye, [-0.04, -0.07, 0.085 * sign(side)]), elbowTo: [0.1, -0.9, 0.5 * sign(side)] })),
    props: { prop: placedFrame(eye, 0, -0.03) },
  }
}

const fishing: PoseOf = (body, moment) => {
  const pose = before(body, stand(body, moment), [0.3, 0.12, 0], 0.05)
  const t = moment.timeS + moment.phase * 7
  return { ...pose, props: { prop: placedFrame(pose.props!['prop']!.origin, 0, 0.5 + 0.02 * Math.sin(t * 1.3)) } }
}

const painting: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const pose = stand(body, moment)
  return {
    ...pose,
    hands: { L: { wrist: [0.28 * s, 1.1 * s, 0.2 * s] }, R: { wrist: [0.44 * s, (1.3 + 0.09 * Math.sin(t * 2.1)) * s, (-0.12 + 0.1 * Math.sin(t * 1.4)) * s] } },
    props: { prop: placedFrame([0.72 * s, 0, 0]), brush: placedFrame([0.5 * s, (1.34 + 0.09 * Math.sin(t * 2.1)) * s, (-0.12 + 0.1 * Math.sin(t * 1.4)) * s]), palette: placedFrame([0.34 * s, 1.08 * s, 0.2 * s], 0, 0.2) },
  }
}

const swimming: PoseOf = (body, moment) => {
  const t = moment.timeS / 1.5 + moment.phase
  const s = body.scale
  const flat = (origin: Point, roll: number): BodyPose['pelvis'] => ({ origin, x: [0, -Math.cos(roll), Math.sin(roll)], y: [1, 0, 0], z: [0, Math.sin(roll), Math.cos(roll)] })
  const roll = 0.35 * Math.sin(t * full)
  const hips: Point = [-0.1 * s, -0.02 * s, 0]
  const arm = (k: number, z: number): Point => [(0.55 + 0.55 * Math.cos((t + k) * full)) * s, (0.06 + 0.42 * Math.sin((t + k) * full)) * s, z * s]
  const kick = (k: number): number => 0.12 * Math.sin(t * full * 3 + k)
  return {
    pelvis: flat(hips, roll * 0.5), chest: flat([0.06 * s, 0, 0], roll), head: { origin: [0.42 * s, 0.03 * s, 0], x: [0.75, -0.66, 0], y: [0.66, 0.75, 0], z: [0, 0, 1] },
    feet: { L: { ankle: [-0.9 * s, (-0.04 + kick(0)) * s, 0.09 * s], pitch: -1.4, yaw: 0, lift: 0 }, R: { ankle: [-0.9 * s, (-0.04 + kick(Math.PI)) * s, -0.09 * s], pitch: -1.4, yaw: 0, lift: 0 } },
    hands: { L: { wrist: arm(0, 0.24), elbowTo: [0, 1, 0.4] }, R: { wrist: arm(0.5, -0.24), elbowTo: [0, 1, -0.4] } },
    kneesTo: { L: [0, -1, 0], R: [0, -1, 0] }, contacts: [],
    puffs: [...spray(moment, [0.8 * s, 0.02, 0.2], '#f0f6f8', 0.26), ...spray({ ...moment, phase: moment.phase + 0.5 }, [-0.8 * s, 0.02, 0], '#f0f6f8', 0.36)],
  }
}

const diving: PoseOf = (body, moment) => {
  const pose = swimming(body, moment)
  const t = moment.timeS + moment.phase * 5
  const s = body.scale
  const bubbles = Array.from({ length: 8 }, (_, i): Puff => {
    const part = ((t * 0.5 + i / 8) % 1 + 1) % 1
    return { point: [0.55 * s - part * 0.2, 0.1 + part * 1.3, 0.08 * Math.sin(i * 3 + part * 6)], radius: 0.016 + 0.03 * part, color: '#e0f4fa', density: 0.7 * (1 - part), glow: 0.1, seed: i }
  })
  return { ...pose, hands: { L: { wrist: [0.1 * s, -0.2 * s, 0.28 * s] }, R: { wrist: [0.5 * s, -0.2 * s, -0.2 * s] } }, puffs: bubbles }
}

const running: PoseOf = (body, moment) => walkPose(body, jog, moment.speed < 0.2 ? { ...moment, speed: 3, gone: moment.timeS * 3, ground: () => 0 } : moment)

const dribbling: PoseOf = (body, moment) => {
  const pose = moment.speed > 0.3 ? walkPose(body, jog, moment) : stand(body, moment)
  const t = (((moment.timeS + moment.phase) / 0.62) % 1 + 1) % 1
  const up = 4 * t * (1 - t)
  return { ...pose, hands: { ...pose.hands, R: { wrist: [0.34, 0.72 + 0.16 * up, -0.26] } }, props: { ball: placedFrame([0.42, 0.12 + 0.62 * up, -0.26], 0, -moment.timeS * 3) } }
}

/** @param radius - Of the ball, metres. */
const kicking = (radius: number): PoseOf => (body, moment) => {
  const pose = walkPose(body, jog, moment.speed < 0.2 ? { ...moment, speed: 2.6, gone: moment.timeS * 2.6, ground: () => 0 } : moment)
  const roll = (moment.speed < 0.2 ? moment.timeS * 2.6 : moment.gone) / radius
  const ahead = (0.75 + 0.16 * Math.sin(moment.timeS * 4.2)) * body.scale ** 0.5 + radius - 0.11
  return { ...pose, props: { ball: placedFrame([ahead, radius + moment.ground(ahead, 0), 0.05], 0, -roll) } }
}

/** From the shoulders over the head and down again, knees giving at the foot of it. */
const lifting: PoseOf = (body, moment) => {
  const t = moment.timeS / 3.4 + moment.phase
  const part = t - Math.floor(t)
  // Up fast, held, down slowly.
  const ease = (u: number): number => u * u * (3 - 2 * u)
  const up = part < 0.2 ? ease(part / 0.2) : part < 0.5 ? 1 : part < 0.85 ? 1 - ease((part - 0.5) / 0.35) : 0
  const dip = part > 0.88 ? Math.sin(((part - 0.88) / 0.12) * Math.PI) : 0
  const s = body.scale
  const bar = [0.13 + 0.02 * up, 1.42 + 0.62 * up - 0.08 * dip, 0] as const
  const pose = posed(body, moment, {
    hips: -0.02 - 0.1 * dip, pelvis: [0.04, 0, 0], chest: [-0.02 - 0.04 * up, 0, 0], head: [-0.06 * up, 0, 0],
    feet: { L: [0.02, 0.19, 0.35], R: [0.02, -0.19, -0.35] }, hands: { L: [bar[0] - 0.02, bar[1] - 0.06, 0.3], R: [bar[0] - 0.02, bar[1] - 0.06, -0.3] },
    elbowsTo: { L: [0.5, -0.8, 0.5], R: [0.5, -0.8, -0.5] }, kneesTo: { L: [1, 0.1, 0.4], R: [1, 0.1, -0.4] },
  })
  return { ...pose, props: { bar: placedFrame([bar[0] * s, bar[1] * s, 0], 0, 0, 0.015 * Math.sin(moment.timeS * 7) * up) } }
}

/** Plates of two sizes on either end, with collars. */
function addBarbell(mesh: Mesh): void {
  rod(mesh, [0, 0, -0.98], [0, 0, 0.98], 0.014, 0.014, { bone: 'bar', ink: 'metal' }, 10)
  for (const s of [1, -1]) {
    for (const [z, r, half, ink] of [[0.68, 0.225, 0.024, 'plate'], [0.735, 0.225, 0.02, 'tool'], [0.785, 0.16, 0.018, 'plate']] as const) {
      lathe(mesh, [0, 0, (z - half) * s], s > 0 ? [[0, 0], [r, 0], [r, 0], [r, half * 2], [r, half * 2], [0, half * 2]] : [[0, -half * 2], [r, -half * 2], [r, -half * 2], [r, 0], [r, 0], [0, 0]], { bone: 'bar', ink }, 28, laid.alongZ)
    }
    rod(mesh, [0, 0, 0.83 * s], [0, 0, 0.86 * s], 0.03, 0.03, { bone: 'bar', ink: 'metal' }, 10)
  }
}

const addEasel = (mesh: Mesh): void => {
  for (const z of [0.24, -0.24]) rod(mesh, [0.06, 0, z * 1.25], [-0.02, 1.75, z * 0.4], 0.018, 0.016, { bone: 'prop', ink: 'wood' }, 6)
  rod(mesh, [0.5, 0, 0], [0, 1.6, 0], 0.018, 0.016, { bone: 'prop', ink: 'wood' }, 6)
  block(mesh, [-0.04, 1.25, 0], [0.012, 0.32, 0.42], { bone: 'prop', ink: 'inner' })
  block(mesh, [-0.055, 1.15, 0], [0.006, 0.16, 0.38], { bone: 'prop', ink: 'green' })
  block(mesh, [-0.055, 1.4, 0], [0.006, 0.12, 0.38], { bone: 'prop', ink: 'sky' })
  globe(mesh, [-0.06, 1.42, 0.16], [0.006, 0.05, 0.05], { bone: 'prop', ink: 'gold' }, 10)
  rod(mesh, [-0.1, 0, 0], [0.12, 0.03, 0], 0.006, 0.004, { bone: 'brush', ink: 'wood' }, 5)
  globe(mesh, [0, 0, 0], [0.12, 0.01, 0.16], { bone: 'palette', ink: 'wood' }, 12)
  for (let i = 0; i < 4; i++) globe(mesh, [0.06 * Math.cos(i), 0.014, 0.09 * Math.sin(i * 1.6)], [0.025, 0.01, 0.025], { bone: 'palette', ink: ['tie', 'gold', 'sky', 'green'][i]! }, 6)
}

export const doers: Readonly<Record<string, FigureMaker>> = {
  'runner-man': person({ build: lean, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#e0402e', trousers: '#22252e', shoes: '#e8e4dc' }), pose: doing(running) }),
  'runner-woman': person({ build: woman, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'ponytail' }, inks: dressed({ top: '#e23c7a', trousers: '#22252e', shoes: '#e8e4dc', skin: '#d8a382', hair: '#3a2218' }), pose: doing(running) }),
  'cyclist-man': person({ build: lean, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short', hat: 'hard' }, inks: { ...dressed({ top: '#2a7ac8', trousers: '#1c1e24', hatColor: '#e8e8e4' }), paint: { color: '#c8281e', gloss: 0.7 }, chrome: { color: '#c8ccd2', gloss: 1 }, tyre: { color: '#16161a' }, seat: { color: '#1c1a18' } }, props: (mesh) => addBicycle({ mesh }, 'bike'), propsRest: wheelsAtRest, pose: cycling }),
  'cyclist-woman': person({ build: woman, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'ponytail' }, inks: { ...dressed({ top: '#d8a24a', trousers: '#3a4a6a', skin: '#d8a382' }), paint: { color: '#3a8a7a', gloss: 0.7 }, chrome: { color: '#c8ccd2', gloss: 1 }, tyre: { color: '#16161a' }, seat: { color: '#5a3a22' } }, props: (mesh) => addBicycle({ mesh }, 'bike'), propsRest: wheelsAtRest, pose: cycling }),
  'surfer-man': person({ build: lean, outfit: { top: 'bare', legs: 'shorts', shoes: 'none', hair: 'short' }, inks: { ...dressed({ trousers: '#2a6ab8', skin: '#b8825c', hair: '#8a6a3c' }), board: { color: '#e85a24', second: '#fbe9c8', pattern: 'bands', grain: 0.7, gloss: 0.6 } }, props: (mesh) => addSurfboard(mesh), pose: surfing }),
  'surfer-woman': person({ build: woman, outfit: { top: 'shirt', legs: 'trousers', shoes: 'none', hair: 'ponytail' }, inks: { ...dressed({ top: '#1e2a3a', trousers: '#1e2a3a', skin: '#c8926c', hair: '#6a4a2a' }), board: { color: '#1f9aa6', second: '#f4f8f2', pattern: 'bands', grain: 0.7, gloss: 0.6 } }, props: (mesh) => addSurfboard(mesh), pose: surfing }),
  skier: person({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'beanie' }, inks: { ...dressed({ top: '#c8281e', trousers: '#22262e', hatColor: '#f0ece4', inner: '#c8281e' }), board: { color: '#e8b02a', gloss: 0.6 } }, props: addSkiing, pose: skiing }),
  snowboarder: person({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'short', hat: 'beanie' }, inks: { ...dressed({ top: '#2a8a6a', trousers: '#4a3a5a', hatColor: '#e8702a' }), board: { color: '#26282e', gloss: 0.6 } }, props: (mesh) => addSurfboard(mesh), pose: snowboarding }),
  skateboarder: person({ build: lean, outfit: { top: 'tee', legs: 'trousers', shoes: 'shoes', hair: 'short', hat: 'cap' }, inks: { ...dressed({ top: '#e8e2d4', trousers: '#3a4a5c', hatColor: '#c8281e', shoes: '#1c1c20' }), board: { color: '#c89a5a', gloss: 0.3 } }, props: (mesh) => addSkateboard(mesh), pose: skating }),
  fisherman: person({ build: { ...man, bulk: 1.08 }, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'short', beard: 'short', hat: 'beanie' }, inks: dressed({ top: '#c8a02a', trousers: '#4a5a4a', hair: '#8a8680', hatColor: '#2a4a6a', shoes: '#2e3a2e' }), props: (mesh) => addFishingRod(mesh), pose: doing(fishing) }),
  photographer: person({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#6a6a52', trousers: '#3c4048' }), lens: { color: '#2a3a6a', gloss: 1 } }, props: (mesh) => addCamera(mesh), pose: doing(photographing) }),
  painter: person({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short', beard: 'short', hat: 'beanie' }, inks: { ...dressed({ top: '#e8e4da', trousers: '#3a4452', hatColor: '#1e2026', inner: '#f0ece4' }), green: { color: '#4a7a3a' }, sky: { color: '#7aa8d8' } }, props: addEasel, pose: doing(painting) }),
  reader: person({ build: woman, outfit: { top: 'jacket', legs: 'trousers', shoes: 'shoes', hair: 'bun' }, inks: dressed({ top: '#7a8a6a', trousers: '#3a3c48', skin: '#d8a382' }), pose: anybody() }),
  dancer: person({ build: woman, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'long', skirt: { lengthM: 0.62, hemM: 0.5 } }, inks: dressed({ top: '#c8281e', skin: '#d8a382', hair: '#241610', shoes: '#c8281e' }), pose: alone(dance, follows) }),
  'dancing-man': person({ build: lean, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#f0ece4', trousers: '#1c1e26' }), pose: alone(dance, leads) }),
  ballerina: person({
    build: { ...woman, bulk: 0.86 }, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'bun' }, inks: { ...dressed({ top: '#f0d8e0', trousers: '#f0d8e0', skin: '#e4b698', hair: '#3a241a', shoes: '#f0b8c4' }), tulle: { color: '#f6e6ee', lets: 0.35 } },
    props: (mesh, body) => {
      for (let k = 0; k < 3; k++) sheet(mesh, 6, 49, (out, across) => { const a = across * full; const r = (0.12 + out * (0.36 - k * 0.05)) * body.scale; return [r * Math.cos(a), (1.03 - k * 0.035 - out * (0.05 + 0.05 * k) + 0.02 * out * Math.sin(a * 14 + k)) * body.scale, r * Math.sin(a)] }, { bone: 'pelvis', ink: 'tulle', flutterAt: (out) => 0.1 * out })
    },
    pose: ballet,
  }),
  yogi: person({ build: woman, outfit: { top: 'tee', legs: 'trousers', shoes: 'none', hair: 'bun' }, inks: dressed({ top: '#5a8a9a', trousers: '#3a3a4a', skin: '#d8a382' }), pose: meditate }),
  swimmer: person({ build: lean, outfit: { top: 'bare', legs: 'shorts', shoes: 'none', hair: 'short', hat: 'beanie' }, inks: dressed({ trousers: '#1c3a6a', skin: '#c08a64', hatColor: '#e8e8e4', inner: '#e8e8e4' }), pose: swimming }),
  diver: person({
    build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'none', hair: 'none', hat: 'hood' }, inks: { ...dressed({ top: '#1c2026', trousers: '#1c2026', hatColor: '#1c2026', skin: '#c89470' }), tank: { color: '#e8b02a', gloss: 0.6 }, lens: { color: '#4a9ab8', gloss: 1 } },
    props: (mesh, body) => {
      const s = body.scale
      rod(mesh, [-0.22 * s, 1.08 * s, 0], [-0.22 * s, 1.42 * s, 0], 0.085 * s, 0.085 * s, { bone: 'chest', ink: 'tank' }, 12)
      globe(mesh, [0.1 * s, body.head[1] + 0.01, 0], [0.03, 0.05, 0.075], { bone: 'head', ink: 'lens' }, 12)
      for (const side of ['L', 'R']) globe(mesh, [body.leg.end[0] + 0.28 * s, 0.03 * s, (side === 'L' ? 1 : -1) * body.leg.end[2]], [0.26 * s, 0.012 * s, 0.1 * s], { bone: `foot${side}`, ink: 'tank' }, 12)
    },
    pose: diving,
  }),
  'basketball-player': person({ build: { ...man, heightM: 1.94, bulk: 0.96 }, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#e8b02a', trousers: '#5a2a8a', skin: '#7a4e32', hair: '#161210', shoes: '#f0ece4' }), ball: { color: '#d8702a', second: '#3a1e10', pattern: 'bands', grain: 0.12, gloss: 0.2 } }, props: (mesh) => addBall(mesh, 'ball', 0.12), pose: doing(dribbling) }),
  footballer: person({ build: lean, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#c8281e', trousers: '#f0ece4', shoes: '#1c1c1e' }), ball: { color: '#f4f2ee', second: '#1c1c1e', pattern: 'spots', grain: 0.11, gloss: 0.3 } }, props: (mesh) => addBall(mesh, 'ball', 0.11), pose: doing(kicking(0.11)) }),
  'weightlifter-man': person({ build: { ...man, bulk: 1.16, shoulders: 1.1 }, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short', beard: 'short' }, inks: { ...dressed({ top: '#2a2c34', trousers: '#3a3f4a', shoes: '#e8e4dc' }), plate: { color: '#b8201c', gloss: 0.4 } }, props: addBarbell, pose: doing(lifting) }),
  'weightlifter-woman': person({ build: woman, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'ponytail' }, inks: { ...dressed({ top: '#1f7a78', trousers: '#22252e', shoes: '#e8e4dc', skin: '#c8926c', hair: '#3a2218' }), plate: { color: '#e0b020', gloss: 0.4 } }, props: addBarbell, pose: doing(lifting) }),
  'football-rival': person({ build: lean, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short' }, inks: dressed({ top: '#2458b3', trousers: '#1d2c50', shoes: '#e8e4dc', skin: '#8a5a3c', hair: '#181210' }), pose: doing(running) }),
  'football-mate': person({ build: man, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'curly' }, inks: dressed({ top: '#c8281e', trousers: '#f0ece4', shoes: '#1c1c1e', skin: '#d8a382', hair: '#5a3a22' }), pose: doing(running) }),
  'football-back': person({ build: man, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'bald', beard: 'short' }, inks: dressed({ top: '#2458b3', trousers: '#1d2c50', shoes: '#d8281e', skin: '#c08a64' }), pose: doing(running) }),
  'ball-boy': person({ build: child, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#e8b02e', trousers: '#2f5a8a', shoes: '#f0ece4', hair: '#5a3a22' }), ball: beachBall }, props: (mesh) => addBall(mesh, 'ball', 0.17), pose: doing(kicking(0.17)) }),
  'ball-girl': person({ build: child, outfit: { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'ponytail' }, inks: { ...dressed({ top: '#e86a8a', trousers: '#4a4a7a', shoes: '#f0ece4', hair: '#4a2e1c' }), ball: beachBall }, props: (mesh) => addBall(mesh, 'ball', 0.17), pose: doing(kicking(0.17)) }),
  'jumping-person': person({ build: woman, outfit: { top: 'tee', legs: 'trousers', shoes: 'shoes', hair: 'ponytail' }, inks: dressed({ top: '#e8c02a', trousers: '#3a5a8a', skin: '#d8a382' }), pose: jump }),
}
