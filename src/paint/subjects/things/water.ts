/** Boats and ships. Their origin is on the waterline. */
import type { FigureMaker, Puff } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { block, cord, flatFace, globe, lathe, plate, rod, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, mix } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { rigid, smoke } from './rigid.ts'
import { livery } from './livery.ts'

/** A hull between stem and stern: its deck line, its breadth, its keel. */
interface Hull {
  readonly length: number
  readonly breadth: number
  /** Height of the deck amidships, and how much higher stem and stern are. */
  readonly deck: number
  readonly bow: number
  readonly stern: number
  readonly draught: number
  /** How full the stern is, 0 pointed … 1 square. */
  readonly transom: number
}

function hullPoint(h: Hull, along: number, down: number): Point {
  // along −1 stern … 1 bow, down 0 deck … 1 keel
  const full = along > 0 ? Math.sqrt(Math.max(0, 1 - along ** 2.2)) : 1 - (1 - h.transom) * Math.abs(along) ** 2.4
  const deck = h.deck + (along > 0 ? h.bow * along ** 2 : h.stern * along ** 2)
  const half = (h.breadth / 2) * Math.max(full, 0.001) * (1 - down ** 2.6) ** 0.6
  const rake = along > 0 ? along * (1 - 0.16 * down) : along * (1 - 0.1 * down)
  return [(rake * h.length) / 2, deck - down * (deck + h.draught), half]
}

function addHull(mesh: Mesh, h: Hull, look: { side: string; below?: string; rim?: string; deck: string; deckAt?: number }): void {
  for (const s of [1, -1]) {
    const first = mesh.vertexCount
    sheet(mesh, 12, 29, (down, across) => {
      const [x, y, z] = hullPoint(h, across * 2 - 1, down)
      return [x, y, z * s]
    }, { bone: 'body', ink: look.side })
    if (look.below) {
      const ink = mesh.inkIndex(look.below)
      for (let i = first; i < mesh.vertexCount; i++) if (mesh.positions[i * 3 + 1]! < 0.12 * h.deck) mesh.inks.splice(i * 3, 3, ink, ink, 0)
    }
  }
  // The transom and the deck close it.
  const back = Array.from({ length: 9 }, (_, i): Point => hullPoint(h, -1, i / 8))
  flatFace(mesh, [...back.map(([x, y, z]): Point => [x, y, z]), ...back.toReversed().map(([x, y, z]): Point => [x, y, -z])], { bone: 'body', ink: look.side })
  const drop = look.deckAt ?? 0.08 * h.deck
  sheet(mesh, 2, 25, (side, across) => {
    const [x, y, z] = hullPoint(h, (across * 2 - 1) * 0.985, 0)
    return [x, y - drop, z * (side * 2 - 1) * 0.96]
  }, { bone: 'body', ink: look.deck })
  if (look.rim) {
    for (const s of [1, -1]) {
      const edge = Array.from({ length: 21 }, (_, i): Point => {
        const [x, y, z] = hullPoint(h, i / 10 - 1, 0)
        return [x, y + 0.01 * h.deck, z * s]
      })
      cord(mesh, edge, [h.deck * 0.055], { bone: 'body', ink: look.rim }, 1, 6)
    }
  }
}

/** A three-cornered sail that the wind bellies. */
function addSail(mesh: Mesh, head: Point, tack: Point, clew: Point, belly: number, ink = 'sail', bone = 'body'): void {
  sheet(mesh, 12, 9, (down, across) => {
    const low = mix(tack, clew, across)
    const at = mix(head, low, down)
    const out = belly * Math.sin(Math.PI * across) ** 0.8 * Math.sin(Math.PI * Math.min(1, down * 0.9 + 0.05)) ** 0.7
    return add(at, [0, 0, -out])
  }, { bone, ink, flutterAt: (down, across) => 0.05 * down * across })
}

const boatInks = (colors: Readonly<Record<string, string>> = {}, more: Inks = {}): Inks =>
  livery({ paint: '#f0eee8', ...colors }, {
    sail: { color: '#f4efe2', lets: 0.45, second: '#c8c0ae', pattern: 'planks', grain: 1.1 }, deck: { color: '#b08a5a', pattern: 'planks', grain: 0.16, gloss: 0.2 }, mast: { color: '#8a6238', gloss: 0.35 }, rope: { color: '#4a4238' }, anti: { color: '#7a2a22', gloss: 0.3 }, stripe: { color: '#2458b3', gloss: 0.6 }, window: { color: '#18242e', gloss: 1 }, lamp: { color: '#ffd894', glow: 0.45 },
    hull: { color: '#6a4426', pattern: 'planks', grain: 0.3, gloss: 0.25 },
    ...more,
  })

