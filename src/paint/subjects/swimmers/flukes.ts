/** A whale's tail as it is seen when the whale dives: the stem rises, the flukes stand, lean over and go down. */
import type { Figure, FigureMaker, Moment, Pose } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { placedFrame } from '../pose.ts'
import { sheet } from '../shape/forms.ts'
import { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'
import { splash } from './leap.ts'

const roundS = 8.5
/** From tip to tip. */
const spanM = 5.6
const forkY = 2.7

/** Seen from behind: the flukes lie across the way it swims. */
export function flukes(inks: Inks): FigureMaker {
  return (pixelM) => {
    const mesh = new Mesh()
    const solid = new Solid(0.2)
      .limb('tail', [0.9, -1.8, 0], [0.3, 0.7, 0], 1.25, 0.62, 'back')
      .limb('tail', [0.3, 0.7, 0], [0, forkY - 0.35, 0], 0.62, 0.24, 'back')
      .ball('tail', [0, forkY - 0.1, 0], [0.2, 0.4, 0.42], 'back')
    addSurface(mesh, solid, { cell: Math.max(0.06, Math.min(0.2, pixelM * 4)), bend: 0.2, shadeReach: 0.4 })
    for (const side of [1, -1]) {
      for (const face of [1, -1]) {
        // Each half: a leading edge swept back, a hollow trailing edge with a notch in the middle.
        sheet(mesh, 15, 9, (out, across): Point => {
          const z = out * (spanM / 2)
          const front = forkY - 0.5 + 0.78 * out ** 0.85 + 0.22 * Math.sin(Math.PI * out)
          const back = forkY + 0.32 + 0.5 * Math.sin(Math.PI * Math.min(1, out * 1.12)) * (1 - out * 0.45) + 0.02 * Math.sin(out * 31)
          const y = front + (Math.max(back, front + 0.03) - front) * across
          const thick = 0.13 * (1 - out) * Math.sin(Math.PI * Math.min(1, across + 0.08)) + 0.012
          const bow = -0.35 * out ** 1.6
          return [face * thick + bow, y, side * z]
        }, { bone: 'tail', ink: face > 0 ? 'back' : 'under' })
      }
    }
    return { mesh, inks, rest: {}, move: diving } satisfies Figure
  }
}

function diving({ timeS, phase }: Moment): Pose {
  const round = timeS / roundS + phase + 0.12
  const t = (round - Math.floor(round)) * roundS
  const eased = (x: number): number => {
    const u = Math.max(0, Math.min(1, x))
    return u * u * (3 - 2 * u)
  }
  const up = eased(t / 2) - eased((t - 5.4) / 2.2)
  // It comes up leaning toward its back, stands, and goes down nearly upright.
  const tip = 1.0 * (1 - eased(t / 2.2)) - 0.12 * eased((t - 2.2) / 3) + 0.03 * Math.sin(t * 1.7)
  const tail = placedFrame([0, -4.2 + 4.1 * up, 0], 0, tip, 0.03 * Math.sin(timeS * 0.6))
  const puffs = [...splash(spanM * 1.2, t - 0.5, 0, 0.4), ...splash(spanM * 1.4, t - 6.2, 0, 0.5)]
  return { frames: { tail }, contacts: [], puffs }
}
