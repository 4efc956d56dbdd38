/** The dragon of China: a long body that swims through the air, antlers, whiskers, a mane, four clawed legs, no wings. */
import type { Figure, FigureMaker, Moment, Pose } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { type Frame, boneFrame } from '../pose.ts'
import { cord, globe } from '../shape/forms.ts'
import { Mesh } from '../shape/mesh.ts'
import { type Point, add, cross, minus, mirrored, times, unit } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'
import { chainFrames, evenly, hangOnChain } from './chain.ts'

const lengthM = 21
const boneCount = 36
const boneM = lengthM / boneCount
/** The head's joint; the body lies along −x at rest. */
const neckX = 0
/** Of the middle of its waves above the lowest point. */
const midY = 2.1

const inks: Inks = {
  body: { color: '#d8982a', second: '#9a4a14', pattern: 'scales', grain: 0.15, gloss: 0.5 },
  belly: { color: '#f0deb0', second: '#c89a58', pattern: 'bands', grain: 0.2, gloss: 0.25 },
  fin: { color: '#d8321c', gloss: 0.3, lets: 0.3 },
  mane: { color: '#e0401c', gloss: 0.2, lets: 0.2 },
  horn: { color: '#f0dcae', gloss: 0.45 },
  whisker: { color: '#f4c23a', gloss: 0.4 },
  mouth: { color: '#8a1c1c', gloss: 0.4 },
  white: { color: '#f8f2e0', gloss: 0.6, glow: 0.1 },
  eye: { color: '#120a06', gloss: 0.6 },
}

function radiusAt(part: number): number {
  // A slim neck, the belly in the middle, a long tail.
  return 0.46 * (0.62 + 0.38 * Math.sin(Math.PI * Math.min(1, part * 1.25))) * (1 - part ** 2.2) + 0.035
}

export const serpentDragon: FigureMaker = (pixelM) => {
  const mesh = new Mesh()
  addBody(mesh)
  addLegs(mesh, Math.max(0.045, Math.min(0.12, pixelM * 3)))
  addSurface(mesh, headSolid(), { cell: Math.max(0.035, Math.min(0.09, pixelM * 2.5)), bend: 0.05, shadeReach: 0.25 })
  addFace(mesh)
  const spine = Array.from({ length: boneCount + 1 }, (_, i): Point => [neckX - i * boneM, 0, 0])
  const rest = { ...chainFrames('spine', spine), head: boneFrame([neckX, 0, 0], [1, 0, 0]) }
  return { mesh, inks, rest, move: swimming } satisfies Figure
}

function addBody(mesh: Mesh): void {
  const first = mesh.vertexCount
  const [rows, around] = [121, 18]
  for (let i = 0; i < rows; i++) {
    const part = i / (rows - 1)
    const r = radiusAt(part)
    for (let j = 0; j < around; j++) {
      const angle = (j / around) * Math.PI * 2
      const [ny, nz] = [Math.cos(angle), Math.sin(angle)]
      const index = mesh.vertex([neckX - part * lengthM, ny * r, nz * r * 0.9], [0, ny, nz], 'spine0', 'body', 0.75 + 0.25 * ny)
      mesh.inks[index * 3 + 1] = mesh.inkIndex('belly')
      mesh.inks[index * 3 + 2] = ny < -0.45 ? 1 : 0
    }
  }
  for (let i = 0; i + 1 < rows; i++) {
    for (let j = 0; j < around; j++) {
      const [a, b] = [first + i * around + j, first + i * around + ((j + 1) % around)]
      mesh.quad(a, b, b + around, a + around)
    }
  }
  // A crest of flames down the back.
  for (let i = 0; i < 68; i++) {
    const part = 0.02 + (i / 68) * 0.93
    const r = radiusAt(part)
    const size = 0.2 + 0.62 * r
    const at: Point = [neckX - part * lengthM, r * 0.86, 0]
    cord(mesh, [add(at, [0.08, 0, 0]), add(at, [-0.06, size * 0.5, 0]), add(at, [-size * 0.62, size * 0.86, 0])], [size * 0.2, size * 0.15, 0.01], { bone: 'spine0', ink: 'fin', flutter: 0.12 }, 2, 5)
  }
  const tip: Point = [neckX - lengthM * 0.985, 0, 0]
  for (let i = 0; i < 9; i++) {
    const turn = (i / 9) * Math.PI * 2
    const out = (by: number): Point => [0, Math.cos(turn) * by, Math.sin(turn) * by]
    cord(mesh, [tip, add(add(tip, [-0.35, 0, 0]), out(0.3)), add(add(tip, [-0.85, 0, 0]), out(0.26)), add(add(tip, [-1.35, 0.1, 0]), out(0.06))], [0.06, 0.13, 0.09, 0.008], { bone: 'spine0', ink: 'fin', flutter: 0.5 }, 3, 6)
  }
  hangOnChain(mesh, first, 'spine', boneCount, neckX, boneM)
}

