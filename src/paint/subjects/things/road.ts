/** What rolls on roads. */
import type { FigureMaker } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { block, cord, globe, laid, lathe, rod, tube } from '../shape/forms.ts'
import type { Point } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { livery } from './livery.ts'
import { type Kit, addWheel, rigid, smoke } from './rigid.ts'

function painted(color: string, more: Inks = {}): Inks {
  return livery({ paint: color }, more)
}

type Outline = readonly (readonly [number, number])[]

interface CarBody {
  /** Side of the lower body and of the cabin, from the front's underside round. */
  readonly body: Outline
  readonly cabin: Outline
  /** Side windows; windscreen and rear window are what of the cabin lies before and behind them. */
  readonly windows: readonly Outline[]
  readonly screen: Outline
  readonly rear: Outline
  readonly halfWidth: number
  readonly cabinHalf: number
  readonly wheels: { readonly front: number; readonly back: number; readonly radius: number; readonly width: number }
  readonly lights: { readonly front: readonly [number, number]; readonly back: readonly [number, number]; readonly size: number }
  readonly round: number
  readonly more?: (kit: Kit) => void
  readonly moreSolid?: (solid: Solid) => void
}

function carFigure(c: CarBody, inks: Inks, spanM = 4.4): FigureMaker {
  const { front, back, radius, width } = c.wheels
  const axle = c.halfWidth - width * 0.5 - c.round * 0.35
  const wheels = Object.fromEntries(
    [['FL', front, axle], ['FR', front, -axle], ['BL', back, axle], ['BR', back, -axle]].map(([name, x, z]) => [`wheel${name}`, { center: [x, radius, z] as unknown as Point, radius }]),
  )
  return rigid({
    inks,
    spanM,
    wheels,
    seat: [0, 0.9, 0],
    contacts: [
      ...[front, back].flatMap((x) => [axle, -axle].map((z) => ({ point: [x, 0, z] as Point, radius: radius * 0.9, lift: 0 }))),
      { point: [0, 0, 0], radius: spanM * 0.5, lift: 0.045 },
    ],
    build(kit) {
      const solid = new Solid(0.02)
        .plate('body', c.body, [-c.halfWidth, c.halfWidth], 'paint', { round: c.round, melt: 0.02 })
        .plate('body', c.cabin, [-c.cabinHalf, c.cabinHalf], 'paint', { round: c.round * 1.1, melt: 0.09 })
      for (const x of [front, back]) {
        solid.limb('body', [x, radius, -c.halfWidth - 0.2], [x, radius, -axle + width * 0.6], radius * 1.11, radius * 1.11, 'well', { role: 'hollows', melt: 0.006 })
        solid.limb('body', [x, radius, c.halfWidth + 0.2], [x, radius, axle - width * 0.6], radius * 1.11, radius * 1.11, 'well', { role: 'hollows', melt: 0.006 })
      }
      const lowest = Math.min(...c.body.map(([, y]) => y))
      solid.block('body', [0, lowest + 0.03, 0], [spanM, 0.085, 2], 'trim', { role: 'stencils', round: 0.001 })
      for (const outline of c.windows) {
        solid.plate('body', outline, [c.cabinHalf * 0.72, 2], 'glass', { role: 'stencils', round: 0.03 })
        solid.plate('body', outline, [-2, -c.cabinHalf * 0.72], 'glass', { role: 'stencils', round: 0.03 })
      }
      for (const outline of [c.screen, c.rear]) solid.plate('body', outline, [-c.cabinHalf * 0.86, c.cabinHalf * 0.86], 'glass', { role: 'stencils', round: 0.03 })
      addDriver(solid, c)
      const [fx, fy] = c.lights.front
      const [bx, by] = c.lights.back
      solid.both((side) =>
        side
          .ball('body', [fx, fy, c.halfWidth * 0.72], [0.16, c.lights.size, c.lights.size * 1.7], 'headlight', { role: 'stencils' })
          .ball('body', [bx, by, c.halfWidth * 0.74], [0.12, c.lights.size, c.lights.size * 1.5], 'taillight', { role: 'stencils' }),
      )
      // The line of the doors.
      for (const x of [(front + back) / 2 + 0.42, (front + back) / 2 - 0.42]) {
        solid.both((side) => side.block('body', [x, 0.62, c.halfWidth], [0.007, 0.26, 0.1], 'trim', { role: 'stencils', round: 0.001 }))
      }
      c.moreSolid?.(solid)
      kit.solid(solid)
      for (const [bone, { center }] of Object.entries(wheels)) addWheel(kit, bone, center, radius, width, 10)
      for (const side of [1, -1]) {
        const z = c.halfWidth * side
        globe(kit.mesh, [c.screen[0]![0] - 0.12, c.screen[0]![1] + 0.06, z * 1.02], [0.07, 0.055, 0.09], { bone: 'body', ink: 'paint' }, 10)
        rod(kit.mesh, [0.12, 0.72, z * 0.995], [-0.02, 0.72, z * 0.995], 0.016, 0.016, { bone: 'body', ink: 'chrome' }, 6)
      }
      c.more?.(kit)
    },
  })
}