const rocking = { roll: 0.05, pitch: 0.022, heave: 0.06, everyS: 4.2 }

function wake(moment: { timeS: number; phase: number; speed: number }, length: number, breadth: number): Puff[] {
  if (moment.speed < 0.6) return []
  const puffs: Puff[] = []
  for (let i = 0; i < 16; i++) {
    const side = i % 2 ? 1 : -1
    const part = ((i * 0.618 + moment.timeS * 0.6) % 1 + 1) % 1
    puffs.push({
      point: [length * (0.46 - part * 1.05), 0.03 * breadth, side * breadth * (0.12 + 0.5 * part)],
      radius: breadth * (0.07 + 0.1 * part),
      color: '#f2f6f8', density: 0.5 * Math.sin(Math.PI * part) * Math.min(1, moment.speed / 3), glow: 0, seed: i * 3.7,
    })
  }
  return puffs
}

function sailboat(): FigureMaker {
  const hull: Hull = { length: 8.6, breadth: 2.5, deck: 0.75, bow: 0.4, stern: 0.08, draught: 0.6, transom: 0.68 }
  return rigid({
    inks: boatInks(), spanM: 9, sways: { ...rocking, roll: 0.06 }, puffs: (moment) => wake(moment, 8.6, 2.5), seat: [-2.4, 0.85, 0],
    build({ mesh, ...kit }) {
      addHull(mesh, hull, { side: 'paint', below: 'anti', rim: 'stripe', deck: 'deck' })
      kit.solid(new Solid(0.08).ball('body', [0.5, 0.9, 0], [1.5, 0.34, 0.75], 'paint').both((side) => side.ball('body', [0.6, 0.95, 0.7], [0.8, 0.1, 0.2], 'window', { role: 'stencils' })))
      rod(mesh, [0.5, 0.8, 0], [0.4, 10.4, 0], 0.075, 0.045, { bone: 'body', ink: 'mast' })
      rod(mesh, [0.4, 1.75, 0], [-3.3, 1.65, -0.5], 0.05, 0.045, { bone: 'body', ink: 'mast' })
      addSail(mesh, [0.34, 10.2, 0], [0.36, 1.85, 0], [-3.25, 1.75, -0.5], 0.55)
      addSail(mesh, [0.7, 8.6, 0], [4.2, 1.25, 0], [0.9, 1.45, -0.6], 0.5)
      for (const [to, z] of [[[4.25, 1.2, 0], 0], [[-4.2, 0.9, 0], 0], [[0.3, 0.8, 1.2], 0], [[0.3, 0.8, -1.2], 0]] as const) {
        rod(mesh, [0.42, 10.2, 0], [to[0], to[1], to[2] + z], 0.012, 0.012, { bone: 'body', ink: 'rope' }, 4)
      }
    },
  })
}

function rowingBoat(ink: 'hull' | 'paint', inksOf: Inks, slim = false): FigureMaker {
  const hull: Hull = slim
    ? { length: 4.6, breadth: 0.78, deck: 0.26, bow: 0.16, stern: 0.16, draught: 0.14, transom: 0.02 }
    : { length: 3.8, breadth: 1.35, deck: 0.4, bow: 0.18, stern: 0.1, draught: 0.2, transom: 0.5 }
  return rigid({
    inks: inksOf, spanM: 4, sways: { ...rocking, heave: 0.02, everyS: 3.2 }, seat: [-0.2, slim ? 0.12 : 0.3, 0],
    ...(slim ? {} : { swings: { oarL: { center: [0.1, 0.46, 0.66], axis: 'y', angle: 0.42, perS: 0.42 }, oarR: { center: [0.1, 0.46, -0.66], axis: 'y', angle: -0.42, perS: 0.42 } } }),
    build({ mesh }) {
      addHull(mesh, hull, { side: ink, rim: 'mast', deck: 'deck', deckAt: slim ? 0.14 : 0.3 })
      for (const x of slim ? [] : [-1.2, -0.2, 0.9]) block(mesh, [x, 0.26, 0], [0.13, 0.02, 0.56], { bone: 'body', ink: 'deck' })
      for (const s of [1, -1]) {
        if (slim) continue
        const bone = s > 0 ? 'oarL' : 'oarR'
        rod(mesh, [0.0, 0.56, 0.2 * s], [0.3, 0.02, 1.9 * s], 0.024, 0.02, { bone, ink: 'mast' }, 6)
        globe(mesh, [0.34, -0.06, 2.1 * s], [0.09, 0.05, 0.26], { bone, ink: 'mast' }, 8)
      }
    },
  })
}

