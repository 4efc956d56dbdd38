/** A head: skull, jaw, nose, ears, neck. Everything relative to the middle of the skull, at an adult's size. */
import { type Point, add, times } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import type { Body } from './body.ts'

/** Maps a point given around the skull's middle into the figure. */
export type OnHead = (x: number, y: number, z?: number) => Point

export function onHead(body: Body): { at: OnHead; size: number } {
  const size = body.scale * body.build.head
  return { size, at: (x, y, z = 0) => add(body.head, times([x, y, z], size)) }
}

export function isChild({ build }: Body): boolean {
  return build.head > 1.2
}

/** @param smile - See `FaceStyle`: it lifts the cheeks. */
export function headSolid(body: Body, smile: number): Solid {
  const { at, size: s } = onHead(body)
  const young = isChild(body)
  const isSoft = body.build.bust > 0 || young
  const slim = isSoft ? 0.86 : 1
  const jaw = young ? 0.9 : isSoft ? 0.86 : 1.02
  const nose = young ? 0.8 : isSoft ? 0.9 : 1.06
  const solid = new Solid(0.022 * s)
    .limb('chest', add(body.neck, [-0.016, -0.05, 0]), at(-0.026, -0.1), 0.056 * body.scale * slim, 0.047 * body.scale * slim, 'skin')
    .limb('head', at(-0.03, -0.14), at(-0.022, -0.05), 0.047 * s * slim, 0.05 * s, 'skin')
    .ball('head', at(-0.012, 0.032), [0.1 * s, 0.097 * s, 0.078 * s], 'skin')
    .ball('head', at(0.03, 0.045), [0.057 * s, 0.055 * s, 0.063 * s], 'skin') // forehead
    .ball('head', at(0.02, -0.022), [0.066 * s, 0.08 * s, 0.061 * s], 'skin')
    .ball('head', at(0.068 - 0.004 * Number(young), young ? -0.087 : isSoft ? -0.094 : -0.099), [0.02 * s, 0.017 * s, 0.021 * s * jaw], 'skin', { melt: 0.035 * s }) // chin
    .ball('head', at(0.07, -0.058), [0.02 * s, 0.027 * s, 0.03 * s], 'skin', { melt: 0.028 * s }) // mouth
  solid.both((side) => {
    side
      .limb('head', at(-0.004, -0.05, 0.054 * jaw), at(0.058, young ? -0.087 : isSoft ? -0.094 : -0.1, 0.016 * jaw), 0.017 * s, 0.017 * s, 'skin', { melt: 0.034 * s }) // jaw
      .ball('head', at(0.053, (young ? -0.03 : -0.02) + 0.005 * smile, young ? 0.041 : 0.037), [(0.026 + 0.003 * smile) * s, 0.021 * s, 0.021 * s], 'skin', { melt: 0.03 * s }) // cheek
      .limb('head', at(0.08, 0.034, 0.012), at(0.066, 0.034, 0.05), (isSoft ? 0.008 : 0.011) * s, 0.008 * s, 'skin', { melt: 0.022 * s }) // brow
      .ball('head', at(0.101, 0.0085, 0.033), [0.026 * s, 0.0135 * s, 0.024 * s], 'skin', { role: 'cuts', melt: 0.013 * s })
      .ball('head', at(-0.014, 0.0, 0.079), [0.018 * s, 0.03 * s, 0.01 * s], 'skin', { turn: [0.1, -0.4, -0.18], melt: 0.007 * s })
      .ball('head', at(-0.006, 0.003, 0.09), [0.009 * s, 0.017 * s, 0.007 * s], 'skin', { role: 'cuts', turn: [0.1, -0.4, -0.18], melt: 0.006 * s })
    return side
  })
  solid
    .limb('head', at(0.081, 0.016), at(0.084 + 0.016 * nose, -0.019), 0.0062 * s * nose, 0.0075 * s * nose, 'skin', { melt: 0.017 * s })
    .ball('head', at(0.086 + 0.016 * nose, -0.0235), [0.0105 * s * nose, 0.0095 * s * nose, 0.0105 * s * nose], 'skin', { melt: 0.009 * s })
  return solid.both((side) => side.ball('head', at(0.078 + 0.013 * nose, -0.0275, 0.0108 * nose), [0.0095 * s, 0.0068 * s, 0.007 * s * nose], 'skin', { melt: 0.008 * s }))
}
