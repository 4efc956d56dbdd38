/** What flies with people in it, or on a string. */
import type { FigureMaker, Moment, Puff } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { block, cord, globe, laid, lathe, plate, rod, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { rigid } from './rigid.ts'
import { addKite } from './kite.ts'
import { livery } from './livery.ts'

/** A wing or tailplane: an outline seen from above, thin at its edges. */
function wing(mesh: Mesh, outline: readonly (readonly [x: number, z: number])[], y: number, thick: number, ink: string, rise = 0): void {
  for (const s of [1, -1]) {
    plate(mesh, outline.map(([x, z]) => [x, z] as const), [-thick / 2, thick / 2], { bone: 'body', ink }, ([x, z, t]) => [x, y - t * s + rise * z, z * s])
  }
}

const flight = { roll: 0.04, pitch: 0.02, heave: 0.25, everyS: 6 }

function airliner(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#f0f2f4', second: '#2458b3' }, { engine: { color: '#c8ccd2', gloss: 0.7 } }), spanM: 38, sways: flight,
    build({ mesh, ...kit }) {
      const solid = new Solid(0.5)
        .chain('body', [[17, 0, 0], [14, 0.1, 0], [-9, 0.1, 0], [-18.5, 1.5, 0]], [0.9, 1.95, 1.95, 0.35], 'paint')
        .plate('body', [[-13.5, 1.2], [-18.5, 7.6], [-20.2, 7.6], [-18.6, 1.4]], [-0.18, 0.18], 'second', { round: 0.12, melt: 0.3 })
      for (const s of [1, -1]) {
        solid.block('body', [16.2, 0.85, 0.7 * s], [0.8, 0.24, 0.7], 'glass', { role: 'stencils', round: 0.1 })
        for (let i = 0; i < 26; i++) solid.ball('body', [12.4 - i * 0.92, 0.6, 1.95 * s], [0.2, 0.28, 0.5], 'glass', { role: 'stencils' })
      }
      kit.solid(solid, 0.8)
      wing(mesh, [[4.4, 1.2], [2.0, 4], [-5.0, 17.5], [-6.6, 17.5], [-3.2, 5], [-3.6, 1.2]], -0.7, 0.34, 'engine', 0.09)
      wing(mesh, [[-14.8, 0.4], [-18.4, 6.2], [-19.6, 6.2], [-18.0, 0.4]], 1.3, 0.2, 'engine', 0.08)
      for (const s of [1, -1]) {
        lathe(mesh, [-0.6, -1.5, 5.6 * s], [[0.55, 0], [0.9, 1.2], [1.1, 3.0], [1.08, 3.6], [0.9, 3.65], [0.9, 3.65], [0.85, 3.2], [0.0, 2.9]], { bone: 'body', ink: 'engine' }, 18, laid.alongX)
        rod(mesh, [-1.4, -0.4, 5.6 * s], [0.8, -0.7, 5.6 * s], 0.25, 0.25, { bone: 'body', ink: 'engine' })
      }
    },
  })
}

function propellerPlane(twoWings: boolean, own: Inks): FigureMaker {
  return rigid({
    inks: own, spanM: 9, sways: { ...flight, heave: 0.15, everyS: 4 }, seat: [-0.3, 0.5, 0], spins: { screw: { center: [3.35, 0, 0], axis: 'x', perS: 5.3 } },
    build({ mesh, ...kit }) {
      const solid = new Solid(0.2)
        .chain('body', [[2.9, 0, 0], [1.4, 0.05, 0], [-1.0, 0.1, 0], [-4.4, 0.35, 0]], [0.56, 0.7, 0.6, 0.16], 'paint')
        .plate('body', [[-3.6, 0.4], [-4.3, 1.6], [-4.9, 1.6], [-4.8, 0.3]], [-0.06, 0.06], 'second', { round: 0.05, melt: 0.1 })
        .block('body', [-0.2, 0.72, 0], [0.75, 0.28, 0.36], twoWings ? 'seat' : 'glass', { round: 0.2, melt: 0.08 })
        .limb('body', [2.9, 0, 0], [3.2, 0, 0], 0.58, 0.42, 'metal', { melt: 0.02 })
      kit.solid(solid)
      const outline = [[1.5, 0.4], [1.35, 4.6], [0.9, 5.0], [0.1, 4.9], [-0.1, 0.4]] as const
      wing(mesh, outline, twoWings ? -0.35 : -0.2, 0.16, 'second', 0.04)
      if (twoWings) {
        wing(mesh, [[1.5, 0], [1.35, 4.6], [0.9, 5.0], [0.1, 4.9], [-0.1, 0]], 1.45, 0.16, 'second', 0.03)
        for (const s of [1, -1]) for (const z of [1.0, 3.6]) for (const x of [1.1, 0.2]) rod(mesh, [x, -0.3 + 0.04 * z, z * s], [x, 1.5, z * s], 0.045, 0.045, { bone: 'body', ink: 'wood' }, 5)
      }
      wing(mesh, [[-3.7, 0.2], [-4.1, 1.6], [-4.7, 1.6], [-4.8, 0.2]], 0.4, 0.1, 'second')
      for (const s of [1, -1]) {
        rod(mesh, [1.3, -0.5, 0.4 * s], [1.5, -1.25, 0.9 * s], 0.05, 0.05, { bone: 'body', ink: 'metal' })
        lathe(mesh, [1.5, -1.3, 0.9 * s - 0.08], [[0, 0], [0.32, 0.02], [0.32, 0.14], [0, 0.16]], { bone: 'body', ink: 'tyre' }, 14, laid.alongZ)
      }
      for (let i = 0; i < 2; i++) globe(mesh, [3.4, i ? 0.62 : -0.62, 0], [0.04, 0.66, 0.12], { bone: 'screw', ink: 'wood' }, 8)
      globe(mesh, [3.4, 0, 0], 0.2, { bone: 'screw', ink: 'second' }, 10)
    },
  })
}