/** Who drives, as seen through the side windows: head and shoulders behind the wheel. */
function addDriver(solid: Solid, { windows, halfWidth }: CarBody): void {
  const front = windows.at(-1)!
  const [xs, ys] = [front.map(([x]) => x), front.map(([, y]) => y)]
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  const tall = high - low
  const x = Math.min(...xs) + (Math.max(...xs) - Math.min(...xs)) * 0.4
  const size = Math.min(0.105, tall * 0.33)
  const isIn = (at: number, y: number): boolean => at > Math.min(...xs) && y < high
  if (!isIn(x, low)) return
  const shows = { role: 'stencils', round: 0.002 } as const
  solid.both((side) =>
    side
      .ball('body', [x - size * 0.25, low + tall * 0.12, halfWidth * 0.78], [size * 1.5, tall * 0.24, 0.4], 'sitter', shows)
      .ball('body', [x - size * 0.12, low + tall * 0.6, halfWidth * 0.78], [size * 0.92, size * 1.02, 0.4], 'sitterHair', shows)
      .ball('body', [x + size * 0.16, low + tall * 0.54, halfWidth * 0.78], [size * 0.76, size * 0.92, 0.4], 'sitterSkin', shows),
  )
}

const sedan: CarBody = {
  body: [[-2.16, 0.34], [2.12, 0.3], [2.2, 0.46], [2.2, 0.66], [2.02, 0.76], [1.2, 0.88], [-1.3, 0.94], [-2.04, 0.9], [-2.2, 0.78], [-2.22, 0.5]],
  cabin: [[-1.62, 0.86], [-1.12, 1.36], [-0.5, 1.44], [0.1, 1.42], [0.52, 1.33], [1.24, 0.84]],
  windows: [[[-1.22, 0.98], [-0.95, 1.3], [-0.42, 1.36], [-0.36, 0.97]], [[-0.28, 0.97], [-0.3, 1.36], [0.1, 1.34], [0.4, 1.27], [0.84, 0.96]]],
  screen: [[1.22, 0.9], [0.62, 1.28], [0.5, 1.5], [1.4, 1.5], [1.6, 0.92]],
  rear: [[-1.6, 0.96], [-1.14, 1.32], [-1.2, 1.5], [-2.0, 1.5], [-2.0, 0.96]],
  halfWidth: 0.89, cabinHalf: 0.72,
  wheels: { front: 1.34, back: -1.32, radius: 0.33, width: 0.22 },
  lights: { front: [2.16, 0.64], back: [-2.18, 0.76], size: 0.075 }, round: 0.11,
}

const sports: CarBody = {
  // Its wings rise over the wheels: the arches must not come out at the top.
  body: [[-2.1, 0.28], [2.2, 0.2], [2.34, 0.32], [2.28, 0.5], [1.98, 0.68], [1.5, 0.83], [1.1, 0.85], [0.62, 0.82], [-0.7, 0.84], [-1.3, 0.93], [-2.0, 0.93], [-2.2, 0.78], [-2.22, 0.46]],
  cabin: [[-1.62, 0.82], [-0.9, 1.13], [-0.3, 1.21], [0.12, 1.17], [1.02, 0.78]],
  windows: [[[-0.75, 0.9], [-0.55, 1.09], [-0.2, 1.13], [0.1, 1.09], [0.62, 0.86]]],
  screen: [[1.0, 0.8], [0.24, 1.1], [0.1, 1.26], [1.4, 1.26], [1.4, 0.8]],
  rear: [[-1.5, 0.88], [-0.95, 1.08], [-1.0, 1.26], [-1.8, 1.26], [-1.8, 0.9]],
  halfWidth: 0.96, cabinHalf: 0.68,
  wheels: { front: 1.36, back: -1.3, radius: 0.34, width: 0.27 },
  lights: { front: [2.14, 0.46], back: [-2.16, 0.72], size: 0.06 }, round: 0.13,
  more: ({ mesh }) => {
    block(mesh, [-2.08, 1.05, 0], [0.14, 0.018, 0.8], { bone: 'body', ink: 'paint' })
    for (const z of [0.55, -0.55]) block(mesh, [-2.04, 0.98, z], [0.07, 0.08, 0.02], { bone: 'body', ink: 'paint' })
  },
}

