/** Musicians. */
import type { FigureMaker } from '../figure.ts'
import { placedFrame } from '../pose.ts'
import { block, globe, lathe, rod } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add } from '../shape/point.ts'
import { man, woman } from './body.ts'
import { leaning } from './body-pose.ts'
import { dressed } from './outfit.ts'
import { person } from './person-figure.ts'
import { type PoseOf, posed, stand } from './poses.ts'
import { addGuitar, addMicrophone, addViolin } from './props.ts'

const guitarInks = { front: { color: '#c88a4a', gloss: 0.5 }, neck: { color: '#4a2e1c', gloss: 0.3 } }

const guitarPlaying: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const pose = stand(body, moment)
  const beat = Math.sin(t * 4.2)
  const at: Point = [0.2 * s, 1.1 * s, -0.1 * s]
  // Turned so that the neck rises to the left.
  const up = 0.42
  const z: Point = [0.12, Math.sin(up), Math.cos(up)]
  const x: Point = [0.99, -0.05, -0.1]
  const y: Point = [z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]]
  const along = (d: number, out: number): Point => add(at, [z[0] * d + x[0] * out, z[1] * d + x[1] * out, z[2] * d + x[2] * out])
  return {
    ...pose,
    chest: leaning(pose.chest.origin, 0.06 + 0.015 * beat, 0, -0.12), head: leaning(pose.head.origin, 0.18 + 0.05 * beat, 0, 0.22),
    hands: { L: { wrist: along(0.5 * s + 0.04 * s * Math.sin(t * 1.1), 0.02), elbowTo: [-0.2, -0.9, 0.5] }, R: { wrist: add(along(-0.08 * s, 0.1 * s), [0, 0.05 * s * Math.sin(t * 8.4), 0]), elbowTo: [-0.5, -0.1, -0.9] } },
    props: { prop: { origin: at, x, y: y.map((v) => -v) as unknown as Point, z } },
  }
}

const violinPlaying: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const pose = stand(body, moment)
  const bow = Math.sin(t * 2.2)
  const at: Point = add(pose.chest.origin, [0.22 * s, 0.36 * s, 0.16 * s])
  return {
    ...pose, chest: leaning(pose.chest.origin, 0.03, 0.04 * bow, 0.06 * bow), head: leaning(pose.head.origin, 0.14, 0.14, 0.35),
    hands: { L: { wrist: add(at, [0.26 * s, -0.02 * s, 0.1 * s]), elbowTo: [0.1, -1, 0.2] }, R: { wrist: add(at, [0.1 * s, 0.1 * s, (-0.22 - 0.14 * bow) * s]), elbowTo: [-0.1, -0.5, -0.9] } },
    props: { prop: placedFrame(at, 0.45, 0.05), bow: placedFrame(add(at, [0.04 * s, 0.05 * s, (0.1 - 0.16 * bow) * s]), 0.45, 0, 0.2) },
  }
}

const singing: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const s = body.scale
  const pose = stand(body, moment)
  const mouth: Point = add(pose.head.origin, [0.16 * s, 0.1 * s, -0.03 * s])
  return {
    ...pose, head: leaning(pose.head.origin, -0.08 + 0.08 * Math.sin(t * 2.1), 0.05 * Math.sin(t), 0.1),
    hands: { L: { wrist: [(0.35 + 0.08 * Math.sin(t * 0.9)) * s, (1.2 + 0.16 * Math.sin(t * 0.9)) * s, 0.34 * s] }, R: { wrist: add(mouth, [0.02 * s, -0.12 * s, -0.02 * s]), elbowTo: [-0.3, -1, -0.4] } },
    props: { prop: placedFrame(add(mouth, [0.0, -0.06 * s, 0]), 0, 0.5) },
  }
}

