/** Where the bones of a figure are at a moment. */
import { type Point, add, cross, dot, minus, times, unit } from './shape/point.ts'

/** A place with its own axes, unit vectors at right angles. */
export interface Frame {
  readonly origin: Point
  readonly x: Point
  readonly y: Point
  readonly z: Point
}

/** At the origin, as everything stands. */
export const restFrame: Frame = { origin: [0, 0, 0], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] }

/** Three rows of four: rotation and move. */
export const matrixFloats = 12

/**
 * The frame of a bone.
 *
 * @param to - Its x axis goes there from `origin`.
 * @param side - Roughly its z axis: to the body's left.
 */
export function boneFrame(origin: Point, to: Point, side: Point = [0, 0, 1]): Frame {
  const x = unit(minus(to, origin))
  const z = unit(minus(side, times(x, dot(side, x))))
  return { origin, x, y: cross(z, x), z }
}

/** Upright at a place, turned: about y (the heading), then tipped about its own z. */
export function placedFrame(origin: Point, heading = 0, tip = 0, roll = 0): Frame {
  const [ch, sh, ct, st, cr, sr] = [Math.cos(heading), Math.sin(heading), Math.cos(tip), Math.sin(tip), Math.cos(roll), Math.sin(roll)]
  const x: Point = [ch * ct, st, sh * ct]
  const up: Point = [-ch * st, ct, -sh * st]
  const left: Point = [-sh, 0, ch]
  return { origin, x, y: add(times(up, cr), times(left, sr)), z: add(times(left, cr), times(up, -sr)) }
}

/** A point given along the axes of a frame. */
export function inFrame({ origin, x, y, z }: Frame, point: Point): Point {
  return add(origin, add(add(times(x, point[0]), times(y, point[1])), times(z, point[2])))
}

/** A frame given in the axes of another. */
export function frameIn(outer: Frame, inner: Frame): Frame {
  const turn = ({ x, y, z }: Frame, d: Point): Point => add(add(times(x, d[0]), times(y, d[1])), times(z, d[2]))
  return { origin: inFrame(outer, inner.origin), x: turn(outer, inner.x), y: turn(outer, inner.y), z: turn(outer, inner.z) }
}

/** Writes the matrix that takes what hangs on `rest` to where `now` is. */
export function writeMatrix(out: Float32Array, at: number, rest: Frame, now: Frame): void {
  for (let row = 0; row < 3; row++) {
    const [nx, ny, nz] = [now.x[row]!, now.y[row]!, now.z[row]!]
    const a = nx * rest.x[0] + ny * rest.y[0] + nz * rest.z[0]
    const b = nx * rest.x[1] + ny * rest.y[1] + nz * rest.z[1]
    const c = nx * rest.x[2] + ny * rest.y[2] + nz * rest.z[2]
    const [ox, oy, oz] = rest.origin
    out.set([a, b, c, now.origin[row]! - (a * ox + b * oy + c * oz)], at + row * 4)
  }
}

/** Moves and scales a whole figure: `frame` times `size` after each of its bones. */
export function placeMatrices(matrices: Float32Array, frame: Frame, size: number): Float32Array {
  const out = new Float32Array(matrices.length)
  for (let at = 0; at < matrices.length; at += matrixFloats) {
    for (let row = 0; row < 3; row++) {
      const [fx, fy, fz] = [frame.x[row]! * size, frame.y[row]! * size, frame.z[row]! * size]
      for (let k = 0; k < 4; k++) {
        out[at + row * 4 + k] = fx * matrices[at + k]! + fy * matrices[at + 4 + k]! + fz * matrices[at + 8 + k]!
      }
      out[at + row * 4 + 3]! += frame.origin[row]!
    }
  }
  return out
}
