/** Butterflies and bees: larger than life, since no lens comes near enough to them. */
import type { Figure, FigureMaker, Moment, Pose } from './figure.ts'
import type { Inks } from './ink.ts'
import { type Frame, placedFrame, restFrame } from './pose.ts'
import { cord, globe, rod, sheet } from './shape/forms.ts'
import { Mesh } from './shape/mesh.ts'
import { type Point, add, mirrored, turned } from './shape/point.ts'

/** A wing as an outline of radius by angle from its root, in the plane of x and z. */
interface Wing {
  readonly root: Point
  /** Radians from straight ahead outward, of its front and its back edge. */
  readonly from: number
  readonly to: number
  readonly reachM: number
}

const fore: Wing = { root: [0.012, 0.006, 0.005], from: 0.5, to: 1.75, reachM: 0.135 }
const hind: Wing = { root: [-0.008, 0.005, 0.005], from: 1.55, to: 2.85, reachM: 0.1 }

function addWing(mesh: Mesh, { root, from, to, reachM }: Wing, bone: string, ink: string, edge: string, side: number): void {
  const place = (point: Point): Point => (side > 0 ? point : mirrored(point))
  const lobe = (across: number): number => reachM * (0.62 + 0.38 * Math.sin(Math.PI * (0.12 + 0.66 * across)) ** 2)
  const at = (down: number, across: number): Point => {
    const angle = from + (to - from) * across
    const out = lobe(across) * down
    return place(add(root, [Math.cos(angle) * out, 0.05 * out * Math.sin(Math.PI * across), Math.sin(angle) * out]))
  }
  const first = mesh.vertexCount
  sheet(mesh, 9, 13, at, { bone, ink })
  for (let i = first; i < mesh.vertexCount; i++) {
    const [x, , z] = [mesh.positions[i * 3]! - root[0], 0, Math.abs(mesh.positions[i * 3 + 2]!) - root[2]]
    mesh.inks[i * 3 + 1] = mesh.inkIndex(edge)
    mesh.inks[i * 3 + 2] = Math.hypot(x, z) > reachM * 0.72 ? 1 : 0
  }
  for (const across of [0.08, 0.34, 0.6, 0.9]) cord(mesh, [at(0.05, across), at(0.9, across)], [0.0022, 0.0008], { bone, ink: edge }, 2, 4)
}

function butterfly(inks: Inks): FigureMaker {
  return () => {
    const mesh = new Mesh()
    rod(mesh, [0.045, 0, 0], [-0.055, -0.004, 0], 0.0085, 0.005, { bone: 'body', ink: 'body' }, 8)
    globe(mesh, [0.056, 0.002, 0], 0.009, { bone: 'body', ink: 'body' }, 8)
    for (const side of [1, -1]) {
      cord(mesh, [[0.06, 0.005, 0.004 * side], [0.09, 0.026, 0.016 * side], [0.115, 0.034, 0.03 * side]], [0.0012, 0.0012, 0.003], { bone: 'body', ink: 'body' }, 3, 4)
      const bone = side > 0 ? 'wingL' : 'wingR'
      addWing(mesh, hind, bone, 'hind', 'edge', side)
      addWing(mesh, fore, bone, 'wing', 'edge', side)
    }
    return { mesh, inks, rest: {}, move: fluttering } satisfies Figure
  }
}

/** Up with every beat, and never straight on. */
function fluttering({ timeS, phase, action }: Moment): Pose {
  const t = timeS + phase * 37
  const rests = action === 'perch' || action === 'sit' || action === 'stand'
  const beat = rests ? 0.55 + 0.45 * Math.sin(t * 1.6) : 0.5 + 0.75 * Math.sin(Math.PI * 2 * (t / 0.19))
  const wander: Point = rests ? [0, 0.05, 0] : [0.12 * Math.sin(t * 1.1), 0.16 + 0.13 * Math.sin(t * 1.7 + 2) + 0.03 * Math.sin(t * 5.3) - 0.02 * beat, 0.1 * Math.sin(t * 0.9 + 1)]
  const body = placedFrame(wander, 0.5 * Math.sin(t * 0.7), 0.5 + 0.15 * Math.sin(t * 1.3), 0.35 * Math.sin(t * 0.8))
  return { frames: { body, ...flapped(body, [0, 0, 0], beat) }, contacts: [] }
}

