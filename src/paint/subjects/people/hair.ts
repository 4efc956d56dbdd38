/** Hair and beards, grown over the skull. Everything relative to its middle, at an adult's size. */
import { type Point, curveThrough } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import type { Body } from './body.ts'
import { isChild, onHead } from './head-shape.ts'
import type { Outfit } from './outfit.ts'

/** A lock through points, thin at its end. */
type Lock = readonly [points: readonly Point[], root: number, tip: number]

/** A hat hides what is above its rim. */
export function hairSolid(body: Body, { hair, beard, hat }: Outfit): Solid {
  const { at, size: s } = onHead(body)
  const solid = new Solid(0.03 * s)
  const isUnderHat = hat !== undefined && hat !== 'crown' && hat !== 'veil'
  const locks = (list: readonly Lock[], melt = 0.014): void => {
    for (const [points, root, tip] of list) solid.chain('head', curveThrough(points, 2), [root * s, (0.62 * root + 0.38 * tip) * s, tip * s], 'hair', { melt: melt * s })
  }
  if (hair === 'curly') {
    // A crown of tufts.
    solid.ball('head', at(-0.03, 0.06), [0.1 * s, 0.085 * s, 0.088 * s], 'hair')
    for (let i = 0; i < (isUnderHat ? 0 : 42); i++) {
      const [a, up] = [i * 2.4, 1.32 - 1.75 * Math.sqrt(i / 42)]
      const [x, y, z] = [Math.cos(a) * Math.cos(up), Math.sin(up), Math.sin(a) * Math.cos(up)]
      if (x > 0.45 && y < 0.42) continue
      solid.ball('head', at(-0.026 + 0.103 * x, 0.055 + 0.094 * y, 0.094 * z), 0.034 * s, 'hair', { melt: 0.008 * s })
    }
  } else if (hair === 'bald') {
    solid.ball('head', at(-0.052, -0.012), [0.062 * s, 0.05 * s, 0.079 * s], 'hair')
    solid.ball('head', at(0.05, -0.03), [0.06 * s, 0.1 * s, 0.1 * s], 'hair', { role: 'cuts', melt: 0.02 * s })
  } else if (hair !== 'none') {
    const lift = isUnderHat ? 0 : hair === 'short' ? 0.007 : 0.011
    solid
      .ball('head', at(-0.024, 0.046 + lift / 2), [(0.098 + lift) * s, (0.086 + lift) * s, (0.08 + lift * 0.6) * s], 'hair')
      .ball('head', at(-0.056, -0.012), [0.061 * s, (hair === 'short' ? 0.066 : 0.075) * s, 0.072 * s], 'hair')
    // The face stays free.
    const brow = hair === 'short' ? 0.106 : isChild(body) ? 0.09 : 0.096
    solid.ball('head', at(0.088, -0.033), [0.083 * s, brow * s, 0.083 * s], 'hair', { role: 'cuts', melt: 0.012 * s })
    if (hair !== 'bob' && hair !== 'long') solid.both((side) => side.ball('head', at(0.0, -0.02, 0.1), [0.03 * s, 0.05 * s, 0.034 * s], 'hair', { role: 'cuts', melt: 0.01 * s }))
    if (!isUnderHat) locks(hair === 'short' ? shortFringe(at) : partedFringe(at, isChild(body)), hair === 'short' ? 0.014 : 0.022)
  }
  if (hair === 'long') {
    for (const side of [1, -1]) {
      locks([
        [[at(0.02, 0.09, 0.05 * side), at(0.018, 0.03, 0.083 * side), at(0.0, -0.07, 0.082 * side), at(0.01, -0.16, 0.078 * side), at(0.03, -0.23, 0.066 * side)], 0.024, 0.016],
        [[at(-0.02, 0.09, 0.05 * side), at(-0.025, 0.0, 0.083 * side), at(-0.04, -0.09, 0.085 * side), at(-0.035, -0.19, 0.082 * side), at(-0.04, -0.27, 0.074 * side)], 0.034, 0.022],
        [[at(-0.075, 0.05, 0.04 * side), at(-0.09, -0.04, 0.05 * side), at(-0.088, -0.14, 0.052 * side), at(-0.085, -0.29, 0.045 * side)], 0.042, 0.026],
      ], 0.026)
    }
    locks([[[at(-0.09, 0.05), at(-0.105, -0.06), at(-0.1, -0.16), at(-0.095, -0.3)], 0.042, 0.026]], 0.026)
  }
  if (hair === 'bob') {
    for (const side of [1, -1]) {
      locks([
        [[at(0.02, 0.09, 0.05 * side), at(0.016, 0.03, 0.084 * side), at(0.002, -0.05, 0.086 * side), at(0.018, -0.105, 0.07 * side)], 0.026, 0.016],
        [[at(-0.03, 0.08, 0.05 * side), at(-0.035, 0.0, 0.085 * side), at(-0.035, -0.1, 0.08 * side)], 0.036, 0.022],
        [[at(-0.08, 0.05, 0.04 * side), at(-0.09, -0.04, 0.045 * side), at(-0.075, -0.115, 0.04 * side)], 0.042, 0.026],
      ], 0.016)
    }
  }
  if (hair === 'bun') solid.ball('head', at(-0.118, 0.072), [0.046 * s, 0.046 * s, 0.05 * s], 'hair', { melt: 0.01 * s }).ring('head', at(-0.095, 0.065), 'x', 0.03 * s, 0.01 * s, 'hair', { turn: [0, 0, -0.5], melt: 0.008 * s })
  if (hair === 'ponytail') {
    solid.chain('head', [at(-0.1, 0.07), at(-0.15, 0.05), at(-0.17, -0.05), at(-0.15, -0.17), at(-0.16, -0.22)], [0.024 * s, 0.04 * s, 0.036 * s, 0.022 * s, 0.006 * s], 'hair', { melt: 0.012 * s })
  }
  if (beard) {
    if (beard === 'long') solid.chain('head', [at(0.066, -0.1), at(0.092, -0.2), at(0.082, -0.33)], [0.055 * s, 0.06 * s, 0.014 * s], 'hair', { melt: 0.03 * s })
    solid
      .ball('head', at(0.05, -0.098), [0.048 * s, 0.044 * s, 0.05 * s], 'hair', { melt: 0.02 * s })
      .limb('head', at(0.092, -0.0455, 0.022), at(0.092, -0.0455, -0.022), 0.0085 * s, 0.0085 * s, 'hair', { melt: 0.008 * s })
      .ball('head', at(0.098, -0.058), [0.016 * s, 0.011 * s, 0.024 * s], 'hair', { role: 'cuts', melt: 0.006 * s })
    solid.both((side) => side.limb('head', at(0.008, -0.015, 0.068), at(0.05, -0.085, 0.042), 0.012 * s, 0.024 * s, 'hair'))
  }
  return solid
}

