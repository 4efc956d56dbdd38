/** What is seen from afar. */
import type { FigureMaker } from '../figure.ts'
import { block, cord, globe, lathe, plate, rod, sheet } from '../shape/forms.ts'
import { type Point, add, mix, turned } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { body, building, gable, pyramidRoof, windows } from './masonry.ts'

function lighthouse(): FigureMaker {
  return building(24, ({ mesh, ...kit }) => {
    kit.solid(new Solid(0.8).ball('body', [0.5, -0.6, 0], [6.5, 2.0, 5.2], 'rock').ball('body', [-3.6, -0.5, -1.5], [2.6, 1.5, 2.2], 'rock').ball('body', [4.2, -0.5, 1.4], [2.4, 1.4, 2.4], 'rock').block('body', [0, -6.0, 0], [20, 6, 20], 'rock', { role: 'cuts' }), 1.2)
    const radius = (y: number): number => 2.4 - 0.075 * y
    for (let i = 0; i < 6; i++) {
      const [low, high] = [1.1 + i * 2.45, 1.1 + (i + 1) * 2.45]
      lathe(mesh, [0, 0, 0], [[radius(low), low], [radius(high), high]], body(i % 2 ? 'red' : 'white'), 28)
    }
    lathe(mesh, [0, 15.8, 0], [[1.3, 0], [2.0, 0.3], [2.0, 0.3], [2.0, 0.5], [2.0, 0.5], [1.0, 0.5]], body('dark'), 26)
    for (let i = 0; i < 14; i++) {
      const a = (i / 14) * Math.PI * 2
      rod(mesh, [1.9 * Math.cos(a), 16.3, 1.9 * Math.sin(a)], [1.9 * Math.cos(a), 17.2, 1.9 * Math.sin(a)], 0.04, 0.04, body('dark'), 4)
    }
    lathe(mesh, [0, 17.15, 0], [[1.87, 0], [1.93, 0.03], [1.93, 0.1], [1.87, 0.1]], body('dark'), 26)
    lathe(mesh, [0, 16.3, 0], [[0.95, 0], [0.95, 1.9]], body('lamp'), 18)
    for (let i = 0; i < 8; i++) {
      const a = (i / 8) * Math.PI * 2
      rod(mesh, [1.0 * Math.cos(a), 16.3, 1.0 * Math.sin(a)], [1.0 * Math.cos(a), 18.2, 1.0 * Math.sin(a)], 0.05, 0.05, body('dark'), 4)
    }
    lathe(mesh, [0, 18.2, 0], [[1.3, 0], [1.3, 0.1], [0.9, 0.7], [0.2, 1.2], [0, 1.25]], body('red'), 22)
    globe(mesh, [0, 19.6, 0], 0.22, body('dark'), 8)
    for (const [y, a] of [[4, -1.9], [8, -1.3], [12, -1.8]] as const) {
      const r = radius(y) + 0.02
      globe(mesh, [r * Math.cos(a), y, r * Math.sin(a)], [0.3, 0.5, 0.3], body('window'), 8)
    }
    block(mesh, [0.1, 2.0, -2.3], [0.55, 1.0, 0.16], body('timber'))
    block(mesh, [3.6, 1.7, 0.6], [1.6, 1.2, 1.4], body('white'))
    gable(mesh, [3.6, 2.9, 0.6], 1.6, 1.4, 1.0, 'roof', 'white', 0.2)
    windows(mesh, -2, [[3.7, 1.9, -0.8]], 0.6, 0.7)
  }, {
    puffs: ({ timeS, phase }) => {
      // The lens turns: brightest as it looks our way.
      const turn = Math.cos((timeS / 4 + phase) * Math.PI * 2)
      return [{ point: [0, 17.2, -0.5], radius: 2.6 + 1.6 * Math.max(0, turn), color: '#fff0c0', density: 0.35 + 0.5 * Math.max(0, turn) ** 4, glow: 1.4 + 2 * Math.max(0, turn) ** 6, seed: 1 }]
    },
  })
}

