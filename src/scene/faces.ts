/** Where the heads of the people of a shot are in its picture. */
import { type FrameShape, cameraAt, projectPoint } from './camera.ts'
import type { Group } from './cast.ts'
import type { Ground } from './ground.ts'
import type { CameraPath, SubjectUse } from './shot-plan.ts'

/** A part of the picture, in units of the image plane from its middle: right, up, half its width and half its height. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly wide: number
  readonly tall: number
}

/** Middle of a head, part of the height. */
const headPart = 0.9
const seatedPart = 0.62
/** Half of what is kept around a head, part of the person's height. */
const aroundPart = 0.13

/** @returns What holds all heads over the whole clip, no more than the picture; null when there are none. */
export function facesOf(cast: readonly Group[], subjects: readonly SubjectUse[], camera: CameraPath, frame: FrameShape, ground: Ground): Region | null {
  const people = new Map(cast.filter(({ row }) => row.isPerson).flatMap(({ row, members }) => members.map(({ kind }) => [kind, row.size[0]] as const)))
  const boxes = subjects.flatMap((subject) => {
    const tall = (people.get(subject.kind) ?? 0) * (subject.size ?? 1)
    if (tall === 0) return []
    const high = tall * headPart * (subject.action === 'sit' || subject.action === 'read' ? seatedPart : 1)
    return [0, 0.5, 1].map((part) => {
      const timeS = part * camera.durationS
      const x = subject.x + Math.cos(subject.heading) * subject.speed * timeS
      const z = subject.z + Math.sin(subject.heading) * subject.speed * timeS
      const at = projectPoint([x, (subject.y ?? ground(x, z)) + high, z], cameraAt(camera, timeS), frame)
      const around = (tall * aroundPart * at.pixelsPerMetre) / frame.scale
      return { x: (at.x - frame.width / 2) / frame.scale, y: (frame.height / 2 - at.y) / frame.scale, around }
    })
  })
  if (boxes.length === 0) return null
  const [halfWidth, halfHeight] = [frame.width / frame.scale / 2, frame.height / frame.scale / 2]
  const range = (axis: 'x' | 'y', limit: number): readonly [number, number] => [
    Math.max(-limit, Math.min(...boxes.map((box) => box[axis] - box.around))), Math.min(limit, Math.max(...boxes.map((box) => box[axis] + box.around))),
  ]
  const [left, right] = range('x', halfWidth)
  const [low, high] = range('y', halfHeight)
  return { x: (left + right) / 2, y: (low + high) / 2, wide: Math.max(0, (right - left) / 2), tall: Math.max(0, (high - low) / 2) }
}