type At = (x: number, y: number, z?: number) => Point

/** Swept from a parting on the left, standing up a little at the front. */
function shortFringe(at: At): Lock[] {
  const part = 0.036
  return [
    ...[-0.062, -0.044, -0.026, -0.008, 0.01, 0.028].map((z, i): Lock => [
      [at(-0.02 - 0.006 * i, 0.125, part - 0.011 * (5 - i)), at(0.038, 0.123 - 5 * z * z, z * 0.9), at(0.07 - 5 * z * z, 0.102 - 6 * z * z, z - 0.006), at(0.079 - 6 * z * z, 0.083 - 5 * z * z, z - 0.016)], 0.017, 0.007,
    ]),
    [[at(0.0, 0.118, part), at(0.036, 0.1, 0.054), at(0.04, 0.07, 0.067)], 0.013, 0.007],
  ]
}

/** Falls to both sides from a parting near the middle; a child's covers more of the forehead. */
function partedFringe(at: At, isYoung: boolean): Lock[] {
  const low = isYoung ? 0.012 : 0
  const side = (s: 1 | -1): Lock[] => [
    [[at(0.012, 0.134, 0.014), at(0.058, 0.111, 0.014 + 0.01 * s), at(0.077, 0.086 - low, 0.014 + 0.022 * s), at(0.068, 0.064 - low, 0.01 + 0.046 * s), at(0.04, 0.036, 0.003 + 0.07 * s)], 0.012, 0.009],
    [[at(-0.012, 0.136, 0.014), at(0.036, 0.117, 0.012 + 0.026 * s), at(0.054, 0.085, 0.008 + 0.052 * s), at(0.04, 0.05, 0.003 + 0.074 * s), at(0.012, 0.012, 0.083 * s)], 0.014, 0.01],
    [[at(-0.045, 0.132, 0.01), at(0.0, 0.112, 0.046 * s), at(0.006, 0.065, 0.076 * s), at(-0.012, 0.01, 0.084 * s)], 0.016, 0.012],
  ]
  return [...side(1), ...side(-1)]
}
