/** Trains and trams. */
import type { FigureMaker } from '../figure.ts'
import { block, cord, globe, laid, lathe, rod } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { type Kit, type Rigid, addWheel, rigid, smoke } from './rigid.ts'
import { livery } from './livery.ts'

function coach(mesh: Mesh, kit: Kit, x: number, length: number, windows: number, radius: number, wheels: Record<string, { center: Point; radius: number }>): void {
  const half = length / 2
  const solid = new Solid(0.02).block('body', [x, 2.1, 0], [half, 1.25, 1.35], 'second', { round: 0.12 }).block('body', [x, 3.42, 0], [half + 0.1, 0.2, 1.3], 'trim', { round: 0.18 })
  const pitch = (length - 0.6) / windows
  for (let i = 0; i < windows; i++) {
    for (const s of [1, -1]) solid.block('body', [x - half + 0.3 + pitch * (i + 0.5), 2.45, 1.35 * s], [pitch * 0.34, 0.42, 0.12], 'window', { role: 'stencils', round: 0.06 })
  }
  for (const s of [1, -1]) solid.block('body', [x, 1.72, 1.35 * s], [half, 0.05, 0.1], 'gold', { role: 'stencils', round: 0.001 })
  kit.solid(solid, 1)
  block(mesh, [x, 0.72, 0], [half * 0.96, 0.12, 1.1], { bone: 'body', ink: 'trim' })
  for (const [i, dx] of [-half * 0.74, -half * 0.5, half * 0.5, half * 0.74].entries()) {
    for (const s of [1, -1]) {
      const bone = `w${Math.round(x * 10)}${i}${s > 0 ? 'L' : 'R'}`
      const center: Point = [x + dx, radius, 0.75 * s]
      wheels[bone] = { center, radius }
      addWheel(kit, bone, center, radius, 0.16, 6, { tyre: 'metal', rim: 'trim' })
    }
  }
}