/** Seated: the hips on a stool. */
export function seated(reach: number, high: number): PoseOf {
  return (body, moment) => {
    const t = moment.timeS + moment.phase * 7
    const key = (k: number): number => 0.03 * Math.max(0, Math.sin(t * 7 + k))
    return posed(body, { ...moment, ground: () => 0 }, {
      hips: -0.42, pelvis: [0.05, 0, 0], chest: [0.1 + 0.03 * Math.sin(t * 1.1), 0, 0.04 * Math.sin(t * 0.7)], head: [0.2, 0, 0.1 * Math.sin(t * 0.6)],
      feet: { L: [0.46, 0.13, 0.05], R: [0.42, -0.13, -0.05] }, hands: { L: [reach, high + key(0), 0.2 + 0.12 * Math.sin(t * 0.9)], R: [reach, high + key(1.7), -0.22 + 0.14 * Math.sin(t * 1.3)] },
      kneesTo: { L: [1, 0.4, 0.15], R: [1, 0.4, -0.15] }, elbowsTo: { L: [-0.5, -0.6, 0.5], R: [-0.5, -0.6, -0.5] },
    })
  }
}

const piano: PoseOf = (body, moment) => ({ ...seated(0.46, 0.78)(body, moment), props: { prop: placedFrame([0, 0, 0]) }, contacts: [{ point: [0, 0, 0], radius: 0.4, lift: 0 }, { point: [1.2, 0, 0], radius: 1.2, lift: 0.02 }] })

/** A grand piano before a stool. */
function addPiano(mesh: Mesh, bone: string, x: number): void {
  const look = { bone, ink: 'lacquer' }
  block(mesh, [x + 0.13, 0.72, 0], [0.16, 0.05, 0.74], look)
  block(mesh, [x + 0.75, 0.86, 0], [0.55, 0.16, 0.74], look)
  block(mesh, [x + 1.45, 0.86, 0.24], [0.3, 0.16, 0.5], look)
  block(mesh, [x + 0.1, 0.775, 0], [0.12, 0.012, 0.66], { bone, ink: 'inner' })
  for (let i = 0; i < 23; i++) if (i % 7 !== 2 && i % 7 !== 6) block(mesh, [x + 0.14, 0.795, -0.62 + i * 0.056], [0.07, 0.01, 0.012], { bone, ink: 'lacquer' })
  // The lid stands open.
  block(mesh, [x + 1.0, 1.42, 0.42], [0.74, 0.016, 0.5], look, ([a, y, z]) => [a, y * 0.6 + z * 0.8, z * 0.6 - y * 0.8])
  rod(mesh, [x + 0.8, 1.0, -0.4], [x + 0.8, 1.5, 0.3], 0.012, 0.012, look, 5)
  for (const [px, pz] of [[0.12, 0.6], [0.12, -0.6], [1.5, 0.3]] as const) rod(mesh, [x + px, 0.7, pz], [x + px, 0.02, pz], 0.055, 0.035, look, 8)
  block(mesh, [x + 0.32, 1.12, 0], [0.012, 0.13, 0.32], { bone, ink: 'inner' }, ([a, y, z]) => [a + y * 0.3, y, z])
}

export function addStool(mesh: Mesh, bone: string): void {
  lathe(mesh, [0, 0.44, 0], [[0, 0], [0.19, 0], [0.2, 0.05], [0, 0.07]], { bone, ink: 'belt' }, 16)
  for (let i = 0; i < 4; i++) {
    const a = (i / 4) * Math.PI * 2 + 0.7
    rod(mesh, [0.13 * Math.cos(a), 0.44, 0.13 * Math.sin(a)], [0.19 * Math.cos(a), 0.02, 0.19 * Math.sin(a)], 0.02, 0.016, { bone, ink: 'wood' }, 6)
  }
}