function fighter(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#7a828a', second: '#5a626a' }, { flame: { color: '#ffb060', glow: 0.9 } }), spanM: 16, sways: { roll: 0.14, pitch: 0.03, heave: 0.4, everyS: 5 },
    build({ mesh, ...kit }) {
      const solid = new Solid(0.3)
        .chain('body', [[8, -0.1, 0], [5, 0, 0], [0, 0.1, 0], [-5.5, 0.1, 0]], [0.12, 0.62, 0.85, 0.8], 'paint')
        .ball('body', [3.2, 0.6, 0], [1.7, 0.5, 0.48], 'glass', { melt: 0.1 })
        .both((side) => side.block('body', [0.6, -0.05, 0.95], [2.6, 0.5, 0.45], 'paint', { round: 0.2 }).plate('body', [[-3.2, 0.4], [-5.2, 2.7], [-6.3, 2.7], [-5.8, 0.4]], [0.85, 1.0], 'second', { round: 0.05, melt: 0.1 }))
      kit.solid(solid)
      wing(mesh, [[2.6, 0.6], [-2.4, 4.6], [-4.0, 4.6], [-3.4, 0.6]], 0, 0.16, 'paint')
      wing(mesh, [[-4.2, 0.7], [-6.0, 2.7], [-7.0, 2.7], [-6.3, 0.7]], 0, 0.12, 'second')
      for (const s of [1, -1]) {
        lathe(mesh, [-6.5, 0.1, 0.45 * s], [[0.28, 0], [0.42, 0.3], [0.45, 1.2]], { bone: 'body', ink: 'trim' }, 14, laid.alongX)
        lathe(mesh, [-8.2, 0.1, 0.45 * s], [[0.0, 0], [0.14, 0.8], [0.26, 1.8]], { bone: 'body', ink: 'flame' }, 12, laid.alongX)
        rod(mesh, [-1.4, 0.0, 4.7 * s], [-4.4, 0, 4.7 * s], 0.1, 0.1, { bone: 'body', ink: 'second' })
      }
    },
  })
}