function windmill(): FigureMaker {
  return building(14, ({ mesh }) => {
    lathe(mesh, [0, 0, 0], [[3.2, 0], [2.2, 8.2], [2.2, 8.2], [2.5, 8.3], [2.5, 8.6], [2.5, 8.6], [2.0, 9.6], [1.1, 10.5], [0, 10.9]], body('stone'), 10)
    lathe(mesh, [0, 0, 0], [[2.56, 8.3], [2.52, 8.62], [2.02, 9.65], [1.12, 10.55], [0, 10.95]], body('slate'), 10)
    rod(mesh, [2.0, 9.1, 0], [3.1, 9.1, 0], 0.3, 0.22, body('timber'), 10)
    for (let i = 0; i < 4; i++) {
      const a = (i / 4) * Math.PI * 2 + 0.5
      const place = ([x, y, z]: Point): Point => add([3.0, 9.1, 0], turned([x, y, z], 'x', a))
      rod(mesh, place([0, 0, 0]), place([0, 6.4, 0]), 0.13, 0.09, { bone: 'sails', ink: 'timber' }, 6)
      sheet(mesh, 8, 4, (down, across) => place([0.1 * (across - 0.5), 1.3 + down * 5, 0.1 + across * 1.25]), { bone: 'sails', ink: 'cloth', flutterAt: (d) => 0.03 * d })
      for (let k = 0; k < 8; k++) rod(mesh, place([0.06, 1.4 + k * 0.66, 0]), place([0.02, 1.4 + k * 0.66, 1.4]), 0.04, 0.04, { bone: 'sails', ink: 'timber' }, 4)
    }
    for (const [y, a] of [[2.6, -1.2], [5.2, -1.9], [5.0, -0.5]] as const) globe(mesh, [(3.2 - y * 0.122) * Math.cos(a), y, (3.2 - y * 0.122) * Math.sin(a)], [0.4, 0.55, 0.4], body('window'), 8)
    block(mesh, [0.6, 1.1, -3.0], [0.6, 1.1, 0.25], body('timber'))
  }, { spins: { sails: { center: [3.0, 9.1, 0], axis: 'x', perS: 0.09 } } }, { cloth: { color: '#e8dcc0', lets: 0.4 } })
}

function windTurbine(): FigureMaker {
  return building(60, ({ mesh }) => {
    lathe(mesh, [0, 0, 0], [[1.9, 0], [1.1, 52]], body('white'), 18)
    block(mesh, [-0.6, 53, 0], [3.2, 1.2, 1.2], body('white'))
    globe(mesh, [3.0, 53, 0], [1.6, 1.1, 1.1], { bone: 'sails', ink: 'white' }, 12)
    for (let i = 0; i < 3; i++) {
      const a = (i / 3) * Math.PI * 2
      const place = (p: Point): Point => add([3.2, 53, 0], turned(p, 'x', a))
      sheet(mesh, 10, 3, (down, across) => place([0.3 * across - 0.15, 1 + down * 27, (across - 0.35) * (2.4 - 2.0 * down)]), { bone: 'sails', ink: 'white' })
    }
  }, { spins: { sails: { center: [3.2, 53, 0], axis: 'x', perS: 0.16 } } })
}