function steamTrain(): FigureMaker {
  const wheels: Record<string, { center: Point; radius: number }> = {}
  for (const [i, x] of [2.2, 3.9, 5.6].entries()) for (const s of [1, -1]) wheels[`drive${i}${s > 0 ? 'L' : 'R'}`] = { center: [x, 0.78, 0.78 * s], radius: 0.78 }
  for (const [i, x] of [7.4, 8.3].entries()) for (const s of [1, -1]) wheels[`lead${i}${s > 0 ? 'L' : 'R'}`] = { center: [x, 0.42, 0.78 * s], radius: 0.42 }
  for (const [i, x] of [-2.6, -1.2].entries()) for (const s of [1, -1]) wheels[`tender${i}${s > 0 ? 'L' : 'R'}`] = { center: [x, 0.5, 0.78 * s], radius: 0.5 }
  const build = (kit: Kit): void => {
    const { mesh } = kit
    const body = { bone: 'body', ink: 'paint' }
    const black = { bone: 'body', ink: 'trim' }
    lathe(mesh, [2.0, 2.15, 0], [[0, 0], [0.84, 0], [0.84, 0], [0.84, 4.2], [0.84, 4.2], [0.9, 4.2], [0.9, 4.2], [0.92, 5.6], [0.92, 5.6], [0.84, 5.78], [0, 5.82]], body, 26, laid.alongX)
    for (const x of [2.8, 3.9, 5.0]) lathe(mesh, [x, 2.15, 0], [[0.84, 0], [0.87, 0], [0.87, 0.08], [0.84, 0.08]], { bone: 'body', ink: 'gold' }, 26, laid.alongX)
    lathe(mesh, [7.0, 2.9, 0], [[0.26, 0], [0.22, 0.25], [0.22, 0.75], [0.36, 0.95], [0.38, 1.02], [0.38, 1.02], [0.26, 1.02]], black, 18)
    lathe(mesh, [5.5, 2.9, 0], [[0.36, 0], [0.36, 0.28], [0.28, 0.45], [0, 0.5]], { bone: 'body', ink: 'gold' }, 16)
    lathe(mesh, [3.9, 2.95, 0], [[0.26, 0], [0.26, 0.22], [0, 0.34]], { bone: 'body', ink: 'gold' }, 14)
    kit.solid(new Solid(0.01)
      .block('body', [0.95, 2.25, 0], [1.0, 1.3, 1.25], 'paint', { round: 0.06 })
      .block('body', [0.95, 3.62, 0], [1.25, 0.12, 1.38], 'trim', { round: 0.1 })
      .both((side) => side.block('body', [0.95, 2.75, 1.25], [0.55, 0.42, 0.1], 'window', { role: 'stencils', round: 0.06 }))
      .block('body', [-1.9, 1.75, 0], [1.55, 0.95, 1.2], 'paint', { round: 0.08 }), 0.9)
    kit.solid(new Solid(0.2).ball('body', [-2.2, 2.75, 0], [1.1, 0.35, 0.95], 'coal').ball('body', [-1.3, 2.7, 0.2], [0.5, 0.3, 0.6], 'coal'), 1)
    block(mesh, [4.6, 1.12, 0], [4.2, 0.12, 1.1], { bone: 'body', ink: 'red' })
    lathe(mesh, [7.82, 2.6, 0], [[0, 0], [0.24, 0.02], [0.26, 0.2], [0.2, 0.26]], { bone: 'body', ink: 'gold' }, 16, laid.alongX)
    globe(mesh, [8.06, 2.6, 0], [0.06, 0.19, 0.19], { bone: 'body', ink: 'headlight' }, 12)
    for (let i = -4; i <= 4; i++) rod(mesh, [8.5, 1.0, i * 0.12], [9.3, 0.2, i * 0.27], 0.05, 0.04, { bone: 'body', ink: 'red' }, 5)
    for (const [bone, { center, radius }] of Object.entries(wheels)) addWheel(kit, bone, center, radius, 0.16, bone.startsWith('drive') ? 12 : 8, { tyre: 'metal', rim: 'red' })
    for (const s of [1, -1]) {
      rod(mesh, [7.3, 0.98, 1.0 * s], [6.4, 0.98, 1.0 * s], 0.24, 0.24, black, 10)
      rod(mesh, [6.4, 0.98, 0.98 * s], [3.9, 0.78, 0.95 * s], 0.05, 0.05, { bone: 'body', ink: 'chrome' }, 6)
    }
    coach(mesh, kit, -8.2, 8.4, 6, 0.45, wheels)
    coach(mesh, kit, -17.2, 8.4, 6, 0.45, wheels)
  }
  // The coaches name their wheels as they are built: the list has to be whole before the figure is.
  const row: Rigid = {
    inks: livery({ paint: '#1e4634', second: '#7a2a22', trim: '#1a1c1e' }, { red: { color: '#a81e1a', gloss: 0.5 }, gold: { color: '#c89a3a', gloss: 0.9 }, coal: { color: '#16161a', pattern: 'bark', grain: 0.2 }, window: { color: '#ffd894', gloss: 0.6, glow: 0.3 } }),
    spanM: 15,
    wheels,
    contacts: [{ point: [-4, 0, 0], radius: 13, lift: 0.08 }],
    puffs: (moment) => [
      ...smoke(moment, [7, 4.0, 0], { color: '#d8d6d2', density: 0.62, perS: 9, lastsS: 4.2, riseM: 5.5, backM: 0.6, fromR: 0.4, toR: 2.6, spread: 1.2 }),
      ...smoke(moment, [7.2, 0.9, -1.1], { color: '#f0f0ee', density: 0.4, perS: 5, lastsS: 1.1, riseM: 0.8, backM: 0.2, fromR: 0.2, toR: 0.8 }),
    ],
    build,
  }
  for (const x of [-8.2, -17.2]) {
    for (const [i, dx] of [-4.2 * 0.74, -4.2 * 0.5, 4.2 * 0.5, 4.2 * 0.74].entries()) {
      for (const s of [1, -1]) wheels[`w${Math.round(x * 10)}${i}${s > 0 ? 'L' : 'R'}`] = { center: [x + dx, 0.45, 0.75 * s], radius: 0.45 }
    }
  }
  return rigid(row)
}