/** Stretched back along the body, with claws spread. */
function addLegs(mesh: Mesh, cell: number): void {
  for (const [part, ahead] of [[0.2, 1], [0.56, -0.6]] as const) {
    const bone = `spine${Math.floor(part * boneCount)}`
    const hip: Point = [neckX - part * lengthM, -radiusAt(part) * 0.35, radiusAt(part) * 0.7]
    const knee = add(hip, [-0.5, -0.5, 0.34])
    const ankle = add(knee, [0.55 * ahead, -0.5, 0.1])
    const solid = new Solid(0.08).both((side) => {
      side.ball(bone, hip, [0.42, 0.34, 0.2], 'body').limb(bone, hip, knee, 0.24, 0.15, 'body').limb(bone, knee, ankle, 0.15, 0.1, 'body').ball(bone, ankle, [0.16, 0.12, 0.16], 'body')
      for (const turn of [-0.7, 0, 0.7, 2.6]) {
        const toe = add(ankle, [Math.cos(turn) * 0.3 * Math.sign(ahead), -0.06, Math.sin(turn) * 0.3])
        side.limb(bone, ankle, toe, 0.08, 0.06, 'body', { melt: 0.04 }).limb(bone, toe, add(toe, [Math.cos(turn) * 0.16 * Math.sign(ahead), -0.2, Math.sin(turn) * 0.14]), 0.05, 0.008, 'horn', { melt: 0.02 })
      }
    })
    addSurface(mesh, solid, { cell, bend: 0.1, shadeReach: 0.3 })
    for (const side of [1, -1]) {
      const place = (point: Point): Point => (side > 0 ? point : mirrored(point))
      for (const lift of [0.1, 0.3]) cord(mesh, [knee, add(knee, [-0.35, lift * 0.5, 0.05]), add(knee, [-0.8, lift, 0.02])].map(place), [0.1, 0.07, 0.006], { bone, ink: 'fin', flutter: 0.3 }, 2, 5)
    }
  }
}

function headSolid(): Solid {
  const solid = new Solid(0.12)
    .ball('head', [0.22, 0.06, 0], [0.52, 0.42, 0.42], 'body')
    .limb('head', [0.45, 0.02, 0], [1.3, 0.0, 0], 0.32, 0.23, 'body')
    .ball('head', [1.42, 0.14, 0], [0.2, 0.17, 0.26], 'body')
    .limb('head', [0.18, -0.36, 0], [1.12, -0.52, 0], 0.2, 0.13, 'body', { melt: 0.06 })
    .limb('head', [0.3, -0.46, 0], [1.1, -0.62, 0], 0.15, 0.1, 'belly', { role: 'paints', melt: 0.05 })
    .limb('head', [0.5, -0.24, 0], [1.3, -0.24, 0], 0.12, 0.1, 'mouth', { role: 'paints', melt: 0.03 })
  solid.both((side) =>
    side
      .ball('head', [1.5, 0.2, 0.15], [0.11, 0.1, 0.1], 'body', { melt: 0.06 })
      .limb('head', [0.1, 0.44, 0.22], [0.72, 0.36, 0.26], 0.13, 0.09, 'mane', { melt: 0.05 })
      .ball('head', [0.16, -0.12, 0.4], [0.26, 0.2, 0.12], 'body', { melt: 0.08 }),
  )
  return solid
}

