/** How a picture looks, small enough to compare: which of somebody's photos are nearly the same, which one is a logo. Pure. */

export interface Likeness {
  /** 64 differences of light from left to right over nine by eight fields, in hexadecimal. */
  readonly hash: string
  /** Its mean, red, green and blue, each 0-255. */
  readonly color: readonly [number, number, number]
  /** A few flat colours on nothing, or on one colour all around. */
  readonly isLogo: boolean
}

/** Of 64; photos of a burst differ in about five. */
const mostDifferences = 10
/** In RGB, of 441. */
const mostDistance = 36

/** Whether two pictures are nearly the same to the eye. */
export function isAlike(a: Likeness, b: Likeness): boolean {
  const distance = Math.hypot(...a.color.map((value, index) => value - b.color[index]!))
  return distance <= mostDistance && differences(a.hash, b.hash) <= mostDifferences
}

function differences(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  for (; bits > 0n; bits >>= 1n) if (bits & 1n) count++
  return count
}
