/** People at a counter or a desk, and who hold a cup: cooks, baristas, those who work on a laptop. */
import type { FigureMaker, Moment, Puff } from '../figure.ts'
import type { Ink } from '../ink.ts'
import { placedFrame } from '../pose.ts'
import { block, cord, globe, lathe, rod, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, mix } from '../shape/point.ts'
import { type Body, man, woman } from './body.ts'
import { type BodyPose, leaning } from './body-pose.ts'
import { before, doing } from './doers.ts'
import { dressed } from './outfit.ts'
import { person } from './person-figure.ts'
import { addStool, seated } from './players.ts'
import { type PoseOf, stand } from './poses.ts'

const china: Record<string, Ink> = { cup: { color: '#f2eee6', gloss: 0.6 }, coffee: { color: '#3a1e10', gloss: 0.5 } }
const kitchen: Record<string, Ink> = {
  ...china, counter: { color: '#8a6a4a', gloss: 0.3, pattern: 'planks', grain: 0.16 }, worktop: { color: '#d8d2c8', gloss: 0.5 },
  pan: { color: '#26282c', gloss: 0.7 }, food: { color: '#d89a3a', gloss: 0.3 }, green: { color: '#5a8a3a' }, apron: { color: '#3a5a4a', pattern: 'cloth', grain: 0.08 },
}

/** Steam that rises from a place. */
function steam({ timeS, phase }: Moment, from: Point, sizeM: number): Puff[] {
  return Array.from({ length: 7 }, (_, i): Puff => {
    const part = ((timeS * 0.42 + i / 7 + phase) % 1 + 1) % 1
    return {
      point: add(from, [sizeM * 0.3 * Math.sin(part * 5 + i * 2.1), sizeM * 2.6 * part, sizeM * 0.2 * Math.cos(part * 4 + i)]),
      radius: sizeM * (0.22 + 0.5 * part), color: '#f4f2ee', density: 0.3 * (1 - part) * Math.min(1, part * 5), glow: 0, seed: i * 3.7,
    }
  })
}

function addMug(mesh: Mesh, bone: string): void {
  lathe(mesh, [0, -0.05, 0], [[0, 0], [0.034, 0], [0.034, 0], [0.041, 0.1], [0.041, 0.1], [0.037, 0.1], [0.037, 0.1], [0.034, 0.02], [0, 0.02]], { bone, ink: 'cup' }, 22)
  lathe(mesh, [0, 0.036, 0], [[0.037, 0], [0, 0.001]], { bone, ink: 'coffee' }, 18)
  cord(mesh, [[0.038, 0.035, 0.006], [0.066, 0.03, 0.012], [0.066, -0.02, 0.012], [0.036, -0.028, 0.006]], [0.0065], { bone, ink: 'cup' }, 4, 6)
}

/** Now and then it is lifted to the mouth. */
const drinking: PoseOf = (body, moment) => {
  const t = ((moment.timeS + moment.phase * 7) % 8 + 8) % 8
  const step = (from: number): number => Math.min(1, Math.max(0, (t - from) / 1.1))
  const ease = (u: number): number => u * u * (3 - 2 * u)
  const up = ease(step(3)) - ease(step(5.4))
  const pose = stand(body, moment)
  const held = before(body, pose, mix([0.27, 0.235, 0], [0.2, 0.4, 0], up), 0.052, 0.5 * up)
  const mug = held.props!['prop']!.origin
  const around = (side: 'L' | 'R'): BodyPose['hands'][typeof side] => ({ ...held.hands[side], fingersTo: [0.8, 0.12, side === 'L' ? -0.6 : 0.6] })
  return { ...held, hands: { L: around('L'), R: around('R') }, head: leaning(pose.head.origin, 0.1 - 0.14 * up, 0.03, 0.12), puffs: up > 0.5 ? [] : steam(moment, add(mug, [0, 0.06, 0]), 0.06) }
}

const standing = (x: number): Point => [x, 0, 0]

/** A counter before the hips; what stands on it is at its height. */
function addCounter(mesh: Mesh, topM: number): void {
  block(mesh, [0.72, topM / 2 - 0.02, 0], [0.27, topM / 2 - 0.02, 0.95], { bone: 'counter', ink: 'counter' })
  block(mesh, [0.7, topM, 0], [0.33, 0.022, 1.0], { bone: 'counter', ink: 'worktop' })
}

function addApron(mesh: Mesh, body: Body): void {
  const s = body.scale
  const b = body.build.bulk
  const part = (bone: string, from: number, to: number, reach: number): void =>
    sheet(mesh, 7, 11, (down, across) => {
      const a = (across - 0.5) * 2 * reach
      const y = from + (to - from) * down
      const out = 0.02 + 0.03 * Math.max(0, (1 - y) / 0.4)
      return [(0.118 * b + out) * Math.cos(a) * s, y * s, (0.15 * b + out) * Math.sin(a) * s]
    }, { bone, ink: 'apron' })
  part('chest', 1.34, 1.02, 0.62)
  part('pelvis', 1.06, 0.62, 1.25)
}

