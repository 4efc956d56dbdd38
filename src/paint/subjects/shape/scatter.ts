/** Random places of a surface that are the same every time, and what grows there: hair, feathers, leaves. */
import { createRandom } from '../../../scene/random.ts'
import { type Mesh, bonesPerVertex } from './mesh.ts'
import { type Point, add, cross, dot, minus, mix, times, unit } from './point.ts'

export interface Place {
  readonly point: Point
  readonly normal: Point
  /** A vertex nearby, whose bones and ink apply. */
  readonly vertex: number
  readonly openness: number
}

/** Spread evenly over the faces from `firstTriangle` on that `accepts` them, by its share 0 … 1. */
export function scattered(
  mesh: Mesh,
  count: number,
  options: { seed?: number; firstTriangle?: number; accepts?: (point: Point, normal: Point, ink: string) => number } = {},
): Place[] {
  const { seed = 1, firstTriangle = 0, accepts } = options
  const random = createRandom(seed)
  const at = (list: readonly number[], index: number): Point => [list[index * 3]!, list[index * 3 + 1]!, list[index * 3 + 2]!]
  const areas: number[] = []
  let total = 0
  for (let i = firstTriangle * 3; i < mesh.triangles.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => at(mesh.positions, mesh.triangles[i + k]!)) as [Point, Point, Point]
    total += Math.hypot(...cross(minus(b, a), minus(c, a))) / 2
    areas.push(total)
  }
  const places: Place[] = []
  for (let n = 0; n < count; n++) {
    const wanted = random.next() * total
    let [low, high] = [0, areas.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (areas[middle]! < wanted) low = middle + 1
      else high = middle
    }
    const corners = [0, 1, 2].map((k) => mesh.triangles[(firstTriangle + low) * 3 + k]!) as [number, number, number]
    const [u, v] = [random.next(), random.next()]
    const [p, q] = u + v > 1 ? [1 - u, 1 - v] : [u, v]
    const weigh = (list: readonly number[]): Point => {
      const [a, b, c] = corners.map((corner) => at(list, corner)) as [Point, Point, Point]
      return add(a, add(times(minus(b, a), p), times(minus(c, a), q)))
    }
    const place: Place = {
      point: weigh(mesh.positions),
      normal: unit(weigh(mesh.normals)),
      vertex: corners[0],
      openness: mesh.openness[corners[0]]!,
    }
    const ink = mesh.inkNames[mesh.inks[corners[0] * 3 + (mesh.inks[corners[0] * 3 + 2]! > 0.5 ? 1 : 0)]!]!
    if (!accepts || random.next() < accepts(place.point, place.normal, ink)) places.push(place)
  }
  return places
}

export interface HairStyle {
  readonly count: number
  readonly lengthM: number
  readonly widthM: number
  /** Which way it lies; default back and down. */
  readonly flow?: (point: Point) => Point
  /** How far the tips stand off, parts of the length. */
  readonly stands?: number
  /** Default: the ink of the place it grows on. */
  readonly ink?: string
  readonly flutter?: number
  readonly seed?: number
  readonly firstTriangle?: number
  readonly accepts?: (point: Point, normal: Point, ink: string) => number
}

/** Tufts that lie on the surface and break its outline. */
export function addHair(mesh: Mesh, style: HairStyle): void {
  const random = createRandom((style.seed ?? 1) + 7)
  const { lengthM, widthM, stands = 0.3, flow = () => [-0.8, -0.5, 0] as const } = style
  for (const { point, normal, vertex, openness } of scattered(mesh, style.count, style)) {
    const wild: Point = [random.between(-0.35, 0.35), random.between(-0.35, 0.35), random.between(-0.35, 0.35)]
    const lying = add(flow(point), wild)
    const along = unit(minus(lying, times(normal, dot(lying, normal))))
    const across = times(cross(normal, along), (widthM / 2) * random.between(0.7, 1.3))
    const reach = lengthM * random.between(0.6, 1.25)
    const tip = add(point, add(times(along, reach), times(normal, reach * stands * random.between(0.5, 1.3))))
    const root = add(point, times(normal, -0.12 * widthM))
    const middle = add(mix(root, tip, 0.5), times(normal, reach * 0.08))
    const corners = [add(root, across), minus(root, across), add(middle, times(across, 0.75)), minus(middle, times(across, 0.75)), tip]
    const lean = unit(add(normal, times(along, 0.35)))
    const [a, b, c, d, e] = corners.map((corner, i) => {
      const index = mesh.vertex(corner, i < 2 ? normal : lean, 'root', style.ink ?? mesh.inkNames[0]!, Math.min(1, openness * (i < 2 ? 0.75 : 1.05)), i < 4 ? 0 : (style.flutter ?? 0))
      copyVertex(mesh, vertex, index, style.ink)
      return index
    }) as [number, number, number, number, number]
    for (const [p, q, r] of [[a, b, d], [a, d, c], [c, d, e]] as const) {
      mesh.triangle(p, q, r)
      mesh.triangle(p, r, q)
    }
  }
}

/** Gives a vertex the bones of another and, unless it has its own, its ink. */
export function copyVertex(mesh: Mesh, from: number, to: number, ink?: string): void {
  for (let k = 0; k < bonesPerVertex; k++) {
    mesh.bones[to * 4 + k] = mesh.bones[from * 4 + k]!
    mesh.weights[to * 4 + k] = mesh.weights[from * 4 + k]!
  }
  if (ink === undefined) for (let k = 0; k < 3; k++) mesh.inks[to * 3 + k] = mesh.inks[from * 3 + k]!
}
