/** Points and directions in a figure's plane: metres, x forward, y up. */
export type Vector = readonly [x: number, y: number]

export function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1]]
}

export function between(a: Vector, b: Vector, part: number): Vector {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]
}

/** From `a` along an angle (radians, counter-clockwise from +x) for a distance. */
export function along(a: Vector, angle: number, distance: number): Vector {
  return [a[0] + Math.cos(angle) * distance, a[1] + Math.sin(angle) * distance]
}

export function turn(a: Vector, angle: number): Vector {
  const c = Math.cos(angle)
  const s = Math.sin(angle)
  return [a[0] * c - a[1] * s, a[0] * s + a[1] * c]
}

export function distance(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

export function angleOf(from: Vector, to: Vector): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0])
}

/**
 * The joint of a two-bone limb from `root` to `end`.
 *
 * @param bend - +1 bends the joint counter-clockwise of the line root → end (a knee when
 *   walking to +x), −1 the other way.
 * @returns The joint; when `end` is out of reach the limb points straight at it.
 */
export function jointOf(root: Vector, end: Vector, firstLength: number, secondLength: number, bend: 1 | -1): Vector {
  const reach = firstLength + secondLength
  const span = Math.min(Math.max(distance(root, end), Math.abs(firstLength - secondLength) + 1e-6), reach * 0.9995)
  const cosine = (firstLength ** 2 + span ** 2 - secondLength ** 2) / (2 * firstLength * span)
  return along(root, angleOf(root, end) + bend * Math.acos(Math.max(-1, Math.min(1, cosine))), firstLength)
}

/** Catmull-Rom curve through the points; closed curves come back to the first. */
export function smoothCurve(points: readonly Vector[], closed: boolean, stepsPerSpan: number): Vector[] {
  const count = points.length
  const at = (i: number): Vector =>
    closed ? points[(i + count) % count]! : points[Math.max(0, Math.min(count - 1, i))]!
  const curve: Vector[] = []
  const spans = closed ? count : count - 1
  for (let i = 0; i < spans; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    for (let step = 0; step < stepsPerSpan; step++) {
      const t = step / stepsPerSpan
      const axis = (k: 0 | 1): number =>
        b[k] +
        0.5 *
          ((c[k] - a[k]) * t +
            (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t ** 2 +
            (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3)
      curve.push([axis(0), axis(1)])
    }
  }
  if (!closed) curve.push(points[count - 1]!)
  return curve
}