const jeep: CarBody = {
  body: [[-1.95, 0.42], [1.9, 0.42], [2.0, 0.55], [2.0, 0.98], [1.86, 1.06], [0.85, 1.1], [-1.9, 1.12], [-2.0, 1.0], [-2.0, 0.55]],
  cabin: [[-1.96, 1.0], [-1.9, 1.76], [-1.6, 1.82], [0.3, 1.82], [0.5, 1.76], [0.86, 1.04]],
  windows: [[[-1.78, 1.2], [-1.74, 1.68], [-0.9, 1.7], [-0.9, 1.18]], [[-0.78, 1.18], [-0.78, 1.7], [0.34, 1.7], [0.62, 1.18]]],
  screen: [[0.88, 1.12], [0.58, 1.72], [0.56, 1.95], [1.4, 1.95], [1.4, 1.12]],
  rear: [[-1.9, 1.2], [-1.86, 1.7], [-1.86, 1.74], [-2.4, 1.74], [-2.4, 1.2]],
  halfWidth: 0.9, cabinHalf: 0.8,
  wheels: { front: 1.28, back: -1.24, radius: 0.42, width: 0.28 },
  lights: { front: [1.96, 0.84], back: [-1.98, 0.86], size: 0.1 }, round: 0.07,
  more: ({ mesh }) => lathe(mesh, [-2.12, 1.0, 0], [[0, 0], [0.3, 0.02], [0.38, 0.1], [0.36, 0.2], [0, 0.22]], { bone: 'body', ink: 'tyre' }, 20, laid.alongX),
}

const vintage: CarBody = {
  body: [[-1.9, 0.4], [1.75, 0.4], [1.86, 0.6], [1.8, 0.92], [0.7, 1.0], [-1.5, 1.0], [-1.9, 0.85], [-1.96, 0.6]],
  cabin: [[-1.7, 0.95], [-1.5, 1.42], [-1.1, 1.6], [-0.2, 1.62], [0.22, 1.52], [0.44, 0.95]],
  windows: [[[-1.26, 1.1], [-1.12, 1.44], [-0.68, 1.5], [-0.66, 1.08]], [[-0.56, 1.08], [-0.56, 1.5], [0.06, 1.48], [0.22, 1.08]]],
  screen: [[0.42, 1.05], [0.28, 1.46], [0.28, 1.7], [0.9, 1.7], [0.9, 1.05]],
  rear: [[-1.68, 1.1], [-1.5, 1.4], [-1.6, 1.6], [-2.1, 1.6], [-2.1, 1.1]],
  halfWidth: 0.62, cabinHalf: 0.6,
  wheels: { front: 1.24, back: -1.22, radius: 0.38, width: 0.15 },
  lights: { front: [9, 9], back: [-1.92, 0.7], size: 0.05 }, round: 0.14,
  moreSolid: (solid) => {
    solid.both((side) => {
      for (const x of [1.24, -1.22]) side.chain('body', [[x + 0.52, 0.42, 0.72], [x + 0.36, 0.76, 0.72], [x, 0.88, 0.72], [x - 0.36, 0.76, 0.72], [x - 0.62, 0.44, 0.72]], [0.1, 0.13, 0.1], 'second', { melt: 0.04 })
      side.limb('body', [0.7, 0.4, 0.72], [-0.7, 0.4, 0.72], 0.06, 0.06, 'second', { melt: 0.04 })
    })
  },
  more: ({ mesh }) => {
    for (const side of [1, -1]) {
      globe(mesh, [1.72, 0.86, 0.42 * side], [0.13, 0.13, 0.13], { bone: 'body', ink: 'chrome' }, 14)
      globe(mesh, [1.79, 0.86, 0.42 * side], [0.09, 0.1, 0.1], { bone: 'body', ink: 'headlight' }, 12)
    }
    block(mesh, [1.85, 0.7, 0], [0.02, 0.22, 0.24], { bone: 'body', ink: 'chrome' })
    rod(mesh, [1.98, 0.44, 0.7], [1.98, 0.44, -0.7], 0.04, 0.04, { bone: 'body', ink: 'chrome' })
  },
}

