/**
 * Forms that are made of triangles at once, where a solid would be too coarse or too dear: turned forms, tubes, sheets,
 * blocks, cut-out plates. All take the outside to be where the corners of a face turn about its normal.
 */
import type { Mesh } from './mesh.ts'
import { type Point, add, cross, curveThrough, distance, minus, mix, times, unit } from './point.ts'

export interface FormInk {
  readonly bone: string
  readonly ink: string
  readonly flutter?: number
}

/** A vertex grid with smooth normals. @param at - Point of row i and column j. */
function grid(
  mesh: Mesh,
  rows: number,
  columns: number,
  at: (i: number, j: number) => Point,
  { bone, ink, flutter = 0 }: FormInk,
  options: { closesColumns?: boolean; flutterAt?: (i: number, j: number) => number; turnedOver?: boolean } = {},
): void {
  const { closesColumns = false, flutterAt, turnedOver = false } = options
  const wrap = (j: number): number => (closesColumns ? (j + columns) % columns : Math.max(0, Math.min(columns - 1, j)))
  const first = mesh.vertexCount
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const down = minus(at(Math.min(i + 1, rows - 1), j), at(Math.max(i - 1, 0), j))
      const across = minus(at(i, wrap(j + 1)), at(i, wrap(j - 1)))
      const normal = unit(cross(down, across))
      mesh.vertex(at(i, j), turnedOver ? times(normal, -1) : normal, bone, ink, 1, flutterAt?.(i, j) ?? flutter)
    }
  }
  for (let i = 0; i + 1 < rows; i++) {
    for (let j = 0; j + 1 < columns + Number(closesColumns); j++) {
      const [a, b] = [first + i * columns + wrap(j), first + i * columns + wrap(j + 1)]
      const [c, d] = [b + columns, a + columns]
      if (turnedOver) mesh.quad(a, b, c, d)
      else mesh.quad(a, d, c, b)
    }
  }
}

/** Ways to lay a turned form: its axis along x (the way the figure faces) or along z (to its left) instead of upright. */
export const laid = {
  upright: ([x, y, z]: Point): Point => [x, y, z],
  alongX: ([x, y, z]: Point): Point => [y, -x, z],
  alongZ: ([x, y, z]: Point): Point => [x, -z, y],
} as const

/**
 * Turned about an upright axis through `base`.
 *
 * @param profile - Radius and height from the bottom up; a radius of 0 closes it. Give a corner twice to keep it sharp.
 * @param lay - Turns the form about its base.
 */
export function lathe(
  mesh: Mesh,
  base: Point,
  profile: readonly (readonly [radius: number, height: number])[],
  look: FormInk,
  around = 24,
  lay: (point: Point) => Point = laid.upright,
): void {
  // A corner given twice belongs to both sides, each with its own normal.
  const parts: (readonly [number, number])[][] = [[]]
  for (const [i, corner] of profile.entries()) {
    parts.at(-1)!.push(corner)
    const next = profile[i + 1]
    if (next && next[0] === corner[0] && next[1] === corner[1]) parts.push([])
  }
  for (const part of parts) {
    if (part.length < 2) continue
    grid(
      mesh,
      part.length,
      around,
      (i, j) => {
        const [radius, height] = part[i]!
        const angle = (j / around) * Math.PI * 2
        return add(base, lay([Math.max(radius, 1e-4) * Math.cos(angle), height, Math.max(radius, 1e-4) * Math.sin(angle)]))
      },
      look,
      { closesColumns: true },
    )
  }
}

