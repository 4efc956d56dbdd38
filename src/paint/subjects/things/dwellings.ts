/** Where people live and pray. */
import type { FigureMaker } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { block, flatFace, globe, lathe, rod, sheet } from '../shape/forms.ts'
import { type Point, turned } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { stuff, body, building, gable, pyramidRoof, windows } from './masonry.ts'
import { smoke } from './rigid.ts'

function house(wall: string, roof: string, inks: Inks = {}, chimney = true): FigureMaker {
  return building(9, ({ mesh }) => {
    block(mesh, [0, 1.7, 0], [4, 1.7, 3], body(wall))
    block(mesh, [0, 0.12, 0], [4.12, 0.14, 3.12], body('stone'))
    gable(mesh, [0, 3.4, 0], 4, 3, 2.3, roof, wall, 0.45)
    windows(mesh, -2, [[-2.2, 1.9, -3], [2.4, 1.9, -3]], 1.1, 1.2)
    windows(mesh, 2, [[-2.2, 1.9, 3], [2.2, 1.9, 3]], 1.1, 1.2)
    windows(mesh, 1, [[4, 1.9, -1.4], [4, 1.9, 1.4], [4, 4.2, 0]], 1.0, 1.15)
    windows(mesh, -1, [[-4, 1.9, 0]], 1.1, 1.2)
    block(mesh, [0.3, 1.1, -3.04], [0.56, 1.05, 0.06], body('timber'))
    block(mesh, [0.3, 0.1, -3.5], [0.8, 0.1, 0.45], body('stone'))
    if (chimney) block(mesh, [-1.8, 5.4, 0.6], [0.42, 1.1, 0.42], body('brick'))
  }, { puffs: (moment) => (chimney ? smoke(moment, [-1.8, 6.5, 0.6], { color: '#c8c4be', density: 0.3, perS: 2.2, lastsS: 4.5, riseM: 2.6, backM: 0.45, fromR: 0.22, toR: 0.9, spread: 0.6 }) : []) }, inks)
}

function cabin(): FigureMaker {
  return building(7, ({ mesh }) => {
    for (let i = 0; i < 8; i++) {
      const y = 0.2 + i * 0.34
      for (const z of [2.3, -2.3]) rod(mesh, [-3.1, y, z], [3.1, y, z], 0.19, 0.19, body('log'), 8)
      for (const x of [2.9, -2.9]) rod(mesh, [x, y + 0.17, -2.6], [x, y + 0.17, 2.6], 0.19, 0.19, body('log'), 8)
    }
    block(mesh, [0, 1.4, 0], [2.8, 1.4, 2.2], body('timber'))
    gable(mesh, [0, 2.85, 0], 3.1, 2.5, 1.9, 'slate', 'timber', 0.5)
    windows(mesh, -2, [[-1.6, 1.5, -2.42], [1.7, 1.5, -2.42]], 0.95, 0.95)
    windows(mesh, 1, [[3.05, 1.5, 0]], 0.95, 0.95)
    windows(mesh, -1, [[-3.05, 1.5, 0]], 0.95, 0.95)
    block(mesh, [0.05, 0.98, -2.46], [0.46, 0.95, 0.08], body('door'))
    block(mesh, [-1.5, 4.4, 0.4], [0.36, 1.0, 0.36], body('stone'))
    block(mesh, [0, 0.12, -3.1], [1.8, 0.1, 0.7], body('timber'))
    for (const x of [-1.7, 1.7]) rod(mesh, [x, 0.1, -3.6], [x, 2.6, -3.6], 0.09, 0.09, body('log'), 7)
    block(mesh, [0, 2.66, -3.1], [2.1, 0.06, 0.95], body('slate'), (p) => turned(p, 'x', -0.16))
  }, { puffs: (moment) => smoke(moment, [-1.5, 5.4, 0.4], { color: '#c8c4be', density: 0.34, perS: 2.2, lastsS: 4.5, riseM: 2.4, backM: 0.4, fromR: 0.2, toR: 0.8, spread: 0.5 }) }, { log: { color: '#7a5230', pattern: 'bark', grain: 0.3 }, door: { color: '#8a2a1e', pattern: 'planks', grain: 0.3 } })
}