function castle(): FigureMaker {
  return building(60, ({ mesh, ...kit }) => {
    kit.solid(new Solid(3).ball('body', [0, -5, 0], [42, 9, 30], 'grass').ball('body', [-12, -2, -6], [16, 6, 12], 'rock').ball('body', [15, -2, -4], [14, 5, 12], 'rock').block('body', [0, -22, 0], [90, 22, 90], 'rock', { role: 'cuts' }), 1.2)
    const tower = (x: number, z: number, r: number, tall: number, roof = true): void => {
      lathe(mesh, [x, 1.5, z], [[r * 1.1, 0], [r, 2.5], [r, tall], [r, tall], [r * 1.18, tall + 0.8], [r * 1.18, tall + 2.2], [r * 1.18, tall + 2.2], [r * 0.9, tall + 2.2]], body('stone'), 20)
      for (let i = 0; i < 9; i++) {
        const a = (i / 9) * Math.PI * 2
        block(mesh, [x + r * 1.1 * Math.cos(a), tall + 4.2, z + r * 1.1 * Math.sin(a)], [r * 0.17, 0.6, r * 0.17], body('stone'))
      }
      if (roof) {
        lathe(mesh, [x, tall + 3.6, z], [[r * 1.08, 0], [r * 0.55, r * 1.6], [0, r * 3.1]], body('blue'), 20)
        rod(mesh, [x, tall + 3.4 + r * 3.1, z], [x, tall + 6 + r * 3.1, z], 0.12, 0.12, body('dark'), 5)
        sheet(mesh, 4, 7, (down, across) => [x - across * 2.4, tall + 5.9 + r * 3.1 - down * 1.2 * (1 - across * 0.7), z + 0.15 * Math.sin(across * 6)], { bone: 'body', ink: 'flag', flutterAt: (_, across) => across })
      }
      for (let i = 0; i < 3; i++) {
        const a = -Math.PI / 2 + (i - 1) * 0.9
        globe(mesh, [x + r * Math.cos(a), tall * 0.62 + i * 1.5, z + r * Math.sin(a)], [0.5, 1.0, 0.5], body('window'), 8)
      }
    }
    block(mesh, [0, 10, 2], [9, 9, 7], body('stone'))
    gable(mesh, [0, 19, 2], 9, 7, 8, 'blue', 'stone', 0.8)
    for (const [x, z] of [[-21, -10], [21, -10], [-21, 12], [21, 12]] as const) tower(x, z, 3.6, 15)
    tower(-9.5, -4.5, 2.8, 23)
    tower(9.5, -4.5, 2.8, 21)
    tower(2.5, 8, 3.4, 30)
    const wall = (x0: number, z0: number, x1: number, z1: number): void => {
      const [hx, hz] = [Math.abs(x1 - x0) / 2 || 1, Math.abs(z1 - z0) / 2 || 1]
      block(mesh, [(x0 + x1) / 2, 6.5, (z0 + z1) / 2], [hx, 5, hz], body('stone'))
      const n = Math.round(Math.max(hx, hz) * 0.75)
      for (let i = 0; i < n; i++) {
        const t = (i + 0.5) / n
        block(mesh, [x0 + (x1 - x0) * t, 12.2, z0 + (z1 - z0) * t], [0.75, 0.8, 0.75], body('stone'))
      }
    }
    wall(-21, -10, 21, -10)
    wall(-21, 12, 21, 12)
    wall(-21, -10, -21, 12)
    wall(21, -10, 21, 12)
    block(mesh, [0, 8.4, -10.8], [4.2, 7, 1.6], body('stone'))
    block(mesh, [0, 4.4, -12.45], [2.1, 3.0, 0.1], body('timber'))
    globe(mesh, [0, 7.4, -12.4], [2.1, 1.6, 0.12], body('timber'), 12)
    for (const s of [1, -1]) tower(4.8 * s, -11.2, 2.0, 13)
    windows(mesh, -2, [[-5, 13, -5.05], [5, 13, -5.05], [0, 14.5, -5.05]], 1.5, 2.6)
  }, {}, { blue: { color: '#3a5278', second: '#283a58', pattern: 'scales', grain: 1.6, gloss: 0.15 } })
}

function pagoda(): FigureMaker {
  return building(22, ({ mesh }) => {
    block(mesh, [0, 0.5, 0], [5.4, 0.5, 5.4], body('stone'))
    for (let i = 0; i < 5; i++) {
      const y = 1 + i * 3.5
      const half = 3.6 - i * 0.46
      block(mesh, [0, y + 1.15, 0], [half, 1.15, half], body('red'))
      for (const s of [1, -1]) {
        for (let k = -1; k <= 1; k++) {
          block(mesh, [k * half * 0.6, y + 1.1, half * s * 1.005], [half * 0.2, 0.75, 0.04], body('window'))
          block(mesh, [half * s * 1.005, y + 1.1, k * half * 0.6], [0.04, 0.75, half * 0.2], body('window'))
        }
        for (const t of [1, -1]) block(mesh, [half * s, y + 1.15, half * t], [0.18, 1.15, 0.18], body('timber'))
      }
      pyramidRoof(mesh, [0, y + 2.3, 0], half + 1.7, 1.9, 'tile', 0.55)
    }
    rod(mesh, [0, 18.6, 0], [0, 23.5, 0], 0.16, 0.05, body('gold'), 8)
    for (let i = 0; i < 6; i++) lathe(mesh, [0, 19.6 + i * 0.5, 0], [[0, 0], [0.42 - i * 0.05, 0.06], [0.42 - i * 0.05, 0.14], [0, 0.2]], body('gold'), 14)
  }, {}, { tile: { color: '#3a4a44', second: '#26322e', pattern: 'planks', grain: 0.5, gloss: 0.2 }, red: { color: '#a02a1e', gloss: 0.2 } })
}

