/** The ground that the subjects of a plan stand on. */
import type { ShotPlan } from '../../scene/shot-plan.ts'
import { meadowGround, meadowModule } from '../../scene/meadow-ground.ts'

/** Height in metres at a place; x to the right, z away from the camera. */
export type Ground = (x: number, z: number) => number

/** Settings whose ground is not the level y = 0 are recognised by the module that draws it. */
export function groundOf(plan: ShotPlan): Ground {
  const meadow = plan.modules.find(({ use }) => use === meadowModule)
  if (meadow) return meadowGround(meadow.with ?? {})
  return () => 0
}