const van: CarBody = {
  body: [[-2.4, 0.36], [2.2, 0.36], [2.34, 0.55], [2.3, 0.92], [1.9, 1.1], [-2.4, 1.2], [-2.46, 0.6]],
  cabin: [[-2.42, 1.0], [-2.38, 2.0], [-2.2, 2.1], [1.0, 2.1], [1.3, 1.98], [2.0, 1.04]],
  windows: [[[0.16, 1.22], [0.16, 1.86], [0.98, 1.86], [1.56, 1.2]], [[-0.9, 1.26], [-0.9, 1.86], [0.0, 1.86], [0.0, 1.26]]],
  screen: [[2.0, 1.14], [1.42, 1.88], [1.3, 2.2], [2.4, 2.2], [2.4, 1.14]],
  rear: [[-2.36, 1.35], [-2.34, 1.85], [-2.34, 1.9], [-2.8, 1.9], [-2.8, 1.35]],
  halfWidth: 0.95, cabinHalf: 0.88,
  wheels: { front: 1.45, back: -1.5, radius: 0.36, width: 0.24 },
  lights: { front: [2.3, 0.76], back: [-2.42, 0.8], size: 0.09 }, round: 0.12,
}

/** A long box on wheels: bus, lorry, tram. */
function boxVehicle(row: {
  length: number; height: number; width: number; floor: number; inks: Inks; windowY: readonly [number, number]; windows: number
  wheels: readonly number[]; radius: number; stripe?: boolean; more?: (kit: Kit) => void; twoDecks?: boolean; glazed?: number
}): FigureMaker {
  const { length, height, width, floor, radius } = row
  const half = length / 2
  const side = width / 2
  const wheels = Object.fromEntries(row.wheels.flatMap((x, i) => [1, -1].map((s) => [`wheel${i}${s > 0 ? 'L' : 'R'}`, { center: [x, radius, s * (side - 0.16)] as Point, radius }])))
  return rigid({
    inks: row.inks,
    spanM: length,
    wheels,
    contacts: [{ point: [0, 0, 0], radius: half, lift: 0.05 }, ...row.wheels.map((x) => ({ point: [x, 0, -side + 0.2] as Point, radius: radius, lift: 0 }))],
    build(kit) {
      const solid = new Solid(0.02).block('body', [0, (floor + height) / 2, 0], [half, (height - floor) / 2, side], 'paint', { round: 0.18 })
      for (const x of row.wheels) solid.limb('body', [x, radius, -side - 0.3], [x, radius, side + 0.3], radius * 1.15, radius * 1.15, 'trim', { role: 'cuts', melt: 0.01 })
      const decks = row.twoDecks ? [0, (height - floor) * 0.5] : [0]
      const [low, high] = row.windowY
      for (const up of decks) {
        const pitch = (length - 0.9) / row.windows
        // A fire engine has windows in its cab alone.
        for (let i = row.windows - (row.glazed ?? row.windows); i < row.windows; i++) {
          const x = -half + 0.45 + pitch * (i + 0.5)
          for (const s of [1, -1]) solid.block('body', [x, (low + high) / 2 + up, s * side], [pitch * 0.44, (high - low) / 2, 0.14], 'glass', { role: 'stencils', round: 0.05 })
        }
        for (const end of [1, -1]) solid.block('body', [end * half, (low + high) / 2 + up, 0], [0.16, (high - low) / 2 + 0.06, side * 0.84], 'glass', { role: 'stencils', round: 0.06 })
      }
      if (row.stripe) for (const s of [1, -1]) solid.block('body', [0, low - 0.16, s * side], [half, 0.07, 0.1], 'second', { role: 'stencils', round: 0.001 })
      solid.block('body', [0, floor, 0], [half, 0.12, side * 2], 'trim', { role: 'stencils', round: 0.001 })
      for (const s of [1, -1]) {
        solid.ball('body', [half, floor + 0.34, s * side * 0.74], [0.14, 0.12, 0.2], 'headlight', { role: 'stencils' })
        solid.ball('body', [-half, floor + 0.34, s * side * 0.74], [0.14, 0.12, 0.2], 'taillight', { role: 'stencils' })
      }
      kit.solid(solid, 1.1)
      for (const [bone, { center }] of Object.entries(wheels)) addWheel(kit, bone, center, radius, 0.3, 6)
      row.more?.(kit)
    },
  })
}