function helicopter(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#c8281e', second: '#f0eee8' }, { blade: { color: '#26282c', gloss: 0.3 } }), spanM: 10, sways: { roll: 0.05, pitch: 0.04, heave: 0.2, everyS: 4 },
    spins: { rotor: { center: [0.3, 2.5, 0], axis: 'y', perS: 3.4 }, tail: { center: [-6.2, 1.9, 0.25], axis: 'z', perS: 5.1 } },
    build({ mesh, ...kit }) {
      kit.solid(new Solid(0.2)
        .ball('body', [0.5, 0.8, 0], [2.1, 1.15, 1.0], 'paint')
        .chain('body', [[-1.0, 1.2, 0], [-3.5, 1.4, 0], [-6.2, 1.7, 0]], [0.6, 0.3, 0.16], 'paint')
        .block('body', [0.0, 1.95, 0], [0.9, 0.3, 0.45], 'paint', { round: 0.2 })
        .plate('body', [[-5.7, 1.6], [-6.4, 2.7], [-6.9, 2.7], [-6.5, 1.5]], [-0.06, 0.06], 'second', { round: 0.05, melt: 0.05 })
        .plate('body', [[0.9, 0.65], [1.0, 1.75], [2.0, 1.7], [2.7, 1.0], [2.7, 0.5]], [-2, 2], 'glass', { role: 'stencils', round: 0.05 })
        .plate('body', [[-0.5, 0.75], [-0.5, 1.55], [0.7, 1.6], [0.7, 0.75]], [0.6, 2], 'glass', { role: 'stencils', round: 0.05 })
        .plate('body', [[-0.5, 0.75], [-0.5, 1.55], [0.7, 1.6], [0.7, 0.75]], [-2, -0.6], 'glass', { role: 'stencils', round: 0.05 })
        .both((side) => side.block('body', [0, 0.42, 1], [2, 0.07, 0.3], 'second', { role: 'stencils', round: 0.001 })))
      rod(mesh, [0.3, 2.1, 0], [0.3, 2.6, 0], 0.1, 0.1, { bone: 'body', ink: 'metal' })
      for (let i = 0; i < 4; i++) {
        const a = (i / 4) * Math.PI * 2
        block(mesh, [0.3 + Math.cos(a) * 2.4, 2.55, Math.sin(a) * 2.4], [2.4, 0.025, 0.13], { bone: 'rotor', ink: 'blade' }, ([x, y, z]) => [x * Math.cos(a) - z * Math.sin(a), y, x * Math.sin(a) + z * Math.cos(a)])
      }
      for (let i = 0; i < 2; i++) block(mesh, [-6.2, 1.9, 0.25], i ? [0.07, 0.8, 0.02] : [0.8, 0.07, 0.02], { bone: 'tail', ink: 'blade' })
      for (const s of [1, -1]) {
        cord(mesh, [[2.0, -0.62, 0.9 * s], [1.6, -0.72, 0.9 * s], [-1.3, -0.72, 0.9 * s]], [0.06], { bone: 'body', ink: 'metal' }, 3)
        for (const x of [1.1, -0.7]) rod(mesh, [x, -0.7, 0.9 * s], [x, 0.1, 0.6 * s], 0.05, 0.05, { bone: 'body', ink: 'metal' })
      }
    },
  })
}

