/** People who fly a kite: the kite is a part of them, so that its string runs from the hand to it. */
import type { FigureMaker } from '../figure.ts'
import type { Ink } from '../ink.ts'
import { placedFrame } from '../pose.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, unit } from '../shape/point.ts'
import { addKite } from '../things/kite.ts'
import { child, man, woman } from './body.ts'
import { bodyFrames, leaning } from './body-pose.ts'
import { type Outfit, dressed } from './outfit.ts'
import { type PersonStyle, person } from './person-figure.ts'
import { type PoseOf, stand } from './poses.ts'

const kiteInks: Record<string, Ink> = { paint: { color: '#d8342a', lets: 0.4 }, second: { color: '#f0c02a', lets: 0.4 }, third: { color: '#2a6ab8', lets: 0.4 }, line: { color: '#f4f2ec' } }

/** A line between two bones: as thick as can be seen, and sagging a little. */
function addLine(mesh: Mesh, from: string, to: string, pixelM: number): void {
  const [steps, around] = [24, 4]
  const radius = Math.max(0.004, pixelM * 0.5)
  const first = mesh.vertexCount
  for (let i = 0; i <= steps; i++) {
    const part = i / steps
    for (let k = 0; k < around; k++) {
      const a = (k / around) * Math.PI * 2
      const out: Point = [-0.8 * Math.cos(a), 0.6 * Math.cos(a), Math.sin(a)]
      const at = mesh.vertex([out[0] * radius, out[1] * radius - 0.5 * 4 * part * (1 - part), out[2] * radius], unit(out), from, 'line')
      mesh.bones.splice(at * 4, 4, mesh.boneIndex(from), mesh.boneIndex(to), 0, 0)
      mesh.weights.splice(at * 4, 4, 1 - part, part, 0, 0)
    }
  }
  for (let i = 0; i < steps; i++) {
    for (let k = 0; k < around; k++) {
      const [a, b] = [first + i * around + k, first + i * around + ((k + 1) % around)]
      mesh.quad(a, a + around, b + around, b)
      mesh.quad(a, b, b + around, a + around)
    }
  }
}

const flying: PoseOf = (body, moment) => {
  const t = moment.timeS + moment.phase * 9
  const s = body.scale
  const pose = stand(body, moment)
  const pull = 0.03 * Math.sin(t * 1.9)
  const gust: Point = [0.3 * Math.sin(t * 0.53), 0.22 * Math.sin(t * 0.9 + 1), 0.25 * Math.sin(t * 0.41)]
  const kite: Point = add([2.5, 3.2, 0.2], gust)
  const held = {
    ...pose,
    chest: leaning(pose.chest.origin, -0.05, 0, 0.04),
    head: leaning(pose.head.origin, -0.38, 0, -0.16 + 0.1 * Math.sin(t * 0.41)),
    hands: { L: { wrist: [(0.27 + pull) * s, 1.22 * s, 0.09 * s] as Point, elbowTo: [-0.3, -0.8, 0.6] as Point }, R: { wrist: [(0.36 - pull) * s, (1.46 + pull) * s, -0.11 * s] as Point, elbowTo: [-0.1, -0.9, -0.5] as Point } },
  }
  const hand = bodyFrames(body, held)['handR']!.origin
  return { ...held, props: { kite: placedFrame(kite, 0.5 + 0.12 * Math.sin(t * 0.7), 0.1 * Math.sin(t * 0.9), 0.22 * Math.sin(t * 0.8)), line: placedFrame(add(hand, [0.04 * s, 0.05 * s, 0])), top: placedFrame(kite) } }
}

function flyer(build: PersonStyle['build'], outfit: Outfit, colors: Readonly<Record<string, string>>): FigureMaker {
  return person({
    build, outfit, inks: { ...dressed(colors), ...kiteInks }, smile: 0.7, pose: flying,
    props: (mesh, _, pixelM) => {
      addKite(mesh, 'kite')
      addLine(mesh, 'line', 'top', pixelM)
    },
  })
}

export const kiteFlyers: Readonly<Record<string, FigureMaker>> = {
  'kite-girl': flyer({ ...child, shoulders: 0.82 }, { top: 'dress', legs: 'bare', shoes: 'shoes', hair: 'ponytail', skirt: { lengthM: 0.5, hemM: 0.34 } }, { top: '#5a9ac8', skin: '#dca888', hair: '#3a2418', shoes: '#f0ece4' }),
  'kite-boy': flyer(child, { top: 'tee', legs: 'shorts', shoes: 'shoes', hair: 'short' }, { top: '#6a9a4a', trousers: '#3a4a6a', shoes: '#d8d4cc', hair: '#4a3020' }),
  'kite-woman': flyer(woman, { top: 'tee', legs: 'trousers', shoes: 'shoes', hair: 'long' }, { top: '#e8e2d6', trousers: '#4a6a8a', skin: '#d8a382' }),
  'kite-man': flyer(man, { top: 'tee', legs: 'trousers', shoes: 'shoes', hair: 'short' }, { top: '#7a8a9a', trousers: '#4a463c' }),
}
