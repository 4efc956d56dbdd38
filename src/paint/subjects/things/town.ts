/** Bridges, wheels, fountains and stones. */
import type { FigureMaker } from '../figure.ts'
import { block, cord, globe, lathe, rod } from '../shape/forms.ts'
import { type Point, add, turned } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { body, building } from './masonry.ts'

function bridge(): FigureMaker {
  return building(40, ({ mesh }) => {
    const deck = (x: number): number => 3.6 + 2.4 * (1 - (x / 20) ** 2)
    for (let i = 0; i < 26; i++) {
      const x = -19.2 + i * 1.536
      block(mesh, [x, deck(x), 0], [0.8, 0.45, 2.3], body('stone'))
      for (const z of [2.2, -2.2]) block(mesh, [x, deck(x) + 0.85, z], [0.8, 0.5, 0.18], body('stone'))
    }
    for (let k = 0; k < 3; k++) {
      const middle = -12 + k * 12
      for (let i = 0; i < 15; i++) {
        const a = (i / 14) * Math.PI
        const [x, y] = [middle + 4.6 * Math.cos(a), 0.1 + (k === 1 ? 4.8 : 3.4) * Math.sin(a)]
        block(mesh, [x, y, 0], [0.55, 0.55, 2.2], body('stone'), (p) => turned(p, 'z', a))
      }
      for (let i = 0; i < 8; i++) {
        const x = middle - 6 + i * 1.7
        const under = Math.abs(x - middle) < 4.6 ? (k === 1 ? 4.8 : 3.4) * Math.sqrt(1 - ((x - middle) / 4.6) ** 2) : 0
        block(mesh, [x, (under + deck(x)) / 2, 0], [0.86, Math.max(0.1, (deck(x) - under) / 2), 2.15], body('stone'))
      }
    }
    for (const x of [-6, 6]) block(mesh, [x, 1.5, 0], [1.2, 1.7, 2.6], body('stone'))
  })
}

function suspensionBridge(): FigureMaker {
  return building(120, ({ mesh }) => {
    block(mesh, [0, 14, 0], [60, 0.6, 4], body('red'))
    const cable = (x: number): number => (Math.abs(x) < 32 ? 17 + 21 * (x / 32) ** 2 : 38 - 22 * ((Math.abs(x) - 32) / 28))
    for (const z of [3.8, -3.8]) {
      for (const x of [32, -32]) {
        block(mesh, [x, 20, z], [1.3, 20, 0.9], body('red'))
        for (const y of [18, 26, 33, 39]) block(mesh, [x, y, 0], [1.0, 0.8, 3.8], body('red'))
      }
      cord(mesh, Array.from({ length: 61 }, (_, i): Point => [-60 + i * 2, cable(-60 + i * 2), z]), [0.3], body('red'), 1, 6)
      for (let i = 0; i < 41; i++) {
        const x = -58 + i * 2.9
        rod(mesh, [x, 14, z], [x, cable(x), z], 0.07, 0.07, body('red'), 4)
      }
    }
  }, {}, { red: { color: '#b8402a', gloss: 0.25 } })
}

function ferrisWheel(): FigureMaker {
  const cabins = 16
  const hub: Point = [0, 22, 0]
  return building(42, ({ mesh }) => {
    for (const z of [1.6, -1.6]) {
      for (let i = 0; i < 32; i++) {
        const at = (k: number): Point => add(hub, [19 * Math.cos((k / 32) * Math.PI * 2), 19 * Math.sin((k / 32) * Math.PI * 2), z])
        rod(mesh, at(i), at(i + 1), 0.2, 0.2, { bone: 'wheel', ink: 'white' }, 5)
        if (i % 2 === 0) rod(mesh, add(hub, [0, 0, z]), at(i), 0.09, 0.09, { bone: 'wheel', ink: 'white' }, 4)
        if (i % 2 === 0) globe(mesh, add(at(i), [0, 0, z * 0.15]), 0.26, { bone: 'wheel', ink: 'lamp' }, 6)
      }
      for (const s of [1, -1]) rod(mesh, [10 * s, 0, z * 2.4], add(hub, [0, 0, z * 1.2]), 0.6, 0.45, body('metal'), 8)
    }
    rod(mesh, add(hub, [0, 0, 3]), add(hub, [0, 0, -3]), 0.8, 0.8, body('metal'), 10)
    for (let i = 0; i < cabins; i++) {
      const a = (i / cabins) * Math.PI * 2
      const center = add(hub, [19 * Math.cos(a), 19 * Math.sin(a) - 1.3, 0])
      globe(mesh, center, [1.25, 1.2, 1.2], { bone: `cabin${i}`, ink: ['red', 'gold', 'blue', 'green'][i % 4]! }, 12)
      globe(mesh, add(center, [0, 0.15, 0]), [1.28, 0.5, 1.24], { bone: `cabin${i}`, ink: 'window' }, 12)
    }
  }, {
    spins: { wheel: { center: hub, axis: 'z', perS: 0.02 } },
  }, { blue: { color: '#2a5ab8', gloss: 0.5 }, green: { color: '#2f8a4a', gloss: 0.5 }, lamp: { color: '#ffe0a0', glow: 0.8 } })
}