function fishingBoat(): FigureMaker {
  const hull: Hull = { length: 11, breadth: 3.6, deck: 1.1, bow: 1.0, stern: 0.15, draught: 0.9, transom: 0.7 }
  return rigid({
    inks: boatInks({ paint: '#2a5a8a' }), spanM: 11, sways: rocking, puffs: (moment) => wake(moment, 11, 3.6), seat: [-3, 1.0, 0],
    build({ mesh, ...kit }) {
      addHull(mesh, hull, { side: 'paint', below: 'anti', rim: 'second', deck: 'deck', deckAt: 0.35 })
      const cabin = new Solid(0.03).block('body', [1.6, 2.2, 0], [1.1, 1.2, 1.1], 'second', { round: 0.08 }).block('body', [1.55, 3.5, 0], [1.4, 0.1, 1.3], 'paint', { round: 0.06 })
      for (const s of [1, -1]) for (const x of [1.1, 2.1]) cabin.block('body', [x, 2.65, 1.1 * s], [0.3, 0.3, 0.1], 'window', { role: 'stencils', round: 0.04 })
      cabin.block('body', [2.7, 2.65, 0], [0.1, 0.34, 0.8], 'window', { role: 'stencils', round: 0.04 })
      kit.solid(cabin)
      rod(mesh, [0.2, 1.2, 0], [0.0, 7.2, 0], 0.09, 0.05, { bone: 'body', ink: 'mast' })
      rod(mesh, [0.1, 2.4, 0], [-4.2, 5.2, 0], 0.06, 0.05, { bone: 'body', ink: 'mast' })
      for (const to of [[5.3, 2.1, 0], [-5, 1.2, 0], [-4.2, 5.2, 0]] as const) rod(mesh, [0.02, 6.9, 0], to, 0.015, 0.015, { bone: 'body', ink: 'rope' }, 4)
      globe(mesh, [0.05, 6.2, 0], 0.12, { bone: 'body', ink: 'lamp' }, 8)
      for (let i = 0; i < 5; i++) globe(mesh, [-4.2 + i * 0.7, 1.35, -0.6 + (i % 2) * 0.9], [0.3, 0.24, 0.3], { bone: 'body', ink: i % 2 ? 'anti' : 'lamp' }, 9)
    },
  })
}

/** Ships with decks of windows. */
function ship(row: { length: number; breadth: number; deck: number; inks: Inks; decks: readonly (readonly [from: number, to: number, y: number, height: number, half: number])[]; funnels: readonly number[]; more?: (mesh: Mesh) => void }): FigureMaker {
  const { length, breadth, deck } = row
  const hull: Hull = { length, breadth, deck, bow: deck * 0.45, stern: deck * 0.08, draught: deck * 0.35, transom: 0.62 }
  return rigid({
    inks: row.inks, spanM: length, sways: { roll: 0.012, heave: 0.1, everyS: 7 },
    puffs: (moment) => [
      ...wake(moment, length, breadth),
      ...row.funnels.flatMap((x) => smoke(moment, [x, row.decks.at(-1)![2] + row.decks.at(-1)![3] + deck * 0.75, 0], { color: '#8a8884', density: 0.3, perS: 2, lastsS: 6, riseM: deck * 1.2, backM: 1, fromR: deck * 0.12, toR: deck * 0.7 })),
    ],
    build({ mesh, ...kit }) {
      addHull(mesh, hull, { side: 'paint', below: 'anti', rim: 'second', deck: 'deck' })
      for (const [from, to, y, height, half] of row.decks) {
        const solid = new Solid(0.02).block('body', [(from + to) / 2, y + height / 2, 0], [(to - from) / 2, height / 2, half], 'second', { round: Math.min(0.4, height * 0.3) })
        const pitch = height * 0.62
        const count = Math.floor((to - from - pitch) / pitch)
        for (let i = 0; i < count; i++) for (const s of [1, -1]) solid.block('body', [from + pitch * (i + 1), y + height * 0.55, half * s], [pitch * 0.3, height * 0.18, height * 0.2], 'window', { role: 'stencils', round: 0.02 })
        kit.solid(solid, 0.9)
      }
      for (const x of row.funnels) {
        const top = row.decks.at(-1)!
        lathe(mesh, [x, top[2] + top[3], 0], [[deck * 0.26, 0], [deck * 0.24, deck * 0.5], [deck * 0.24, deck * 0.5], [deck * 0.25, deck * 0.5], [deck * 0.24, deck * 0.72], [deck * 0.2, deck * 0.72]], { bone: 'body', ink: 'stripe' }, 18)
      }
      row.more?.(mesh)
    },
  })
}

