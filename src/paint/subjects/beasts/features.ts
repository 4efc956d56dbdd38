/** What makes an animal on four legs the one it is: mane, horns, antlers, trunk, hump. */
import { cord, tube } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add, curveThrough, mirrored } from '../shape/point.ts'
import { addHair } from '../shape/scatter.ts'
import type { Solid } from '../shape/solid.ts'
import type { BeastPlaces } from './beast.ts'

/** Hair along the crest of the neck. @param lengthM - Of a tuft. */
export function addMane(mesh: Mesh, places: BeastPlaces, lengthM: number, pixelM: number, stands = 0.15): void {
  const { beast, neckBase, onNeck } = places
  const r = beast.neck.radius
  const along = ([x, y]: Point): number => {
    const [ax, ay] = [Math.cos(beast.neck.angle), Math.sin(beast.neck.angle)]
    return ((x - neckBase[0]) * ax + (y - neckBase[1]) * ay) / beast.neck.length
  }
  const crest = (point: Point): number => {
    const part = along(point)
    if (part < 0 || part > 1.02) return 0
    const top = onNeck(part, r[0] + (r[1] - r[0]) * Math.min(part, 1))
    return Math.hypot(point[0] - top[0], point[1] - top[1]) < r[1] * 0.75 && Math.abs(point[2]) < r[1] * 0.5 ? 1 : 0
  }
  addHair(mesh, {
    count: Math.round(Math.min(26_000, (9000 * lengthM) / Math.max(pixelM, 0.004) / 6)),
    lengthM,
    widthM: Math.max(lengthM * 0.16, pixelM * 1.5),
    stands,
    ink: 'mane',
    flutter: 0.35,
    flow: ([, , z]) => [-0.45, -1, z >= 0 ? 0.6 : -0.6],
    accepts: crest,
  })
}

/** Long hair that hangs from the whole tail. */
export function addTailHair(mesh: Mesh, places: BeastPlaces, lengthM: number, pixelM: number): void {
  const [x, y] = places.tailBase
  const reach = places.beast.tail.length + 0.1
  addHair(mesh, {
    count: Math.round(Math.min(30_000, 60 / Math.max(pixelM, 0.003))),
    lengthM,
    widthM: Math.max(lengthM * 0.07, pixelM * 1.5),
    stands: 0.04,
    ink: 'mane',
    flutter: 0.6,
    flow: () => [-0.25, -1, 0],
    accepts: (point) => (point[0] < x + 0.02 && Math.hypot(point[0] - x, point[1] - y) < reach ? 1 : 0),
  })
}

/** Both sides of something that the left side draws. */
export function bothSides(draw: (place: (point: Point) => Point) => void): void {
  draw((point) => point)
  draw(mirrored)
}

/** Antlers with tines. @param sizeM - Height of the beam. */
export function addAntlers(mesh: Mesh, { onHead, beast }: BeastPlaces, sizeM: number, isPalmate = false): void {
  const [along, high, broad] = beast.head.skull
  const base = onHead(-along * 0.25, high * 0.85, broad * 0.42)
  const at = (back: number, up: number, out: number): Point => add(base, [-back * sizeM, up * sizeM, out * sizeM])
  const look = { bone: 'head', ink: 'horn' }
  bothSides((place) => {
    const beam = curveThrough([at(0, 0, 0), at(0.22, 0.3, 0.26), at(0.3, 0.62, 0.44), at(0.12, 0.95, 0.5), at(-0.06, 1.1, 0.44)], 3)
    tube(mesh, beam.map(place), [sizeM * 0.045, sizeM * 0.038, sizeM * 0.028, sizeM * 0.012], look, 6)
    const tines: readonly (readonly [Point, Point])[] = [
      [at(0.03, 0.05, 0.04), at(-0.3, 0.2, 0.06)],
      [at(0.22, 0.32, 0.27), at(-0.12, 0.5, 0.3)],
      [at(0.3, 0.6, 0.44), at(0.02, 0.78, 0.56)],
      [at(0.2, 0.85, 0.48), at(0.28, 1.12, 0.4)],
    ]
    for (const [from, to] of tines) {
      const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 - sizeM * 0.05, (from[2] + to[2]) / 2]
      cord(mesh, [place(from), place(middle), place(to)], [sizeM * 0.032, sizeM * 0.022, sizeM * 0.006], look, 3)
    }
    if (isPalmate) {
      const palm = [at(0.1, 0.3, 0.34), at(0.34, 0.55, 0.5), at(0.3, 0.85, 0.66)].map(place)
      tube(mesh, palm, [sizeM * 0.1, sizeM * 0.2, sizeM * 0.07], look, 8)
    }
  })
}

/** A pair of horns through points given in skull radii: back, up, out. */
export function addHorns(mesh: Mesh, { onHead, beast }: BeastPlaces, points: readonly Point[], radii: readonly number[], ink = 'horn'): void {
  const [along, high, broad] = beast.head.skull
  bothSides((place) =>
    cord(mesh, points.map(([back, up, out]) => place(onHead(-back * along, up * high, out * broad))), radii, { bone: 'head', ink }, 4, 8),
  )
}

/** A trunk that hangs from the face, and tusks beside it. */
export function trunkForms(solid: Solid, { onHead, beast }: BeastPlaces): void {
  const [along, high, broad] = beast.head.skull
  const start = onHead(along * 0.75, -high * 0.18)
  const points: Point[] = curveThrough(
    [start, add(start, [0.2, -0.42, 0]), add(start, [0.22, -0.95, 0]), add(start, [0.14, -1.42, 0]), add(start, [0.24, -1.72, 0]), add(start, [0.4, -1.78, 0])],
    3,
  )
  solid.chain('head', points, [broad * 0.56, broad * 0.42, broad * 0.3, broad * 0.22, broad * 0.17], 'coat', { melt: 0.12 })
}

export function addTusks(mesh: Mesh, { onHead, beast }: BeastPlaces): void {
  const [along, high, broad] = beast.head.skull
  bothSides((place) => {
    const base = onHead(along * 0.7, -high * 0.5, broad * 0.5)
    cord(mesh, [base, add(base, [0.16, -0.36, 0.06]), add(base, [0.4, -0.52, 0.05]), add(base, [0.66, -0.48, 0.02])].map(place), [0.075, 0.065, 0.045, 0.012], { bone: 'head', ink: 'horn' }, 4, 8)
  })
}
