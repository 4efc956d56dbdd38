/** A house that nobody should enter: crooked, boarded up, lights in it all the same. */
import type { FigureMaker } from '../figure.ts'
import { block, globe, lathe, rod, tube } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, turned } from '../shape/point.ts'
import { body, building, gable, pyramidRoof, windows } from './masonry.ts'

/** A storey leans on the one below; the tower more than the rest. */
function crooked(mesh: Mesh): void {
  for (let i = 0; i < mesh.vertexCount; i++) {
    const [x, y, z] = [0, 1, 2].map((k) => mesh.positions[i * 3 + k]!) as unknown as Point
    const up = Math.max(0, y - 1)
    const isTower = Math.max(0, Math.min(1, (-2.4 - x) / 1.2))
    mesh.positions[i * 3] = x + 0.26 * Math.sin(up * 0.42) * (1 - isTower) - isTower * 0.012 * up * up
    mesh.positions[i * 3 + 1] = y + 0.05 * x * Math.min(1, up / 3) * (1 - isTower)
    mesh.positions[i * 3 + 2] = z - 0.03 * up
  }
}

/** A bare tree: each branch splits into two that are thinner and turn off. */
function deadTree(mesh: Mesh, root: Point, heightM: number, seed: number): void {
  const wild = (k: number): number => ((Math.sin(seed * 12.9898 + k * 78.233) * 43758.5453) % 1 + 1) % 1
  const grow = (from: Point, angle: number, lengthM: number, radius: number, level: number, key: number): void => {
    const bend = (wild(key) - 0.5) * 0.9
    const middle = add(from, [Math.cos(angle) * lengthM * 0.5, Math.sin(angle) * lengthM * 0.5, (wild(key + 7) - 0.5) * lengthM * 0.3])
    const end = add(middle, [Math.cos(angle + bend) * lengthM * 0.5, Math.sin(angle + bend) * lengthM * 0.5, (wild(key + 13) - 0.5) * lengthM * 0.5])
    tube(mesh, [from, middle, end], [radius, radius * 0.78, radius * 0.52], body('bark'), level > 2 ? 5 : 8)
    if (level > 4) return
    for (const way of [-1, 1]) grow(end, angle + bend + way * (0.36 + 0.5 * wild(key + way)), lengthM * (0.6 + 0.2 * wild(key + 3 * way)), radius * 0.55, level + 1, key * 2 + way + 1.5)
    if (level > 0 && level < 4) grow(middle, angle - Math.sign(bend) * 0.9, lengthM * 0.5, radius * 0.34, level + 2, key * 3 + 0.7)
  }
  grow(root, Math.PI / 2 + (wild(1) - 0.5) * 0.3, heightM * 0.3, heightM * 0.034, 0, seed)
}

function planksOver(mesh: Mesh, [x, y, z]: Point): void {
  for (const [dy, tilt] of [[0.3, 0.2], [-0.25, -0.28]] as const) block(mesh, [x, y + dy, z - 0.14], [0.75, 0.1, 0.03], body('plank'), (p) => turned(p, 'z', tilt))
}

function gravestone(mesh: Mesh, x: number, z: number, tall: number, tilt: number, isCross: boolean): void {
  const place = (p: Point): Point => turned(p, 'z', tilt)
  if (isCross) {
    block(mesh, [x, tall * 0.6, z], [0.1, tall * 0.6, 0.09], body('grave'), place)
    block(mesh, [x, tall * 0.85, z], [0.36, 0.1, 0.09], body('grave'), place)
    return
  }
  block(mesh, [x, tall * 0.4, z], [0.38, tall * 0.4, 0.11], body('grave'), place)
  globe(mesh, [x - Math.sin(tilt) * tall * 0.4, tall * 0.78, z], [0.38, 0.36, 0.11], body('grave'), 16)
}

