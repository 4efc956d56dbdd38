/**
 * Between us and the painter child process: one JSON request on its standard input, raw I420 frames on its
 * standard output; when it fails, one JSON line on its standard error and exit code 1.
 */
import type { DriverChoice } from '../process/gpu-driver.ts'
import type { ShotPlan } from '../scene/shot-plan.ts'
import type { Fps } from '../time/time.ts'

export interface FrameRange {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: Fps
  /** Frame `n` shows the plan at `n / fps` seconds. */
  readonly firstFrame: number
  readonly frameCount: number
}

export interface PaintRequest extends FrameRange {
  readonly plan: ShotPlan
  readonly driver: DriverChoice
}

/** What a failing painter says: the fields of a ReelsmithError. */
export interface PaintFailure {
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}

/** Marks the failure among whatever the graphics driver prints. */
export const failurePrefix = 'painter-failure '