function balloon(): FigureMaker {
  const profile: (readonly [number, number])[] = [[0.95, 4.6], [2.6, 7.0], [4.7, 10.2], [6.0, 13.4], [6.2, 15.2], [5.7, 17.6], [4.3, 19.6], [2.2, 20.8], [0, 21.1]]
  return rigid({
    inks: livery({ paint: '#d8342a', second: '#f4d8a0' }, { third: { color: '#e8882a', lets: 0.3 }, paint: { color: '#d8342a', lets: 0.3 }, second: { color: '#f4d8a0', lets: 0.3 }, basket: { color: '#8a5a2c', pattern: 'bricks', grain: 0.5 }, rim: { color: '#5a3418', gloss: 0.3 }, rope: { color: '#3a2a20' }, flame: { color: '#ffb850', glow: 1 }, coat: { color: '#24506a' }, skin: { color: '#c08a66' } }),
    spanM: 18, sways: { roll: 0.025, pitch: 0.02, heave: 0.3, everyS: 7 },
    puffs: ({ timeS, phase }) => {
      const burns = Math.max(0, Math.sin((timeS / 3.1 + phase) * Math.PI * 2)) ** 0.5
      return burns < 0.1 ? [] : [0, 1, 2].map((i): Puff => ({ point: [0, 3.4 + i * 0.55, 0], radius: 0.36 - i * 0.07, color: '#ffb050', density: 0.9 * burns, glow: 2.6, seed: timeS * 9 + i * 3 }))
    },
    build({ mesh, ...kit }) {
      // Gores in turn; the form is turned, so each is a slice of it.
      const gores = 24
      for (let g = 0; g < gores; g++) {
        const ink = g % 3 === 0 ? 'second' : g % 3 === 1 ? 'paint' : 'third'
        const rows = 15
        const at = (part: number): readonly [number, number] => {
          const f = part * (profile.length - 1)
          const i = Math.min(Math.floor(f), profile.length - 2)
          const t = f - i
          const [p0, p1, p2, p3] = [i - 1, i, i + 1, i + 2].map((k) => profile[Math.max(0, Math.min(profile.length - 1, k))]!) as [readonly [number, number], readonly [number, number], readonly [number, number], readonly [number, number]]
          const axis = (k: 0 | 1): number => p1[k] + 0.5 * ((p2[k] - p0[k]) * t + (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t + (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t ** 3)
          return [axis(0), axis(1)]
        }
        const first = mesh.vertexCount
        for (let i = 0; i <= rows; i++) {
          for (let j = 0; j <= 3; j++) {
            const [r, y] = at(i / rows)
            const [, yUp] = at(Math.min(1, i / rows + 0.02))
            const [rUp] = at(Math.min(1, i / rows + 0.02))
            const angle = ((g + j / 3) / gores) * Math.PI * 2
            const bulge = 1 + 0.025 * Math.sin((j / 3) * Math.PI) * Math.sin(Math.PI * Math.min(1, i / rows + 0.05))
            const slope = Math.atan2(r - rUp, Math.max(yUp - y, 1e-3))
            const normal: Point = [Math.cos(angle) * Math.cos(slope), Math.sin(slope), Math.sin(angle) * Math.cos(slope)]
            mesh.vertex([r * bulge * Math.cos(angle), y, r * bulge * Math.sin(angle)], normal, 'body', ink, 0.7 + 0.3 * Math.sin((j / 3) * Math.PI))
          }
        }
        for (let i = 0; i < rows; i++) for (let j = 0; j < 3; j++) mesh.quad(first + i * 4 + j, first + (i + 1) * 4 + j, first + (i + 1) * 4 + j + 1, first + i * 4 + j + 1)
      }
      for (const [x, z] of [[1, 1], [1, -1], [-1, 1], [-1, -1]] as const) cord(mesh, [[0.62 * x, 2.05, 0.62 * z], [0.75 * x, 3.4, 0.75 * z], [0.7 * x, 4.7, 0.7 * z]], [0.035], { bone: 'body', ink: 'rope' }, 1)
      kit.solid(new Solid(0.02).block('body', [0, 1.3, 0], [0.74, 0.74, 0.74], 'basket', { round: 0.12 }).block('body', [0, 2.2, 0], [0.58, 0.5, 0.58], 'basket', { role: 'cuts' }), 0.5)
      for (const s of [1, -1]) {
        rod(mesh, [0.74, 2.04, 0.74 * s], [-0.74, 2.04, 0.74 * s], 0.08, 0.08, { bone: 'body', ink: 'rim' })
        rod(mesh, [0.74 * s, 2.04, 0.74], [0.74 * s, 2.04, -0.74], 0.08, 0.08, { bone: 'body', ink: 'rim' })
      }
      lathe(mesh, [0, 3.0, 0], [[0.12, 0], [0.2, 0.3], [0.12, 0.5]], { bone: 'body', ink: 'metal' }, 12)
      for (const [x, z] of [[0.3, 0.15], [-0.3, -0.1]] as const) {
        rod(mesh, [x, 1.7, z], [x, 2.35, z], 0.2, 0.16, { bone: 'body', ink: 'coat' })
        globe(mesh, [x, 2.66, z], [0.13, 0.15, 0.13], { bone: 'body', ink: 'skin' }, 10)
      }
    },
  })
}

function airship(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#c8ccd4', second: '#b8402a' }), spanM: 40, sways: { roll: 0.015, pitch: 0.015, heave: 0.4, everyS: 9 }, spins: { screwL: { center: [-3.2, -6.6, 3], axis: 'x', perS: 2.3 }, screwR: { center: [-3.2, -6.6, -3], axis: 'x', perS: 2.3 } },
    build({ mesh, ...kit }) {
      kit.solid(new Solid(0.4)
        .ball('body', [0, 0, 0], [20, 5.2, 5.2], 'paint')
        .both((side) => side.plate('body', [[-12, 0], [-18.5, 0], [-19.5, 1.2], [-16, 1.6]], [3.0, 7.5], 'second', { round: 0.3 }))
        .plate('body', [[-12, 2.4], [-17.5, 8], [-19.5, 8], [-18.5, 0.5], [-18.5, -0.5], [-19.5, -8], [-17.5, -8], [-12, -2.4]], [-0.35, 0.35], 'second', { round: 0.25 })
        .block('body', [1.5, -6.2, 0], [4, 1.1, 1.3], 'second', { round: 0.7 })
        .both((side) => side.block('body', [1.5, -5.9, 1.3], [3.2, 0.36, 0.4], 'glass', { role: 'stencils', round: 0.1 }))
        .block('body', [0, -0.3, 0], [40, 0.5, 9], 'second', { role: 'stencils', round: 0.01 }), 0.9)
      for (const s of [1, -1]) {
        rod(mesh, [-1, -6.2, 1 * s], [-1.6, -6.6, 3 * s], 0.2, 0.2, { bone: 'body', ink: 'metal' })
        rod(mesh, [-0.8, -6.6, 3 * s], [-3, -6.6, 3 * s], 0.6, 0.4, { bone: 'body', ink: 'metal' }, 10)
        for (const y of [1, -1]) globe(mesh, [-3.3, -6.6 + 0.9 * y, 3 * s], [0.06, 1, 0.2], { bone: s > 0 ? 'screwL' : 'screwR', ink: 'trim' }, 8)
      }
    },
  })
}

