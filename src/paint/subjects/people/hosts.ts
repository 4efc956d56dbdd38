/** Who keeps guests happy: a DJ behind the decks, waiters with a tray. */
import type { FigureMaker } from '../figure.ts'
import type { Ink } from '../ink.ts'
import { placedFrame, restFrame } from '../pose.ts'
import { block, globe, lathe, rod, tube } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add } from '../shape/point.ts'
import { type Body, man, woman } from './body.ts'
import { robotParts } from './characters.ts'
import { doing } from './doers.ts'
import { dressed } from './outfit.ts'
import { person } from './person-figure.ts'
import { type PoseOf, anybody, posed, stand } from './poses.ts'
import { stroll } from './walk.ts'

const full = Math.PI * 2
const deckTop = 1.02
/** Middles of the two record players, to the left and to the right. */
const deckAt = (side: 1 | -1): Point => [0.56, deckTop + 0.05, 0.52 * side]
const beatsPerS = 2.1

const booth: Record<string, Ink> = {
  panel: { color: '#191b22', gloss: 0.5 }, trim: { color: '#2c2f38', gloss: 0.6 }, vinyl: { color: '#0b0b0d', gloss: 0.9 }, plate: { color: '#3a3d46', gloss: 0.7 },
  led: { color: '#ff3a9c', glow: 0.95 }, led2: { color: '#37c8ff', glow: 0.95 }, cone: { color: '#0f1014', gloss: 0.3 }, ring: { color: '#5a5f6a', gloss: 0.8 },
}

/** One hand turns a record to and fro, the other is thrown up to the beat or holds the earphone. */
const mixing: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const beat = 0.5 - 0.5 * Math.cos(full * t * beatsPerS)
  const scratch = Math.sin(full * t * beatsPerS) * (0.5 + 0.5 * Math.sin(t * 0.9))
  // Up for some bars, at the ear for some.
  const up = Math.min(1, Math.max(0, 0.5 + 2.2 * Math.sin(t * 0.62 + 0.9)))
  const pose = posed(body, { ...moment, ground: () => 0 }, {
    hips: -0.03 * beat, pelvis: [0.02, 0.02 * Math.sin(full * t * beatsPerS * 0.5), 0], chest: [0.1 + 0.04 * beat, 0.03 * Math.sin(full * t * beatsPerS * 0.5), -0.06], head: [0.12 + 0.12 * beat, 0.1 * (1 - up), 0.1 * Math.sin(t * 0.5)],
    feet: { L: [0.02, 0.15, 0.2], R: [-0.02, -0.15, -0.2] },
  })
  const ear: Point = add(pose.head.origin, [0.05 * s, 0.13 * s, 0.15 * s])
  const high: Point = [0.22 * s, (1.86 + 0.1 * beat) * s, 0.34 * s]
  const left: Point = [ear[0] + (high[0] - ear[0]) * up, ear[1] + (high[1] - ear[1]) * up, ear[2] + (high[2] - ear[2]) * up]
  const onRecord: Point = add(deckAt(-1), [-0.07 + 0.03 * scratch, 0.06, 0.02 + 0.06 * scratch])
  return {
    ...pose,
    hands: { L: { wrist: left, elbowTo: [0.1, -0.5, 0.9] }, R: { wrist: onRecord, elbowTo: [-0.4, -0.2, -0.9], fingersTo: [0.9, -0.3, 0.1] } },
    props: { booth: restFrame, deckL: placedFrame(deckAt(1), -t * 3.5), deckR: placedFrame(deckAt(-1), -0.9 * scratch) },
    contacts: [{ point: [0.5, 0, 0], radius: 1.1, lift: 0.01 }, { point: [0.3, 0, 1.55], radius: 0.4, lift: 0 }, { point: [0.3, 0, -1.55], radius: 0.4, lift: 0 }],
  }
}