function lorry(): FigureMaker {
  const wheelsAt = [3.3, -1.8, -3.2]
  const wheels = Object.fromEntries(wheelsAt.flatMap((x, i) => [1, -1].map((s) => [`wheel${i}${s > 0 ? 'L' : 'R'}`, { center: [x, 0.5, s * 1.05] as Point, radius: 0.5 }])))
  return rigid({
    inks: painted('#2458b3', { second: { color: '#e6e4de', gloss: 0.4 } }),
    spanM: 9,
    wheels,
    contacts: [{ point: [0, 0, 0], radius: 4.4, lift: 0.06 }],
    build(kit) {
      const cab = new Solid(0.02)
        .plate('body', [[2.2, 0.6], [4.4, 0.6], [4.5, 1.0], [4.42, 1.7], [4.1, 2.9], [3.8, 3.05], [2.2, 3.05]], [-1.2, 1.2], 'paint', { round: 0.14 })
        .limb('body', [3.3, 0.5, -1.6], [3.3, 0.5, 1.6], 0.57, 0.57, 'well', { role: 'hollows', melt: 0.006 })
        .plate('body', [[2.7, 1.75], [2.7, 2.6], [3.75, 2.6], [3.98, 1.75]], [0.9, 2], 'glass', { role: 'stencils', round: 0.04 })
        .plate('body', [[2.7, 1.75], [2.7, 2.6], [3.75, 2.6], [3.98, 1.75]], [-2, -0.9], 'glass', { role: 'stencils', round: 0.04 })
        .plate('body', [[4.3, 1.8], [4.0, 2.8], [4.9, 2.8], [4.9, 1.8]], [-1.04, 1.04], 'glass', { role: 'stencils', round: 0.04 })
        .both((side) => side.ball('body', [4.48, 0.95, 0.85], [0.2, 0.14, 0.2], 'headlight', { role: 'stencils' }))
        .block('body', [4.5, 1.35, 0], [0.1, 0.24, 0.8], 'chrome', { role: 'stencils', round: 0.02 })
      kit.solid(cab)
      kit.solid(new Solid(0.01).block('body', [-1.2, 2.05, 0], [3.2, 1.35, 1.25], 'second', { round: 0.06 }), 1.4)
      block(kit.mesh, [-0.2, 0.66, 0], [4.3, 0.1, 0.9], { bone: 'body', ink: 'trim' })
      for (const [bone, { center }] of Object.entries(wheels)) addWheel(kit, bone, center, 0.5, 0.36, 8)
      rod(kit.mesh, [2.05, 0.9, -1.1], [2.05, 3.6, -1.1], 0.08, 0.08, { bone: 'body', ink: 'chrome' }, 8)
    },
  })
}

function tractor(): FigureMaker {
  return rigid({
    inks: painted('#2f7d3b', { rim: { color: '#e0b020', gloss: 0.4 } }),
    spanM: 3.6,
    wheels: {
      backL: { center: [-0.85, 0.82, 0.78], radius: 0.82 }, backR: { center: [-0.85, 0.82, -0.78], radius: 0.82 },
      frontL: { center: [1.25, 0.46, 0.66], radius: 0.46 }, frontR: { center: [1.25, 0.46, -0.66], radius: 0.46 },
    },
    seat: [-0.7, 1.32, 0],
    contacts: [{ point: [-0.85, 0, 0], radius: 1, lift: 0 }, { point: [1.25, 0, 0], radius: 0.7, lift: 0 }, { point: [0.2, 0, 0], radius: 1.6, lift: 0.06 }],
    puffs: (moment) => smoke(moment, [0.75, 2.1, -0.2], { color: '#5a5854', density: 0.35, perS: 5, lastsS: 1.6, riseM: 0.9, backM: 0.1, fromR: 0.06, toR: 0.34 }),
    build(kit) {
      kit.solid(new Solid(0.03)
        .block('body', [0.75, 1.02, 0], [0.85, 0.32, 0.3], 'paint', { round: 0.1 })
        .block('body', [-0.5, 0.86, 0], [0.6, 0.22, 0.34], 'paint', { round: 0.06 })
        .block('body', [1.56, 1.0, 0], [0.06, 0.26, 0.24], 'trim', { role: 'stencils', round: 0.02 })
        .both((side) => side.ball('body', [1.6, 1.2, 0.2], [0.1, 0.07, 0.07], 'headlight', { role: 'stencils' }))
        .both((side) => side.chain('body', [[-0.1, 1.18, 0.78], [-0.4, 1.56, 0.78], [-0.9, 1.68, 0.78], [-1.4, 1.5, 0.78]], [0.13], 'paint', { melt: 0.03 })))
      kit.solid(new Solid(0.01)
        .block('body', [-0.7, 1.9, 0], [0.62, 0.5, 0.5], 'glass', { round: 0.05 })
        .block('body', [-0.7, 2.44, 0], [0.74, 0.06, 0.6], 'paint', { round: 0.05 }), 1)
      for (const [bone, center, r, w] of [['backL', [-0.85, 0.82, 0.78], 0.82, 0.42], ['backR', [-0.85, 0.82, -0.78], 0.82, 0.42], ['frontL', [1.25, 0.46, 0.66], 0.46, 0.26], ['frontR', [1.25, 0.46, -0.66], 0.46, 0.26]] as const) {
        addWheel(kit, bone, center, r, w, 6)
        for (let i = 0; i < 18; i++) {
          const a = (i / 18) * Math.PI * 2
          block(kit.mesh, [center[0] + Math.cos(a) * r * 0.98, center[1] + Math.sin(a) * r * 0.98, center[2]], [r * 0.05, r * 0.05, w * 0.45], { bone, ink: 'tyre' }, ([x, y, z]) => [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a), z])
        }
      }
      rod(kit.mesh, [0.75, 1.3, -0.2], [0.75, 2.08, -0.2], 0.05, 0.05, { bone: 'body', ink: 'trim' }, 8)
    },
  })
}

