/** A head: skull, face, ears, hair. Everything relative to the middle of the skull, at an adult's size. */
import type { Mesh } from '../shape/mesh.ts'
import { globe } from '../shape/forms.ts'
import { type Point, add, times } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import type { Body } from './body.ts'
import type { Outfit } from './outfit.ts'

/** Maps a point given around the skull's middle into the figure. */
export type OnHead = (x: number, y: number, z?: number) => Point

export function onHead(body: Body): { at: OnHead; size: number } {
  const size = body.scale * body.build.head
  return { size, at: (x, y, z = 0) => add(body.head, times([x, y, z], size)) }
}

export function headSolid(body: Body): Solid {
  const { at, size: s } = onHead(body)
  const isSoft = body.build.bust > 0 || body.build.head > 1.2
  const slim = isSoft ? 0.87 : 1
  const solid = new Solid(0.022 * s)
    .limb('chest', add(body.neck, [-0.012, -0.03, 0]), at(-0.026, -0.1), 0.058 * body.scale * slim, 0.05 * body.scale * slim, 'skin')
    .limb('head', at(-0.026, -0.13), at(-0.02, -0.06), 0.05 * s * slim, 0.05 * s, 'skin')
    .ball('head', at(-0.012, 0.03), [0.1 * s, 0.098 * s, 0.078 * s], 'skin')
    .ball('head', at(0.022, -0.022), [0.067 * s, 0.08 * s, 0.06 * s], 'skin')
    .limb('head', at(0.03, -0.08, 0.026 * slim), at(0.03, -0.08, -0.026 * slim), 0.026 * s, 0.026 * s, 'skin', { melt: 0.05 * s }) // jaw
    .ball('head', at(0.062, -0.094), [0.022 * s, 0.02 * s, 0.021 * s * slim], 'skin', { melt: 0.035 * s }) // chin
    .limb('head', at(0.084, 0.012), at(0.1, -0.022), 0.0085 * s, 0.0105 * s * slim, 'skin', { melt: 0.016 * s }) // nose
    .ball('head', at(0.079, -0.058), [0.014 * s, 0.02 * s, 0.024 * s], 'skin', { melt: 0.02 * s }) // mouth
  solid.both((side) =>
    side
      .ball('head', at(0.092, -0.028, 0.009), [0.01 * s, 0.007 * s, 0.008 * s], 'skin', { melt: 0.01 * s }) // nostril
      .ball('head', at(0.058, -0.026, 0.034), [0.026 * s, 0.022 * s, 0.02 * s], 'skin', { melt: 0.03 * s }) // cheek
      .limb('head', at(0.082, 0.036, 0.014), at(0.068, 0.036, 0.05), 0.01 * s, 0.009 * s, 'skin', { melt: 0.02 * s }) // brow
      .ball('head', at(0.093, 0.01, 0.031), [0.016 * s, 0.011 * s, 0.017 * s], 'skin', { role: 'cuts', melt: 0.014 * s })
      .ball('head', at(-0.012, 0.0, 0.078), [0.017 * s, 0.028 * s, 0.01 * s], 'skin', { turn: [0.1, -0.35, -0.15], melt: 0.008 * s }),
  )
  return solid
    .limb('head', at(0.095, -0.059, 0.014), at(0.095, -0.059, -0.014), 0.0095 * s, 0.0095 * s, 'lips', { role: 'paints', melt: 0.008 * s })
}

/** Eyeballs set deep, each under a lid. */
export function addEyes(mesh: Mesh, body: Body): void {
  const { at, size: s } = onHead(body)
  for (const side of [1, -1]) {
    globe(mesh, at(0.0675, 0.009, 0.0305 * side), 0.0148 * s, { bone: 'head', ink: 'eyeWhite' }, 10)
    globe(mesh, at(0.0745, 0.0085, 0.0315 * side), [0.0098 * s, 0.0098 * s, 0.0084 * s], { bone: 'head', ink: 'eye' }, 10)
    globe(mesh, at(0.067, 0.0165, 0.0305 * side), [0.0162 * s, 0.0118 * s, 0.0172 * s], { bone: 'head', ink: 'skin' }, 12)
  }
}