function bulletTrain(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#eceef0', second: '#2458b3' }),
    spanM: 17,
    contacts: [{ point: [-3, 0, 0], radius: 13, lift: 0.08 }],
    build(kit) {
      const nose = new Solid(0.05)
        .plate('body', [[2.0, 0.4], [8.6, 0.4], [9.2, 0.75], [8.8, 1.1], [6.6, 2.1], [4.6, 3.2], [3.6, 3.55], [2.0, 3.6]], [-1.55, 1.55], 'paint', { round: 0.5 })
        .plate('body', [[5.3, 2.5], [4.5, 3.05], [5.4, 3.6], [6.8, 2.6]], [-1.0, 1.0], 'glass', { role: 'stencils', round: 0.1 })
        .both((side) => side.ball('body', [8.6, 1.0, 0.8], [0.5, 0.12, 0.25], 'headlight', { role: 'stencils' }))
      for (const s of [1, -1]) nose.block('body', [0, 1.35, 1.55 * s], [12, 0.16, 0.4], 'second', { role: 'stencils', round: 0.001 })
      kit.solid(nose, 1.1)
      for (const x of [-4.6, -13.8]) {
        const solid = new Solid(0.02).block('body', [x + 2.1, 2.0, 0], [4.45, 1.6, 1.55], 'paint', { round: 0.4 })
        for (let i = 0; i < 9; i++) for (const s of [1, -1]) solid.block('body', [x - 1.9 + i * 1.0, 2.35, 1.55 * s], [0.3, 0.3, 0.2], 'glass', { role: 'stencils', round: 0.06 })
        for (const s of [1, -1]) solid.block('body', [x, 1.35, 1.55 * s], [8, 0.16, 0.4], 'second', { role: 'stencils', round: 0.001 })
        kit.solid(solid, 1.2)
      }
      block(kit.mesh, [-4, 0.35, 0], [12, 0.2, 1.2], { bone: 'body', ink: 'trim' })
    },
  })
}

function tram(): FigureMaker {
  return rigid({
    inks: livery({ paint: '#c8801e', second: '#efe6d2' }),
    spanM: 9,
    contacts: [{ point: [0, 0, 0], radius: 4.5, lift: 0.06 }],
    build(kit) {
      const solid = new Solid(0.02).block('body', [0, 1.7, 0], [4.3, 1.3, 1.1], 'paint', { round: 0.16 }).block('body', [0, 3.08, 0], [4.0, 0.14, 0.9], 'second', { round: 0.14 })
      for (let i = 0; i < 7; i++) for (const s of [1, -1]) solid.block('body', [-3.55 + i * 1.18, 2.2, 1.1 * s], [0.46, 0.46, 0.14], 'glass', { role: 'stencils', round: 0.04 })
      for (const e of [1, -1]) solid.block('body', [4.3 * e, 2.2, 0], [0.16, 0.5, 0.8], 'glass', { role: 'stencils', round: 0.04 })
      for (const s of [1, -1]) solid.block('body', [0, 1.5, 1.1 * s], [4.3, 0.16, 0.1], 'second', { role: 'stencils', round: 0.001 })
      solid.ball('body', [4.3, 1.25, 0], [0.14, 0.18, 0.18], 'headlight', { role: 'stencils' })
      kit.solid(solid)
      block(kit.mesh, [0, 0.35, 0], [3.2, 0.22, 0.8], { bone: 'body', ink: 'trim' })
      cord(kit.mesh, [[-0.6, 3.2, 0], [0.4, 3.7, 0], [-0.5, 4.3, 0]], [0.04], { bone: 'body', ink: 'trim' }, 1)
      rod(kit.mesh, [-0.5, 4.3, 0.7], [-0.5, 4.3, -0.7], 0.03, 0.03, { bone: 'body', ink: 'trim' })
    },
  })
}

export const rail: Readonly<Record<string, FigureMaker>> = {
  'steam-train': steamTrain(),
  'bullet-train': bulletTrain(),
  tram: tram(),
}