function motorbike(): FigureMaker {
  return rigid({
    inks: painted('#b8201c'),
    spanM: 2.1,
    wheels: { front: { center: [0.72, 0.31, 0], radius: 0.31 }, back: { center: [-0.68, 0.31, 0], radius: 0.31 } },
    seat: [-0.25, 0.86, 0],
    contacts: [{ point: [0.72, 0, 0], radius: 0.3, lift: 0 }, { point: [-0.68, 0, 0], radius: 0.3, lift: 0 }],
    build(kit) {
      const { mesh } = kit
      kit.solid(new Solid(0.04)
        .limb('body', [0.3, 0.82, 0], [-0.05, 0.8, 0], 0.15, 0.13, 'paint')
        .limb('body', [-0.1, 0.78, 0], [-0.7, 0.84, 0], 0.1, 0.085, 'seat', { melt: 0.02 })
        .limb('body', [-0.66, 0.8, 0], [-0.95, 0.9, 0], 0.07, 0.03, 'paint')
        .ball('body', [0.06, 0.48, 0], [0.26, 0.2, 0.16], 'metal', { melt: 0.02 })
        .ball('body', [0.62, 0.82, 0], [0.12, 0.13, 0.12], 'paint')
        .ball('body', [0.72, 0.83, 0], [0.06, 0.09, 0.09], 'headlight', { role: 'paints' }))
      addWheel(kit, 'front', [0.72, 0.31, 0], 0.31, 0.13, 6)
      addWheel(kit, 'back', [-0.68, 0.31, 0], 0.31, 0.17, 6)
      for (const z of [0.09, -0.09]) {
        rod(mesh, [0.72, 0.31, z], [0.52, 0.96, z], 0.028, 0.03, { bone: 'body', ink: 'chrome' })
        rod(mesh, [-0.68, 0.31, z], [-0.05, 0.44, z], 0.035, 0.03, { bone: 'body', ink: 'trim' })
        rod(mesh, [0.15, 0.32, z * 1.6], [-0.85, 0.36, z * 1.7], 0.04, 0.055, { bone: 'body', ink: 'chrome' })
        cord(mesh, [[0.5, 0.98, 0], [0.44, 1.06, z * 2], [0.3, 1.04, z * 4]], [0.02], { bone: 'body', ink: 'trim' }, 3)
      }
      tube(mesh, [[1.0, 0.5, 0], [0.9, 0.62, 0], [0.72, 0.68, 0], [0.5, 0.62, 0]], [0.07], { bone: 'body', ink: 'paint' }, 8)
    },
  })
}

function scooter(): FigureMaker {
  return rigid({
    inks: painted('#4aa0a8', { second: { color: '#efe9dc', gloss: 0.6 } }),
    spanM: 1.8,
    wheels: { front: { center: [0.62, 0.22, 0], radius: 0.22 }, back: { center: [-0.58, 0.22, 0], radius: 0.22 } },
    seat: [-0.32, 0.8, 0],
    contacts: [{ point: [0.62, 0, 0], radius: 0.25, lift: 0 }, { point: [-0.58, 0, 0], radius: 0.3, lift: 0 }],
    build(kit) {
      kit.solid(new Solid(0.04)
        .chain('body', [[0.42, 0.95, 0], [0.4, 0.6, 0], [0.3, 0.34, 0], [-0.1, 0.3, 0]], [0.1, 0.13, 0.1, 0.1], 'paint')
        .ball('body', [-0.52, 0.48, 0], [0.36, 0.24, 0.18], 'paint')
        .limb('body', [-0.1, 0.76, 0], [-0.66, 0.76, 0], 0.085, 0.075, 'seat', { melt: 0.01 })
        .ball('body', [0.62, 0.4, 0], [0.2, 0.09, 0.08], 'paint', { melt: 0.03 })
        .ball('body', [0.5, 0.98, 0], [0.07, 0.07, 0.07], 'headlight', { melt: 0.01 }))
      addWheel(kit, 'front', [0.62, 0.22, 0], 0.22, 0.11, 5)
      addWheel(kit, 'back', [-0.58, 0.22, 0], 0.22, 0.12, 5)
      for (const z of [1, -1]) cord(kit.mesh, [[0.42, 0.98, 0], [0.38, 1.04, 0.16 * z], [0.3, 1.02, 0.32 * z]], [0.018], { bone: 'body', ink: 'chrome' }, 3)
    },
  })
}