/** Fire below a rocket, white at the nozzle, and the column of smoke that it leaves behind and that spreads. */
function blast({ timeS, phase }: Moment): Puff[] {
  const puffs: Puff[] = []
  for (let i = 0; i < 26; i++) {
    const part = ((timeS * 0.26 + i / 26 + phase) % 1 + 1) % 1
    const angle = i * 2.4
    const out = 0.5 + 3.4 * part
    puffs.push({ point: [Math.cos(angle) * out, -5.5 - part * 34, Math.sin(angle) * out], radius: 1.7 + 5.4 * part ** 0.8, color: part < 0.1 ? '#ffc890' : part < 0.2 ? '#d8ccc4' : '#b9b4b2', density: 0.82 * Math.min(1, part * 12) * (1 - part) ** 0.5, glow: 0.35 * Math.max(0, 1 - part * 7), seed: i * 1.9 })
  }
  for (let i = 0; i < 30; i++) {
    const part = ((timeS * 3.4 + i / 30 + phase) % 1 + 1) % 1
    const swell = 1 + 0.12 * Math.sin(timeS * 31 + i * 2.3)
    puffs.push({ point: [0.2 * part * Math.sin(i * 7.1), -0.7 - part * 9.5, 0.2 * part * Math.cos(i * 5.3)], radius: (0.8 + 3.0 * part * (1 - part) + 0.4 * part) * swell, color: part < 0.22 ? '#ffd98a' : part < 0.55 ? '#ff9a34' : '#f0621c', density: 0.62 * (1 - part) ** 0.7, glow: 1.9 * (1 - part) + 0.35, seed: i * 3.1 })
  }
  // The core: short and white.
  for (let i = 0; i < 7; i++) puffs.push({ point: [0, -0.55 - i * 0.62, 0], radius: 0.85 - i * 0.08, color: '#fff3d8', density: 0.5, glow: 3, seed: i + timeS * 5 })
  return puffs.sort((a, b) => a.glow - b.glow)
}

function rocket(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#eceae4', second: '#c8281e' }, { band: { color: '#1c1e22' }, window: { color: '#6ab0d8', gloss: 1, glow: 0.15 } }), spanM: 14, sways: { roll: 0.006, pitch: 0.006, heave: 0.05, everyS: 1.3 }, climbs: 0.55, puffs: blast,
    build({ mesh, ...kit }) {
      lathe(mesh, [0, 0, 0], [[0.7, 0], [1.25, 0.8], [1.55, 3], [1.6, 6], [1.4, 9], [0.9, 11.6], [0.3, 13.2], [0.0, 13.6]], { bone: 'body', ink: 'paint' }, 28)
      lathe(mesh, [0, 0, 0], [[1.12, 9.9], [1.36, 9.0], [1.3, 9.5], [0.9, 11.62], [0.3, 13.22], [0.0, 13.65]].slice(1) as [number, number][], { bone: 'body', ink: 'second' }, 28)
      lathe(mesh, [0, 0, 0], [[1.58, 3.6], [1.63, 3.62], [1.64, 4.3], [1.6, 4.32]], { bone: 'body', ink: 'second' }, 28)
      lathe(mesh, [0, -0.7, 0], [[0.75, 0], [0.6, 0.6], [0.5, 0.9]], { bone: 'body', ink: 'band' }, 18)
      for (let i = 0; i < 4; i++) {
        const a = (i / 4) * Math.PI * 2 + 0.4
        plate(mesh, [[1.2, 0.6], [2.8, -0.9], [2.8, 0.6], [1.5, 3.4]], [-0.09, 0.09], { bone: 'body', ink: 'second' }, ([x, y, z]) => [x * Math.cos(a) - z * Math.sin(a), y, x * Math.sin(a) + z * Math.cos(a)])
      }
      const solid = new Solid(0.02)
      for (const a of [-1.2, 0.4, 2]) solid.ring('body', [1.38 * Math.cos(a), 8.2, 1.38 * Math.sin(a)], 'x', 0.46, 0.11, 'metal', { turn: [0, -a, 0] }).ball('body', [1.32 * Math.cos(a), 8.2, 1.32 * Math.sin(a)], [0.2, 0.42, 0.42], 'window', { turn: [0, -a, 0] })
      kit.solid(solid, 0.6)
    },
  })
}