function addBooth(mesh: Mesh): void {
  const look = (ink: string): { bone: string; ink: string } => ({ bone: 'booth', ink })
  block(mesh, [0.58, 0.5, 0], [0.3, 0.5, 1.02], look('panel'))
  block(mesh, [0.56, deckTop - 0.01, 0], [0.36, 0.025, 1.1], look('trim'))
  // Bars of light on its front, as of an equaliser.
  for (let i = 0; i < 15; i++) {
    const z = (i - 7) * 0.128
    const tall = 0.1 + 0.25 * Math.abs(Math.sin(i * 1.7) * Math.cos(i * 0.6))
    block(mesh, [0.885, 0.16 + tall, z], [0.006, tall, 0.034], look(i % 2 === 0 ? 'led' : 'led2'))
  }
  block(mesh, [0.93, deckTop - 0.035, 0], [0.006, 0.008, 1.08], look('led2'))
  for (const side of [1, -1] as const) {
    const at = deckAt(side)
    block(mesh, add(at, [0, -0.03, 0]), [0.22, 0.025, 0.25], look('plate'))
    const deck = { bone: side > 0 ? 'deckL' : 'deckR', ink: 'vinyl' }
    lathe(mesh, [0, 0, 0], [[0, 0], [0.19, 0], [0.19, 0], [0.19, 0.016], [0.19, 0.016], [0.07, 0.018], [0.07, 0.018], [0, 0.018]], deck, 34)
    lathe(mesh, [0, 0.019, 0], [[0.066, 0], [0, 0.001]], { ...deck, ink: side > 0 ? 'led' : 'led2' }, 20)
    block(mesh, [0.03, 0.021, 0], [0.03, 0.002, 0.008], { ...deck, ink: 'plate' })
    tube(mesh, [add(at, [-0.15, 0.05, -0.2]), add(at, [0.02, 0.05, -0.19]), add(at, [0.09, 0.035, -0.1])], [0.008], look('ring'), 6)
  }
  // The mixer between them, tilted to the DJ: knobs and sliders.
  block(mesh, [0.56, deckTop + 0.035, 0], [0.2, 0.035, 0.17], look('trim'))
  for (let i = 0; i < 12; i++) lathe(mesh, [0.48 + 0.07 * Math.floor(i / 4), deckTop + 0.07, -0.11 + 0.073 * (i % 4)], [[0, 0], [0.014, 0], [0.012, 0.022], [0, 0.022]], look(i % 5 === 0 ? 'led' : 'ring'), 10)
  for (let i = 0; i < 4; i++) block(mesh, [0.41, deckTop + 0.075, -0.11 + 0.073 * i], [0.03, 0.008, 0.008], look(i % 2 === 0 ? 'led2' : 'ring'))
  for (const side of [1, -1]) addSpeaker(mesh, [0.3, 0, 1.55 * side])
}

function addSpeaker(mesh: Mesh, at: Point): void {
  const look = (ink: string): { bone: string; ink: string } => ({ bone: 'booth', ink })
  block(mesh, add(at, [0, 0.86, 0]), [0.26, 0.86, 0.32], look('panel'))
  for (const [y, r] of [[0.42, 0.25], [1.0, 0.25], [1.48, 0.13]] as const) {
    globe(mesh, add(at, [0.255, y, 0]), [0.03, r, r], look('ring'), 26)
    globe(mesh, add(at, [0.265, y, 0]), [0.03, r * 0.86, r * 0.86], look('cone'), 26)
    globe(mesh, add(at, [0.285, y, 0]), [0.03, r * 0.32, r * 0.32], look('trim'), 16)
  }
}

function addHeadphones(mesh: Mesh, body: Body): void {
  const s = body.scale * body.build.head
  const arc = Array.from({ length: 11 }, (_, i): Point => {
    const a = ((i / 10) * 1.1 - 0.05) * Math.PI
    return add(body.head, [-0.005 * s, 0.005 + 0.118 * s * Math.sin(a), 0.092 * s * Math.cos(a)])
  })
  tube(mesh, arc, [0.014 * s], { bone: 'head', ink: 'trim' }, 8)
  for (const side of [1, -1]) {
    globe(mesh, add(body.head, [-0.005 * s, -0.005 * s, 0.09 * s * side]), [0.042 * s, 0.05 * s, 0.026 * s], { bone: 'head', ink: 'trim' }, 14)
    globe(mesh, add(body.head, [-0.005 * s, -0.005 * s, 0.11 * s * side]), [0.026 * s, 0.031 * s, 0.012 * s], { bone: 'head', ink: 'led2' }, 12)
  }
}

/** A tray at the height of the shoulder, on the left hand. */
const serving = (own: PoseOf): PoseOf => (body, moment) => {
  const pose = own(body, moment)
  if (moment.action !== null && ['sit', 'lie', 'sleep', 'dance'].includes(moment.action)) return { ...pose, props: { tray: { ...restFrame, origin: [0, -30, 0] } } }
  const s = body.scale
  const sway = 0.008 * Math.sin(moment.timeS * 2.3 + moment.phase * 6)
  const at: Point = add(pose.chest.origin, [0.34 * s, (0.26 + sway) * s, 0.2 * s])
  return {
    ...pose,
    hands: { ...pose.hands, L: { wrist: add(at, [-0.06 * s, -0.05 * s, 0.01 * s]), elbowTo: [-0.1, -0.9, 0.5], fingersTo: [0.8, 0.15, -0.2] } },
    props: { tray: placedFrame(at, 0, sway * 0.6) },
  }
}