/** A round tube along points, closed at both ends. @param radii - Spread evenly over the points. */
export function tube(mesh: Mesh, points: readonly Point[], radii: readonly number[], look: FormInk, around = 8): void {
  const last = points.length - 1
  const radiusAt = (part: number): number => {
    const at = part * (radii.length - 1)
    const from = Math.min(Math.floor(at), Math.max(0, radii.length - 2))
    return radii.length === 1 ? radii[0]! : radii[from]! + (radii[from + 1]! - radii[from]!) * (at - from)
  }
  // Frames along the tube turn as little as possible.
  const frames: { point: Point; radius: number; u: Point; v: Point }[] = []
  let u: Point = [0, 0, 0]
  for (let i = 0; i <= last; i++) {
    const along = unit(minus(points[Math.min(i + 1, last)]!, points[Math.max(i - 1, 0)]!))
    const hint: Point = i > 0 ? u : Math.abs(along[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]
    u = unit(minus(hint, times(along, along[0] * hint[0] + along[1] * hint[1] + along[2] * hint[2])))
    frames.push({ point: points[i]!, radius: radiusAt(i / last), u, v: cross(u, along) })
  }
  const rows = [{ ...frames[0]!, radius: 1e-4 }, ...frames, { ...frames[last]!, radius: 1e-4 }]
  grid(
    mesh,
    rows.length,
    around,
    (i, j) => {
      const { point, radius, u: a, v: b } = rows[i]!
      const angle = (j / around) * Math.PI * 2
      return add(point, add(times(a, radius * Math.cos(angle)), times(b, radius * Math.sin(angle))))
    },
    look,
    { closesColumns: true },
  )
}

/** A tube through the points on a smooth curve. */
export function cord(mesh: Mesh, points: readonly Point[], radii: readonly number[], look: FormInk, steps = 4, around = 6): void {
  tube(mesh, curveThrough(points, steps), radii, look, around)
}

/** A thin sheet seen from both sides. @param at - Point at 0 … 1 down and across. */
export function sheet(
  mesh: Mesh,
  rows: number,
  columns: number,
  at: (down: number, across: number) => Point,
  look: FormInk & { readonly backInk?: string; readonly flutterAt?: (down: number, across: number) => number },
): void {
  const point = (i: number, j: number): Point => at(i / (rows - 1), j / (columns - 1))
  const flutterAt = look.flutterAt
  const options = flutterAt ? { flutterAt: (i: number, j: number) => flutterAt(i / (rows - 1), j / (columns - 1)) } : {}
  grid(mesh, rows, columns, point, look, options)
  grid(mesh, rows, columns, point, { ...look, ink: look.backInk ?? look.ink }, { ...options, turnedOver: true })
}

/** A block with flat faces. @param turn - Moves and turns a corner given relative to the middle. */
export function block(
  mesh: Mesh,
  center: Point,
  half: Point,
  look: FormInk,
  turn: (corner: Point) => Point = (corner) => corner,
): void {
  const corner = (sx: number, sy: number, sz: number): Point => add(center, turn([sx * half[0], sy * half[1], sz * half[2]]))
  const faces: readonly (readonly Point[])[] = [
    [corner(1, -1, -1), corner(1, 1, -1), corner(1, 1, 1), corner(1, -1, 1)],
    [corner(-1, -1, 1), corner(-1, 1, 1), corner(-1, 1, -1), corner(-1, -1, -1)],
    [corner(-1, 1, -1), corner(-1, 1, 1), corner(1, 1, 1), corner(1, 1, -1)],
    [corner(-1, -1, 1), corner(-1, -1, -1), corner(1, -1, -1), corner(1, -1, 1)],
    [corner(-1, -1, 1), corner(1, -1, 1), corner(1, 1, 1), corner(-1, 1, 1)],
    [corner(1, -1, -1), corner(-1, -1, -1), corner(-1, 1, -1), corner(1, 1, -1)],
  ]
  for (const face of faces) flatFace(mesh, face, look)
}

/** A flat face with its own normal; corners turn about it. */
export function flatFace(mesh: Mesh, corners: readonly Point[], { bone, ink, flutter = 0 }: FormInk): void {
  const normal = unit(cross(minus(corners[1]!, corners[0]!), minus(corners[2]!, corners[0]!)))
  const [first, ...rest] = corners.map((corner) => mesh.vertex(corner, normal, bone, ink, 1, flutter))
  for (let i = 0; i + 1 < rest.length; i++) mesh.triangle(first!, rest[i]!, rest[i + 1]!)
}

/**
 * An outline of the x-y plane cut out of a plate.
 *
 * @param outline - In order around; may be hollow.
 * @param z - From where to where it is thick.
 * @param place - Moves a point of the plate into the figure.
 */
export function plate(
  mesh: Mesh,
  outline: readonly (readonly [number, number])[],
  [from, to]: readonly [number, number],
  look: FormInk,
  place: (point: Point) => Point = (point) => point,
): void {
  const around = areaOf(outline) > 0 ? outline : outline.toReversed()
  const triangles = earTriangles(around)
  for (const [z, isBack] of [[from, true], [to, false]] as const) {
    const at = around.map(([x, y]) => place([x, y, z]))
    for (const [a, b, c] of triangles) flatFace(mesh, isBack ? [at[c]!, at[b]!, at[a]!] : [at[a]!, at[b]!, at[c]!], look)
  }
  for (const [i, [x, y]] of around.entries()) {
    const [nextX, nextY] = around[(i + 1) % around.length]!
    flatFace(mesh, [place([x, y, from]), place([nextX, nextY, from]), place([nextX, nextY, to]), place([x, y, to])], look)
  }
}

function areaOf(outline: readonly (readonly [number, number])[]): number {
  return outline.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length]!
    return sum + x * nextY - nextX * y
  }, 0)
}