function spaceship(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#aab0ba', second: '#3a4450' }, { engine: { color: '#6ad0ff', glow: 0.95 }, lamp: { color: '#9adcff', glow: 0.5 } }), spanM: 22, sways: { roll: 0.05, pitch: 0.015, heave: 0.3, everyS: 7 },
    build({ mesh, ...kit }) {
      const solid = new Solid(0.15)
        .plate('body', [[10, 0.1], [4, 1.3], [-5, 1.7], [-8, 1.2], [-8, -0.9], [3, -0.8], [10, -0.2]], [-1.6, 1.6], 'paint', { round: 0.5 })
        .plate('body', [[-1, 1.4], [-2.4, 2.7], [-5.8, 2.7], [-6.4, 1.2]], [-0.9, 0.9], 'second', { round: 0.3 })
        .plate('body', [[5.2, 1.0], [3.2, 1.75], [1.4, 1.75], [2.0, 1.1]], [-0.8, 0.8], 'glass', { round: 0.2 })
        .both((side) => side.limb('body', [2.5, 0.1, 4.2], [-8.2, 0.1, 4.2], 0.6, 0.95, 'paint').block('body', [-3, 0.1, 2.6], [2.4, 0.24, 1.8], 'second', { round: 0.15 }))
      for (const x of [-6.5, -3.5, -0.5]) solid.block('body', [x, 0, 0], [0.12, 4, 6], 'second', { role: 'stencils', round: 0.01 })
      kit.solid(solid, 0.9)
      for (const [y, z, r] of [[0.35, 0, 0.9], [0.1, 4.2, 0.72], [0.1, -4.2, 0.72]] as const) {
        lathe(mesh, [-9.0, y, z], [[r * 0.7, 0], [r, 0.5], [r, 1.1]], { bone: 'body', ink: 'second' }, 16, laid.alongX)
        lathe(mesh, [-8.9, y, z], [[0, 0], [r * 0.78, 0], [r * 0.78, 0.2]], { bone: 'body', ink: 'engine' }, 16, laid.alongX)
      }
      for (let i = 0; i < 9; i++) for (const s of [1, -1]) globe(mesh, [6.5 - i * 1.5, 0.5, 1.58 * s], [0.22, 0.08, 0.06], { bone: 'body', ink: 'lamp' }, 6)
    },
    puffs: (moment) => [0, 4.2, -4.2].flatMap((z) => Array.from({ length: 4 }, (_, i): Puff => ({ point: [-9.3 - i * 0.75, z === 0 ? 0.35 : 0.1, z], radius: 0.72 - i * 0.12, color: '#6ac8ff', density: 0.7 - i * 0.15, glow: 2.2, seed: i * 3 + moment.timeS * 11 }))),
  })
}

function ufo(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#9aa2ac' }, { dome: { color: '#8ad8c8', gloss: 1, glow: 0.22 }, lamp: { color: '#8affb8', glow: 0.95 }, beam: { color: '#c8ffe0', glow: 0.3 }, paint: { color: '#9aa2ac', gloss: 0.95 } }), spanM: 9, sways: { roll: 0.07, pitch: 0.07, heave: 0.3, everyS: 3.4 }, spins: { ring: { center: [0, 0, 0], axis: 'y', perS: 0.35 } },
    build({ mesh }) {
      lathe(mesh, [0, 0, 0], [[0.0, -0.75], [1.2, -0.7], [2.6, -0.4], [4.3, -0.05], [4.5, 0.1], [4.2, 0.26], [2.6, 0.7], [1.5, 0.95]], { bone: 'ring', ink: 'paint' }, 40)
      lathe(mesh, [0, 0, 0], [[1.7, 0.85], [1.6, 1.35], [1.2, 1.85], [0.6, 2.1], [0, 2.16]], { bone: 'body', ink: 'dome' }, 26)
      for (let i = 0; i < 14; i++) {
        const a = (i / 14) * Math.PI * 2
        globe(mesh, [3.5 * Math.cos(a), -0.2, 3.5 * Math.sin(a)], [0.24, 0.16, 0.24], { bone: 'ring', ink: 'lamp' }, 8)
      }
      lathe(mesh, [0, 0, 0], [[0.9, -0.78], [0.8, -0.9], [0, -0.92]].toReversed() as [number, number][], { bone: 'body', ink: 'lamp' }, 18)
    },
  })
}