function hauntedHouse(): FigureMaker {
  return building(16, ({ mesh }) => {
    block(mesh, [0.6, 3.6, 0], [3.6, 3.6, 3], body('clapboard'))
    block(mesh, [0.6, 0.25, 0], [3.9, 0.3, 3.3], body('stone'))
    block(mesh, [0.6, 3.7, 0], [3.75, 0.1, 3.12], body('trim'))
    gable(mesh, [0.6, 7.2, 0], 3.6, 3, 4.4, 'slate', 'clapboard', 0.5)
    // A dormer in the roof.
    block(mesh, [1.4, 8.6, -2.2], [0.85, 1.0, 0.9], body('clapboard'))
    pyramidRoof(mesh, [1.4, 9.6, -2.2], 1.15, 2.3, 'slate')
    windows(mesh, -2, [[1.4, 8.7, -3.1]], 0.8, 1.1)
    // The tower.
    block(mesh, [-4.2, 5.6, -0.6], [1.7, 5.6, 1.7], body('clapboard'))
    block(mesh, [-4.2, 7.6, -0.6], [1.86, 0.12, 1.86], body('trim'))
    block(mesh, [-4.2, 11.2, -0.6], [2.05, 0.16, 2.05], body('trim'))
    pyramidRoof(mesh, [-4.2, 11.3, -0.6], 2.2, 5.4, 'slate', 0.5)
    rod(mesh, [-4.2, 16.4, -0.6], [-4.2, 18, -0.6], 0.05, 0.03, body('iron'), 5)
    rod(mesh, [-4.7, 17.2, -0.6], [-3.7, 17.2, -0.6], 0.04, 0.04, body('iron'), 5)
    windows(mesh, -2, [[-4.2, 9.4, -2.3]], 1.1, 2.0, 'eerie')
    windows(mesh, -2, [[-4.2, 5.7, -2.3]], 0.95, 1.7)
    windows(mesh, -2, [[-4.2, 2.4, -2.3]], 0.95, 1.7, 'dark')
    planksOver(mesh, [-4.2, 2.4, -2.36])
    // A lower wing with a roof that sags.
    block(mesh, [5.6, 2.1, 0.3], [1.9, 2.1, 2.5], body('clapboard'))
    gable(mesh, [5.6, 4.2, 0.3], 1.9, 2.5, 2.5, 'slate', 'clapboard', 0.4)
    windows(mesh, -2, [[5.0, 2.3, -2.2], [6.5, 2.3, -2.2]], 0.8, 1.5)
    windows(mesh, -2, [[-1.3, 5.4, -3], [1.2, 5.4, -3]], 0.95, 1.75)
    windows(mesh, -2, [[3.3, 5.4, -3], [3.1, 2.2, -3]], 0.95, 1.75, 'dark')
    planksOver(mesh, [3.3, 5.4, -3.06])
    windows(mesh, -2, [[-1.5, 2.2, -3]], 0.95, 1.75)
    block(mesh, [3.0, 11.2, 0.9], [0.45, 1.6, 0.45], body('brick'), (p) => turned(p, 'z', -0.12))
    // The porch: a door ajar with light behind it, posts, broken steps.
    block(mesh, [0.8, 1.5, -3.06], [0.75, 1.3, 0.08], body('window'))
    block(mesh, [0.45, 1.5, -3.2], [0.5, 1.28, 0.05], body('plank'), (p) => turned(p, 'y', 0.3))
    block(mesh, [0.8, 3.1, -4.1], [2.2, 0.1, 1.2], body('slate'), (p) => turned(p, 'x', 0.12))
    for (const x of [-1.1, 2.7]) rod(mesh, [x, 0.2, -5], [x + 0.05, 3, -5], 0.1, 0.1, body('trim'), 7)
    for (let i = 0; i < 3; i++) block(mesh, [0.8 + 0.06 * i, 0.1 + 0.16 * i, -5.4 + 0.42 * i], [1.1, 0.09, 0.24], body('plank'), (p) => turned(p, 'z', 0.02 * (i - 1)))
    crooked(mesh)
    // Before it: an iron fence with gaps, graves, bare trees.
    for (let i = 0; i < 44; i++) {
      const x = -10.5 + i * 0.5
      if (Math.abs(x - 0.9) < 1.4 || i % 13 === 5) continue
      const tilt = 0.06 * Math.sin(i * 2.3)
      rod(mesh, [x, 0, -8], [x + tilt, 1.25 + 0.1 * Math.sin(i * 1.7), -8], 0.03, 0.025, body('iron'), 5)
      lathe(mesh, [x + tilt, 1.24 + 0.1 * Math.sin(i * 1.7), -8], [[0.055, 0], [0, 0.2]], body('iron'), 5)
    }
    for (const [from, to] of [[-10.5, -0.6], [2.4, 11]] as const) for (const y of [0.3, 1.0]) rod(mesh, [from, y, -8], [to, y + 0.05, -8], 0.025, 0.025, body('iron'), 5)
    for (const [x, z, tall, tilt, isCross] of [[-7.2, -6, 1.15, 0.1, false], [-5.4, -7, 0.95, -0.14, false], [-8.6, -6.8, 1.3, 0.06, true], [6.4, -6.6, 1.05, -0.1, false], [8.2, -5.8, 1.35, 0.12, true], [4.8, -7.2, 0.85, 0.16, false]] as const) {
      gravestone(mesh, x, z, tall, tilt, isCross)
    }
    deadTree(mesh, [9.4, 0, -1.5], 11, 3)
    deadTree(mesh, [-9.2, 0, -2.5], 9, 8)
  }, {}, {
    clapboard: { color: '#565060', second: '#2c2834', pattern: 'planks', grain: 0.34, gloss: 0.05 }, trim: { color: '#3a3644', gloss: 0.1 }, plank: { color: '#4e4038', pattern: 'planks', grain: 0.2 },
    slate: { color: '#343644', second: '#1e2029', pattern: 'scales', grain: 0.5, gloss: 0.15 }, white: { color: '#2e2b36', gloss: 0.1 }, iron: { color: '#17171c', gloss: 0.4 }, bark: { color: '#2c2628', second: '#161316', pattern: 'bark', grain: 0.4 },
    grave: { color: '#7c7f84', pattern: 'hide', grain: 0.3 }, stone: { color: '#5c5a60', second: '#38363c', pattern: 'bricks', grain: 0.9 }, brick: { color: '#5a3a36', second: '#2e2222', pattern: 'bricks', grain: 0.4 },
    window: { color: '#ffb04a', glow: 0.9 }, eerie: { color: '#a8ff7a', glow: 0.85 }, dark: { color: '#14151a', gloss: 0.5 },
  })
}

export const haunted: Readonly<Record<string, FigureMaker>> = { 'haunted-house': hauntedHouse() }
