/** When the feet of a figure come down: what its steps are heard by. */
import type { SubjectUse } from '../../scene/shot-plan.ts'
import { figureOf } from './figures.ts'

/** Feet are watched this often, times a second. */
const watchHz = 120
/** A foot has left the ground above the one, metres, and is back below the other. */
const lifted = 0.012
const landed = 0.003
/** Finer details than this don't move a foot. */
const coarsePixelM = 0.05

export interface Footfall {
  /** Seconds of the clip. */
  readonly atS: number
  /** Where the figure is at that moment, metres. */
  readonly x: number
  readonly z: number
}

/**
 * The moments of `[fromS, toS)` at which a walking or running figure sets down a foot, in order. None for what stands,
 * flies, swims or rolls.
 */
export function footfalls(use: SubjectUse, fromS: number, toS: number): Footfall[] {
  const make = figureOf(use.kind)
  if (!make || use.speed === 0 || use.y !== undefined) return []
  const figure = make(coarsePixelM, use.action ?? null)
  const { heading, speed, phase, size = 1 } = use
  const up: boolean[] = []
  const falls: Footfall[] = []
  for (let frame = Math.floor(fromS * watchHz); frame < toS * watchHz; frame++) {
    const timeS = frame / watchHz
    const gone = speed * timeS
    const { contacts } = figure.move({
      timeS, phase, speed: speed / size, gone: gone / size, action: use.action ?? null, ground: () => 0,
    })
    contacts.forEach(({ lift }, foot) => {
      if (lift > lifted) up[foot] = true
      else if (lift <= landed && up[foot]) {
        up[foot] = false
        falls.push({ atS: timeS, x: use.x + Math.cos(heading) * gone, z: use.z + Math.sin(heading) * gone })
      }
    })
  }
  return falls
}
