/** Fire, and what burns. */
import type { FigureMaker } from '../figure.ts'
import { globe, lathe, rod } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import { stuff, body } from './masonry.ts'
import { type Rigid, rigid, smoke } from './rigid.ts'

function campfireLogs(mesh: Mesh): void {
  for (let i = 0; i < 6; i++) {
    const a = (i / 6) * Math.PI * 2
    rod(mesh, [0.42 * Math.cos(a), 0.05, 0.42 * Math.sin(a)], [-0.06 * Math.cos(a), 0.3, -0.06 * Math.sin(a)], 0.06, 0.05, body('log'), 7)
  }
  for (let i = 0; i < 11; i++) {
    const a = (i / 11) * Math.PI * 2
    globe(mesh, [0.62 * Math.cos(a), 0.06, 0.62 * Math.sin(a)], [0.13, 0.1, 0.12], body('rock'), 8)
  }
  globe(mesh, [0, 0.06, 0], [0.34, 0.08, 0.34], body('ember'), 12)
}

/** A candle in a stick of brass, of the size that stands on a table. */
function candle(mesh: Mesh): void {
  lathe(mesh, [0, 0, 0], [[0, 0.012], [0.058, 0.012], [0.062, 0.006], [0.062, 0]], body('brass'), 20)
  lathe(mesh, [0, 0, 0], [[0.05, 0.012], [0.018, 0.026], [0.011, 0.05], [0.016, 0.075], [0.01, 0.1], [0.013, 0.125], [0.027, 0.135], [0.03, 0.15], [0.018, 0.152]], body('brass'), 18)
  lathe(mesh, [0, 0.145, 0], [[0.0135, 0], [0.013, 0.23], [0.0115, 0.244], [0.006, 0.246], [0, 0.242]], body('wax'), 14)
  globe(mesh, [0.011, 0.35, 0.004], [0.004, 0.02, 0.004], body('wax'), 8)
  rod(mesh, [0, 0.385, 0], [0.002, 0.405, 0], 0.0014, 0.0012, body('wick'), 5)
  globe(mesh, [0, 0.425, 0], [0.0075, 0.026, 0.0075], body('flame'), 10)
}

/** A flame that leans and stretches a little. */
function candleFlame(timeS: number, phase: number): NonNullable<ReturnType<NonNullable<Rigid['puffs']>>> {
  const t = timeS + phase * 9
  const lean = 0.003 * Math.sin(t * 3.1) + 0.002 * Math.sin(t * 7.7)
  const tall = 1 + 0.1 * Math.sin(t * 5.3) + 0.06 * Math.sin(t * 11.9)
  return [
    { point: [lean, 0.425, 0], radius: 0.13, color: '#ff9a3c', density: 0.1, glow: 0.7, seed: 1 },
    ...[0, 0.25, 0.5, 0.75, 1].map((part) => ({ point: [lean * part * 2, 0.408 + 0.044 * part * tall, 0] as Point, radius: 0.013 * (1.05 - part * 0.72), color: part < 0.6 ? '#ffe6a0' : '#ffb450', density: 0.8 - 0.35 * part, glow: 3.2, seed: 2 + part })),
  ]
}

/** Flames and sparks over a place. @param sizeM - Height of the fire. */
export function flames(timeS: number, phase: number, sizeM: number, from: Point = [0, 0, 0]): NonNullable<ReturnType<NonNullable<Rigid['puffs']>>> {
  const fire = Array.from({ length: 22 }, (_, i) => {
    const rate = 0.9 + 0.5 * ((i * 0.37) % 1)
    const part = ((timeS * rate + i * 0.618 + phase) % 1 + 1) % 1
    const a = i * 2.4 + timeS * 0.7
    const r = 0.26 * sizeM * (1 - part) * ((i * 0.77) % 1)
    return {
      point: [from[0] + Math.cos(a) * r + 0.05 * sizeM * Math.sin(timeS * 5 + i), from[1] + 0.08 * sizeM + part * sizeM * (0.6 + 0.4 * ((i * 0.53) % 1)), from[2] + Math.sin(a) * r * 0.7] as Point,
      radius: sizeM * (0.2 - 0.15 * part),
      color: part < 0.3 ? '#ffe28a' : part < 0.65 ? '#ff9a2e' : '#e8481a',
      density: 0.62 * (1 - part) ** 0.8 * Math.min(1, part * 8 + 0.3),
      glow: 2.6 * (1 - part) + 0.5,
      seed: i * 4.7 + Math.floor(timeS * rate + i * 0.618),
    }
  })
  const sparks = Array.from({ length: 9 }, (_, i) => {
    const part = ((timeS * 0.45 + i * 0.381) % 1 + 1) % 1
    return { point: [from[0] + 0.3 * sizeM * Math.sin(i * 5.1 + part * 4), from[1] + sizeM * (0.5 + 1.6 * part), from[2] + 0.2 * sizeM * Math.cos(i * 3.3 + part * 3)] as Point, radius: 0.014 * sizeM + 0.006, color: '#ffb040', density: 1 - part, glow: 4, seed: i }
  })
  return [...fire, ...sparks]
}

export const fires: Readonly<Record<string, FigureMaker>> = {
  candle: rigid({
    inks: { ...stuff, brass: { color: '#a8782e', gloss: 0.9 }, wax: { color: '#f2e6cc', gloss: 0.35, lets: 0.5, glow: 0.1 }, wick: { color: '#1a1512' }, flame: { color: '#ffd890', glow: 1 } }, spanM: 0.45, contacts: [{ point: [0, 0, 0], radius: 0.06, lift: 0 }],
    build: ({ mesh }) => candle(mesh),
    puffs: (moment) => candleFlame(moment.timeS, moment.phase),
  }),
  campfire: rigid({
    inks: { ...stuff, log: { color: '#4a3424', pattern: 'bark', grain: 0.1 }, ember: { color: '#ff6a1e', glow: 0.8 } }, spanM: 1.4, contacts: [{ point: [0, 0, 0], radius: 0.8, lift: 0 }],
    build: ({ mesh }) => campfireLogs(mesh),
    puffs: (moment) => [...smoke(moment, [0, 1.0, 0], { color: '#6a6662', density: 0.16, perS: 3, lastsS: 3, riseM: 2.2, backM: 0.15, fromR: 0.16, toR: 0.6 }), ...flames(moment.timeS, moment.phase, 0.95)],
  }),
}