function pirateShip(): FigureMaker {
  const hull: Hull = { length: 24, breadth: 6.4, deck: 2.4, bow: 1.3, stern: 2.6, draught: 1.6, transom: 0.75 }
  return rigid({
    inks: boatInks({}, { hull: { color: '#5a3a20', pattern: 'planks', grain: 0.5, gloss: 0.2 }, flag: { color: '#16161a', lets: 0.1 }, skull: { color: '#ece8e0' } }), spanM: 24, sways: { roll: 0.03, pitch: 0.02, heave: 0.14, everyS: 6 }, puffs: (moment) => wake(moment, 24, 6.4),
    build({ mesh, ...kit }) {
      addHull(mesh, hull, { side: 'hull', rim: 'mast', deck: 'deck' })
      const castle = new Solid(0.03).block('body', [-9.2, 5.0, 0], [2.6, 1.3, 2.2], 'hull', { round: 0.1 }).block('body', [8.2, 3.4, 0], [1.8, 0.6, 1.6], 'hull', { round: 0.1 })
      for (const y of [4.6, 5.4]) for (let i = 0; i < 4; i++) castle.block('body', [-11.8, y, -1.4 + i * 0.95], [0.14, 0.22, 0.26], 'lamp', { role: 'stencils', round: 0.02 })
      kit.solid(castle)
      for (const s of [1, -1]) for (let i = 0; i < 7; i++) rod(mesh, [-5.5 + i * 1.9, 1.35, 2.75 * s], [-5.5 + i * 1.9, 1.35, 3.35 * s], 0.16, 0.14, { bone: 'body', ink: 'trim' }, 8)
      const square = (x: number, y: number, high: number, wide: number): void => {
        rod(mesh, [x, y + high, wide], [x, y + high, -wide], 0.11, 0.11, { bone: 'body', ink: 'mast' }, 6)
        sheet(mesh, 8, 9, (down, across) => [x + 0.5 * high * Math.sin(Math.PI * down) * 0.45 + 0.1, y + high * (1 - down), (across - 0.5) * 2 * wide * (0.92 + 0.08 * down)], { bone: 'body', ink: 'sail', flutterAt: (down) => 0.04 * down })
      }
      for (const [x, tall] of [[6.2, 13], [-0.4, 16], [-7, 12]] as const) {
        rod(mesh, [x, 2, 0], [x, tall + 1.6, 0], 0.22, 0.1, { bone: 'body', ink: 'mast' }, 8)
        square(x, tall * 0.3, tall * 0.3, tall * 0.27)
        square(x, tall * 0.63, tall * 0.24, tall * 0.21)
      }
      rod(mesh, [10.6, 3.6, 0], [15.4, 6.2, 0], 0.18, 0.08, { bone: 'body', ink: 'mast' })
      addSail(mesh, [6.4, 12, 0], [14.6, 5.7, 0], [8.4, 4.6, 0.4], 0.4)
      for (const [from, to] of [[[15.2, 6.1, 0], [6.2, 14, 0]], [[6.2, 14, 0], [-0.4, 17, 0]], [[-0.4, 17, 0], [-7, 13, 0]], [[-7, 13, 0], [-11.6, 6, 0]]] as const) rod(mesh, from, to, 0.03, 0.03, { bone: 'body', ink: 'rope' }, 4)
      sheet(mesh, 5, 9, (down, across) => [-0.4 - across * 2.6, 17.4 - down * 1.5, 0.12 * Math.sin(across * 7)], { bone: 'body', ink: 'flag', flutterAt: (_, across) => across })
      for (const s of [1, -1]) globe(mesh, [-1.6, 16.75, 0.12 * s], [0.3, 0.34, 0.06], { bone: 'body', ink: 'skull', flutter: 0.45 }, 10)
    },
  })
}