function satellite(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#c8a03a', second: '#1c2e5a' }, { second: { color: '#1c2e6a', second: '#0c1430', pattern: 'checks', grain: 0.3, gloss: 0.7 }, paint: { color: '#d0a848', pattern: 'hide', grain: 0.15, gloss: 0.8 } }), spanM: 9, sways: { roll: 0.05, pitch: 0.04, heave: 0.1, everyS: 9 }, turnsPerS: 0.012,
    build({ mesh }) {
      block(mesh, [0, 0, 0], [0.9, 0.8, 0.8], { bone: 'body', ink: 'paint' })
      for (const s of [1, -1]) {
        rod(mesh, [0, 0, 0.8 * s], [0, 0, 1.5 * s], 0.07, 0.07, { bone: 'body', ink: 'metal' })
        for (let i = 0; i < 3; i++) block(mesh, [0, 0, (2.4 + i * 1.75) * s], [0.04, 0.85, 0.82], { bone: 'body', ink: 'second' }, ([x, y, z]) => [x * 0.9 + y * 0.43, y * 0.9 - x * 0.43, z])
      }
      lathe(mesh, [0.9, 0.1, 0], [[0.05, 0], [0.6, 0.16], [0.95, 0.44], [0.95, 0.44], [0.58, 0.2], [0, 0.06]], { bone: 'body', ink: 'chrome' }, 22, laid.alongX)
      rod(mesh, [0.95, 0.1, 0], [1.6, 0.1, 0], 0.03, 0.03, { bone: 'body', ink: 'metal' })
      cord(mesh, [[-0.3, 0.8, 0.3], [-0.4, 1.9, 0.5]], [0.02], { bone: 'body', ink: 'metal' }, 1)
    },
  })
}

function spaceStation(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#d8dade', second: '#8a6a2a' }, { second: { color: '#8a6a30', second: '#4a3412', pattern: 'checks', grain: 1.2, gloss: 0.6 }, lamp: { color: '#ffe0a0', glow: 0.5 } }), spanM: 60, sways: { roll: 0.01, pitch: 0.01, heave: 0.1, everyS: 14 }, turnsPerS: 0.006,
    build({ mesh }) {
      block(mesh, [0, 0, 0], [0.8, 0.8, 32], { bone: 'body', ink: 'metal' })
      for (const s of [1, -1]) for (const z of [15, 22, 29]) for (const x of [1, -1]) block(mesh, [x * 9, 0, z * s], [8, 0.08, 2.6], { bone: 'body', ink: 'second' })
      for (const [x, r, l] of [[-12, 2.1, 9], [-2, 2.2, 10], [9, 2.0, 8]] as const) lathe(mesh, [x, -3, 0], [[0, 0], [r * 0.6, 0], [r, 0.8], [r, l - 0.8], [r * 0.6, l], [0, l]], { bone: 'body', ink: 'paint' }, 20, laid.alongX)
      for (const z of [6, -6]) lathe(mesh, [1, -3, z < 0 ? z : 0], [[1.9, 0], [1.9, 6], [0, 6.6]], { bone: 'body', ink: 'paint' }, 18, laid.alongZ)
      for (let i = 0; i < 5; i++) globe(mesh, [-10 + i * 5, -2.2, 2.1], [0.4, 0.3, 0.1], { bone: 'body', ink: 'lamp' }, 6)
    },
  })
}

function drone(): FigureMaker {
  const arms = [[0.2, 0.2], [0.2, -0.2], [-0.2, 0.2], [-0.2, -0.2]] as const
  return rigid({
    inks: livery({ paint: '#2c2e34', second: '#b8bcc4' }, { lamp: { color: '#5aff7a', glow: 0.9 } }), spanM: 0.6, sways: { roll: 0.06, pitch: 0.05, heave: 0.03, everyS: 2.6 },
    spins: Object.fromEntries(arms.map(([x, z], i) => [`rotor${i}`, { center: [x, 0.07, z] as Point, axis: 'y' as const, perS: 5.7 + i * 0.3 }])),
    build({ mesh, ...kit }) {
      kit.solid(new Solid(0.02).ball('body', [0, 0.02, 0], [0.15, 0.05, 0.085], 'paint').block('body', [0.1, -0.04, 0], [0.03, 0.03, 0.03], 'trim', { round: 0.012 }))
      globe(mesh, [0.132, -0.04, 0], 0.018, { bone: 'body', ink: 'glass' }, 8)
      for (const [i, [x, z]] of arms.entries()) {
        rod(mesh, [0, 0.02, 0], [x, 0.035, z], 0.018, 0.013, { bone: 'body', ink: 'paint' })
        rod(mesh, [x, 0.02, z], [x, 0.065, z], 0.02, 0.018, { bone: 'body', ink: 'second' })
        for (let k = 0; k < 2; k++) globe(mesh, [x + (k ? 0.06 : -0.06), 0.074, z], [0.065, 0.003, 0.012], { bone: `rotor${i}`, ink: 'second' }, 6)
        globe(mesh, [x, 0.01, z], 0.01, { bone: 'body', ink: 'lamp' }, 6)
      }
      for (const s of [1, -1]) cord(mesh, [[0.08, 0.0, 0.06 * s], [0.1, -0.09, 0.1 * s], [-0.08, -0.09, 0.1 * s], [-0.08, 0, 0.06 * s]], [0.007], { bone: 'body', ink: 'second' }, 3, 5)
    },
  })
}

