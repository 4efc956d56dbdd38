/** What makes a picture a place of tales or of travel: an island in the air, the wall over the mountains. */
import { ridgeFoot, ridgeLimbs, wallCrest } from '../../../scene/great-wall-ridge.ts'
import type { FigureMaker } from '../figure.ts'
import { block, flatFace, globe, rod, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { body, building, gable, windows } from './masonry.ts'

/** Evenly spread, the same every time: 0 … 1. */
const spread = (i: number, step: number): number => (i * step) % 1

function floatingIsland(): FigureMaker {
  return building(28, ({ mesh, ...kit }) => {
    const rock = new Solid(2.4).ball('body', [0, 16.4, 0], [13, 2.6, 10], 'grass').ball('body', [4, 17.4, 1], [6, 2.6, 5], 'grass')
    for (const [x, y, z, r, down] of [[0, 13.4, 0, 11.4, 3.4], [-3, 10.4, 0.6, 8, 4.4], [3.6, 9.6, -0.6, 6.4, 4.6], [-1, 6.4, 0, 4.6, 4.6], [0.6, 3.4, 0.2, 2.2, 3.4]] as const) {
      rock.ball('body', [x, y, z], [r, down, r * 0.78], 'rock')
    }
    for (let i = 0; i < 7; i++) {
      const a = i * 0.9 + 0.3
      rock.limb('body', [8.6 * Math.cos(a), 13, 6.6 * Math.sin(a)], [7.4 * Math.cos(a), 8.6 - 3 * spread(i, 0.618), 5.6 * Math.sin(a)], 1.9, 0.3, 'rock')
    }
    kit.solid(rock, 1.1)
    const tree = (x: number, z: number, high: number): void => {
      const foot = 18.2 + 0.9 * Math.exp(-(((x - 4) / 5) ** 2))
      rod(mesh, [x, foot - 1, z], [x, foot + high * 0.6, z], 0.3, 0.2, body('timber'), 6)
      for (let k = 0; k < 5; k++) globe(mesh, [x + 0.9 * Math.cos(k * 2.4), foot + high * (0.62 + 0.1 * k * 0.6), z + 0.9 * Math.sin(k * 2.4)], high * 0.27, body('leaves'), 9)
    }
    for (const [x, z, high] of [[-9, 1, 4], [-7, -3, 3.2], [-6.4, 3.6, 4.4], [8.6, 2.4, 4], [9.6, -1.2, 3], [6.4, 5, 3.6], [-2.6, 5.4, 3.6]] as const) tree(x, z, high)
    block(mesh, [3.6, 20.6, 0], [2, 1.4, 1.6], body('wall'))
    gable(mesh, [3.6, 22, 0], 2, 1.6, 1.7, 'roof', 'wall', 0.35)
    windows(mesh, -2, [[2.8, 20.8, -1.62], [4.6, 20.8, -1.62]], 0.7, 0.9)
    // A stream falls over the edge into nothing.
    sheet(mesh, 9, 5, (down, across) => [-4.4 + (across - 0.5) * (1.7 + 1.2 * down), 18.4 - 0.5 * Math.min(1, down * 4) - 14 * down ** 1.4, -8.6 - 1.8 * Math.sqrt(down)], { bone: 'body', ink: 'fall', flutterAt: (down) => 0.4 * down })
  }, {
    sways: { heave: 0.5, roll: 0.012, everyS: 8 },
    puffs: ({ timeS }) => Array.from({ length: 7 }, (_, i) => {
      const age = (timeS * 0.35 + spread(i, 0.618)) % 1
      return { point: [-4.4 + Math.sin(i * 3 + timeS * 0.3), 4.6 - 2.6 * age, -10] as Point, radius: 1 + 1.6 * age, color: '#f2f8fa', density: 0.34 * Math.sin(Math.PI * age), glow: 0, seed: i * 3.1 }
    }),
  }, { leaves: { color: '#3f7a34', pattern: 'fur', grain: 0.5 }, fall: { color: '#e4f2f6', gloss: 0.5, lets: 0.5 }, grass: { color: '#5a8a3a', pattern: 'fur', grain: 0.4 }, rock: { color: '#8a7a68', pattern: 'bark', grain: 1.6 } })
}

const crest = (t: number): Point => [...wallCrest(t)]

function greatWall(): FigureMaker {
  return building(205, ({ mesh, ...kit }) => {
    const ridge = new Solid(8)
    const steps = 26
    for (let i = 0; i < steps; i++) {
      const [a, b] = [crest(i / steps), crest((i + 1) / steps)]
      for (const { under, radius } of ridgeLimbs) ridge.limb('body', [a[0], a[1] - under, a[2]], [b[0], b[1] - under, b[2]], radius, radius, 'slope')
    }
    kit.solid(ridge, 1.4)
    // Nothing hides a figure's underside that hangs below the land.
    for (let i = 1; i < mesh.positions.length; i += 3) mesh.positions[i] = Math.max(mesh.positions[i]!, ridgeFoot)
    const runs = 84
    for (let i = 0; i < runs; i++) addCourse(mesh, crest(i / runs), crest((i + 1) / runs), i)
    for (const t of [0.06, 0.27, 0.47, 0.66, 0.86]) addWatchtower(mesh, crest(t))
  }, {}, {
    stone: { color: '#a89a84', second: '#7a6c58', pattern: 'bricks', grain: 1.6, gloss: 0.04 }, slope: { color: '#4c5024', second: '#363a18', pattern: 'fur', grain: 1.2 },
  })
}

/** A piece of the wall: two faces, the way on top and battlements on both edges. */
function addCourse(mesh: Mesh, a: Point, b: Point, i: number): void {
  const [half, high, foot] = [2.8, 6.6, 6]
  for (const s of [1, -1]) {
    const face: Point[] = [[a[0], a[1] - foot, a[2] + half * s], [b[0], b[1] - foot, b[2] + half * s], [b[0], b[1] + high, b[2] + half * s], [a[0], a[1] + high, a[2] + half * s]]
    flatFace(mesh, s > 0 ? face : face.toReversed(), body('stone'))
    const merlon: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + high + (i % 2 ? 0.9 : 0.3), (a[2] + b[2]) / 2 + (half - 0.3) * s]
    block(mesh, merlon, [(b[0] - a[0]) * 0.5, 0.9, 0.35], body('stone'))
  }
  flatFace(mesh, [[a[0], a[1] + high, a[2] + half], [b[0], b[1] + high, b[2] + half], [b[0], b[1] + high, b[2] - half], [a[0], a[1] + high, a[2] - half]], body('stone'))
}

function addWatchtower(mesh: Mesh, [x, y, z]: Point): void {
  block(mesh, [x, y + 4, z], [4.4, 9, 4.2], body('stone'))
  block(mesh, [x, y + 13.2, z], [4.8, 0.4, 4.6], body('stone'))
  for (let k = -2; k <= 2; k++) {
    for (const s of [1, -1]) {
      block(mesh, [x + k * 2.1, y + 14.2, z + 4.2 * s], [0.6, 0.9, 0.35], body('stone'))
      block(mesh, [x + 4.4 * s, y + 14.2, z + k * 2], [0.35, 0.9, 0.6], body('stone'))
    }
  }
  for (const k of [-1, 0, 1]) block(mesh, [x + k * 2.5, y + 9.4, z - 4.24], [0.6, 1.1, 0.08], body('dark'))
}

export const wonders: Readonly<Record<string, FigureMaker>> = {
  'floating-island': floatingIsland(),
  'great-wall': greatWall(),
}