/** A round tray; on it a glass of wine, a glass of juice and a cup. */
function addTray(mesh: Mesh): void {
  const look = (ink: string): { bone: string; ink: string } => ({ bone: 'tray', ink })
  lathe(mesh, [0.04, 0, 0], [[0, -0.006], [0.2, -0.006], [0.2, -0.006], [0.215, 0.018], [0.215, 0.018], [0.2, 0.012], [0.19, 0.002], [0, 0.002]], look('salver'), 34)
  // Nothing is seen through: what is full has the colour of what is in it, with a rim of glass.
  lathe(mesh, [0.1, 0.002, 0.08], [[0, 0], [0.034, 0], [0.034, 0.004], [0.005, 0.012], [0.005, 0.08], [0.012, 0.09]], look('glass'), 20)
  lathe(mesh, [0.1, 0.002, 0.08], [[0.012, 0.09], [0.034, 0.105], [0.042, 0.145], [0.042, 0.145], [0, 0.146]], look('wine'), 20)
  lathe(mesh, [0.1, 0.002, 0.08], [[0.042, 0.145], [0.037, 0.19], [0.037, 0.19], [0.041, 0.145]], look('glass'), 20)
  lathe(mesh, [0.1, 0.002, -0.09], [[0, 0], [0.03, 0], [0.03, 0], [0.036, 0.12], [0.036, 0.12], [0, 0.121]], look('juice'), 20)
  lathe(mesh, [0.1, 0.002, -0.09], [[0.036, 0.12], [0.038, 0.15], [0.038, 0.15], [0.034, 0.12]], look('glass'), 20)
  rod(mesh, [0.1, 0.06, -0.09], [0.125, 0.21, -0.1], 0.005, 0.005, look('straw'), 6)
  lathe(mesh, [-0.06, 0.002, 0], [[0, 0], [0.06, 0], [0.075, 0.012], [0, 0.008]], look('cup'), 22)
  lathe(mesh, [-0.06, 0.012, 0], [[0, 0], [0.026, 0], [0.042, 0.06], [0.042, 0.06], [0.038, 0.06], [0, 0.045]], look('cup'), 20)
  lathe(mesh, [-0.06, 0.064, 0], [[0.037, 0], [0, 0.001]], look('coffee'), 16)
}

const service: Record<string, Ink> = {
  salver: { color: '#c8ccd2', gloss: 1 }, glass: { color: '#dfe8ec', gloss: 0.9, lets: 0.5 }, wine: { color: '#7a1020', gloss: 0.7 }, juice: { color: '#f0942a', gloss: 0.5, lets: 0.3 },
  straw: { color: '#d83a3a' }, cup: { color: '#f2eee6', gloss: 0.6 }, coffee: { color: '#3a1e10', gloss: 0.5 },
}

/** A bow tie on a breastplate. */
function addBow(mesh: Mesh, { scale: s }: Body): void {
  for (const side of [1, -1]) globe(mesh, [0.142 * s, 1.425 * s, 0.04 * s * side], [0.018 * s, 0.03 * s, 0.038 * s], { bone: 'chest', ink: 'bow' }, 10)
  globe(mesh, [0.15 * s, 1.425 * s, 0], 0.017 * s, { bone: 'chest', ink: 'bow' }, 8)
}

const calm = { ...stroll, armSwing: 0.3, bob: 0.012 }

export const hosts: Readonly<Record<string, FigureMaker>> = {
  dj: person({
    build: man, outfit: { top: 'tee', legs: 'trousers', shoes: 'shoes', hair: 'short', beard: 'short' }, inks: { ...dressed({ top: '#2a2440', trousers: '#22242c', hair: '#1e1612' }), ...booth },
    props: (mesh, body) => { addBooth(mesh); addHeadphones(mesh, body) }, smile: 0.7, pose: mixing,
  }),
  'waiter-man': person({ build: man, outfit: { top: 'suit', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#1c1e24', trousers: '#1c1e24', tie: '#16161a', shoes: '#121214' }), ...service }, smile: 0.6, props: (mesh) => addTray(mesh), pose: serving(doing(anybody(calm))) }),
  'waiter-woman': person({ build: woman, outfit: { top: 'suit', legs: 'trousers', shoes: 'shoes', hair: 'bun' }, inks: { ...dressed({ top: '#26222a', trousers: '#1c1e24', tie: '#f0ece4', shoes: '#121214', hair: '#3a2218', skin: '#d8a382' }), ...service }, smile: 0.6, props: (mesh) => addTray(mesh), pose: serving(doing(anybody(calm))) }),
  'robot-waiter': person({
    build: { ...man, heightM: 1.7 }, outfit: { top: 'plate', legs: 'trousers', shoes: 'boots', hair: 'none' }, parts: robotParts,
    inks: { ...dressed({}), shell: { color: '#d4d8dc', gloss: 0.6 }, joint: { color: '#33373e', gloss: 0.5 }, accent: { color: '#2a2c34', gloss: 0.5 }, light: { color: '#5ae0ff', glow: 0.95 }, visor: { color: '#11161c', gloss: 1 }, bow: { color: '#c8202c', gloss: 0.3 }, ...service },
    props: (mesh, body) => { addTray(mesh); addBow(mesh, body) }, pose: serving(anybody(calm, stand)),
  }),
}
