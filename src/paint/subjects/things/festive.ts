/** What feasts are kept with. */
import type { FigureMaker } from '../figure.ts'
import { block, globe, lathe, rod, tube } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import { body, stuff } from './masonry.ts'
import { rigid } from './rigid.ts'

const tallM = 2.05
/** Where the branches end at a height, metres from the trunk. */
const reachAt = (y: number): number => 0.74 * ((tallM - y) / (tallM - 0.28)) ** 0.92
/** Radians between one place and the next on the way around: never above another. */
const goldenAngle = 2.39996

/** A place on the outside of the tree, `part` 0 at its foot, 1 at its top. */
function outside(part: number, i: number, inward = 1): Point {
  const y = 0.36 + (tallM - 0.5) * part
  const r = reachAt(y) * inward
  return [r * Math.cos(i * goldenAngle), y - 0.09 * r, r * Math.sin(i * goldenAngle)]
}

function branches(mesh: Mesh): void {
  const count = 255
  for (let i = 0; i < count; i++) {
    const y = 0.28 + (tallM - 0.34) * (i / count) ** 1.08
    const r = reachAt(y) * (0.88 + 0.2 * ((i * 0.381) % 1))
    const a = i * goldenAngle
    const [c, s] = [Math.cos(a), Math.sin(a)]
    tube(mesh, [[0.04 * c, y + 0.05, 0.04 * s], [0.55 * r * c, y - 0.07 * r + 0.03, 0.55 * r * s], [r * c, y - 0.2 * r + 0.02, r * s]], [0.05, 0.045, 0.006], body('needles'), 5)
    // Twigs to both sides, shorter toward the end.
    for (const side of [-1, 1]) {
      const from = 0.5
      const out = 0.3 * r
      tube(mesh, [[r * from * c, y - 0.1 * r * from, r * from * s], [r * (from + 0.32) * c - side * out * s, y - 0.22 * r, r * (from + 0.32) * s + side * out * c]], [0.04, 0.008], body('needles'), 4)
    }
  }
}

const balls = ['ball', 'ball', 'gold'] as const
const gifts: readonly (readonly [x: number, z: number, half: number, ink: string, ribbon: string])[] = [
  [0.5, -0.42, 0.15, 'gift', 'gold'], [-0.42, -0.52, 0.19, 'other', 'ball'], [0.06, -0.68, 0.12, 'white', 'ball'], [-0.66, -0.2, 0.12, 'gift', 'white'],
]

/** With balls, lights, a star and gifts below. */
function tree(mesh: Mesh): void {
  rod(mesh, [0, 0, 0], [0, tallM - 0.2, 0], 0.07, 0.02, body('log'), 9)
  lathe(mesh, [0, 0, 0], [[0, 0], [0.19, 0], [0.23, 0.2], [0.2, 0.2], [0, 0.18]], body('ball'), 18)
  branches(mesh)
  for (let i = 0; i < 44; i++) globe(mesh, outside((i / 44) ** 1.1 * 0.94, i + 0.5, 1.02), 0.047 - 0.014 * (i / 44), body(balls[i % 3]!), 12)
  for (let i = 0; i < lights; i++) globe(mesh, lightAt(i), 0.014, body('lamp'), 6)
  for (let i = 0; i < 5; i++) {
    const a = Math.PI / 2 + (i * 2 * Math.PI) / 5
    rod(mesh, [0, tallM, 0], [0, tallM + 0.13 * Math.sin(a), 0.13 * Math.cos(a)], 0.036, 0.006, body('star'), 6)
    rod(mesh, [0, tallM, 0], [0.13 * Math.cos(a), tallM + 0.13 * Math.sin(a), 0], 0.036, 0.006, body('star'), 6)
  }
  for (const [x, z, half, ink, ribbon] of gifts) {
    block(mesh, [x, half * 0.8, z], [half, half * 0.8, half], body(ink))
    block(mesh, [x, half * 0.8, z], [half * 1.02, half * 0.82, half * 0.16], body(ribbon))
    block(mesh, [x, half * 0.8, z], [half * 0.16, half * 0.82, half * 1.02], body(ribbon))
    for (const way of [-1, 1]) globe(mesh, [x + way * half * 0.3, half * 1.72, z], [half * 0.3, half * 0.16, half * 0.14], body(ribbon), 8)
  }
}

const lights = 70
const lightAt = (i: number): Point => outside((i / lights) * 0.97, i * 1.7, 1.0)

export const festive: Readonly<Record<string, FigureMaker>> = {
  'christmas-tree': rigid({
    inks: {
      ...stuff, log: { color: '#4a3424', pattern: 'bark', grain: 0.1 }, needles: { color: '#22502c', second: '#123218', pattern: 'fur', grain: 0.05, lets: 0.2 },
      ball: { color: '#b8161c', gloss: 0.9 }, gold: { color: '#d8a02c', gloss: 0.95 }, lamp: { color: '#ffe2a0', glow: 1 }, star: { color: '#ffcf50', gloss: 0.6, glow: 0.85 },
      gift: { color: '#a8242c', gloss: 0.3 }, other: { color: '#1f5a3c', gloss: 0.3 },
    },
    spanM: tallM, contacts: [{ point: [0, 0, 0], radius: 0.6, lift: 0 }],
    build: ({ mesh }) => tree(mesh),
    // Its lights come and go, each in its own time.
    puffs: ({ timeS, phase }) =>
      Array.from({ length: lights / 2 }, (_, i) => ({
        point: lightAt(i * 2), radius: 0.06, color: i % 4 === 0 ? '#ff8a5a' : '#ffd88a', density: 0.12, glow: 1.4 * (0.55 + 0.45 * Math.sin(timeS * 2.2 + i * 1.9 + phase * 9)), seed: i,
      })),
  }),
}