function submarine(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#e0b020', trim: '#8a6a1a' }, { window: { color: '#bfe6f0', gloss: 1, glow: 0.25 } }), spanM: 9, sways: { roll: 0.03, pitch: 0.03, heave: 0.12, everyS: 6 }, spins: { screw: { center: [-4.6, 1.0, 0], axis: 'x', perS: 1.6 } },
    puffs: (moment) => smoke(moment, [-4.8, 1.0, 0], { color: '#dff2f6', density: 0.32, perS: 8, lastsS: 2.4, riseM: 1.4, backM: 1.2, fromR: 0.06, toR: 0.22, spread: 0.8 }),
    build({ mesh, ...kit }) {
      const solid = new Solid(0.12)
        .ball('body', [0, 1.0, 0], [4.4, 1.3, 1.25], 'paint')
        .block('body', [0.5, 2.5, 0], [0.9, 0.7, 0.45], 'paint', { round: 0.3 })
        .both((side) => side.plate('body', [[-3.2, 0.9], [-4.6, 0.9], [-4.9, 1.0], [-4.0, 1.1]], [0.3, 1.5], 'trim', { round: 0.05, melt: 0.05 }))
        .plate('body', [[-3.4, 0.9], [-4.8, -0.3], [-5.0, 0.0], [-4.5, 1.0], [-5.0, 2.1], [-4.8, 2.4], [-3.4, 1.2]], [-0.07, 0.07], 'trim', { round: 0.05, melt: 0.05 })
        .ring('body', [3.2, 1.05, 0], 'x', 0.88, 0.1, 'trim', { melt: 0.02 })
      for (const x of [-1.6, 0, 1.6]) solid.both((side) => side.ball('body', [x, 1.15, 1.2], [0.36, 0.36, 0.3], 'window', { role: 'stencils' }).ring('body', [x, 1.15, 1.16], 'z', 0.38, 0.07, 'trim', { melt: 0.02 }))
      solid.ball('body', [4.2, 1.1, 0], [0.5, 0.6, 0.6], 'window', { role: 'stencils' })
      kit.solid(solid)
      rod(mesh, [0.7, 3.1, 0], [0.7, 4.0, 0], 0.08, 0.08, { bone: 'body', ink: 'metal' })
      rod(mesh, [0.7, 4.0, 0], [1.05, 4.0, 0], 0.09, 0.1, { bone: 'body', ink: 'metal' })
      for (let i = 0; i < 4; i++) {
        const a = (i / 4) * Math.PI * 2
        globe(mesh, [-4.75, 1.0 + 0.4 * Math.cos(a), 0.4 * Math.sin(a)], [0.05, 0.08 + 0.3 * Math.abs(Math.cos(a)), 0.08 + 0.3 * Math.abs(Math.sin(a))], { bone: 'screw', ink: 'metal' }, 8)
      }
    },
  })
}

function dragonBoat(): FigureMaker {
  const hull: Hull = { length: 10, breadth: 1.3, deck: 0.5, bow: 0.5, stern: 0.6, draught: 0.25, transom: 0.05 }
  return rigid({
    inks: boatInks({ paint: '#c8281e' }, { gold: { color: '#e0a82a', gloss: 0.7 }, scale: { color: '#c8281e', second: '#e0a82a', pattern: 'scales', grain: 0.3, gloss: 0.4 } }), spanM: 10, sways: rocking, puffs: (moment) => wake(moment, 10, 1.3), seat: [0, 0.4, 0],
    build({ mesh, ...kit }) {
      addHull(mesh, hull, { side: 'scale', rim: 'gold', deck: 'deck', deckAt: 0.25 })
      kit.solid(new Solid(0.06)
        .chain('body', [[4.6, 0.7, 0], [5.3, 1.2, 0], [5.5, 1.8, 0]], [0.24, 0.22, 0.24], 'scale')
        .ball('body', [5.75, 2.0, 0], [0.46, 0.3, 0.28], 'paint').limb('body', [5.9, 1.95, 0], [6.4, 1.86, 0], 0.22, 0.16, 'paint')
        .limb('body', [5.9, 1.75, 0], [6.3, 1.62, 0], 0.12, 0.1, 'gold')
        .both((side) => side.limb('body', [5.6, 2.25, 0.14], [5.1, 2.7, 0.24], 0.08, 0.03, 'gold').ball('body', [5.95, 2.2, 0.2], 0.09, 'second', { melt: 0.01 }))
        .chain('body', [[-4.8, 0.9, 0], [-5.4, 1.6, 0], [-5.2, 2.2, 0]], [0.18, 0.12, 0.05], 'gold'), 0.6)
    },
  })
}