/** Both wings raised about the body's length. */
function flapped(body: Frame, root: Point, raise: number, names: readonly [string, string] = ['wingL', 'wingR']): Record<string, Frame> {
  const wing = (side: number): Frame => {
    const turn = (axis: Point): Point => turned(axis, 'x', -raise * side)
    const into = (axis: Point): Point => [0, 1, 2].map((k) => body.x[k]! * axis[0] + body.y[k]! * axis[1] + body.z[k]! * axis[2]) as unknown as Point
    const moved = add(root, turn([-root[0], -root[1], -root[2]]))
    return { origin: add(body.origin, into(moved)), x: into(turn([1, 0, 0])), y: into(turn([0, 1, 0])), z: into(turn([0, 0, 1])) }
  }
  return { [names[0]]: wing(1), [names[1]]: wing(-1) }
}

const bee: FigureMaker = () => {
  const mesh = new Mesh()
  globe(mesh, [0.012, 0, 0], [0.026, 0.024, 0.024], { bone: 'body', ink: 'fur' }, 14)
  globe(mesh, [-0.036, -0.004, 0], [0.042, 0.024, 0.025], { bone: 'body', ink: 'belly' }, 20)
  globe(mesh, [0.043, -0.002, 0], [0.014, 0.017, 0.017], { bone: 'body', ink: 'dark' }, 12)
  for (const side of [1, -1]) {
    globe(mesh, [0.048, 0.003, 0.012 * side], [0.008, 0.01, 0.006], { bone: 'body', ink: 'eye' }, 8)
    cord(mesh, [[0.054, 0.006, 0.005 * side], [0.068, 0.02, 0.01 * side], [0.08, 0.016, 0.014 * side]], [0.002, 0.0018, 0.0014], { bone: 'body', ink: 'dark' }, 2, 4)
    for (let i = 0; i < 3; i++) cord(mesh, [[0.02 - i * 0.014, -0.014, 0.014 * side], [0.022 - i * 0.02, -0.034, 0.026 * side], [0.014 - i * 0.024, -0.048, 0.022 * side]], [0.003, 0.0026, 0.0018], { bone: 'body', ink: 'dark' }, 2, 4)
    const bone = side > 0 ? 'wingL' : 'wingR'
    for (const [x, reach] of [[0.01, 0.075], [-0.006, 0.05]] as const) {
      sheet(mesh, 7, 5, (down, across) => {
        const out = down * reach
        const wide = 0.026 * Math.sqrt(Math.max(0.02, Math.sin(Math.PI * Math.min(0.97, down * 0.85 + 0.1))))
        return [x - out * 0.35 + (0.5 - across) * wide, 0.022, side * (0.008 + out)]
      }, { bone, ink: 'wing' })
    }
  }
  return { mesh, inks: beeInks, rest: {}, move: hovering } satisfies Figure
}

function hovering({ timeS, phase }: Moment): Pose {
  const t = timeS + phase * 29
  const body = placedFrame([0.1 * Math.sin(t * 0.9), 0.12 + 0.07 * Math.sin(t * 1.4 + 1) + 0.008 * Math.sin(t * 21), 0.06 * Math.sin(t * 0.7)], 0.35 * Math.sin(t * 0.6), 0.12 + 0.08 * Math.sin(t * 1.1))
  return { frames: { root: restFrame, body, ...flapped(body, [0, 0.02, 0], 0.25 + 0.6 * Math.sin(t * 61)) }, contacts: [] }
}

const beeInks: Inks = {
  fur: { color: '#d8a02a', pattern: 'fur', grain: 0.01 },
  belly: { color: '#e8b02c', second: '#1c1410', pattern: 'stripes', grain: 0.026, gloss: 0.3 },
  dark: { color: '#1c1612', gloss: 0.3 },
  eye: { color: '#0c0a08', gloss: 0.8 },
  wing: { color: '#e8ecf0', gloss: 0.7, lets: 0.45 },
}

const winged = (wing: string, hindWing: string, edge = '#1c1412'): Inks => ({
  wing: { color: wing, lets: 0.4, gloss: 0.15 }, hind: { color: hindWing, lets: 0.4, gloss: 0.15 }, edge: { color: edge, lets: 0.15 }, body: { color: '#241c18', gloss: 0.2 },
})

export const insects: Readonly<Record<string, FigureMaker>> = {
  butterfly: butterfly(winged('#e8862a', '#f0a83c')),
  'blue-butterfly': butterfly(winged('#2f7ae0', '#4a9af0')),
  'white-butterfly': butterfly(winged('#f4f0e4', '#f0ecd8', '#c8b890')),
  bee,
}
