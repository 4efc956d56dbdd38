/** Points and directions of a figure: metres, x the way it faces, y up, z to its left. */
export type Point = readonly [x: number, y: number, z: number]

export function add(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

export function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

export function times(a: Point, factor: number): Point {
  return [a[0] * factor, a[1] * factor, a[2] * factor]
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

export function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

export function length(a: Point): number {
  return Math.hypot(a[0], a[1], a[2])
}

/** A zero vector stays zero. */
export function unit(a: Point): Point {
  const l = length(a)
  return l < 1e-12 ? a : times(a, 1 / l)
}

export function mix(a: Point, b: Point, part: number): Point {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part]
}

export function distance(a: Point, b: Point): number {
  return length(minus(a, b))
}

/** Turned about an axis through the origin, radians: about y from x toward −z, about z from x toward y. */
export function turned(a: Point, axis: 'x' | 'y' | 'z', angle: number): Point {
  const c = Math.cos(angle)
  const s = Math.sin(angle)
  const [x, y, z] = a
  if (axis === 'x') return [x, y * c - z * s, y * s + z * c]
  if (axis === 'y') return [x * c + z * s, y, -x * s + z * c]
  return [x * c - y * s, x * s + y * c, z]
}

/** The point on the other side of the body. */
export function mirrored(a: Point): Point {
  return [a[0], a[1], -a[2]]
}

/** Catmull-Rom curve through the points, first and last included. */
export function curveThrough(points: readonly Point[], stepsPerSpan: number): Point[] {
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))]!
  const curve: Point[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    for (let step = 0; step < stepsPerSpan; step++) {
      const t = step / stepsPerSpan
      const axis = (k: 0 | 1 | 2): number =>
        b[k] +
        0.5 *
          ((c[k] - a[k]) * t +
            (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t ** 2 +
            (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3)
      curve.push([axis(0), axis(1), axis(2)])
    }
  }
  curve.push(at(points.length - 1))
  return curve
}

/**
 * The middle joint of a two-bone limb.
 *
 * @param toward - The side it bends to; need not be at right angles to the limb.
 * @returns When `end` is out of reach the limb points straight at it.
 */
export function jointOf(root: Point, end: Point, firstLength: number, secondLength: number, toward: Point): Point {
  const straight = minus(end, root)
  const reach = firstLength + secondLength
  const span = Math.min(Math.max(length(straight), Math.abs(firstLength - secondLength) + 1e-6), reach * 0.9995)
  const along = unit(straight)
  const side = unit(minus(toward, times(along, dot(toward, along))))
  const cosine = (firstLength ** 2 + span ** 2 - secondLength ** 2) / (2 * firstLength * span)
  const sine = Math.sqrt(Math.max(0, 1 - cosine ** 2))
  return add(root, add(times(along, firstLength * cosine), times(side, firstLength * sine)))
}