function temple(): FigureMaker {
  return building(24, ({ mesh }) => {
    for (let i = 0; i < 3; i++) block(mesh, [0, 0.25 + i * 0.5, 0], [11 - i * 0.7, 0.25, 7 - i * 0.7], body('stone'))
    block(mesh, [0, 4, 0], [8, 2.6, 4.4], body('red'))
    for (let i = 0; i < 7; i++) for (const z of [-5.4, 5.4]) rod(mesh, [-9 + i * 3, 1.5, z], [-9 + i * 3, 6.6, z], 0.34, 0.34, body('red'), 10)
    for (const z of [-4.42, 4.42]) for (let i = 0; i < 4; i++) block(mesh, [-5.4 + i * 3.6, 3.7, z], [1.2, 1.7, 0.06], body('window'))
    const roof = (y: number, halfX: number, halfZ: number, rise: number): void => {
      sheet(mesh, 9, 21, (down, across) => {
        const s = (across - 0.5) * 2
        return [s * (halfX * (0.72 + 0.28 * down)), y + rise * (1 - down) ** 1.5 + 0.9 * Math.abs(s) ** 5 * down, -halfZ * down]
      }, { bone: 'body', ink: 'tile' })
      sheet(mesh, 9, 21, (down, across) => {
        const s = (across - 0.5) * 2
        return [s * (halfX * (0.72 + 0.28 * down)), y + rise * (1 - down) ** 1.5 + 0.9 * Math.abs(s) ** 5 * down, halfZ * down]
      }, { bone: 'body', ink: 'tile' })
      for (const e of [1, -1]) plate(mesh, [[-halfZ * 0.86, 0.2], [halfZ * 0.86, 0.2], [0, rise * 0.92]], [-0.1, 0.1], body('red'), ([a, b, c]) => [e * (halfX * 0.74 + c), y + b, -a * e])
      rod(mesh, [-halfX * 0.74, y + rise, 0], [halfX * 0.74, y + rise, 0], 0.3, 0.3, body('tile'), 8)
    }
    roof(6.4, 12, 8, 2.6)
    block(mesh, [0, 9.0, 0], [5.6, 0.9, 2.6], body('red'))
    roof(9.7, 8.6, 5.6, 2.6)
    for (const s of [1, -1]) globe(mesh, [6.3 * s, 12.7, 0], [0.5, 0.7, 0.3], body('gold'), 8)
  }, {}, { tile: { color: '#b8862a', second: '#8a5f1a', pattern: 'planks', grain: 0.6, gloss: 0.3 }, red: { color: '#9a261c', gloss: 0.2 } })
}

function torii(): FigureMaker {
  return building(8, ({ mesh }) => {
    for (const z of [2.3, -2.3]) {
      lathe(mesh, [0, 0, z], [[0.42, 0], [0.42, 0.5], [0.42, 0.5], [0.28, 0.5]], body('dark'), 14)
      rod(mesh, [0, 0.3, z], [0, 5.4, z * 0.93], 0.28, 0.24, body('vermilion'), 14)
    }
    block(mesh, [0, 4.3, 0], [0.2, 0.24, 2.9], body('vermilion'))
    block(mesh, [0, 4.9, 0], [0.12, 0.4, 0.3], body('dark'))
    for (let i = 0; i < 12; i++) {
      const s = (i + 0.5) / 6 - 1
      block(mesh, [0, 5.5 + 0.35 * s ** 4, s * 3.5], [0.3, 0.24, 0.31], body('vermilion'))
      block(mesh, [0, 5.82 + 0.38 * s ** 4, s * 3.75], [0.4, 0.13, 0.34], body('dark'))
    }
  }, {}, { vermilion: { color: '#c8381e', gloss: 0.25 } })
}