function stonehenge(): FigureMaker {
  return building(24, (kit) => {
    const solid = new Solid(0.05)
    for (let i = 0; i < 10; i++) {
      const a = (i / 10) * Math.PI * 2 + 0.2
      const at = (r: number, y: number): Point => [r * Math.cos(a), y, r * Math.sin(a)]
      solid.block('body', at(9, 2.1), [0.55, 2.2, 1.05], 'rock', { round: 0.25, turn: [0, -a, 0.02 * Math.sin(i * 3)] })
      if (i % 3 !== 1) solid.block('body', [9 * Math.cos(a + 0.31), 4.6, 9 * Math.sin(a + 0.31)], [0.55, 0.45, 3.1], 'rock', { round: 0.2, turn: [0, -a - 0.31, 0] })
    }
    for (const [x, z, r] of [[-2.5, 1.5, 0.3], [2.6, 1.0, -0.4]] as const) solid.block('body', [x, 2.8, z], [0.6, 2.9, 1.1], 'rock', { round: 0.25, turn: [0, r, 0] })
    kit.solid(solid, 0.9)
  })
}

function fountain(): FigureMaker {
  return building(5, ({ mesh }) => {
    lathe(mesh, [0, 0, 0], [[2.4, 0], [2.5, 0.15], [2.3, 0.55], [2.5, 0.7], [2.5, 0.7], [2.3, 0.7], [2.2, 0.55]], body('white'), 36)
    lathe(mesh, [0, 0.55, 0], [[2.25, 0], [0, 0.01]], body('water'), 36)
    lathe(mesh, [0, 0.4, 0], [[0.5, 0], [0.3, 0.5], [0.24, 1.0], [0.4, 1.25], [1.2, 1.5], [1.3, 1.62], [1.3, 1.62], [1.1, 1.58], [0, 1.5]], body('white'), 30)
    lathe(mesh, [0, 1.98, 0], [[1.12, 0], [0, 0.01]], body('water'), 30)
    lathe(mesh, [0, 1.9, 0], [[0.2, 0], [0.14, 0.4], [0.3, 0.6], [0.6, 0.72], [0.5, 0.72], [0, 0.66]], body('white'), 24)
  }, {
    puffs: ({ timeS }) => Array.from({ length: 44 }, (_, i) => {
      const ring = i % 3
      const part = ((timeS * 0.9 + i * 0.618) % 1 + 1) % 1
      const a = i * 2.399
      const [r0, y0, up, out] = [[0, 2.7, 1.0, 0.6], [0.5, 2.55, 0.25, 0.9], [1.2, 2.0, 0.12, 1.0]][ring]! as [number, number, number, number]
      return { point: [Math.cos(a) * (r0 + out * part), y0 + up * part * 2 - (ring ? 1.5 : 2.6) * part * part, Math.sin(a) * (r0 + out * part)] as Point, radius: 0.07 + 0.05 * part, color: '#e6f2f8', density: 0.6 * Math.sin(Math.PI * Math.min(1, part + 0.1)), glow: 0, seed: i * 3.3 }
    }),
  }, { water: { color: '#5a9ab0', gloss: 1 } })
}

export const town: Readonly<Record<string, FigureMaker>> = {
  'stone-bridge': bridge(),
  'suspension-bridge': suspensionBridge(),
  'ferris-wheel': ferrisWheel(),
  'standing-stones': stonehenge(),
  fountain: fountain(),
}
