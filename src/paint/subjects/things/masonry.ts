/** What buildings are made of: walls, roofs, windows. */
import type { FigureMaker } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { block, flatFace } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add } from '../shape/point.ts'
import { type Kit, type Rigid, rigid } from './rigid.ts'

export const stuff: Inks = {
  wall: { color: '#d8cdb8', gloss: 0.05, pattern: 'hide', grain: 0.6 },
  stone: { color: '#9a948a', second: '#6a655e', pattern: 'bricks', grain: 1.4, gloss: 0.04 },
  brick: { color: '#a0523a', second: '#c8b8a8', pattern: 'bricks', grain: 0.5, gloss: 0.04 },
  timber: { color: '#6a4a30', pattern: 'planks', grain: 0.36, gloss: 0.08 },
  boards: { color: '#a8341e', second: '#7a2416', pattern: 'planks', grain: 0.3, gloss: 0.06 },
  roof: { color: '#7a3a2a', second: '#58281c', pattern: 'scales', grain: 0.5, gloss: 0.08 },
  slate: { color: '#4a525c', second: '#343a42', pattern: 'scales', grain: 0.5, gloss: 0.15 },
  thatch: { color: '#b8985a', pattern: 'fur', grain: 0.25 },
  window: { color: '#ffdc98', gloss: 0.6, glow: 0.34 },
  dark: { color: '#26292e', gloss: 0.3 },
  white: { color: '#efece4', gloss: 0.1 },
  red: { color: '#b8281e', gloss: 0.25 },
  gold: { color: '#c89a3a', gloss: 0.85 },
  metal: { color: '#8a9098', gloss: 0.6 },
  lamp: { color: '#fff0c0', gloss: 0.6, glow: 0.95 },
  flag: { color: '#b8281e', lets: 0.3 },
  rock: { color: '#77716a', pattern: 'bark', grain: 1.6 },
  grass: { color: '#4a6a34', pattern: 'fur', grain: 0.4 },
}

export type Look = { readonly bone: string; readonly ink: string }

export const body = (ink: string): Look => ({ bone: 'body', ink })

export function building(spanM: number, build: (kit: Kit) => void, more: Partial<Rigid> = {}, inks: Inks = {}): FigureMaker {
  return rigid({ inks: { ...stuff, ...inks }, spanM, contacts: [{ point: [0, 0, 0], radius: spanM * 0.45, lift: 0.02 }], build, ...more })
}

/** A roof of two slopes, its ridge along x. */
export function gable(mesh: Mesh, center: Point, halfX: number, halfZ: number, rise: number, roof: string, wall: string, over = 0.25): void {
  const [x, y, z] = center
  const [ox, oz] = [halfX + over, halfZ + over]
  const drop = (rise * over) / halfZ
  const thick = 0.12
  for (const s of [1, -1]) {
    const eave: Point[] = [[x - ox, y - drop, z + oz * s], [x + ox, y - drop, z + oz * s], [x + ox, y + rise, z], [x - ox, y + rise, z]]
    const top = eave.map((p): Point => add(p, [0, thick, 0]))
    flatFace(mesh, s > 0 ? top : top.toReversed(), body(roof))
    flatFace(mesh, s > 0 ? eave.toReversed() : eave, body(roof))
    const lip = [eave[0]!, eave[1]!, top[1]!, top[0]!]
    flatFace(mesh, s > 0 ? lip : lip.toReversed(), body('white'))
  }
  for (const s of [1, -1]) {
    const end: Point[] = [[x + halfX * s, y, z - halfZ], [x + halfX * s, y, z + halfZ], [x + halfX * s, y + rise * 0.995, z]]
    flatFace(mesh, s > 0 ? [end[0]!, end[2]!, end[1]!] : [end[0]!, end[1]!, end[2]!], body(wall))
    const edge: Point[] = [[x + ox * s, y - drop, z - oz], [x + ox * s, y + rise, z], [x + ox * s, y - drop, z + oz]]
    const raised = edge.map((p): Point => add(p, [0, thick, 0]))
    for (const [a, b] of [[0, 1], [1, 2]] as const) {
      const face = [edge[a]!, edge[b]!, raised[b]!, raised[a]!]
      flatFace(mesh, s > 0 ? face : face.toReversed(), body('white'))
    }
  }
}

/** A roof of four slopes to a point. */
export function pyramidRoof(mesh: Mesh, center: Point, half: number, rise: number, ink: string, flare = 0): void {
  const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]] as const
  const at = (i: number, out: number, up: number): Point => add(center, [corners[i % 4]![0] * out, up, corners[i % 4]![1] * out])
  const rings: [number, number][] = flare > 0 ? [[half, flare], [half * 0.82, 0.0], [half * 0.45, rise * 0.42], [0.001, rise]] : [[half, 0], [0.001, rise]]
  for (let r = 0; r + 1 < rings.length; r++) {
    for (let i = 0; i < 4; i++) flatFace(mesh, [at(i, ...rings[r]!), at(i, ...rings[r + 1]!), at(i + 1, ...rings[r + 1]!), at(i + 1, ...rings[r]!)], body(ink))
  }
  flatFace(mesh, [0, 1, 2, 3].map((i) => at(i, ...rings[0]!)), body(ink))
}

/** Panes with a frame, on walls that face along x (±1) or z (±2). */
export function windows(mesh: Mesh, wall: 1 | -1 | 2 | -2, at: readonly Point[], wide: number, high: number, ink = 'window'): void {
  for (const center of at) {
    const out = Math.sign(wall) * 0.03
    const alongX = Math.abs(wall) === 2
    const half = (w: number, h: number, d: number): Point => (alongX ? [w, h, d] : [d, h, w])
    const move = (d: number): Point => (alongX ? add(center, [0, 0, d]) : add(center, [d, 0, 0]))
    block(mesh, move(out), half(wide / 2 + wide * 0.12, high / 2 + wide * 0.12, 0.04), body('white'))
    block(mesh, move(out * 2), half(wide / 2, high / 2, 0.035), body(ink))
    block(mesh, move(out * 3), half(wide * 0.03, high / 2, 0.03), body('white'))
    block(mesh, move(out * 3), half(wide / 2, wide * 0.03, 0.03), body('white'))
  }
}
