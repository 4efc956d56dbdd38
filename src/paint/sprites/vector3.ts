/** Vectors in space. */
import type { Vec3 } from '../../scene/shot-plan.ts'

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scale = (a: Vec3, k: number): Vec3 => [a[0] * k, a[1] * k, a[2] * k]
export const mix = (a: Vec3, b: Vec3, k: number): Vec3 => [a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k]
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2])
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

/** Straight up for a vector without length. */
export function normalize(a: Vec3): Vec3 {
  const l = length(a)
  return l < 1e-9 ? [0, 1, 0] : scale(a, 1 / l)
}

/** A unit vector across another one, as level as can be. */
export function across(a: Vec3): Vec3 {
  const side = cross(a, [0, 1, 0])
  return length(side) < 1e-6 ? [1, 0, 0] : normalize(side)
}