function kite(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#d8342a', second: '#f0c02a' }, { paint: { color: '#d8342a', lets: 0.4 }, second: { color: '#f0c02a', lets: 0.4 }, third: { color: '#2a6ab8', lets: 0.4 } }), spanM: 1.6, sways: { roll: 0.18, pitch: 0.08, heave: 0.22, everyS: 2.8 },
    build({ mesh }) {
      addKite(mesh, 'body')
      cord(mesh, [[0.12, 0.1, 0], [0.9, -1.6, -0.5], [2.4, -4.4, -1.2]], [0.006], { bone: 'body', ink: 'trim' }, 3, 4)
    },
  })
}

function paperPlane(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#f4f2ec' }, { paint: { color: '#f4f2ec', lets: 0.3 } }), spanM: 0.3, sways: { roll: 0.16, pitch: 0.1, heave: 0.02, everyS: 2.2 },
    build({ mesh }) {
      for (const s of [1, -1]) {
        sheet(mesh, 2, 2, (down, across) => (down === 0 ? [0.16, 0.0, 0] : across === 0 ? [-0.14, 0.005, 0.006 * s] : [-0.14, 0.03, 0.1 * s]), { bone: 'body', ink: 'paint' })
        sheet(mesh, 2, 2, (down, across) => (down === 0 ? [0.16, 0.0, 0] : across === 0 ? [-0.14, 0.005, 0.006 * s] : [-0.13, -0.05, 0]), { bone: 'body', ink: 'paint' })
      }
    },
  })
}

function paraglider(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#e8601e', second: '#2a5ac8' }, { paint: { color: '#e8601e', lets: 0.35 }, second: { color: '#2a5ac8', lets: 0.35 }, coat: { color: '#2c3e50' }, skin: { color: '#c89470' }, rope: { color: '#c8c8c8' } }), spanM: 9, sways: { roll: 0.1, pitch: 0.05, heave: 0.25, everyS: 4.5 },
    build({ mesh, ...kit }) {
      const at = (across: number, along: number): Point => {
        const a = (across - 0.5) * 2.1
        return [0.9 - along * 2.2, 3.4 + 3.6 * Math.cos(a) + 0.3 * Math.sin(along * Math.PI), 4.8 * Math.sin(a)]
      }
      for (let i = 0; i < 12; i++) sheet(mesh, 6, 4, (along, across) => { const p = at((i + across) / 12, along); return [p[0], p[1] + 0.12 * Math.sin(across * Math.PI), p[2]] }, { bone: 'body', ink: i % 4 < 2 ? 'paint' : 'second', flutter: 0.04 })
      for (let i = 0; i <= 8; i++) for (const along of [0.1, 0.6]) rod(mesh, at(i / 8, along), [0.1, 1.1, (i < 4 ? -0.25 : 0.25)], 0.008, 0.008, { bone: 'body', ink: 'rope' }, 4)
      kit.solid(new Solid(0.05).limb('body', [0, 0.2, 0], [-0.1, 0.75, 0], 0.2, 0.18, 'coat').limb('body', [0, 0.15, 0.08], [0.55, 0.1, 0.1], 0.1, 0.07, 'coat').limb('body', [0, 0.15, -0.08], [0.55, 0.1, -0.1], 0.1, 0.07, 'coat').ball('body', [-0.05, 1.05, 0], 0.14, 'second', { melt: 0.01 }).both((side) => side.limb('body', [-0.08, 0.75, 0.18], [0.08, 1.15, 0.26], 0.06, 0.05, 'coat')), 0.5)
    },
  })
}

export const airAndSpace: Readonly<Record<string, FigureMaker>> = {
  airliner: airliner(),
  'propeller-plane': propellerPlane(false, livery({ paint: '#f0eee6', second: '#c8281e' })),
  biplane: propellerPlane(true, livery({ paint: '#c8281e', second: '#f0e2c0' })),
  'fighter-jet': fighter(),
  helicopter: helicopter(),
  balloon: balloon(),
  airship: airship(),
  rocket: rocket(),
  spaceship: spaceship(),
  ufo: ufo(),
  satellite: satellite(),
  'space-station': spaceStation(),
  drone: drone(),
  kite: kite(),
  'paper-plane': paperPlane(),
  paraglider: paraglider(),
}