function gondola(): FigureMaker {
  const hull: Hull = { length: 10.5, breadth: 1.4, deck: 0.5, bow: 1.0, stern: 0.9, draught: 0.2, transom: 0.02 }
  return rigid({
    inks: boatInks({ paint: '#15161a' }, { red: { color: '#a81e2a', gloss: 0.2 }, gold: { color: '#c89a3a', gloss: 0.9 } }), spanM: 10, sways: rocking, seat: [-0.6, 0.45, 0],
    build({ mesh }) {
      addHull(mesh, hull, { side: 'paint', rim: 'gold', deck: 'paint', deckAt: 0.3 })
      for (const x of [-0.9, 0.5]) block(mesh, [x, 0.4, 0], [0.35, 0.12, 0.5], { bone: 'body', ink: 'red' })
      block(mesh, [-1.3, 0.72, 0], [0.08, 0.34, 0.5], { bone: 'body', ink: 'red' })
      plate(mesh, [[4.9, 1.2], [5.2, 1.3], [5.3, 2.3], [5.0, 2.5], [4.95, 2.2], [5.05, 2.0]], [-0.03, 0.03], { bone: 'body', ink: 'chrome' })
      rod(mesh, [-3.6, 1.9, 0.3], [-2.6, -0.2, 1.3], 0.03, 0.03, { bone: 'body', ink: 'mast' })
    },
  })
}

export const water: Readonly<Record<string, FigureMaker>> = {
  sailboat: sailboat(),
  'rowing-boat': rowingBoat('hull', boatInks()),
  kayak: rowingBoat('paint', boatInks({ paint: '#d8601e' }), true),
  'fishing-boat': fishingBoat(),
  yacht: ship({ length: 24, breadth: 5.6, deck: 2.2, inks: boatInks({ paint: '#f2f2f0', second: '#f4f4f2' }, { stripe: { color: '#e8e8e6', gloss: 0.6 }, anti: { color: '#1c2a44', gloss: 0.5 } }), decks: [[-9, 5, 2.2, 1.7, 2.2], [-7, 2.4, 3.9, 1.5, 1.8]], funnels: [] }),
  ferry: ship({ length: 52, breadth: 12, deck: 4.2, inks: boatInks({ paint: '#2a4a6a', second: '#eceae4' }, { stripe: { color: '#d8a02a', gloss: 0.4 } }), decks: [[-23, 17, 4.2, 3, 5.4], [-20, 13, 7.2, 2.8, 4.8], [4, 12, 10, 2.4, 4.2]], funnels: [-8] }),
  'cruise-ship': ship({ length: 180, breadth: 30, deck: 12, inks: boatInks({ paint: '#f0f0ee', second: '#f2f2f0' }, { stripe: { color: '#c8341e', gloss: 0.4 }, anti: { color: '#1c2a5a', gloss: 0.4 } }), decks: [[-80, 62, 12, 6, 14], [-78, 56, 18, 6, 13.6], [-74, 50, 24, 6, 13], [-66, 40, 30, 5, 12]], funnels: [-40] }),
  'cargo-ship': ship({
    length: 150, breadth: 24, deck: 9, inks: boatInks({ paint: '#1c3a4a', second: '#e8e6e0' }, { stripe: { color: '#c8a02a', gloss: 0.4 }, anti: { color: '#8a2a20', gloss: 0.3 }, c0: { color: '#b8402a' }, c1: { color: '#2a6a8a' }, c2: { color: '#c8902a' }, c3: { color: '#4a7a4a' } }), decks: [[-70, -54, 9, 18, 10]], funnels: [-66],
    more: (mesh) => {
      for (let i = 0; i < 9; i++) for (let j = 0; j < 3; j++) for (let k = 0; k < 3; k++) block(mesh, [-46 + i * 12.4, 10.4 + j * 2.7, -7.6 + k * 7.6], [6, 1.25, 3.6], { bone: 'body', ink: `c${(i * 7 + j * 3 + k * 5) % 4}` })
    },
  }),
  speedboat: ship({ length: 7.5, breadth: 2.4, deck: 0.85, inks: boatInks({ paint: '#f0f0ee', second: '#e8e6e0' }, { stripe: { color: '#c8281e', gloss: 0.7 }, anti: { color: '#c8281e', gloss: 0.6 } }), decks: [[-0.6, 1.2, 0.8, 0.5, 0.8]], funnels: [] }),
  'pirate-ship': pirateShip(),
  submarine: submarine(),
  'dragon-boat': dragonBoat(),
  gondola: gondola(),
}