function barn(): FigureMaker {
  return building(14, ({ mesh }) => {
    block(mesh, [0, 2.2, 0], [6.5, 2.2, 4.2], body('boards'))
    // A gambrel roof: steep below, flat above.
    const section = [[4.5, 4.3], [3.4, 6.5], [0, 7.9]] as const
    for (const s of [1, -1]) {
      for (let i = 0; i < 2; i++) {
        const [z0, y0] = section[i]!
        const [z1, y1] = section[i + 1]!
        const face: Point[] = [[-6.9, y0, z0 * s], [6.9, y0, z0 * s], [6.9, y1, z1 * s], [-6.9, y1, z1 * s]]
        flatFace(mesh, s > 0 ? face : face.toReversed(), body('slate'))
        flatFace(mesh, s > 0 ? face.toReversed() : face, body('slate'))
      }
    }
    for (const s of [1, -1]) {
      const end: Point[] = [[6.5 * s, 4.2, -4.2], [6.5 * s, 6.35, -3.3], [6.5 * s, 7.75, 0], [6.5 * s, 6.35, 3.3], [6.5 * s, 4.2, 4.2]]
      flatFace(mesh, s > 0 ? end : end.toReversed(), body('boards'))
      const x = 6.55 * s
      block(mesh, [x, 1.6, 0], [0.06, 1.6, 1.8], body('white'))
      block(mesh, [x * 1.006, 1.55, 0], [0.06, 1.45, 1.65], body('boards'))
      for (const z of [0.85, -0.85]) for (const a of [1, -1]) rod(mesh, [x * 1.012, 0.2, z - 0.75 * a], [x * 1.012, 2.9, z + 0.75 * a], 0.07, 0.07, body('white'), 4)
      block(mesh, [x, 5.6, 0], [0.06, 0.6, 0.6], body('white'))
      block(mesh, [x * 1.008, 5.6, 0], [0.05, 0.46, 0.46], body('dark'))
    }
    windows(mesh, -2, [[-4, 2.2, -4.2], [0, 2.2, -4.2], [4, 2.2, -4.2]], 1.0, 1.0, 'dark')
    lathe(mesh, [9.2, 0, 1.2], [[1.5, 0], [1.5, 8.6], [1.5, 8.6], [1.3, 9.4], [0.7, 10], [0, 10.2]], body('metal'), 20)
  })
}

function church(): FigureMaker {
  return building(20, ({ mesh }) => {
    block(mesh, [-1.5, 3.2, 0], [6.5, 3.2, 3.4], body('white'))
    gable(mesh, [-1.5, 6.4, 0], 6.5, 3.4, 3.6, 'slate', 'white', 0.35)
    block(mesh, [6.4, 5.5, 0], [1.9, 5.5, 1.9], body('white'))
    block(mesh, [6.4, 11.1, 0], [2.1, 0.2, 2.1], body('white'))
    pyramidRoof(mesh, [6.4, 11.3, 0], 2.05, 6.8, 'slate')
    rod(mesh, [6.4, 18, 0], [6.4, 19.8, 0], 0.09, 0.09, body('gold'), 5)
    rod(mesh, [6.4, 19.2, -0.5], [6.4, 19.2, 0.5], 0.09, 0.09, body('gold'), 5)
    windows(mesh, -2, [[-6, 3.6, -3.4], [-3, 3.6, -3.4], [0, 3.6, -3.4], [3, 3.6, -3.4]], 0.85, 2.6)
    windows(mesh, -2, [[6.4, 9, -1.9]], 1.0, 1.9, 'dark')
    windows(mesh, 1, [[8.3, 9, 0]], 1.0, 1.9, 'dark')
    windows(mesh, 1, [[8.3, 5.6, 0]], 1.2, 1.8)
    block(mesh, [8.34, 1.5, 0], [0.08, 1.5, 1.0], body('timber'))
    windows(mesh, -2, [[6.4, 4.4, -1.9]], 0.7, 1.5)
  })
}

