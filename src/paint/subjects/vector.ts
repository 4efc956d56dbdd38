/** Points and directions in the plane of a walk: metres, x forward, y up. */
export type Vector = readonly [x: number, y: number]

export function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1]]
}

export function turn(a: Vector, angle: number): Vector {
  const c = Math.cos(angle)
  const s = Math.sin(angle)
  return [a[0] * c - a[1] * s, a[0] * s + a[1] * c]
}