export function browSolid(body: Body): Solid {
  const { at, size: s } = onHead(body)
  return new Solid(0.004 * s).both((side) =>
    side
      .limb('head', at(0.0915, 0.036, 0.018), at(0.087, 0.0405, 0.034), 0.0038 * s, 0.0042 * s, 'hair')
      .limb('head', at(0.087, 0.0405, 0.034), at(0.0745, 0.036, 0.05), 0.0042 * s, 0.0026 * s, 'hair'),
  )
}

/** Grown over the skull; a hat hides what is above its rim. */
export function hairSolid(body: Body, { hair, beard, hat }: Outfit): Solid {
  const { at, size: s } = onHead(body)
  const solid = new Solid(0.03 * s)
  const isUnderHat = hat !== undefined && hat !== 'crown' && hat !== 'veil'
  if (hair !== 'none') {
    const lift = isUnderHat ? 0 : 0.012
    solid
      .ball('head', at(-0.024, 0.045 + lift / 2), [(0.099 + lift) * s, (0.085 + lift) * s, (0.083 + lift) * s], 'hair')
      .ball('head', at(-0.06, -0.01), [0.06 * s, 0.075 * s, 0.074 * s], 'hair')
    if (!isUnderHat) {
      // The hairline: a fringe that is swept to one side.
      solid
        .limb('head', at(0.055, 0.098, 0.03), at(0.07, 0.085, -0.02), 0.024 * s, 0.02 * s, 'hair')
        .limb('head', at(0.06, 0.09, -0.02), at(0.03, 0.06, -0.07), 0.02 * s, 0.014 * s, 'hair')
        .limb('head', at(0.05, 0.095, 0.04), at(0.02, 0.05, 0.073), 0.02 * s, 0.013 * s, 'hair')
    }
    // The face stays free.
    solid.ball('head', at(0.085, -0.03), [0.085 * s, 0.105 * s, 0.085 * s], 'hair', { role: 'cuts', melt: 0.02 * s })
    solid.both((side) => side.ball('head', at(0.0, -0.015, 0.1), [0.03 * s, 0.045 * s, 0.035 * s], 'hair', { role: 'cuts', melt: 0.015 * s }))
  }
  if (hair === 'long') {
    solid.both((side) =>
      side
        .chain('head', [at(-0.03, 0.03, 0.07), at(-0.045, -0.07, 0.078), at(-0.05, -0.16, 0.07), at(-0.05, -0.24, 0.055)], [0.036 * s, 0.04 * s, 0.02 * s], 'hair')
        .chain('head', [at(-0.085, 0.0, 0.03), at(-0.09, -0.1, 0.035), at(-0.085, -0.25, 0.03)], [0.05 * s, 0.05 * s, 0.022 * s], 'hair'),
    )
  }
  if (hair === 'bun') solid.ball('head', at(-0.115, 0.075), [0.05 * s, 0.05 * s, 0.052 * s], 'hair', { melt: 0.012 * s })
  if (hair === 'ponytail') {
    solid.chain('head', [at(-0.1, 0.07), at(-0.15, 0.05), at(-0.165, -0.05), at(-0.15, -0.17)], [0.026 * s, 0.04 * s, 0.034 * s, 0.01 * s], 'hair', { melt: 0.015 * s })
  }
  if (beard) {
    if (beard === 'long') solid.chain('head', [at(0.07, -0.1), at(0.1, -0.2), at(0.09, -0.33)], [0.055 * s, 0.06 * s, 0.014 * s], 'hair', { melt: 0.03 * s })
    solid
      .ball('head', at(0.05, -0.095), [0.046 * s, 0.05 * s, 0.05 * s], 'hair', { melt: 0.02 * s })
      .limb('head', at(0.1, -0.048, 0.026), at(0.1, -0.048, -0.026), 0.011 * s, 0.011 * s, 'hair', { melt: 0.01 * s })
    solid.both((side) => side.limb('head', at(0.01, -0.02, 0.07), at(0.045, -0.085, 0.045), 0.012 * s, 0.026 * s, 'hair'))
  }
  return solid
}
