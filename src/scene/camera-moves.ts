/** The camera moves a prompt can ask for, scaled to what a place allows. */
import type { CameraMove } from './description.ts'
import type { SettingShot } from './settings/setting.ts'
import type { CameraPath } from './shot-plan.ts'

type Reach = SettingShot['reach']
type Travel = CameraPath['travel']

const moveTravel: Record<Exclude<CameraMove, 'handheld'>, (path: CameraPath, reach: Reach) => Travel> = {
  still: () => ({}),
  'push-in': (_, { z }) => ({ position: [0, 0, z] }),
  'pull-back': (_, { z }) => ({ position: [0, 0, -z] }),
  'truck-left': (_, { x }) => ({ position: [-x, 0, 0] }),
  'truck-right': (_, { x }) => ({ position: [x, 0, 0] }),
  'crane-up': (_, { y }) => ({ position: [0, y, 0] }),
  'crane-down': (_, { y }) => ({ position: [0, -y, 0] }),
  'pan-left': () => ({ pan: 0.5 }),
  'pan-right': () => ({ pan: -0.5 }),
  'tilt-up': () => ({ horizon: -0.16 }),
  'tilt-down': () => ({ horizon: 0.16 }),
  'zoom-in': ({ pose }) => ({ focal: pose.focal * 0.35 }),
  'zoom-out': ({ pose }) => ({ focal: pose.focal * -0.28 }),
}

/** Moves that go against the composed framing start before it, so that they end or pass through it. */
const endsOnPose: ReadonlySet<CameraMove> = new Set<CameraMove>(['pull-back', 'zoom-out', 'crane-down'])
const centredOnPose: ReadonlySet<CameraMove> = new Set<CameraMove>([
  'truck-left', 'truck-right', 'pan-left', 'pan-right', 'tilt-up', 'tilt-down',
])

/**
 * The setting's camera with the move that was asked for; without one, its own.
 *
 * @param alongX - Sideways travel that is kept whatever the move, metres.
 */
export function movedCamera(path: CameraPath, move: CameraMove | null, reach: Reach, alongX = 0): CameraPath {
  if (move === null) return path
  if (move === 'handheld') return { ...path, sway: 0.035 }
  const travel = moveTravel[move](path, reach)
  const back = endsOnPose.has(move) ? 1 : centredOnPose.has(move) ? 0.5 : 0
  const { position = [0, 0, 0], focal = 0, horizon = 0, pan = 0 } = travel
  const { pose } = path
  return {
    ...path,
    travel: alongX === 0 ? travel : { ...travel, position: [position[0] + alongX, position[1], position[2]] },
    // Who is followed goes at an even pace, and so does what follows.
    ease: alongX === 0 ? 0.6 : 0,
    pose: {
      position: [
        pose.position[0] - position[0] * back,
        pose.position[1] - position[1] * back,
        pose.position[2] - position[2] * back,
      ],
      focal: pose.focal - focal * back,
      horizon: pose.horizon - horizon * back,
      pan: pose.pan - pan * back,
    },
  }
}