function addFace(mesh: Mesh): void {
  const look = (ink: string, flutter = 0): { bone: string; ink: string; flutter: number } => ({ bone: 'head', ink, flutter })
  for (const side of [1, -1]) {
    const place = (point: Point): Point => (side > 0 ? point : mirrored(point))
    const draw = (points: readonly Point[], radii: readonly number[], ink: string, flutter = 0): void => cord(mesh, points.map(place), radii, look(ink, flutter), 4, 6)
    globe(mesh, place([0.6, 0.25, 0.31]), 0.125, look('white'), 14)
    globe(mesh, place([0.665, 0.255, 0.4]), 0.062, look('eye'), 10)
    globe(mesh, place([0.7, 0.3, 0.43]), 0.022, look('white'), 6)
    draw([[0.0, 0.4, 0.2], [-0.45, 0.85, 0.34], [-1.05, 1.05, 0.42], [-1.5, 1.3, 0.38]], [0.1, 0.08, 0.055, 0.012], 'horn')
    draw([[-0.45, 0.85, 0.34], [-0.4, 1.15, 0.42], [-0.55, 1.42, 0.44]], [0.065, 0.045, 0.01], 'horn')
    draw([[-0.95, 1.03, 0.41], [-1.2, 0.95, 0.55], [-1.5, 0.98, 0.6]], [0.05, 0.035, 0.01], 'horn')
    draw([[1.38, 0.02, 0.22], [1.75, 0.3, 0.55], [1.55, 0.75, 1.0], [0.9, 0.62, 1.35], [0.1, 0.3, 1.45], [-0.6, 0.5, 1.3]], [0.055, 0.045, 0.03, 0.008], 'whisker', 0.55)
    for (let i = 0; i < 4; i++) {
      const x = 0.66 + i * 0.19
      draw([[x, -0.2, 0.24 - i * 0.012], [x + 0.02, -0.36, 0.235 - i * 0.012]], [0.04, 0.006], 'white')
      draw([[x - 0.06, -0.46 - i * 0.02, 0.16], [x - 0.05, -0.33 - i * 0.02, 0.165]], [0.035, 0.006], 'white')
    }
    // A mane of flames behind the cheeks, and ears.
    for (let i = 0; i < 11; i++) {
      const turn = -1.25 + i * 0.27
      const out: Point = [0, Math.sin(turn) * 0.4, Math.cos(turn) * 0.4]
      const long = 0.85 + 0.35 * Math.sin(i * 2.3)
      draw([add([-0.05, 0, 0], out), add([-0.4, 0.1, 0], times(out, 1.75)), add([-0.45 - long * 0.6, 0.08, 0], times(out, 1.9)), add([-0.5 - long, 0.26, 0], times(out, 1.5))], [0.13, 0.13, 0.08, 0.008], 'mane', 0.3)
    }
    draw([[0.0, 0.3, 0.36], [-0.2, 0.42, 0.62], [-0.5, 0.44, 0.72]], [0.1, 0.1, 0.01], 'body')
    draw([[0.7, -0.62, 0.1], [0.62, -0.95, 0.14], [0.3, -1.2, 0.12]], [0.09, 0.07, 0.008], 'mane', 0.4)
  }
  cord(mesh, [[0.95, -0.64, 0], [0.9, -1.05, 0], [0.55, -1.4, 0]], [0.1, 0.08, 0.008], look('mane', 0.4), 4, 6)
}

/** Waves run down the body; it carries on along the way that its head has gone. */
function swimming({ timeS, phase }: Moment): Pose {
  const t = timeS + phase * 13
  const line = Array.from({ length: 181 }, (_, i): Point => {
    const s = i / 180
    const rise = 0.4 + 1.3 * Math.min(1, s * 1.8)
    return [
      2.9 - s * 12.2,
      midY + rise * Math.sin(Math.PI * 2 * (s * 1.9 - t / 3.6) + 0.6) + 0.75 * Math.exp(-s * 9),
      0.85 * Math.min(1, s * 2.2) * Math.sin(Math.PI * 2 * (s * 1.15 - t / 4.9)),
    ]
  })
  const points = evenly(line, boneCount + 1)
  const frames: Record<string, Frame> = {}
  for (let i = 0; i < boneCount; i++) frames[`spine${i}`] = along(points[i + 1]!, points[i]!, points[i]!)
  // It looks where it goes whatever the neck does.
  const ahead = unit(add(unit(minus(points[0]!, points[2]!)), [1.3, -0.05, 0]))
  frames['head'] = boneFrame(points[0]!, add(points[0]!, ahead), [0, 0.06 * Math.sin(t * 0.9), 1])
  return { frames, contacts: [] }
}

/** A bone that begins at `origin` and runs back: as at rest, with its back up. */
function along(back: Point, front: Point, origin: Point): Frame {
  const x = unit(minus(back, front))
  const z = unit(cross([0, 1, 0], x))
  return { origin, x, y: cross(z, x), z }
}
