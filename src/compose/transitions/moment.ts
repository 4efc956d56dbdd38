import type { Frame } from '../frame.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface TransitionMoment {
  /**
   * 0 (all outgoing) to 1 (all incoming). The first frame of a transition of n frames has progress 1/(n+1): no frame
   * of it repeats its neighbours outside.
   */
  readonly progress: number
  /** How much of the progress one frame makes; what moves is blurred by it. */
  readonly step: number
}

/** Composes one moment into `incoming`. */
export type DrawTransition = (outgoing: Frame, incoming: Frame, moment: TransitionMoment) => void

/** Where something moves to. */
export type Direction = 'left' | 'right' | 'up' | 'down'

/** Perlin's quintic: speed and acceleration are 0 at both ends. */
export function smooth(t: number): number {
  return t * t * t * (t * (6 * t - 15) + 10)
}

/** The speed of {@link smooth}: 1.875 in the middle. */
export function smoothSpeed(t: number): number {
  return 30 * t * t * (1 - t) * (1 - t)
}