/** A frame of tubes, thin wheels, pedals that turn with them. */
export function addBicycle(kit: Pick<Kit, 'mesh'>, body = 'body'): void {
  const { mesh } = kit
  const frame = { bone: body, ink: 'paint' }
  const joints = { crank: [0, 0.29, 0], seat: [-0.2, 0.82, 0], head: [0.48, 0.82, 0], back: [-0.52, 0.34, 0], front: [0.58, 0.34, 0] } as const satisfies Record<string, Point>
  for (const [from, to] of [['crank', 'seat'], ['crank', 'head'], ['seat', 'head']] as const) rod(mesh, joints[from], joints[to], 0.018, 0.018, frame, 7)
  for (const z of [0.035, -0.035]) {
    rod(mesh, [-0.52, 0.34, z], [0, 0.29, z], 0.011, 0.011, frame, 6)
    rod(mesh, [-0.52, 0.34, z], [-0.2, 0.8, z * 0.6], 0.011, 0.011, frame, 6)
    rod(mesh, [0.58, 0.34, z], [0.46, 0.86, z * 0.5], 0.014, 0.014, frame, 6)
  }
  rod(mesh, joints.seat, [-0.24, 0.95, 0], 0.014, 0.014, { bone: body, ink: 'chrome' }, 6)
  globe(mesh, [-0.25, 0.97, 0], [0.13, 0.03, 0.065], { bone: body, ink: 'seat' }, 10)
  rod(mesh, [0.46, 0.84, 0], [0.42, 1.0, 0], 0.014, 0.014, { bone: body, ink: 'chrome' }, 6)
  for (const s of [1, -1]) cord(mesh, [[0.42, 1.0, 0], [0.46, 1.02, 0.14 * s], [0.34, 1.0, 0.26 * s]], [0.012], { bone: body, ink: 'chrome' }, 3)
  for (const [bone, [x]] of [['wheelFront', joints.front], ['wheelBack', joints.back]] as const) {
    tube(mesh, Array.from({ length: 29 }, (_, i): Point => [x + 0.33 * Math.cos((i / 28) * Math.PI * 2), 0.34 + 0.33 * Math.sin((i / 28) * Math.PI * 2), 0]), [0.016], { bone, ink: 'tyre' }, 6)
    for (let i = 0; i < 12; i++) rod(mesh, [x, 0.34, 0.02 * (i % 2 ? 1 : -1)], [x + 0.32 * Math.cos((i / 12) * Math.PI * 2), 0.34 + 0.32 * Math.sin((i / 12) * Math.PI * 2), 0], 0.0028, 0.0028, { bone, ink: 'chrome' }, 4)
    globe(mesh, [x, 0.34, 0], [0.03, 0.03, 0.04], { bone, ink: 'chrome' }, 8)
  }
  lathe(mesh, [0, 0.29, 0.05], [[0, 0], [0.095, 0], [0.095, 0.006], [0, 0.006]], { bone: 'crank', ink: 'metal' }, 18, laid.alongZ)
  for (const s of [1, -1]) {
    rod(mesh, [0, 0.29, 0.06 * s], [0.17 * s, 0.29, 0.075 * s], 0.011, 0.011, { bone: 'crank', ink: 'metal' }, 6)
  }
}

const bicycleWheels = { wheelFront: { center: [0.58, 0.34, 0] as Point, radius: 0.345 }, wheelBack: { center: [-0.52, 0.34, 0] as Point, radius: 0.345 }, crank: { center: [0, 0.29, 0] as Point, radius: 0.75 } }

