/** A subject of a plan at a moment: where it is, which way it faces, how its figure and who rides it are there. */
import type { Ground } from '../../scene/ground.ts'
import type { SubjectUse, Vec3 } from '../../scene/shot-plan.ts'
import { type Figure, type Moment, type Pose, boneBoxes, poseMatrices } from './figure.ts'
import { type Frame, frameIn, inFrame, placeMatrices, placedFrame } from './pose.ts'
import type { Point } from './shape/point.ts'

type Boxes = ReturnType<typeof boneBoxes>

export interface Staged {
  readonly use: SubjectUse
  readonly figure: Figure
  /** Who rides it. */
  readonly rider: Figure | null
  /** Of the figure and of the rider. */
  readonly boxes: readonly Boxes[]
}

export interface StagedView {
  /** Where the figure's own origin is, with its axes. */
  readonly frame: Frame
  readonly pose: Pose
  /** Of the figure's bones and of the rider's, in the world. */
  readonly matrices: readonly Float32Array[]
  /** Points of the world that all of it lies between. */
  readonly corners: readonly Vec3[]
}

export function stage(use: SubjectUse, figure: Figure, rider: Figure | null = null): Staged {
  return { use, figure, rider, boxes: [figure, ...(rider ? [rider] : [])].map(({ mesh }) => boneBoxes(mesh)) }
}

export function viewAt({ use, figure, rider, boxes }: Staged, timeS: number, ground: Ground): StagedView {
  const { heading, speed, phase, size = 1 } = use
  const gone = speed * timeS
  const [ahead, aside] = [Math.cos(heading), Math.sin(heading)]
  const x = use.x + ahead * gone
  const z = use.z + aside * gone
  const y = use.y ?? ground(x, z)
  const facing = heading + (use.turn ?? 0)
  const frame = placedFrame([x, y, z], facing)
  const moment: Moment = {
    timeS,
    phase,
    speed: speed / size,
    gone: gone / size,
    action: use.action ?? null,
    viewer: Math.atan2(-Math.cos(facing), -Math.sin(facing)),
    // Its left is away from the heading by a quarter turn: (−sin, cos).
    ground: (forward, left) => {
      if (use.y !== undefined) return 0
      const [f, l] = [forward * size, left * size]
      return (ground(x + ahead * f - aside * l, z + aside * f + ahead * l) - y) / size
    },
  }
  const pose = figure.move(moment)
  const matrices = [placeMatrices(poseMatrices(figure, pose), frame, size)]
  if (rider && figure.seat) {
    const seat = figure.seat(pose)
    const at = frameIn(scaled(frame, size), seat)
    const seated = rider.move({ ...moment, action: 'ride', speed: 0, gone: 0, ground: () => 0 })
    matrices.push(placeMatrices(poseMatrices(rider, seated), unscaled(at), size))
  }
  const corners: Vec3[] = []
  for (const [i, each] of matrices.entries()) {
    for (const [bone, box] of boxes[i]!.entries()) {
      if (!box) continue
      for (let k = 0; k < 8; k++) corners.push(moved(each, bone * 12, [box[k & 1]![0], box[(k >> 1) & 1]![1], box[k >> 2]![2]]))
    }
  }
  return { frame, pose, matrices, corners }
}

/** A point of a figure's pose in the world. */
export function placeInWorld({ frame }: StagedView, use: SubjectUse, point: Point): Vec3 {
  const size = use.size ?? 1
  return inFrame(frame, [point[0] * size, point[1] * size, point[2] * size])
}

function scaled({ origin, x, y, z }: Frame, size: number): Frame {
  const by = (axis: Point): Point => [axis[0] * size, axis[1] * size, axis[2] * size]
  return { origin, x: by(x), y: by(y), z: by(z) }
}

function unscaled({ origin, x, y, z }: Frame): Frame {
  const by = (axis: Point): Point => {
    const l = Math.hypot(...axis)
    return [axis[0] / l, axis[1] / l, axis[2] / l]
  }
  return { origin, x: by(x), y: by(y), z: by(z) }
}

function moved(matrices: Float32Array, at: number, [x, y, z]: Point): Vec3 {
  const row = (k: number): number =>
    matrices[at + k * 4]! * x + matrices[at + k * 4 + 1]! * y + matrices[at + k * 4 + 2]! * z + matrices[at + k * 4 + 3]!
  return [row(0), row(1), row(2)]
}