function tower(): FigureMaker {
  return building(100, ({ mesh }) => {
    // Four legs that curve together; struts between them.
    const half = (y: number): number => 19 * Math.exp(-y / 30) + 0.6
    const levels = [0, 9, 18, 26, 36, 48, 60, 72, 84]
    const corner = (i: number, y: number): Point => [[1, 1], [1, -1], [-1, -1], [-1, 1]][i % 4]!.reduce<number[]>((p, s, k) => (k === 0 ? [s * half(y), y] : [...p, s * half(y)]), []) as unknown as Point
    for (let l = 0; l + 1 < levels.length; l++) {
      const [y0, y1] = [levels[l]!, levels[l + 1]!]
      const r = 0.9 * Math.exp(-y0 / 60)
      for (let i = 0; i < 4; i++) {
        rod(mesh, corner(i, y0), corner(i, y1), r, r * 0.9, body('iron'), 6)
        rod(mesh, corner(i, y0), corner(i + 1, y1), r * 0.32, r * 0.32, body('iron'), 4)
        rod(mesh, corner(i + 1, y0), corner(i, y1), r * 0.32, r * 0.32, body('iron'), 4)
        if (l > 0) rod(mesh, corner(i, y0), corner(i + 1, y0), r * 0.45, r * 0.45, body('iron'), 4)
      }
    }
    for (const [y, h, w] of [[18, 1.2, 1.25], [36, 1.0, 1.35], [84, 1.2, 2.6]] as const) block(mesh, [0, y, 0], [half(y) * w, h, half(y) * w], body('iron'))
    // The arches between the feet.
    for (let i = 0; i < 4; i++) {
      const points = Array.from({ length: 13 }, (_, k): Point => {
        const t = k / 12
        const y = 2 + 12 * Math.sin(Math.PI * t)
        const [a, b] = [corner(i, Math.min(y, 16)), corner(i + 1, Math.min(y, 16))]
        return [a[0] + (b[0] - a[0]) * (0.1 + 0.8 * t), y, a[2] + (b[2] - a[2]) * (0.1 + 0.8 * t)]
      })
      cord(mesh, points, [0.5], body('iron'), 1, 6)
    }
    rod(mesh, [0, 84, 0], [0, 100, 0], 1.0, 0.15, body('iron'), 8)
    // Lamps along every edge, closer than the eye can part: it stands in the night as it is known.
    for (let i = 0; i < 4; i++) for (let y = 2; y < 84; y += 2.4) globe(mesh, corner(i, y), 1.15 * Math.exp(-y / 62) + 0.12, body('lamp'), 5)
    for (const y of [18, 36, 84]) for (let i = 0; i < 4; i++) for (let k = 1; k < 8; k++) globe(mesh, mix(corner(i, y), corner(i + 1, y), k / 8), 0.9 * Math.exp(-y / 80), body('lamp'), 5)
  }, {}, { iron: { color: '#6a5646', gloss: 0.3 }, lamp: { color: '#e8bc78', glow: 0.45 } })
}

function pyramid(): FigureMaker {
  return building(60, ({ mesh }) => {
    const rows = 26
    for (let i = 0; i < rows; i++) {
      const half = 34 * (1 - i / rows)
      block(mesh, [0, (i + 0.5) * (44 / rows), 0], [half, 22 / rows, half], body('sandstone'))
    }
    pyramidRoof(mesh, [0, 44, 0], 1.3, 2, 'sandstone')
  }, {}, { sandstone: { color: '#d0a868', second: '#a88450', pattern: 'bricks', grain: 3, gloss: 0.03 } })
}

export const landmarks: Readonly<Record<string, FigureMaker>> = {
  lighthouse: lighthouse(),
  windmill: windmill(),
  'wind-turbine': windTurbine(),
  castle: castle(),
  pagoda: pagoda(),
  temple: temple(),
  torii: torii(),
  tower: tower(),
  pyramid: pyramid(),
}