/** Ear clipping of an outline that turns to the left. */
export function earTriangles(outline: readonly (readonly [number, number])[]): [number, number, number][] {
  const left = outline.map((_, i) => i)
  const triangles: [number, number, number][] = []
  const turns = (a: number, b: number, c: number): number => {
    const [[ax, ay], [bx, by], [cx, cy]] = [outline[a]!, outline[b]!, outline[c]!]
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  }
  const isEar = (i: number): boolean => {
    const [a, b, c] = [left[(i + left.length - 1) % left.length]!, left[i]!, left[(i + 1) % left.length]!]
    if (turns(a, b, c) <= 0) return false
    return left.every((p) => p === a || p === b || p === c || !(turns(a, b, p) > 0 && turns(b, c, p) > 0 && turns(c, a, p) > 0))
  }
  while (left.length > 3) {
    const found = left.findIndex((_, i) => isEar(i))
    const i = found >= 0 ? found : 0 // an outline that crosses itself still ends
    triangles.push([left[(i + left.length - 1) % left.length]!, left[i]!, left[(i + 1) % left.length]!])
    left.splice(i, 1)
  }
  if (left.length === 3) triangles.push([left[0]!, left[1]!, left[2]!])
  return triangles
}

/** A ball with its own radii, of triangles. */
export function globe(mesh: Mesh, center: Point, radii: Point | number, look: FormInk, around = 14): void {
  const [rx, ry, rz] = typeof radii === 'number' ? [radii, radii, radii] : radii
  const rows = Math.max(4, around >> 1)
  const first = mesh.vertexCount
  for (let i = 0; i <= rows; i++) {
    for (let j = 0; j < around; j++) {
      const [up, turn] = [(i / rows - 0.5) * Math.PI, (j / around) * Math.PI * 2]
      const n: Point = [Math.cos(up) * Math.cos(turn), Math.sin(up), Math.cos(up) * Math.sin(turn)]
      mesh.vertex(add(center, [n[0] * rx, n[1] * ry, n[2] * rz]), unit([n[0] / rx, n[1] / ry, n[2] / rz]), look.bone, look.ink, 1, look.flutter)
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < around; j++) {
      const [a, b] = [first + i * around + j, first + i * around + ((j + 1) % around)]
      mesh.quad(a, a + around, b + around, b)
    }
  }
}

/** A stretched ball between two points, of triangles. */
export function rod(mesh: Mesh, from: Point, to: Point, ra: number, rb: number, look: FormInk, around = 8): void {
  const along = unit(minus(to, from))
  const steps = 3
  const points: Point[] = []
  const radii: number[] = []
  for (let i = steps; i >= 0; i--) {
    const angle = (i / steps) * (Math.PI / 2)
    points.push(add(from, times(along, -ra * Math.sin(angle))))
    radii.push(Math.max(ra * Math.cos(angle), 1e-4))
  }
  if (distance(from, to) > 1e-6) points.push(mix(from, to, 0.5))
  if (distance(from, to) > 1e-6) radii.push((ra + rb) / 2)
  for (let i = 0; i <= steps; i++) {
    const angle = (i / steps) * (Math.PI / 2)
    points.push(add(to, times(along, rb * Math.sin(angle))))
    radii.push(Math.max(rb * Math.cos(angle), 1e-4))
  }
  tube(mesh, points, radii, look, around)
}
