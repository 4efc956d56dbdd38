/** How a sound comes in or goes out. */
export interface Fade {
  readonly durationMs: number
  /**
   * `equal-power`: two different sounds that cross keep their loudness. `linear`: two parts of one sound do.
   * `smooth`: into or out of silence.
   */
  readonly shape: 'equal-power' | 'linear' | 'smooth'
}

/** Too short to hear as a fade, long enough that no edge clicks. */
export const clickFreeMs = 8

/** @param along - 0 at the silent end, 1 at the loud one. */
export function fadeGain(shape: Fade['shape'], along: number): number {
  if (along <= 0) return 0
  if (along >= 1) return 1
  if (shape === 'linear') return along
  if (shape === 'equal-power') return Math.sin((along * Math.PI) / 2)
  return 0.5 - 0.5 * Math.cos(along * Math.PI)
}