const cooking: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const pose = stand(body, moment)
  const stir: Point = [0.6 + 0.05 * Math.cos(t * 3.4), 1.04, -0.12 + 0.06 * Math.sin(t * 3.4)]
  const shake = 0.015 * Math.sin(t * 1.7)
  return {
    ...pose, chest: leaning(pose.chest.origin, 0.16, 0.02 * Math.sin(t * 1.7), -0.04), head: leaning(pose.head.origin, 0.26 + 0.05 * Math.sin(t * 0.6), 0, 0.1 * Math.sin(t * 0.43) - 0.06),
    hands: { L: { wrist: [0.42 * s, 1.03 * s, (0.16 + shake) * s], elbowTo: [-0.4, -0.6, 0.7] }, R: { wrist: [0.46 * s, 1.16 * s, (stir[2] - 0.06) * s], elbowTo: [-0.4, -0.5, -0.8] } },
    props: { counter: placedFrame(standing(0)), pan: placedFrame([0.66, 0.95, -0.1 + shake]), spoon: placedFrame([stir[0], 0.98, stir[2]], 0.3, 0.2 * Math.cos(t * 3.4)) },
    puffs: steam(moment, [0.68, 1.02, -0.1], 0.22),
  }
}

function addStove(mesh: Mesh, body: Body): void {
  addCounter(mesh, 0.92)
  lathe(mesh, standing(0), [[0, 0.0], [0.14, 0.0], [0.14, 0.0], [0.17, 0.06], [0.17, 0.06], [0.16, 0.06], [0.13, 0.012], [0, 0.012]], { bone: 'pan', ink: 'pan' }, 26)
  rod(mesh, [-0.1, 0.045, 0.12], [-0.26, 0.075, 0.26], 0.014, 0.014, { bone: 'pan', ink: 'wood' }, 8)
  for (let i = 0; i < 14; i++) globe(mesh, [0.028 * Math.sqrt(i) * Math.cos(i * 2.4), 0.026, 0.028 * Math.sqrt(i) * Math.sin(i * 2.4)], [0.026, 0.018, 0.024], { bone: 'pan', ink: i % 3 === 0 ? 'green' : i % 3 === 1 ? 'food' : 'tie' }, 8)
  rod(mesh, [0, 0, 0], [-0.13, 0.24, -0.03], 0.012, 0.009, { bone: 'spoon', ink: 'wood' }, 6)
  for (const [i, z] of [0.34, 0.46, 0.58].entries()) globe(mesh, [0.62 + 0.1 * (i % 2), 0.98, z], 0.045, { bone: 'counter', ink: i === 1 ? 'green' : 'tie' }, 12)
  lathe(mesh, [0.66, 0.942, -0.62], [[0, 0], [0.12, 0], [0.12, 0], [0.125, 0.2], [0.125, 0.2], [0, 0.21]], { bone: 'counter', ink: 'metal' }, 22)
  addApron(mesh, body)
}

const pouring: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const pose = stand(body, moment)
  const sway = 0.008 * Math.sin(t * 2.3)
  const cup: Point = [0.42 * s, 1.13 * s, 0.06 * s]
  const jug: Point = [0.4 * s, (1.27 + sway) * s, (-0.1 + sway) * s]
  return {
    ...pose, chest: leaning(pose.chest.origin, 0.1, 0, 0), head: leaning(pose.head.origin, 0.3, 0.04, 0.05 * Math.sin(t * 0.5)),
    hands: { L: { wrist: add(cup, [-0.05 * s, -0.03 * s, 0.06 * s]), elbowTo: [-0.4, -0.7, 0.6] }, R: { wrist: add(jug, [-0.04 * s, -0.01 * s, -0.08 * s]), elbowTo: [-0.3, -0.4, -0.9] } },
    props: { counter: placedFrame(standing(0)), cup: placedFrame(cup), jug: placedFrame(jug, 0, 0, 0.85 + 2 * sway) },
    puffs: steam(moment, add(cup, [0, 0.07, 0]), 0.06),
  }
}

function addCoffeeBar(mesh: Mesh, body: Body): void {
  addCounter(mesh, 0.96)
  // The machine beside, with cups on its top.
  block(mesh, [0.72, 1.16, 0.64], [0.17, 0.18, 0.24], { bone: 'counter', ink: 'metal' })
  block(mesh, [0.53, 1.1, 0.64], [0.05, 0.03, 0.2], { bone: 'counter', ink: 'pan' })
  for (let i = 0; i < 4; i++) lathe(mesh, [0.68 + 0.07 * (i % 2), 1.34, 0.5 + 0.09 * i], [[0, 0], [0.03, 0], [0.038, 0.07], [0, 0.07]], { bone: 'counter', ink: 'cup' }, 14)
  for (let i = 0; i < 3; i++) lathe(mesh, [0.74, 0.984, -0.42 - 0.14 * i], [[0, 0], [0.035, 0], [0.045, 0.08], [0.045, 0.08], [0.04, 0.08], [0, 0.06]], { bone: 'counter', ink: 'cup' }, 16)
  addMug(mesh, 'cup')
  lathe(mesh, [0, -0.06, 0], [[0, 0], [0.044, 0], [0.05, 0.03], [0.036, 0.11], [0.04, 0.125], [0.04, 0.125], [0.034, 0.12], [0, 0.03]], { bone: 'jug', ink: 'metal' }, 20)
  cord(mesh, [[0, 0.05, -0.036], [0, 0.04, -0.085], [0, -0.03, -0.085], [0, -0.045, -0.04]], [0.007], { bone: 'jug', ink: 'metal' }, 4, 6)
  rod(mesh, [-0.02, 0.15, -0.03], [0, 0.04, 0], 0.004, 0.005, { bone: 'cup', ink: 'cup' }, 6)
  addApron(mesh, body)
}

