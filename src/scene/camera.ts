/** Evaluates a camera path and maps between space and the frame. Shared by the painter and by subjects. */
import type { CameraPath, CameraPose, Vec3 } from './shot-plan.ts'

/** Size of a frame and how the scene maps onto it. */
export interface FrameShape {
  readonly width: number
  readonly height: number
  /** Pixels of one unit of the image plane: equals the height at 16:9, the width at 9:16. */
  readonly scale: number
  /** 1 at 16:9, smaller in portrait: multiplies the x of whatever must stay in the frame. */
  readonly hero: number
}

export function frameShape(width: number, height: number): FrameShape {
  const scale = 0.75 * Math.sqrt(width * height)
  return { width, height, scale, hero: width / scale / (16 / 9) }
}

/** The pose at a time in seconds of the clip. */
export function cameraAt(path: CameraPath, timeS: number): CameraPose {
  const part = eased(timeS / path.durationS, path.ease)
  const { pose, travel } = path
  const sway: Vec3 = [
    path.sway * Math.sin(timeS * 0.73),
    path.sway * 0.6 * Math.sin(timeS * 0.91 + 1.3),
    0,
  ]
  const moved = travel.position ?? [0, 0, 0]
  return {
    position: [
      pose.position[0] + moved[0] * part + sway[0],
      pose.position[1] + moved[1] * part + sway[1],
      pose.position[2] + moved[2] * part + sway[2],
    ],
    focal: pose.focal + (travel.focal ?? 0) * part,
    horizon: pose.horizon + (travel.horizon ?? 0) * part,
    pan: pose.pan + (travel.pan ?? 0) * part,
  }
}

/**
 * 0…1 over the move with a slow start and end; `ease` blends from constant speed (0) to rest at both ends
 * (1). Outside [0, 1] it continues in a straight line, so that the handles of a clip keep moving.
 */
export function eased(part: number, ease: number): number {
  const endSlope = 1 - ease
  if (part < 0) return part * endSlope
  if (part > 1) return 1 + (part - 1) * endSlope
  return part * endSlope + part * part * (3 - 2 * part) * ease
}

/** A point in space → pixels from the frame's upper left corner, and pixels per metre at its depth. */
export function projectPoint(
  point: Vec3,
  camera: CameraPose,
  shape: FrameShape,
): { x: number; y: number; pixelsPerMetre: number } {
  const depth = point[2] - camera.position[2]
  const perUnit = (camera.focal * shape.scale) / depth
  return {
    x: shape.width / 2 + camera.pan * shape.scale + (point[0] - camera.position[0]) * perUnit,
    y: shape.height / 2 - camera.horizon * shape.height - (point[1] - camera.position[1]) * perUnit,
    pixelsPerMetre: perUnit,
  }
}