function tent(): FigureMaker {
  return building(3, ({ mesh }) => {
    sheet(mesh, 9, 15, (down, across) => {
      const s = (across - 0.5) * 2
      const sag = 0.09 * Math.sin(Math.PI * down) * (1 - Math.abs(s) ** 3)
      return [s * 1.35, 1.5 * (1 - down) - sag - 0.1 * (1 - s * s) * (1 - down), -(down * 1.05)]
    }, { bone: 'body', ink: 'canvas', flutter: 0.02 })
    sheet(mesh, 9, 15, (down, across) => {
      const s = (across - 0.5) * 2
      const sag = 0.09 * Math.sin(Math.PI * down) * (1 - Math.abs(s) ** 3)
      return [s * 1.35, 1.5 * (1 - down) - sag - 0.1 * (1 - s * s) * (1 - down), down * 1.05]
    }, { bone: 'body', ink: 'canvas', flutter: 0.02 })
    for (const e of [1, -1]) {
      for (const s of [1, -1]) {
        const open = e > 0 ? 0.45 : 0
        sheet(mesh, 6, 4, (down, across) => [e * (1.33 + (e > 0 ? 0.14 * across * down : 0)), 1.44 * (1 - down), s * (down * (1.03 - (1 - across) * (1.03 - open)))], { bone: 'body', ink: 'inner' })
      }
      rod(mesh, [1.36 * e, 0, 0], [1.36 * e, 1.55, 0], 0.03, 0.03, body('timber'), 6)
      rod(mesh, [1.36 * e, 1.5, 0], [2.3 * e, 0, 0], 0.01, 0.01, body('white'), 4)
    }
    globe(mesh, [0.9, 0.35, 0], [0.2, 0.25, 0.2], body('lamp'), 8)
    block(mesh, [0, 0.02, 0], [1.35, 0.02, 1.0], body('dark'))
  }, {}, { canvas: { color: '#d8862a', lets: 0.45, pattern: 'cloth', grain: 0.4 }, inner: { color: '#e8a850', lets: 0.4, glow: 0 } })
}

function igloo(): FigureMaker {
  return building(5, (kit) => {
    kit.solid(new Solid(0.05).ball('body', [0, 0, 0], [2, 1.9, 2], 'ice').limb('body', [1.4, 0, 0], [3, 0, 0], 0.95, 0.9, 'ice').limb('body', [1.5, 0, 0], [3.5, 0, 0], 0.62, 0.6, 'dark', { role: 'cuts' }).block('body', [0, -2, 0], [9, 2, 9], 'ice', { role: 'cuts', melt: 0.001 }))
  }, {}, { ice: { color: '#e4eef4', second: '#b8ccd8', pattern: 'bricks', grain: 0.9, gloss: 0.35, lets: 0.1 } })
}

function yurt(): FigureMaker {
  return building(6, ({ mesh }) => {
    lathe(mesh, [0, 0, 0], [[2.6, 0], [2.65, 1.7], [2.65, 1.7], [2.75, 1.75], [1.4, 2.7], [0.5, 3.0], [0.5, 3.0], [0.45, 3.15], [0, 3.2]], body('felt'), 30)
    lathe(mesh, [0, 0, 0], [[2.67, 1.4], [2.69, 1.42], [2.69, 1.62], [2.66, 1.64]], body('red'), 30)
    lathe(mesh, [0, 0, 0], [[2.62, 0.5], [2.66, 0.52], [2.66, 0.62], [2.62, 0.64]], body('red'), 30)
    block(mesh, [0.5, 0.85, -2.62], [0.5, 0.85, 0.1], body('door'))
  }, { puffs: (moment) => smoke(moment, [0, 3.2, 0], { color: '#d0ccc6', density: 0.28, perS: 2, lastsS: 4, riseM: 2, backM: 0.4, fromR: 0.16, toR: 0.7 }) }, { felt: { color: '#ece6d8', pattern: 'cloth', grain: 0.5 }, door: { color: '#2a6a9a', gloss: 0.3 } })
}

function hut(): FigureMaker {
  return building(6, ({ mesh }) => {
    lathe(mesh, [0, 0, 0], [[2.0, 0], [2.0, 1.9]], body('wall'), 24)
    lathe(mesh, [0, 1.6, 0], [[2.9, 0], [2.85, 0.12], [1.6, 1.3], [0.3, 2.5], [0, 2.7]], body('thatch'), 24)
    block(mesh, [0.4, 0.85, -1.95], [0.42, 0.85, 0.12], body('dark'))
  }, {}, { wall: { color: '#b88a5c', pattern: 'hide', grain: 0.5 } })
}

export const dwellings: Readonly<Record<string, FigureMaker>> = {
  house: house('wall', 'roof'),
  cottage: house('white', 'thatch', { wall: stuff['white']! }),
  cabin: cabin(),
  barn: barn(),
  church: church(),
  tent: tent(),
  igloo: igloo(),
  yurt: yurt(),
  hut: hut(),
}