const typing: PoseOf = (body, moment) => {
  const pose = seated(0.44, 0.77)(body, moment)
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const tap = (k: number): number => 0.008 * Math.max(0, Math.sin(t * 9 + k))
  return {
    ...pose, head: leaning(pose.head.origin, 0.16 + 0.03 * Math.sin(t * 0.5), 0, 0.12 * Math.max(-1, Math.min(1, 2.5 * Math.sin(t * 0.37)))),
    hands: { L: { wrist: [0.44 * s, (0.79 + tap(0)) * s, 0.09 * s], elbowTo: [-0.4, -0.6, 0.6], fingersTo: [1, -0.15, -0.1] }, R: { wrist: [0.44 * s, (0.79 + tap(1.8)) * s, -0.09 * s], elbowTo: [-0.4, -0.6, -0.6], fingersTo: [1, -0.15, 0.1] } },
    props: { prop: placedFrame([0, 0, 0]) },
    contacts: [{ point: [0, 0, 0], radius: 0.42, lift: 0 }, { point: [0.72, 0, 0], radius: 0.7, lift: 0.02 }],
  }
}

function addDesk(mesh: Mesh): void {
  const look = (ink: string): { bone: string; ink: string } => ({ bone: 'prop', ink })
  block(mesh, [0.74, 0.72, 0], [0.36, 0.018, 0.7], look('counter'))
  for (const x of [0.44, 1.04]) for (const z of [0.64, -0.64]) rod(mesh, [x, 0.7, z], [x, 0.02, z], 0.022, 0.018, look('metal'), 8)
  block(mesh, [0.64, 0.748, 0], [0.12, 0.008, 0.17], look('metal'))
  block(mesh, [0.61, 0.757, 0], [0.07, 0.002, 0.15], look('tool'))
  const lean = ([x, y, z]: Point): Point => [x + y * 0.28, y, z]
  block(mesh, [0.79, 0.86, 0], [0.006, 0.11, 0.17], look('metal'), lean)
  block(mesh, [0.783, 0.86, 0], [0.002, 0.1, 0.16], look('screen'), lean)
  globe(mesh, [0.797, 0.87, 0], [0.003, 0.018, 0.018], look('cup'), 10)
  lathe(mesh, [0.66, 0.738, 0.42], [[0, 0], [0.034, 0], [0.04, 0.095], [0.04, 0.095], [0.036, 0.095], [0, 0.08]], look('cup'), 18)
  addStool(mesh, 'prop')
}

const desk: Record<string, Ink> = { ...kitchen, screen: { color: '#bcd4ee', glow: 0.32 } }

export const atWork: Readonly<Record<string, FigureMaker>> = {
  chef: person({ build: { ...man, bulk: 1.12 }, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short', hat: 'toque' }, inks: { ...dressed({ top: '#f2efe8', trousers: '#3a3c44', hatColor: '#f4f2ec' }), ...kitchen, apron: { color: '#e4e0d6', pattern: 'cloth', grain: 0.08 } }, props: addStove, pose: doing(cooking) }),
  barista: person({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short', beard: 'short' }, inks: { ...dressed({ top: '#e8e4da', trousers: '#2c2e36' }), ...kitchen }, props: addCoffeeBar, pose: doing(pouring) }),
  'coffee-woman': person({ build: woman, outfit: { top: 'jacket', legs: 'trousers', shoes: 'shoes', hair: 'long' }, inks: { ...dressed({ top: '#c8bfae', trousers: '#34486a', skin: '#d8a382', hair: '#5a3620' }), ...china }, smile: 0.5, props: (mesh) => addMug(mesh, 'prop'), pose: doing(drinking) }),
  'coffee-man': person({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'shoes', hair: 'short', beard: 'short' }, inks: { ...dressed({ top: '#5a6a58', trousers: '#3a3c44' }), ...china }, smile: 0.5, props: (mesh) => addMug(mesh, 'prop'), pose: doing(drinking) }),
  'laptop-woman': person({ build: woman, outfit: { top: 'suit', legs: 'trousers', shoes: 'shoes', hair: 'bob' }, inks: { ...dressed({ top: '#34405a', trousers: '#2a3040', tie: '#e6e0d4', skin: '#d8a382', hair: '#3a2218' }), ...desk }, props: addDesk, pose: typing }),
  'laptop-man': person({ build: man, outfit: { top: 'shirt', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#8aa4bc', trousers: '#2c3040' }), ...desk }, props: addDesk, pose: typing }),
}