export const road: Readonly<Record<string, FigureMaker>> = {
  car: carFigure(sedan, painted('#b8201c')),
  taxi: carFigure(
    { ...sedan, more: ({ mesh }) => block(mesh, [-0.2, 1.53, 0], [0.1, 0.08, 0.26], { bone: 'body', ink: 'headlight' }), moreSolid: (solid) => void solid.both((side) => side.block('body', [0, 0.84, 0.9], [1.7, 0.035, 0.1], 'checker', { role: 'stencils', round: 0.001 })) },
    painted('#e8b41c', { checker: { color: '#1a1a1a', second: '#f0f0ea', pattern: 'checks', grain: 0.07 } }),
  ),
  'police-car': carFigure(
    { ...sedan, more: ({ mesh }) => { globe(mesh, [-0.2, 1.5, 0.26], [0.12, 0.07, 0.22], { bone: 'body', ink: 'blue' }, 10); globe(mesh, [-0.2, 1.5, -0.26], [0.12, 0.07, 0.22], { bone: 'body', ink: 'taillight' }, 10) }, moreSolid: (solid) => void solid.both((side) => side.block('body', [0.1, 0.72, 0.9], [1.0, 0.2, 0.1], 'second', { role: 'stencils', round: 0.01 })) },
    painted('#1c222c', { blue: { color: '#2a5aff', gloss: 0.8, glow: 0.75 } }),
  ),
  'sports-car': carFigure(sports, painted('#d8281c')),
  jeep: carFigure(jeep, painted('#5a6a44')),
  'vintage-car': carFigure(vintage, painted('#1c3a5a', { second: { color: '#1a1c20', gloss: 0.7 } }), 3.9),
  van: carFigure(van, painted('#d8d4ca'), 4.8),
  'camper-van': carFigure({ ...van, moreSolid: (solid) => void solid.block('body', [0, 0.7, 0], [4, 0.42, 2], 'second', { role: 'stencils', round: 0.01 }) }, painted('#efe9dc', { second: { color: '#4aa0a8', gloss: 0.8 } }), 4.8),
  bus: boxVehicle({ length: 11, height: 3.1, width: 2.5, floor: 0.4, inks: painted('#c8341e'), windowY: [1.35, 2.45], windows: 8, wheels: [3.6, -3.2], radius: 0.5, stripe: true }),
  'double-decker': boxVehicle({ length: 9.5, height: 4.4, width: 2.5, floor: 0.4, inks: painted('#c01a1e'), windowY: [1.2, 2.0], windows: 7, wheels: [3.2, -2.8], radius: 0.5, stripe: true, twoDecks: true }),
  'school-bus': boxVehicle({ length: 9.5, height: 3.0, width: 2.4, floor: 0.55, inks: painted('#e8a81c', { second: { color: '#1a1a1c' } }), windowY: [1.6, 2.3], windows: 9, wheels: [3.0, -2.8], radius: 0.5, stripe: true }),
  truck: lorry(),
  'fire-truck': boxVehicle({
    length: 8.5, height: 2.9, width: 2.4, floor: 0.5, inks: painted('#c81c1a', { blue: { color: '#2a5aff', glow: 0.75, gloss: 0.8 } }), windowY: [1.5, 2.4], windows: 6, glazed: 2, wheels: [2.8, -2.4], radius: 0.52, stripe: true,
    more: ({ mesh }) => {
      for (const z of [0.3, -0.3]) rod(mesh, [-4.0, 3.15, z], [3.0, 3.25, z], 0.05, 0.05, { bone: 'body', ink: 'chrome' }, 6)
      for (let i = 0; i < 14; i++) rod(mesh, [-3.9 + i * 0.5, 3.16, 0.3], [-3.9 + i * 0.5, 3.16, -0.3], 0.03, 0.03, { bone: 'body', ink: 'chrome' }, 5)
      for (const z of [0.8, -0.8]) globe(mesh, [3.8, 2.98, z], [0.16, 0.1, 0.16], { bone: 'body', ink: 'blue' }, 10)
    },
  }),
  tractor: tractor(),
  motorbike: motorbike(),
  scooter: scooter(),
  bicycle: rigid({
    inks: painted('#2a7a6a'), spanM: 1.8, wheels: bicycleWheels, contacts: [{ point: [0.58, 0, 0], radius: 0.2, lift: 0 }, { point: [-0.52, 0, 0], radius: 0.2, lift: 0 }],
    build: (kit) => {
      addBicycle(kit)
      rod(kit.mesh, [-0.1, 0.3, 0.06], [-0.2, 0.02, 0.2], 0.008, 0.008, { bone: 'body', ink: 'chrome' }, 5)
    },
  }),
}