function addDrums(mesh: Mesh): void {
  const drum = (at: Point, r: number, tall: number, ink = 'drum'): void => {
    lathe(mesh, at, [[0, 0], [r, 0], [r, 0], [r, tall], [r, tall], [0, tall]], { bone: 'prop', ink }, 20)
    lathe(mesh, add(at, [0, tall, 0]), [[r * 0.98, 0.001], [0, 0.004]], { bone: 'prop', ink: 'inner' }, 20)
  }
  drum([0.5, 0.5, 0.1], 0.18, 0.14)
  drum([0.75, 0.62, -0.22], 0.16, 0.18)
  drum([0.75, 0.62, 0.2], 0.16, 0.18)
  drum([0.45, 0.18, -0.5], 0.22, 0.36)
  for (const [x, y, z] of [[0.55, 0.95, 0.6], [0.8, 1.15, -0.65]] as const) {
    lathe(mesh, [x, y, z], [[0.2, 0], [0.06, 0.02], [0.03, 0.035], [0, 0.035]], { bone: 'prop', ink: 'gold' }, 20)
    rod(mesh, [x, y, z], [x, 0.02, z], 0.012, 0.012, { bone: 'prop', ink: 'metal' }, 6)
  }
  globe(mesh, [0.9, 0.3, 0], [0.2, 0.3, 0.3], { bone: 'prop', ink: 'drum' }, 16)
}

const drumming: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 7
  const pose = seated(0.42, 0.8)(body, moment)
  const s = body.scale
  const hit = (k: number): number => Math.abs(Math.sin(t * 6.3 + k))
  return {
    ...pose, hands: { L: { wrist: [0.38 * s, (0.78 + 0.2 * hit(0)) * s, 0.16 * s] }, R: { wrist: [0.4 * s, (0.8 + 0.24 * hit(1.6)) * s, -0.2 * s] } },
    props: { prop: placedFrame([0.05, 0, 0]), stickL: placedFrame([0.4 * s, (0.79 + 0.2 * hit(0)) * s, 0.16 * s], 0, 0.4 * hit(0) - 0.35), stickR: placedFrame([0.42 * s, (0.81 + 0.24 * hit(1.6)) * s, -0.2 * s], 0, 0.4 * hit(1.6) - 0.35) },
    contacts: [{ point: [0, 0, 0], radius: 0.4, lift: 0 }, { point: [0.6, 0, 0], radius: 0.8, lift: 0.02 }],
  }
}

export const players: Readonly<Record<string, FigureMaker>> = {
  guitarist: person({ build: man, outfit: { top: 'jacket', legs: 'trousers', shoes: 'boots', hair: 'long' }, inks: { ...dressed({ top: '#2a2a30', trousers: '#26303e' }), ...guitarInks }, props: (mesh) => addGuitar(mesh), pose: guitarPlaying }),
  violinist: person({ build: woman, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'bun', skirt: { lengthM: 0.98, hemM: 0.36 } }, inks: dressed({ top: '#1e2026', skin: '#d8a888', wood: '#8a4a20' }), props: (mesh) => addViolin(mesh), pose: violinPlaying }),
  singer: person({ build: woman, outfit: { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'long', skirt: { lengthM: 0.95, hemM: 0.3 } }, inks: dressed({ top: '#b8203a', skin: '#8a5a3c', hair: '#181010', shoes: '#b8203a' }), props: (mesh) => addMicrophone(mesh), pose: singing }),
  pianist: person({ build: man, outfit: { top: 'suit', legs: 'trousers', shoes: 'shoes', hair: 'short' }, inks: { ...dressed({ top: '#1c1e24', trousers: '#1c1e24' }), lacquer: { color: '#141418', gloss: 0.95 } }, props: (mesh) => { addPiano(mesh, 'prop', 0.3); addStool(mesh, 'prop') }, pose: piano }),
  drummer: person({ build: man, outfit: { top: 'tee', legs: 'trousers', shoes: 'shoes', hair: 'short', beard: 'short' }, inks: { ...dressed({ top: '#3a3a42', trousers: '#2a3242' }), drum: { color: '#b8201c', gloss: 0.7 } }, props: (mesh) => { addDrums(mesh); addStool(mesh, 'prop'); for (const b of ['stickL', 'stickR']) rod(mesh, [-0.06, 0, 0], [0.32, 0, 0], 0.008, 0.006, { bone: b, ink: 'wood' }, 5) }, pose: drumming }),
}
