/** What settings need to know of the ground that `land.wgsl` draws. */

/** Half the width of a way, metres; the module's default. */
const courseHalfWidth = 1.1
/** The module's default. */
const courseBend = 3

/** Where the middle of a way runs at a depth, metres; the same formula as `M_courseX` of the module. */
export function courseXAt(z: number, courseX: number, bend = courseBend): number {
  const k = Math.min(1, Math.max(0, (z - 2) / 28))
  return courseX + bend * (Math.sin(z * 0.055 + 0.4) + 0.5 * Math.sin(z * 0.021 + 2) - 0.75) * k * k * (3 - 2 * k)
}

/** True on the way and close beside it. */
export function isOnCourse(x: number, z: number, courseX: number, halfWidth = courseHalfWidth, bend = courseBend): boolean {
  return Math.abs(x - courseXAt(z, courseX, bend)) < halfWidth + 0.4
}
