/** Where a walking person of a plan is at a moment, and how they look from the camera. */
import type { SubjectUse } from '../../scene/shot-plan.ts'
import { DrawList } from './draw-list.ts'
import { type Gait, gaitAtSpeed, walkingSpeed } from './gait.ts'
import type { Ground } from '../../scene/ground.ts'
import type { Person } from './people.ts'
import { type Outfit, drawPerson } from './person-figure.ts'
import { type WalkingPose, walkingPose } from './walking-pose.ts'

/**
 * Walking begins this long before the clip's time 0, so that negative times of its handle are still a walk.
 */
const leadS = 60

export interface Stroller {
  readonly use: SubjectUse
  readonly person: Person
  readonly outfit: Outfit
  readonly gait: Gait
}

/**
 * @param use - `inks` replace colours of the outfit by their names; names that it lacks are ignored.
 */
export function stroller(use: SubjectUse, person: Person): Stroller {
  const known = Object.entries(use.inks ?? {}).filter(([name]) => name in person.outfit)
  const outfit: Outfit = { ...person.outfit, ...Object.fromEntries(known) }
  return { use, person, outfit, gait: gaitAtSpeed(person.walk.gait, Math.abs(use.speed)) }
}

export interface StrollerView {
  /** World x of the pelvis. */
  readonly x: number
  /** Height of the ground there. */
  readonly groundY: number
  readonly pose: WalkingPose
  readonly list: DrawList
  /** The figure faces −x. */
  readonly isMirrored: boolean
}

/**
 * @param ground - Of the setting.
 * @param farRiseM - See {@link walkingPose}.
 */
export function strollerAt(each: Stroller, timeS: number, ground: Ground, farRiseM: number): StrollerView {
  const { use, person, outfit, gait } = each
  const isMirrored = Math.cos(use.heading) < 0
  const direction = isMirrored ? -1 : 1
  // The gait walks toward +x; whoever walks the other way does so in a mirrored world.
  const line = (x: number): number => ground(direction * x, use.z)
  const speed = walkingSpeed(gait)
  const startX = direction * use.x - speed * leadS
  const pose = walkingPose(
    { ...person.walk, gait, hasPole: person.build.hasPole },
    startX,
    timeS + leadS,
    use.phase,
    line,
    farRiseM,
  )
  const list = new DrawList(isMirrored)
  drawPerson(list, pose, outfit, person.build)
  const x = direction * (startX + speed * (timeS + leadS))
  return { x, groundY: ground(x, use.z), pose, list, isMirrored }
}
